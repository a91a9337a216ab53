// What can surely be done about a flag by itself. Everything else is for the editor: the caret is put there.

// «12 300», «12.300», «3,5», «2013»: never what is part of another figure, as of a time or a date.
const FRENCH_FIGURE = /(\d{1,3}(?:([\s.])\d{3})(?:\2\d{3})*|\d+)(?:,(\d+))?/g;
const ENGLISH_FIGURE = /\d+(?:,\d{3})*(?:\.\d+)?/g;
const FROM_ALTERNATIVES = ["untranslated", "untranslated_word", "unknown_word", "repetition", "incomplete", "empty_output"];

/** Whether another rendering of the whole sentence is the better way to mend it. */
export const wantsAlternatives = (flag) => FROM_ALTERNATIVES.includes(flag.code);

/**
 * Gives { english, place }: the sentence mended, and where [start, end] what is new stands in it, in UTF-16 units; null
 * where that is in doubt. flag: of a row, with the places in it.
 */
export function fixOf(row, flag) {
  const { english } = row;
  const figure = flag.code === "number_mismatch" ? sameFigure(row, flag) : null;
  if (figure) return figure;
  if (flag.suggestion && hasPlace(flag, english)) return spliced(english, flag.target, flag.suggestion);
  if (flag.code === "stray_quote") return closedQuote(row);
  return null;
}

/** Whether a flag has a place in the English that is a part of it, and where its words still stand. */
export const hasPlace = (flag, english) => isPart(flag.target, english) && english.slice(...flag.target) === flag.found;

/** Whether a place is there and is not the whole text. */
export const isPart = (place, text) => Boolean(place) && place[1] > place[0] && place[1] - place[0] < text.length;

function spliced(text, [start, end], words) {
  return { english: text.slice(0, start) + words + text.slice(end), place: [start, start + words.length] };
}

// One figure in the French place and one in the English: that of the French as English prints it, what stands around it left alone.
function sameFigure({ french, english }, flag) {
  const { source, target } = flag;
  if (!isPart(source, french) || !hasPlace(flag, english)) return null;
  const figures = [...french.slice(...source).matchAll(FRENCH_FIGURE)];
  const others = [...english.slice(...target).matchAll(ENGLISH_FIGURE)];
  if (figures.length !== 1 || others.length !== 1) return null;
  const [[, whole, , decimals]] = figures;
  if (decimals?.length === 3) return null; // a thousand, perhaps
  const figure = whole.replace(/\D/g, ",") + (decimals ? `.${decimals}` : "");
  const start = target[0] + others[0].index;
  return figure === others[0][0] ? null : spliced(english, [start, start + others[0][0].length], figure);
}

// Only where the French is one quotation from its first character to its last: then so is the English.
function closedQuote({ french, english }) {
  if (!/^«[^«»]*»[\s.!?…]*$/.test(french.trim())) return null;
  if (/^“[^“”]*$/.test(english)) return spliced(english, [english.length, english.length], "”");
  if (/^[^“”]*”[.!?…]*$/.test(english)) return spliced(english, [0, 0], "“");
  return null;
}
