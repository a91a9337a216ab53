"""Facts that were found, held against those that a person listed for the same article."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.text.document import Document
from app.text.facts.find import find_facts
from app.text.facts.model import KeyFacts
from app.text.sentences import split_english

KINDS = ("people", "roles", "organisations", "places", "dates", "figures", "quotes")
FOLDER = Path(__file__).parent


@dataclass
class Score:
    """What was found rightly, wrongly, and not."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def facts_of(text: str, day: date | None) -> KeyFacts:
    document = Document.parse(text, split_english)
    spans = [[sentence.span for sentence in paragraph.sentences] for paragraph in document.paragraphs]
    return find_facts(text, spans, day)


def score(name: str) -> dict[str, Score]:
    """Score all articles of a file, kind by kind."""
    scores = {kind: Score() for kind in KINDS}
    for article in tomllib.loads((FOLDER / name).read_text())["article"]:
        day = date.fromisoformat(article["date"]) if "date" in article else None
        found = _written(facts_of(article["text"], day))
        wanted = _wanted(article)
        for kind in KINDS:
            mark = f"{article['name']}: "
            scores[kind].right += [mark + item for item in found[kind] if _is_in(item, wanted[kind], kind)]
            scores[kind].wrong += [mark + item for item in found[kind] if not _is_in(item, wanted[kind], kind)]
            scores[kind].missed += [mark + item for item in wanted[kind] if not _is_in(item, found[kind], kind)]
    return scores


def report(scores: dict[str, Score]) -> str:
    lines = [
        f"{kind:14} precision {100 * one.precision:5.1f} recall {100 * one.recall:5.1f}"
        f" ({len(one.right)} right, {len(one.wrong)} wrong, {len(one.missed)} missed)"
        for kind, one in scores.items()
    ]
    for kind, one in scores.items():
        lines += [f"  {kind} wrong:  {item}" for item in one.wrong] + [
            f"  {kind} missed: {item}" for item in one.missed
        ]
    return "\n".join(lines)


def _is_in(item: str, others: list[str], kind: str) -> bool:
    if kind == "quotes":
        return any(item.startswith(other) or other.startswith(item) for other in others)
    return item in others


def _wanted(article: dict[str, list[str]]) -> dict[str, list[str]]:
    people = [person.partition(" | ") for person in article["people"]]
    roles = [f"{name}: {role}" for name, _, roles in people for role in roles.split("; ") if role]
    return {**article, "people": [name for name, _, _ in people], "roles": roles}


def _written(facts: KeyFacts) -> dict[str, list[str]]:
    return {
        "people": [person.name for person in facts.people],
        "roles": [f"{person.name}: {role.text}" for person in facts.people for role in person.roles],
        "organisations": [body.name for body in facts.organisations],
        "places": [place.name for place in facts.places],
        "dates": [f"{moment.text} = {moment.iso}" for moment in facts.dates],
        "figures": list(_figures(facts)),
        "quotes": [f"{quote.speaker or '-'}: {quote.text}" for quote in facts.quotes],
    }


def _figures(facts: KeyFacts) -> Iterator[str]:
    for figure in facts.figures:
        yield f"{figure.text} = {figure.value.normalize():f} {figure.unit or figure.counted}".strip()
