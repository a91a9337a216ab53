// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addGlossaryChoice } from "./glossary-choice.js";

export const FEATURES = [addGlossaryChoice];
