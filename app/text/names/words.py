"""Words of a French sentence as the finder of names sees them."""

import re
from dataclasses import dataclass

from app.text.span import Span

# A word keeps its hyphens and inner apostrophes; "&" joins letters ("R&D").
_WORD = re.compile(r"[^\W_]+(?:['\-&][^\W_]+)*")
# «N'Djamena» and «N'Golo» are whole.
_ELISION = re.compile(
    r"(?!N'[A-ZÀ-Ý])(?:[ldcjnmst]|qu|jusqu|lorsqu|puisqu|presqu|quelqu|quoiqu|entr|[LDCJNMST]|Qu|QU|Jusqu|Lorsqu|Puisqu)'(?=[^\W_])"
)
# «al-Assad», «el-Béchir»: the article is no part that must be kept.
_ARABIC_ARTICLE = re.compile(r"(?:al|el|as|ad|ar|an|ed|es|ez|ould|ben|bin)-(?=[A-ZÀ-Ý])")
PERSON_TITLES = frozenset(["M", "MM", "Mme", "Mmes", "Mlle", "Melle", "Me", "Mgr", "Dr", "Pr", "Mr", "Mrs", "Ms"])
TITLES = PERSON_TITLES | {
    "Mlles",
    "St",
    "Ste",
    "Sir",
    "Lady",
    "Lord",
    "Jr",
    "Sr",
    "Senior",
    "Saint",
    "Sainte",
    "Madame",
    "Monsieur",
}
_SENTENCE_ENDS = frozenset('.!?:;("-[/|*•>')


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its place, and what stands before it.

    `is_initial`: a capital there says nothing, as at a sentence's start or after an opening quotation mark.
    `follows`: nothing but one space divides it from the word before.
    `elided`: what was cut from its front: «l'», «d'», «qu'».
    `is_enclosed`: it stands alone in brackets or quotation marks: «(Cimic)», «"Bion"».
    """

    text: str
    span: Span
    is_initial: bool
    follows: bool
    elided: str
    is_enclosed: bool = False

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital, or has one inside («iPhone»)."""
        return self.text[0].isupper() or (len(self.text) > 1 and self.text[1].isupper())


def words_of(sentence: str) -> list[Word]:
    """Take a normalised sentence apart into its words, in order."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(sentence):
        text, start = match.group(), match.start()
        elided = ""
        for cut in (_ELISION, _ARABIC_ARTICLE):
            if found := cut.match(text):
                elided += found.group()
                start += found.end()
                text = text[found.end() :]
        between = sentence[end : match.start()]
        stripped = between.strip()
        is_abbreviated = stripped == "." and bool(words) and _is_abbreviation(words[-1].text)
        begins = not words or (bool(stripped) and stripped[-1] in _SENTENCE_ENDS and not is_abbreviated)
        words.append(
            Word(
                text,
                Span(start, match.end()),
                is_initial=begins and not (elided and elided[0].islower()),
                follows=between in {" ", ""} or is_abbreviated,
                elided=elided,
                is_enclosed=_is_enclosed(sentence, match.start(), match.end()),
            )
        )
        end = match.end()
    return words


def _is_enclosed(sentence: str, start: int, end: int) -> bool:
    """Whether a word is all that stands between brackets or quotation marks."""
    opening = sentence[:start].rstrip()[-1:]
    closing = sentence[end : end + 2].lstrip()[:1]
    return (opening, closing) in (("(", ")"), ('"', '"'), ("[", "]"))


def _is_abbreviation(text: str) -> bool:
    return len(text) == 1 or text in TITLES
