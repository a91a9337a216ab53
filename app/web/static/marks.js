// Marks on text that leave the text alone: the browser paints ranges (CSS Custom Highlight API), so that what is being
// edited holds nothing but its words. Where a browser can't, the marks are not seen and everything else works.

const supported = typeof Highlight !== "undefined" && CSS.highlights;

/** Paints ranges under a name that the style sheet knows (`::highlight(name)`), in the place of those before. */
export function paint(name, ranges) {
  if (!supported) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** A range over [start, end] of an element's text, in UTF-16 units; null where its text is shorter. */
export function rangeIn(element, start, end) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (!begun && start <= passed + length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return null;
}
