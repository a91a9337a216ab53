// Translating a dispatch: sentences come in as they are done, and a break in the connection is waited out.
import { call, stream } from "./api.js";
import { putPair, takePair } from "./memory-api.js";

/** Translates what the dispatch holds. onWait: told of an error that is waited out. Throws AbortError when cancelled. */
export async function translate(dispatch, { signal, onWait }) {
  dispatch.setState("working");
  const body = { q: dispatch.source, format: dispatch.format, details: true, ...dispatch.options };
  try {
    let arrived = [];
    for await (const [name, data] of stream("translate", body, { signal, onWait })) {
      if (name === "sentence") arrived.push(data);
      if (name === "progress") {
        dispatch.add(arrived);
        arrived = [];
        dispatch.setTotal(data.total);
      }
      if (name === "again") arrived = [];
      if (name === "done") {
        dispatch.signature = data.details?.signature ?? "";
        dispatch.finish(data);
      }
    }
  } catch (error) {
    dispatch.setState(dispatch.rows.length ? "stopped" : "failed");
    throw error;
  }
}

/** Translates one sentence by itself. alternatives: how many other renderings are wanted. */
export function translateOne(french, { alternatives = 0, signal, ...options } = {}) {
  return call("translate", { body: { q: french, source: "fr", details: true, alternatives, ...options }, signal });
}

/**
 * Keeps an edited sentence in the translation memory; gives the pair that was kept before, or null. An emptied sentence,
 * whose words went into another, is none to be remembered.
 */
export async function remember(french, english, editor = "") {
  if (!english.trim()) return forget(french);
  return (await putPair({ source: french, target: english, editor })).replaced;
}

/** Takes an edited sentence out of the translation memory again; gives the pair, or null where there was none. */
export const forget = takePair;
