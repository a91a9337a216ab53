// The list of other renderings of a sentence: one of them is taken as it is.
import { el, fill } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { sayError } from "./shell.js";
import { translateOne } from "./translating.js";
import { changedWords } from "./word-diff.js";

addWords({
  en: {
    "other.title": "Other renderings of sentence {n}", "other.machine": "the machine’s first", "other.now": "as it stands",
    "other.sure": "{share} sure", "other.sure.title": "The mean probability of a piece of a word", "other.waiting": "Looking for others…",
    "other.none": "The machine has no other rendering of this sentence.", "other.keys": "Enter takes one, Escape closes.",
  },
  fr: {
    "other.title": "Autres traductions de la phrase {n}", "other.machine": "la première de la machine", "other.now": "telle quelle",
    "other.sure": "sûr à {share}", "other.sure.title": "Probabilité moyenne d’un morceau de mot", "other.waiting": "Recherche d’autres…",
    "other.none": "La machine n’a pas d’autre traduction de cette phrase.", "other.keys": "Entrée en prend une, Échap ferme.",
  },
});

const WANTED = 5;

/** Gives a function that shows the renderings of a sentence below it, given its number. */
export function makeList(desk) {
  let shown = null; // { number, panel, work }
  desk.addEventListener("dispatch", () => close(false));
  return show;

  /** Shows them, the first that is not what stands there in focus. */
  async function show(number) {
    if (number < 0 || !desk.dispatch.rows[number]) return;
    desk.settle();
    close(false);
    const work = new AbortController();
    const panel = el("div", { class: "alternatives", role: "group", tabindex: "-1", "aria-label": t("other.title", { n: number + 1 }), onkeydown: onKey },
      el("p", { class: "note" }, t("other.waiting")));
    shown = { number, panel, work };
    desk.rows.elements[number].append(panel);
    panel.focus({ preventScroll: true });
    try {
      const found = await renderings(desk.dispatch, number, work.signal);
      if (shown?.panel === panel) list(found);
    } catch (error) {
      sayError(error);
      if (shown?.panel === panel) close(true);
    }
  }

  function list(found) {
    const { number, panel } = shown;
    const { english } = desk.dispatch.rows[number];
    const options = found.map((one) => option(one, english));
    const box = el("ul", { role: "listbox", "aria-label": t("other.title", { n: number + 1 }) }, options);
    const none = found.length < 2 && found[0]?.text === english;
    fill(panel, box, el("p", { class: "note" }, t(none ? "other.none" : "other.keys")));
    panel.scrollIntoView({ block: "nearest" });
    focusOption(options.find((_, at) => found[at].text !== english) ?? options[0]);
  }

  function option({ text, score, isFirst }, english) {
    const about = [isFirst && t("other.machine"), text === english && t("other.now"), score != null && t("other.sure", { share: share(score) })];
    return el("li", { role: "option", tabindex: "-1", "aria-selected": String(text === english), onclick: () => take(text, isFirst) },
      el("span", { lang: "en" }, changedWords(english, text).map(([words, isNew]) => (isNew ? el("mark", {}, words) : words))),
      el("span", { class: "about", title: t("other.sure.title") }, about.filter(Boolean).join(" · ")));
  }

  function focusOption(one) {
    for (const other of shown.panel.querySelectorAll("[role=option]")) other.tabIndex = other === one ? 0 : -1;
    one?.focus();
  }

  function onKey(event) {
    const options = [...shown.panel.querySelectorAll("[role=option]")];
    const at = options.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined && options.length) focusOption(options[(to + options.length) % options.length]);
    else if (event.key === "Escape") close(true);
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) options[at].click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function take(text, isFirst) {
    const { number } = shown;
    close(true);
    if (text === desk.dispatch.rows[number].english) return;
    if (isFirst) desk.revert(number, text);
    else desk.edit(number, text);
  }

  /** Closes the list. back: whether the focus goes to the sentence. */
  function close(back) {
    if (!shown) return;
    const { number, panel, work } = shown;
    shown = null;
    work.abort();
    panel.remove();
    if (back) desk.rows.focus(number);
  }
}

/**
 * The machine's own renderings of a sentence: [{ text, score, isFirst }], its first answer before the others. Looking for
 * more of them the search is wider, and may put another one first.
 */
async function renderings(dispatch, number, signal) {
  const row = dispatch.rows[number];
  const options = { ...dispatch.options, edited: false, signal };
  const [wide, first] = await Promise.all([
    translateOne(row.french, { ...options, alternatives: WANTED - 1 }),
    row.machine ? { text: row.machine, score: row.score } : translateOne(row.french, options).then(best),
  ]);
  const others = [best(wide), ...(wide.alternatives ?? []).map((text, at) => ({ text, score: wide.alternativeScores[at] }))];
  return [{ ...first, isFirst: true }, ...others.filter(({ text }) => text !== first.text)];
}

/** The score is told of a sentence: where the French turns out to be several, there is none. */
function best({ translatedText, details: { sentences } }) {
  return { text: translatedText, score: sentences.length === 1 ? sentences[0].score : null };
}

const share = (score) => new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(Math.exp(score));
