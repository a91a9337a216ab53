// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addAlternatives } from "./alternatives.js";
import { addFacts } from "./facts.js";
import { addFind } from "./find.js";
import { addFlags } from "./flags.js";
import { addGlossaryChoice } from "./glossary-choice.js";
import { addIntake } from "./intake.js";
import { addOutput } from "./output.js";
import { addSummary } from "./summary.js";
import { addUnsure } from "./unsure.js";

export const FEATURES = [
  // First, as the others ask the server with what it chooses.
  addGlossaryChoice,
  addIntake,
  addOutput,
  addSummary,
  addFacts,
  addFind,
  addFlags,
  addAlternatives,
  addUnsure,
];
