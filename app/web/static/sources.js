// Links from the summary and the facts to the sentences they come from.
import { lightsOf, placeNow } from "./article.js";
import { $, el, fill } from "./dom.js";

/**
 * Makes an element lead to places (see article.js): pointing at it or focusing it lights them, a click or Enter goes to
 * the first, and once more to the next. What is lit out of sight is shown in a line at the bottom, as browsers show
 * where a link leads.
 */
export function leadTo(desk, element, places) {
  let next = 0;
  const light = () => {
    desk.rows.light(lightsOf(places, desk.dispatch.rows), "lit", false);
    showAfar(desk, places[0]);
  };
  const leave = () => {
    desk.rows.light([], "lit", false);
    hideAfar();
  };
  element.addEventListener("pointerenter", light);
  element.addEventListener("focus", light);
  element.addEventListener("pointerleave", () => element === document.activeElement || leave());
  element.addEventListener("blur", leave);
  element.addEventListener("keydown", (event) => event.key === "Escape" && hideAfar());
  element.addEventListener("click", (event) => {
    event.preventDefault();
    const place = places[next++ % places.length];
    if (place) desk.rows.focus(place.row, place.side, placeNow(place, desk.dispatch.rows));
  });
  return element;
}

function showAfar(desk, place) {
  const row = place && desk.dispatch.rows[place.row];
  const box = row && desk.rows.elements[place.row]?.getBoundingClientRect();
  if (!box || (box.top >= 0 && box.bottom <= innerHeight)) return hideAfar();
  // The texts are in the document already, where Enter leads: a screen reader needn't hear them twice.
  const line = $("#afar") ?? document.body.appendChild(el("div", { id: "afar", "aria-hidden": "true" }));
  fill(line, el("b", {}, String(place.row + 1)), el("span", { lang: "fr" }, row.french), el("span", { lang: "en" }, row.english));
  return undefined;
}

function hideAfar() {
  const line = $("#afar");
  if (line && !line.matches(":hover")) line.remove();
  else line?.addEventListener("pointerleave", () => line.remove(), { once: true });
}
