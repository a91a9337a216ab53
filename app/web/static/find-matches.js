// Where words stand in the English sentences.

/** Signs that are typed in one way and printed in several. */
const ALIKE = [[/['‘’]/g, "['‘’]"], [/["“”]/g, '["“”]'], [/\s/g, "\\s"]];

/** A pattern for words as they are typed; null where there are none. */
export function patternOf(words, { matchCase = false, wholeWords = false } = {}) {
  if (!words) return null;
  let source = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  for (const [signs, any] of ALIKE) source = source.replace(signs, any);
  if (wholeWords) source = `(?<![\\p{L}\\p{M}\\p{N}_])${source}(?![\\p{L}\\p{M}\\p{N}_])`;
  return new RegExp(source, matchCase ? "gu" : "giu");
}

/** All places of a pattern in the English of rows, in order: [row, start, end], in UTF-16 units. */
export function matchesIn(rows, pattern) {
  const matches = [];
  if (!pattern) return matches;
  rows.forEach(({ english }, row) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(english); match; match = pattern.exec(english)) matches.push([row, match.index, pattern.lastIndex]);
  });
  return matches;
}

/** Which match is the first at or behind a place; the first of all where none is; -1 where there are none. */
export function firstFrom(matches, row, place = 0) {
  if (matches.length === 0) return -1;
  return Math.max(0, matches.findIndex(([at, start]) => at > row || (at === row && start >= place)));
}
