// Key facts as chips: who, where, when, how many, which bodies, who said what; each leads to its places.
import { articleOf, ask as askServer, nameOf, placesIn } from "./article.js";
import { $, el, fill } from "./dom.js";
import { failure, follow, recall } from "./following.js";
import { addWords, number, t } from "./i18n.js";
import { leadTo } from "./sources.js";

addWords({
  en: {
    "facts": "Key facts", "facts.people": "Who", "facts.places": "Where", "facts.dates": "When", "facts.figures": "How many", "facts.organisations": "Organisations", "facts.quotes": "Quotes",
    "facts.more": "{n} more", "facts.less": "Fewer", "facts.day": "Date of the dispatch", "facts.none": "No fact is sure enough to be listed.", "facts.times": "{n} times",
  },
  fr: {
    "facts": "Faits clés", "facts.people": "Qui", "facts.places": "Où", "facts.dates": "Quand", "facts.figures": "Combien", "facts.organisations": "Organisations", "facts.quotes": "Citations",
    "facts.more": "{n} de plus", "facts.less": "Moins", "facts.day": "Date de la dépêche", "facts.none": "Aucun fait n’est assez sûr pour être cité.", "facts.times": "{n} fois",
  },
});

const KEPT = "depeche.facts";
const GROUPS = ["people", "places", "dates", "figures", "organisations", "quotes"];
const FIRST = 8;

/** Adds the key facts to the desk. */
export function addFacts(desk) {
  const settings = recall(KEPT, { open: innerWidth > 640 });
  const day = el("input", { id: "facts-day", type: "date" });
  const groups = el("div", { id: "facts-groups" });
  const notes = el("div", {});
  const panel = el("details", { id: "facts-panel", open: settings.open, ontoggle: () => localStorage.setItem(KEPT, JSON.stringify({ open: panel.open })) },
    el("summary", {}, el("h2", {}, t("facts"))), el("p", { class: "controls" }, el("label", {}, t("facts.day"), " ", day)), groups, notes);
  $("#summary").append(panel);

  const renew = follow(desk, { field: "facts", panel, keyOf, ask, show });
  day.addEventListener("change", () => renew());
  desk.addEventListener("dispatch", () => (day.value = desk.dispatch.facts?.day ?? ""));

  function keyOf({ rows }) {
    return `${day.value} ${nameOf(articleOf(rows, "english").text)}`;
  }

  async function ask({ rows }, signal) {
    const article = articleOf(rows, "english");
    const date = day.value || null;
    const answer = await askServer(article, { max_sentences: 1, key_facts: true, date }, signal);
    return { day: date ?? "", groups: Object.fromEntries(GROUPS.map((name) => [name, answer.key_facts[name].map((fact) => chipOf(name, fact, article))])) };
  }

  function show(facts, state, error) {
    panel.classList.toggle("waiting", state !== "fresh");
    const filled = GROUPS.filter((name) => facts?.groups[name].length);
    fill(groups, filled.map((name) => group(name, facts.groups[name])));
    fill(notes,
      error && failure(error, () => renew(true)),
      facts && !error && filled.length === 0 && el("p", { class: "note" }, t("facts.none")));
  }

  function group(name, chips) {
    const id = `facts-${name}`;
    const list = el("ul", { class: "plain", "aria-labelledby": id }, chips.map((chip, at) => el("li", { hidden: at >= FIRST }, button(chip))));
    const more = chips.length > FIRST && el("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => {
      const opens = more.getAttribute("aria-expanded") === "false";
      more.setAttribute("aria-expanded", String(opens));
      more.textContent = opens ? t("facts.less") : t("facts.more", { n: number.format(chips.length - FIRST) });
      [...list.children].slice(FIRST).forEach((item) => (item.hidden = !opens));
    } }, t("facts.more", { n: number.format(chips.length - FIRST) }));
    return el("div", { class: "facts" }, el("h3", { id }, t(id.replace("-", "."))), el("div", {}, list, more));
  }

  function button({ label, note, places }) {
    const times = places.length > 1 && el("span", { class: "note", title: t("facts.times", { n: places.length }) }, ` ×${number.format(places.length)}`);
    return leadTo(desk, el("button", { type: "button", class: "chip", lang: "en", title: label.length > 40 && label }, el("b", {}, label), note && ` ${note}`, times), places);
  }
}

/** A chip: what stands on it, a note beside that, and its places. */
function chipOf(group, fact, article) {
  const [label, note] = {
    people: () => [fact.name, fact.roles.map(({ text }) => text).join("; ")],
    places: () => [fact.name, ""],
    dates: () => [fact.text, fact.iso === fact.text ? "" : (fact.iso ?? "")],
    // "1,200 people" is another claim than "some 1,200 people".
    figures: () => [[fact.text.includes(fact.qualifier) ? "" : fact.qualifier, fact.text].filter(Boolean).join(" "), ""],
    organisations: () => [fact.name, fact.acronym ? `(${fact.acronym})` : ""],
    quotes: () => [`“${fact.text}”`, fact.speaker ?? fact.attribution ?? ""],
  }[group]();
  return { label, note, places: (fact.mentions ?? [fact]).flatMap(({ english }) => placesIn(article, english)) };
}
