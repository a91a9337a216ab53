// A term from what is selected in a sentence, stored with Enter. The sentences that hold it and that nobody has written
// are translated anew.
import { call } from "./api.js";
import { el } from "./dom.js";
import { changeTerms, folded, oneLine } from "./glossaries-api.js";
import { addWords, number, t } from "./i18n.js";
import { say, sayError, showDialog } from "./shell.js";

addWords({
  en: {
    "term.title": "A term for “{name}”", "term.french": "French", "term.english": "English", "term.store": "Store",
    "term.note": "Leave out articles and plurals: “taux directeur” finds “les taux directeurs”.",
    "term.stored": "“{french}” is in “{name}” now.", "term.was": "“{french}” was “{before}” in “{name}” until now.",
    "term.again": "Sentences translated anew: {n}.", "term.again.failed": "The sentences were not translated anew: {why}",
  },
  fr: {
    "term.title": "Un terme pour « {name} »", "term.french": "Français", "term.english": "Anglais", "term.store": "Enregistrer",
    "term.note": "Sans article ni pluriel : « taux directeur » trouve « les taux directeurs ».",
    "term.stored": "« {french} » est maintenant dans « {name} ».", "term.was": "« {french} » était « {before} » dans « {name} » jusqu’ici.",
    "term.again": "Phrases retraduites : {n}.", "term.again.failed": "Les phrases n’ont pas été retraduites : {why}",
  },
});

const TOGETHER = 50; // sentences in a request
const SIDES = [["french", "fr"], ["english", "en"]];

/** Asks for the two sides until the server takes them. Gives `{ french, before }`, null where nobody wants it. */
export async function askAndStore(name, selected) {
  const sides = { french: oneLine(selected.french), english: oneLine(selected.english) };
  for (let fault = ""; ; ) {
    // The caret goes where something is missing.
    const first = sides.french ? "english" : "french";
    const fields = SIDES.map(([side, lang]) => el("label", { class: "field" }, t(`term.${side}`), " ",
      el("input", { name: side, lang, value: sides[side], required: true, maxlength: 200, autocomplete: "off", spellcheck: "false", autofocus: side === first, "aria-describedby": fault ? "term-fault" : "term-note" })));
    const data = await showDialog(t("term.title", { name }), [
      fault && el("p", { class: "fault", id: "term-fault", role: "alert" }, fault), ...fields, el("p", { class: "note", id: "term-note" }, t("term.note"))], t("term.store"));
    if (!data) return null;
    for (const [side] of SIDES) sides[side] = oneLine(data.get(side));
    try {
      const { before } = await changeTerms(name, new Map([[sides.french, sides.english]]));
      return { french: [...before.keys()][0], before };
    } catch (error) {
      fault = error.message;
    }
  }
}

/** A term that was stored in a glossary. whenTakenBack: called when it is out of it again. */
export class TermStored {
  constructor(desk, name, { french, before }, whenTakenBack) {
    Object.assign(this, { desk, name, french, before, whenTakenBack, dispatch: desk.dispatch, changed: [] });
  }

  /** Translates what holds it, and says so, with an undo. */
  async apply() {
    const { french, name, dispatch } = this;
    const was = this.before.get(french);
    let words = was ? t("term.was", { french, name, before: was }) : t("term.stored", { french, name });
    try {
      await whenDone(dispatch);
      await this.#translateAnew();
      if (this.changed.length) words += ` ${t("term.again", { n: number.format(this.changed.length) })}`;
    } catch (error) {
      words += ` ${t("term.again.failed", { why: error.message })}`;
    }
    this.#save();
    say(words, { undo: () => this.#takeBack().catch(sayError) });
  }

  /** Translates the sentences that may hold the term and that nobody has written. */
  async #translateAnew() {
    const { dispatch } = this;
    const rows = dispatch.rows.filter((row) => !row.edited && mayHold(row.french, this.french));
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const asked = rows.slice(from, from + TOGETHER).map((row) => ({ row, french: row.french, english: row.english, machine: row.machine, flags: row.flags }));
      const answer = await call("translate", { body: { q: asked.map(({ french }) => french), source: "fr", ...dispatch.options } });
      asked.forEach((old, place) => this.#take(old, answer.translatedText[place], answer.flags?.[place]));
    }
  }

  #take({ row, french, ...old }, english, flags) {
    if (row.edited || row.french !== french || row.english !== old.english) return;
    const place = this.dispatch.rows.indexOf(row);
    if (english !== old.english) {
      this.dispatch.change(place, { english, machine: english });
      this.changed.push({ row, old, english });
    }
    this.dispatch.recheck(place, { flags });
  }

  /** Has the glossary, and the sentences that nobody has touched since, be as they were. */
  async #takeBack() {
    await changeTerms(this.name, this.before);
    for (const { row, old, english } of this.changed) {
      if (row.english === english && !row.edited) this.dispatch.change(this.dispatch.rows.indexOf(row), old);
    }
    this.#save();
    await this.whenTakenBack();
  }

  #save() {
    if (this.dispatch === this.desk.dispatch) this.desk.save();
  }
}

/** Waits until a translation that is under way has ended: it goes on with the glossary that it began with. */
function whenDone(dispatch) {
  if (dispatch.state !== "working") return undefined;
  return new Promise((resolve) => {
    const check = () => dispatch.state !== "working" && resolve();
    for (const name of ["state", "reset"]) dispatch.addEventListener(name, check);
  });
}

const wordsOf = (text) => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether a sentence may hold a term in any of its forms: one too many costs a translation, one too few an error. */
function mayHold(sentence, term) {
  const words = wordsOf(sentence);
  return wordsOf(term).every((word) => {
    const stem = word.slice(0, Math.max(3, word.length - 3));
    return words.some((other) => other.startsWith(stem));
  });
}
