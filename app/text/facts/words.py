"""Closed lists of English words that tell what a name is a name of, written by hand: titles, calendars, first words."""

from typing import Final

from app.text.facts.lists import words

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = words(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec
    """
)

COURTESY: Final = words(
    """
    reverend rev mr mrs ms miss mx dr sir dame lord lady madam madame monsieur maître sheikh sheikha
    """
)
# Titles that show whose they are.
MEN: Final = words(
    """
    mr sir lord monsieur sheikh king prince pope father imam
    """
)
WOMEN: Final = words(
    """
    mrs ms miss dame lady madam madame queen princess
    """
)

# What stands in small letters between the parts of a name.
PARTICLES: Final = words(
    """
    de da di du del della der den des dos do la le los las van von bin ben ibn al el ter ten zu zur y e af av st
    """
)
# Family names that stand first: "Xi Jinping", "Kim Jong-un".
FAMILY_FIRST: Final = words(
    """
    park xi kim moon yoon li wang zhang chen hu jiang deng mao liu yang zhao zhou wu huang sun zhu lin lee choi
    jang nguyen tran pham vo ho tsai lai ma bo qin han peng ban
    """
)
# Words that begin sentences and no name.
STARTERS: Final = words(
    """
    of that what a is by from may last as it before or are between and in an former first second with one these
    no their the where do ten to this those his her its our my your on at for but if when while who why how
    since after during under over about against among despite according although though because until unless
    also then now today yesterday tomorrow tonight here there he she they we i you both all some many most
    several other another each every not only even just still yet so thus meanwhile however moreover later
    earlier next two three four five six seven eight nine third new old young asked speaking following once like
    unlike near inside outside via per was were has have had will would can could might must should does did let
    """
)
