"""The closed lists of one language that the rules are made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


def whole(*alternatives: str) -> re.Pattern[str]:
    """Match any of the alternatives as whole words, in any case; a hyphen or apostrophe behind is part of a word."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(' '.join(alternatives).split())})(?![\w-])", re.IGNORECASE)


def phrases(*alternatives: str) -> str:
    """Join phrases, one an argument, to a pattern; the spaces in them are spaces."""
    return rf"(?:{'|'.join(alternatives)})"


def word_set(text: str) -> frozenset[str]:
    """Split a list of words that are told apart by spaces."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of a language.

    leading: a connective with its comma and space, at the start of a sentence. bare: one that has no comma.
    inner: a connective between two commas, both part of the match.
    tag: what may follow a connective in commas ("However, he said, …"), matched up to its comma.
    openings: an attribution at the start ("According to X, "). closings: at the end, up to the end mark.
    inner_sources: between two commas, with both. All three have a group `source`.
    joining: a word that keeps its comma when what stood before it is gone ("…, but").
    setting: a short opening that keeps its comma ("In 2004,").
    opening: the start of a phrase that stands before a subject, with a comma.
    relative: a clause between two commas, with both, that speaks of what stands before it; group `clause`.
    describing: the start of one that holds no news, but what its subject always does.
    relatives: the words that such a clause begins with.
    home: a relative clause that says where somebody is from; the one kind that may take a name with it.
    gloss: the start of an explanation between dashes. bracketed: one in brackets.
    certain: a verb that is nothing else and no participle. finite: one that is hardly anything else.
    following: a preposition that may follow an aside between dashes without a comma.
    past: one that may be a participle as well.
    adverb: one that may stand before it, with its space.
    subordinate: the start of a clause that is no sentence alone.
    shifting: how somebody spoke, where it puts what was said into the past.
    stative: verbs in the past that say in reported speech what holds now.
    telling: a sentence with one of these keeps its attributions: accusations, views, guesses, and what is disputed.
    deeds: verbs that say what was done. measuring: phrases of verbs that say how much, or what opens or ends; a
    sentence with any other deed keeps its attributions.
    never_known: sources that stay: pronouns, the sides of a trial, those who could be anybody ("experts"), and the
    press, which is owed the credit.
    lasting: what is never taken out: numbers, negations, modals, hedges, conditions, and grave news.
    counting: words of quantity; what stands behind one tells how many are meant.
    open_nouns: words for which even a clause between commas tells who is meant.
    referring: words in the rest of a sentence that may point into an aside; by its first word, "" for any.
    speaking: a sentence that begins with its source ("The ministry said that"); group `source`.
    determiners, titles, descriptors: words of a source that do not tell it from another; the last in small letters.
    definite: the start of a source that was spoken of before.
    linking: words within a name that its acronym skips.
    """

    leading: re.Pattern[str]
    bare: re.Pattern[str]
    inner: re.Pattern[str]
    tag: re.Pattern[str]
    openings: tuple[re.Pattern[str], ...]
    closings: tuple[re.Pattern[str], ...]
    inner_sources: tuple[re.Pattern[str], ...]
    joining: re.Pattern[str]
    setting: re.Pattern[str]
    opening: re.Pattern[str]
    relative: re.Pattern[str]
    describing: re.Pattern[str]
    relatives: frozenset[str]
    home: re.Pattern[str]
    gloss: re.Pattern[str]
    bracketed: re.Pattern[str]
    certain: re.Pattern[str]
    following: re.Pattern[str]
    finite: re.Pattern[str]
    past: re.Pattern[str]
    adverb: re.Pattern[str]
    subordinate: re.Pattern[str]
    shifting: re.Pattern[str]
    stative: re.Pattern[str]
    telling: re.Pattern[str]
    deeds: tuple[re.Pattern[str], ...]
    measuring: re.Pattern[str]
    never_known: re.Pattern[str]
    lasting: re.Pattern[str]
    counting: re.Pattern[str]
    open_nouns: re.Pattern[str]
    referring: Mapping[str, re.Pattern[str]]
    speaking: re.Pattern[str]
    determiners: frozenset[str]
    titles: frozenset[str]
    descriptors: frozenset[str]
    definite: re.Pattern[str]
    linking: frozenset[str]
