// A file of terms into a glossary: added to what is there, or in its place.
import { $, el } from "./dom.js";
import { importFile, NAME, nameFrom } from "./glossaries-api.js";
import { addWords, number, t } from "./i18n.js";
import { showDialog } from "./shell.js";

addWords({
  en: {
    "import.title": "Import terms", "import.file": "File: CSV, TSV or TMX", "import.name": "Into the glossary", "import.how": "Its terms", "import.add": "are added to those that are there",
    "import.replace": "take the place of those that are there", "import.go": "Import", "import.note": "A table has French in its first column and English in its second, or a first row that says otherwise (fr,en).",
    "import.done": "“{file}”: {added} terms are new, {changed} have another English, {removed} are gone.", "import.fault": "“{file}” was not imported, and nothing was changed: {why}",
  },
  fr: {
    "import.title": "Importer des termes", "import.file": "Fichier : CSV, TSV ou TMX", "import.name": "Dans le glossaire", "import.how": "Ses termes", "import.add": "s’ajoutent à ceux qui y sont",
    "import.replace": "prennent la place de ceux qui y sont", "import.go": "Importer", "import.note": "Un tableau a le français dans sa première colonne et l’anglais dans la deuxième, ou une première ligne qui dit autre chose (fr,en).",
    "import.done": "« {file} » : {added} termes nouveaux, {changed} à l’anglais changé, {removed} supprimés.", "import.fault": "« {file} » n’a pas été importé et rien n’a changé : {why}",
  },
});

/**
 * Asks for a file and imports it. name: of the glossary that is proposed. file: one that was dropped, or null. Gives null
 * where nobody wanted it, else `{ name, words, undo }`: undo are the changes that take it back. Throws an Error that says
 * what is wrong with the file.
 */
export async function askForImport(name, file = null) {
  const chosen = el("input", { type: "file", name: "file", required: true, accept: ".csv,.tsv,.txt,.tmx,.xml" });
  const into = el("input", { ...NAME, value: name });
  const propose = () => (into.value ||= nameFrom(chosen.files[0]?.name.replace(/\.\w+$/, "") ?? ""));
  chosen.addEventListener("change", propose);
  if (file) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    chosen.files = transfer.files;
    propose();
  }
  const way = (value, isFirst) => el("label", {}, el("input", { type: "radio", name: "way", value, checked: isFirst }), t(`import.${value}`));
  const data = await showDialog(t("import.title"), [
    el("label", { class: "field" }, t("import.file"), chosen), el("label", { class: "field" }, t("import.name"), into),
    el("fieldset", {}, el("legend", {}, t("import.how")), way("add", true), way("replace", false)), el("p", { class: "note" }, t("import.note"))], t("import.go"));
  return data && imported(data.get("name"), data.get("file"), data.get("way") === "replace");
}

async function imported(name, file, replace) {
  try {
    const { added, changed, removed, undo } = await importFile(name, file, replace);
    const counts = { added: number.format(added), changed: number.format(changed), removed: number.format(removed) };
    return { name, words: t("import.done", { file: file.name, ...counts }), undo };
  } catch (error) {
    throw new Error(t("import.fault", { file: file.name, why: error.message }), { cause: error });
  }
}

/** Calls with a file that is dropped on the page. */
export function onDrop(listener) {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && !$("dialog[open]")) listener(file);
  });
}
