"""Capitals that stand for their countries, and states as American copy shortens them."""

import re
from functools import cache

from app.text.names.tables import exonyms, plain

# French names of capitals, and of countries: a government is called by either.
_ROWS = """
Berlin: Allemagne
Paris: France
Londres: Royaume-Uni, Grande-Bretagne
Moscou, Kremlin: Russie, URSS
Washington, Maison-Blanche: États-Unis
Pékin: Chine
Tokyo: Japon
Séoul: Corée du Sud
Pyongyang: Corée du Nord
Téhéran: Iran
Bagdad: Irak
Damas: Syrie
Ankara: Turquie
Athènes: Grèce
Rome: Italie
Madrid: Espagne
Lisbonne: Portugal
Vienne: Autriche
Berne: Suisse
Varsovie: Pologne
Prague: République tchèque
Budapest: Hongrie
Kiev, Kyiv: Ukraine
Minsk: Biélorussie
Tbilissi: Géorgie
Riyad: Arabie saoudite
Le Caire: Égypte
Tripoli: Libye
Alger: Algérie
Rabat: Maroc
Tunis: Tunisie
New Delhi: Inde
Islamabad: Pakistan
Kaboul: Afghanistan
Ottawa: Canada
Canberra: Australie
Brasilia: Brésil
Caracas: Venezuela
La Havane: Cuba
Belgrade: Serbie
Bucarest: Roumanie
Copenhague: Danemark
Stockholm: Suède
Oslo: Norvège
"""
# As the Associated Press shortens the states; behind a city's name.
_STATES = """
Alabama Ala. | Arizona Ariz. | Arkansas Ark. | California Calif. | Colorado Colo. | Connecticut Conn. | Delaware Del.
| Florida Fla. | Georgia Ga. | Illinois Ill. | Indiana Ind. | Kansas Kan. | Kentucky Ky. | Louisiana La. | Maryland Md.
| Massachusetts Mass. | Michigan Mich. | Minnesota Minn. | Mississippi Miss. | Missouri Mo. | Montana Mont.
| Nebraska Neb. | Nevada Nev. | New_Hampshire N.H. | New_Jersey N.J. | New_Mexico N.M. | New_York N.Y.
| North_Carolina N.C. | North_Dakota N.D. | Oklahoma Okla. | Oregon Ore. | Pennsylvania Pa. | Rhode_Island R.I.
| South_Carolina S.C. | South_Dakota S.D. | Tennessee Tenn. | Texas Tex. | Vermont Vt. | Virginia Va. | Washington Wash.
| West_Virginia W.Va. | Wisconsin Wis. | Wyoming Wyo.
"""
_SHORTENED = {
    name.replace("_", " "): short for name, short in (row.split() for row in _STATES.replace("\n", " ").split("|"))
}
_PRO_COUNTRY = re.compile(r"\b(?:this|our|that|the|their|its) (?:country|nation)\b|\bat home\b", re.IGNORECASE)


def names_of_the_same(french: str) -> frozenset[str]:
    """Give the English names of what a capital, or a country, stands for: "Germany" of «Berlin»."""
    return _others().get(french, frozenset())


def is_shortened_state(english: str, target: str) -> bool:
    """Whether a state stands in a target as agencies shorten it behind a city: "Shanksville, Pa."."""
    short = _SHORTENED.get(english)
    return short is not None and f", {short}" in target


def is_country_in_other_words(french: str, target: str) -> bool:
    """Whether a country may be what "this country" or "at home" is in a target."""
    return french in _countries() and _PRO_COUNTRY.search(target) is not None


@cache
def _others() -> dict[str, frozenset[str]]:
    others: dict[str, frozenset[str]] = {}
    for row in _ROWS.strip().splitlines():
        sides = [[name.strip() for name in side.split(",")] for side in row.split(":")]
        for one, other in (sides, sides[::-1]):
            others |= dict.fromkeys(one, frozenset(form for name in other for form in _english(name)))
    return others


def _english(french: str) -> tuple[str, ...]:
    first = plain(french.partition(" ")[0]).lower()
    entries = (entry for _, entry in exonyms().get(first, ()) if entry.french == french)
    forms = next((entry.english for entry in entries), (french,))
    # Not "German": an adjective may be another word's.
    return tuple(form for form in forms if form == forms[0] or form.isupper() or form == "America")


@cache
def _countries() -> frozenset[str]:
    """Give the French names of countries: CLDR's territories but the larger ones, and those with a demonym."""
    entries = [entry for rows in exonyms().values() for _, entry in rows if entry.kind == "place"]
    listed = (entry.french for entry in entries if re.match(r"CLDR territories/[A-Z]|names list", entry.source))
    ruled = (name for row in _ROWS.strip().splitlines() for name in row.partition(": ")[2].split(", "))
    return frozenset({*listed, *ruled})
