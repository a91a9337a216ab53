"""From the facts of an article to what the routes answer."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from app.api.fact_answers import (
    DateAnswer,
    FigureAnswer,
    KeyFactsAnswer,
    MentionAnswer,
    OrganisationAnswer,
    PersonAnswer,
    PlaceAnswer,
    QuoteAnswer,
    RoleAnswer,
)
from app.api.spans import SpanAnswer
from app.services.key_facts import ArticleFacts
from app.text.facts.model import Figure, Moment
from app.text.span import Span

Written = TypeVar("Written", Figure, Moment)


def key_facts_answer(found: ArticleFacts) -> KeyFactsAnswer:
    """Give facts with their places; a date or a figure that is written twice is one with two places."""
    facts = found.facts
    return KeyFactsAnswer(
        people=[
            PersonAnswer(
                name=person.name,
                roles=[
                    RoleAnswer(text=role.text, english=_span(role.span), french=_french(found, role.span))
                    for role in person.roles
                ],
                mentions=_mentions(found, person.mentions),
            )
            for person in facts.people
        ],
        organisations=[
            OrganisationAnswer(name=body.name, acronym=body.acronym or None, mentions=_mentions(found, body.mentions))
            for body in facts.organisations
        ],
        places=[PlaceAnswer(name=place.name, mentions=_mentions(found, place.mentions)) for place in facts.places],
        dates=[_date(found, group) for group in _alike(facts.dates)],
        figures=[_figure(found, group) for group in _alike(facts.figures)],
        quotes=[
            QuoteAnswer(
                text=quote.text,
                speaker=quote.speaker or None,
                attribution=quote.attribution or None,
                english=_span(quote.span),
                french=_french(found, quote.span),
            )
            for quote in facts.quotes
        ],
    )


def _date(found: ArticleFacts, group: list[Moment]) -> DateAnswer:
    first = group[0]
    mentions = _mentions(found, (one.span for one in group))
    return DateAnswer(text=first.text, iso=first.iso or None, mentions=mentions)


def _figure(found: ArticleFacts, group: list[Figure]) -> FigureAnswer:
    first = group[0]
    return FigureAnswer(
        text=first.text,
        value=_number(first.value),
        unit=first.unit or None,
        counted=first.counted or None,
        qualifier=first.qualifier or None,
        mentions=_mentions(found, (one.span for one in group)),
    )


def _alike(items: Iterable[Written]) -> list[list[Written]]:
    """Put those together that differ in their places alone, in the order of the first."""
    groups: dict[tuple[object, ...], list[Written]] = {}
    for item in items:
        said = item.iso if isinstance(item, Moment) else (item.value, item.unit, item.counted, item.qualifier)
        groups.setdefault((item.text, said), []).append(item)
    return list(groups.values())


def _mentions(found: ArticleFacts, spans: Iterable[Span]) -> list[MentionAnswer]:
    return [MentionAnswer(english=_span(span), french=_french(found, span)) for span in spans]


def _french(found: ArticleFacts, span: Span) -> list[SpanAnswer]:
    return [_span(sentence) for sentence in found.french(span)]


def _span(span: Span) -> SpanAnswer:
    return SpanAnswer(start=span.start, end=span.end)


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)
