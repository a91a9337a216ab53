// Find and replace in the English.
import { $, el, fill, later } from "./dom.js";
import { firstFrom, matchesIn, patternOf } from "./find-matches.js";
import { addWords, number, t } from "./i18n.js";
import { paint, rangeIn } from "./marks.js";
import { say } from "./shell.js";

addWords({
  en: {
    "find": "Find in the English", "find.words": "Find", "find.other": "Replace with", "find.case": "Match case", "find.whole": "Whole words", "find.previous": "Previous", "find.next": "Next",
    "find.one": "Replace", "find.all": "Replace all", "find.count": "{n} of {total}", "find.none": "Not found", "find.wait": "{n} of {total} sentences…",
    "find.replaced": "Replaced in {n} sentences.", "find.replaced.one": "Replaced in one sentence.", "find.replace": "Find and replace in the English",
  },
  fr: {
    "find": "Chercher dans l’anglais", "find.words": "Chercher", "find.other": "Remplacer par", "find.case": "Respecter la casse", "find.whole": "Mots entiers", "find.previous": "Précédent", "find.next": "Suivant",
    "find.one": "Remplacer", "find.all": "Tout remplacer", "find.count": "{n} sur {total}", "find.none": "Introuvable", "find.wait": "{n} phrases sur {total}…",
    "find.replaced": "Remplacé dans {n} phrases.", "find.replaced.one": "Remplacé dans une phrase.", "find.replace": "Chercher et remplacer dans l’anglais",
  },
});

const AT_ONCE = 16; // sentences that are sent at the same time

/** Adds find and replace to the desk. */
export function addFind(desk) {
  const bar = $("#find");
  const words = el("input", { id: "find-words", "aria-label": t("find.words"), placeholder: t("find.words"), spellcheck: "false", autocomplete: "off" });
  const other = el("input", { id: "find-other", "aria-label": t("find.other"), placeholder: t("find.other"), lang: "en", autocomplete: "off" });
  const toggle = (id, sign) => el("button", { type: "button", id, "aria-pressed": "false", "aria-label": t(id.replace("-", ".")), title: t(id.replace("-", ".")), onclick: ({ currentTarget: button }) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    search();
  } }, sign);
  const action = (id, work, sign) => el("button", { type: "button", id, onclick: work, "aria-label": sign && t(id.replace("-", ".")), title: sign && t(id.replace("-", ".")) }, sign ?? t(id.replace("-", ".")));
  const [exact, whole] = [toggle("find-case", "Aa"), toggle("find-whole", "“ab”")];
  const count = el("span", { id: "find-count", role: "status" });
  const replacing = el("div", {}, other, action("find-one", replaceOne), action("find-all", replaceAll));
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", t("find"));
  fill(bar, el("div", {}, words, exact, whole, action("find-previous", () => step(-1), "↑"), action("find-next", () => step(1), "↓"), count), replacing,
  el("button", { type: "button", class: "quiet", "aria-label": t("close"), onclick: close }, "×"));

  let matches = [];
  let at = -1;
  let from = [0, 0]; // row and place that the next search begins at
  let isReplacing = false;
  const inSight = new Set();
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inSight[isIntersecting ? "add" : "delete"](target);
    paintFound();
  }, { rootMargin: "50%" });

  const soon = later(60, () => search());
  words.addEventListener("input", soon);
  bar.addEventListener("keydown", (event) => {
    // What was typed last may not have been looked for yet.
    if (event.key === "Escape") {
      soon.now();
      close();
    } else if (event.key === "Enter" && event.target === words) soon.now() || step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === other) replaceOne();
    else return;
    event.preventDefault();
  });
  // What is being typed is looked for now: else the next Enter would look for it again, and go nowhere.
  const renew = later(100, () => bar.hidden || isReplacing || soon.now() || search(false));
  desk.addEventListener("changed", renew);
  desk.addEventListener("dispatch", () => close(false));
  // From our own field, Ctrl+F is the browser's, which finds the French and the rest of the page, too.
  desk.addKey("Ctrl+F", "find", () => isOnDesk() && document.activeElement !== words && open(false));
  desk.addKey("Ctrl+H", "find.replace", () => isOnDesk() && open(true));
  desk.addKey("F3", "find.next", () => !bar.hidden && step(1));
  desk.addKey("Shift+F3", "find.previous", () => !bar.hidden && step(-1));
  new ResizeObserver(() => document.documentElement.style.setProperty("--tools", `${$("#tools").offsetHeight}px`)).observe($("#tools"));

  function isOnDesk() {
    return !$("#sentences").hidden && (document.activeElement === document.body || $("#main").contains(document.activeElement));
  }

  function open(replace) {
    desk.settle();
    const selected = getSelection().toString();
    from = [Math.max(0, desk.rows.current), 0];
    if (bar.hidden && selected && !selected.includes("\n")) words.value = selected;
    bar.hidden = false;
    replacing.hidden = !replace && replacing.hidden;
    const field = replace && words.value ? other : words;
    field.focus();
    field.select();
    search();
  }

  function close(back = true) {
    bar.hidden = replacing.hidden = true;
    sight.disconnect();
    inSight.clear();
    paint("found", []);
    paint("found-now", []);
    if (back) desk.rows.focus(matches[at]?.[0] ?? Math.max(0, desk.rows.current), "english", matches[at]?.slice(1));
    [matches, at] = [[], -1];
  }

  const isOn = (button) => button.getAttribute("aria-pressed") === "true";
  const pattern = () => patternOf(words.value, { matchCase: isOn(exact), wholeWords: isOn(whole) });

  /** Looks again. goes: whether the page follows to the first place. */
  function search(goes = true) {
    matches = matchesIn(desk.dispatch.rows, pattern());
    for (const group of desk.rows.container.children) sight.observe(group);
    show(firstFrom(matches, ...from), goes);
    return true;
  }

  function step(by) {
    if (matches.length) show((at + by + matches.length) % matches.length);
  }

  function show(next, goes = true) {
    at = next;
    if (at >= 0) from = matches[at].slice(0, 2);
    count.textContent = !words.value ? "" : at < 0 ? t("find.none") : t("find.count", { n: number.format(at + 1), total: number.format(matches.length) });
    for (const button of replacing.querySelectorAll("button")) button.disabled = at < 0;
    paintFound();
    if (goes && at >= 0) desk.rows.elements[matches[at][0]].scrollIntoView({ block: "center" });
  }

  /** Ranges cost the browser time at every change of the page: only what is near the screen has them. */
  function paintFound() {
    const range = ([row, start, end]) => rangeIn(desk.rows.cell(row, "english"), start, end);
    const near = matches.filter((match, place) => place !== at && inSight.has(desk.rows.elements[match[0]]?.parentElement));
    paint("found", near.map(range).filter(Boolean));
    paint("found-now", at < 0 ? [] : [range(matches[at])].filter(Boolean));
  }

  function replaceOne() {
    desk.settle();
    search();
    if (at < 0) return;
    const [row, start, end] = matches[at];
    const text = desk.dispatch.rows[row].english;
    desk.edit(row, text.slice(0, start) + other.value + text.slice(end));
    from = [row, start + other.value.length];
    search();
  }

  async function replaceAll() {
    desk.settle();
    search(false);
    const { dispatch } = desk;
    const [sought, put] = [pattern(), other.value];
    const numbers = [...new Set(matches.map(([row]) => row))];
    const before = [];
    isReplacing = true;
    for (let done = 0; done < numbers.length && desk.dispatch === dispatch; done += AT_ONCE) {
      await Promise.all(numbers.slice(done, done + AT_ONCE).map((row) => {
        const { english, edited } = dispatch.rows[row];
        const text = english.replace(sought, () => put);
        if (text === english) return null;
        before.push({ row, english, edited, text });
        return desk.edit(row, text);
      }));
      count.textContent = t("find.wait", { n: number.format(Math.min(done + AT_ONCE, numbers.length)), total: number.format(numbers.length) });
    }
    isReplacing = false;
    if (!bar.hidden) search(false);
    const undo = () => before.filter(({ row, text }) => dispatch === desk.dispatch && dispatch.rows[row].english === text)
      .forEach(({ row, english, edited }) => desk.edit(row, english, null, edited));
    if (before.length) say(t(before.length === 1 ? "find.replaced.one" : "find.replaced", { n: number.format(before.length) }), { undo });
  }

  close(false);
}
