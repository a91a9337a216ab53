"""Names of a sentence as expectations of its translation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.text.expectation import Expectation
from app.text.names.finder import find_names
from app.text.names.tables import plain
from app.text.span import Span

# As long as this, an acronym is also written like a word («NASA», «Nasa») and is not mistaken for one («US», «us»).
_SHORTEST_IN_ANY_CASE = 5


@dataclass(frozen=True, slots=True)
class NameExpectation:
    """A name that must stand in the target, in one of its English forms.

    is_sure: that it is a name; what only may be one is a reason to prefer a hypothesis and to mend a copy, and none to
    put it away or to flag it.
    """

    french: str
    source: Span
    forms: tuple[str, ...]
    is_sure: bool = True
    kind: Literal["name"] = "name"

    @property
    def preferred(self) -> str:
        """The form to print."""
        return self.forms[0]

    def occurrences(self, target: str) -> Sequence[Span]:
        """Every place where one of the forms stands as a whole word, in order, the longest where some overlap.

        A possessive «'s» may follow, and hyphens may join the name to other words. The first letter must be as large as
        the form's; the others of a longer name may differ in case («MasterCard», «Mastercard»). Accents may be left
        out, but not added, and the French name is no answer where English has another («Pérou», «Nikolaï»).
        """
        bare = _bare(target)
        # An English title keeps its capitals: «Best Library».
        is_title = " " in self.french and self.french in self.forms
        found = [span for form in self.forms for span in _places(form, target, bare, any_case=not is_title)]
        if self.french not in self.forms:
            found = [span for span in found if target[span.start : span.end] != self.french]
        found.sort(key=lambda span: (span.start, -span.end))
        kept: list[Span] = []
        for span in found:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept


def name_expectations(sentence: str) -> list[Expectation]:
    """Find what names a normalised French sentence has, and how each may be spelt in English. Total."""
    return [NameExpectation(name.french, name.source, name.forms, name.is_sure) for name in find_names(sentence)]


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    """Take accents off without moving any character; one whose bare form is longer (ß) stays."""
    if text.isascii():
        return text
    return "".join(bare if len(bare := plain(character)) == 1 else character for character in text)


def _places(form: str, written: str, target: str, *, any_case: bool) -> list[Span]:
    """Find a form in the target, given as it is written and without accents."""
    accented, form = form, _bare(form)
    is_long = len(form) >= _SHORTEST_IN_ANY_CASE or (len(form) >= 3 and not form.isupper())
    text, wanted = target, form
    if any_case and is_long and len(form.lower()) == len(form) and len(target.lower()) == len(target):
        text, wanted = target.lower(), form.lower()
    places = []
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        has_capital = target[start] == form[0] or target[start].isupper()
        if has_capital and _is_whole(target, start, end) and _adds_no_accent(written[start:end], accented):
            places.append(Span(start, end))
        start = text.find(wanted, start + 1)
    return places


def _adds_no_accent(written: str, form: str) -> bool:
    """Whether each letter is the form's own, or has no accent: «Hector» for «Héctor», but not «Montéregie»."""
    if written.isascii() or len(written) != len(form):
        return True
    return all(one == other or plain(one) == one for one, other in zip(written.lower(), form.lower(), strict=False))


def _is_whole(target: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit touches the stretch."""
    return not (start and target[start - 1].isalnum()) and not (end < len(target) and target[end].isalnum())
