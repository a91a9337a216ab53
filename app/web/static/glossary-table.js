// The terms of a glossary as a table that is edited in place. Of ten thousand only those in sight are made; the search
// looks through all.
import { $, $$, el, fill } from "./dom.js";
import { folded, oneLine } from "./glossaries-api.js";
import { addWords, number, t } from "./i18n.js";

addWords({
  en: {
    "terms.french": "French", "terms.english": "English", "terms.french.of": "French of “{term}”", "terms.english.of": "English of “{term}”",
    "terms.delete": "Delete “{term}”", "terms.actions": "Delete", "terms.more": "Show more", "terms.count": "{n} terms", "terms.count.one": "1 term",
    "terms.found": "{found} of {n} terms", "terms.none": "No term has that in its French or English.",
  },
  fr: {
    "terms.french": "Français", "terms.english": "Anglais", "terms.french.of": "Français de « {term} »", "terms.english.of": "Anglais de « {term} »",
    "terms.delete": "Supprimer « {term} »", "terms.actions": "Supprimer", "terms.more": "Afficher la suite", "terms.count": "{n} termes", "terms.count.one": "1 terme",
    "terms.found": "{found} termes sur {n}", "terms.none": "Aucun terme ne contient cela, ni en français ni en anglais.",
  },
});

const STEP = 100;
const collator = new Intl.Collator("fr");
const SIDES = ["french", "english"];

const termOf = (french, english) => ({ french, english, folded: `${folded(french)}\n${folded(english)}`, typed: null, fault: "" });
const fieldsOf = (row) => $$("input, button", row);

/**
 * The table. actions: `change(old French, French, English)` gives a promise of the French as it is stored, and throws
 * what the server refuses; `remove(French)` one of whether it is gone; null where nothing may be changed. A row whose
 * change was refused keeps what was typed, and says why.
 */
export class TermTable {
  constructor(container, actions) {
    Object.assign(this, { actions, all: [], found: [], shown: 0, wanted: "", stale: null, faults: 0, sent: Promise.resolve(), terms: new WeakMap() });
    this.body = el("tbody");
    this.count = el("p", { class: "note", role: "status" });
    this.more = el("button", { type: "button", onclick: () => this.#show() }, t("terms.more"));
    this.table = el("table", { class: "terms" }, el("thead", {}, el("tr", {},
      el("th", { scope: "col" }, t("terms.french")), el("th", { scope: "col" }, t("terms.english")),
      el("th", { scope: "col" }, el("span", { class: "unseen" }, t("terms.actions"))))), this.body);
    fill(container, this.count, this.table, this.more);
    new IntersectionObserver(([entry]) => entry.isIntersecting && this.#show(), { rootMargin: "600px" }).observe(this.more);
    this.body.addEventListener("change", ({ target }) => this.#store(target.closest("tr")));
    this.body.addEventListener("keydown", (event) => this.#key(event));
    this.body.addEventListener("focusout", ({ relatedTarget }) => this.stale && !this.body.contains(relatedTarget) && setTimeout(() => this.show(this.stale)));
  }

  /** Whether something was typed that is not stored. */
  get isDirty() {
    return this.all.some((term) => term.typed) || $$("input", this.body).some((input) => input.value !== input.defaultValue);
  }

  /** Shows other terms, a Map; where somebody is in the table, once they have left it, unless it is to be now. */
  show(terms, now = false) {
    if (!terms) return;
    const focused = this.body.contains(document.activeElement) ? document.activeElement : null;
    this.stale = focused && !now ? terms : null;
    if (this.stale) return;
    const typed = new Map(this.all.filter((term) => term.typed).map(({ french, typed, fault }) => [french, { typed, fault }]));
    this.all = [...terms].map(([french, english]) => ({ ...termOf(french, english), ...typed.get(french) }));
    this.all.sort((a, b) => collator.compare(a.french, b.french));
    const row = focused?.closest("tr");
    const place = row && [this.terms.get(row).french, fieldsOf(row).indexOf(focused)];
    this.search(this.wanted);
    if (place) this.#focus(...place);
  }

  #focus(french, place) {
    const row = [...this.body.rows].find((other) => this.terms.get(other).french === french) ?? this.body.rows[0];
    if (row) fieldsOf(row)[place].focus();
  }

  /** Puts a term that was just stored on top. */
  add(french, english) {
    this.all = [termOf(french, english), ...this.all.filter((term) => term.french !== french)];
    this.search(this.wanted);
  }

  /** Shows those that have some words in their French or English. */
  search(wanted) {
    this.wanted = wanted;
    const words = folded(oneLine(wanted));
    this.found = words ? this.all.filter((term) => term.folded.includes(words)) : this.all;
    this.shown = 0;
    fill(this.body);
    this.#show();
    this.#tell();
  }

  #tell() {
    const [found, all] = [this.found.length, this.all.length];
    const values = { found: number.format(found), n: number.format(all) };
    this.count.textContent = found < all ? t(found ? "terms.found" : "terms.none", values) : t(all === 1 ? "terms.count.one" : "terms.count", values);
    this.table.hidden = found === 0;
  }

  #show() {
    this.body.append(...this.found.slice(this.shown, this.shown + STEP).map((term) => this.#row(term)));
    this.shown = Math.min(this.shown + STEP, this.found.length);
    this.more.hidden = this.shown === this.found.length;
  }

  #row(term) {
    const field = (side, lang) => el("input", { lang, class: side, value: term[side], readonly: !this.actions, maxlength: 200, autocomplete: "off", spellcheck: "false" });
    const row = el("tr", {}, el("td", {}, field("french", "fr")), el("td", {}, field("english", "en")), el("td", {},
      this.actions && el("button", { type: "button", class: "quiet", onclick: () => this.#remove(row, term) }, "×")));
    this.terms.set(row, term);
    this.#name(row, term);
    if (term.typed) {
      SIDES.forEach((side, place) => ($(`.${side}`, row).value = term.typed[place]));
      this.#mark(row, term.fault);
    }
    return row;
  }

  #name(row, term) {
    for (const side of SIDES) $(`.${side}`, row).setAttribute("aria-label", t(`terms.${side}.of`, { term: term.french }));
    $("button", row)?.setAttribute("aria-label", t("terms.delete", { term: term.french }));
  }

  /** Sends what was typed in a row, after what was sent before: the second field's change knows of the first one's. */
  #store(row) {
    const term = this.terms.get(row);
    term.typed = SIDES.map((side) => oneLine($(`.${side}`, row).value));
    this.sent = this.sent.then(() => this.#send(term));
  }

  async #send(term) {
    const { typed } = term;
    if (!typed) return;
    try {
      const isSame = typed[0] === term.french && typed[1] === term.english;
      const french = isSame ? term.french : await this.actions.change(term.french, ...typed);
      this.#dropOthers(term, french);
      Object.assign(term, termOf(french, typed[1]), { typed: term.typed === typed ? null : term.typed });
      this.#settle(term, typed);
    } catch (error) {
      term.fault = error.message;
      const row = this.#rowOf(term);
      if (row) this.#mark(row, error.message);
    }
  }

  /** The row of a term, which a search may have made anew meanwhile; undefined where it is not in sight. */
  #rowOf(term) {
    return [...this.body.rows].find((row) => this.terms.get(row) === term);
  }

  /** A term that was given another's French has taken its place. */
  #dropOthers(term, french) {
    const gone = this.all.filter((other) => other !== term && other.french === french);
    for (const other of gone) this.#rowOf(other)?.remove();
    if (gone.length === 0) return;
    this.all = this.all.filter((other) => !gone.includes(other));
    this.found = this.found.filter((other) => !gone.includes(other));
    this.shown = this.body.rows.length;
    this.#tell();
  }

  /** Has a row say what is stored, but for what has been typed in it since. */
  #settle(term, typed) {
    const row = this.#rowOf(term);
    if (!row) return;
    SIDES.forEach((side, place) => {
      const input = $(`.${side}`, row);
      if (oneLine(input.value) === typed[place]) input.value = term[side];
      input.defaultValue = term[side];
    });
    this.#name(row, term);
    this.#mark(row, "");
  }

  /** Takes back what was typed in a row and not stored. */
  #takeBack(row) {
    const term = this.terms.get(row);
    const typed = SIDES.map((side) => oneLine($(`.${side}`, row).value));
    term.typed = null;
    this.#settle(term, typed);
  }

  #mark(row, fault) {
    $(".fault", row)?.remove();
    const id = `fault-${(this.faults += 1)}`;
    for (const input of $$("input", row)) {
      if (fault) input.setAttribute("aria-describedby", id);
      else input.removeAttribute("aria-describedby");
      input.setAttribute("aria-invalid", String(Boolean(fault)));
    }
    if (fault) row.children[1].append(el("p", { class: "fault", id, role: "alert" }, fault));
  }

  async #remove(row, term) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (!(await this.actions.remove(term.french))) return;
    row.remove();
    this.all = this.all.filter((other) => other !== term);
    this.found = this.found.filter((other) => other !== term);
    this.shown -= 1;
    this.#tell();
    if (next) $("button", next).focus();
  }

  #key(event) {
    const { target, key } = event;
    const row = target.closest("tr");
    const isField = target.matches("input");
    if (isField && key === "Escape") this.#takeBack(row);
    else if (key === "Delete" && event.altKey && this.actions) $("button", row).click();
    else if (["ArrowDown", "ArrowUp"].includes(key) || (isField && key === "Enter")) this.#move(row, target, key === "ArrowUp");
    else return;
    event.preventDefault();
  }

  #move(row, target, up) {
    // Keys may be quicker than what makes rows as they come into sight.
    if (!up && !row.nextElementSibling) this.#show();
    const next = up ? row.previousElementSibling : row.nextElementSibling;
    if (next) fieldsOf(next)[fieldsOf(row).indexOf(target)].focus();
    else if (target.matches("input")) this.#store(row);
  }
}
