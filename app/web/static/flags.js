// Flags: in the margin one button each with its sentence, in the text an underline, by key from one to the next.
import { flagKey, isAccepted } from "./dispatch.js";
import { $, el, fill, later } from "./dom.js";
import { fixOf, hasPlace, isPart, wantsAlternatives } from "./flag-fixes.js";
import { sentenceOf, wordOf } from "./flag-words.js";
import { addWords, number as figures, t } from "./i18n.js";
import { say } from "./shell.js";

addWords({
  en: {
    "flags.next": "Next to check", "flags.previous": "Previous to check", "flags.accept": "Accept: it is right as it stands", "flags.fix": "Fix it, or go to the place",
    "flags.only": "Only to check", "flags.count": "{n} to check", "flags.none": "Nothing to check", "flags.place": "{n} of {all}",
    "flags.error": "Error", "flags.warning": "Warning", "flags.info": "Note", "flags.accepted": "accepted", "flags.again": "Raise again: {word}",
    "flags.accept.one": "Accept: {word}", "flags.fix.one": "Fix: {word}", "flags.write": "Write “{words}”", "flags.fixed": "Mended: “{words}” was written in.",
    "flags.no": "There is nothing to check in this sentence.", "flags.tools": "To check",
  },
  fr: {
    "flags.next": "Point suivant à vérifier", "flags.previous": "Point précédent à vérifier", "flags.accept": "Accepter : c’est juste", "flags.fix": "Corriger, ou aller à l’endroit",
    "flags.only": "Seulement à vérifier", "flags.count": "{n} à vérifier", "flags.none": "Rien à vérifier", "flags.place": "{n} sur {all}",
    "flags.error": "Erreur", "flags.warning": "Attention", "flags.info": "Note", "flags.accepted": "accepté", "flags.again": "Signaler de nouveau : {word}",
    "flags.accept.one": "Accepter : {word}", "flags.fix.one": "Corriger : {word}", "flags.write": "Écrire « {words} »", "flags.fixed": "Corrigé : « {words} » a été écrit.",
    "flags.no": "Il n’y a rien à vérifier dans cette phrase.", "flags.tools": "À vérifier",
  },
});

const ICONS = { error: "◆", warning: "▲", info: "●" };

/** Puts flags into the margin, marks them in the text, and lets keys go through them. */
export function addFlags(desk) {
  let reachable = -1; // number of the row whose buttons Tab stops at: those of all would be too many
  let visited = null; // { number, key, order }: the flag that was looked at last
  const status = el("span", { id: "flag-count", role: "status" });
  const place = el("span", { id: "flag-place", role: "status", class: "note" });
  const only = el("button", { type: "button", id: "flag-only", "aria-pressed": "false", onclick: toggleOnly }, t("flags.only"));

  desk.margins.push(fillMargin);
  addTools();
  desk.addKey("F8", "flags.next", () => step(1));
  desk.addKey("Shift+F8", "flags.previous", () => step(-1));
  desk.addKey("Alt+N", "flags.next", () => step(1));
  desk.addKey("Alt+P", "flags.previous", () => step(-1));
  desk.addKey("Alt+A", "flags.accept", () => withFlag(accept));
  desk.addKey("Alt+X", "flags.fix", () => withFlag(fix));
  desk.addEventListener("dispatch", () => {
    visited = null;
    place.textContent = "";
    showOnly(false);
  });
  desk.addEventListener("changed", later(120, renew));
  desk.rows.container.addEventListener("current", ({ detail }) => makeReachable(detail));

  function addTools() {
    const button = (id, sign, words, keys, work) => el("button", {
      type: "button", id, "aria-label": t(words), title: `${t(words)} (${keys})`, "aria-keyshortcuts": keys, onclick: work }, sign);
    const tools = el("span", { class: "flag-tools", role: "group", "aria-label": t("flags.tools"), hidden: true },
      button("flag-previous", "‹", "flags.previous", "Shift+F8", () => step(-1)),
      button("flag-next", "›", "flags.next", "F8", () => step(1)), status, place, only);
    $("#tools").append(tools);
    desk.addEventListener("changed", () => (tools.hidden = desk.dispatch.rows.length === 0));
  }

  function renew() {
    const { open, state } = desk.dispatch;
    const words = open.length ? t("flags.count", { n: figures.format(open.length) }) : t("flags.none");
    // While sentences stream in, a count at each of them would be read out all the time.
    status.setAttribute("aria-live", state === "working" ? "off" : "polite");
    if (status.textContent !== words) status.textContent = words;
    underline(open);
  }

  function underline(open) {
    for (const severity of ["error", "warning"]) {
      const places = open.filter(([, flag]) => flag.severity === severity).flatMap(([number, flag]) => placesOf(number, flag));
      desk.rows.light(places, `flag-${severity}`, false);
    }
  }

  /** Where a flag is: a place that is a whole sentence says nothing, unless the flag is about all of it. */
  function placesOf(number, flag) {
    const row = desk.dispatch.rows[number];
    const english = hasPlace(flag, row.english) || (flag.target && flag.code === "untranslated");
    return [isPart(flag.source, row.french) && [number, "french", flag.source], english && [number, "english", flag.target]].filter(Boolean);
  }

  function light(number, flag, scroll = false) {
    const places = placesOf(number, flag);
    desk.rows.light(places.length ? places : [[number, "french", null], [number, "english", null]], "lit", scroll);
  }

  function makeReachable(number) {
    if (number === reachable) return;
    for (const button of buttonsOf(reachable)) button.tabIndex = -1;
    for (const button of buttonsOf(number)) button.tabIndex = 0;
    reachable = number;
  }

  const buttonsOf = (number) => desk.rows.elements[number]?.querySelectorAll(".flags button") ?? [];

  function fillMargin(element, row, number) {
    element.classList.toggle("to-check", row.flags.some((flag) => isOpen(row, flag)));
    const margin = $(".margin", element);
    let box = $(".flags", margin);
    if (!row.flags.length) return box?.remove();
    const focused = box?.contains(document.activeElement) ? document.activeElement.closest(".flag")?.dataset.key : null;
    box ??= margin.insertBefore(el("div", { class: "flags" }), margin.firstChild);
    fill(box, sorted(row.flags).map((flag, index) => flagElement(row, number, flag, index)));
    if (number !== desk.rows.current) for (const button of box.querySelectorAll("button")) button.tabIndex = -1;
    // What had the focus was written anew.
    if (focused != null) (flagIn(element, focused) ?? desk.rows.cell(number, "english")).focus();
  }

  function flagElement(row, number, flag, index) {
    const key = flagKey(flag);
    const [sentence, lang] = sentenceOf(flag);
    const accepted = isAccepted(row, flag);
    const word = wordOf(flag.code);
    const says = `flag-${number}-${index}`;
    const open = [small(t("flags.accept.one", { word }), "✓", () => accept(number, flag)), fixButton(row, number, flag, word)];
    const kind = accepted ? "accepted" : flag.severity;
    return el("div", {
      class: `flag ${kind}`, data: { key },
      onpointermove: () => light(number, flag), onpointerleave: unlight, onfocusin: () => light(number, flag), onfocusout: unlight,
    },
      el("button", { type: "button", class: "what", "aria-describedby": says, onclick: () => visit(number, flag) },
        el("span", { class: "icon", "aria-hidden": "true" }, accepted ? "✓" : ICONS[flag.severity]),
        el("span", { class: "unseen" }, `${t(`flags.${kind}`)}: `), ` ${word}`),
      accepted ? small(t("flags.again", { word }), "↺", () => accept(number, flag)) : flag.severity !== "info" && open,
      el("p", { class: "says", id: says, lang }, sentence));
  }

  /** Says what it will write, where that is sure. */
  function fixButton(row, number, flag, word) {
    const fixed = fixOf(row, flag);
    const words = fixed && fixed.english.slice(...fixed.place);
    return small(words ? t("flags.write", { words }) : t("flags.fix.one", { word }),
      [el("span", { "aria-hidden": "true" }, "✎"), ...(words ? [" ", el("span", { lang: "en" }, words)] : [])], () => fix(number, flag));
  }

  /** Ends the light, but for that of a flag that has the focus. */
  function unlight() {
    const number = desk.rows.numberOf(document.activeElement);
    const key = document.activeElement.closest(".flag")?.dataset.key;
    const held = key && desk.dispatch.rows[number]?.flags.find((flag) => flagKey(flag) === key);
    if (held) light(number, held);
    else desk.rows.light([], "lit", false);
  }

  /** Goes to a flag: its button has the focus, so that it can be accepted or mended at once. */
  function visit(number, flag) {
    visited = { number, key: flagKey(flag), order: orderOf(number, flag) };
    const element = desk.rows.elements[number];
    flagIn(element, flagKey(flag))?.focus({ preventScroll: true });
    light(number, flag, true);
    const all = inOrder();
    const at = all.findIndex(([other, one]) => other === number && flagKey(one) === flagKey(flag));
    place.textContent = at < 0 ? "" : t("flags.place", { n: figures.format(at + 1), all: figures.format(all.length) });
  }

  /** All open flags as they are read: by sentence, and within one by their place in the English. */
  const inOrder = () => desk.dispatch.open.sort(([a, one], [b, other]) => compare(orderOf(a, one), orderOf(b, other)));

  function step(by) {
    const all = inOrder();
    if (!all.length) return say(t("flags.none"));
    const from = whereNow(by);
    const beyond = ([number, flag]) => by * compare(orderOf(number, flag), from) > 0;
    const next = (by > 0 ? all.find(beyond) : all.findLast(beyond)) ?? all.at(by > 0 ? 0 : -1);
    return visit(...next);
  }

  /** From where the next one is looked for: the flag visited last, unless the focus has gone to another sentence. */
  function whereNow(by) {
    const number = desk.rows.numberOf(document.activeElement);
    if (visited && (number < 0 || number === visited.number)) return visited.order;
    return number < 0 ? [by > 0 ? -1 : Infinity] : [number, by > 0 ? -1 : Infinity];
  }

  /** Calls with the flag that has the focus, or with the first open one of the sentence that has it. */
  function withFlag(work) {
    const number = desk.rows.numberOf(document.activeElement);
    if (number < 0) return say(t("flags.no"));
    desk.settle();
    const row = desk.dispatch.rows[number];
    const key = document.activeElement.closest(".flag")?.dataset.key ?? (visited?.number === number ? visited.key : null);
    const flag = row.flags.find((one) => flagKey(one) === key && (isOpen(row, one) || work === accept))
      ?? sorted(row.flags).find((one) => isOpen(row, one));
    return flag ? work(number, flag) : say(t("flags.no"));
  }

  function accept(number, flag) {
    const row = desk.dispatch.rows[number];
    visited = { number, key: flagKey(flag), order: orderOf(number, flag) };
    desk.dispatch.accept(number, flagKey(flag), !isAccepted(row, flag));
    desk.save.now();
    unlight();
  }

  function fix(number, flag) {
    const row = desk.dispatch.rows[number];
    visited = { number, key: flagKey(flag), order: orderOf(number, flag) };
    const fixed = fixOf(row, flag);
    if (!fixed) return wantsAlternatives(flag) && desk.showAlternatives ? desk.showAlternatives(number) : goTo(number, flag);
    const before = row.english;
    desk.edit(number, fixed.english);
    desk.rows.focus(number, "english", fixed.place);
    return say(t("flags.fixed", { words: fixed.english.slice(...fixed.place) }), { undo: () => takeBack(number, before, fixed.english) });
  }

  /** Takes a fix back; where the sentence was written in since, that is in the history, too. */
  function takeBack(number, before, fixed) {
    const { trail } = desk.dispatch;
    const isLast = trail.at(-1)?.number === number && trail.at(-1).changes.english === fixed;
    return isLast ? desk.undo() : desk.edit(number, before);
  }

  function goTo(number, flag) {
    const { english } = desk.dispatch.rows[number];
    const end = [english.length, english.length];
    desk.rows.focus(number, "english", hasPlace(flag, english) ? flag.target : end);
    light(number, flag);
  }

  function toggleOnly() {
    showOnly(only.getAttribute("aria-pressed") !== "true");
  }

  function showOnly(wanted) {
    only.setAttribute("aria-pressed", String(wanted));
    desk.rows.container.classList.toggle("only-to-check", wanted);
  }
}

const small = (words, sign, work) => el("button", { type: "button", class: "quiet small", "aria-label": words, title: words, onclick: work }, sign);
const isOpen = (row, flag) => flag.severity !== "info" && !isAccepted(row, flag);
const orderOf = (number, flag) => [number, flag.target?.[0] ?? 0, flag.source?.[0] ?? 0, flagKey(flag)];
const sorted = (flags) => [...flags].sort((one, other) => compare(orderOf(0, one), orderOf(0, other)));
const flagIn = (element, key) => [...element.querySelectorAll(".flag")].find((one) => one.dataset.key === key)?.querySelector(".what");

/** Compares lists item by item; a list that ends first comes first. */
function compare(one, other) {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
  }
  return one.length - other.length;
}
