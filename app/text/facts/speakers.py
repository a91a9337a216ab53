"""Which of an article's people the words for a speaker mean: "Ms. Belkacem", "the mayor, Mathieu Klein", "he"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from app.text.facts.people import Named
from app.text.span import Span

_PRONOUNS: Final = {"he": "man", "she": "woman"}
# "A friend of Macron" is somebody else.
_OTHERS: Final = re.compile(r"\b(?:of|for|to|and|by|with)\s\Z")
_APPOSITION: Final = ", "


class Speakers:
    """The places where an article names people, looked up by place."""

    def __init__(self, text: str, people: Sequence[Named]) -> None:
        self._text = text
        self._mentions = sorted(
            (
                (mention.start, mention.end, number)
                for number, one in enumerate(people)
                for mention in one.person.mentions
            )
        )
        self._people = people

    def of(self, who: Span, paragraph: Span) -> str:
        """Give the name of the person that the words at a place mean; empty in doubt."""
        pronoun = _PRONOUNS.get(self._text[who.start : who.end].lower())
        if pronoun is not None:
            return self._only_one(pronoun, Span(paragraph.start, who.start))
        inside = self._inside(who)
        if not inside:
            return self._named_behind(who)
        start, end, number = inside[0]
        is_one = all(other == number for _, _, other in inside)
        # Not "Macron’s spokesman", but "Mr. Skeens of Brownsville".
        is_last = end == who.end or self._text.startswith(" of ", end)
        is_himself = is_last and _OTHERS.search(self._text, who.start, start) is None
        return self._people[number].person.name if is_one and is_himself else ""

    def _inside(self, place: Span) -> list[tuple[int, int, int]]:
        """Give the mentions within a place: start, end, and the number of the person."""
        first = bisect_left(self._mentions, (place.start, 0, 0))
        found: list[tuple[int, int, int]] = []
        while first < len(self._mentions) and self._mentions[first][1] <= place.end:
            found.append(self._mentions[first])
            first += 1
        return found

    def _named_behind(self, who: Span) -> str:
        """Give the name behind words that are its role: "the foreign minister, Catherine Colonna"."""
        place = who.end + len(_APPOSITION)
        behind = bisect_left(self._mentions, (place, 0, 0))
        is_there = behind < len(self._mentions) and self._mentions[behind][0] == place
        if not is_there or not self._text.startswith(_APPOSITION, who.end):
            return ""
        person = self._people[self._mentions[behind][2]].person
        has_role = any(who.start <= role.span.start and role.span.end <= who.end for role in person.roles)
        return person.name if has_role else ""

    def _only_one(self, gender: str, before: Span) -> str:
        """Give the one person named before a pronoun in its paragraph whom it fits; empty where there are several."""
        numbers = {number for _, _, number in self._inside(before)}
        fits = [self._people[number] for number in numbers if self._people[number].gender in (gender, "")]
        return fits[0].person.name if len(fits) == 1 else ""
