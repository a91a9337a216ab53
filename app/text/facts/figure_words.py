"""Closed lists of English words around figures, written by hand."""

from typing import Final

from app.text.facts.lists import words

# Words that are numbers in other sentences, and say nothing here.
NO_FIGURES: Final = words(
    """
    one single once both either neither double dual twice pair couple duo trio triple thrice zero second half
    century decade fortnight day
    """
)
# Plurals that do not end in “s”.
PLURALS: Final = words(
    """
    people men women children police troops staff youth personnel crew cattle aircraft sheep deaths migrants
    """
)
# Forms in "s" that count nothing.
NO_PLURALS: Final = words(
    """
    is was has does as this its his hers us plus across less unless towards perhaps always says news besides
    percentage ours yes years' versus previous various serious religious thus gas bus virus crisis process
    access business press politics economics sports' congress analysis status campus focus bonus minus success
    loss class boss cross overseas points thirds quarters fifths tenths translates afterwards means remains
    makes takes goes comes gives wants needs shows tells thanks
    """
)
# What no noun stands behind: a number before one of these counts nothing that is named.
BREAKS: Final = words(
    """
    and or but in on at to from for by with of as than that which who whose when while where after before since
    until is are was were be been being has have had will would can could may might must should the a an this
    these those his her its their our your my he she it they we i you not no if so nor said says told more less
    per out up down off about over under between against during through into onto each ago later earlier apart
    away behind ahead
    """
)
