"""Sentences with their styles as HTML, one paragraph each, and read again from what came back."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.text.html.characters import escape_text, plain_text
from app.text.html.tokens import Kind, Token, tokenize
from app.text.subtitles.flows import StyledSentence
from app.text.subtitles.styled import Character, Style


def to_html(sentences: Sequence[StyledSentence]) -> str:
    """Write each sentence as a paragraph; a part that is styled otherwise than the rest is a span with its number."""
    return "\n".join(f"<p>{_inside(sentence)}</p>" for sentence in sentences)


def from_html(translated: str, sentences: Sequence[StyledSentence]) -> Iterator[list[Character]]:
    """Read the translations of the same sentences, in order."""
    paragraphs = _paragraphs(tokenize(translated))
    for sentence, tokens in zip(sentences, paragraphs, strict=True):
        styles = _styles(sentence)
        spans: list[Style] = []
        characters: list[Character] = []
        for token in tokens:
            if token.kind is Kind.START:
                spans.append(styles[int(token.value("id") or 0)])
            elif token.kind is Kind.END:
                spans.pop()
            else:
                style = spans[-1] if spans else styles[0]
                characters += [(character, style) for character in plain_text(token.source)]
        yield characters


def _inside(sentence: StyledSentence) -> str:
    styles = _styles(sentence)
    parts: list[str] = []
    for style, characters in groupby(sentence.characters, key=lambda one: one[1]):
        text = escape_text("".join(character for character, _ in characters), name_no_break_spaces=False)
        number = styles.index(style)
        parts.append(f"<span id={number}>{text}</span>" if number else text)
    return "".join(parts)


def _styles(sentence: StyledSentence) -> list[Style]:
    """Give the styles in a sentence; the first needs no span."""
    found = list(dict.fromkeys(style for _, style in sentence.characters))
    return sorted(found, key=bool) if len(found) > 1 and () in found else [*([()] if len(found) > 1 else []), *found]


def _paragraphs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    inside: list[Token] | None = None
    for token in tokens:
        if token.name == "p":
            if token.kind is Kind.END and inside is not None:
                yield inside
            inside = [] if token.kind is Kind.START else None
        elif inside is not None:
            inside.append(token)
