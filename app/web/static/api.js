// The HTTP API, as any client calls it. No module but this one calls fetch.

/** Where the server's root is, behind a proxy's prefix, too. */
const ROOT = new URL("..", import.meta.url);
const KEY = "depeche.key";
const TRIES_AGAIN = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];

/** An error that the server told, or that it can't be reached (status 0, code "unreachable"). */
export class ApiError extends Error {
  constructor(status, code, message, detail = {}, retryAfter = 0) {
    super(message);
    Object.assign(this, { status, code, detail, retryAfter });
  }

  /** Whether the same request may go through in a while. */
  get passes() {
    return this.status === 0 || this.status === 429 || (this.status === 503 && this.retryAfter > 0);
  }
}

let askForKey = async () => null;
let asking = null; // one question for all requests that are refused at the same time

/** Says what asks a person for a key: a function that gives a promise of it, or of null. */
export function onKeyWanted(ask) {
  askForKey = ask;
}

export const savedKey = () => localStorage.getItem(KEY) ?? "";
export const saveKey = (key) => (key ? localStorage.setItem(KEY, key) : localStorage.removeItem(KEY));

/**
 * Sends a request and gives the response, if its status is 2xx. Throws ApiError, or AbortError where `signal` says so.
 * body: an object goes as JSON; FormData, Blob and strings go as they are. keepalive: it is sent although the page goes away.
 */
export async function send(path, { method = "GET", body, headers = {}, signal, keepalive = false } = {}) {
  const isJson = body !== undefined && body?.constructor === Object;
  const options = {
    method: body !== undefined && method === "GET" ? "POST" : method,
    headers: { ...(isJson && { "Content-Type": "application/json" }), ...headers },
    body: isJson ? JSON.stringify(body) : body,
    signal,
    keepalive,
  };
  for (;;) {
    const shown = savedKey();
    if (shown) options.headers.Authorization = `Bearer ${shown}`;
    let response;
    try {
      response = await fetch(new URL(path.replace(/^\//, ""), ROOT), options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new ApiError(0, "unreachable", "The server can't be reached.");
    }
    if (response.ok) return response;
    const error = await told(response);
    if (!["key_missing", "key_invalid"].includes(error.code)) throw error;
    // Another request, or another tab, was given one meanwhile.
    if (savedKey() !== shown) continue;
    asking ??= askForKey(error).finally(() => (asking = null));
    const key = await asking;
    if (!key) throw error;
    saveKey(key);
  }
}

/** The same, with the answer read as JSON. */
export async function call(path, options) {
  return (await send(path, options)).json();
}

async function told(response) {
  const seconds = Number(response.headers.get("Retry-After")) || 0;
  try {
    const { error } = await response.json();
    return new ApiError(response.status, error.code, error.message, error.detail, seconds);
  } catch {
    return new ApiError(response.status, "error", `${response.status} ${response.statusText}`, {}, seconds);
  }
}

/**
 * Posts JSON and gives the events of the answer: [name, data]. Where the server goes away, or says "later", the request
 * is sent again, and `onWait` is told; the events begin anew then. Throws ApiError and AbortError.
 */
export async function* stream(path, body, { signal, onWait = () => {} } = {}) {
  for (let tries = 0; ; tries++) {
    try {
      const response = await send(path, { body, signal, headers: { Accept: "text/event-stream" } });
      for await (const [name, data] of events(response.body)) {
        tries = 0;
        if (name === "error") throw new ApiError(500, data.error.code, data.error.message, data.error.detail);
        yield [name, data];
        if (name === "done") return;
      }
      throw new ApiError(0, "unreachable", "The connection broke off.");
    } catch (error) {
      const lost = error instanceof TypeError && !signal?.aborted;
      if (!(error instanceof ApiError ? error.passes : lost) || tries >= TRIES_AGAIN.length) throw error;
      onWait(error);
      await pause(Math.max(TRIES_AGAIN[tries], 1000 * (error.retryAfter ?? 0)), signal);
      yield ["again", null];
    }
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      waiting += value;
      const parts = waiting.split("\n\n");
      waiting = parts.pop();
      for (const part of parts) {
        const fields = Object.fromEntries(part.split("\n").map((line) => [line.split(":")[0], line.slice(line.indexOf(":") + 2)]));
        if (fields.event) yield [fields.event, JSON.parse(fields.data)];
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Waits, or throws AbortError. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("Cancelled", "AbortError"));
    });
  });
}
