"""HTML taken apart into tokens whose sources, put one after another, are the input, byte for byte.

selectolax and html.parser can't do this: the first gives a tree without places, the second folds case and entities,
drops what it does not understand and has been quadratic on hostile input. This follows the tokenizer of the HTML
Standard (13.2.5) as far as the borders of tokens go. It takes any string and runs in linear time: what it can't find
(an end of a comment, a quote), it looks for once.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from app.text.html.characters import EDGE_SPACE
from app.text.html.names import FOREIGN_BREAKOUT, FOREIGN_ROOTS, RAW_TEXT_WITH_PROSE, VOID
from app.text.html.raw_text import raw_text_end


class Kind(Enum):
    """What a token is."""

    TEXT = auto()  # has a character that is no white space, at both ends
    SPACE = auto()  # white space, no-break spaces included
    START = auto()
    END = auto()
    COMMENT = auto()  # comments, and what the parser makes comments of: `<?…>`, `<!…>`, `</ …>`
    OTHER = auto()  # doctype, raw text, a tag that never ends


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag. start and end are the place of the value, with its quotes, in the tag's source."""

    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the source. name is lower case, and empty unless this is a tag.

    void: a start tag that has no end tag: `<br>`, or `<path/>` in SVG.
    """

    kind: Kind
    source: str
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    void: bool = False

    def value(self, name: str) -> str | None:
        """Source of the first attribute of this name, without quotes; None if there is none."""
        for attribute in self.attributes:
            if attribute.name == name:
                quoted = len(attribute.quote)
                return self.source[attribute.start + quoted : attribute.end - quoted]
        return None


_MARKUP = re.compile(r"<(?=[A-Za-z!?/])")
_END_TAG = re.compile(r"</[A-Za-z]")
_NAME = re.compile(r"[^\t\n\f\r />]+")
_BETWEEN_ATTRIBUTES = re.compile(r"[\t\n\f\r /]*")
_ATTRIBUTE_NAME = re.compile(r"=?[^\t\n\f\r />=]*")
_EQUALS = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_UNQUOTED = re.compile(r"[^\t\n\f\r >]*")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_COMMENT_END = re.compile(r"--!?>")
_LEADING_SPACE = re.compile(rf"(?:[{EDGE_SPACE}]|&nbsp;|&#160;|&#[xX][aA]0;)+")
_SPACE_REFERENCE = re.compile(r"&(?:nbsp|#160|#[xX][aA]0);$")


def tokenize(html: str) -> list[Token]:
    """Take HTML apart. Total; the sources of the tokens put together are the input."""
    return _Tokenizer(html).run()


class _Tokenizer:
    def __init__(self, html: str) -> None:
        self.html = html
        self.position = 0
        self.tokens: list[Token] = []
        self.foreign_root = ""  # svg or math while inside one
        self.foreign_depth = 0
        self.cdata_ends = True  # false once no `]]>` is left, so that it is not looked for again and again

    def run(self) -> list[Token]:
        while self.position < len(self.html):
            markup = _MARKUP.search(self.html, self.position)
            self.text(markup.start() if markup else len(self.html))
            if markup:
                self.markup()
        return self.tokens

    def markup(self) -> None:
        following = self.html[self.position + 1]
        if following in "!?":
            self.declaration()
        elif following != "/":
            self.start_tag()
        elif _END_TAG.match(self.html, self.position):
            self.end_tag()
        elif self.position + 2 == len(self.html):
            self.text(len(self.html))
        else:
            self.add(Kind.COMMENT, self.after(">"))

    def add(self, kind: Kind, end: int, name: str = "") -> None:
        self.tokens.append(Token(kind, self.html[self.position : end], name))
        self.position = end

    def after(self, mark: str) -> int:
        """Position after the next mark, or the end of the input."""
        found = self.html.find(mark, self.position)
        return len(self.html) if found < 0 else found + len(mark)

    def text(self, end: int) -> None:
        text = self.html[self.position : end]
        leading = _LEADING_SPACE.match(text)
        if leading:
            self.add(Kind.SPACE, self.position + leading.end())
            text = text[leading.end() :]
        trimmed = _trailing_space(text)
        if trimmed:
            self.add(Kind.TEXT, self.position + trimmed)
        if self.position < end:
            self.add(Kind.SPACE, end)

    def declaration(self) -> None:
        if self.html.startswith("<!--", self.position):
            closing = _EMPTY_COMMENT.match(self.html, self.position) or _COMMENT_END.search(
                self.html, self.position + 4
            )
            self.add(Kind.COMMENT, closing.end() if closing else len(self.html))
        elif self.html.startswith("<![CDATA[", self.position):
            self.cdata()
        elif self.html[self.position + 2 : self.position + 9].lower() == "doctype":
            self.add(Kind.OTHER, self.after(">"))
        else:
            self.add(Kind.COMMENT, self.after(">"))

    def cdata(self) -> None:
        # A section in SVG and XHTML; in HTML a comment up to the first `>`. Whole, it is right for both.
        end = self.html.find("]]>", self.position) if self.cdata_ends else -1
        self.cdata_ends = end >= 0
        if end < 0:
            self.add(Kind.COMMENT, self.after(">"))
            return
        ends_early = self.html.find(">", self.position, end) >= 0
        self.add(Kind.OTHER if ends_early else Kind.COMMENT, end + 3)

    def start_tag(self) -> None:
        attributes, end, self_closing = self.tag_body()
        if end < 0:
            self.add(Kind.OTHER, len(self.html))
            return
        name = self.tag_name(1)
        if name in FOREIGN_BREAKOUT:
            self.foreign_root = ""
        foreign = bool(self.foreign_root) or name in FOREIGN_ROOTS
        void = name in VOID or (foreign and self_closing)
        self.tokens.append(Token(Kind.START, self.html[self.position : end], name, attributes, void))
        self.position = end
        if foreign and not void:
            self.enter_foreign(name)
        elif not foreign:
            self.raw_text(name)

    def end_tag(self) -> None:
        _, end, _ = self.tag_body()
        if end < 0:
            self.add(Kind.OTHER, len(self.html))
            return
        name = self.tag_name(2)
        self.add(Kind.END, end, name)
        if name == self.foreign_root:
            self.foreign_depth -= 1
            if not self.foreign_depth:
                self.foreign_root = ""

    def enter_foreign(self, name: str) -> None:
        if not self.foreign_root:
            self.foreign_root, self.foreign_depth = name, 1
        elif name == self.foreign_root:
            self.foreign_depth += 1

    def tag_name(self, offset: int) -> str:
        match = _NAME.match(self.html, self.position + offset)
        return match.group().lower() if match else ""

    def tag_body(self) -> tuple[tuple[Attribute, ...], int, bool]:
        """Attributes of the tag at this position, the place after its `>` or -1, and whether it ends in `/>`."""
        html, start = self.html, self.position
        attributes: list[Attribute] = []
        name = _NAME.match(html, start + (2 if html[start + 1] == "/" else 1))
        position = name.end() if name else start + 1
        while True:
            between = _BETWEEN_ATTRIBUTES.match(html, position)
            position = between.end() if between else position
            if position >= len(html):
                return (), -1, False
            if html[position] == ">":
                return tuple(attributes), position + 1, html[position - 1] == "/" and bool(between and between.group())
            attribute, position = self.attribute(position)
            if position < 0:
                return (), -1, False
            attributes.append(attribute)

    def attribute(self, position: int) -> tuple[Attribute, int]:
        html, tag = self.html, self.position
        name = _ATTRIBUTE_NAME.match(html, position)
        name_end = name.end() if name else position + 1
        name_text = html[position:name_end].lower()
        equals = _EQUALS.match(html, name_end)
        if not equals:
            return Attribute(name_text, name_end - tag, name_end - tag, ""), name_end
        start = equals.end()
        quote = html[start : start + 1]
        if quote in {'"', "'"}:
            end = html.find(quote, start + 1) + 1 or -1
            return Attribute(name_text, start - tag, end - tag, quote), end
        unquoted = _UNQUOTED.match(html, start)
        end = unquoted.end() if unquoted else start
        return Attribute(name_text, start - tag, end - tag, ""), end

    def raw_text(self, name: str) -> None:
        end = raw_text_end(self.html, self.position, name)
        if name in RAW_TEXT_WITH_PROSE:
            self.text(end)
        elif end > self.position:
            self.add(Kind.OTHER, end)


def _trailing_space(text: str) -> int:
    """Length of text without the white space at its end."""
    # A regular expression that ends in `$` would try every run of spaces in the text: quadratic.
    end = len(text)
    while end:
        if text[end - 1] in EDGE_SPACE:
            end -= 1
        elif text[end - 1] == ";" and (reference := _SPACE_REFERENCE.search(text, max(0, end - 6), end)):
            end = reference.start()
        else:
            break
    return end
