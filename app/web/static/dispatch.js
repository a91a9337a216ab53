// A dispatch on the desk: the French sentences, their English, and what is to be checked. It knows no page and no server.
import { pointsIn, unitAt } from "./dom.js";

/**
 * A sentence. french, english: as they stand now. machine: what the engine made, "" where the memory knew an editor's.
 * gap: white space before it in the source. block: of HTML, else 0. start: its place in the block, in code points.
 * flags: see `flagOf`. accepted: keys of flags that an editor has seen and let stand. edited: whether a person wrote it.
 */
export const rowOf = (data, gap) => ({
  french: data.source,
  english: data.target,
  machine: data.origin ? "" : data.target,
  gap,
  block: data.block ?? 0,
  start: data.source_start,
  score: data.score,
  flags: data.flags.map((code) => ({ code, severity: "", message: "", source: null, target: null })),
  accepted: [],
  edited: Boolean(data.origin),
});

/** A flag whose places are [start, end] in the row's French and English, in UTF-16 units, or null. */
function flagOf(flag, row, targetStart) {
  const within = (text, start, end, from) =>
    start === undefined ? null : [unitAt(text, Math.max(0, start - from)), unitAt(text, Math.max(0, end - from))];
  return {
    code: flag.code,
    severity: flag.severity,
    message: flag.message,
    source: within(row.french, flag.source_start, flag.source_end, row.start),
    target: within(row.english, flag.target_start, flag.target_end, targetStart),
  };
}

/** What an accepted flag is known by, also when the sentence is checked again. */
export const flagKey = (flag) => `${flag.code}:${flag.message}`;

/**
 * The document. Events, each with a `detail`: "added" ([first, end] of new rows), "row" (the number of one that changed),
 * "state" (nothing), "reset" (nothing: all is other than it was).
 */
export class Dispatch extends EventTarget {
  constructor(saved = {}) {
    super();
    Object.assign(this, {
      id: crypto.randomUUID?.() ?? String(Math.random()).slice(2), title: "", changed: Date.now(), format: "text", source: "", file: null,
      rows: [], tail: "", total: 0, state: "empty", signature: "", by: "", trail: [], undone: [], ends: [],
    }, saved);
    if (this.state === "working") this.state = "stopped";
    if (saved.typed) this.#restore(saved.typed);
  }

  /** What is saved. */
  toSaved() {
    const { id, title, changed, format, source, file, rows, tail, total, state, signature, by, trail, undone, ends } = this;
    return { id, title, changed, format, source, file, rows, tail, total, state, signature, by, trail, undone, ends };
  }

  #restore({ row, field, text }) {
    if (field === "source") this.source = text;
    else if (this.rows[row]) Object.assign(this.rows[row], { [field]: text, ...(field === "english" && { edited: true }) });
  }

  #tell(name, detail) {
    this.changed = Date.now();
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Puts another text in the place of all that is there. */
  begin(source, { format = "text", title = "", file = null } = {}) {
    Object.assign(this, { source, format, title, file, rows: [], tail: "", total: 0, state: source.trim() ? "working" : "empty", trail: [], undone: [], ends: [] });
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
      if (data.index < this.rows.length) continue;
      const before = this.rows.at(-1);
      const sameBlock = before && before.block === (data.block ?? 0);
      const gap = this.format === "text" ? this.#between(data) : sameBlock ? " " : before ? "\n\n" : "";
      this.rows.push(rowOf(data, gap));
      this.ends[data.block ?? 0] = data.source_end;
      this.targets ??= [];
      this.targets[this.rows.length - 1] = data.target_start;
    }
    if (this.rows.length > first) this.#tell("added", [first, this.rows.length]);
  }

  #between(data) {
    const from = unitAt(this.source, this.ends[0] ?? 0);
    return this.source.slice(from, unitAt(this.source, data.source_start));
  }

  /** Takes the answer that ends a translation: its flags come with messages and places. */
  finish(answer) {
    for (const row of this.rows) row.flags = [];
    for (const flag of answer.flags ?? []) {
      const number = this.rows.findIndex((row) => row.block === (flag.block ?? 0) && this.#holds(row, flag));
      if (number >= 0 && !this.rows[number].changedFrench) {
        this.rows[number].flags.push(flagOf(flag, this.rows[number], this.targets?.[number] ?? 0));
      }
    }
    if (this.format === "text") this.tail = this.source.slice(unitAt(this.source, this.ends[0] ?? 0));
    this.state = "done";
    this.#tell("reset");
  }

  #holds(row, flag) {
    return flag.source_start >= row.start && flag.source_start <= row.start + pointsIn(row.french);
  }

  /** Writes another English or French into a row while it is typed; no history is kept. */
  type(number, field, text) {
    this.rows[number][field] = text;
    if (field === "english") this.rows[number].edited = true;
    this.changed = Date.now();
  }

  /** Changes a row for good: `changes` are its new fields. What it was can be had back with `undo`. */
  change(number, changes, before = null) {
    const row = this.rows[number];
    const old = before ?? Object.fromEntries(Object.keys(changes).map((key) => [key, row[key]]));
    this.trail.push({ number, old, changes });
    this.undone = [];
    if (this.trail.length > 500) this.trail.shift();
    Object.assign(row, changes);
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
    Object.assign(this.rows[change.number], change[which]);
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
    const alone = { ...row, start: 0 };
    row.flags = (answer.flags ?? []).map((flag) => flagOf(flag, alone, 0));
    this.#tell("row", number);
  }

  /** Lets a flag stand, or raises it again. */
  accept(number, key, accepted = true) {
    const row = this.rows[number];
    row.accepted = accepted ? [...new Set([...row.accepted, key])] : row.accepted.filter((other) => other !== key);
    this.#tell("row", number);
  }

  /** The flags that nobody has seen to: [number of row, flag]. */
  get open() {
    return this.rows.flatMap((row, number) =>
      row.flags.filter((flag) => !row.accepted.includes(flagKey(flag))).map((flag) => [number, flag]));
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
