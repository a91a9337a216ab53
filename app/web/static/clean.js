// Pasted HTML reduced to what makes text: paragraphs, headings, lists, tables, links, bold and italic. It is taken apart
// in a document of its own, in which nothing runs or loads, and written anew as a string; it never goes into the page.

const DROPPED = new Set(["script", "style", "head", "title", "link", "meta", "base", "template", "noscript", "iframe", "frame", "object", "embed",
  "applet", "svg", "math", "canvas", "audio", "video", "form", "input", "button", "select", "textarea", "dialog", "xml"]);
const BLOCKS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "caption",
  "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "hr", "br"]);
const PLAIN_BLOCKS = new Set(["div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center"]);
const INLINE = { b: "b", strong: "strong", i: "i", em: "em", u: "u", s: "s", del: "del", ins: "ins", sub: "sub", sup: "sup", code: "code", q: "q", cite: "cite", abbr: "abbr", mark: "mark", a: "a" };
const FORMATTING = "b, strong, i, em, u, s, sub, sup, a[href], h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote";
const VOID = new Set(["br", "hr"]);

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** Gives HTML without scripts, styles, event attributes and what word processors leave in it. */
export function cleanHtml(html) {
  return inside(parsed(html).body).trim();
}

/** Whether there is any formatting in clean HTML that plain text would lose. */
export function isFormatted(html) {
  return parsed(html).querySelector(FORMATTING) !== null;
}

/** Text as HTML has it. */
export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quoted = (text) => escaped(text).replace(/"/g, "&quot;");

function inside(element) {
  return [...element.childNodes].map(written).join("");
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.localName;
  if (DROPPED.has(name) || isHidden(node)) return "";
  if (VOID.has(name)) return `<${name}>`;
  const content = inside(node);
  if (BLOCKS.has(name)) return `<${name}${spans(node)}>${content}</${name}>`;
  if (PLAIN_BLOCKS.has(name)) return `<div>${content}</div>`;
  const wanted = isUnstyled(node) ? null : INLINE[name];
  if (wanted === "a") return link(node, content);
  return content.trim() ? styled(node, wanted ? `<${wanted}>${content}</${wanted}>` : content, wanted) : content;
}

/** Word and mail programs hide what belongs to them, such as the signs of a list that is one anyway. */
function isHidden(node) {
  const style = node.getAttribute("style") ?? "";
  return node.hidden || /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i.test(style);
}

/** Google's documents stand in a `<b>` that is not bold. */
function isUnstyled(node) {
  return /^(b|strong)$/.test(node.localName) && /font-weight\s*:\s*(normal|400)/i.test(node.getAttribute("style") ?? "");
}

/** What says bold or italic by its style only. */
function styled(node, html, already) {
  if (already) return html;
  const style = node.getAttribute("style") ?? "";
  const bold = /font-weight\s*:\s*(bold|[6-9]00)/i.test(style) ? `<b>${html}</b>` : html;
  return /font-style\s*:\s*italic/i.test(style) ? `<i>${bold}</i>` : bold;
}

function link(node, content) {
  const href = (node.getAttribute("href") ?? "").trim();
  return /^(https?:|mailto:)/i.test(href) && content.trim() ? `<a href="${quoted(href)}">${content}</a>` : content;
}

function spans(node) {
  return ["colspan", "rowspan", "start"].map((name) => {
    const value = node.getAttribute(name) ?? "";
    return /^\d{1,4}$/.test(value) ? ` ${name}="${value}"` : "";
  }).join("");
}
