"""From a request for a summary to the summary: what the route and the jobs have in common."""

from datetime import UTC, datetime

from app.api.answers import SummarizeAnswer
from app.api.fact_answers import KeyFactsAnswer
from app.api.present import summarize_answer
from app.api.present_facts import key_facts_answer
from app.api.requests import SummarizeRequest
from app.engines.protocol import SummaryLength
from app.errors import InvalidRequestError
from app.services.container import Services
from app.services.key_facts import article_facts
from app.services.summary import check_articles
from app.services.summary_wish import DatedText, SummaryWish, summary_language
from app.services.translation import TranslationOptions
from app.text.glossary import Glossary


def texts_of(body: SummarizeRequest) -> list[str]:
    """Give the articles, one or several."""
    return [body.q] if isinstance(body.q, str) else body.q


def check_summary(body: SummarizeRequest) -> None:
    """Raise what is wrong with a request before any work is begun, but for what the texts themselves show."""
    summary_language(body.language)
    check_articles(_dated(body))
    if body.key_facts and body.language != "en":
        raise InvalidRequestError(
            "key_facts: facts are found in English; leave `language` or `key_facts` out.", field="key_facts"
        )


async def summarized(body: SummarizeRequest, services: Services, glossary: Glossary | None) -> SummarizeAnswer:
    """Make the summary that is asked for. glossary: the one that is chosen in the request."""
    options = TranslationOptions(
        format=body.format,
        names=body.names,
        checks=body.checks,
        glossary=glossary,
        quality=body.quality,
    )
    wish = SummaryWish(body.style, body.focus, summary_language(body.language))
    length = SummaryLength(body.max_sentences, body.max_words)
    texts = _dated(body)
    summary = await services.summary.summarize_several(texts, body.source, length, options, wish)

    def facts() -> list[KeyFactsAnswer]:
        days = [text.date.date() if text.date else None for text in texts]
        found = zip(summary.articles, days, strict=True)
        return [key_facts_answer(article_facts(article, day)) for article, day in found]

    key_facts = await services.translation.worker.compute(facts) if body.key_facts else ()
    return summarize_answer(summary, details=body.details, several=not isinstance(body.q, str), key_facts=key_facts)


def _dated(body: SummarizeRequest) -> list[DatedText]:
    """Give each article its date. Raises InvalidRequestError where there are not as many dates as articles."""
    texts = texts_of(body)
    if body.date is None:
        return [DatedText(text) for text in texts]
    dates = body.date if isinstance(body.date, list) else [body.date]
    if len(dates) != len(texts):
        raise InvalidRequestError(
            f"date: there are {len(dates)} dates for {len(texts)} articles; give one for each, or null.", field="date"
        )
    return [DatedText(text, _moment(date)) for text, date in zip(texts, dates, strict=True)]


def _moment(date: str | None) -> datetime | None:
    """Read a date; without a time zone it is taken for UTC, without a time for the start of the day."""
    if date is None:
        return None
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
