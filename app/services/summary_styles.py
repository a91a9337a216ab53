"""How a summary is written down: in a row, with bullets, or with its sentences shortened."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.results import SourcedSentence
from app.services.summary_wish import Style
from app.text.span import Span
from app.text.tight.edits import Edit
from app.text.words import Language

BULLET = "• "


def written(sentences: Sequence[SourcedSentence], style: Style) -> str:
    """Write the sentences of a summary as one text."""
    if style == "bullets":
        # A sentence of a hard-wrapped text may have line breaks.
        return "\n".join(BULLET + " ".join(sentence.text.split()) for sentence in sentences)
    return " ".join(sentence.text for sentence in sentences)


def tightened(sentences: Sequence[SourcedSentence], language: Language) -> tuple[SourcedSentence, ...]:
    """Shorten each sentence; who was named as a source before need not be named again."""
    from app.text.tight.parentheses import acronyms_in  # noqa: PLC0415 - see `make_summary`
    from app.text.tight.tighten import sources_of, tighten  # noqa: PLC0415

    named: list[str] = []
    shorter: list[SourcedSentence] = []
    for number, sentence in enumerate(sentences):
        others = (*sentences[:number], *sentences[number + 1 :])
        needed = {acronym for other in others for acronym in acronyms_in(other.text)}
        tight = tighten(sentence.text, named=named, needed=needed, language=language)
        named += sources_of(sentence.text, language=language)
        shorter.append(shortened(sentence, tight.text, tight.edits))
    return tuple(shorter)


def shortened(sentence: SourcedSentence, text: str, edits: tuple[Edit, ...]) -> SourcedSentence:
    """Put a shorter text in a sentence's place; edits: what was taken out of it, in order, none within another."""
    inserted = []
    for span in sentence.inserted:
        if all(edit.span.end <= span.start or edit.span.start >= span.end for edit in edits):
            gone = sum(edit.span.end - edit.span.start for edit in edits if edit.span.end <= span.start)
            inserted.append(Span(span.start - gone, span.end - gone))
    return replace(sentence, text=text, edits=edits, inserted=tuple(inserted))
