// The desk: one dispatch, from pasting it to printing it. This module joins the parts; each has one of its own.
import { send } from "./api.js";
import { Dispatch } from "./dispatch.js";
import { $, el, fill, later } from "./dom.js";
import { addEditing } from "./editing.js";
import { addWords, number, t } from "./i18n.js";
import { Rows } from "./rows.js";
import { keysOf, openShell, say, sayError, showDialog } from "./shell.js";
import { keepTyped, list, load, onSaved, remove, save } from "./store.js";
import { translate } from "./translating.js";
import { FEATURES } from "./features.js";

addWords({
  en: {
    "desk.tools": "Tools", "desk.intake": "French", "desk.summary": "Summary", "desk.sentences": "Sentences, French and English", "desk.check": "To check",
    "desk.new": "New", "desk.cancel": "Stop", "desk.go": "Go on", "desk.translate": "Translate", "desk.earlier": "Earlier…",
    "desk.paste": "Paste or type a French dispatch here, or drop a file.", "desk.sample": "Try the sample dispatch",
    "desk.hint": "Pasted text is translated at once; typed text with Ctrl+Enter.",
    "desk.progress": "{done} of {total} sentences", "desk.waiting": "The server is away: {why} Trying again…",
    "desk.counts": "{sentences} sentences · {words} words of English · {open} to check · {edited} edited",
    "desk.cleared": "The dispatch was put aside; “Earlier…” has it.", "desk.removed": "Removed.", "desk.untitled": "Untitled",
    "desk.none": "There are no earlier dispatches in this browser.", "desk.remove": "Remove",
  },
  fr: {
    "desk.tools": "Outils", "desk.intake": "Français", "desk.summary": "Résumé", "desk.sentences": "Phrases, français et anglais", "desk.check": "À vérifier",
    "desk.new": "Nouveau", "desk.cancel": "Arrêter", "desk.go": "Continuer", "desk.translate": "Traduire", "desk.earlier": "Précédentes…",
    "desk.paste": "Collez ou tapez ici une dépêche en français, ou déposez un fichier.", "desk.sample": "Essayer la dépêche d’exemple",
    "desk.hint": "Un texte collé est traduit aussitôt ; un texte tapé, avec Ctrl+Entrée.",
    "desk.progress": "{done} phrases sur {total}", "desk.waiting": "Le serveur est absent : {why} Nouvel essai…",
    "desk.counts": "{sentences} phrases · {words} mots d’anglais · {open} à vérifier · {edited} modifiées",
    "desk.cleared": "La dépêche est mise de côté ; « Précédentes… » la garde.", "desk.removed": "Supprimée.", "desk.untitled": "Sans titre",
    "desk.none": "Aucune dépêche précédente dans ce navigateur.", "desk.remove": "Supprimer",
  },
});

const EDITOR = "depeche.editor";
const OPEN = "depeche.open"; // what this tab has on the desk
const UNUSED = ["empty", "failed"];
const MOST_KEPT_AT_ONCE = 100_000; // characters: more would take too long at every key

/**
 * What the parts work with. dispatch: the document. rows: its sentences on the page. editor: who edits, as the memory and
 * the copy tell it. Events: "dispatch" (another document), "changed" (anything in it: counts and panels follow).
 */
class Desk extends EventTarget {
  constructor() {
    super();
    this.dispatch = new Dispatch();
    this.rows = new Rows($("#rows"), (...row) => this.margins.forEach((fillMargin) => fillMargin(...row)));
    this.margins = []; // functions (element, row, number) that fill the margin of a row
    this.shortcuts = []; // [keys, words, function or null]: see `addKey`
    this.save = later(300, () => this.saveNow(), 1500);
    this.work = null;
  }

  get editor() {
    return localStorage.getItem(EDITOR) ?? "";
  }

  set editor(name) {
    localStorage.setItem(EDITOR, name);
  }

  /** Writes the dispatch into the browser's database. */
  async saveNow() {
    if (this.dispatch.state === "empty" && !this.dispatch.source) return;
    try {
      await save(this.dispatch.toSaved());
    } catch (error) {
      sayError(error);
    }
  }

  /** Puts another dispatch on the desk. */
  open(dispatch) {
    this.cancel();
    this.opened?.abort();
    this.opened = new AbortController();
    this.dispatch = dispatch;
    sessionStorage.setItem(OPEN, dispatch.id);
    for (const name of ["added", "row", "state", "reset"]) dispatch.addEventListener(name, () => this.#changed(), { signal: this.opened.signal });
    this.rows.show(dispatch);
    this.dispatchEvent(new Event("dispatch"));
    this.#changed();
    if (dispatch.restored) this.resume(dispatch.restored);
  }

  #changed() {
    this.save();
    this.dispatchEvent(new Event("changed"));
  }

  /** Takes up a document as another tab has saved it. */
  async follow(id) {
    const saved = await load(id);
    if (!saved || id !== this.dispatch.id || this.work) return;
    if (saved.rows.length !== this.dispatch.rows.length) this.open(new Dispatch(saved));
    else if (this.dispatch.merge(saved)) this.save();
  }

  /** Translates a new text, which takes the place of what is on the desk; that is kept among the earlier ones. */
  async take(source, about = {}) {
    if (!source.trim()) return;
    await this.save.now();
    const dispatch = UNUSED.includes(this.dispatch.state) ? this.dispatch : new Dispatch();
    if (dispatch !== this.dispatch) this.open(dispatch);
    dispatch.begin(source, { title: titleOf(source, about.format), ...about });
    await this.saveNow();
    await this.run();
  }

  /** Translates what is on the desk, from where it stopped. */
  async run() {
    this.cancel();
    const work = new AbortController();
    this.work = work;
    try {
      await translate(this.dispatch, { signal: work.signal, onWait: (error) => say(t("desk.waiting", { why: error.message })) });
    } catch (error) {
      sayError(error);
    } finally {
      if (this.work === work) this.work = null;
      this.save();
      this.save.now();
    }
  }

  /** Stops the translation that is under way; the server stops, too. */
  cancel() {
    this.work?.abort();
    this.work = null;
  }

  /**
   * Adds a key: keys as in "Ctrl+Enter" ("Ctrl" is Command on a Mac, too); words: the key of what it does, for the sheet
   * of keys. work: what is done in place of what the browser does; where it gives false, the browser does its own as well.
   */
  addKey(keys, words, work) {
    this.shortcuts.push([keys, words, work]);
  }
}

function titleOf(source, format) {
  const text = format === "html" ? new DOMParser().parseFromString(source, "text/html").body.textContent : source;
  return text.trim().split("\n")[0].slice(0, 90);
}

const count = later(150, () => {
  const { rows, english, open, editedRows } = desk.dispatch;
  const words = english.split(/\s+/).filter(Boolean).length;
  $("#counts").textContent = rows.length === 0 ? "" : t("desk.counts", {
    sentences: number.format(rows.length), words: number.format(words), open: number.format(open.length), edited: number.format(editedRows) });
}, 750);

const desk = new Desk();
addEditing(desk);
for (const add of FEATURES) add(desk);
addIntake();
addTools();
desk.addKey("Ctrl+Enter", "desk.translate", () => ($("#source") === document.activeElement ? desk.take($("#source").value) : desk.settle()));
addEventListener("keydown", (event) => {
  const found = desk.shortcuts.find(([keys, , work]) => work && keys === keysOf(event));
  if (found && !$("dialog[open]") && found[2](event) !== false) event.preventDefault();
});
openShell("desk", desk.shortcuts);
onSaved(({ id }) => id === desk.dispatch.id && desk.follow(id));
addEventListener("visibilitychange", () => document.hidden && desk.save.now());
await openLast();

/** Puts what was there last on the desk, unless somebody has been faster than the browser's database. */
async function openLast() {
  const last = sessionStorage.getItem(OPEN);
  desk.open(new Dispatch());
  const empty = desk.dispatch;
  // Until it is known what was there, a reload asks for that again.
  last ? sessionStorage.setItem(OPEN, last) : sessionStorage.removeItem(OPEN);
  const saved = await load(last ?? (await list())[0]?.id ?? "");
  if (saved && desk.dispatch === empty && empty.state === "empty" && !empty.source) desk.open(new Dispatch(saved));
  else sessionStorage.setItem(OPEN, desk.dispatch.id);
}

function addIntake() {
  const field = el("textarea", { id: "source", lang: "fr", "aria-label": t("desk.paste"), placeholder: t("desk.paste"), spellcheck: "false" });
  // After the browser has put the text in, unless another part has taken the paste (with its formatting).
  field.addEventListener("paste", (event) => setTimeout(() => event.defaultPrevented || desk.take(field.value)));
  field.addEventListener("input", () => {
    Object.assign(desk.dispatch, { source: field.value, changed: Date.now() });
    if (field.value.length < MOST_KEPT_AT_ONCE) keepTyped(desk.dispatch.id, { field: "source", text: field.value });
    desk.save();
  });
  fill($("#intake"), field, el("p", { class: "hint" },
    el("button", { type: "button", class: "main", onclick: () => desk.take(field.value) }, t("desk.translate")), " ",
    el("button", { type: "button", id: "sample", onclick: openSample }, t("desk.sample")), " ", t("desk.hint")));
  desk.addEventListener("dispatch", () => (field.value = desk.dispatch.format === "text" ? desk.dispatch.source : ""));
  desk.addEventListener("changed", () => {
    const isEmpty = UNUSED.includes(desk.dispatch.state);
    $("#intake").hidden = !isEmpty;
    $("#sentences").hidden = isEmpty;
  });
}

async function openSample() {
  await desk.take(await (await send("web/sample.txt")).text());
}

function addTools() {
  const stop = el("button", { type: "button", id: "stop", onclick: () => desk.cancel() }, t("desk.cancel"));
  const go = el("button", { type: "button", id: "go", class: "main", onclick: () => desk.run() }, t("desk.go"));
  const bar = el("progress", { "aria-label": t("desk.translate"), max: 1, value: 0 });
  const words = el("span", { id: "progress", role: "status" });
  $("#tools").prepend(
    el("button", { type: "button", id: "new", onclick: startNew }, t("desk.new")),
    el("button", { type: "button", id: "earlier", onclick: showEarlier }, t("desk.earlier")), stop, go, bar, words);
  desk.addEventListener("changed", () => {
    const { state, rows, total } = desk.dispatch;
    stop.hidden = bar.hidden = words.hidden = state !== "working";
    go.hidden = state !== "stopped";
    bar.value = total ? rows.length / total : 0;
    words.textContent = t("desk.progress", { done: number.format(rows.length), total: number.format(total) });
    count();
  });
}

async function startNew() {
  desk.settle();
  await desk.save.now();
  const before = desk.dispatch;
  desk.open(new Dispatch());
  $("#source").focus();
  if (before.rows.length) say(t("desk.cleared"), { undo: () => desk.open(before) });
}

async function showEarlier() {
  await desk.save.now();
  const close = () => $("dialog[open]").close();
  const item = ({ id, title, changed }) => {
    const line = el("li", {},
      el("button", { type: "button", onclick: async () => { close(); desk.open(new Dispatch(await load(id))); } }, title || t("desk.untitled")),
      " ", el("time", { datetime: new Date(changed).toISOString() }, new Date(changed).toLocaleString()),
      " ", el("button", { type: "button", class: "quiet", onclick: async () => {
        const removed = await remove(id);
        line.remove();
        say(t("desk.removed"), { undo: () => save(removed) });
      } }, t("desk.remove")));
    return line;
  };
  const items = (await list()).map(item);
  await showDialog(t("desk.earlier"), [items.length ? el("ul", { class: "plain" }, items) : el("p", {}, t("desk.none"))]);
}
