// Documents in the browser's own database, so that nothing typed is lost: reload, closed tab, crash, server restart.
//
// What is being typed goes to local storage at every key, which is written at once; the document follows a moment later.

const NAME = "depeche";
const TYPED = "depeche.typed";
const KEPT = 50;

const channel = new BroadcastChannel(NAME);
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("documents", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(mode, work) {
  const transaction = (await database()).transaction("documents", mode);
  const request = work(transaction.objectStore("documents"));
  // Not when the browser comes to it: a page that goes away takes with it what was not committed.
  transaction.commit();
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

/** Gives a document, a plain object with an `id`, with what was typed in it last; undefined where there is none. */
export async function load(id) {
  const saved = await within("readonly", (documents) => documents.get(id));
  const typed = JSON.parse(localStorage.getItem(`${TYPED}.${id}`) ?? "null");
  if (saved && typed && typed.at > saved.changed) saved.typed = typed;
  // The first words of a source may be there before their document is.
  return saved ?? (typed?.field === "source" ? { id, typed } : undefined);
}

/** Saves a document and tells other tabs. */
export async function save(saved) {
  await within("readwrite", (documents) => documents.put(saved));
  const typed = JSON.parse(localStorage.getItem(`${TYPED}.${saved.id}`) ?? "null");
  if (typed && typed.at <= saved.changed) localStorage.removeItem(`${TYPED}.${saved.id}`);
  channel.postMessage({ id: saved.id, changed: saved.changed });
}

/** Keeps what is being typed, at once: `{ row, field, text }`. */
export function keepTyped(id, typed) {
  localStorage.setItem(`${TYPED}.${id}`, JSON.stringify({ ...typed, at: Date.now() }));
}

/** Gives all documents, the last changed first, as `{ id, title, changed }`; the oldest beyond a number are removed. */
export async function list() {
  const all = (await within("readonly", (documents) => documents.getAll())).sort((a, b) => b.changed - a.changed);
  for (const old of all.slice(KEPT)) await remove(old.id);
  return all.slice(0, KEPT).map(({ id, title, changed }) => ({ id, title, changed }));
}

/** Removes a document and gives it, to be saved again. */
export async function remove(id) {
  const saved = await load(id);
  await within("readwrite", (documents) => documents.delete(id));
  localStorage.removeItem(`${TYPED}.${id}`);
  return saved;
}

/** Calls with `{ id, changed }` whenever another tab has saved a document. */
export function onSaved(listener) {
  channel.addEventListener("message", ({ data }) => listener(data));
}
