// What was done on a page, to be taken back: by the button in the message, or by Ctrl+Z, the last first.
import { isTyping, keysOf, say, sayError } from "./shell.js";

/** Gives `done(words, work)`: it says what was done, and keeps the work that takes it back, a function. */
export function addUndo() {
  const kept = [];

  function done(words, work) {
    const entry = { work, message: null };
    entry.message = say(words, { undo: () => takeBack(entry) });
    kept.push(entry);
  }

  async function takeBack(entry) {
    kept.splice(kept.indexOf(entry), 1);
    entry.message.remove();
    try {
      await entry.work();
    } catch (error) {
      kept.push(entry);
      sayError(error);
    }
  }

  addEventListener("keydown", (event) => {
    // In a field in which something was typed, the key is the field's own.
    const isOwn = isTyping(event.target) && event.target.value !== event.target.defaultValue;
    if (keysOf(event) !== "Ctrl+Z" || isOwn || kept.length === 0 || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    takeBack(kept.at(-1));
  });
  return { done };
}
