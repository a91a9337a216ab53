// How the server is, for the person who runs it: from `/metrics`, `/info` and `/ready`, as anyone with a key can ask them.
import { call, pause, send } from "./api.js";
import { $, el, fill } from "./dom.js";
import { addWords, language, t } from "./i18n.js";
import { bucketsOf, quantile, readMetrics, sum } from "./metrics-text.js";
import { openShell } from "./shell.js";
import { sparkline } from "./sparkline.js";
import { duration, isWork, reading, ROWS, told, whole } from "./status-figures.js";

addWords({
  en: {
    "st.ready": "Ready: texts can be sent.", "st.running": "Version {version}, running for {uptime}.", "st.unready": "Not ready: {why}",
    "st.away": "{why} The figures are those of {time}. Trying again…", "st.never": "{why} Trying again…",
    "st.pause": "Pause", "st.every": "Every {n} seconds, while this page is in sight.", "st.key": "Enter a key", "st.keyless": "Whether the server is ready, anyone may ask. Figures, models and versions need a key: {why}",
    "st.figures": "The service", "st.figure": "Figure", "st.lately": "In the last {time}", "st.since": "Since the start", "st.line": "Lately", "st.line.of": "Between {low} and {high} in the last {time}", "st.line.none": "Nothing lately",
    "st.aside": "Without the requests of this page, of pages and their parts, and without questions of whether the server is there. Times are as near as the counters’ steps tell.", "st.noprocess": "This system does not tell the memory of the process.",
    "st.routes": "By route, since the start", "st.route": "Route", "st.count": "Requests", "st.fivehundreds": "5xx", "st.fourhundreds": "4xx", "st.median": "Half up to", "st.most": "95 % up to", "st.noroutes": "Nothing was asked yet.",
    "st.models": "Models", "st.task": "Task", "st.id": "Model", "st.revision": "Revision", "st.license": "Licence", "st.signature": "Signature", "st.translation": "Translation", "st.summarization": "Summary", "st.loading": "They are not loaded.",
    "st.jobs": "Jobs", "st.status": "Status", "st.number": "Number", "st.nojobs": "No jobs are kept.", "st.job.queued": "waiting", "st.job.running": "at work", "st.job.done": "done", "st.job.failed": "failed", "st.job.cancelled": "cancelled", "st.libraries": "Versions", "st.library": "Library", "st.version": "Version",
    "st.yourkey": "Your key", "st.usage": "“{key}” has translated {characters} characters in {month}, of {limit}.", "st.unlimited": "any number", "st.nokey": "This server asks for no key: whoever reaches it sees this page.",
    "st.hidden": "A key shows the figures of the whole server and its own use. It does not show what other keys have used (“depeche keys list” on the server does), and there is nobody’s text in any figure.",
  },
  fr: {
    "st.ready": "Prêt : des textes peuvent être envoyés.", "st.running": "Version {version}, en marche depuis {uptime}.", "st.unready": "Pas prêt : {why}",
    "st.away": "{why} Les chiffres sont ceux de {time}. Nouvel essai…", "st.never": "{why} Nouvel essai…",
    "st.pause": "Pause", "st.every": "Toutes les {n} secondes, tant que cette page est visible.", "st.key": "Donner une clé", "st.keyless": "Chacun peut demander si le serveur est prêt. Les chiffres, modèles et versions demandent une clé : {why}",
    "st.figures": "Le service", "st.figure": "Chiffre", "st.lately": "Depuis {time}", "st.since": "Depuis le démarrage", "st.line": "Récemment", "st.line.of": "Entre {low} et {high} depuis {time}", "st.line.none": "Rien récemment",
    "st.aside": "Sans les requêtes de cette page, des pages et de leurs parties, ni les questions si le serveur est là. Les durées sont aussi précises que les paliers des compteurs.", "st.noprocess": "Ce système ne dit pas la mémoire du processus.",
    "st.routes": "Par route, depuis le démarrage", "st.route": "Route", "st.count": "Requêtes", "st.fivehundreds": "5xx", "st.fourhundreds": "4xx", "st.median": "La moitié, au plus", "st.most": "95 %, au plus", "st.noroutes": "Rien n’a encore été demandé.",
    "st.models": "Modèles", "st.task": "Tâche", "st.id": "Modèle", "st.revision": "Révision", "st.license": "Licence", "st.signature": "Signature", "st.translation": "Traduction", "st.summarization": "Résumé", "st.loading": "Ils ne sont pas chargés.",
    "st.jobs": "Tâches", "st.status": "État", "st.number": "Nombre", "st.nojobs": "Aucune tâche n’est gardée.", "st.job.queued": "en attente", "st.job.running": "en cours", "st.job.done": "terminées", "st.job.failed": "échouées", "st.job.cancelled": "annulées", "st.libraries": "Versions", "st.library": "Bibliothèque", "st.version": "Version",
    "st.yourkey": "Votre clé", "st.usage": "« {key} » a traduit {characters} caractères en {month}, sur {limit}.", "st.unlimited": "un nombre illimité", "st.nokey": "Ce serveur ne demande pas de clé : qui l’atteint voit cette page.",
    "st.hidden": "Une clé montre les chiffres de tout le serveur et son propre usage. Elle ne montre pas ce que d’autres clés ont utilisé (« depeche keys list » sur le serveur le dit), et aucun chiffre ne contient le texte de personne.",
  },
});

const EVERY = 5; // seconds
const KEPT = 61; // readings: five minutes
const INFO_EVERY = 60_000; // it hardly changes, and a key may have few requests

const state = { readings: [], began: 0, info: null, infoAt: 0, isPaused: false, wake: null };
openShell("status");
document.title = `${t("status")} · Dépêche`;
const table = (caption, heads, rows, empty = "") => el("table", { class: "figures" }, el("caption", {}, caption),
  rows.length > 0 && el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
  el("tbody", {}, rows.length ? rows.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first), cells.map((cell) => el("td", {}, cell)))) : el("tr", {}, el("td", {}, empty))));
const parts = buildParts();
for (;;) await turn();

function buildParts() {
  const toggle = el("button", { type: "button", id: "pause", "aria-pressed": "false", onclick: () => {
    state.isPaused = !state.isPaused;
    toggle.setAttribute("aria-pressed", String(state.isPaused));
    state.wake?.();
  } }, t("st.pause"));
  const key = el("button", { type: "button", class: "main", id: "key", hidden: true, onclick: () => state.wake?.() }, t("st.key"));
  fill($("#tools"), toggle, key, el("span", { class: "note" }, t("st.every", { n: EVERY })));
  addEventListener("visibilitychange", () => state.wake?.());
  const rows = ROWS.map(({ key: words }) => {
    const [lately, since, spark] = [el("td"), el("td"), el("td", { class: "spark" })];
    return { lately, since, spark, row: el("tr", {}, el("th", { scope: "row" }, t(words)), lately, since, spark) };
  });
  const head = el("th", { scope: "col" });
  const service = el("table", { class: "figures" }, el("caption", {}, t("st.figures")),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("st.figure")), head, el("th", { scope: "col" }, t("st.since")), el("th", { scope: "col", class: "spark" }, t("st.line")))),
    el("tbody", {}, rows.map(({ row }) => row)));
  const boxes = Object.fromEntries(["routes", "jobs", "models", "libraries", "yourkey"].map((name) => [name, el("section", { id: name })]));
  const note = el("p", { class: "note" }, t("st.aside"));
  fill($("#figures"), service, note, Object.values(boxes)).hidden = true;
  return { rows, head, key, note, ...boxes };
}

/** Asks once, shows it, and waits for the next time. */
async function turn() {
  if (!state.isPaused && !document.hidden) await ask();
  const isIdle = state.isPaused || document.hidden || !parts.key.hidden;
  await Promise.race([isIdle ? new Promise(() => {}) : pause(1000 * EVERY), new Promise((resolve) => (state.wake = resolve))]);
}

async function ask() {
  try {
    const samples = readMetrics(await (await send("metrics")).text());
    await note(reading(samples));
    $("#figures").hidden = false;
    $("#away").hidden = parts.key.hidden = true;
    tellReady(state.info.ready ? "" : await whyNot());
    tellFigures(samples);
  } catch (error) {
    await tellFault(error);
  }
}

/** Keeps a reading. Where the counters are lower than they were, another process answers: it begins anew. */
async function note(last) {
  const before = state.readings.at(-1);
  const isAnother = before && (last.requests < before.requests || last.processor < before.processor);
  if (isAnother) state.readings = [];
  state.readings = [...state.readings, last].slice(-KEPT);
  if (isAnother || !state.info?.ready || Date.now() - state.infoAt > INFO_EVERY) {
    Object.assign(state, { info: await call("info"), infoAt: Date.now() });
    state.began = state.infoAt - 1000 * state.info.uptime_seconds;
    tellInfo(await call("usage"));
  }
}

function tellReady(why) {
  const words = why ? t("st.unready", { why }) : t("st.ready");
  $("#ready").className = why ? "notice fault" : "notice good";
  // It is read out whenever it is written.
  if ($("#ready").textContent !== words) $("#ready").textContent = words;
  if (state.info) $("#running").textContent = t("st.running", { uptime: elapsed(Date.now() - state.began), version: state.info.version });
}

/** Why no text can be sent, in the server's words; "" where it can. It is told without a key. */
function whyNot() {
  return call("ready").then(() => "", (error) => error.message);
}

async function tellFault(error) {
  const last = state.readings.at(-1);
  const isKey = ["key_missing", "key_invalid"].includes(error.code);
  parts.key.hidden = !isKey;
  $("#away").hidden = false;
  $("#away").textContent = isKey ? t("st.keyless", { why: error.message })
    : last ? t("st.away", { why: error.message, time: new Date(last.at).toLocaleTimeString(language) }) : t("st.never", { why: error.message });
  if (isKey) tellReady(await whyNot());
  if (error.retryAfter) await pause(1000 * error.retryAfter);
}

/** A time that has passed, in words: "4 minutes", "2 hours, 5 minutes". */
function elapsed(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const steps = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]].filter(([count]) => count > 0).slice(0, 2);
  if (steps.length === 0) steps.push([Math.max(1, Math.round(milliseconds / 1000)), "second"]);
  return steps.map(([count, unit]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count)).join(", ");
}

function tellFigures(samples) {
  const { readings, began } = state;
  const time = elapsed(Math.max(readings.at(-1).at - readings[0].at, 1000));
  parts.head.textContent = t("st.lately", { time });
  ROWS.forEach((row, place) => {
    const { lately, since, line, write } = told(row, readings, began);
    const cells = parts.rows[place];
    cells.lately.textContent = lately;
    cells.since.textContent = since;
    const figures = line.filter(Number.isFinite);
    const words = figures.length ? t("st.line.of", { low: write(Math.min(...figures)), high: write(Math.max(...figures)), time }) : t("st.line.none");
    fill(cells.spark, sparkline(line, words));
  });
  if (Number.isNaN(readings.at(-1).process)) parts.note.textContent = `${t("st.aside")} ${t("st.noprocess")}`;
  fill(parts.routes, table(t("st.routes"), ["st.route", "st.count", "st.fivehundreds", "st.fourhundreds", "st.median", "st.most"].map((key) => t(key)), routeRows(samples), t("st.noroutes")));
  const jobs = samples.filter(({ name }) => name === "depeche_jobs").map(({ labels, value }) => [t(`st.job.${labels.status}`), whole(value)]);
  fill(parts.jobs, table(t("st.jobs"), [t("st.status"), t("st.number")], jobs, t("st.nojobs")));
}

function routeRows(samples) {
  const routes = new Set(samples.filter(({ name, labels }) => name === "depeche_http_requests_total" && isWork(labels)).map(({ labels }) => labels.route));
  const rows = [...routes].map((route) => {
    const count = (wanted) => sum(samples, "depeche_http_requests_total", (labels) => labels.route === route && wanted(labels.status));
    const buckets = bucketsOf(samples, "depeche_http_request_seconds", (labels) => labels.route === route);
    return [route, count(() => true), count((status) => status >= "500"), count((status) => status >= "400" && status < "499"), quantile(buckets, 0.5), quantile(buckets, 0.95)];
  });
  rows.sort((a, b) => b[1] - a[1]);
  return rows.map(([route, all, errors, refused, median, most]) => [el("code", {}, route), whole(all), whole(errors), whole(refused), duration(median), duration(most)]);
}

function tellInfo(usage) {
  const { info } = state;
  const tasks = ["translation", "summarization"].filter((task) => info[task]);
  const facts = ["id", "revision", "license", "signature"].map((fact) => [t(`st.${fact}`), ...tasks.map((task) => el("code", {}, info[task][fact] ?? ""))]);
  fill(parts.models, table(t("st.models"), [t("st.task"), ...tasks.map((task) => t(`st.${task}`))], tasks.length ? facts : [], t("st.loading")));
  fill(parts.libraries, table(t("st.libraries"), [t("st.library"), t("st.version")], Object.entries(info.libraries)));
  const words = usage.key === null ? t("st.nokey") : t("st.usage", { ...usage, characters: whole(usage.characters), limit: usage.limit === null ? t("st.unlimited") : whole(usage.limit) });
  fill(parts.yourkey, el("h2", {}, t("st.yourkey")), el("p", {}, words), usage.key !== null && el("p", {}, t("st.hidden")));
}
