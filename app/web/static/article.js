// A dispatch as one article, which the summary and the key facts are made of, and the way from places in it to sentences.
import { ApiError, call } from "./api.js";
import { pointsIn } from "./dom.js";
import { addWords, language, number, t } from "./i18n.js";

addWords({
  en: { "article.long": "The text has {n} characters; this server takes {most} for a summary and its facts." },
  fr: { "article.long": "Le texte a {n} caractères ; ce serveur en prend {most} pour un résumé et ses faits." },
});

const SURELY_SHORT = 50_000; // characters

/** How many of rising numbers are below a value. */
function below(numbers, value) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A function from places in code points to UTF-16 units, for many places in a long text. */
export function unitsIn(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (place) => place;
  const wide = [];
  let points = 0;
  for (const sign of text) {
    if (sign.length > 1) wide.push(points);
    points += 1;
  }
  return (place) => place + below(wide, place);
}

/** One side of all sentences in one piece; starts: where each begins in it, in UTF-16 units. */
export function articleOf(rows, side) {
  const starts = [];
  let text = "";
  for (const row of rows) {
    starts.push(text.length + row.gap.length);
    text += row.gap + row[side];
  }
  return { side, text, starts, rows, units: unitsIn(text) };
}

/**
 * The sentences that a place of the API's ({ start, end }, code points) lies in: { row, side, start, end, text } in UTF-16
 * units of the sentence, without start, end and text where it is the whole sentence.
 */
export function placesIn({ side, starts, rows, units }, span) {
  const [from, to] = [units(span.start), units(span.end)];
  const places = [];
  for (let row = Math.max(0, below(starts, from + 1) - 1); row < starts.length && starts[row] < to; row++) {
    const sentence = rows[row][side];
    const [start, end] = [Math.max(0, from - starts[row]), Math.min(sentence.length, to - starts[row])];
    if (start === 0 && end === sentence.length && end > 0) places.push({ row, side });
    else if (end > start) places.push({ row, side, start, end, text: sentence.slice(start, end) });
  }
  return places;
}

/** Where a place is now, [start, end], when its sentence may have been edited; null stands for the whole sentence. */
export function placeNow({ row, side, start, text }, rows) {
  if (!text) return null;
  const sentence = rows[row]?.[side] ?? "";
  const at = sentence.startsWith(text, start) ? start : sentence.indexOf(text);
  return at < 0 ? null : [at, at + text.length];
}

/** What is to be lit for places, for `Rows.light`: the words themselves, and on the other side the same or the sentence. */
export function lightsOf(places, rows) {
  return places.flatMap((place) => {
    const other = { row: place.row, side: place.side === "english" ? "french" : "english", start: 0, text: place.text };
    return [place, other].map((one) => [one.row, one.side, placeNow(one, rows)]);
  });
}

/** A short name for a text, other for another one. */
export function nameOf(text) {
  let sum = 5381;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 33) ^ text.charCodeAt(at)) | 0;
  return `${text.length}.${sum}`;
}

/** Asks /summarize about an article. One that the server is sure to refuse is not sent, after every edit again. */
export async function ask(article, wish, signal) {
  const n = pointsIn(article.text);
  if (n > SURELY_SHORT) {
    const { limits } = await call("info", { signal });
    const words = { n: number.format(n), most: number.format(limits.max_text_chars) };
    if (n > limits.max_text_chars) throw Object.assign(new ApiError(413, "text_too_long", t("article.long", words)), { language });
  }
  return call("summarize", { body: { q: article.text, source: article.side === "french" ? "fr" : "en", ...wish }, signal });
}

/**
 * Asks for a summary of the dispatch as it stands. It is made of the English on the desk, not of the French again: so it
 * rests on every edit, also where the memory takes none. Only words of a focus may be French, and are looked for there;
 * that answer counts where its English is the desk's.
 * Gives [answer, article]: the article whose side `answer.sentences` are to be read by.
 */
export async function summarize({ rows, options }, wish, signal) {
  const [french, english] = [articleOf(rows, "french"), articleOf(rows, "english")];
  if (wish.language === "fr") return [await ask(french, { ...wish, details: true }, signal), french];
  if (wish.focus) {
    const answer = await ask(french, { ...options, ...wish, details: true }, signal);
    if (answer.translatedText === english.text) return [answer, english];
  }
  return [await ask(english, { ...wish, details: true }, signal), english];
}
