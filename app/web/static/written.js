// The dispatch written as text, as HTML, and as the files that the server makes of it.
import { send } from "./api.js";
import { cleanHtml, escaped } from "./clean.js";

/** The English as it stands, with the paragraphs of the French; credit: a line behind it, or "". */
export function asText(dispatch, credit) {
  return credit ? `${dispatch.english.trimEnd()}\n\n${credit}\n` : dispatch.english;
}

/** The same as HTML: what a blank line parts is a paragraph. */
export function asHtml(dispatch, credit) {
  const paragraphs = dispatch.english.trim().split(/\s*\n\s*\n\s*/).map((text) => `<p>${escaped(text).replace(/\r\n|\n|\r/g, "<br>")}</p>`);
  if (credit) paragraphs.push(`<p><small>${escaped(credit)}</small></p>`);
  return paragraphs.join("\n");
}

/** Whether the dispatch has formatting of its own that its HTML in English can have, too. */
export const hasFormatting = ({ format, file }) => format === "html" && (!file || file.kind === "html");

/** The HTML of such a dispatch in English, clean enough for a clipboard. */
export async function asFormattedHtml(dispatch, about) {
  return cleanHtml(await (await sendOriginal(dispatch, about)).text());
}

/** Has the server write the original, a file or what was pasted, with the English as it stands. Throws ApiError. */
export function sendOriginal(dispatch, { credit, editor }) {
  const form = new FormData();
  const { blob, name } = dispatch.file ?? { blob: new Blob([dispatch.source], { type: "text/html;charset=utf-8" }), name: "paste.html" };
  form.append("file", blob, name);
  form.append("sentences", JSON.stringify(dispatch.rows.map(({ english, french, edited, changedFrench }) =>
    ({ english, french: changedFrench ? null : french, edited }))));
  form.append("credit", credit);
  form.append("editor", editor);
  form.append("signature", dispatch.signature);
  return send("desk/file", { body: form });
}

/** Has the server write a new file: kind is "docx", "ninjs" or "tmx". Throws ApiError. */
export function sendExport(dispatch, kind, { credit, editor, title, english }) {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(dispatch.id);
  return send("desk/export", { body: {
    kind, title, credit, editor, signature: dispatch.signature, language: english, tail: dispatch.tail,
    sentences: dispatch.rows.map((row) => ({ gap: row.gap, french: row.french, english: row.english, edited: row.edited })),
    ...(isUuid && { id: dispatch.id }),
  } });
}

/** Puts text, and HTML where it is given, on the clipboard; tells whether the browser let it. */
export async function toClipboard(text, html = null) {
  const types = { "text/plain": text, ...(html !== null && { "text/html": html }) };
  if (navigator.clipboard?.write && typeof ClipboardItem !== "undefined") {
    const blobs = Object.entries(types).map(([type, words]) => [type, new Blob([words], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch { /* the older way may do */ }
  }
  // Without https the newer interface is not there.
  let done = false;
  const write = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, words] of Object.entries(types)) event.clipboardData.setData(type, words);
    done = true;
  };
  addEventListener("copy", write, { capture: true });
  document.execCommand("copy");
  removeEventListener("copy", write, { capture: true });
  return done;
}
