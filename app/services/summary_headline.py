"""A summary of one line: the article's own headline, or its main sentence cut down to one."""

from app.engines.protocol import Summarizer, SummaryLength
from app.engines.story import Story
from app.errors import SummaryLimitError
from app.services.results import ArticleSentence, Flag, SourcedSentence
from app.services.summary_desk import Desk, sourced
from app.services.summary_styles import shortened
from app.text.headline.own import own_headline
from app.text.headline.shorten import LONGEST, shorten
from app.text.words import count_words


def headline_of(summarizer: Summarizer, desk: Desk, length: SummaryLength) -> tuple[SourcedSentence, tuple[Flag, ...]]:
    """Give the line with its source, and what to tell of it.

    Of several articles, the first that has a headline gives it; where a focus is found, the sentence that has most of
    it is taken instead. Raises SummaryLimitError where nothing fits into `max_words`.
    """
    longest = min(LONGEST, length.max_words or LONGEST)
    if not desk.shares and (own := _own(desk)):
        number, sentence = own
        text = shorten(sentence.text, length.max_words or count_words(sentence.text), desk.wish.language).text
        if length.max_words is None or count_words(text) <= length.max_words:
            return sourced(text, [(number, sentence)]), desk.notices(())
    picked = summarizer.summarize(desk.paragraphs, SummaryLength(max_sentences=1), desk.reading)[:1]
    chosen = desk.sourced(picked[0])
    headline = shorten(chosen.text, longest, desk.wish.language)
    words = count_words(headline.text)
    if length.max_words is not None and words > length.max_words:
        raise SummaryLimitError(
            f"No headline fits into {length.max_words} words; the shortest that breaks no phrase has {words}.",
            max_words=length.max_words,
            shortest_words=words,
        )
    return shortened(chosen, headline.text, headline.edits), (
        *desk.notices(picked),
        *_notices(headline.attribution, chosen),
    )


def _own(desk: Desk) -> tuple[int, ArticleSentence] | None:
    """Find the first headline among what stands above the stories."""
    for number in desk.order:
        article = desk.articles[number]
        story = Story.read(
            [[sentence.text for sentence in paragraph] for paragraph in article.paragraphs], desk.wish.language
        )
        above = article.sentences[: story.candidates[0].index] if story.candidates else []
        place = own_headline([sentence.text for sentence in above])
        if place is not None:
            return number, above[place]
    return None


def _notices(attribution: str, sentence: SourcedSentence) -> tuple[Flag, ...]:
    if not attribution:
        return ()
    return (
        Flag(
            "attribution_left_out",
            "warning",
            f"The headline leaves out who says so: “{attribution}”.",
            sentence.french[0] if sentence.french else None,
            sentence.english[0] if sentence.english else None,
        ),
    )
