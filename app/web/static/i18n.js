// The words of the interface, in English and French. Texts of the desk have languages of their own.
// Each module brings its own words with addWords.

const LANGUAGE = "depeche.language";
const WORDS = { en: {}, fr: {} };

export const language = localStorage.getItem(LANGUAGE) ?? (navigator.language.startsWith("fr") ? "fr" : "en");

/** Adds words: `{ en: { key: words }, fr: { … } }`. */
export function addWords({ en, fr }) {
  Object.assign(WORDS.en, en);
  Object.assign(WORDS.fr, fr);
}

/** Gives the words for a key; {names} in them stand for values. */
export function t(key, values = {}) {
  const words = WORDS[language][key] ?? WORDS.en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Writes the words of the page: data-t names those of an element, data-t-ATTRIBUTE those of its attribute. */
export function translatePage(root = document) {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const name of ["title", "placeholder", "aria-label"]) {
    for (const element of root.querySelectorAll(`[data-t-${name}]`)) {
      element.setAttribute(name, t(element.getAttribute(`data-t-${name}`)));
    }
  }
}

/** Changes the language, which loads the page again. */
export function setLanguage(code) {
  localStorage.setItem(LANGUAGE, code);
  location.reload();
}

export const number = new Intl.NumberFormat(language);
