"""Making a summary of articles that are read."""

from app.engines.protocol import Summarizer, SummaryLength, SummarySentence
from app.services.results import ReadArticle, SourcedSentence, Summary
from app.services.summary_desk import Desk
from app.services.summary_styles import tightened, written
from app.text.words import count_words

DEFAULT_SENTENCES = 3


def make_summary(summarizer: Summarizer, desk: Desk, length: SummaryLength) -> Summary:
    """Summarize. Raises SummaryLimitError where no whole sentence fits. Slow: to be run off the event loop."""
    whole = desk.articles[desk.order[0]] if len(desk.order) == 1 else None
    complete = whole is not None and desk.wish.style != "headline" and _fits(whole, length)
    chosen: tuple[SourcedSentence, ...]
    if desk.wish.style == "headline":
        # Its rules, as those of `tight`, take longer to load than a server has time for at its start.
        from app.services.summary_headline import headline_of  # noqa: PLC0415

        headline, notices = headline_of(summarizer, desk, length)
        chosen = (headline,)
    else:
        if complete:
            picked = [SummarySentence(item.text, (index,)) for index, (_, item) in enumerate(desk.sentences)]
        else:
            picked = summarizer.summarize(desk.paragraphs, length, desk.reading)
        chosen, notices = tuple(map(desk.sourced, picked)), desk.notices(picked)
    if desk.wish.style == "tight":
        chosen = tightened(chosen, desk.wish.language)
        complete = complete and not any(sentence.edits for sentence in chosen)
    as_it_is = whole.text.strip() if complete and whole and desk.wish.style != "bullets" else ""
    return Summary(
        text=as_it_is or written(chosen, desk.wish.style),
        sentences=chosen,
        complete=complete,
        articles=desk.articles,
        signature=str(summarizer.choosing if all(item.made == "chosen" for item in chosen) else summarizer.signature),
        language=desk.wish.language,
        notices=notices,
    )


def _fits(article: ReadArticle, length: SummaryLength) -> bool:
    """Whether the article is no longer than the summary asked for."""
    sentences = length.max_sentences
    if sentences is None and length.max_words is None:
        sentences = DEFAULT_SENTENCES
    return (sentences is None or len(article.sentences) <= sentences) and (
        length.max_words is None or count_words(article.text) <= length.max_words
    )
