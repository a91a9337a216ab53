// The glossaries that the server stores: their terms, edited in place; files in and out; everything with an undo.
import { call } from "./api.js";
import { $, el, fill, later } from "./dom.js";
import { changeTerms, difference, emptied, exportGlossary, NAME, oneLine, readGlossary, removeGlossary } from "./glossaries-api.js";
import { chosenGlossary, FIRST, listGlossaries, onGlossaryChanged } from "./glossary-chosen.js";
import { askForImport, onDrop } from "./glossary-import.js";
import { TermTable } from "./glossary-table.js";
import { addWords, number, t } from "./i18n.js";
import { keysOf, openShell, sayError, showDialog } from "./shell.js";
import { addUndo } from "./undo.js";

addWords({
  en: {
    "gl.glossary": "Glossary", "gl.size": "{name} ({n})", "gl.broken": "{name} (can’t be read)", "gl.new": "New…", "gl.import": "Import…", "gl.export": "Export", "gl.delete": "Delete the glossary",
    "gl.new.title": "A new glossary", "gl.new.name": "Name", "gl.new.note": "Small letters, figures, “-” and “_”. It is stored with its first term.",
    "gl.french": "French term", "gl.english": "Its English", "gl.add": "Add the term", "gl.search": "Search", "gl.key.add": "Add a term", "gl.key.search": "Search the terms", "gl.key.undo": "Take back the last change",
    "gl.key.move": "To the term below or above", "gl.key.delete": "Delete the term", "gl.key.escape": "Take back what was typed",
    "gl.readonly": "This server lets nobody change its glossaries from here. Whoever runs it changes them with “depeche glossary”, or sets DEPECHE_GLOSSARY_WRITABLE.",
    "gl.empty": "A glossary says how your newsroom wants a term in English: “taux directeur” is “key interest rate” here, not “policy rate”. Add the first term above, or import a file (CSV, TSV, TMX).",
    "gl.none": "There are no glossaries.",
    "gl.added": "“{french}” was added to “{name}”.", "gl.replaced": "“{french}” was “{before}”; it is “{english}” now.", "gl.changed": "“{french}” was changed.", "gl.removed": "“{french}” was deleted.", "gl.deleted": "The glossary “{name}” with its {n} terms was deleted.",
    "gl.elsewhere": "“{french}” was changed elsewhere to “{before}” meanwhile. Yours stands now.",
  },
  fr: {
    "gl.glossary": "Glossaire", "gl.size": "{name} ({n})", "gl.broken": "{name} (illisible)", "gl.new": "Nouveau…", "gl.import": "Importer…", "gl.export": "Exporter", "gl.delete": "Supprimer le glossaire",
    "gl.new.title": "Un nouveau glossaire", "gl.new.name": "Nom", "gl.new.note": "Petites lettres, chiffres, « - » et « _ ». Il est enregistré avec son premier terme.",
    "gl.french": "Terme français", "gl.english": "Son anglais", "gl.add": "Ajouter le terme", "gl.search": "Chercher", "gl.key.add": "Ajouter un terme", "gl.key.search": "Chercher dans les termes", "gl.key.undo": "Annuler le dernier changement",
    "gl.key.move": "Au terme suivant ou précédent", "gl.key.delete": "Supprimer le terme", "gl.key.escape": "Abandonner la saisie",
    "gl.readonly": "Ce serveur ne laisse personne changer ses glossaires d’ici. Qui le gère les change avec « depeche glossary », ou règle DEPECHE_GLOSSARY_WRITABLE.",
    "gl.empty": "Un glossaire dit comment votre rédaction veut un terme en anglais : ici « taux directeur » est « key interest rate », et non « policy rate ». Ajoutez le premier terme ci-dessus, ou importez un fichier (CSV, TSV, TMX).",
    "gl.none": "Il n’y a pas de glossaire.",
    "gl.added": "« {french} » a été ajouté à « {name} ».", "gl.replaced": "« {french} » était « {before} » ; c’est maintenant « {english} ».", "gl.changed": "« {french} » a été changé.", "gl.removed": "« {french} » a été supprimé.", "gl.deleted": "Le glossaire « {name} » et ses {n} termes ont été supprimés.",
    "gl.elsewhere": "« {french} » a entre-temps été changé ailleurs en « {before} ». C’est la vôtre qui vaut maintenant.",
  },
});

const DRAFT = "depeche.term";

const page = { name: "", isStored: false, writable: true, terms: new Map() };
const undo = addUndo();
const table = build(await isWritable());
const wanted = new URLSearchParams(location.search).get("name") ?? chosenGlossary();
await open(wanted || (await names())[0] || "").catch(sayError);

async function isWritable() {
  openShell("glossaries", [["Alt+N", "gl.key.add"], ["Alt+S", "gl.key.search"], ["Ctrl+Z", "gl.key.undo"], ["↓ ↑ Enter", "gl.key.move"], ["Alt+Delete", "gl.key.delete"], ["Escape", "gl.key.escape"]]);
  document.title = `${t("glossaries")} · Dépêche`;
  return call("info").then((info) => info.glossary_writable, () => true);
}

/** Makes what the page is made of, and gives the table. */
function build(writable) {
  page.writable = writable;
  $("#notice").hidden = writable;
  $("#notice").textContent = t("gl.readonly");
  const button = (id, words, onclick, wanted = writable) => wanted && el("button", { type: "button", id, onclick }, t(words));
  const formats = ["csv", "tsv", "tmx"].map((format) => el("button", { type: "button", onclick: () => exportGlossary(page.name, format).catch(sayError) }, format.toUpperCase()));
  fill($("#tools"),
    el("label", {}, t("gl.glossary"), el("select", { id: "glossary", onchange: ({ target }) => open(target.value).catch(sayError) })),
    button("new", "gl.new", askForNew), button("import", "gl.import", () => importInto()),
    el("span", { id: "export", role: "group", "aria-label": t("gl.export") }, t("gl.export"), " ", formats.flatMap((format) => [format, " "])), button("delete", "gl.delete", removeAll));
  fill($("#add"),
    el("label", { class: "grows" }, t("gl.french"), el("input", { name: "french", lang: "fr", required: true, maxlength: 200, spellcheck: "false" })),
    el("label", { class: "grows" }, t("gl.english"), el("input", { name: "english", lang: "en", required: true, maxlength: 200, spellcheck: "false" })),
    el("button", { type: "submit", class: "main" }, t("gl.add")));
  $("#add").hidden = !writable;
  $("#add").addEventListener("submit", addTerm);
  $("#add").addEventListener("input", keepDraft);
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "{}");
  for (const side of ["french", "english"]) $("#add")[side].value = draft[side] ?? "";
  const search = later(120, () => table.search($("#wanted").value));
  fill($("#search"), el("label", { class: "grows" }, t("gl.search"), el("input", { id: "wanted", type: "search", autocomplete: "off", spellcheck: "false", oninput: search })));
  const list = el("div", { id: "table" });
  fill($("#terms"), el("p", { id: "empty", class: "note" }, t(writable ? "gl.empty" : "gl.none")), list);
  return new TermTable(list, writable ? { change, remove } : null);
}

addEventListener("keydown", (event) => {
  const field = { "Alt+N": "#add [name=french]", "Alt+S": "#wanted" }[keysOf(event)];
  if (!field || $("dialog[open]")) return;
  event.preventDefault();
  $(field).focus();
});
addEventListener("beforeunload", (event) => table.isDirty && event.preventDefault());
addEventListener("visibilitychange", () => document.hidden || readAgain());
onGlossaryChanged((name) => name === page.name && readAgain());
if (page.writable) onDrop((file) => importInto(file));

function keepDraft() {
  const { french, english } = $("#add");
  sessionStorage.setItem(DRAFT, JSON.stringify({ french: french.value, english: english.value }));
}

/** Fills the list of glossaries and gives their names. */
async function names() {
  const all = (await listGlossaries()).map(({ name, terms }) => ({ name, terms }));
  const stored = all.map(({ name }) => name);
  if (page.name && !stored.includes(page.name)) all.push({ name: page.name, terms: 0 });
  const words = ({ name, terms }) => t(terms === null ? "gl.broken" : "gl.size", { name, n: number.format(terms) });
  fill($("#glossary"), all.length ? all.map((one) => el("option", { value: one.name }, words(one))) : el("option", { value: "" }, t("gl.none")));
  $("#glossary").value = page.name;
  return stored;
}

/** Opens a glossary. One that is not stored is made with its first term. */
async function open(name) {
  page.name = name;
  history.replaceState(null, "", name ? `?${new URLSearchParams({ name })}` : location.pathname);
  page.isStored = (await names()).includes(name);
  $("#fault").hidden = true;
  try {
    page.terms = page.isStored ? await readGlossary(name) : new Map();
  } catch (error) {
    page.terms = new Map();
    showFault(error.message);
  }
  table.show(page.terms, true);
  reveal();
}

/** Shows what others have changed meanwhile. */
async function readAgain() {
  try {
    const isThere = (await names()).includes(page.name);
    const now = isThere ? await readGlossary(page.name) : new Map();
    if (page.isStored === isThere && difference(page.terms, now).size === 0) return;
    Object.assign(page, { isStored: isThere, terms: now });
    table.show(now);
    reveal();
  } catch {
    // Nobody asked for it: what is wrong is told with the next thing that somebody does.
  }
}

function reveal() {
  const isEmpty = page.terms.size === 0;
  $("#export").hidden = !page.isStored;
  if ($("#delete")) $("#delete").hidden = !page.isStored;
  $("#search").hidden = $("#table").hidden = isEmpty;
  $("#empty").hidden = !isEmpty;
  const option = $("#glossary").selectedOptions[0];
  if (page.name && option && page.terms.size) option.textContent = t("gl.size", { name: page.name, n: number.format(page.terms.size) });
}

/** Shows what went wrong until it is dismissed: a file's fault is read while the file is mended. */
function showFault(words) {
  const close = el("button", { type: "button", class: "quiet", "aria-label": t("dismiss"), onclick: () => ($("#fault").hidden = true) }, "×");
  fill($("#fault"), el("span", {}, words), close).hidden = false;
}

/** Says what was done, and how it is taken back: by the changes that write what was before. */
function undoable(words, name, before) {
  undo.done(words, async () => {
    await changeTerms(name, before);
    await open(name);
  });
}

async function addTerm(event) {
  event.preventDefault();
  const form = $("#add");
  const [french, english] = [oneLine(form.french.value), oneLine(form.english.value)];
  const name = page.name || FIRST;
  try {
    const { before } = await changeTerms(name, new Map([[french, english]]));
    const [[stored, was]] = before;
    form.reset();
    keepDraft();
    form.french.focus();
    if (!page.isStored) await open(name);
    page.terms.set(stored, english);
    table.add(stored, english);
    reveal();
    undoable(was ? t("gl.replaced", { french: stored, before: was, english }) : t("gl.added", { french: stored, name }), name, before);
  } catch (error) {
    showFault(error.message);
  }
}

async function change(old, french, english) {
  const { name, terms } = page;
  const { before } = await changeTerms(name, new Map([...(french === old ? [] : [[old, null]]), [french, english]]));
  const stored = [...before.keys()].find((key) => key !== old) ?? old;
  const [shown, was, other] = [terms.get(old), before.get(old), stored === old ? null : before.get(stored)];
  terms.delete(old);
  terms.set(stored, english);
  reveal();
  if (other) undoable(t("gl.replaced", { french: stored, before: other, english }), name, before);
  else undoable(was && was !== shown ? t("gl.elsewhere", { french: old, before: was }) : t("gl.changed", { french: stored }), name, before);
  return stored;
}

async function remove(french) {
  const { name, terms } = page;
  try {
    const { terms: left, before } = await changeTerms(name, new Map([[french, null]]));
    terms.delete(french);
    undoable(left ? t("gl.removed", { french }) : emptied(name), name, before);
    if (left) reveal();
    else await open(name);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

async function removeAll() {
  const { name } = page;
  try {
    const terms = await removeGlossary(name);
    await open((await listGlossaries())[0]?.name ?? "");
    $("#glossary").focus();
    undoable(t("gl.deleted", { name, n: number.format(terms.size) }), name, terms);
  } catch (error) {
    sayError(error);
  }
}

async function askForNew() {
  const note = el("p", { class: "note" }, t("gl.new.note"));
  const data = await showDialog(t("gl.new.title"), [el("label", { class: "field" }, t("gl.new.name"), el("input", NAME)), note], t("ok"));
  if (!data) return;
  await open(data.get("name")).catch(sayError);
  $("#add [name=french]").focus();
}

async function importInto(file = null) {
  try {
    const done = await askForImport(page.name, file);
    if (!done) return;
    await open(done.name);
    undoable(done.words, done.name, done.undo);
  } catch (error) {
    showFault(error.message);
  }
}
