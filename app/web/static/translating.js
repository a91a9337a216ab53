// Translating a dispatch: sentences come in as they are done, and a break in the connection is waited out.
import { call, stream } from "./api.js";

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

/** Keeps an edited sentence in the translation memory; gives the pair that was kept before, or null. */
export async function remember(french, english, editor = "") {
  const { replaced } = await call("memory", { method: "PUT", body: { source: french, target: english, editor }, keepalive: true });
  return replaced;
}

/** Takes an edited sentence out of the translation memory again; gives the pair, or null where there was none. */
export async function forget(french) {
  try {
    return await call(`memory?${new URLSearchParams({ source: french })}`, { method: "DELETE" });
  } catch (error) {
    if (error.code !== "pair_not_found") throw error;
    return null;
  }
}
