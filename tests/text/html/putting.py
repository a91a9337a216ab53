"""Translations with hand-made alignments."""

import re

from app.text.html import HtmlDocument, TranslatedBlock
from app.text.span import Span


def put_back(html, *pairs):
    """Rebuild a document of one block. pairs: (words of the translation, word of the source that they come from).

    Words go together with a space between, but for punctuation; a source word given as `word#2` is its second place.
    """
    document = HtmlDocument.parse(html)
    (block,) = document.blocks
    text, alignment = "", []
    for target, source in pairs:
        text += " " if text and not re.match(r"[.,!?”’]", target) and not text.endswith("“") else ""
        if source:
            word, _, number = source.partition("#")
            start = [m.start() for m in re.finditer(re.escape(word), block.text)][int(number or 1) - 1]
            alignment.append((Span(start, start + len(word)), Span(len(text), len(text) + len(target))))
        text += target
    return document.rebuild([TranslatedBlock(text, tuple(alignment))])


def word_for_word(html, english):
    """Rebuild a document with a translation of each block whose words stand in the order of the source's."""
    document = HtmlDocument.parse(html)
    return document.rebuild([_in_order(block.text, text) for block, text in zip(document.blocks, english, strict=True)])


def _in_order(source, target):
    sources, targets = ([Span(*match.span()) for match in re.finditer(r"\w+|[^\w\s]", t)] for t in (source, target))
    return TranslatedBlock(target, tuple(zip(sources, targets, strict=False)))
