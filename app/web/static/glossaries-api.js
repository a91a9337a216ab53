// The stored glossaries, as `/glossaries` gives and takes them. A change names its terms only, so that what others wrote stays.
import { call, send } from "./api.js";
import { listGlossaries, tellChanged } from "./glossary-chosen.js";
import { addWords, t } from "./i18n.js";

addWords({
  en: { "glossary.term.emptied": "“{name}” had no other term; it is deleted." },
  fr: { "glossary.term.emptied": "« {name} » n’avait pas d’autre terme ; il est supprimé." },
});

// A request's body has a limit, of 1 MB unless it is set otherwise: a large glossary is put back in parts of this many units.
const PART = 200_000;
const TYPES = { tmx: "application/x-tmx+xml", xml: "application/x-tmx+xml", tsv: "text/tab-separated-values" };

/** Attributes of a field for a glossary's name. */
export const NAME = { name: "name", required: true, pattern: "[a-z0-9][a-z0-9_\\-]{0,63}", maxlength: 64, autocomplete: "off", spellcheck: "false" };

const path = (name) => `glossaries/${encodeURIComponent(name)}`;

/** Gives the terms of one: a Map of French to English. */
export async function readGlossary(name) {
  return new Map(Object.entries((await call(path(name))).terms));
}

/**
 * Changes terms: a Map of French to English, or to null for one that is taken out. With its last term a glossary goes.
 * Gives `{ terms, before }`: how many there are now, and a Map of what each of those that were named was until then.
 */
export async function changeTerms(name, changes) {
  const before = new Map();
  let terms = 0;
  for (const part of parts(changes)) {
    const answer = await changePart(name, part);
    for (const [french, english] of Object.entries(answer.before)) before.set(french, english);
    terms = answer.terms;
  }
  tellChanged(name);
  return { terms, before };
}

async function changePart(name, part) {
  try {
    return await call(path(name), { method: "PATCH", body: { terms: Object.fromEntries(part) } });
  } catch (error) {
    if (error.detail?.fault !== "no_terms") throw error;
    const before = await removeGlossary(name);
    return { terms: 0, before: Object.fromEntries(before) };
  }
}

function* parts(changes) {
  let part = [];
  let size = 0;
  for (const item of changes) {
    part.push(item);
    size += item[0].length + (item[1]?.length ?? 0) + 8;
    if (size > PART) {
      yield part;
      [part, size] = [[], 0];
    }
  }
  if (part.length) yield part;
}

/** Deletes one and gives the terms that it had. */
export async function removeGlossary(name) {
  const terms = await readGlossary(name);
  await send(path(name), { method: "DELETE" });
  tellChanged(name);
  return terms;
}

/**
 * Stores a file: CSV, TSV or TMX. replace: whether its terms take the place of those that were there. Gives
 * `{ added, changed, removed, undo }`: how many terms are new, have another English, are gone; undo: changes that take
 * it back.
 */
export async function importFile(name, file, replace) {
  const isThere = (await listGlossaries()).some((glossary) => glossary.name === name && glossary.terms !== null);
  const old = isThere ? await readGlossary(name) : new Map();
  const type = TYPES[file.name.split(".").at(-1).toLowerCase()] ?? "text/csv";
  await send(path(name), { method: replace ? "PUT" : "PATCH", body: file, headers: { "Content-Type": type } });
  const now = await readGlossary(name);
  tellChanged(name);
  const undo = difference(now, old);
  const count = (wanted) => [...undo.keys()].filter(wanted).length;
  const has = (french) => old.has(french) && now.has(french);
  return { added: count((french) => !old.has(french)), changed: count(has), removed: count((french) => !now.has(french)), undo };
}

/** What makes one Map of terms out of another. */
export function difference(from, to) {
  const changes = new Map();
  for (const french of from.keys()) if (!to.has(french)) changes.set(french, null);
  for (const [french, english] of to) if (from.get(french) !== english) changes.set(french, english);
  return changes;
}

/** Saves one to the person's disk. format: "csv", "tsv" or "tmx". */
export async function exportGlossary(name, format) {
  const file = await (await send(`${path(name)}?format=${format}`)).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${name}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What makes a glossary's name of any words: small letters, figures, "-" and "_"; "" where nothing of them can stand in one. */
export function nameFrom(words) {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9_-]+/g, "-").replace(/^[-_]+|[-_]+$/g, "").slice(0, 64);
}

/** Terms and searches as they are compared: without accents and case. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** One line, as the server keeps it. */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** What to say where a change took the last term. */
export const emptied = (name) => t("glossary.term.emptied", { name });
