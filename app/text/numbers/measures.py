"""Units, currencies and months by their French and English names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.text.numbers.currencies import RARE_ENGLISH, RARE_FRENCH


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; amounts of one family compare by their factors, those of two families never."""

    family: str
    factor: Decimal


UNITS: Final[Mapping[str, Unit]] = {
    name: Unit(family, Decimal(factor))
    for family, units in {
        "duration": {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
        "period": {"month": 1, "year": 12, "decade": 120, "century": 1200},
        "length": {"millimetre": 1, "centimetre": 10, "metre": 1000, "kilometre": 1000000},
        "mass": {"gram": 1, "kilogram": 1000, "tonne": 1000000},
        "area": {"square centimetre": 1, "square metre": 10**4, "hectare": 10**8, "square kilometre": 10**10},
        "space": {"cubic centimetre": 1, "cubic metre": 10**6, "cubic kilometre": 10**15},
        "volume": {"litre": 1},
        "temperature": {"degree": 1},
        "imperial length": {"inch": 1, "foot": 12, "yard": 36, "mile": 63360},
        "imperial mass": {"ounce": 1, "pound": 16},
        "imperial area": {"square foot": 1, "acre": 43560, "square mile": 27878400},
        "imperial volume": {"gallon": 1},
        "imperial temperature": {"fahrenheit": 1},
    }.items()
    for name, factor in units.items()
}


def alternatives(names: Iterable[str]) -> str:
    """Give the part of a pattern that matches any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _named(table: Mapping[str, str]) -> dict[str, str]:
    return {name: key for key, names in table.items() for name in names.split()}


_FRENCH_UNITS: Final = _named(
    {
        "second": "seconde secondes s sec",
        "minute": "minute minutes min mn",
        "hour": "heure heures h H",
        "day": "jour jours",
        "week": "semaine semaines",
        "month": "mois",
        "year": "an ans année années",
        "century": "siècle siècles",
        "millimetre": "millimètre millimètres mm",
        "centimetre": "centimètre centimètres cm",
        "metre": "mètre mètres m",
        "kilometre": "kilomètre kilomètres km kms",
        "gram": "gramme grammes g",
        "kilogram": "kilo kilos kilogramme kilogrammes kg",
        "tonne": "tonne tonnes",
        "hectare": "hectare hectares ha",
        "square centimetre": "cm²",
        "square metre": "m²",
        "square kilometre": "km²",
        "cubic centimetre": "cm³",
        "cubic metre": "m³",
        "litre": "litre litres",
        "degree": "degré degrés ° °C",
        "fahrenheit": "°F",
        "foot": "pied pieds",
        "inch": "pouce pouces",
        "yard": "yard yards",
        "mile": "mile miles mille milles",
        "acre": "acre acres",
        "gallon": "gallon gallons",
        "ounce": "once onces",
    }
)
_ENGLISH_UNITS: Final = _named(
    {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs h",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "millimetre": "millimetre millimetres millimeter millimeters mm",
        "centimetre": "centimetre centimetres centimeter centimeters cm",
        "metre": "metre metres meter meters m",
        "kilometre": "kilometre kilometres kilometer kilometers km kms kmh kph",
        "gram": "gram grams gramme grammes g",
        "kilogram": "kilo kilos kilogram kilograms kilogramme kilogrammes kg",
        "tonne": "tonne tonnes ton tons",
        "hectare": "hectare hectares ha",
        "square centimetre": "cm²",
        "square metre": "m² sqm",
        "square kilometre": "km²",
        "cubic centimetre": "cm³",
        "cubic metre": "m³",
        "litre": "litre litres liter liters",
        "degree": "degree degrees ° °C",
        "fahrenheit": "°F fahrenheit",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards",
        "mile": "mile miles mph",
        "pound": "lb lbs",
        "acre": "acre acres",
        "gallon": "gallon gallons",
        "ounce": "ounce ounces oz",
    }
)


def _powers(units: Mapping[str, str], forms: Mapping[str, str]) -> dict[str, str]:
    """Name the squares and cubes of units of length: «mètres carrés», "square meters"."""
    return {
        form.format(name): f"{power} {unit}"
        for name, unit in units.items()
        for form, power in forms.items()
        if f"{power} {unit}" in UNITS
    }


FRENCH_UNITS: Final = _FRENCH_UNITS | _powers(
    _FRENCH_UNITS, {"{} carré": "square", "{} carrés": "square", "{} cube": "cubic", "{} cubes": "cubic"}
)
ENGLISH_UNITS: Final = _ENGLISH_UNITS | _powers(
    _ENGLISH_UNITS,
    {"square {}": "square", "sq {}": "square", "sq. {}": "square", "{} square": "square", "cubic {}": "cubic"},
)
# «$» stands for every dollar, «couronne» for every crown: what the word itself leaves open.
FRENCH_CURRENCIES: Final = (
    {"livre sterling": "GBP", "livres sterling": "GBP"}
    | _named(
        {
            "EUR": "€ euro euros EUR",
            "USD": "$ dollar dollars USD US$ $US CAD C$",
            "GBP": "£ sterling GBP",
            "JPY": "¥ yen yens JPY",
            "CNY": "yuan yuans renminbi CNY",
            "CHF": "franc francs CHF FCFA CFA",
            "RUB": "rouble roubles RUB",
            "INR": "roupie roupies INR",
            "SEK": "couronne couronnes SEK NOK DKK CZK",
            "MXN": "peso pesos",
            "BRL": "reais réaux réais réals",
            "MAD": "dirham dirhams",
            "DZD": "dinar dinars",
            "ILS": "shekel shekels",
            "PLN": "zloty zlotys PLN",
            "UAH": "hryvnia hryvnias hrivna hrivnas grivna grivnas",
            "SAR": "rial rials riyal riyals",
        }
    )
    | RARE_FRENCH
)
ENGLISH_CURRENCIES: Final = (
    _named(
        {
            "EUR": "€ euro euros Euro Euros EUR",
            "USD": "$ dollar dollars USD US$ CAD C$ A$ buck bucks",
            "GBP": "£ pound pounds quid sterling GBP",
            "JPY": "¥ yen JPY",
            "CNY": "yuan renminbi CNY",
            "CHF": "franc francs CHF FCFA CFA",
            "RUB": "rouble roubles ruble rubles RUB",
            "INR": "rupee rupees rupiah rupiahs INR",
            # «couronnes» are laid at memorials, too.
            "SEK": "wreath wreaths crown crowns krona kronor kronur krone kroner koruna korunas SEK NOK DKK CZK",
            "MXN": "peso pesos",
            "BRL": "reals reais",
            "MAD": "dirham dirhams",
            "DZD": "dinar dinars",
            "ILS": "shekel shekels",
            "PLN": "zloty zlotys PLN",
            "UAH": "hryvnia hryvnias",
            "SAR": "rial rials riyal riyals",
        }
    )
    | RARE_ENGLISH
)
SYMBOLS: Final[Mapping[str, str]] = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
