"""Datelines: «PARIS (AFP) - …», «Londres, 3 mai (Reuters) - …», before a sentence of either language."""

from typing import Final

from numpy.random import Generator

from app.services.evaluation_data import Pair
from app.text.months import ENGLISH_MONTHS, FRENCH_NAMES

# As datelines have them; where English spells a city otherwise, so that it is not always copied.
_CITY_NAMES: Final = """
Paris|Paris
Londres|London
Bruxelles|Brussels
Washington|Washington
New York|New York
Berlin|Berlin
Moscou|Moscow
Kiev|Kyiv
Pékin|Beijing
Genève|Geneva
Rome|Rome
Madrid|Madrid
Lisbonne|Lisbon
Athènes|Athens
Varsovie|Warsaw
Vienne|Vienna
Ankara|Ankara
Istanbul|Istanbul
Jérusalem|Jerusalem
Beyrouth|Beirut
Le Caire|Cairo
Téhéran|Tehran
Bagdad|Baghdad
Damas|Damascus
Kaboul|Kabul
New Delhi|New Delhi
Tokyo|Tokyo
Séoul|Seoul
Hong Kong|Hong Kong
Alger|Algiers
Tunis|Tunis
Rabat|Rabat
Dakar|Dakar
Bamako|Bamako
Abidjan|Abidjan
Niamey|Niamey
Ouagadougou|Ouagadougou
Kinshasa|Kinshasa
Nairobi|Nairobi
Johannesburg|Johannesburg
Montréal|Montreal
Ottawa|Ottawa
Mexico|Mexico City
Bogota|Bogota
Caracas|Caracas
Brasilia|Brasilia
Buenos Aires|Buenos Aires
Francfort|Frankfurt
Strasbourg|Strasbourg
Marseille|Marseille
Lyon|Lyon
Toulouse|Toulouse
Bordeaux|Bordeaux
Lille|Lille
Nantes|Nantes
Rennes|Rennes
Nice|Nice
"""
_CITIES: Final = tuple(tuple(row.split("|")) for row in _CITY_NAMES.split("\n") if row)
_AGENCIES: Final = ("AFP", "AFP", "AFP", "Reuters", "AP", "Belga", "ATS", "EFE", "Xinhua")
_ENGLISH_NAMES: Final = tuple(
    next(name.capitalize() for name, number in ENGLISH_MONTHS.items() if number == month) for month in range(1, 13)
)
_LAST_DAY: Final = 28
_FIRST_OF_MONTH: Final = "1er"


def with_dateline(pair: Pair, chance: Generator) -> Pair | None:
    """Put a dateline before a pair of sentences; None where it begins with no capital, or in brackets or a quote."""
    if not (pair.french[:1].isupper() and pair.english[:1].isupper()):
        return None
    french, english = _CITIES[chance.integers(len(_CITIES))]
    if chance.random() < 0.7:
        french, english = french.upper(), english.upper()
    if chance.random() < 0.3:
        day, month = int(chance.integers(1, _LAST_DAY + 1)), int(chance.integers(12))
        written = _FIRST_OF_MONTH if day == 1 else str(day)
        article = "le " if chance.random() < 0.3 else ""
        french += f", {article}{written} {FRENCH_NAMES[month]}"
        english += f", {_ENGLISH_NAMES[month]} {day}"
    if chance.random() < 0.85:
        agency = f" ({_AGENCIES[chance.integers(len(_AGENCIES))]})"
        french, english = french + agency, english + agency
    return Pair(f"{french} - {pair.french}", f"{english} - {pair.english}")
