// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addFacts } from "./facts.js";
import { addFind } from "./find.js";
import { addIntake } from "./intake.js";
import { addOutput } from "./output.js";
import { addSummary } from "./summary.js";

export const FEATURES = [
  addIntake,
  addOutput,
  addSummary,
  addFacts,
  addFind,
];
