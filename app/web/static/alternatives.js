// Other renderings of a sentence, on demand: what shows them is loaded when it is first asked for.
import { $, el } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { sayError } from "./shell.js";

addWords({ en: { "other.ask": "Other renderings" }, fr: { "other.ask": "Autres traductions" } });

/** Lets other renderings of the current sentence be asked for. */
export function addAlternatives(desk) {
  let list = null;
  const ask = el("button", { type: "button", class: "quiet ask", "aria-keyshortcuts": "Alt+ArrowDown", onclick: () => show(desk.rows.numberOf(ask)) }, t("other.ask"));

  desk.rows.container.addEventListener("current", ({ detail }) => offer(detail));
  desk.addKey("Alt+ArrowDown", "other.ask", () => show(desk.rows.numberOf(document.activeElement)));
  desk.showAlternatives = show;

  async function show(number) {
    try {
      list ??= (await import("./alternatives-list.js")).makeList(desk);
    } catch (error) {
      return sayError(error);
    }
    return list(number);
  }

  /** Puts the button beside the sentence that has the caret: one for each of ten thousand would be a burden. */
  function offer(number) {
    const margin = $(".margin", desk.rows.elements[number]);
    if (ask.parentElement !== margin) margin.append(ask);
  }
}
