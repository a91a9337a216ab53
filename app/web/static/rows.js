// The sentences side by side. Ten thousand of them scroll as ten do: the browser leaves out what is not in sight
// (content-visibility), in groups, so that searching in the page, printing and screen readers still have all of them.
import { $, el, fill } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { paint, rangeIn } from "./marks.js";

addWords({
  en: { "row.english": "English of sentence {n}", "row.french": "French of sentence {n}", "row.edited": "edited", "row.margin": "To check in sentence {n}" },
  fr: { "row.english": "Anglais de la phrase {n}", "row.french": "Français de la phrase {n}", "row.edited": "modifié", "row.margin": "À vérifier dans la phrase {n}" },
});

const GROUP = 40;

/**
 * Shows the rows of a dispatch in an element and keeps them as the dispatch has them. margin: given a row's element, its
 * row and its number, fills the margin; called whenever the row has changed.
 */
export class Rows {
  constructor(container, margin = () => {}) {
    Object.assign(this, { container, margin, dispatch: null, elements: [], current: -1 });
    // A pointer that lies still is over another sentence after the page was scrolled by key: only one that moves counts.
    container.addEventListener("pointermove", (event) => this.#point(event.target));
    container.addEventListener("pointerleave", () => this.#lightPair(this.current));
    container.addEventListener("focusin", (event) => this.#enter(event.target));
  }

  /** Shows another dispatch. */
  show(dispatch) {
    this.shown?.abort();
    this.shown = new AbortController();
    const { signal } = this.shown;
    this.dispatch = dispatch;
    dispatch.addEventListener("added", ({ detail: [first, end] }) => this.#append(first, end), { signal });
    dispatch.addEventListener("row", ({ detail }) => this.#renew(detail), { signal });
    dispatch.addEventListener("reset", () => this.#reset(), { signal });
    this.#build();
  }

  #reset() {
    if (this.elements.length === this.dispatch.rows.length) this.elements.forEach((_, number) => this.#renew(number));
    else this.#build();
  }

  #build() {
    fill(this.container);
    this.elements = [];
    this.current = -1;
    this.#append(0, this.dispatch.rows.length);
  }

  #append(first, end) {
    for (let number = first; number < end; number++) {
      if (number % GROUP === 0) this.container.append(el("div", { class: "group", role: "presentation" }));
      const row = this.dispatch.rows[number];
      const element = this.#element(row, number);
      this.elements.push(element);
      this.container.lastElementChild.append(element);
      this.margin(element, row, number);
    }
  }

  #element(row, number) {
    const cell = (side, text) => el("div", {
      class: side, lang: side === "french" ? "fr" : "en", role: "textbox", "aria-multiline": "false", contenteditable: "plaintext-only",
      spellcheck: side === "english" ? "true" : "false", tabindex: number === 0 ? "0" : "-1", "aria-label": t(`row.${side}`, { n: number + 1 }),
    }, text);
    const begins = number > 0 && (row.gap.includes("\n") || row.block !== this.dispatch.rows[number - 1].block);
    const element = el("div", { class: begins ? "row begins" : "row", data: { row: number } },
      cell("french", row.french), cell("english", row.english),
      el("div", { class: "margin", role: "group", "aria-label": t("row.margin", { n: number + 1 }) }));
    element.classList.toggle("edited", row.edited);
    return element;
  }

  /** Writes a row anew; what has the caret in it is left alone where it says the same. */
  #renew(number) {
    const [row, element] = [this.dispatch.rows[number], this.elements[number]];
    if (!element) return;
    for (const side of ["french", "english"]) {
      const cell = $(`.${side}`, element);
      if (cell.textContent !== row[side]) cell.textContent = row[side];
    }
    element.classList.toggle("edited", row.edited);
    this.margin(element, row, number);
  }

  /** The number of the row that holds an element; -1 where none does. */
  numberOf(element) {
    const row = element?.closest?.(".row");
    return row && this.container.contains(row) ? Number(row.dataset.row) : -1;
  }

  /** The cell of a row: side is "french" or "english". */
  cell(number, side) {
    return this.elements[number] && $(`.${side}`, this.elements[number]);
  }

  /** Puts the caret into a row and brings it into sight. place: [start, end] to select in it. */
  focus(number, side = "english", place = null) {
    const cell = this.cell(number, side);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    this.elements[number].scrollIntoView({ block: "nearest" });
    const range = place && rangeIn(cell, ...place);
    if (range) {
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  }

  /**
   * Lights places, in the place of those lit before, and brings the first into sight: [number, side, [start, end] or null
   * for the whole sentence]. name: which marks (see marks.js).
   */
  light(places, name = "lit", scroll = true) {
    const ranges = places.map(([number, side, place]) => {
      const cell = this.cell(number, side);
      return cell && rangeIn(cell, ...(place ?? [0, cell.textContent.length]));
    });
    paint(name, ranges.filter(Boolean));
    if (scroll && places.length) this.elements[places[0][0]]?.scrollIntoView({ block: "center" });
  }

  #point(target) {
    const number = this.numberOf(target);
    if (number >= 0) this.#lightPair(number);
  }

  #enter(target) {
    const number = this.numberOf(target);
    if (number < 0) return;
    for (const side of ["french", "english"]) {
      this.cell(this.current, side)?.setAttribute("tabindex", "-1");
      this.cell(number, side).setAttribute("tabindex", "0");
    }
    this.current = number;
    this.#lightPair(number);
    this.container.dispatchEvent(new CustomEvent("current", { detail: number }));
  }

  #lightPair(number) {
    if (this.elements[number]?.classList.contains("pair")) return;
    for (const element of this.container.querySelectorAll(".row.pair")) element.classList.remove("pair");
    this.elements[number]?.classList.add("pair");
  }
}
