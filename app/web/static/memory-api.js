// The translation memory, as the server keeps it. A pair is { source, target, origin, editor, made }.
import { call, send } from "./api.js";

const TMX = "application/x-tmx+xml";

/** Gives `{ total, writable, pairs }`, the newest first. origin: "editor", "machine" or "all". */
export function listPairs({ q = "", origin = "editor", limit = 50, offset = 0 }, signal) {
  return call(`memory?${new URLSearchParams({ q, origin, limit, offset })}`, { signal });
}

/** Stores a pair; gives `{ stored, replaced }`, the pair as it is kept, and the one whose place it took, or null. */
export function putPair({ source, target, editor, made }) {
  // It is sent when the page goes away, too.
  return call("memory", { method: "PUT", body: { source, target, editor: editor ?? "", ...(made && { made }) }, keepalive: true });
}

/** Deletes the pair of a sentence; gives it, or null where there was none. */
export async function takePair(source) {
  try {
    return await call(`memory?${new URLSearchParams({ source })}`, { method: "DELETE" });
  } catch (error) {
    if (error.code !== "pair_not_found") throw error;
    return null;
  }
}

/**
 * Writes a pair in the place of another, which may have other French; gives `{ stored, undo }`: the pair as it is kept,
 * and a function that makes all as it was.
 */
export async function changePair(before, after) {
  const { stored, replaced } = await putPair(after);
  const isOther = before?.origin === "editor" && before.source !== stored.source && before.source !== replaced?.source;
  const gone = isOther ? await takePair(before.source) : null;
  const undo = async () => {
    if (replaced) await putPair(replaced);
    else await takePair(stored.source);
    if (gone) await putPair(gone);
  };
  return { stored, replaced, undo };
}

/** Stores the pairs of a TMX file, or only tells what would become of it; gives `{ stored, replaced, left_out }`. */
export function importPairs(file, { isTried = false } = {}) {
  return call(`memory/import${isTried ? "?dry_run=true" : ""}`, { method: "POST", body: file, headers: { "Content-Type": TMX } });
}

/** Gives the pairs as a TMX file, a Blob. */
export async function exportPairs(origin) {
  return (await send(`memory/export?${new URLSearchParams({ origin })}`)).blob();
}
