// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addAlternatives } from "./alternatives.js";
import { addFlags } from "./flags.js";
import { addUnsure } from "./unsure.js";

export const FEATURES = [addFlags, addAlternatives, addUnsure];
