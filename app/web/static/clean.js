// Pasted HTML reduced to what makes text: paragraphs, headings, lists, tables, links, bold and italic. It is taken apart
// in a document of its own, in which nothing runs or loads, and written anew as a string; it never goes into the page.

const DROPPED = new Set(["script", "style", "head", "title", "link", "meta", "base", "template", "noscript", "iframe", "frame", "object", "embed",
  "applet", "svg", "math", "canvas", "audio", "video", "form", "input", "button", "select", "textarea", "dialog", "xml"]);
const BLOCKS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "caption",
  "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "hr", "br"]);
const PLAIN_BLOCKS = new Set(["div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center"]);
const INLINE = new Set(["b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "code", "q", "cite", "abbr", "mark"]);
// Word and mail programs hide what belongs to them, such as the signs of a list that is one anyway.
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i;
const FORMATTING = "b, strong, i, em, u, s, sub, sup, a[href], h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote";
const COUNTED = new Set(["td", "th", "ol"]);
const VOID = new Set(["br", "hr"]);

const STYLES = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi;
const TAGS = /<[a-z][^<>]*>/gi;

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** The page's policy holds in such documents, too, and complains of every style and script: they go by other names. */
const renamed = (html) => html.replace(STYLES, "").replace(TAGS, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, " data-$1"));

/** Gives HTML without scripts, styles, event attributes and what word processors leave in it. */
export function cleanHtml(html) {
  return inside(parsed(renamed(html)).body).trim();
}

/** Whether there is any formatting in clean HTML that plain text would lose. */
export function isFormatted(html) {
  return parsed(html).querySelector(FORMATTING) !== null;
}

/** Text as HTML has it. */
export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quoted = (text) => escaped(text).replace(/"/g, "&quot;");

function inside(element) {
  let html = "";
  for (let node = element.firstChild; node; node = node.nextSibling) html += written(node);
  return html;
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.localName;
  const style = node.getAttribute("data-style") ?? "";
  if (DROPPED.has(name) || node.hidden || HIDDEN.test(style)) return "";
  if (VOID.has(name)) return `<${name}>`;
  const content = inside(node);
  if (BLOCKS.has(name)) return `<${name}${COUNTED.has(name) ? spans(node) : ""}>${content}</${name}>`;
  if (PLAIN_BLOCKS.has(name)) return `<div>${content}</div>`;
  if (name === "a") return link(node, content);
  if (!content.trim()) return content;
  return INLINE.has(name) && !(style && isUnstyled(name, style)) ? `<${name}>${content}</${name}>` : styled(style, content);
}

/** Google's documents stand in a `<b>` that is not bold. */
function isUnstyled(name, style) {
  return (name === "b" || name === "strong") && /font-weight\s*:\s*(normal|400)/i.test(style);
}

/** What says bold or italic by its style only. */
function styled(style, html) {
  if (!style) return html;
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
