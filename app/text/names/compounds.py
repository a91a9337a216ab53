"""Names that a hyphen holds together without making them one: «la rencontre Patrouchev-Burns»."""

from collections.abc import Iterator

from app.text.names.ordinary import is_ordinary
from app.text.names.tables import exonyms, known_names, plain, slavic_names
from app.text.names.transliterate import certainty
from app.text.names.words import Word
from app.text.span import Span

# What begins a given name or the name of a place that is one: «Jean-Claude», «Saint-Denis», «Al-Jazira».
_FIRST_HALVES = """
Al Ali Ann Anna Anne Aulnay Ban Bel Ben Bin Blanche Bois Bou Charles Château Claire Claude Didier Eau El Eric Est Eva
Eve Fort Franz François Françoise Georges Grand Grande Guy Hans Haut Haute Henri Hong Jean Jo Joan John Josef José
Juan Jung Karl Kim Kuala La Las Le Les Lise Los Louis Louise Luc Lucie Léo Marc Maria Marie Mary Michel Mont Neuilly
Nord Notre Nouvelle Ouest Paul Petit Pierre Pont Port Porte Rio Rose Roy Saint Sainte San Santa Sao Sarah Sud Terre
Val Vaux Viet Villa Ville Ya Yves
"""
_JOINED = frozenset(_FIRST_HALVES.split())
_SHORTEST = 4
# What two people or places have together: «le duel Trump-Biden».
_OCCASIONS = """
accord axe binôme choc couple débat derby dialogue duel duo entretien entrevue finale liaison ligne match rencontre
rivalité sommet tandem ticket train traité trajet vol
"""
_BETWEEN = frozenset(_OCCASIONS.split())


def parts_of(word: Word, before: str = "") -> list[Word]:
    """Give the names that a compound is made of, or the word itself where it is one name. before: the word before."""
    halves = list(_halves(word))
    names = [half.text for half in halves]
    if len(halves) < 2 or word.text in known_names() or names[0] in _JOINED or plain(word.text).lower() in exonyms():
        return [word]
    if any(len(name) < _SHORTEST or not name[0].isupper() or name.isupper() for name in names):
        return [word]
    if any(map(is_ordinary, names)):
        return [word]  # «Mexico-Américains»
    are_known = [name in known_names() or _changes(name) for name in names]
    if all(are_known) or (any(are_known) and before in _BETWEEN) or (any(map(_changes, names)) and not word.is_initial):
        return halves
    return [word]


def _halves(word: Word) -> Iterator[Word]:
    start = word.span.start
    for number, text in enumerate(word.text.split("-")):
        span = Span(start, start + len(text))
        yield Word(
            text, span, word.is_initial and not number, not number and word.follows, "" if number else word.elided
        )
        start = span.end + 1


def _changes(name: str) -> bool:
    """Whether English spells it otherwise for certain, and it is a person's or a city's."""
    listed = [entry for parts, entry in exonyms().get(plain(name).lower(), ()) if len(parts) == 1]
    if any(entry.french == name and entry.kind in ("place", "person") for entry in listed):
        return True
    entry = slavic_names().get(name)
    return (entry is not None and entry.kind == "name") or certainty(name) == "firm"
