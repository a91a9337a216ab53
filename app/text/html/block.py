"""One block of text and inline tags: what it is in the source, and how its translation is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.text.html.characters import escape_text
from app.text.html.copies import align_copies
from app.text.html.cuts import cut_like_source
from app.text.html.inline import Inline
from app.text.html.placement import place_nodes
from app.text.html.render import render
from app.text.html.tokens import Token
from app.text.html.units import align_units, find_units, guess_sources
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class InlineBlock:
    """A block in the source. names_spaces: it writes no-break spaces as `&nbsp;`."""

    inline: Inline
    names_spaces: bool

    @classmethod
    def of(cls, inline: Inline, tokens: Sequence[Token]) -> "InlineBlock":
        """Take the block of these tokens."""
        names_spaces = any("&nbsp;" in token.source for token in tokens[inline.first : inline.stop])
        return cls(inline, names_spaces)

    def write(self, text: str, alignment: Sequence[tuple[Span, Span]], sources: Sequence[str]) -> str:
        """Write a translation as HTML; white space at its ends is dropped, the source's stands outside the block.

        sources: what each token of the document is written as.
        """
        escape = partial(escape_text, name_no_break_spaces=self.names_spaces)
        source, nodes = self.inline.text, self.inline.nodes
        if not nodes:
            return escape(text.strip())
        units = align_units(find_units(text), source, alignment)
        units = list(cut_like_source(source, text, units, nodes))
        units = align_copies(source, text, units, nodes)
        units = guess_sources(units, len(source), len(text))
        placed = place_nodes(self.inline, text, units)
        return render(text, units, placed, sources, escape)
