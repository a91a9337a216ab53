"""What a model wrote, held against the article: what rests on it stays, and the article's own words stand for the rest.

An editor prints what a summary says, so a name, a figure or a quotation that the article has not never comes through.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.engines.protocol import SummarySentence
from app.engines.selection import Limits
from app.engines.story import Story
from app.engines.telling import tell
from app.text.discourse import leans_on_previous
from app.text.foreign import ArticleContent
from app.text.grounding import Grounding, ground
from app.text.misquoted import misquotations
from app.text.prose import breaks_quote, ends_as_sentence
from app.text.sentences import split_english
from app.text.words import count_words

# An output sentence with less of its content words in the article was invented.
_LEAST_SHARE: Final = 0.5
# With less than this, no sentence of the article says what a faulty one meant to say.
_NEIGHBOUR_SHARE: Final = 1 / 3
# These models write "word ." as their training data did, and PEGASUS "<n>" for a new line.
_SPACE_BEFORE_MARK: Final = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
_NEW_LINE: Final = re.compile(r"\s*<n>\s*")


def whole_sentences(output: str, *, finished: bool) -> list[str]:
    """Sentences of what a model wrote; the last is left out where it was cut or has no end."""
    text = _SPACE_BEFORE_MARK.sub("", _NEW_LINE.sub(" ", output)).strip()
    sentences = [text[span.start : span.end] for span in split_english(text)]
    if sentences and not finished:
        sentences.pop()
    return [sentence for sentence in sentences if ends_as_sentence(sentence)]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A written sentence, what it rests on, and what of it the article has not. sound: it can be printed as it is."""

    text: str
    grounding: Grounding
    foreign: tuple[str, ...]
    sound: bool


def grounded(sentences: Sequence[str], story: Story, read: Sequence[int]) -> list[SummarySentence]:
    """Keep what rests on the article, each sentence with its sources, and none twice. read: what the model was given.

    A sentence with a name, a figure or a quotation that the article has not gives way to the article's sentence that it
    comes nearest to, if that can stand alone and is not told already. Left out: what has fewer than half of its content
    words in the article, half a quotation, or a start that leans on a sentence which is not there.
    """
    judged = _judge(list(dict.fromkeys(sentences)), story, read)
    told = {read[source] for item in judged if item.sound for source in item.grounding.sources}
    kept: list[SummarySentence] = []
    for item in judged:
        if item.sound:
            sources = tuple(story.candidates[read[place]].index for place in item.grounding.sources)
            kept.append(SummarySentence(item.text, sources, made="written"))
            continue
        neighbour = _neighbour(item.grounding, story, read) if item.foreign else None
        if neighbour is not None and neighbour not in told:
            told.add(neighbour)
            kept += (replace(own, made="replaced", foreign=item.foreign) for own in tell(story, [neighbour]))
    return kept


def within(summary: Sequence[SummarySentence], limits: Limits) -> list[SummarySentence]:
    """Leading sentences that the limits have room for."""
    kept: list[SummarySentence] = []
    words = 0
    for sentence in summary[: limits.sentences]:
        words += count_words(sentence.text)
        if words > limits.words:
            break
        kept.append(sentence)
    return kept


def _judge(sentences: Sequence[str], story: Story, read: Sequence[int]) -> list[_Judged]:
    texts = [story.candidates[place].text for place in read]
    article = [candidate.text for candidate in story.candidates]
    return list(_judgements(sentences, texts, [story.headline, *article]))


def _judgements(sentences: Sequence[str], texts: Sequence[str], article: Sequence[str]) -> Iterator[_Judged]:
    content = ArticleContent(article)
    stands = False  # nothing stands before the first sentence
    for sentence in sentences:
        grounding = ground(sentence, texts)
        found = content.foreign(sentence)
        foreign = (*found.names, *found.figures, *misquotations(sentence, article))
        stands = (
            not foreign
            and grounding.share >= _LEAST_SHARE
            and not breaks_quote(sentence)
            and (stands or not leans_on_previous(sentence))
        )
        yield _Judged(sentence, grounding, foreign, stands)


def _neighbour(grounding: Grounding, story: Story, read: Sequence[int]) -> int | None:
    """Find the sentence of the story that a written one comes nearest to, and that stands alone."""
    if grounding.nearest is None or grounding.share < _NEIGHBOUR_SHARE:
        return None
    place = read[grounding.nearest]
    return None if story.candidates[place].leans else place
