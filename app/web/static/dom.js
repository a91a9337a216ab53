// Elements and text. Text of others only ever becomes text nodes: nothing in this folder writes markup from strings.

/**
 * Makes an element. Attributes that are functions become listeners ("onclick"), true sets an empty attribute,
 * false, null and undefined set none; "data" holds data-* attributes. Children are nodes, strings, or null for nothing.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Puts children in the place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** The API counts code points, JavaScript UTF-16 units: where `place` of the one is in the other. */
export function unitAt(text, place) {
  if (!/[\ud800-\udbff]/.test(text)) return place;
  let units = 0;
  for (let points = 0; points < place && units < text.length; points++) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

/** How many code points a text has. */
export function pointsIn(text) {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}

/**
 * A function that runs once, when it was not called for so many milliseconds; where calls don't end, `most` after the
 * first. `now()` runs it at once if it waits.
 */
export function later(milliseconds, work, most = Infinity) {
  let timer = 0;
  let due = 0;
  const run = () => {
    timer = 0;
    return work();
  };
  const call = () => {
    const now = performance.now();
    if (!timer) due = now + most;
    clearTimeout(timer);
    timer = setTimeout(run, Math.min(milliseconds, Math.max(0, due - now)));
  };
  call.now = () => {
    if (!timer) return undefined;
    clearTimeout(timer);
    return run();
  };
  return call;
}
