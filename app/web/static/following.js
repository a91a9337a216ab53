// What is told of the whole dispatch (summary, key facts) follows its text: asked for anew when that has changed.
import { $, el, later } from "./dom.js";
import { addWords, t } from "./i18n.js";

addWords({ en: { "follow.again": "Try again" }, fr: { "follow.again": "Réessayer" } });

const REST = 600; // milliseconds without a change

/** What a part remembers in this browser, over its defaults. */
export function recall(name, defaults) {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(name) ?? "{}") };
  } catch {
    return { ...defaults };
  }
}

/** What stands where an answer failed: why, mostly in the server's words, and a button that asks again. */
export function failure(error, again) {
  return el("p", { class: "bad", role: "alert" }, el("span", { lang: error.language ?? "en" }, error.message), " ", el("button", { type: "button", onclick: again }, t("follow.again")));
}

/**
 * Keeps `dispatch[field]` what the server says of the text, saved with the dispatch. panel: the details element; while it
 * is closed nothing is asked. keyOf(dispatch): names what the answer depends on. ask(dispatch, signal): gives the answer.
 * show(answer or null, state, error): state is "waiting", "fresh", "failed". Gives a function that looks again;
 * with `true` it asks again for what failed.
 */
export function follow(desk, { field, panel, keyOf, ask, show }) {
  let work = null;
  let asked = "";
  const look = later(REST, renew);

  async function renew(again = false) {
    const { dispatch } = desk;
    if (dispatch.state !== "done" || !panel.open) return;
    const key = keyOf(dispatch);
    if (key === asked && again !== true) return;
    work?.abort();
    asked = key;
    if (dispatch[field]?.key === key) return void show(dispatch[field], "fresh");
    work = new AbortController();
    const { signal } = work;
    show(dispatch[field], "waiting");
    try {
      const answer = await ask(dispatch, signal);
      if (signal.aborted) return;
      dispatch[field] = { ...answer, key };
      desk.save();
      show(dispatch[field], "fresh");
    } catch (error) {
      if (error.name !== "AbortError" && !signal.aborted) show(dispatch[field], "failed", error);
    }
  }

  desk.addEventListener("dispatch", () => {
    work?.abort();
    asked = "";
    show(desk.dispatch[field], "fresh");
  });
  desk.addEventListener("changed", () => {
    $("#summary").hidden = desk.dispatch.state !== "done" || desk.dispatch.rows.length === 0;
    if (asked) look();
    else renew();
  });
  panel.addEventListener("toggle", () => renew());
  return renew;
}
