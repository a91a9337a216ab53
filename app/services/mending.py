"""Writing into a hypothesis what it garbled, where it is certain which word that is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.engines.protocol import Hypothesis
from app.services.repairs import aligned_runs, rewrite, written_in
from app.services.review import Review, review
from app.text.counted import count_place
from app.text.expectation import Expectation
from app.text.garbled_codes import find_garbled_code, joined_codes
from app.text.garbled_currencies import currency_word, find_misnamed, glued_currencies
from app.text.garbled_names import garbled_names, made_up_name
from app.text.glossary import TermExpectation
from app.text.glossary.placement import find_place
from app.text.names.expectations import NameExpectation
from app.text.names.particles import lost_particles
from app.text.names.repair import find_garbled, lost_accents
from app.text.numbers import NumberExpectation
from app.text.numbers.grouped import whole_figure
from app.text.protected import Protected
from app.text.slips import first_slip
from app.text.span import Span

_MOST_SLIPS = 6
_ARTICLE = re.compile(r"(?:La|Le|Les) |L'")
_THE = re.compile(r"\b[tT]he \Z")
_NUMERAL = re.compile(r" [IVX]+\Z")
# Each repair has the whole sentence looked at again: a table of a hundred wrong figures would take a minute.
_MOST_REPAIRS = 16


def mend(item: Review) -> Review:
    """Repair what is missing where that is safe.

    One thing at a time, each held against the whole sentence: a repair that loses something else is not made.
    """
    item = _without_slips(item)
    if particles := lost_particles(item.source, item.accounts, item.hypothesis.text):
        item = _rewritten(item, particles)
    if accents := lost_accents(item.accounts, item.hypothesis.text):
        item = _rewritten(item, accents)
    if glued := glued_currencies(item.hypothesis.text):
        item = _rewritten(item, glued)
    for expectation in item.missing[:_MOST_REPAIRS]:
        mended = _mended(item, expectation)
        if mended is None:
            continue
        after = review(item.source, mended, [accounted.expectation for accounted in item.accounts])
        if after.cost < item.cost or _is_hidden_by(expectation, item, after):
            # A name that the model copied as French spells it was no fault: writing it in English is no repair to tell.
            told = () if _stands_in_french(item, expectation) else (expectation,)
            item = replace(after, repaired=(*item.repaired, *told))
    item = _without_garbled(item)
    if codes := joined_codes(item.source, item.hypothesis.text):
        item = replace(_rewritten(item, codes), repaired=item.repaired, broken=item.broken)
    # A name written in may stand beside what is left of it: “the The Hudsucker Proxy Proxy”.
    return _guessed(_without_slips(item) if item.repaired else item)


def _without_garbled(item: Review) -> Review:
    """Write the names right that nobody expected; those that were torn stay so, as another hypothesis may have them."""
    # Where none is expected at all, names may be left alone on purpose.
    is_asked_for = any(accounted.expectation.kind == "name" for accounted in item.accounts)
    garbled = garbled_names(item.source, item.accounts, item.hypothesis.text) if is_asked_for else []
    if not garbled:
        return item
    after = _rewritten(item, [(span, name.preferred) for span, name in garbled])
    return replace(after, repaired=(*item.repaired, *(name for _, name in garbled)), broken=item.broken)


def _guessed(item: Review) -> Review:
    """Put the one name that is missing in the place of a word nobody knows, where the alignment says it is that.

    As it may be quite unlike the name, what the model makes of the sentence with the name put away is better: the name
    counts as broken, so that this is tried.
    """
    names = [name for name in item.missing if isinstance(name, NameExpectation)]
    if len(names) != 1 or not names[0].is_sure:
        return item
    name, right = names[0], [accounted.target for accounted in item.accounts if accounted.target]
    place = made_up_name(item.source, item.hypothesis.text, aligned_runs(item.hypothesis, name.source), right)
    if place is None:
        return item
    after = _rewritten(item, [(place, name.preferred)])
    if not _is_hidden_by(name, item, after):
        return item
    after = _without_slips(replace(after, repaired=(*item.repaired, name)))
    return replace(after, broken=(*after.broken, name))


def _without_slips(item: Review) -> Review:
    for _ in range(_MOST_SLIPS):
        if (slip := first_slip(item.source, item.hypothesis.text)) is None:
            break
        expectations = [accounted.expectation for accounted in item.accounts]
        after = replace(review(item.source, rewrite(item.hypothesis, *slip), expectations), repaired=item.repaired)
        if after.cost > item.cost:
            break  # it is within what has to stand as it is
        item = after
    return item


def _is_hidden_by(expectation: Expectation, item: Review, after: Review) -> bool:
    """Whether a name written right brings to light a word that is wrong already: «Patrouchev entretiens»."""
    is_name = isinstance(expectation, NameExpectation)
    return is_name and len(after.missing) < len(item.missing) and len(after.invented) <= len(item.invented)


def _rewritten(item: Review, places: Sequence[tuple[Span, str]]) -> Review:
    """Write words into a hypothesis, the last place first."""
    hypothesis = item.hypothesis
    for place, words in places:
        hypothesis = rewrite(hypothesis, place, words)
    return review(item.source, hypothesis, [accounted.expectation for accounted in item.accounts])


def _french(item: Review, expectation: Expectation) -> str:
    return item.source[expectation.source.start : expectation.source.end]


def _stands_in_french(item: Review, expectation: Expectation) -> bool:
    whole = rf"(?<!\w){re.escape(_french(item, expectation))}(?!\w)"
    return expectation.kind == "name" and re.search(whole, item.hypothesis.text) is not None


def _mended(item: Review, expectation: Expectation) -> Hypothesis | None:
    if isinstance(expectation, NumberExpectation):
        return (
            _number_mended(item, expectation) or _currency_mended(item, expectation) or _count_mended(item, expectation)
        )
    if isinstance(expectation, NameExpectation):
        return _name_mended(item, expectation)
    if isinstance(expectation, TermExpectation):
        return _term_mended(item, expectation)
    if isinstance(expectation, Protected) and (place := find_garbled_code(expectation.preferred, item.hypothesis.text)):
        return rewrite(item.hypothesis, place, expectation.preferred)
    return None


def _number_mended(item: Review, expectation: NumberExpectation) -> Hypothesis | None:
    """Put a figure in the place of the one figure that nothing in the source explains.

    Only where it is certain which: one is missing and one is too many, or the alignment points to one of them.
    """
    if not expectation.preferred:
        return None
    extra = item.invented
    missing = [other for other in item.missing if other.kind == "number"]
    runs = aligned_runs(item.hypothesis, expectation.source)
    aligned = [span for span in extra if any(span.start < run.end and run.start < span.end for run in runs)]
    places = aligned or (extra if len(missing) == len(extra) == 1 else [])
    if len(places) != 1:
        return None
    place = whole_figure(item.hypothesis.text, places[0], expectation.preferred)
    return rewrite(item.hypothesis, place, expectation.preferred)


def _currency_mended(item: Review, expectation: NumberExpectation) -> Hypothesis | None:
    """Put the currency behind its figure where the model wrote another one, or something else."""
    french = _french(item, expectation)
    if (word := currency_word(french)) is None:
        return None
    start = expectation.source.start
    runs = aligned_runs(item.hypothesis, Span(start + word.start, start + word.end))
    found = find_misnamed(french, expectation, item.hypothesis.text, runs)
    return rewrite(item.hypothesis, *found) if found else None


def _count_mended(item: Review, expectation: NumberExpectation) -> Hypothesis | None:
    found = count_place(item.source, expectation.source, item.hypothesis.text, item.invented)
    return rewrite(item.hypothesis, *found) if found else None


def _name_mended(item: Review, expectation: NameExpectation) -> Hypothesis | None:
    """Put a name in the place of its garbled copy: by the alignment or the French spelling."""
    text = item.hypothesis.text
    others = [accounted.expectation for accounted in item.accounts]
    french = _french(item, expectation)
    start = text.find(french)
    runs = [Span(start, start + len(french))] if start >= 0 else []
    for run in (*runs, *aligned_runs(item.hypothesis, expectation.source)):
        if found := find_garbled(text, run, expectation, others):
            return rewrite(item.hypothesis, _widened(item, found, expectation), expectation.preferred)
    return None


def _widened(item: Review, place: Span, expectation: NameExpectation) -> Span:
    """Take in the figure that became of a numeral, “Louis 140”, and an article before another: “the La Poste”."""
    if _ARTICLE.match(expectation.preferred) and (article := _THE.search(item.hypothesis.text, 0, place.start)):
        return Span(article.start(), place.end)
    if not _NUMERAL.search(expectation.preferred):
        return place
    return next((Span(place.start, span.end) for span in item.invented if span.start == place.end + 1), place)


def _term_mended(item: Review, expectation: TermExpectation) -> Hypothesis | None:
    """Put a term in the place of what the model called it."""
    others = [accounted.expectation for accounted in item.accounts]
    runs = aligned_runs(item.hypothesis, expectation.source)
    place = find_place(item.hypothesis.text, runs, expectation, others)
    if place is None:
        return None
    return written_in(item.hypothesis, place, expectation.preferred, is_plural=expectation.is_plural)
