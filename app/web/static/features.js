// The parts of the desk, in the order in which they are added: each is a function that is given the desk.
import { addIntake } from "./intake.js";
import { addOutput } from "./output.js";

export const FEATURES = [addIntake, addOutput];
