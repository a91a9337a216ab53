// Which glossary the desk uses, and what other tabs do with them.
import { call } from "./api.js";

const CHOSEN = "depeche.glossary";
const channel = new BroadcastChannel("depeche.glossaries");

/** The glossary that a term goes into, and that is made, where none is chosen. */
export const FIRST = "desk";

/** The name of the glossary that the desk uses; "" for none. */
export const chosenGlossary = () => localStorage.getItem(CHOSEN) ?? "";
export const chooseGlossary = (name) => (name ? localStorage.setItem(CHOSEN, name) : localStorage.removeItem(CHOSEN));

/** Calls whenever another tab of this browser has chosen another one. */
export function onGlossaryChosen(listener) {
  addEventListener("storage", ({ key }) => key === CHOSEN && listener());
}

/** Gives the stored ones, as `{ name, terms }`; terms: how many, null where its file can't be read. options: as `send` has them. */
export const listGlossaries = (options) => call("glossaries", options);

/** Tells other tabs of this browser that a glossary was changed. */
export const tellChanged = (name) => channel.postMessage(name);

/** Calls with a glossary's name whenever another tab has changed it. */
export function onGlossaryChanged(listener) {
  channel.addEventListener("message", ({ data }) => listener(data));
}
