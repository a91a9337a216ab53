"""Who appears in an article: which names are one person's, and in which roles the article has them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.text.coreference.capitals import Capitals, find_capitals
from app.text.coreference.roles import QUALIFIERS, role_in, sex_of_noun
from app.text.names.given import Sex, sex_of_given

Role = tuple[str, frozenset[str]]
# What may stand between a role and the name it is given to, and where such a phrase begins.
_BEFORE_NAME = re.compile(r"(?P<phrase>[^,;:.()\"“”«»]{1,80}?),? $")
_BREAK = re.compile(
    r"\b(?:the|an?|his|her|its|their|our|by|of|from|with|and|but|to|for|as|in|on|at|that|when|whose|said|says)\b|"
    r"['’]s "
)
_AFTER_NAME = re.compile(
    r",(?: who (?:is|was))? (?:(?:the|an?) |[A-ZÀ-Þ][\w-]+['’]s )?(?P<phrase>(?:[\w'’-]+ ){0,4}?[\w'’-]+)(?=,|\.|"
    r" of | at | in | for | who )"
)
_AGE = re.compile(r", \d{2},| \(\d{2}\)")
_CLOSED = re.compile(r"(?:,(?! and\b)|[.;)]|$)")
_PLURAL_VERB = re.compile(r" (?:have|are|were|plc|shares|customers|users|fans|supporters|employees|staff)\b")
_IN = re.compile(
    r"\b(?:(?:mayor|bishop|archbishop|governor|city|town|village|port|region|province|capital|university|island|"
    r"county|district|"
    r"state|streets|people|suburb|outskirts|centre|center|north|south|east|west|duke|duchess|battle|treaty) of|in|"
    r"near|at|the|The|inside|throughout|across|outside|joined|join|joining|leave|within) $"
)
# Characters before a name in which its role is looked for.
_REACH = 82


@dataclass(slots=True)
class Person:
    """Somebody in the article; given: folded, empty where it has the surname alone."""

    surname: str
    given: str
    sex: Sex | None
    roles: set[Role] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence; person is None where it may be anybody's, or no person's at all."""

    start: int
    name_start: int
    end: int
    words: int
    title: str
    person: Person | None
    sex: Sex | None


class Cast:
    """The people of an article, found in all of its sentences, and their mentions in each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._people: dict[str, list[Person]] = defaultdict(list)
        self._by_given: dict[str, list[Person]] = defaultdict(list)
        found = [[_with_evidence(sentence, run) for run in find_capitals(sentence)] for sentence in sentences]
        nobody = _nobody(sentences, found)
        found = [[run for run in runs if run.is_person or run.names not in nobody] for runs in found]
        self._name_people(found)
        found = [[run for run in runs if not run.is_word or run.surname in self._people] for runs in found]
        self.mentions = [[self._mention(run) for run in runs] for runs in found]
        self.by_role: dict[str, list[Person]] = defaultdict(list)
        for sentence, mentions in zip(sentences, self.mentions, strict=True):
            self._give_roles(sentence, mentions)

    def _name_people(self, found: Sequence[Sequence[Capitals]]) -> None:
        """Full names first: "Mr Blair" is Tony Blair, wherever in the article he has his given name."""
        runs = [run for runs in found for run in runs if run.is_person]
        for run in sorted(runs, key=lambda run: (len(run.names) < 2 or run.given.endswith("."), not run.title)):
            matching = self._matching(run)
            if not matching:
                person = Person(run.surname, run.given, run.sex)
                self._people[run.surname].append(person)
                if run.given:
                    self._by_given[run.given].append(person)
            elif len(matching) == 1 and run.sex:
                matching[0].sex = matching[0].sex or run.sex

    def _matching(self, run: Capitals) -> list[Person]:
        return [
            person
            for person in self._people.get(run.surname, ())
            if _is_one_given(person.given, run.given) and not (person.sex and run.sex and person.sex != run.sex)
        ]

    def _mention(self, run: Capitals) -> Mention:
        matching = self._matching(run)
        if not matching and len(run.names) == 1 and not run.title:
            matching = self._by_given.get(run.surname, [])
        person = matching[0] if len(matching) == 1 else None
        own = run.sex or (sex_of_given(run.names[0]) if len(run.names) == 1 and not run.title else None)
        sex = person.sex if person else own
        return Mention(run.start, run.name_start, run.end, len(run.names), run.title, person, sex)

    def _give_roles(self, sentence: str, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            if mention.person is None:
                continue
            for role in _around(sentence, mention.name_start, mention.end):
                if mention.person not in self.by_role[role[0]]:
                    self.by_role[role[0]].append(mention.person)
                mention.person.roles.add(role)
                mention.person.sex = mention.person.sex or sex_of_noun(role[0])


def is_one_role(bare: Role, given: Role) -> bool:
    """Whether somebody given a role may be called by a bare one: "the minister" is the interior minister."""
    return bare[0] == given[0] and bare[1] <= given[1] and not (QUALIFIERS & given[1]) - bare[1]


def role_before(text: str) -> Role | None:
    """Give the role on which a text ends, before a name: "the French president, "."""
    match = _BEFORE_NAME.search(text[-_REACH:])
    if match is None:
        return None
    return role_in(_BREAK.split(match["phrase"])[-1])


def _with_evidence(sentence: str, run: Capitals) -> Capitals:
    """Take an unknown name for a person's where it has a role, or an age."""
    if (
        run.is_person
        or run.is_word
        or not (_AGE.match(sentence, run.end) or any(_around(sentence, run.name_start, run.end)))
    ):
        return run
    return replace(run, is_person=True)


def _nobody(sentences: Sequence[str], found: Sequence[Sequence[Capitals]]) -> set[tuple[str, ...]]:
    """Unknown names that somewhere stand as no person's do: "in Yukos", "Chelsea have"."""
    return {
        run.names
        for sentence, runs in zip(sentences, found, strict=True)
        for run in runs
        if not run.is_person and (_PLURAL_VERB.match(sentence, run.end) or _IN.search(sentence, 0, run.start))
    }


def _around(sentence: str, start: int, end: int) -> Iterator[Role]:
    before = role_before(sentence[max(0, start - _REACH) : start])
    # "After meeting the president, Tony Blair said": he is another one.
    if before and (sentence[start - 2 : start - 1] != "," or _CLOSED.match(sentence, end)):
        yield before
    after = _AFTER_NAME.match(sentence, end)
    role = role_in(after["phrase"]) if after and not _BREAK.search(after["phrase"]) else None
    if role:
        yield role


def _is_one_given(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.endswith(".") and long.startswith(short[0])
