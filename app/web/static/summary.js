// The summary on top of the sentences: made as soon as the translation is done, and anew when the text has changed.
import { articleOf, nameOf, placesIn, summarize } from "./article.js";
import { $, el, fill, later, unitAt } from "./dom.js";
import { failure, follow, recall } from "./following.js";
import { addWords, number, t } from "./i18n.js";
import { say } from "./shell.js";
import { leadTo } from "./sources.js";

addWords({
  en: {
    "summary.length": "Length", "summary.unit": "Length in", "summary.unit.sentences": "sentences", "summary.unit.words": "words",
    "summary.style": "Style", "summary.style.sentences": "sentences", "summary.style.bullets": "bullets", "summary.style.tight": "tight", "summary.style.headline": "headline",
    "summary.focus": "Focus", "summary.focus.hint": "names or words", "summary.language": "In", "summary.language.en": "English", "summary.language.fr": "French",
    "summary.copy": "Copy the summary", "summary.copied": "The summary is copied.", "summary.uncopied": "The browser lets nothing be copied here; the summary is selected: press Ctrl+C.",
    "summary.waiting": "The summary is being made…",
    "summary.ready": "Summary: {n} sentences.", "summary.ready.one": "Summary: one sentence.",
    "summary.complete": "The text is no longer than the summary asked for: this is all of it.",
    "summary.inserted": "Names in square brackets were put in for a pronoun or a bare title; the article's sentence does not have them.",
    "summary.removed": "Taken out:", "summary.written": "written by a model: read it against its sources",
    "summary.replaced": "the article's own sentence; the model's said what the article does not", "summary.open": "{n} to check", "summary.go": "Go to the summary",
  },
  fr: {
    "summary.length": "Longueur", "summary.unit": "Longueur en", "summary.unit.sentences": "phrases", "summary.unit.words": "mots",
    "summary.style": "Style", "summary.style.sentences": "phrases", "summary.style.bullets": "liste", "summary.style.tight": "resserré", "summary.style.headline": "titre",
    "summary.focus": "Angle", "summary.focus.hint": "noms ou mots", "summary.language": "En", "summary.language.en": "anglais", "summary.language.fr": "français",
    "summary.copy": "Copier le résumé", "summary.copied": "Le résumé est copié.", "summary.uncopied": "Le navigateur ne permet pas de copier ici ; le résumé est sélectionné : pressez Ctrl+C.",
    "summary.waiting": "Le résumé se prépare…",
    "summary.ready": "Résumé : {n} phrases.", "summary.ready.one": "Résumé : une phrase.",
    "summary.complete": "Le texte n’est pas plus long que le résumé demandé : le voici en entier.",
    "summary.inserted": "Les noms entre crochets remplacent un pronom ou un titre seul ; la phrase de l’article ne les a pas.",
    "summary.removed": "Supprimé :", "summary.written": "écrit par un modèle : à relire avec ses sources",
    "summary.replaced": "phrase de l’article ; celle du modèle disait ce que l’article ne dit pas", "summary.open": "{n} à vérifier", "summary.go": "Aller au résumé",
  },
});

const KEPT = "depeche.summary";
const DEFAULTS = { unit: "sentences", sentences: 3, words: 80, style: "sentences", language: "en", open: true };
const LIMITS = { sentences: [1, 10], words: [5, 1000] };

/** Adds the summary to the desk. */
export function addSummary(desk) {
  const settings = recall(KEPT, DEFAULTS);
  const focus = el("input", { id: "summary-focus", maxlength: 200, placeholder: t("summary.focus.hint"), spellcheck: "false" });
  const length = el("input", { id: "summary-length", type: "number", required: true });
  const list = el("ul", { id: "summary-list", class: "plain" });
  const notes = el("div", { id: "summary-notes" });
  let checks = []; // functions that write how much is to be checked in each sentence
  const status = el("span", { class: "unseen", role: "status" });
  const copy = el("button", { type: "button", id: "summary-copy", onclick: () => copyText(desk.dispatch.summary?.text ?? "", list) }, t("summary.copy"));
  const panel = el("details", { id: "summary-panel", open: settings.open, ontoggle: () => keep({ open: panel.open }) },
    el("summary", {}, el("h2", {}, t("desk.summary"))),
    el("form", { class: "controls", onsubmit: (event) => { event.preventDefault(); renewSoon.now(); } },
      el("label", {}, t("summary.length"), " ", length), select("unit"), labelled("style"), labelled("language"), el("label", {}, t("summary.focus"), " ", focus), copy),
    list, notes, status);
  $("#summary").prepend(panel);
  setLength();

  const renew = follow(desk, { field: "summary", panel, keyOf, ask, show });
  const renewSoon = later(500, () => renew());
  length.addEventListener("input", () => length.validity.valid && keep({ [settings.unit]: length.valueAsNumber }) && renewSoon());
  focus.addEventListener("input", renewSoon);
  desk.addEventListener("dispatch", () => (focus.value = desk.dispatch.summary?.focus ?? ""));
  desk.addEventListener("changed", later(200, () => checks.forEach((write) => write())));
  desk.addKey("Alt+S", "summary.go", () => {
    if ($("#summary").hidden) return;
    panel.open = true;
    ($("a", list) ?? $("summary", panel)).focus();
    panel.scrollIntoView({ block: "nearest" });
  });

  function select(name) {
    const values = { unit: ["sentences", "words"], style: ["sentences", "bullets", "tight", "headline"], language: ["en", "fr"] }[name];
    return el("select", { id: `summary-${name}`, "aria-label": t(`summary.${name}`), onchange: ({ target }) => {
      keep({ [name]: target.value });
      setLength();
      renew();
    } }, values.map((value) => el("option", { value, selected: value === settings[name] }, t(`summary.${name}.${value}`))));
  }

  function labelled(name) {
    return el("label", {}, t(`summary.${name}`), " ", select(name));
  }

  function keep(changes) {
    localStorage.setItem(KEPT, JSON.stringify(Object.assign(settings, changes)));
    return true;
  }

  function setLength() {
    [length.min, length.max] = LIMITS[settings.unit];
    length.value = settings[settings.unit];
  }

  function wishOf() {
    const { unit, style, language } = settings;
    return { [`max_${unit}`]: settings[unit], style, language, focus: focus.value.trim() };
  }

  function keyOf({ rows }) {
    const wish = wishOf();
    const sides = wish.focus ? ["english", "french"] : [wish.language === "fr" ? "french" : "english"];
    return [JSON.stringify(wish), ...sides.map((side) => nameOf(articleOf(rows, side).text))].join(" ");
  }

  async function ask(dispatch, signal) {
    const wish = wishOf();
    const [answer, article] = await summarize(dispatch, wish, signal);
    return { ...shownOf(answer, article, dispatch.rows), focus: wish.focus, language: wish.language, style: wish.style };
  }

  function show(summary, state, error) {
    panel.classList.toggle("waiting", state !== "fresh");
    list.setAttribute("aria-busy", String(state === "waiting"));
    list.lang = summary?.language ?? "en";
    list.className = `plain ${summary?.style ?? ""}`;
    copy.disabled = !summary || state !== "fresh";
    checks = [];
    fill(list, (summary?.sentences ?? []).map((sentence) => el("li", {}, link(sentence), remarks(sentence))));
    fill(notes,
      state === "waiting" && el("p", { class: "note" }, t("summary.waiting")),
      error && failure(error, () => renew(true)),
      !error && summary && [
        summary.complete && el("p", { class: "note" }, t("summary.complete")),
        summary.sentences.some(({ inserted }) => inserted.length) && el("p", { class: "note" }, t("summary.inserted")),
        summary.flags.map((message) => el("p", { class: "flagged", lang: "en" }, message))].flat());
    const n = summary?.sentences.length ?? 0;
    status.textContent = state === "fresh" && n ? t(n === 1 ? "summary.ready.one" : "summary.ready", { n: number.format(n) }) : "";
  }

  function link({ text, inserted, places }) {
    const parts = [];
    let from = 0;
    for (const [start, end] of inserted) {
      parts.push(text.slice(from, start), el("mark", {}, text.slice(start, end)));
      from = end;
    }
    return leadTo(desk, el("a", { href: "#sentences" }, parts, text.slice(from)), places);
  }

  function remarks({ removed, made, places }) {
    const rows = new Set(places.map(({ row }) => row));
    const open = el("span", { class: "flagged" });
    const write = () => {
      const n = desk.dispatch.open.filter(([row]) => rows.has(row)).length;
      open.textContent = n ? `⚠ ${t("summary.open", { n: number.format(n) })}` : "";
    };
    checks.push(write);
    write();
    return [
      removed.length > 0 && el("span", { class: "note" }, t("summary.removed"), removed.map((words) => [" ", el("del", {}, words)]).flat()),
      made && el("span", { class: "note" }, t(`summary.${made}`)), open];
  }
}

/** What is shown of an answer, and saved. */
function shownOf(answer, article, rows) {
  const told = new Set(rows.flatMap((row) => row.flags.map(({ code }) => code)));
  return {
    text: answer.summary,
    complete: answer.complete,
    // What is to be checked in the translation stands at its sentence already.
    flags: (answer.flags ?? []).filter(({ code }) => !told.has(code)).map(({ message }) => message),
    sentences: answer.sentences.map((sentence) => ({
      text: sentence.text,
      made: sentence.made ?? "",
      inserted: (sentence.inserted ?? []).map(({ start, end }) => [unitAt(sentence.text, start), unitAt(sentence.text, end)]),
      removed: (sentence.edits ?? []).map(({ removed }) => removed.trim()),
      places: sentence[article.side].flatMap((span) => placesIn(article, span)),
    })),
  };
}

async function copyText(text, list) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("summary.copied"));
  } catch {
    // Over plain HTTP from another machine a browser has no clipboard for pages.
    getSelection().selectAllChildren(list);
    say(t("summary.uncopied"));
  }
}
