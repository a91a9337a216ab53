"""Putting the name of whom a sentence speaks behind the pronoun or the bare role that it starts on.

Where two people may be meant, nobody is named: a wrong name in print is worse than a sentence left out. So the person
must be the subject, or the speaker, of the nearest sentence before that speaks of anybody of that sex, and the only one
in it; and a role must have been given to one person only in the whole article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.coreference.nouns import Noun, find_nouns
from app.text.coreference.people import Cast, Mention, Person, is_one_role
from app.text.coreference.roles import COURTESY, TITLES, sex_of_noun
from app.text.coreference.slots import Slot, find_slot
from app.text.coreference.subjects import is_speaker, is_subject, is_turned, speaks
from app.text.discourse_english import leans_on_previous
from app.text.discourse_marks import is_quoted, starts_quoted
from app.text.names.given import Sex
from app.text.names.tables import plain
from app.text.span import Span

# Sentences that are looked back for whom a pronoun means.
_REACH = 4
_HE_OR_SHE = {
    "m": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "f": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
_ROLE_TITLES = (
    TITLES
    - COURTESY
    - frozenset(
        {"Sir", "Dame", "Lord", "Lady", "Baroness", "King", "Queen", "Prince", "Princess", "Pope", "Emperor", "Father"}
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with the name put in.

    inserted: place in text of what was put in, with the blank before it. antecedent: index of the sentence in which the
    name stands as it was put in. evidence: indices, rising, of that and of the one that shows who is meant.
    span: place of the name in the antecedent.
    """

    text: str
    inserted: Span
    antecedent: int
    span: Span
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence needs: named: itself with a name, where it is certain; leans: whether it can't stand as it is."""

    leans: bool
    named: Named | None = None


def read_subjects(sentences: Sequence[str]) -> list[Reading]:
    """Read the sentences of an English article, in order."""
    article = _Article(sentences)
    return [article.read(index) for index in range(len(sentences))]


def unnamed(text: str, inserted: Span) -> str:
    """Take out what was put in."""
    return text[: inserted.start] + text[inserted.end :]


class _Article:
    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._cast = Cast(sentences)
        self._nouns = [
            find_nouns(sentence, mentions) for sentence, mentions in zip(sentences, self._cast.mentions, strict=True)
        ]
        self._slots = [
            None if is_inside else find_slot(sentence)
            for sentence, is_inside in zip(sentences, starts_quoted(sentences), strict=True)
        ]
        self._has_pronoun = {
            sex: any(pattern.search(sentence) for sentence in sentences) for sex, pattern in _HE_OR_SHE.items()
        }
        # Whom the subject of each sentence read so far means.
        self._subjects: list[Person | None] = []
        self._names: dict[int, tuple[int, Mention]] = {}

    def read(self, index: int) -> Reading:
        sentence, slot = self._sentences[index], self._slots[index]
        leans = leans_on_previous(sentence)
        person, shown = self._meant(index, slot) if slot else (None, None)
        self._subjects.append(person)
        named = self._named(index, slot, person, shown) if slot and person and shown is not None else None
        self._remember(index)
        if named and leans_on_previous(named.text):
            named = None
        is_bare_role = slot is not None and slot.role is not None and index > 0
        return Reading(leans or is_bare_role, named if leans or is_bare_role else None)

    def _remember(self, index: int) -> None:
        """Keep the fullest form of each name so far, and the first of its kind."""
        for mention in self._cast.mentions[index]:
            if mention.person is None:
                continue
            kept = self._names.get(id(mention.person))
            if kept is None or _fullness(mention) > _fullness(kept[1]):
                self._names[id(mention.person)] = index, mention

    def _meant(self, index: int, slot: Slot) -> tuple[Person | None, int | None]:
        """Whom a slot means, and the index of the sentence that shows it."""
        if slot.role is not None:
            return self._holder(index, slot)
        sex: Sex = slot.sex or "m"
        continues = not slot.possessive and speaks(self._sentences[index], slot.end)
        for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
            if not self._speaks_of(before, sex):
                if _HE_OR_SHE[sex].search(self._sentences[before]):
                    return None, None
                continue
            person = (self._speaker(before, sex) if continues else None) or self._only(before, sex)
            if person is None or self._is_named_in(index, person) or not self._is_of(person, sex, index - before):
                return None, None
            return person, before
        return None, None

    def _is_of(self, person: Person, sex: Sex, distance: int) -> bool:
        """Whether somebody is of this sex: as far as names tell, or else as the article has pronouns of no other."""
        if person.sex is not None:
            return person.sex == sex
        return distance == 1 and not self._has_pronoun["f" if sex == "m" else "m"]

    def _speaks_of(self, index: int, sex: Sex) -> bool:
        return (
            self._subjects[index] is not None
            or any(mention.sex in (sex, None) for mention in self._cast.mentions[index])
            or any(noun.sex in (sex, None) for noun in self._nouns[index])
        )

    def _only(self, index: int, sex: Sex) -> Person | None:
        """Give the one person of a sentence whom a pronoun in the next may mean: the subject, and no other there is."""
        people = [mention.person for mention in self._cast.mentions[index] if mention.sex in (sex, None)]
        people += [self._called(noun) for noun in self._nouns[index] if noun.sex in (sex, None)]
        subject = self._subjects[index]
        if subject is not None:
            people.append(subject)
        person = people[0]
        if person is None or any(other is not person for other in people) or person.sex not in (sex, None):
            return None
        if subject is person:
            return person
        mentions = [mention for mention in self._cast.mentions[index] if mention.person is person]
        return person if any(is_subject(self._sentences[index], mention) for mention in mentions) else None

    def _speaker(self, index: int, sex: Sex) -> Person | None:
        """Give who says what a sentence tells: whoever goes on speaking in the next one, whomever this one spoke of."""
        sentence, slot, subject = self._sentences[index], self._slots[index], self._subjects[index]
        if subject is not None and slot is not None and speaks(sentence, slot.end):
            return subject if subject.sex in (sex, None) else None
        mentions = [mention for mention in self._cast.mentions[index] if mention.sex in (sex, None)]
        speakers = [mention for mention in mentions if is_speaker(sentence, mention)]
        if not speakers or speakers[0].person is None:
            return None
        person = speakers[0].person
        others = [mention for mention in mentions if mention.person is not person]
        if any(other in speakers or is_turned(sentence, speakers[0], other) for other in others):
            return None
        return person

    def _called(self, noun: Noun) -> Person | None:
        """Whom a bare role means that is not the subject: "met the minister"."""
        if noun.role is None:
            return None
        holders = [
            person
            for person in self._cast.by_role.get(noun.role[0], ())
            if any(is_one_role(noun.role, role) for role in person.roles)
        ]
        return holders[0] if len(holders) == 1 and len(self._cast.by_role[noun.role[0]]) == 1 else None

    def _holder(self, index: int, slot: Slot) -> tuple[Person | None, int | None]:
        """Whom a bare role means: the one person who has it, where nobody else is called so."""
        role = slot.role
        assert role is not None  # noqa: S101 - asked of slots with a role alone
        holders = self._cast.by_role.get(role[0], ())
        if len(holders) != 1 or not any(is_one_role(role, given) for given in holders[0].roles):
            return None, None
        person = holders[0]
        sex = sex_of_noun(role[0].split()[-1])
        if sex and person.sex and sex != person.sex:
            return None, None
        if self._has_rival(role[0], person) or self._is_named_in(index, person):
            return None, None
        kept = self._names.get(id(person))
        return (person, kept[0]) if kept else (None, None)

    def _has_rival(self, role: str, person: Person) -> bool:
        """Whether the article calls anybody else so without a name: "the Turkish president"."""
        return any(
            noun.role is not None
            and noun.role[0] == role
            and not any(is_one_role(noun.role, given) for given in person.roles)
            for nouns in self._nouns
            for noun in nouns
        )

    def _is_named_in(self, index: int, person: Person) -> bool:
        """Whether a sentence names somebody, whom its pronoun then never means: "He told Mr Blair"."""
        sentence = self._sentences[index]
        if person.surname in {word.removesuffix("'s") for word in plain(sentence).casefold().split()}:
            return True
        return any(
            mention.person is person and not is_quoted(sentence, mention.start)
            for mention in self._cast.mentions[index]
        )

    def _named(self, index: int, slot: Slot, person: Person, shown: int) -> Named | None:
        kept = self._names.get(id(person))
        if kept is None:
            return None
        antecedent, mention = kept
        drops = _drops_title(mention) or (slot.role is not None and mention.title.lower() == slot.role[0])
        start = mention.name_start if drops else mention.start
        name = self._sentences[antecedent][start : mention.end]
        put_in = f" [{name}{'’s' if slot.possessive else ''}]"
        sentence = self._sentences[index]
        text = sentence[: slot.end] + put_in + sentence[slot.end :]
        inserted = Span(slot.end, slot.end + len(put_in))
        evidence = tuple(sorted({antecedent, shown}))
        return Named(text, inserted, antecedent, Span(start, mention.end), evidence)


def _fullness(mention: Mention) -> tuple[bool, bool]:
    return mention.words > 1, bool(mention.title)


def _drops_title(mention: Mention) -> bool:
    return mention.words > 1 and (mention.title in COURTESY or mention.title in _ROLE_TITLES)
