// What the status page tells: each row's figure lately, since the start, and in a line.
import { addWords, language, t } from "./i18n.js";
import { between, bucketsOf, quantile, sum } from "./metrics-text.js";

addWords({
  en: {
    "st.requests": "Requests a minute", "st.p50": "Half of the answers take up to", "st.p95": "95 % of the answers take up to", "st.errors": "Errors of the server (5xx)", "st.refused": "Refused requests (4xx)",
    "st.waiting": "Sentences that wait for the engine", "st.sentences": "Sentences translated a minute", "st.flags": "Flags on translations a minute", "st.known": "Sentences known to the memory", "st.entries": "Sentences that the memory holds", "st.bytes": "Memory that they take",
    "st.process": "Memory of the process", "st.processor": "Processor, of one core", "st.nothing": "–",
  },
  fr: {
    "st.requests": "Requêtes par minute", "st.p50": "La moitié des réponses prend au plus", "st.p95": "95 % des réponses prennent au plus", "st.errors": "Erreurs du serveur (5xx)", "st.refused": "Requêtes refusées (4xx)",
    "st.waiting": "Phrases qui attendent le moteur", "st.sentences": "Phrases traduites par minute", "st.flags": "Signalements par minute", "st.known": "Phrases connues de la mémoire", "st.entries": "Phrases que garde la mémoire", "st.bytes": "Place qu’elles prennent",
    "st.process": "Mémoire du processus", "st.processor": "Processeur, d’un cœur", "st.nothing": "–",
  },
});

// What this page asks, and what only asks whether the server is there.
const ASIDE = new Set(["/metrics", "/info", "/ready", "/health", "/usage", "/", "/desk/glossaries", "/desk/memory", "/desk/status", "/web/{name:path}"]);
const MINUTE = 60_000;

/** Whether a route does the service's work. */
export const isWork = ({ route }) => !ASIDE.has(route);

/** What is kept of a reading. at: when, in milliseconds. */
export function reading(samples, at = Date.now()) {
  const requests = (wanted) => sum(samples, "depeche_http_requests_total", (labels) => isWork(labels) && wanted(labels.status)) || 0;
  return {
    at,
    requests: requests(() => true),
    errors: requests((status) => status >= "500"),
    refused: requests((status) => status >= "400" && status < "499"),
    seconds: bucketsOf(samples, "depeche_http_request_seconds", isWork),
    sentences: sum(samples, "depeche_sentences_total"),
    flags: sum(samples, "depeche_flags_total") || 0,
    waiting: sum(samples, "depeche_engine_waiting_sentences"),
    hits: sum(samples, "depeche_memory_hits_total"),
    misses: sum(samples, "depeche_memory_misses_total"),
    entries: sum(samples, "depeche_memory_entries"),
    bytes: sum(samples, "depeche_memory_bytes"),
    process: sum(samples, "process_resident_memory_bytes"),
    processor: sum(samples, "process_cpu_seconds_total"),
  };
}

const zero = { requests: 0, errors: 0, refused: 0, seconds: new Map(), sentences: 0, flags: 0, hits: 0, misses: 0, processor: 0 };

const counts = (digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits });
const written = (format) => (figure) => (Number.isFinite(figure) ? format(figure) : t("st.nothing"));
const whole = written((figure) => counts(0).format(figure));
const rate = written((figure) => counts(figure < 10 ? 1 : 0).format(figure));
const share = written((figure) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(figure));
const unit = (figure, name, digits) => new Intl.NumberFormat(language, { style: "unit", unit: name, maximumFractionDigits: digits }).format(figure);
const duration = written((seconds) => (seconds < 1 ? unit(1000 * seconds, "millisecond", 0) : unit(seconds, "second", 1)));
const size = written((bytes) => (bytes < 1e6 ? unit(bytes / 1e3, "kilobyte", 0) : bytes < 1e9 ? unit(bytes / 1e6, "megabyte", bytes < 1e7 ? 1 : 0) : unit(bytes / 1e9, "gigabyte", 2)));

const perMinute = (field) => (from, to) => ((to[field] - from[field]) * MINUTE) / (to.at - from.at);
const grown = (field) => (from, to) => to[field] - from[field];
const now = (field) => (_, to) => to[field];
const below = (part) => (from, to) => quantile(between(from.seconds, to.seconds), part);
const known = (from, to) => (to.hits - from.hits) / (to.hits - from.hits + to.misses - from.misses);
const busy = (from, to) => ((to.processor - from.processor) * 1000) / (to.at - from.at);

/**
 * The rows: words, how a figure is written, what it is between two readings. isNow: it is one of the moment, and there is
 * none since the start.
 */
export const ROWS = [
  { key: "st.requests", write: rate, figure: perMinute("requests") },
  { key: "st.p50", write: duration, figure: below(0.5) },
  { key: "st.p95", write: duration, figure: below(0.95) },
  { key: "st.errors", write: whole, figure: grown("errors") },
  { key: "st.refused", write: whole, figure: grown("refused") },
  { key: "st.waiting", write: whole, figure: now("waiting"), isNow: true },
  { key: "st.sentences", write: rate, figure: perMinute("sentences") },
  { key: "st.flags", write: rate, figure: perMinute("flags") },
  { key: "st.known", write: share, figure: known },
  { key: "st.entries", write: whole, figure: now("entries"), isNow: true },
  { key: "st.bytes", write: size, figure: now("bytes"), isNow: true },
  { key: "st.process", write: size, figure: now("process"), isNow: true },
  { key: "st.processor", write: share, figure: busy },
];

/** Gives a row's figures as words and a line: lately, since the start (began: when, in milliseconds), of each interval. */
export function told({ write, figure, isNow }, readings, began) {
  const [first, last] = [readings[0], readings.at(-1)];
  const isOne = readings.length === 1;
  return {
    lately: write(isOne && !isNow ? NaN : figure(first, last)),
    since: isNow ? "" : write(figure({ ...zero, at: began }, last)),
    line: isNow ? readings.map((one) => figure(one, one)) : readings.slice(1).map((one, place) => figure(readings[place], one)),
    write,
  };
}

export { duration, whole };
