// A dispatch on the desk: the French sentences, their English, and what is to be checked. It knows no page and no server.
import { unitAt } from "./dom.js";

const ERRORS = ["number_mismatch", "negation_lost", "limit_lost", "empty_output", "repetition", "incomplete", "protected_missing"];
const WRITTEN_IN = ["name_repaired", "protected_repaired", "term_repaired"];

/** How grave a flag is, as the server will say it with the messages, which come at the end. */
const severityOf = (code) => (ERRORS.includes(code) ? "error" : WRITTEN_IN.includes(code) ? "info" : "warning");

/**
 * A sentence. french, english: as they stand now. machine: what the engine made, "" where the memory knew an editor's.
 * gap: white space before it in the source. block: of HTML, else 0. start: its place in the block, in code points.
 * flags: see `flagOf`. accepted: keys of flags that an editor has seen and let stand. edited: whether a person wrote it.
 * sent, targetStart: the English as the server's whole text has it, and its place there. at: when it was last changed here.
 */
const rowOf = (data, gap) => ({
  french: data.source,
  english: data.target,
  machine: data.origin ? "" : data.target,
  gap,
  block: data.block ?? 0,
  start: data.source_start,
  score: data.score,
  flags: data.flags.map((code) => ({ code, severity: severityOf(code), message: "", source: null, target: null, suggestion: "" })),
  accepted: [],
  edited: Boolean(data.origin),
  sent: data.target,
  targetStart: data.target_start,
  at: 0,
});

/** A flag whose places are [start, end] in the row's French and English, in UTF-16 units, or null. found: the words at the latter. */
function flagOf(flag, row) {
  const within = (text, start, end, from) =>
    start === undefined ? null : [unitAt(text, Math.max(0, start - from)), unitAt(text, Math.max(0, end - from))];
  const target = within(row.english, flag.target_start, flag.target_end, row.targetStart);
  return {
    code: flag.code,
    severity: flag.severity,
    message: flag.message,
    source: within(row.french, flag.source_start, flag.source_end, row.start),
    target,
    found: target ? row.english.slice(...target) : "",
    suggestion: flag.suggestion ?? "",
  };
}

/** What an accepted flag is known by, also when the sentence is checked again. */
export const flagKey = (flag) => `${flag.code}:${flag.message}`;

/** Whether an editor lets a flag stand; also where that was before its message came. */
export const isAccepted = (row, flag) => row.accepted.includes(flagKey(flag)) || row.accepted.includes(`${flag.code}:`);

/**
 * The document. Events, each with a `detail`: "added" ([first, end] of new rows), "row" (the number of one that changed),
 * "state" (nothing), "reset" (nothing: all is other than it was).
 */
export class Dispatch extends EventTarget {
  constructor(saved = {}) {
    super();
    Object.assign(this, {
      id: crypto.randomUUID?.() ?? String(Math.random()).slice(2), title: "", changed: Date.now(), format: "text", source: "", file: null,
      rows: [], tail: "", total: 0, state: "empty", signature: "", trail: [], undone: [], end: 0, endUnits: 0, summary: null, facts: null,
    }, saved);
    if (this.state === "working") this.state = "stopped";
    this.restored = null;
    if (saved.typed) this.#restore(saved.typed);
  }

  /** What is saved. */
  toSaved() {
    const { id, title, changed, format, source, file, rows, tail, total, state, signature, trail, undone, end, endUnits, summary, facts } = this;
    return { id, title, changed, format, source, file, rows, tail, total, state, signature, trail, undone, end, endUnits, summary, facts };
  }

  /** Puts in what was typed last before the page went away; `restored` tells the row, for who has to send it on. */
  #restore({ row, field, text }) {
    if (field === "source") this.source = text;
    else if (this.rows[row]) {
      this.restored = { number: row, side: field, before: { [field]: this.rows[row][field], edited: this.rows[row].edited } };
      this.type(row, field, text);
    }
  }

  #tell(name, detail) {
    this.changed = Date.now();
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Puts another text in the place of all that is there. */
  begin(source, { format = "text", title = "", file = null } = {}) {
    Object.assign(this, { source, format, title, file, rows: [], tail: "", total: 0, state: source.trim() ? "working" : "empty", trail: [], undone: [], end: 0, endUnits: 0 });
    this.#tell("reset");
  }

  setState(state) {
    this.state = state;
    this.#tell("state");
  }

  setTotal(total) {
    this.total = total;
    this.#tell("state");
  }

  /** Takes sentences as they come. One that is there already, from before a break, stays as it is, with its edits. */
  add(sentences) {
    const first = this.rows.length;
    for (const data of sentences) {
      const known = this.rows[data.index];
      if (known) Object.assign(known, { sent: data.target, targetStart: data.target_start });
      if (known) continue;
      const before = this.rows.at(-1);
      const sameBlock = before && before.block === (data.block ?? 0);
      const gap = this.format === "text" ? this.#between(data) : sameBlock ? " " : before ? "\n\n" : "";
      this.rows.push(rowOf(data, gap));
      this.end = data.source_end;
      this.endUnits += gap.length + data.source.length;
    }
    if (this.rows.length > first) this.#tell("added", [first, this.rows.length]);
  }

  /** What stands between the last sentence and the next; the whole source is not counted through each time. */
  #between(data) {
    const points = data.source_start - this.end;
    const next = this.source.slice(this.endUnits, this.endUnits + 2 * points);
    return next.slice(0, unitAt(next, points));
  }

  /** Takes the answer that ends a translation: its flags come with messages and places. */
  finish(answer) {
    // What was edited meanwhile was checked by itself.
    const asSent = (row) => row.english === row.sent && !row.changedFrench;
    for (const row of this.rows) if (asSent(row)) row.flags = [];
    for (const flag of answer.flags ?? []) {
      const row = this.#rowAt(flag.block ?? 0, flag.source_start ?? 0);
      if (row && asSent(row)) row.flags.push(flagOf(flag, row));
    }
    if (this.format === "text") this.tail = this.source.slice(this.endUnits);
    this.state = "done";
    this.#tell("reset");
  }

  /** The last row that begins at or before a place; rows stand in the order of their blocks and places. */
  #rowAt(block, start) {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.rows[middle];
      if (row.block < block || (row.block === block && row.start <= start)) low = middle + 1;
      else high = middle;
    }
    return this.rows[low - 1];
  }

  /** Takes the rows that another tab has changed since; tells whether some of ours are newer than what it saved. */
  merge(saved) {
    let ours = false;
    saved.rows.forEach((theirs, number) => {
      const row = this.rows[number];
      ours ||= row.at > theirs.at;
      if (theirs.at <= row.at) return;
      Object.assign(row, theirs);
      this.dispatchEvent(new CustomEvent("row", { detail: number }));
    });
    return ours;
  }

  /** Writes another English or French into a row while it is typed; no history is kept. */
  type(number, field, text) {
    this.changed = Date.now();
    Object.assign(this.rows[number], { [field]: text, at: this.changed, ...(field === "english" && { edited: true }) });
  }

  /** Changes a row for good: `changes` are its new fields. What it was can be had back with `undo`. */
  change(number, changes, before = null) {
    const row = this.rows[number];
    const old = before ?? Object.fromEntries(Object.keys(changes).map((key) => [key, row[key]]));
    this.trail.push({ number, old, changes });
    this.undone = [];
    if (this.trail.length > 500) this.trail.shift();
    Object.assign(row, changes, { at: Date.now() });
    this.#renewSource();
    this.#tell("row", number);
  }

  /** Takes back the last change, or makes it again; gives the number of its row, or null where there is none. */
  undo() {
    return this.#step(this.trail, this.undone, "old");
  }

  redo() {
    return this.#step(this.undone, this.trail, "changes");
  }

  #step(from, to, which) {
    const change = from.pop();
    if (!change) return null;
    to.push(change);
    Object.assign(this.rows[change.number], change[which], { at: Date.now() });
    this.#renewSource();
    this.#tell("row", change.number);
    return change.number;
  }

  #renewSource() {
    if (this.format !== "text" || this.state !== "done") return;
    this.source = this.rows.map((row) => row.gap + row.french).join("") + this.tail;
  }

  /** Takes what the server says of one sentence now; `answer` is that of /translate for its French alone. */
  recheck(number, answer) {
    const row = this.rows[number];
    const alone = { ...row, start: 0, targetStart: 0 };
    row.flags = (answer.flags ?? []).map((flag) => flagOf(flag, alone));
    this.#tell("row", number);
  }

  /** Says that a row is other than it was, without a change that can be taken back. */
  touch(number) {
    this.rows[number].at = Date.now();
    this.#tell("row", number);
  }

  /** Lets a flag stand, or raises it again. */
  accept(number, key, accepted = true) {
    const row = this.rows[number];
    row.accepted = accepted ? [...new Set([...row.accepted, key])] : row.accepted.filter((other) => other !== key && other !== `${key.split(":")[0]}:`);
    this.touch(number);
  }

  /** The flags that somebody has to see to: [number of row, flag]. */
  get open() {
    return this.rows.flatMap((row, number) =>
      row.flags.filter((flag) => flag.severity !== "info" && !isAccepted(row, flag)).map((flag) => [number, flag]));
  }

  /** The whole English as it stands. */
  get english() {
    return this.rows.map((row) => row.gap + row.english).join("") + this.tail;
  }

  /** How many sentences a person has written. */
  get editedRows() {
    return this.rows.filter((row) => row.edited).length;
  }
}
