"""Tokens sorted into segments: stretches of text and inline tags that a translator sees as one text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.text.html.characters import plain_text
from app.text.html.kept import forbids_translation, is_kept, kept_subtree
from app.text.html.names import FOREIGN_ROOTS, INLINE_VOID, NEVER_NESTED, is_inline
from app.text.html.tokens import Kind, Token

# Browsers nest 512 deep and no person writes more than a few; it bounds the recursion of what comes after.
_MAX_DEPTH = 64
# Pictures, and text with its reading above it: nothing in them is part of the sentence.
_WITHOUT_TEXT = FOREIGN_ROOTS | {"ruby"}


class Role(Enum):
    """What a piece of a segment is."""

    TEXT = auto()
    SPACE = auto()
    OPEN = auto()
    CLOSE = auto()
    KEPT = auto()  # a kept element with text, which is part of the sentence
    MARK = auto()  # has no text: comment, image, kept element without text
    BREAK_MARK = auto()  # a `<br>` in the middle of a sentence: a mark that also is white space


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a segment; first and end are its half-open range of tokens. text is plain; name is a tag's."""

    role: Role
    first: int
    end: int
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Pieces in order. Each OPEN has its CLOSE: `partners` maps the places of one to the other, both ways."""

    pieces: tuple[Piece, ...]
    partners: dict[int, int]


def find_segments(tokens: Sequence[Token]) -> tuple[list[Segment], set[int]]:
    """Find the segments that hold text, and the places of tokens whose attributes are not for translation. Linear."""
    finder = _Finder(tokens)
    return list(finder.segments()), finder.kept


class _Finder:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.kept: set[int] = set()
        self.open_names: Counter[str] = Counter()
        self.run: list[Piece] = []

    def segments(self) -> Iterator[Segment]:
        place = 0
        while place < len(self.tokens):
            piece, end = self.piece(place)
            if piece:
                self.run.append(piece)
            else:
                yield from _balanced(self.run)
                self.run = []
            place = end
        yield from _balanced(self.run)

    def piece(self, place: int) -> tuple[Piece | None, int]:
        """Make a piece of the token at this place, or None if it breaks the text; and where to go on."""
        token, end = self.tokens[place], place + 1
        piece: Piece | None = None
        match token.kind:
            case Kind.TEXT:
                piece = Piece(Role.TEXT, place, end, plain_text(token.source))
            case Kind.SPACE:
                piece = Piece(Role.SPACE, place, end, plain_text(token.source))
            case Kind.COMMENT:
                piece = Piece(Role.MARK, place, end)
            case Kind.START if is_kept(token):
                piece, end = self.kept_element(place)
            case Kind.START:
                piece = self.start_tag(place)
            case Kind.END:
                piece = self.end_tag(place)
        return piece, end

    def start_tag(self, place: int) -> Piece | None:
        token = self.tokens[place]
        if token.name == "br":
            return Piece(Role.BREAK_MARK, place, place + 1) if self.runs_on(place) else None
        if token.void:
            ends_select = token.name == "input" and self.open_names["select"]  # the parser's rule for `<input>`
            inline = token.name in INLINE_VOID and not ends_select
            return Piece(Role.MARK, place, place + 1, name=token.name) if inline else None
        if token.name in NEVER_NESTED and self.open_names[token.name]:
            return None  # it closes the one that is open, by rules that depend on all around
        self.open_names[token.name] += 1
        return Piece(Role.OPEN, place, place + 1, name=token.name) if is_inline(token.name) else None

    def end_tag(self, place: int) -> Piece | None:
        name = self.tokens[place].name
        was_open = self.open_names[name] > 0
        if was_open:
            self.open_names[name] -= 1
        if not is_inline(name):
            return None
        # The parser passes over the end tag of an element that was never opened, so it need not break a sentence.
        return Piece(Role.CLOSE if was_open else Role.MARK, place, place + 1, name=name)

    def kept_element(self, place: int) -> tuple[Piece | None, int]:
        token = self.tokens[place]
        subtree = kept_subtree(self.tokens, place, self.open_names)
        # `<textarea placeholder>`: the content stays, the tag speaks to people.
        self.kept.update(range(place if forbids_translation(token) else place + 1, subtree.end))
        if not subtree.movable:
            return None, subtree.end
        text = ""
        if token.name not in _WITHOUT_TEXT:
            inside = self.tokens[place : subtree.end]
            text = "".join(plain_text(t.source) for t in inside if t.kind in {Kind.TEXT, Kind.SPACE})
        text = " ".join(text.split())
        return Piece(Role.KEPT if text else Role.MARK, place, subtree.end, text, token.name), subtree.end

    def runs_on(self, place: int) -> bool:
        """Whether the `<br>` at this place is in the middle of a sentence: after lower case or a comma, before such.

        Mail programs and old content systems wrap lines with `<br>`; to take those for ends is to translate halves.
        """
        skipped = {Role.SPACE, Role.OPEN, Role.CLOSE}
        before = next((piece.text[-1:] for piece in reversed(self.run) if piece.role not in skipped), "")
        if not (before == "," or before.islower()):
            return False
        for token in self.tokens[place + 1 : place + 9]:
            if token.kind is Kind.TEXT:
                return plain_text(token.source)[:1].islower()
            inline_tag = token.kind in {Kind.START, Kind.END} and is_inline(token.name) and not is_kept(token)
            if token.kind is not Kind.SPACE and not inline_tag:
                return False
        return False


def _balanced(run: Sequence[Piece]) -> Iterator[Segment]:
    """Cut a run at the tags that have no partner in it, so that the tags of each segment nest.

    A tag without a partner changes what comes after the segment, and the parser mends it by rules that depend on the
    order of everything around: it stays where it is, as a border.
    """
    partners, borders = _pair(run)
    start = 0
    for border in [*borders, len(run)]:
        pieces = tuple(run[start:border])
        if any(piece.role is Role.TEXT and any(map(str.isalnum, piece.text)) for piece in pieces):
            inside = {i - start: partners[i] - start for i in range(start, border) if i in partners}
            yield Segment(pieces, inside)
        start = border + 1


def _pair(run: Sequence[Piece]) -> tuple[dict[int, int], list[int]]:
    """Pair the tags of a run: places of partners, and the places of tags that stay unpaired, in order."""
    partners: dict[int, int] = {}
    borders: set[int] = set()
    last_border = -1
    stack: list[tuple[int, bool]] = []
    inside: Counter[str] = Counter()
    for place, piece in enumerate(run):
        if piece.role is Role.OPEN:
            stack.append((place, len(stack) < _MAX_DEPTH))
            inside[piece.name] += 1
        elif piece.role is Role.CLOSE:
            opened, pairable = -1, False
            while inside[piece.name] and opened < 0:
                candidate, pairable = stack.pop()
                inside[run[candidate].name] -= 1
                if run[candidate].name == piece.name:
                    opened = candidate
                else:
                    borders.add(candidate)
                    last_border = max(last_border, candidate)
            if opened >= 0 and pairable and last_border < opened:
                partners[opened], partners[place] = place, opened
            else:
                borders.update({opened, place} - {-1})
                last_border = place
    borders.update(place for place, _ in stack)
    return partners, sorted(borders)
