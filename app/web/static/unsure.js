// Words that the machine is not sure of, faintly marked: asked for in the background, for the sentences in sight only.
import { call } from "./api.js";
import { $, el, later, unitAt } from "./dom.js";
import { addWords, t } from "./i18n.js";

addWords({
  en: { "unsure.show": "Unsure words", "unsure.title": "Mark words that the machine is not sure of", "unsure.says": "Unsure: {words}" },
  fr: { "unsure.show": "Mots peu sûrs", "unsure.title": "Marquer les mots dont la machine n’est pas sûre", "unsure.says": "Peu sûr : {words}" },
});

const SHOWN = "depeche.unsure";
const MOST = 40; // pairs of one request
const BEYOND = "300px"; // what is so near is taken to be in sight
const REST = 400;

/** Marks unsure words, and lets that be switched off. What the server said is kept with the row, for its English. */
export function addUnsure(desk) {
  const inSight = new Set(); // groups of rows
  const observer = new IntersectionObserver(onSight, { rootMargin: BEYOND });
  const toggle = el("button", { type: "button", id: "unsure", title: t("unsure.title"), "aria-pressed": String(isShown()), hidden: true, onclick: switchOver }, t("unsure.show"));
  const says = el("span", { id: "unsure-says", class: "unseen", lang: document.documentElement.lang });
  let working = null; // the request under way
  let refused = false;

  $("#tools").append(toggle);
  $("#main").append(says);
  const ask = later(REST, askForSight);
  const renew = later(120, () => {
    watch();
    paint();
    ask();
  });
  desk.addEventListener("changed", renew);
  desk.addEventListener("dispatch", () => {
    working?.abort();
    inSight.clear();
    observer.disconnect();
  });
  desk.rows.container.addEventListener("current", ({ detail }) => tell(detail));

  function isShown() {
    return localStorage.getItem(SHOWN) !== "no";
  }

  function switchOver() {
    localStorage.setItem(SHOWN, isShown() ? "no" : "yes");
    toggle.setAttribute("aria-pressed", String(isShown()));
    paint();
    tell(desk.rows.current);
    ask();
  }

  function watch() {
    toggle.hidden = refused || desk.dispatch.state !== "done";
    for (const group of desk.rows.container.children) observer.observe(group); // again is nothing
  }

  function onSight(entries) {
    for (const { target, isIntersecting } of entries) isIntersecting ? inSight.add(target) : inSight.delete(target);
    paint();
    ask();
  }

  const numbersInSight = () => [...inSight].flatMap((group) => [...group.querySelectorAll(".row")].map((row) => Number(row.dataset.row))).sort((a, b) => a - b);

  async function askForSight() {
    if (!isShown() || refused || working || desk.dispatch.state !== "done") return;
    const { dispatch } = desk;
    const rows = numbersInSight().map((number) => dispatch.rows[number]).filter((row) => row && row.english.trim() && !row.edited && !known(row)).slice(0, MOST);
    if (!rows.length) return;
    working = new AbortController();
    try {
      keep(rows, await scores(rows, working.signal));
      paint();
      tell(desk.rows.current);
      ask();
    } catch (error) {
      // It is only a help: nobody is told, and it is tried again with the next thing that changes, if it can be.
      refused = ["scoring_unavailable", "not_found", "method_not_allowed"].includes(error.code);
      if (error.retryAfter) setTimeout(ask, 1000 * error.retryAfter);
      if (refused) toggle.hidden = true;
    } finally {
      working = null;
    }
  }

  function paint() {
    const places = isShown() ? numbersInSight().flatMap((number) => wordsOf(number).map((place) => [number, "english", place])) : [];
    desk.rows.light(places, "unsure", false);
  }

  function wordsOf(number) {
    const row = desk.dispatch.rows[number];
    return row && known(row) && !row.edited ? row.unsure.words : [];
  }

  /** Says the unsure words of the sentence that has the caret to those who can't see the marks. */
  function tell(number) {
    const row = desk.dispatch.rows[number];
    const words = row && isShown() ? wordsOf(number).map((place) => row.english.slice(...place)) : [];
    says.textContent = words.length ? t("unsure.says", { words: words.join(", ") }) : "";
    for (const cell of desk.rows.container.querySelectorAll("[aria-describedby=unsure-says]")) cell.removeAttribute("aria-describedby");
    if (words.length) desk.rows.cell(number, "english")?.setAttribute("aria-describedby", "unsure-says");
  }
}

const known = (row) => row.unsure?.english === row.english && row.unsure.french === row.french;

async function scores(rows, signal) {
  const pairs = rows.map(({ french, english }) => ({ source: french, target: english }));
  const { pairs: answers } = await call("word_scores", { body: { pairs }, signal });
  return answers.map(({ words }, at) => ({
    french: pairs[at].source,
    english: pairs[at].target,
    words: words.filter(({ unsure }) => unsure).map(({ start, end }) => [unitAt(pairs[at].target, start), unitAt(pairs[at].target, end)]),
  }));
}

function keep(rows, answers) {
  rows.forEach((row, at) => (row.unsure = answers[at]));
}
