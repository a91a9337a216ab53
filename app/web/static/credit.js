// Who made the English: the line that says so, and the names of files.
import { $, el } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { showDialog } from "./shell.js";

addWords({
  en: {
    "credit.name": "Editor’s name", "credit.title": "Whose edits are these?",
    "credit.note": "The name stands in the line that marks the machine translation, and is kept in this browser. “Download…” changes it.",
  },
  fr: {
    "credit.name": "Nom de l’éditeur", "credit.title": "De qui sont ces corrections ?",
    "credit.note": "Le nom figure dans la ligne qui signale la traduction automatique ; il est gardé dans ce navigateur. « Télécharger… » le change.",
  },
});

const ASKED = "depeche.editor.asked";
const LONGEST_NAME = 180; // bytes: file systems take 255, and the ending and “ (2)” come on top
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/** Whether anything was edited here: what the memory knew, somebody else may have written. */
const isEditedHere = ({ rows }) => rows.some((row) => row.edited && (row.machine || row.english !== row.sent));

/** The line that marks what a machine made: in English, as the text is. */
export function creditLine(dispatch, editor) {
  const model = /model:([^|]+)/.exec(dispatch.signature)?.[1];
  const made = `Machine translation from French by Dépêche${model ? ` (${model})` : ""}`;
  if (!dispatch.editedRows) return `${made}, not edited`;
  return editor && isEditedHere(dispatch) ? `${made}, edited by ${editor}` : `${made}, edited`;
}

/** Asks for the editor's name, once, where there are edits and no name. */
export async function askName(desk) {
  if (desk.editor || !isEditedHere(desk.dispatch) || localStorage.getItem(ASKED)) return;
  localStorage.setItem(ASKED, "yes");
  const field = el("input", { name: "name", autocomplete: "name", maxlength: 100 });
  const answer = await showDialog(t("credit.title"), [
    el("p", {}, el("label", {}, t("credit.name"), " ", field)), el("p", { class: "note" }, t("credit.note"))], t("ok"));
  if (answer) desk.editor = oneLine(answer.get("name"));
}

export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** The first line of a dispatch's English, or what it is called: for file names and the properties of documents. */
export function titleOf(dispatch) {
  const first = oneLine(dispatch.english.trim().split(/[\r\n]/)[0]);
  if (first.length <= 90) return first || dispatch.title;
  return first.slice(0, 90).replace(/\s+\S*$/, "");
}

/** A file name that every system takes, from a title that may hold anything. */
export function fileName(title, ending) {
  const words = oneLine(title.normalize("NFC").replace(/[\p{C}<>:"/\\|?*]/gu, " "));
  let stem = "";
  for (const character of words) {
    if (new TextEncoder().encode(stem + character).length > LONGEST_NAME) break;
    stem += character;
  }
  stem = stem.replace(/^[\s.~-]+|[\s.]+$/g, "");
  return `${RESERVED.test(stem) ? "_" : ""}${stem || "dispatch"}${ending}`;
}
