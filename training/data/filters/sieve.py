"""The filters that a recipe asks for, one after the other."""

from collections.abc import Iterator, Sequence

from training.data.filters.alphabet import is_in_other_letters
from training.data.filters.candidate import Candidate, Filter
from training.data.filters.copies import Copies
from training.data.filters.held_out import HeldOut
from training.data.filters.language import Languages
from training.data.filters.lengths import is_empty, is_longer, is_uneven
from training.data.filters.numbers import figures_differ
from training.data.filters.same import is_untranslated
from training.recipe import Filters

KEPT = ""


class Sieve:
    """Says of each pair which filter drops it: the first that does, those that cost least coming first."""

    def __init__(self, recipe: Filters, held_out: HeldOut | None = None) -> None:
        self._recipe = recipe
        self._held_out = held_out or HeldOut()
        self._languages = Languages()
        self.begin()

    def begin(self) -> None:
        """Begin with a source: pairs of others are no copies of its own."""
        self._filters = dict(self._chosen(Copies(self._recipe.most_copies)))

    def reasons(self, pairs: Sequence[Candidate]) -> list[str]:
        """Give for each pair the name of the filter that drops it, or KEPT."""
        return [self._reason(pair) for pair in pairs]

    def _reason(self, pair: Candidate) -> str:
        return next((name for name, drops in self._filters.items() if drops(pair)), KEPT)

    def _chosen(self, copies: Copies) -> Iterator[tuple[str, Filter]]:
        recipe = self._recipe
        yield "empty", is_empty
        yield "longest", lambda pair: is_longer(pair, recipe.longest)
        yield "ratio", lambda pair: is_uneven(pair, recipe.ratio)
        if recipe.untranslated:
            yield "untranslated", is_untranslated
        yield "alphabet", lambda pair: is_in_other_letters(pair, recipe.alphabet)
        yield "test_set", self._held_out.has
        yield "most_copies", copies.are_too_many
        if recipe.language:
            yield "language", self._languages.are_others
        if recipe.numbers:
            yield "numbers", figures_differ
