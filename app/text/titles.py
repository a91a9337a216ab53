"""Titles and initials of people as English print has them, where a translation has them otherwise for certain."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.span import Span

Slip = tuple[Span, str]

# Bounded, as each «L'» begins another one.
_NAME: Final = r"[A-ZÀ-Þ][\w'’-]{1,40}"
# A lawyer is no «Mr»: «Me Fatoumata Diallo» is a woman. English copy has the bare name.
_LAWYER: Final = re.compile(rf"(?<!\w)(?:Me|M[aâ]ître)\.? ({_NAME})")
_COURTESY: Final = r"(?:Mr|Mrs|Ms|Miss|Me|Master|M[aâ]ître)\.? "
_ABBREVIATED: Final = re.compile(r"(?<![\w.-])(?:Mr|Mrs|Ms|Dr)(?= [A-ZÀ-Þ])")
# “Me Kervadec”, “Mslle Dupont”
_LADY: Final = re.compile(rf"(?<!\w)(?P<title>Mme|Mlle)\.? (?P<name>{_NAME})")
_LADY_COPIED: Final = r"(?<!\w)(?:Me|Meme|Mme|Mm|Mle|Mlle|Ms?lle)\.? (?={name})"
# «Maëlle P., 29 ans»: courts and police give no surname, and a model makes one up.
_INITIAL: Final = re.compile(rf"(?<![\w.-])({_NAME}) ([A-Z])\.(?![\w-])(?! [A-ZÀ-Þ])")


def title_slips(source: str, target: str) -> Iterator[Slip]:
    """Find what is wrong around names: its place in the English, and what should stand there."""
    for lawyer in _LAWYER.finditer(source):
        wrong = re.search(rf"(?<!\w){_COURTESY}(?={re.escape(lawyer[1])})", target)
        if wrong:
            yield Span(*wrong.span()), ""
    for lady in _LADY.finditer(source):
        if copied := re.search(_LADY_COPIED.format(name=re.escape(lady["name"])), target):
            yield Span(*copied.span()), "Ms. " if lady["title"] == "Mme" else "Miss "
    for title in _ABBREVIATED.finditer(target):
        if title.group() == "Dr" or f"{title.group()} " not in source:
            yield Span(*title.span()), title.group() + "."
    for person in _INITIAL.finditer(source):
        surname = re.search(rf"(?<!\w){re.escape(person[1])} ({person[2]}[a-zà-ÿ]+\.?)(?!\w)", target)
        if surname and surname[1].rstrip(".") not in source:
            yield Span(*surname.span(1)), f"{person[2]}."
