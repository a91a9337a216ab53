// The words of the memory's page.
import { addWords } from "./i18n.js";

addWords({
  en: {
    "mem.intro": "A sentence that an editor has put into English once comes back with that English, word for word, whatever the model would say.",
    "mem.list": "Remembered sentences", "mem.search": "Search the French and the English", "mem.origin": "Whose", "mem.origin.editor": "Editors’", "mem.origin.machine": "The model’s", "mem.origin.all": "Both",
    "mem.add": "Add a sentence", "mem.import": "Import TMX…", "mem.export": "Export TMX", "mem.more": "Show more",
    "mem.french": "French, one sentence", "mem.english": "English", "mem.editor": "Your name (kept with it)", "mem.save": "Keep",
    "mem.edit": "Edit", "mem.edit.of": "Edit: {source}", "mem.correct": "Correct", "mem.correct.of": "Correct: {source}", "mem.delete": "Delete", "mem.delete.of": "Delete: {source}",
    "mem.somebody": "an editor", "mem.model": "the model",
    "mem.count": "{n} sentences", "mem.count.one": "1 sentence", "mem.count.some": "{shown} of {n} sentences",
    "mem.kept": "Kept: “{source}”", "mem.replaced": "Kept in the place of “{target}”.", "mem.deleted": "Deleted: “{source}”", "mem.imported": "{file}: {stored} pairs stored, {replaced} of them in the place of others.", "mem.left": "{n} that are the model’s own were left out.",
    "mem.import.title": "English of others would be lost", "mem.import.sure": "Of the {stored} pairs in “{file}”, {replaced} take the place of sentences that are kept with other or the same English. This can’t be taken back; “Export TMX” saves what is kept now.", "mem.import.yes": "Import",
    "mem.back": "What you were writing is back.",
    "mem.empty": "No editor has put a sentence into English yet. There are three ways:", "mem.empty.edit": "Change a sentence on the desk: it is remembered when the caret leaves it.", "mem.empty.add": "Add one here.", "mem.empty.import": "Import the memory of another translator’s tool, as TMX; a file may be dropped on this page.",
    "mem.none": "No sentence has “{q}” in it.", "mem.none.machine": "The model’s sentences stand here where the server keeps them in a file (DEPECHE_MEMORY_FILE). They are searched in their French.",
    "mem.readonly": "This server lets nobody change its memory from here. Whoever runs it changes it with “depeche memory”, or sets DEPECHE_MEMORY_WRITABLE.",
    "mem.key.add": "Add a sentence", "mem.key.search": "Search", "mem.key.undo": "Take back the last change", "mem.key.save": "Keep what was written", "mem.key.cancel": "Leave it as it was",
  },
  fr: {
    "mem.intro": "Une phrase qu’un rédacteur a mise une fois en anglais revient avec cet anglais, mot pour mot, quoi qu’en dise le modèle.",
    "mem.list": "Phrases gardées", "mem.search": "Chercher dans le français et l’anglais", "mem.origin": "De qui", "mem.origin.editor": "Des rédacteurs", "mem.origin.machine": "Du modèle", "mem.origin.all": "Des deux",
    "mem.add": "Ajouter une phrase", "mem.import": "Importer TMX…", "mem.export": "Exporter TMX", "mem.more": "En montrer plus",
    "mem.french": "Français, une phrase", "mem.english": "Anglais", "mem.editor": "Votre nom (gardé avec elle)", "mem.save": "Garder",
    "mem.edit": "Modifier", "mem.edit.of": "Modifier : {source}", "mem.correct": "Corriger", "mem.correct.of": "Corriger : {source}", "mem.delete": "Supprimer", "mem.delete.of": "Supprimer : {source}",
    "mem.somebody": "un rédacteur", "mem.model": "le modèle",
    "mem.count": "{n} phrases", "mem.count.one": "1 phrase", "mem.count.some": "{shown} phrases sur {n}",
    "mem.kept": "Gardé : « {source} »", "mem.replaced": "Gardé à la place de « {target} ».", "mem.deleted": "Supprimé : « {source} »", "mem.imported": "{file} : {stored} paires enregistrées, dont {replaced} à la place d’autres.", "mem.left": "{n} du modèle lui-même ont été laissées de côté.",
    "mem.import.title": "De l’anglais gardé serait perdu", "mem.import.sure": "Sur les {stored} paires de « {file} », {replaced} prennent la place de phrases déjà gardées, avec un autre anglais ou le même. On ne peut pas revenir en arrière ; « Exporter TMX » enregistre ce qui est gardé à présent.", "mem.import.yes": "Importer",
    "mem.back": "Ce que vous écriviez est de retour.",
    "mem.empty": "Aucun rédacteur n’a encore mis de phrase en anglais. Il y a trois façons :", "mem.empty.edit": "Modifier une phrase au bureau : elle est gardée quand le curseur la quitte.", "mem.empty.add": "En ajouter une ici.", "mem.empty.import": "Importer la mémoire d’un autre outil de traduction, en TMX ; on peut déposer un fichier sur cette page.",
    "mem.none": "Aucune phrase ne contient « {q} ».", "mem.none.machine": "Les phrases du modèle sont ici là où le serveur les garde dans un fichier (DEPECHE_MEMORY_FILE). On les cherche dans leur français.",
    "mem.readonly": "Ce serveur ne laisse personne changer sa mémoire d’ici. Qui le gère la change avec « depeche memory », ou règle DEPECHE_MEMORY_WRITABLE.",
    "mem.key.add": "Ajouter une phrase", "mem.key.search": "Chercher", "mem.key.undo": "Annuler le dernier changement", "mem.key.save": "Garder ce qui est écrit", "mem.key.cancel": "Laisser comme c’était",
  },
});
