"""An XML text as HTML that says which of its elements break a sentence, and made anew from the translation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.html import tokens as html_tokens
from app.text.xml.tokens import XmlKind, XmlToken, tokenize


@dataclass(frozen=True, slots=True)
class XmlRules:
    """What a caller says of elements, by their names.

    splitting: a sentence ends at them. non_splitting: none does, whatever the structure looks like. ignored: they are
    not translated. outline: whether it is told from the structure which elements split: those that never stand beside
    words.
    """

    splitting: frozenset[str] = frozenset()
    non_splitting: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    outline: bool = True


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """An XML text, taken apart. html: the same with `span` and `div` for its elements, each with a number."""

    html: str
    _tokens: tuple[XmlToken, ...]

    @classmethod
    def parse(cls, source: str, rules: XmlRules) -> "XmlDocument":
        """Take XML apart: a document, or part of one. Raises MalformedMarkupError."""
        tokens = tokenize(source)
        splitting = (_outline(tokens) if rules.outline else set()) | rules.splitting
        return cls("".join(_html(tokens, splitting - rules.non_splitting, rules.ignored)), tuple(tokens))

    def write(self, translated: str) -> str:
        """Write the translation of `html` with the elements of the source."""
        output: list[str] = []
        names: list[str] = []
        for token in html_tokens.tokenize(translated):
            number = token.value("id")
            if token.kind is html_tokens.Kind.START and number is not None:
                source = self._tokens[int(number)]
                output.append(source.source)
                if source.kind is XmlKind.START:
                    names.append(source.name)
            elif token.kind is html_tokens.Kind.END:
                output.append(f"</{names.pop()}>")
            else:
                output.append(token.source)
        return "".join(output)


def _html(tokens: Sequence[XmlToken], splitting: set[str] | frozenset[str], ignored: frozenset[str]) -> Iterator[str]:
    open_tags: list[str] = []
    for number, token in enumerate(tokens):
        is_split = token.name in splitting
        match token.kind:
            case XmlKind.TEXT:
                # Its references mean in HTML what they mean in XML.
                yield token.source
            case XmlKind.START:
                open_tags.append("div" if is_split else "span")
                kept = ' translate="no"' if token.name in ignored else ""
                yield f"<{open_tags[-1]} id={number}{kept}>"
            case XmlKind.END:
                yield f"</{open_tags.pop()}>"
            case _:
                yield f"<{'hr' if is_split else 'img'} id={number}>"


def _outline(tokens: Sequence[XmlToken]) -> set[str]:
    """Name the elements of which none stands beside words: paragraphs do so, and whatever is around them."""
    beside_words: defaultdict[str, bool] = defaultdict(bool)
    stack: list[tuple[bool, list[str]]] = [(False, [])]
    for token in tokens:
        match token.kind:
            case XmlKind.TEXT if token.source.strip():
                stack[-1] = (True, stack[-1][1])
            case XmlKind.START:
                stack[-1][1].append(token.name)
                stack.append((False, []))
            case XmlKind.EMPTY:
                stack[-1][1].append(token.name)
            case XmlKind.END:
                _note(beside_words, *stack.pop())
    _note(beside_words, *stack.pop())
    return {name for name, is_beside in beside_words.items() if not is_beside}


def _note(beside_words: defaultdict[str, bool], has_words: bool, names: Sequence[str]) -> None:
    for name in names:
        beside_words[name] |= has_words
