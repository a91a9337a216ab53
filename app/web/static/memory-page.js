// The translation memory: what editors wrote for a sentence, and what the model made, found, changed, and taken out.
import { $, el, fill, later } from "./dom.js";
import { addWords, number, t } from "./i18n.js";
import { changePair, exportPairs, importPairs, listPairs, putPair, takePair } from "./memory-api.js";
import { formOf, itemOf, savedDraft, show } from "./memory-list.js";
import { keysOf, openShell, say, sayError } from "./shell.js";
import { addUndo } from "./undo.js";

addWords({
  en: {
    "mem.intro": "When a sentence comes up again that an editor has put into English, that English is used, word for word, whatever the model would say.",
    "mem.list": "Remembered sentences", "mem.search": "Search the French and the English", "mem.origin": "Whose", "mem.origin.editor": "Editors’", "mem.origin.machine": "The model’s", "mem.origin.all": "Both",
    "mem.add": "Add a sentence", "mem.import": "Import TMX…", "mem.export": "Export TMX", "mem.more": "Show more",
    "mem.french": "French, one sentence", "mem.english": "English", "mem.editor": "Your name (kept with it)", "mem.save": "Keep",
    "mem.edit": "Edit", "mem.edit.of": "Edit: {source}", "mem.correct": "Correct", "mem.correct.of": "Correct: {source}", "mem.delete": "Delete", "mem.delete.of": "Delete: {source}",
    "mem.somebody": "an editor", "mem.model": "the model",
    "mem.count": "{n} sentences", "mem.count.one": "1 sentence", "mem.count.some": "{shown} of {n} sentences",
    "mem.kept": "Kept: “{source}”", "mem.replaced": "Kept in the place of “{target}”.", "mem.deleted": "Deleted: “{source}”", "mem.imported": "{file}: {stored} pairs stored, {replaced} of them in the place of others.", "mem.left": "{n} that are the model’s own were left out.",
    "mem.back": "What you were writing is back.",
    "mem.empty": "No editor has put a sentence into English yet. There are three ways:", "mem.empty.edit": "Change a sentence on the desk: it is remembered when the caret leaves it.", "mem.empty.add": "Add one here.", "mem.empty.import": "Import the memory of another translator’s tool, as TMX; a file may be dropped on this page.",
    "mem.none": "No sentence has “{q}” in it.", "mem.none.machine": "The model’s sentences stand here where the server keeps them in a file (DEPECHE_MEMORY_FILE). They are searched in their French.",
    "mem.readonly": "This server lets nobody change its memory from here. Whoever runs it changes it with “depeche memory”, or sets DEPECHE_MEMORY_WRITABLE.",
    "mem.key.add": "Add a sentence", "mem.key.search": "Search", "mem.key.undo": "Take back the last change", "mem.key.save": "Keep what was written", "mem.key.cancel": "Leave it as it was",
  },
  fr: {
    "mem.intro": "Quand revient une phrase qu’un rédacteur a mise en anglais, c’est cet anglais qui sert, mot pour mot, quoi qu’en dise le modèle.",
    "mem.list": "Phrases gardées", "mem.search": "Chercher dans le français et l’anglais", "mem.origin": "De qui", "mem.origin.editor": "Des rédacteurs", "mem.origin.machine": "Du modèle", "mem.origin.all": "Des deux",
    "mem.add": "Ajouter une phrase", "mem.import": "Importer TMX…", "mem.export": "Exporter TMX", "mem.more": "En montrer plus",
    "mem.french": "Français, une phrase", "mem.english": "Anglais", "mem.editor": "Votre nom (gardé avec elle)", "mem.save": "Garder",
    "mem.edit": "Modifier", "mem.edit.of": "Modifier : {source}", "mem.correct": "Corriger", "mem.correct.of": "Corriger : {source}", "mem.delete": "Supprimer", "mem.delete.of": "Supprimer : {source}",
    "mem.somebody": "un rédacteur", "mem.model": "le modèle",
    "mem.count": "{n} phrases", "mem.count.one": "1 phrase", "mem.count.some": "{shown} phrases sur {n}",
    "mem.kept": "Gardé : « {source} »", "mem.replaced": "Gardé à la place de « {target} ».", "mem.deleted": "Supprimé : « {source} »", "mem.imported": "{file} : {stored} paires enregistrées, dont {replaced} à la place d’autres.", "mem.left": "{n} du modèle lui-même ont été laissées de côté.",
    "mem.back": "Ce que vous écriviez est de retour.",
    "mem.empty": "Aucun rédacteur n’a encore mis de phrase en anglais. Il y a trois façons :", "mem.empty.edit": "Modifier une phrase au bureau : elle est gardée quand le curseur la quitte.", "mem.empty.add": "En ajouter une ici.", "mem.empty.import": "Importer la mémoire d’un autre outil de traduction, en TMX ; on peut déposer un fichier sur cette page.",
    "mem.none": "Aucune phrase ne contient « {q} ».", "mem.none.machine": "Les phrases du modèle sont ici là où le serveur les garde dans un fichier (DEPECHE_MEMORY_FILE). On les cherche dans leur français.",
    "mem.readonly": "Ce serveur ne laisse personne changer sa mémoire d’ici. Qui le gère la change avec « depeche memory », ou règle DEPECHE_MEMORY_WRITABLE.",
    "mem.key.add": "Ajouter une phrase", "mem.key.search": "Chercher", "mem.key.undo": "Annuler le dernier changement", "mem.key.save": "Garder ce qui est écrit", "mem.key.cancel": "Laisser comme c’était",
  },
});

const ORIGINS = ["editor", "machine", "all"];
const page = { pairs: [], total: 0, writable: true, asked: null };

openShell("memory", [["Alt+N", "mem.key.add"], ["Alt+S", "mem.key.search"], ["Ctrl+Enter", "mem.key.save"], ["Escape", "mem.key.cancel"], ["Ctrl+Z", "mem.key.undo"]]);
document.title = `${t("memory")} · Dépêche`;
const undo = addUndo();
const query = new URLSearchParams(location.search);
const wanted = el("input", { id: "wanted", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 1000, oninput: later(200, search) });
const origin = el("select", { id: "origin", onchange: search }, ORIGINS.map((name) => el("option", { value: name }, t(`mem.origin.${name}`))));
const file = el("input", { type: "file", accept: ".tmx,.xml", class: "unseen", tabindex: "-1", "aria-hidden": "true", onchange: () => importFile(file.files[0]) });
build();
addKeys();
await search();
restoreDraft();

function build() {
  wanted.value = query.get("q") ?? "";
  origin.value = ORIGINS.includes(query.get("origin")) ? query.get("origin") : "editor";
  fill($("#search"), el("label", { class: "grows" }, t("mem.search"), wanted), el("label", {}, t("mem.origin"), origin));
  fill($("#tools"),
    el("button", { type: "button", id: "new", class: "main", onclick: () => openAdd() }, t("mem.add")),
    el("button", { type: "button", id: "import", onclick: () => file.click() }, t("mem.import")), file,
    el("button", { type: "button", id: "export", onclick: saveFile }, t("mem.export")));
  $("#more").addEventListener("click", showMore);
}

function addKeys() {
  addEventListener("keydown", (event) => {
    const work = { "Alt+N": () => page.writable && openAdd(), "Alt+S": () => wanted.focus() }[keysOf(event)];
    if (!work || $("dialog[open]")) return;
    event.preventDefault();
    work();
  });
  const isFile = (event) => page.writable && event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const name of ["dragleave", "drop"]) addEventListener(name, () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    importFile(event.dataTransfer.files[0]);
  });
}

/** Asks the server for what is looked for, from the first pair on; an answer that comes too late is thrown away. */
async function search() {
  page.asked?.abort();
  page.asked = new AbortController();
  const looked = Object.entries({ q: wanted.value.trim(), origin: origin.value }).filter(([name, value]) => value && (name === "q" || value !== "editor"));
  history.replaceState(null, "", looked.length ? `?${new URLSearchParams(looked)}` : location.pathname);
  try {
    take(await listPairs({ q: wanted.value.trim(), origin: origin.value }, page.asked.signal));
  } catch (error) {
    if (error.name !== "AbortError") showFault(error.message);
  }
}

function take({ pairs, total, writable }) {
  $("#fault").hidden = true;
  Object.assign(page, { pairs, total, writable });
  $("#notice").hidden = writable;
  $("#notice").textContent = t("mem.readonly");
  $("#new").hidden = $("#import").hidden = !writable;
  // What is being written stays, whatever is looked for meanwhile.
  const writing = $("#pairs li:has(.writing)");
  fill($("#pairs"), writing, pairs.map((pair) => itemOf(pair, writable ? { edit, remove } : null)));
  reveal();
}

async function showMore() {
  const button = $("#more");
  button.disabled = true;
  try {
    const { pairs, total } = await listPairs({ q: wanted.value.trim(), origin: origin.value, offset: page.pairs.length });
    const items = pairs.map((pair) => itemOf(pair, page.writable ? { edit, remove } : null));
    $("#pairs").append(...items);
    page.pairs.push(...pairs);
    page.total = total;
    items[0]?.querySelector("button")?.focus();
    reveal();
  } catch (error) {
    sayError(error);
  } finally {
    button.disabled = false;
  }
}

/** Tells how many there are, and what to do where there is none. */
function reveal() {
  const { length } = page.pairs;
  const words = length < page.total ? "mem.count.some" : page.total === 1 ? "mem.count.one" : "mem.count";
  $("#count").textContent = page.total ? t(words, { shown: number.format(length), n: number.format(page.total) }) : "";
  $("#more").hidden = length >= page.total;
  $("#empty").hidden = page.total > 0;
  const q = wanted.value.trim();
  const ways = ["edit", "add", "import"].slice(0, page.writable ? 3 : 1);
  const machine = origin.value !== "editor" && el("p", {}, t("mem.none.machine"));
  if (q) fill($("#empty"), el("p", {}, t("mem.none", { q })), machine);
  else if (origin.value === "machine") fill($("#empty"), machine);
  else fill($("#empty"), el("p", {}, t("mem.empty")), el("ul", {}, ways.map((way) => el("li", {}, t(`mem.empty.${way}`)))), machine);
}

/** Shows what went wrong until it is dismissed. */
function showFault(words) {
  const close = el("button", { type: "button", class: "quiet", "aria-label": t("dismiss"), onclick: () => ($("#fault").hidden = true) }, "×");
  fill($("#fault"), el("span", {}, words), close).hidden = false;
}

function openAdd(draft = null) {
  if (isWriting()) return;
  const close = () => {
    fill($("#add"));
    $("#new").focus();
  };
  const keep = async (pair) => {
    const { stored, replaced, undo: back } = await changePair(null, pair);
    close();
    await search();
    done(t(replaced ? "mem.replaced" : "mem.kept", { source: stored.source, target: replaced?.target }), back);
  };
  const form = formOf(draft, { keep, leave: close });
  fill($("#add"), form);
  form.querySelector("textarea").focus();
}

/** Goes to the form that is open, if one is: what is typed in it is to be kept or left before another thing is. */
function isWriting() {
  const form = $(".writing");
  form?.querySelector("[name=target]").focus();
  return Boolean(form);
}

function edit(item, pair) {
  if (isWriting()) return;
  const close = (now) => {
    show(item, now, { edit, remove });
    item.querySelector("button").focus();
  };
  const keep = async (after) => {
    const { stored, undo: back } = await changePair(pair, after);
    page.pairs = page.pairs.map((other) => (other === pair ? stored : other));
    close(stored);
    done(t("mem.kept", { source: stored.source }), back);
  };
  const form = formOf(pair, { keep, leave: () => close(pair) });
  fill(item, form);
  form.querySelector("[name=target]").focus();
}

async function remove(item, pair) {
  try {
    const taken = await takePair(pair.source);
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button") ?? wanted;
    item.remove();
    page.pairs = page.pairs.filter((other) => other !== pair);
    page.total -= 1;
    reveal();
    next.focus();
    if (taken) done(t("mem.deleted", { source: pair.source }), () => putPair(taken));
  } catch (error) {
    sayError(error);
  }
}

/** Says what was done; what takes it back shows the list anew, too. */
function done(words, back) {
  undo.done(words, async () => {
    await back();
    await search();
  });
}

async function importFile(chosen) {
  if (!chosen) return;
  try {
    const { stored, replaced, left_out: left } = await importPairs(chosen);
    const words = t("mem.imported", { file: chosen.name, stored: number.format(stored), replaced: number.format(replaced) });
    await search();
    say(left ? `${words} ${t("mem.left", { n: number.format(left) })}` : words);
  } catch (error) {
    showFault(`${chosen.name}: ${error.message}`);
  } finally {
    file.value = "";
  }
}

async function saveFile() {
  try {
    const url = URL.createObjectURL(await exportPairs(origin.value));
    el("a", { href: url, download: "memory.tmx" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    sayError(error);
  }
}

/** Opens what was being written when the page went away. */
function restoreDraft() {
  const draft = savedDraft();
  if (!draft || !page.writable) return;
  const pair = page.pairs.find(({ source }) => source === draft.before.source);
  if (pair) edit($("#pairs").children[page.pairs.indexOf(pair)], pair);
  else openAdd(draft.before.source ? null : { source: "", target: "" });
  const form = $(".writing");
  for (const name of ["source", "target"]) form.elements[name].value = draft[name];
  say(t("mem.back"));
}
