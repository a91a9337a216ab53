"""All facts of an article, in one reading of its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.text.facts.dateline import day_above
from app.text.facts.dates import find_moments
from app.text.facts.figures import find_figures
from app.text.facts.model import Figure, KeyFacts, Moment, Organisation, Paragraphs, Quote
from app.text.facts.organisations import Body, find_bodies
from app.text.facts.people import Named, find_people
from app.text.facts.places import find_places
from app.text.facts.quotes import find_quotes
from app.text.facts.speakers import Speakers
from app.text.facts.tokens import Line, lines_of
from app.text.span import Span


def find_facts(text: str, paragraphs: Paragraphs, today: date | None = None) -> KeyFacts:
    """Find the facts of an English article. Total; linear in its length.

    paragraphs: places of its sentences. today: its date, which "on Tuesday" is seen from; without one, that of its
    dateline, and without either no such date is resolved.
    """
    lines = lines_of(text, paragraphs)
    today = today or day_above(lines)
    dates = [list(_moments(line, today)) for line in lines]
    bodies = [find_bodies(line) for line in lines]
    bodies = _with_acronyms(lines, bodies)
    taken = [
        _tokens_of(found) | _dated(line, moments) for line, found, moments in zip(lines, bodies, dates, strict=True)
    ]
    named = find_people(lines, taken)
    persons = [span for one in named for span in one.person.mentions]
    held = _held(lines, taken, persons)
    moments = [moment for found in dates for moment in found]
    return KeyFacts(
        people=tuple(one.person for one in named),
        organisations=tuple(_organisations(lines, bodies)),
        places=find_places(text, lines, held),
        dates=tuple(moments),
        figures=tuple(figure for line, found in zip(lines, dates, strict=True) for figure in _figures(line, found)),
        quotes=tuple(_quotes(text, paragraphs, named)),
    )


def _moments(line: Line, today: date | None) -> Iterator[Moment]:
    start = line.span.start
    for moment in find_moments(line.text[start : line.span.end], today):
        yield replace(moment, span=_shifted(moment.span, start))


def _figures(line: Line, moments: Sequence[Moment]) -> Iterator[Figure]:
    start = line.span.start
    dates = [_shifted(moment.span, -start) for moment in moments]
    for figure in find_figures(line.text[start : line.span.end], dates):
        yield replace(figure, span=_shifted(figure.span, start))


def _quotes(text: str, paragraphs: Paragraphs, named: Sequence[Named]) -> Iterator[Quote]:
    speakers = Speakers(text, named)
    for spans in paragraphs:
        if spans:
            yield from find_quotes(text, Span(spans[0].start, spans[-1].end), speakers)


def _with_acronyms(lines: Sequence[Line], bodies: Sequence[list[Body]]) -> list[list[Body]]:
    """Add the places where an acronym stands alone that the article gives beside a name."""
    keys = {body.acronym: body.key for found in bodies for body in found if body.acronym}
    output: list[list[Body]] = []
    for line, found in zip(lines, bodies, strict=True):
        used = _tokens_of(found)
        added = [
            Body(index, index, keys[token.text], token.text)
            for index, token in enumerate(line.tokens)
            if index not in used and token.text in keys
        ]
        output.append(sorted([*found, *added], key=lambda body: body.first))
    return output


def _organisations(lines: Sequence[Line], bodies: Sequence[list[Body]]) -> Iterator[Organisation]:
    """Put the names of each organisation together; its name is the first one that is written out."""
    found: dict[str, list[tuple[str, Span]]] = {}
    acronyms: dict[str, str] = {}
    for line, group in zip(lines, bodies, strict=True):
        for body in group:
            written = line.written(body.first, body.last)
            found.setdefault(body.key, []).append((written, line.place(body.first, body.last)))
            if body.acronym:
                acronyms.setdefault(body.key, body.acronym)
    for key, mentions in found.items():
        name = next((written for written, _ in mentions if " " in written), mentions[0][0])
        acronym = acronyms.get(key, "")
        is_itself = acronym == name.replace(".", "")
        yield Organisation(name, "" if is_itself else acronym, tuple(span for _, span in mentions))


def _tokens_of(bodies: Sequence[Body]) -> frozenset[int]:
    return frozenset(index for body in bodies for index in range(body.first, body.last + 1))


def _dated(line: Line, moments: Sequence[Moment]) -> frozenset[int]:
    spans = iter(moments)
    span = next(spans, None)
    dated: list[int] = []
    for index, token in enumerate(line.tokens):
        while span is not None and span.span.end <= token.start:
            span = next(spans, None)
        if span is not None and span.span.start <= token.start:
            dated.append(index)
    return frozenset(dated)


def _held(lines: Sequence[Line], taken: Sequence[frozenset[int]], persons: Sequence[Span]) -> list[frozenset[int]]:
    """Give the tokens of other names than places, by line."""
    starts = sorted(persons, key=lambda span: span.start)
    held: list[frozenset[int]] = []
    place = 0
    for line, used in zip(lines, taken, strict=True):
        inside: list[int] = []
        for index, token in enumerate(line.tokens):
            while place < len(starts) and starts[place].end <= token.start:
                place += 1
            if place < len(starts) and starts[place].start <= token.start:
                inside.append(index)
        held.append(used | frozenset(inside))
    return held


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
