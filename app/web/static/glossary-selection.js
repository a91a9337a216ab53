// What is selected in the sentence with the caret, in French and in English: a browser has one selection at a time.

/** Follows the selection; gives a function of `{ french, english }`, what was last selected in each side of one sentence. */
export function followSelection(rows) {
  let last = { number: -1, french: "", english: "" };
  const note = () => {
    const selection = getSelection();
    const found = cellOf(rows, selection);
    if (!found) return;
    if (last.number !== found.number) last = { number: found.number, french: "", english: "" };
    last[found.side] = selection.toString();
  };
  document.addEventListener("selectionchange", note);
  return () => {
    // The browser tells of a selection a moment after it was made.
    note();
    return { french: last.french, english: last.english };
  };
}

/** Where the caret is, as Rows.focus takes it; null where it is in no sentence. */
export function placeOfCaret(rows) {
  const selection = getSelection();
  const found = cellOf(rows, selection);
  if (!found) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(found.cell, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return [found.number, found.side, [start, start + range.toString().length]];
}

/** The row and side in which a selection lies wholly, or null. */
function cellOf(rows, selection) {
  const node = selection.anchorNode;
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const number = rows.numberOf(element);
  const cell = number >= 0 && element.closest(".french, .english");
  return cell && cell.contains(selection.focusNode) ? { number, side: cell.classList.contains("french") ? "french" : "english", cell } : null;
}
