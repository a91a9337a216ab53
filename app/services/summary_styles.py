"""How a summary is written down: in a row, with bullets, or with its sentences shortened."""

from collections.abc import Sequence
from dataclasses import replace

from app.engines.protocol import Language
from app.services.results import SourcedSentence
from app.services.summary_wish import Style
from app.text.tight import sources_of, tighten
from app.text.words import tokens

BULLET = "• "


def written(sentences: Sequence[SourcedSentence], style: Style) -> str:
    """Write the sentences of a summary as one text."""
    if style == "bullets":
        # A sentence of a hard-wrapped text may have line breaks.
        return "\n".join(BULLET + " ".join(sentence.text.split()) for sentence in sentences)
    return " ".join(sentence.text for sentence in sentences)


def tightened(sentences: Sequence[SourcedSentence], language: Language) -> tuple[SourcedSentence, ...]:
    """Shorten each sentence; who was named as a source before need not be named again."""
    named: list[str] = []
    shorter: list[SourcedSentence] = []
    for number, sentence in enumerate(sentences):
        later = {word for other in sentences[number + 1 :] for word in tokens(other.text) if word.isupper()}
        tight = tighten(sentence.text, named=named, needed=later, language=language)
        named += sources_of(sentence.text, language=language)
        shorter.append(replace(sentence, text=tight.text, edits=tight.edits))
    return tuple(shorter)
