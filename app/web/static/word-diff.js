// What a text has that another has not, word by word.

const wordsOf = (text) => text.match(/\s+|[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];

/**
 * Takes a text apart into [words, isNew]: isNew where they are not in the longest row of words that it has in common with
 * `before`. Together they are the text. Time in the product of both lengths: for sentences.
 */
export function changedWords(before, text) {
  const old = wordsOf(before).filter((word) => word.trim());
  const words = wordsOf(text);
  const kept = common(old, words.filter((word) => word.trim()));
  const parts = [];
  let at = 0;
  for (const word of words) {
    const isNew = word.trim() ? !kept.has(at++) : false;
    if (parts.length && parts.at(-1)[1] === isNew) parts.at(-1)[0] += word;
    else parts.push([word, isNew]);
  }
  return parts;
}

/** The places in `words` of a longest row that both lists have in common. */
function common(old, words) {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(words.length + 1));
  for (let one = old.length - 1; one >= 0; one--) {
    for (let other = words.length - 1; other >= 0; other--) {
      longest[one][other] = old[one] === words[other]
        ? longest[one + 1][other + 1] + 1
        : Math.max(longest[one + 1][other], longest[one][other + 1]);
    }
  }
  const kept = new Set();
  for (let one = 0, other = 0; one < old.length && other < words.length;) {
    if (old[one] === words[other]) {
      kept.add(other++);
      one++;
    } else if (longest[one + 1][other] >= longest[one][other + 1]) one++;
    else other++;
  }
  return kept;
}
