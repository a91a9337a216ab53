"""Given names that English changes where a pope, a ruler or a saint bears them, and one that is a feast elsewhere.

«le pape François» is Pope Francis and «Henri VIII» Henry VIII; François Hollande and Henri Dupont stay as they are.
"""

import re
from collections.abc import Sequence

from app.text.names.words import Word

_ROMAN = re.compile(r"(?:Ier|Ire|[IVX]+)$")
# Which of them is meant, and so its English, is the custom of its country: Philippe of Belgium, Philip II of Spain.
_ROWS = """
Alexandre Alexander
Benoît Benedict
Célestin Celestine
Charles Charles Carl Karl Carlos Carol
Clément Clement
Édouard Edward
Edouard Edward
Élisabeth Elizabeth
Elisabeth Elizabeth
Étienne Stephen
Eugène Eugene
Eugénie Eugenie
François Francis Franz
Frédéric Frederick Frederik Friedrich
Georges George
Grégoire Gregory
Guillaume William Wilhelm Willem Guillaume
Gustave Gustav Gustaf Gustavus
Henri Henry Henri
Hérode Herod
Jacques James
Jean John Jean Juan
Joséphine Josephine
Jules Julius
Léon Leo
Léopold Leopold
Louis Louis Ludwig
Luc Luke
Marc Mark
Marie Mary Marie Maria
Matthieu Matthew
Nicolas Nicholas
Odon Odo
Othon Otto
Paul Paul
Philippe Philip Philippe Felipe
Pie Pius
Pierre Peter Pierre
Rodolphe Rudolf
Sigismond Sigismund
Sixte Sixtus
Sylvestre Sylvester
Urbain Urban
Victor-Emmanuel Victor
"""
_ENGLISH = {row.split()[0]: tuple(row.split()[1:]) for row in _ROWS.strip().splitlines()}
# Before them a name of the list is surely one of theirs.
_OFFICES = frozenset(["pape", "saint", "sainte", "archiduc", "archiduchesse", "tsar", "empereur", "apôtre", "évangile"])
_FEAST = ("Christmas", "Xmas", "Yule", "Yuletide", "Santa", "Holiday", "Holidays")


def ruler_forms(words: Sequence[Word], index: int) -> tuple[str, ...]:
    """Give the English forms of a pope's, ruler's or saint's given name, or of the feast of Noël; none otherwise.

    The French form is among them too: a ruler may keep his own («Henri IV»).
    """
    word = words[index]
    before = words[index - 1].text if index and word.follows else ""
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].follows else None
    if word.text == "Noël":
        is_person = before[:1].isupper() or (after is not None and after.text[0].isupper() and not after.elided)
        return () if is_person else _FEAST
    forms = _ENGLISH.get(word.text, ())
    if not forms or not (before.lower() in _OFFICES or _ROMAN.match(before) or (after and _ROMAN.match(after.text))):
        return ()
    return tuple(dict.fromkeys((*forms, word.text)))
