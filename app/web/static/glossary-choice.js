// Which glossary the desk translates with, and the key that adds a term to it.
import { $, el, fill } from "./dom.js";
import { chooseGlossary, chosenGlossary, FIRST, listGlossaries, onGlossaryChanged, onGlossaryChosen } from "./glossary-chosen.js";
import { followSelection, placeOfCaret } from "./glossary-selection.js";
import { addWords, t } from "./i18n.js";
import { say, sayError } from "./shell.js";

addWords({
  en: {
    "choice.label": "Glossary", "choice.none": "none", "choice.gone": "The glossary “{name}” isn’t on the server any more; the desk uses none now.",
    "choice.now": "From now on “{name}” is used. What is translated already stays.", "choice.now.none": "From now on no glossary is used. What is translated already stays.",
    "term.add": "Add what is selected to the glossary",
  },
  fr: {
    "choice.label": "Glossaire", "choice.none": "aucun", "choice.gone": "Le glossaire « {name} » n’est plus sur le serveur ; le bureau n’en utilise plus.",
    "choice.now": "Dès maintenant, « {name} » est utilisé. Ce qui est déjà traduit reste.", "choice.now.none": "Dès maintenant, aucun glossaire n’est utilisé. Ce qui est déjà traduit reste.",
    "term.add": "Ajouter la sélection au glossaire",
  },
});

/** Adds the choice to the toolbar, and the key. */
export function addGlossaryChoice(desk) {
  const select = el("select", { id: "glossary", onchange: () => choose(select.value) });
  $("#tools").append(el("label", {}, t("choice.label"), " ", select));
  let stored = null; // names, once they are known

  function show() {
    const chosen = chosenGlossary();
    const names = chosen && !stored?.includes(chosen) ? [...(stored ?? []), chosen] : (stored ?? []);
    fill(select, el("option", { value: "" }, t("choice.none")), names.map((name) => el("option", { value: name }, name)));
    select.value = chosen;
    use();
  }

  /** Has the dispatch on the desk translated and checked with what is chosen. */
  function use() {
    const { glossary: _, ...others } = desk.dispatch.options ?? {};
    desk.dispatch.options = chosenGlossary() ? { ...others, glossary: chosenGlossary() } : others;
  }

  function choose(name) {
    chooseGlossary(name);
    show();
    if (desk.dispatch.rows.length) say(name ? t("choice.now", { name }) : t("choice.now.none"));
  }

  /** Reads which there are. One that was chosen and is gone would have every translation refused. */
  async function read(quiet = true) {
    try {
      stored = (await listGlossaries({ quiet })).map(({ name }) => name);
    } catch {
      return show(); // What was chosen stands; the next translation tells what is wrong.
    }
    const chosen = chosenGlossary();
    if (chosen && !stored.includes(chosen)) {
      chooseGlossary("");
      say(t("choice.gone", { name: chosen }), { kind: "error" });
    }
    return show();
  }

  const selected = followSelection(desk.rows);
  // The form comes when somebody begins to work on the sentences; keys that are pressed before it is there reach none.
  const form = () => import("./glossary-term.js");
  desk.rows.container.addEventListener("focusin", () => form().catch(() => {}), { once: true });

  async function addTerm() {
    const [before, sides, place] = [chosenGlossary(), selected(), placeOfCaret(desk.rows)];
    const name = before || FIRST;
    document.activeElement?.blur();
    const { askAndStore, TermStored } = await form();
    const stored = await askAndStore(name, sides);
    if (place) desk.rows.focus(...place);
    if (!stored) return;
    // As it is used from now on, nothing is to be said of the choice.
    const choice = (chosen) => {
      chooseGlossary(chosen);
      return read();
    };
    await choice(name);
    await new TermStored(desk, name, stored, () => choice(before)).apply();
  }

  desk.addKey("Alt+G", "term.add", () => {
    addTerm().catch(sayError);
  });
  desk.addEventListener("dispatch", use);
  // Where a key is asked for, there is one once something was translated, or when somebody wants to choose.
  desk.addEventListener("changed", () => stored === null && desk.dispatch.state === "done" && read());
  select.addEventListener("focus", () => stored === null && read(false));
  addEventListener("visibilitychange", () => document.hidden || read());
  onGlossaryChosen(show);
  onGlossaryChanged(() => read());
  show();
  read();
}
