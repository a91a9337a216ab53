// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addFacts } from "./facts.js";
import { addFind } from "./find.js";
import { addSummary } from "./summary.js";

export const FEATURES = [
  addSummary,
  addFacts,
  addFind,
];
