// What flags are called: a short word by code, and a sentence for the time before the server's own has come.
import { language } from "./i18n.js";

// code: [word, sentence] in English, then in French.
const CODES = {
  number_mismatch: ["number", "A figure is another one in the English, or is missing.", "chiffre", "Un chiffre est différent en anglais, ou manque."],
  number_repaired: ["number mended", "The model had another figure; the right one was written in.", "chiffre corrigé", "Le modèle avait un autre chiffre ; le bon a été écrit."],
  name_missing: ["name", "A name of the French is not in the English.", "nom", "Un nom du français manque en anglais."],
  name_invented: ["name added", "A name of the English is not in the French.", "nom ajouté", "Un nom de l’anglais n’est pas dans le français."],
  name_repaired: ["name mended", "A name was misspelt; the right one was written in.", "nom corrigé", "Un nom était mal écrit ; le bon a été écrit."],
  protected_missing: ["address or code", "An address, handle or code did not come through.", "adresse ou code", "Une adresse, un compte ou un code n’est pas passé."],
  protected_repaired: ["code mended", "An address, handle or code was written in.", "code corrigé", "Une adresse, un compte ou un code a été écrit."],
  term_missing: ["term", "A term of the glossary could not be placed.", "terme", "Un terme du glossaire n’a pas pu être placé."],
  term_repaired: ["term placed", "A term of the glossary was written in.", "terme placé", "Un terme du glossaire a été écrit."],
  negation_lost: ["negation", "The French has a negation and the English none.", "négation", "Le français a une négation, l’anglais aucune."],
  limit_lost: ["limit", "A “before”, “more than” or “at least” of the French is not in the English.", "limite", "Un « avant », « plus de » ou « au moins » du français manque en anglais."],
  untranslated: ["left in French", "French was left standing.", "resté français", "Du français est resté."],
  untranslated_word: ["French word", "A French word was not translated.", "mot français", "Un mot français n’a pas été traduit."],
  unknown_word: ["no such word", "A word is no English word.", "mot inconnu", "Un mot n’est pas anglais."],
  stray_bracket: ["bracket", "A bracket has no other half.", "parenthèse", "Une parenthèse n’a pas son autre moitié."],
  stray_quote: ["quotation mark", "A quotation mark has no other half.", "guillemet", "Un guillemet n’a pas son autre moitié."],
  repetition: ["repetition", "The translation repeats itself.", "répétition", "La traduction se répète."],
  empty_output: ["empty", "The sentence came out empty.", "vide", "La phrase est sortie vide."],
  too_short: ["too short", "Much shorter than the French.", "trop court", "Beaucoup plus court que le français."],
  too_long: ["too long", "Much longer than the French.", "trop long", "Beaucoup plus long que le français."],
  incomplete: ["incomplete", "The translation broke off.", "incomplet", "La traduction s’est interrompue."],
};

/** What a flag's code is in the language of the interface: [word, sentence]; undefined for one that is not known here. */
const told = (code) => CODES[code]?.slice(...(language === "fr" ? [2, 4] : [0, 2]));

/** The short word for a flag's code; one that this page does not know is read out as it is. */
export const wordOf = (code) => told(code)?.[0] ?? code.replaceAll("_", " ");

/** What is to be checked: [sentence, its language]. */
export const sentenceOf = (flag) => (flag.message ? [flag.message, "en"] : [told(flag.code)?.[1] ?? wordOf(flag.code), language]);
