"""HTML in, blocks of plain text out, and HTML again with the translations put in.

Everything that is no translated text comes out byte for byte; inline tags go where the words that they mark have gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.text.html.attributes import in_english, prose_attributes, with_values
from app.text.html.block import InlineBlock
from app.text.html.inline import build_inline
from app.text.html.segments import find_segments
from app.text.html.tokens import Attribute, Token, tokenize
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text to translate as one: a paragraph, a heading, a table cell, an attribute value.

    text: plain, references resolved, white space as a browser shows it; it has letters or digits in it.
    attribute: name of the attribute that holds it; empty for text that stands on the page.
    kept: places in `text` of elements that are not to be translated, in order.
    """

    text: str
    attribute: str = ""
    kept: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatedBlock:
    """The translation of a block.

    alignment: for each token of the translation, in order, the place in `Block.text` that it came from and its own
        place in `text`. Where it is empty, tags are placed by the proportions of the two texts.
    """

    text: str
    alignment: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class _AttributeBlock:
    """A block that is an attribute of the tag tokens[place]."""

    place: int
    attribute: Attribute


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """An HTML document or fragment, taken apart. `blocks` are in the order of the document."""

    blocks: tuple[Block, ...]
    _tokens: tuple[Token, ...]
    _places: tuple[InlineBlock | _AttributeBlock, ...]

    @classmethod
    def parse(cls, html: str) -> "HtmlDocument":
        """Take HTML apart. Total: any string is HTML, as it is to a browser."""
        tokens = tokenize(html)
        found: list[tuple[int, Block, InlineBlock | _AttributeBlock]] = []
        segments, kept = find_segments(tokens)
        for segment in segments:
            inline = build_inline(segment)
            found.append((inline.first, Block(inline.text, kept=inline.kept), InlineBlock.of(inline, tokens)))
        for place, token in enumerate(tokens):
            if token.attributes and place not in kept:
                found.extend(
                    (place, Block(text, attribute.name), _AttributeBlock(place, attribute))
                    for attribute, text in prose_attributes(token)
                )
        found.sort(key=lambda item: item[0])
        return cls(tuple(block for _, block, _ in found), tuple(tokens), tuple(place for _, _, place in found))

    def rebuild(self, translations: Sequence[TranslatedBlock]) -> str:
        """Write the document with a translation for each block, in the order of `blocks`.

        Raises ValueError if there are more or fewer translations than blocks.
        """
        pairs = list(zip(self._places, translations, strict=True))
        sources = self._sources(pairs)
        output = []
        position = 0
        for block, translation in pairs:
            if isinstance(block, InlineBlock):
                output += sources[position : block.inline.first]
                output.append(block.write(translation.text, translation.alignment, sources))
                position = block.inline.stop
        return "".join([*output, *sources[position:]])

    def _sources(self, pairs: Sequence[tuple[InlineBlock | _AttributeBlock, TranslatedBlock]]) -> list[str]:
        """Make what each token is written as, with translated attributes."""
        sources = [in_english(token) for token in self._tokens]
        values: dict[int, dict[Attribute, str]] = {}
        for block, translation in pairs:
            if isinstance(block, _AttributeBlock):
                values.setdefault(block.place, {})[block.attribute] = translation.text
        for place, texts in values.items():
            sources[place] = with_values(self._tokens[place], texts)
        return sources
