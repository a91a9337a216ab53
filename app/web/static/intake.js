// What goes into the desk: text that is pasted, with its formatting where it has any, and files that are chosen or dropped.
import { call } from "./api.js";
import { cleanHtml, isFormatted } from "./clean.js";
import { $, el } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { isTyping, say, sayError } from "./shell.js";

addWords({
  en: {
    "in.open": "Open a file", "in.opening": "Reading {name}…", "in.first": "One file at a time: {name} was opened, the others were not.",
    "in.replaced": "Another dispatch is on the desk; “Earlier…” has the one before.", "in.formatted": "Pasted with its formatting.",
  },
  fr: {
    "in.open": "Ouvrir un fichier", "in.opening": "Lecture de {name}…", "in.first": "Un fichier à la fois : {name} est ouvert, pas les autres.",
    "in.replaced": "Une autre dépêche est sur le bureau ; « Précédentes… » garde l’ancienne.", "in.formatted": "Collé avec sa mise en forme.",
  },
});

const ENDINGS = ".txt,.text,.html,.htm,.xhtml,.docx,.srt,.vtt,.json";

/** Adds pasting with formatting, the button that opens a file, and dropping. */
export function addIntake(desk) {
  const chooser = el("input", { type: "file", id: "file", accept: ENDINGS, hidden: true, "aria-label": t("in.open"), onchange: () => {
    openFiles(desk, [...chooser.files]);
    chooser.value = "";
  } });
  const choose = () => chooser.click();
  $("#tools").append(chooser, el("button", { type: "button", id: "open", "aria-keyshortcuts": "Control+O", onclick: choose }, t("in.open")));
  desk.addKey("Ctrl+O", "in.open", choose);
  addEventListener("paste", (event) => paste(desk, event), true);
  addDropping(desk);
}

/** Takes what is pasted into the empty field, or beside any field; into a text that is there, the browser puts it. */
function paste(desk, event) {
  const { target, clipboardData } = event;
  const field = $("#source");
  if ($("dialog[open]") || !clipboardData || (target !== field && isTyping(target)) || (target === field && field.value.trim())) return;
  const text = clipboardData.getData("text/plain");
  const html = cleanHtml(clipboardData.getData("text/html"));
  const files = [...clipboardData.files];
  if (isFormatted(html)) {
    event.preventDefault();
    take(desk, html, { format: "html" });
    say(t("in.formatted"));
  } else if (text.trim() && target !== field) {
    event.preventDefault();
    take(desk, text, {});
  } else if (!text.trim() && files.length) {
    event.preventDefault();
    openFiles(desk, files);
  }
}

/** Puts another text on the desk; what was there can be had back. */
async function take(desk, source, about) {
  desk.settle();
  const before = desk.dispatch;
  const work = desk.take(source, about);
  if (before.rows.length) say(t("in.replaced"), { undo: () => desk.open(before) });
  await work;
}

/** Opens a file: the server tells its text, the file itself is kept, to be written again in English. */
async function openFiles(desk, [file, ...others]) {
  if (!file) return;
  const reading = say(t("in.opening", { name: file.name }));
  try {
    // A copy: a file that changes on the disk can't be read any more.
    const blob = new Blob([await file.arrayBuffer()], { type: file.type });
    const form = new FormData();
    form.append("file", blob, file.name);
    const { kind, format, text, title } = await call("desk/open", { body: form });
    reading.remove();
    if (others.length) say(t("in.first", { name: file.name }));
    await take(desk, text, { format, title, file: { name: file.name, kind, blob } });
  } catch (error) {
    reading.remove();
    sayError(error);
  }
}

function addDropping(desk) {
  const brings = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (on) => document.body.classList.toggle("dropping", on);
  addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = $("dialog[open]") ? "none" : "copy";
    show(!$("dialog[open]"));
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && show(false));
  addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    show(false);
    if (!$("dialog[open]")) openFiles(desk, [...event.dataTransfer.files]);
  });
}
