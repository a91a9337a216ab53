// The translation memory: what editors wrote for a sentence, and what the model made, found, changed, and taken out.
import { $, el, fill, later } from "./dom.js";
import { number, t } from "./i18n.js";
import { changePair, exportPairs, importPairs, listPairs, putPair, takePair } from "./memory-api.js";
import { formOf, itemOf, savedDraft, show } from "./memory-list.js";
import { keysOf, openShell, say, sayError, showDialog } from "./shell.js";
import { addUndo } from "./undo.js";
import "./memory-words.js";

const ORIGINS = ["editor", "machine", "all"];
const page = { pairs: [], total: 0, writable: true, asked: null };

openShell("memory", [["Alt+N", "mem.key.add"], ["Alt+S", "mem.key.search"], ["Ctrl+Enter", "mem.key.save"], ["Escape", "mem.key.cancel"], ["Ctrl+Z", "mem.key.undo"]]);
document.title = `${t("memory")} · Dépêche`;
const undo = addUndo();
const query = new URLSearchParams(location.search);
const wanted = el("input", { id: "wanted", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 1000, oninput: later(200, search) });
const origin = el("select", { id: "origin", onchange: search }, ORIGINS.map((name) => el("option", { value: name }, t(`mem.origin.${name}`))));
const file = el("input", { type: "file", accept: ".tmx,.xml", class: "unseen", tabindex: "-1", "aria-hidden": "true", onchange: () => importFile(file.files[0]) });
build();
addKeys();
await search();
restoreDraft();

function build() {
  wanted.value = query.get("q") ?? "";
  origin.value = ORIGINS.includes(query.get("origin")) ? query.get("origin") : "editor";
  fill($("#search"), el("label", { class: "grows" }, t("mem.search"), wanted), el("label", {}, t("mem.origin"), origin));
  fill($("#tools"),
    el("button", { type: "button", id: "new", class: "main", onclick: () => openAdd() }, t("mem.add")),
    el("button", { type: "button", id: "import", onclick: () => file.click() }, t("mem.import")), file,
    el("button", { type: "button", id: "export", onclick: saveFile }, t("mem.export")));
  $("#more").addEventListener("click", showMore);
}

function addKeys() {
  addEventListener("keydown", (event) => {
    const work = { "Alt+N": () => page.writable && openAdd(), "Alt+S": () => wanted.focus() }[keysOf(event)];
    if (!work || $("dialog[open]")) return;
    event.preventDefault();
    work();
  });
  const isFile = (event) => page.writable && event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const name of ["dragleave", "drop"]) addEventListener(name, () => document.body.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    importFile(event.dataTransfer.files[0]);
  });
}

/** Asks the server for what is looked for, from the first pair on; an answer that comes too late is thrown away. */
async function search() {
  page.asked?.abort();
  page.asked = new AbortController();
  const looked = Object.entries({ q: wanted.value.trim(), origin: origin.value }).filter(([name, value]) => value && (name === "q" || value !== "editor"));
  history.replaceState(null, "", looked.length ? `?${new URLSearchParams(looked)}` : location.pathname);
  try {
    take(await listPairs({ q: wanted.value.trim(), origin: origin.value }, page.asked.signal));
  } catch (error) {
    if (error.name !== "AbortError") showFault(error.message);
  }
}

function take({ pairs, total, writable }) {
  $("#fault").hidden = true;
  Object.assign(page, { pairs, total, writable });
  $("#notice").hidden = writable;
  $("#notice").textContent = t("mem.readonly");
  $("#new").hidden = $("#import").hidden = !writable;
  // What is being written stays, whatever is looked for meanwhile.
  const writing = $("#pairs li:has(.writing)");
  fill($("#pairs"), writing, pairs.map((pair) => itemOf(pair, writable ? { edit, remove } : null)));
  reveal();
}

async function showMore() {
  const button = $("#more");
  button.disabled = true;
  try {
    const { pairs, total } = await listPairs({ q: wanted.value.trim(), origin: origin.value, offset: page.pairs.length });
    const items = pairs.map((pair) => itemOf(pair, page.writable ? { edit, remove } : null));
    $("#pairs").append(...items);
    page.pairs.push(...pairs);
    page.total = total;
    items[0]?.querySelector("button")?.focus();
    reveal();
  } catch (error) {
    sayError(error);
  } finally {
    button.disabled = false;
  }
}

/** Tells how many there are, and what to do where there is none. */
function reveal() {
  const { length } = page.pairs;
  const words = length < page.total ? "mem.count.some" : page.total === 1 ? "mem.count.one" : "mem.count";
  $("#count").textContent = page.total ? t(words, { shown: number.format(length), n: number.format(page.total) }) : "";
  $("#more").hidden = length >= page.total;
  $("#empty").hidden = page.total > 0;
  const q = wanted.value.trim();
  const ways = ["edit", "add", "import"].slice(0, page.writable ? 3 : 1);
  const machine = origin.value !== "editor" && el("p", {}, t("mem.none.machine"));
  if (q) fill($("#empty"), el("p", {}, t("mem.none", { q })), machine);
  else if (origin.value === "machine") fill($("#empty"), machine);
  else fill($("#empty"), el("p", {}, t("mem.empty")), el("ul", {}, ways.map((way) => el("li", {}, t(`mem.empty.${way}`)))), machine);
}

/** Shows what went wrong until it is dismissed. */
function showFault(words) {
  const close = el("button", { type: "button", class: "quiet", "aria-label": t("dismiss"), onclick: () => ($("#fault").hidden = true) }, "×");
  fill($("#fault"), el("span", {}, words), close).hidden = false;
}

function openAdd(draft = null) {
  if (isWriting()) return;
  const close = () => {
    fill($("#add"));
    $("#new").focus();
  };
  const keep = async (pair) => {
    const { stored, replaced, undo: back } = await changePair(null, pair);
    close();
    await search();
    done(t(replaced ? "mem.replaced" : "mem.kept", { source: stored.source, target: replaced?.target }), back);
  };
  const form = formOf(draft, { keep, leave: close });
  fill($("#add"), form);
  form.querySelector("textarea").focus();
}

/** Goes to the form that is open, if one is: what is typed in it is to be kept or left before another thing is. */
function isWriting() {
  const form = $(".writing");
  form?.querySelector("[name=target]").focus();
  return Boolean(form);
}

function edit(item, pair) {
  if (isWriting()) return;
  const close = (now) => {
    show(item, now, { edit, remove });
    item.querySelector("button").focus();
  };
  const keep = async (after) => {
    const { stored, undo: back } = await changePair(pair, after);
    page.pairs = page.pairs.map((other) => (other === pair ? stored : other));
    close(stored);
    if (stored.source !== pair.source) await searchAndFind(stored);
    done(t("mem.kept", { source: stored.source }), back);
  };
  const form = formOf(pair, { keep, leave: () => close(pair) });
  fill(item, form);
  form.querySelector("[name=target]").focus();
}

/** Shows the list anew, as other French may have taken the place of another's, and goes to a pair in it. */
async function searchAndFind({ source }) {
  await search();
  const item = $("#pairs").children[page.pairs.findIndex((pair) => pair.source === source)];
  (item?.querySelector("button") ?? wanted).focus();
}

async function remove(item, pair) {
  try {
    const taken = await takePair(pair.source);
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button") ?? wanted;
    item.remove();
    page.pairs = page.pairs.filter((other) => other !== pair);
    page.total -= 1;
    reveal();
    next.focus();
    if (taken) done(t("mem.deleted", { source: pair.source }), () => putPair(taken));
  } catch (error) {
    sayError(error);
  }
}

/** Says what was done; what takes it back shows the list anew, too. */
function done(words, back) {
  undo.done(words, async () => {
    await back();
    await search();
  });
}

async function importFile(chosen) {
  if (!chosen) return;
  try {
    const { stored: all, replaced: old } = await importPairs(chosen, { isTried: true });
    if (old && !(await showDialog(t("mem.import.title"), [el("p", {}, t("mem.import.sure", { file: chosen.name, stored: number.format(all), replaced: number.format(old) }))], t("mem.import.yes")))) return;
    const { stored, replaced, left_out: left } = await importPairs(chosen);
    const words = t("mem.imported", { file: chosen.name, stored: number.format(stored), replaced: number.format(replaced) });
    await search();
    say(left ? `${words} ${t("mem.left", { n: number.format(left) })}` : words);
  } catch (error) {
    showFault(`${chosen.name}: ${error.message}`);
  } finally {
    file.value = "";
  }
}

async function saveFile() {
  try {
    const url = URL.createObjectURL(await exportPairs(origin.value));
    el("a", { href: url, download: "memory.tmx" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    sayError(error);
  }
}

/** Opens what was being written when the page went away. */
function restoreDraft() {
  const draft = savedDraft();
  if (!draft || !page.writable) return;
  const pair = page.pairs.find(({ source }) => source === draft.before.source);
  if (pair) edit($("#pairs").children[page.pairs.indexOf(pair)], pair);
  else openAdd(draft.before.source ? null : { source: "", target: "" });
  const form = $(".writing");
  for (const name of ["source", "target"]) form.elements[name].value = draft[name];
  say(t("mem.back"));
}
