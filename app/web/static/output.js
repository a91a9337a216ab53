// What goes out of the desk: the English copied, downloaded in many kinds, and printed, each marked as what it is.
import { askName, creditLine, fileName, oneLine, titleOf } from "./credit.js";
import { $, el, fill } from "./dom.js";
import { addWords, number, t } from "./i18n.js";
import { say, sayError, showDialog } from "./shell.js";
import { asFormattedHtml, asHtml, asText, hasFormatting, sendExport, sendOriginal, toClipboard } from "./written.js";

addWords({
  en: {
    "out.copy": "Copy English", "out.copyHtml": "Copy as HTML", "out.download": "Download…", "out.print": "Print",
    "out.copied": "The English is on the clipboard.", "out.partly": "{done} of {total} sentences: the translation is not complete.",
    "out.refused": "The browser did not let it be copied. Try again.", "out.notDone": "The translation is not complete. Let it go on first.",
    "out.empty": "There is no English yet.", "out.open": "{n} places are still to be checked.", "out.making": "Writing {name}…",
    "out.txt": "Text (.txt)", "out.docx": "Word (.docx)", "out.plainDocx": "Word, text only (.docx)", "out.ninjs": "ninjs (.json)", "out.tmx": "Sentence pairs (.tmx)",
    "out.html": "Page (.html)", "out.original": "{name}: the file in English",
    "out.line": "Every file ends with this line, or carries it:", "out.clipboard": "The clipboard gets the line, too",
    "out.english": "English of Word files", "out.en-GB": "British", "out.en-US": "American",
  },
  fr: {
    "out.copy": "Copier l’anglais", "out.copyHtml": "Copier en HTML", "out.download": "Télécharger…", "out.print": "Imprimer",
    "out.copied": "L’anglais est dans le presse-papiers.", "out.partly": "{done} phrases sur {total} : la traduction n’est pas complète.",
    "out.refused": "Le navigateur n’a pas permis la copie. Réessayez.", "out.notDone": "La traduction n’est pas complète. Laissez-la d’abord continuer.",
    "out.empty": "Il n’y a pas encore d’anglais.", "out.open": "{n} endroits restent à vérifier.", "out.making": "Écriture de {name}…",
    "out.txt": "Texte (.txt)", "out.docx": "Word (.docx)", "out.plainDocx": "Word, texte seul (.docx)", "out.ninjs": "ninjs (.json)", "out.tmx": "Paires de phrases (.tmx)",
    "out.html": "Page (.html)", "out.original": "{name} : le fichier en anglais",
    "out.line": "Chaque fichier se termine par cette ligne, ou la porte :", "out.clipboard": "Le presse-papiers reçoit aussi la ligne",
    "out.english": "Anglais des fichiers Word", "out.en-GB": "britannique", "out.en-US": "américain",
  },
});

const WITHOUT_LINE = "depeche.clipboard.bare";
const ENGLISH = "depeche.english";
const wordEnglish = () => localStorage.getItem(ENGLISH) ?? (navigator.language === "en-US" ? "en-US" : "en-GB");

/** Adds copying, downloading and the print view. */
export function addOutput(desk) {
  const button = (id, words, work) => el("button", { type: "button", id, onclick: work }, t(words));
  const buttons = [
    button("copy", "out.copy", () => copy(desk)),
    button("copy-html", "out.copyHtml", () => copy(desk, { html: true })),
    button("download", "out.download", () => chooseDownload(desk)),
    button("print", "out.print", () => print()),
  ];
  $("#tools").append(...buttons);
  desk.addKey("Ctrl+Shift+C", "out.copy", () => copy(desk));
  desk.addKey("Ctrl+S", "out.download", () => chooseDownload(desk));
  desk.addEventListener("changed", () => buttons.forEach((one) => (one.hidden = desk.dispatch.rows.length === 0)));
  addPrinting(desk);
}

const about = (desk) => ({
  credit: creditLine(desk.dispatch, desk.editor), editor: desk.editor, title: titleOf(desk.dispatch), english: wordEnglish() });

async function copy(desk, { html = false } = {}) {
  desk.settle();
  const { dispatch } = desk;
  if (!dispatch.rows.length) return say(t("out.empty"));
  await askName(desk);
  const credit = localStorage.getItem(WITHOUT_LINE) ? "" : creditLine(dispatch, desk.editor);
  try {
    const markup = html ? await htmlOf(desk, credit) : null;
    if (!(await toClipboard(asText(dispatch, credit), markup))) return say(t("out.refused"), { kind: "error" });
    return say([t("out.copied"), partly(dispatch)].filter(Boolean).join(" "));
  } catch (error) {
    return sayError(error);
  }
}

function htmlOf({ dispatch, editor }, credit) {
  if (dispatch.state === "done" && hasFormatting(dispatch)) return asFormattedHtml(dispatch, { credit, editor });
  return asHtml(dispatch, credit);
}

const partly = ({ state, rows, total }) =>
  state === "done" ? "" : t("out.partly", { done: number.format(rows.length), total: number.format(Math.max(total, rows.length)) });

/** What a dispatch can be downloaded as: { words, name, make }, where make gives a promise of a Blob. */
function kindsOf(desk) {
  const { dispatch } = desk;
  const title = titleOf(dispatch);
  const { credit } = about(desk);
  const exported = (kind) => async () => (await sendExport(dispatch, kind, about(desk))).blob();
  const original = async () => (await sendOriginal(dispatch, about(desk))).blob();
  const kinds = [
    { words: t("out.txt"), name: fileName(title, ".txt"), make: async () => new Blob([asText(dispatch, credit)], { type: "text/plain;charset=utf-8" }) },
    { words: t(dispatch.file?.kind === "docx" ? "out.plainDocx" : "out.docx"), name: fileName(title, ".docx"), make: exported("docx") },
    { words: t("out.tmx"), name: fileName(title, ".tmx"), make: exported("tmx") },
  ];
  if (dispatch.file?.kind !== "ninjs") kinds.splice(2, 0, { words: t("out.ninjs"), name: fileName(title, ".json"), make: exported("ninjs") });
  if (dispatch.file && dispatch.file.kind !== "txt") {
    const [, stem, ending] = /^(.*?)(\.\w+)?$/s.exec(dispatch.file.name);
    const name = fileName(`${stem}_en`, ending ?? "");
    kinds.unshift({ words: t("out.original", { name }), name, make: original, isWhole: true });
  } else if (dispatch.format === "html") {
    kinds.unshift({ words: t("out.html"), name: fileName(title, ".html"), make: original, isWhole: true });
  }
  return kinds;
}

async function chooseDownload(desk) {
  desk.settle();
  const { dispatch } = desk;
  if (!dispatch.rows.length) return say(t("out.empty"));
  const line = el("p", { class: "credit", lang: "en" });
  const showLine = () => fill(line, creditLine(dispatch, desk.editor));
  const name = el("input", { autocomplete: "name", maxlength: 100, value: desk.editor, oninput: () => { desk.editor = oneLine(name.value); showLine(); } });
  const bare = el("input", { type: "checkbox", checked: !localStorage.getItem(WITHOUT_LINE), onchange: () =>
    (bare.checked ? localStorage.removeItem(WITHOUT_LINE) : localStorage.setItem(WITHOUT_LINE, "yes")) });
  const english = el("select", { onchange: () => localStorage.setItem(ENGLISH, english.value) },
    ["en-GB", "en-US"].map((code) => el("option", { value: code, selected: code === wordEnglish() }, t(`out.${code}`))));
  const pick = (place) => {
    $("dialog[open]").close();
    download(dispatch, kindsOf(desk)[place]);
  };
  showLine();
  const notes = [partly(dispatch), dispatch.open.length && t("out.open", { n: number.format(dispatch.open.length) })].filter(Boolean);
  return showDialog(t("out.download").replace("…", ""), [
    notes.length > 0 && el("p", { class: "warning" }, notes.join(" ")),
    el("ul", { class: "plain kinds" }, kindsOf(desk).map(({ words }, place) =>
      el("li", {}, el("button", { type: "button", onclick: () => pick(place) }, words)))),
    el("p", {}, el("label", {}, t("credit.name"), " ", name)),
    el("p", { class: "note" }, t("out.line")), line,
    el("p", {}, el("label", {}, bare, " ", t("out.clipboard"))),
    el("p", {}, el("label", {}, t("out.english"), " ", english)),
  ].filter(Boolean));
}

async function download(dispatch, { name, make, isWhole }) {
  if (isWhole && dispatch.state !== "done") return say(t("out.notDone"), { kind: "error" });
  const making = say(t("out.making", { name }));
  try {
    const url = URL.createObjectURL(await make());
    el("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    sayError(error);
  }
  making.remove();
}

/** In print the line stands below the text, and the browser proposes the English title as the file's name. */
function addPrinting(desk) {
  const line = $("#main").appendChild(el("p", { id: "printed-credit", lang: "en" }));
  const title = document.title;
  addEventListener("beforeprint", () => {
    desk.settle();
    fill(line, desk.dispatch.rows.length ? creditLine(desk.dispatch, desk.editor) : "");
    document.title = titleOf(desk.dispatch) || title;
  });
  addEventListener("afterprint", () => (document.title = title));
}
