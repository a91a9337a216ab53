"""Words that the plurals and the places of terms depend on."""

_LINKS = """
de du des d l le la les un une à au aux en et ou par pour sur sous sans avec dans contre chez entre vers
"""
FRENCH_LINKS = frozenset(_LINKS.split())
"""What a French term is built with, and what does not change where the term does."""

_VERBS = """
porte couvre cessez garde essuie tire lance chasse sous avant après contre pare brise casse gratte vice ex non mi demi
semi ultra anti
"""
COMPOUND_VERBS = frozenset(_VERBS.split())
"""What stands before a hyphen and has no plural: «porte-avions», «couvre-feu», «cessez-le-feu», «vice-président»."""

_IRREGULAR = """
man men, woman women, person people, child children, foot feet, tooth teeth, wife wives, life lives, knife knives,
leaf leaves, thief thieves, half halves, shelf shelves, crisis crises, basis bases, analysis analyses,
criterion criteria, phenomenon phenomena, hero heroes, veto vetoes, embargo embargoes, potato potatoes, tomato tomatoes
"""
IRREGULAR = dict(pair.split() for pair in _IRREGULAR.split(","))
"""English nouns and their plurals that no rule makes."""

PLURALS = frozenset((*IRREGULAR.values(), "people", "police", "staff", "personnel", "media", "aircraft"))
"""What is a plural without an s."""

_NO_MEN = "human german roman norman ottoman"
NO_MEN = frozenset(_NO_MEN.split())
"""Words that end like «policeman» and are none."""

_MASSES = """
housing equipment information news advice evidence aid research progress revenue funding spending income legislation
weather traffic violence unrest warming custody purchasing
"""
UNCOUNTED = frozenset(_MASSES.split())
"""Nouns without a plural; the French that they stand for often has one («logements sociaux»: public housing)."""

_INNER = "of for in to on at by the a an and s"
PHRASE_JOINTS = frozenset(_INNER.split())
"""What may stand inside a noun phrase without being a part of its meaning."""

_OUTER = """
is are was were be been being has have had do does did will would can could may might must shall should not n't he she
it they we you i who which that this these those his her its their our if but or as than when while where said says say
told from with by after before during against between under over there
"""
OUTSIDE_PHRASES = frozenset(_OUTER.split()) - PHRASE_JOINTS
"""What is no part of a noun phrase: where alignment takes one in, it is not to be trusted."""
