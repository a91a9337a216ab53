// Typing in a sentence: kept at once, sent when the caret leaves it or rests, checked anew, and taken back with undo.
import { addWords, t } from "./i18n.js";
import { later } from "./dom.js";
import { keepTyped } from "./store.js";
import { forget, remember, translateOne } from "./translating.js";
import { say, sayError } from "./shell.js";

addWords({
  en: {
    "edit.next": "Next sentence", "edit.previous": "Previous sentence", "edit.restore": "Leave the sentence as it was", "edit.undo": "Take back the last change", "edit.redo": "Make it again",
    "edit.unsaved": "The edit is kept in this browser; the server could not take it: {why}", "edit.undone": "Nothing to take back.",
  },
  fr: {
    "edit.next": "Phrase suivante", "edit.previous": "Phrase précédente", "edit.restore": "Laisser la phrase comme elle était", "edit.undo": "Annuler la dernière modification", "edit.redo": "La rétablir",
    "edit.unsaved": "La correction est gardée dans ce navigateur ; le serveur n’a pas pu la prendre : {why}", "edit.undone": "Rien à annuler.",
  },
});

const REST = 1200;

/** Lets the rows of a desk be edited. */
export function addEditing(desk) {
  const { rows } = desk;
  let open = null; // { number, side, before }: the sentence that is being typed in
  let told = false; // that the server keeps no edits
  const rest = later(REST, () => settle());

  rows.container.addEventListener("input", ({ target }) => {
    const number = rows.numberOf(target);
    if (number < 0) return;
    const side = sideOf(target);
    if (open && (open.number !== number || open.side !== side)) settle();
    const row = desk.dispatch.rows[number];
    // What is typed is kept by the number of its row, which has to be in the database then.
    if (!open) desk.save.now();
    open ??= { number, side, before: { [side]: row[side], edited: row.edited } };
    desk.dispatch.type(number, side, target.textContent);
    keepTyped(desk.dispatch.id, { row: number, field: side, text: target.textContent });
    rows.elements[number].classList.toggle("edited", row.edited);
    desk.save();
    rest();
  });
  rows.container.addEventListener("focusout", () => settle());
  addEventListener("pagehide", () => settle());

  /** Ends the typing: the change goes into the history, to the memory, and the sentence is checked. */
  function settle() {
    if (!open) return;
    const { number, side, before } = open;
    open = null;
    const row = desk.dispatch.rows[number];
    if (row[side] === before[side]) return;
    if (side === "english") desk.edit(number, row.english, before);
    else desk.retranslate(number, before);
  }

  /**
   * Writes English for a sentence, as an edit of a person's: from typing, another hypothesis, a fix, find and replace.
   * edited: false where it is put back to what no person had written; the memory forgets the edit then.
   */
  desk.edit = async (number, english, before = null, edited = true) => {
    const row = desk.dispatch.rows[number];
    desk.dispatch.change(number, { english, edited }, before ?? { english: row.english, edited: row.edited });
    desk.save();
    await keepAndCheck(number);
  };

  /** Puts the machine's own English back, which is no edit; the memory forgets the editor's. */
  desk.revert = async (number, english) => {
    const row = desk.dispatch.rows[number];
    desk.dispatch.change(number, { english, machine: english, edited: false }, { english: row.english, machine: row.machine, edited: row.edited });
    desk.save();
    await keepAndCheck(number);
  };

  /** Translates a sentence whose French was changed, and no other. */
  desk.retranslate = async (number, before) => {
    const row = desk.dispatch.rows[number];
    try {
      rows.elements[number].classList.add("waiting");
      const answer = await translateOne(row.french, desk.dispatch.options);
      const english = answer.translatedText;
      const old = { ...before, english: row.english, machine: row.machine, edited: row.edited, changedFrench: row.changedFrench };
      desk.dispatch.change(number, { french: row.french, english, machine: english, edited: false, changedFrench: true, accepted: [] }, old);
      desk.dispatch.recheck(number, answer);
      desk.save();
    } catch (error) {
      // Its French is changed all the same: it is not that of the file any more, into which its English goes.
      row.changedFrench = true;
      desk.save();
      sayError(error);
    } finally {
      rows.elements[number].classList.remove("waiting");
    }
  };

  /** Tells the memory what a sentence's English is, and asks what is to be checked in it. */
  async function keepAndCheck(number) {
    const { french, english, edited } = desk.dispatch.rows[number];
    try {
      if (edited) await remember(french, english, desk.editor);
      else await forget(french);
      const answer = await translateOne(french, desk.dispatch.options);
      if (desk.dispatch.rows[number].english === english) desk.dispatch.recheck(number, answer);
      desk.save();
    } catch (error) {
      // A server that keeps no edits says so once, not at every sentence.
      const never = ["memory_disabled", "memory_read_only"].includes(error.code);
      if (!(never && told)) say(t("edit.unsaved", { why: error.message }), { kind: "error" });
      told ||= never;
    }
  }

  /** Takes back the last change, or makes it again; the memory follows. */
  desk.undo = () => step(() => desk.dispatch.undo());
  desk.redo = () => step(() => desk.dispatch.redo());

  function step(take) {
    settle();
    const number = take();
    if (number === null) return say(t("edit.undone"));
    desk.save();
    rows.focus(number);
    return keepAndCheck(number);
  }

  desk.settle = settle;
  /** Takes up what was being typed when the page went away. */
  desk.resume = (restored) => {
    open = restored;
    settle();
  };

  const sideOf = (target) => (target.classList.contains("french") ? "french" : "english");
  rows.container.addEventListener("keydown", (event) => {
    const number = rows.numberOf(event.target);
    if (number < 0 || !event.target.isContentEditable || event.isComposing) return;
    if (event.key === "Enter" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      settle();
      rows.focus(number + (event.shiftKey ? -1 : 1), sideOf(event.target));
    }
    if (event.key === "Escape" && open) {
      event.preventDefault();
      Object.assign(desk.dispatch.rows[number], open.before);
      event.target.textContent = open.before[open.side];
      open = null;
      desk.dispatch.touch(number);
    }
  });
  desk.addKey("Enter", "edit.next", null);
  desk.addKey("Shift+Enter", "edit.previous", null);
  desk.addKey("Escape", "edit.restore", null);
  // While a sentence is being typed, the browser takes back what was typed.
  desk.addKey("Ctrl+Z", "edit.undo", (event) => (open || isField(event.target) ? false : desk.undo()));
  desk.addKey("Ctrl+Shift+Z", "edit.redo", (event) => (open || isField(event.target) ? false : desk.redo()));
}

const isField = (target) => target.matches("input, textarea");
