"""A segment as one plain text, and a tree that says where in that text its tags, images and comments stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.html.characters import EDGE_SPACE
from app.text.html.segments import Piece, Role, Segment
from app.text.span import Span

# What a reference mark holds, the brackets and the link around it apart.
_NOTE = re.compile(r"[\[(]?(?:[\d.,+\u2212-]+|[*†‡]+)[\])]?")
_TAKES_NOTE = re.compile(r"(?:[^\W\d_]{3}|[\d.,;:!?…»”\"’)\]])$")
_TAKES_SIGN = re.compile(r"(?<!\w)[nN]$")
_PICTURES = frozenset(("embed", "img", "input"))


@dataclass(frozen=True, slots=True)
class Mark:
    """Something without text, tokens[first:stop].

    position: place in the text, after the white space between two words if any of it stood before the mark.
    space_before, space_after: white space stood next to it.
    is_space: the mark itself is white space (`<br>`, `<b> </b>`, an image between two words).
    """

    first: int
    stop: int
    position: int
    space_before: bool = False
    space_after: bool = False
    is_space: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept element, tokens[first:stop], whose text is text[start:end] of the block."""

    first: int
    stop: int
    start: int
    end: int
    space_before: bool
    space_after: bool


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element around text[start:end]; its tags are tokens[first] and tokens[closing]."""

    name: str
    first: int
    closing: int
    start: int
    end: int
    children: "tuple[Node, ...]"


Node = Mark | Kept | Element


@dataclass(frozen=True, slots=True)
class Inline:
    """A block's text and the nodes in it, in order; it takes the place of tokens[first:stop]."""

    text: str
    nodes: tuple[Node, ...]
    first: int
    stop: int

    @property
    def kept(self) -> tuple[Span, ...]:
        """Places in the text of its kept elements, in order."""
        return tuple(_kept(self.nodes))


def _kept(nodes: Sequence[Node]) -> Iterator[Span]:
    for node in nodes:
        if isinstance(node, Kept):
            yield Span(node.start, node.end)
        elif isinstance(node, Element):
            yield from _kept(node.children)


@dataclass(slots=True)
class _Frame:
    """An element whose end tag has not come yet. start is -1 until it has text."""

    place: int
    position: int
    nodes: list[Node]
    start: int = -1
    has_space: bool = False


def build_inline(segment: Segment) -> Inline:
    """Make the text and the tree of a segment that holds text."""
    return _Builder(segment).build()


class _Builder:
    def __init__(self, segment: Segment) -> None:
        self.pieces = segment.pieces
        self.partners = segment.partners
        self.parts: list[str] = []
        self.length = 0
        self.first_token = self.end_token = 0  # of the text
        self.pending = ""  # white space that becomes text when more text follows
        self.frames = [_Frame(-1, 0, [])]
        with_text = [place for place, piece in enumerate(self.pieces) if piece.role in {Role.TEXT, Role.KEPT}]
        self.first_text, self.last_text = with_text[0], with_text[-1]

    def build(self) -> Inline:
        place = 0
        while place < len(self.pieces):
            place = self.piece(place)
        # What stands before and after the text is not the block's: it stays where it is.
        nodes = self.frames[0].nodes
        ranges = [(node.first, node.closing + 1) for node in nodes if isinstance(node, Element)]
        first = min([self.first_token, *(opening for opening, _ in ranges)])
        end = max([self.end_token, *(closing for _, closing in ranges)])
        inner = tuple(node for node in nodes if not isinstance(node, Mark) or first <= node.first < end)
        return Inline("".join(self.parts), inner, first, end)

    def piece(self, place: int) -> int:
        """Take the piece at this place; returns the place of the next."""
        piece = self.pieces[place]
        match piece.role:
            case Role.TEXT:
                self.text(place, piece)
            case Role.KEPT:
                space_before, space_after = self.space_at(place - 1), self.space_at(place + 1)
                start = self.add_text(piece, piece.text)
                kept = Kept(piece.first, piece.end, start, self.length, space_before, space_after)
                self.frames[-1].nodes.append(kept)
            case Role.SPACE:
                self.space(place, piece)
            case Role.OPEN if self.is_note(place):
                after = self.partners[place] + 1
                self.mark(place, after)
                return after
            case Role.OPEN:
                self.frames.append(_Frame(place, self.position(), []))
            case Role.CLOSE:
                self.close(place)
            case Role.BREAK_MARK:
                self.mark(place, place + 1, is_space=True)
                self.pending = self.pending or " "
            case Role.MARK:
                divides = self.divides(place)
                self.mark(place, place + 1, is_space=divides)
                self.pending = self.pending or " " * divides
        return place + 1

    def divides(self, place: int) -> bool:
        """Whether a picture stands between two words, with no white space: they are no one word."""
        after = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        if self.pieces[place].name not in _PICTURES or self.pending or after is None or after.role is not Role.TEXT:
            return False
        return bool(self.parts) and self.parts[-1][-1:].isalnum() and after.text[:1].isalnum()

    def add_text(self, piece: Piece, text: str) -> int:
        """Append the visible text of a piece, after the white space that waits; returns where it starts."""
        if not self.length:
            self.first_token = piece.first
        self.end_token = piece.end
        if self.length:
            self.parts.append(self.pending)
            self.length += len(self.pending)
        self.pending = ""
        start = self.length
        for frame in reversed(self.frames):
            if frame.start >= 0:
                break
            frame.start = start
        self.parts.append(text)
        self.length += len(text)
        return start

    def text(self, place: int, piece: Piece) -> None:
        # References such as `&#10;` can put white space at the ends of a text token.
        body = piece.text.lstrip(EDGE_SPACE)
        if len(body) < len(piece.text):
            self.pending = self.pending or " "
        text = self.in_full(body.rstrip(EDGE_SPACE))
        if text:
            self.add_text(piece, text)
        else:
            self.mark(place, place + 1)
        if len(text) < len(body):
            self.pending = " "

    def in_full(self, text: str) -> str:
        """Write «n<sup>o</sup>» with the sign for numbers, which translators know; «no» is another word."""
        is_sign = self.pieces[self.frames[-1].place].name == "sup" and text in {"o", "os"} and not self.pending
        return f"°{text[1:]}" if is_sign and self.parts and _TAKES_SIGN.search(self.parts[-1]) else text

    def space(self, place: int, piece: Piece) -> None:
        self.frames[-1].has_space = True
        if self.space_at(place):
            self.pending = self.pending or piece.text
        else:  # at the ends, where a browser shows none of it, it stays as it is
            self.frames[-1].nodes.append(Mark(piece.first, piece.end, self.length))

    def mark(self, start: int, end: int, *, is_space: bool = False) -> None:
        """Make a mark of pieces[start:end]."""
        self.frames[-1].nodes.append(self.make_mark(start, end, self.position(), is_space=is_space))

    def make_mark(self, start: int, end: int, position: int, *, is_space: bool) -> Mark:
        first, stop = self.pieces[start].first, self.pieces[end - 1].end
        return Mark(first, stop, position, self.space_at(start - 1), self.space_at(end), is_space)

    def position(self) -> int:
        return self.length + len(self.pending)

    def space_at(self, place: int) -> bool:
        """Whether the piece at this place is white space of the text, see `space`."""
        return self.first_text < place < self.last_text and self.pieces[place].role is Role.SPACE

    def close(self, place: int) -> None:
        frame = self.frames.pop()
        opening = self.pieces[frame.place]
        closing = self.pieces[place]
        parent = self.frames[-1]
        if frame.start < 0:
            parent.has_space |= frame.has_space
            parent.nodes.append(self.make_mark(frame.place, place + 1, frame.position, is_space=frame.has_space))
            return
        children = tuple(frame.nodes)
        parent.nodes.append(Element(opening.name, opening.first, closing.first, frame.start, self.length, children))

    def is_note(self, place: int) -> bool:
        """Whether a raised number is a reference mark or an exponent, as in `mot<sup>1</sup>` and `10<sup>6</sup>`.

        In the text it would make «mot1» and «106» of them: a word that does not exist, and another number. After a
        letter or two it stays (`km<sup>2</sup>`, `CO<sub>2</sub>`): translators know «km2».
        """
        if self.pieces[place].name not in {"sub", "sup"} or self.pending or not self.parts:
            return False
        if self.partners[place] - place > 8:
            return False
        inside = self.pieces[place : self.partners[place] + 1]
        before = "".join(self.parts[-3:])[-3:]
        text = "".join(piece.text for piece in inside)
        return bool(_TAKES_NOTE.search(before) and _NOTE.fullmatch(text))
