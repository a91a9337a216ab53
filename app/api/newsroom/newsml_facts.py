"""Key facts as elements of our own namespace, in a news item in XML."""

from collections.abc import Iterator, Mapping, Sequence

from app.api.fact_answers import KeyFactsAnswer, MentionAnswer, QuoteAnswer
from app.text.newsml.edits import attribute, text_of

Facts = Mapping[str, object]


def fact_elements(facts: KeyFactsAnswer | None) -> str:
    """Write the facts, each with its first place; none where they were not asked for."""
    if facts is None:
        return ""
    elements = (
        f"<depeche:{kind}{attributes({**said, **place})}>{text_of(text)}</depeche:{kind}>"
        for kind, text, said, place in _rows(facts)
    )
    return f"<depeche:keyFacts>{''.join(elements)}</depeche:keyFacts>"


def _rows(facts: KeyFactsAnswer) -> Iterator[tuple[str, str, Facts, Facts]]:
    for person in facts.people:
        roles = "; ".join(role.text for role in person.roles) or None
        yield "person", person.name, {"roles": roles}, _place(person.mentions)
    for body in facts.organisations:
        yield "organisation", body.name, {"acronym": body.acronym}, _place(body.mentions)
    for place in facts.places:
        yield "place", place.name, {}, _place(place.mentions)
    for moment in facts.dates:
        yield "date", moment.text, {"iso": moment.iso}, _place(moment.mentions)
    for figure in facts.figures:
        said = figure.model_dump(include={"value", "unit", "counted", "qualifier"})
        yield "figure", figure.text, said, _place(figure.mentions)
    for quote in facts.quotes:
        yield "quote", quote.text, {"speaker": quote.speaker, "attribution": quote.attribution}, _place([quote])


def _place(mentions: Sequence[MentionAnswer | QuoteAnswer]) -> Facts:
    first = mentions[0]
    french = first.french[0] if first.french else None
    return {
        "target_start": first.english.start,
        "target_end": first.english.end,
        "source_start": french.start if french else None,
        "source_end": french.end if french else None,
    }


def attributes(facts: Mapping[str, object]) -> str:
    """Write attributes, named as XML does: `sourceStart`, not `source_start`."""
    return "".join(attribute(_camel(name), value) for name, value in facts.items() if value is not None)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
