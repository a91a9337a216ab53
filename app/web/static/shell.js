// What every page has: the header, the theme, the language, the key, messages with an undo, and the sheet of keys.
import { onKeyWanted, saveKey, savedKey } from "./api.js";
import { $, el, fill } from "./dom.js";
import { addWords, language, setLanguage, t, translatePage } from "./i18n.js";

addWords({
  en: {
    desk: "Desk", glossaries: "Glossaries", memory: "Memory", status: "Status", api: "API",
    theme: "Theme: {name}", "theme.auto": "as the system", "theme.light": "light", "theme.dark": "dark",
    "other.language": "Français", "other.language.title": "Interface en français",
    keys: "Keys", "keys.title": "Keys of this page", close: "Close", undo: "Undo", cancel: "Cancel", ok: "OK", dismiss: "Dismiss",
    "key.title": "This server asks for a key", "key.label": "Key", "key.note": "Whoever runs the server makes keys with “depeche keys create”. It is kept in this browser.",
    "key.forget": "Forget the key", "skip": "Skip to the content",
  },
  fr: {
    desk: "Bureau", glossaries: "Glossaires", memory: "Mémoire", status: "État", api: "API",
    theme: "Thème : {name}", "theme.auto": "comme le système", "theme.light": "clair", "theme.dark": "sombre",
    "other.language": "English", "other.language.title": "Interface in English",
    keys: "Touches", "keys.title": "Touches de cette page", close: "Fermer", undo: "Annuler", cancel: "Annuler", ok: "OK", dismiss: "Fermer",
    "key.title": "Ce serveur demande une clé", "key.label": "Clé", "key.note": "Qui gère le serveur crée des clés avec « depeche keys create ». Elle est gardée dans ce navigateur.",
    "key.forget": "Oublier la clé", "skip": "Aller au contenu",
  },
});

const THEME = "depeche.theme";
const THEMES = ["auto", "light", "dark"];
const PAGES = [["desk", "./"], ["glossaries", "desk/glossaries"], ["memory", "desk/memory"], ["status", "desk/status"], ["api", "docs"]];
const ROOT = new URL("..", import.meta.url);

/** Builds the header into `<header id="header">`. here: the key of this page; shortcuts: rows for the sheet of keys. */
export function openShell(here, shortcuts = []) {
  applyTheme();
  const other = language === "en" ? "fr" : "en";
  const theme = el("button", { type: "button", class: "quiet", id: "theme", onclick: nextTheme });
  const links = PAGES.map(([name, path]) =>
    el("a", { href: new URL(path, ROOT), "aria-current": name === here && "page" }, t(name)));
  fill($("#header"),
    el("a", { class: "skip", href: "#main" }, t("skip")),
    el("a", { class: "brand", href: ROOT }, "Dépêche"),
    el("nav", { "aria-label": "Dépêche" }, links),
    el("span", { class: "space" }),
    savedKey() && el("button", { type: "button", class: "quiet", onclick: forgetKey }, t("key.forget")),
    theme,
    el("button", { type: "button", class: "quiet", lang: other, title: t("other.language.title"), onclick: () => setLanguage(other) }, t("other.language")),
    shortcuts.length > 0 && el("button", { type: "button", class: "quiet", id: "keys", "aria-keyshortcuts": "?", onclick: () => showKeys(shortcuts) }, "? ", t("keys")));
  translatePage();
  nameTheme(theme);
  onKeyWanted(askForKey);
  addEventListener("keydown", (event) => {
    if (event.key === "?" && shortcuts.length > 0 && !isTyping(event.target) && !$("dialog[open]")) showKeys(shortcuts);
  });
}

/** Whether keys go into a text there. */
export const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable]:not([contenteditable=false])") ?? false;

/**
 * The keys that were pressed, as in "Ctrl+Enter"; Command on a Mac is "Ctrl". With Alt, a Mac's letters are others ("©"
 * for G): those are told by their place on the keyboard.
 */
export function keysOf(event) {
  const isOther = event.altKey && !/^[a-z]$/i.test(event.key) && /^Key[A-Z]$/.test(event.code);
  const key = isOther ? event.code.slice(3) : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}

function applyTheme() {
  const theme = localStorage.getItem(THEME) ?? "auto";
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  return theme;
}

function nextTheme(event) {
  const next = THEMES[(THEMES.indexOf(applyTheme()) + 1) % THEMES.length];
  localStorage.setItem(THEME, next);
  nameTheme(event.currentTarget);
}

function nameTheme(button) {
  button.textContent = t("theme", { name: t(`theme.${applyTheme()}`) });
}

function showKeys(shortcuts) {
  const rows = shortcuts.map(([keys, words]) =>
    el("tr", {}, el("td", {}, keys.split(" ").map((key) => el("kbd", {}, key))), el("td", {}, t(words))));
  showDialog(t("keys.title"), [el("table", {}, el("tbody", {}, rows))]);
}

/**
 * Shows a dialog and gives a promise: of the form's data where it was sent, else of null. content: nodes. submit: words
 * of a button that sends the form; without them there is only one that closes.
 */
export function showDialog(title, content, submit = "") {
  return new Promise((resolve) => {
    const heading = el("h2", { id: "dialog-title" }, title);
    const form = el("form", { method: "dialog" }, heading, content,
      el("p", { class: "buttons" },
        submit && el("button", { type: "submit", class: "main", value: "yes" }, submit),
        el("button", { type: submit ? "button" : "submit", value: "no", onclick: () => dialog.close("no") }, t(submit ? "cancel" : "close"))));
    const dialog = el("dialog", { "aria-labelledby": "dialog-title", onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? new FormData(form) : null);
    } }, form);
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function askForKey(error) {
  const field = el("input", { name: "key", type: "password", autocomplete: "off", required: true, spellcheck: "false" });
  const data = await showDialog(t("key.title"), [
    el("p", {}, error.message), el("label", {}, t("key.label"), " ", field), el("p", { class: "note" }, t("key.note"))], t("ok"));
  return data && data.get("key").trim();
}

function forgetKey() {
  saveKey("");
  location.reload();
}

/** Says something at the bottom of the page, for a while. undo: what a button beside it does. kind: "error" or "". */
export function say(words, { undo, kind = "" } = {}) {
  const box = $("#messages") ?? document.body.appendChild(el("div", { id: "messages", role: "status", "aria-live": "polite" }));
  const message = el("div", { class: `message ${kind}` }, el("span", {}, words),
    undo && el("button", { type: "button", onclick: () => { message.remove(); undo(); } }, t("undo")),
    el("button", { type: "button", class: "quiet", "aria-label": t("dismiss"), onclick: () => message.remove() }, "×"));
  fill(box, [...box.children].slice(-2), message);
  setTimeout(() => message.remove(), kind === "error" ? 20_000 : 10_000);
  return message;
}

/** Says what went wrong, in the server's own words, unless the work was cancelled. */
export function sayError(error) {
  if (error.name !== "AbortError") say(error.message, { kind: "error" });
}
