"""A paragraph as HTML, and made anew from its translation."""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy, deepcopy
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from lxml import etree

from app.text.docx.events import Closed, Element, Format, Opened, Text, Thing, events, local_name
from app.text.docx.fields import Kept, LinkOpened, Piece, with_fields
from app.text.html.characters import escape_text
from app.text.html.tokens import Kind, Token

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Item = Format | Thing | Opened | LinkOpened | Kept


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """A paragraph. items: what the elements of `html` stand for, by their ids; the first is the commonest format."""

    element: Element
    html: str
    items: tuple[Item, ...]

    @classmethod
    def read(cls, element: Element) -> "DocxParagraph | None":
        """Take a paragraph apart; None for one without words."""
        pieces = list(with_fields(list(events(element))))
        lengths: Counter[str] = Counter()
        formats: dict[str, Format] = {}
        for piece in pieces:
            if isinstance(piece, Text):
                lengths[piece.format.key] += len(piece.text)
                formats.setdefault(piece.format.key, piece.format)
        if not any(character.isalnum() for piece in pieces if isinstance(piece, Text) for character in piece.text):
            return None
        writer = _Writer(formats[lengths.most_common(1)[0][0]])
        for _, group in groupby(pieces, key=_format_key):
            writer.add(list(group))
        return cls(element, "".join(writer.output), tuple(writer.items))

    def write(self, translated: Sequence[Token]) -> None:
        """Put the translation of `html` in the place of what stood in the paragraph; its own properties stay."""
        reader = _Reader(self)
        made = reader.run(translated)
        for child in list(self.element):
            if local_name(child) != "pPr":
                self.element.remove(child)
        self.element.extend(made)


def _format_key(piece: Piece) -> object:
    """Texts side by side that look alike are one; nothing else is."""
    return piece.format.key if isinstance(piece, Text) else id(piece)


class _Writer:
    def __init__(self, base: Format) -> None:
        self.items: list[Item] = [base]
        self.output: list[str] = []

    def add(self, pieces: Sequence[Piece]) -> None:
        piece = pieces[0]
        match piece:
            case Text():
                self.text("".join(one.text for one in pieces if isinstance(one, Text)), piece.format)
            case Thing():
                name = "img" if not piece.breaks else "br" if piece.line else "hr"
                self.output.append(f"<{name} id={self.number(piece)}>")
            case Opened() | LinkOpened():
                self.output.append(f"<span id={self.number(piece)}>")
            case Closed():
                self.output.append("</span>")
            case Kept():
                self.output.append(f'<span id={self.number(piece)} translate="no">{_escaped(piece.text)}</span>')

    def text(self, text: str, format_: Format) -> None:
        base = self.items[0]
        if isinstance(base, Format) and format_.key == base.key:
            self.output.append(_escaped(text))
        else:
            self.output.append(f"<span id={self.number(format_)}>{_escaped(text)}</span>")

    def number(self, item: Item) -> int:
        self.items.append(item)
        return len(self.items) - 1


class _Reader:
    """Makes elements of tokens. stack: what is open, each with the list that its content goes to."""

    def __init__(self, paragraph: DocxParagraph) -> None:
        self.items = paragraph.items
        self.namespace = etree.QName(paragraph.element).namespace
        self.used: set[int] = set()
        self.top: list[Element] = []
        self.stack: list[tuple[Item, list[Element]]] = [(paragraph.items[0], self.top)]
        self.skipping = 0
        self.last_words: tuple[Element, str] | None = None  # the last run of words, and the key of its format

    def run(self, tokens: Sequence[Token]) -> list[Element]:
        for token in tokens:
            if token.kind is Kind.START:
                self.start(token)
            elif token.kind is Kind.END:
                self.end()
            elif not self.skipping:
                self.text(unescape(token.source))
        return self.top

    def start(self, token: Token) -> None:
        number = int(token.value("id") or 0)
        item = self.items[number]
        content = self.stack[-1][1]
        match item:
            case Thing():
                content.append(self.thing(item))
                return
            case Format():
                self.stack.append((item, content))
            case Opened():
                element, inside = _emptied(item.element, is_first=number not in self.used)
                content.append(element)
                self.stack.append((item, inside))
            case LinkOpened():
                content.extend(self.thing(head, copied=number in self.used) for head in item.head)
                self.stack.append((item, content))
            case Kept():
                content.extend(self.kept(item))
                self.skipping += 1
                self.stack.append((item, content))
        self.used.add(number)

    def end(self) -> None:
        item, content = self.stack.pop()
        if isinstance(item, LinkOpened):
            self.stack[-1][1].extend(self.thing(tail, copied=True) for tail in item.tail)
        elif isinstance(item, Kept):
            self.skipping -= 1
        elif isinstance(item, Opened):
            _holder(self.stack[-1][1][-1]).extend(content)

    def kept(self, item: Kept) -> Iterator[Element]:
        for event in item.events:
            yield self.words(event.text, event.format) if isinstance(event, Text) else self.thing(event)

    def text(self, text: str) -> None:
        format_ = next(item for item, _ in reversed(self.stack) if isinstance(item, Format))
        content = self.stack[-1][1]
        if self.last_words and content and self.last_words == (content[-1], format_.key):
            content[-1][-1].text += text
        elif text:
            content.append(self.words(text, format_))
            self.last_words = (content[-1], format_.key)

    def words(self, text: str, format_: Format) -> Element:
        run = self.new_run(format_)
        element = etree.SubElement(run, self.tag("t"))
        element.text = text
        element.set(_SPACE, "preserve")
        return run

    def thing(self, thing: Thing, *, copied: bool = False) -> Element:
        # Not a copy where it can be helped: what stands in a text box is itself being translated.
        element = deepcopy(thing.element) if copied else thing.element
        if thing.format is None:
            element.tail = None
            return element
        run = self.new_run(thing.format)
        run.append(element)
        element.tail = None
        return run

    def new_run(self, format_: Format) -> Element:
        run = etree.Element(self.tag("r"), nsmap=None)
        if format_.properties is not None:
            run.append(deepcopy(format_.properties))
        return run

    def tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"


def _escaped(text: str) -> str:
    return escape_text(text, name_no_break_spaces=False)


def _emptied(element: Element, *, is_first: bool) -> tuple[Element, list[Element]]:
    """Copy an element around runs without them, its properties with it; and give a list for what goes in."""
    made = copy(element)
    made.tail = None
    for child in list(made):
        if local_name(child) == "sdtContent":
            for inner in list(child):
                child.remove(inner)
        elif not local_name(child).endswith("Pr"):
            made.remove(child)
        elif not is_first:
            for inner in [one for one in child if local_name(one) == "id"]:
                child.remove(inner)  # of a content control, which no two may share
    return made, []


def _holder(element: Element) -> Element:
    """Give where the runs of an element around them stand."""
    return next((child for child in element if local_name(child) == "sdtContent"), element)
