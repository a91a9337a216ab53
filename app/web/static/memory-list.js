// A remembered sentence on the page: shown, and written anew where it stands.
import { el, fill } from "./dom.js";
import { language, t } from "./i18n.js";
import { keysOf } from "./shell.js";

const EDITOR = "depeche.editor";
const DRAFT = "depeche.memory.draft";
// Of English, there is more than one way to write a date.
const date = new Intl.DateTimeFormat(navigator.languages.find((code) => code.startsWith(language)) ?? language, { dateStyle: "medium" });

/** Makes the item of a pair. on: `{ edit(item, pair), remove(item, pair) }`, or null where nothing may be changed. */
export function itemOf(pair, on) {
  const item = el("li");
  show(item, pair, on);
  return item;
}

/** Fills an item with its pair. */
export function show(item, pair, on) {
  const isEditors = pair.origin === "editor";
  const who = isEditors ? pair.editor ?? t("mem.somebody") : t("mem.model");
  const button = (name, work) =>
    el("button", { type: "button", class: `quiet ${name}`, "aria-label": t(`mem.${name}.of`, { source: pair.source }), onclick: () => work(item, pair) }, t(`mem.${name}`));
  fill(item, el("div", { class: "pair" },
    el("p", { class: "french", lang: "fr" }, pair.source),
    el("p", { class: "english", lang: "en" }, pair.target),
    el("div", { class: "about" }, el("span", {}, who), el("time", { datetime: pair.made }, date.format(new Date(pair.made))),
      on && button(isEditors ? "edit" : "correct", on.edit), on && isEditors && button("delete", on.remove))));
}

/** What was being written when the page went away, or null. */
export const savedDraft = () => JSON.parse(localStorage.getItem(DRAFT) ?? "null");

/**
 * Makes a form for a pair. keep: is given `{ source, target, editor }`, and may throw an error, which is shown in the
 * form, with all that was typed. leave: is called when nothing is to be changed. What is typed is kept until then.
 */
export function formOf(pair, { keep, leave }) {
  const before = { source: pair?.source ?? "", target: pair?.target ?? "" };
  const field = (name, code) => el("textarea", { name, lang: code, required: true, maxlength: 5000, spellcheck: code === "en" ? "true" : "false" });
  const [source, target] = [field("source", "fr"), field("target", "en")];
  const editor = el("input", { name: "editor", maxlength: 100, autocomplete: "name" });
  const fault = el("p", { class: "fault", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "main" }, t("mem.save"));
  const form = el("form", { class: "writing", autocomplete: "off" },
    el("label", {}, t("mem.french"), source), el("label", {}, t("mem.english"), target),
    el("label", {}, t("mem.editor"), editor),
    el("p", { class: "buttons" }, send, el("button", { type: "button", onclick: end }, t("cancel"))), fault);
  source.value = source.defaultValue = before.source;
  target.value = target.defaultValue = before.target;
  editor.value = editor.defaultValue = localStorage.getItem(EDITOR) ?? "";

  function end() {
    localStorage.removeItem(DRAFT);
    leave();
  }

  async function submit() {
    if (!form.reportValidity()) return;
    send.disabled = true;
    try {
      localStorage.setItem(EDITOR, editor.value.trim());
      await keep({ source: source.value, target: target.value, editor: editor.value });
      localStorage.removeItem(DRAFT);
    } catch (error) {
      fault.textContent = error.message;
      fault.hidden = false;
    } finally {
      send.disabled = false;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("input", () => localStorage.setItem(DRAFT, JSON.stringify({ before, source: source.value, target: target.value })));
  form.addEventListener("keydown", (event) => {
    const work = { "Ctrl+Enter": submit, Escape: end }[keysOf(event)];
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work();
  });
  return form;
}
