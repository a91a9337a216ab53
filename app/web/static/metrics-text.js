// Figures in Prometheus' text form, as `/metrics` gives them.

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;
const ESCAPED = { n: "\n", "\\": "\\", '"': '"' };

/** Reads the text: a list of `{ name, labels, value }`. */
export function readMetrics(text) {
  return text.split("\n").filter((line) => line && line[0] !== "#").map((line) => LINE.exec(line)).filter(Boolean).map(([, name, labels = "", value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, key, words]) => [key, words.replace(/\\(.)/g, (_, letter) => ESCAPED[letter] ?? letter)])),
    value: value === "+Inf" ? Infinity : Number(value),
  }));
}

/** The sum of a figure over all labels that `wanted` lets through; NaN where it is not there. */
export function sum(samples, name, wanted = () => true) {
  const found = samples.filter((sample) => sample.name === name);
  return found.length ? found.filter((sample) => wanted(sample.labels)).reduce((all, sample) => all + sample.value, 0) : NaN;
}

/** A histogram's buckets, summed over labels: a Map of the upper bound, in the histogram's unit, to how many lie below it. */
export function bucketsOf(samples, name, wanted = () => true) {
  const buckets = new Map();
  for (const sample of samples) {
    if (sample.name !== `${name}_bucket` || !wanted(sample.labels)) continue;
    const bound = sample.labels.le === "+Inf" ? Infinity : Number(sample.labels.le);
    buckets.set(bound, (buckets.get(bound) ?? 0) + sample.value);
  }
  return buckets;
}

/** What was counted between two readings of a histogram. */
export const between = (before, after) => new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));

/**
 * The value that a share of what was counted lies below (0.95: p95), as near as the buckets tell: within one, all is
 * taken to be spread evenly. NaN where nothing was counted; the last bound where it lies beyond.
 */
export function quantile(buckets, share) {
  const bounds = [...buckets].sort(([a], [b]) => a - b);
  const wanted = share * (bounds.at(-1)?.[1] ?? 0);
  let [lower, below] = [0, 0];
  for (const [bound, count] of bounds) {
    if (count >= wanted && count > 0) return bound === Infinity ? lower : lower + ((bound - lower) * (wanted - below)) / Math.max(count - below, 1e-9);
    [lower, below] = [bound, count];
  }
  return NaN;
}
