"""Whether a name is the subject of its English sentence, or says what is said in it."""

import re

from app.text.coreference.people import Mention, role_before
from app.text.coreference.roles import TITLES
from app.text.discourse_english import opening_phrase
from app.text.discourse_marks import is_quoted
from app.text.names.tables import demonyms

_SPEECH = (
    r"(?:said|says|added|adds|told|explained|insisted|warned|claimed|argued|noted|continued|concluded|admitted|"
    r"recalled|"
    r"stressed|wrote|promised|predicted|suggested|declared|acknowledged|announced|confirmed|denied|revealed|believes|"
    r"believed|commented|urged|replied)"
)
_THEN_SPEAKS = re.compile(rf"(?:,[^,;:.\"“”]{{1,60}},)? (?:\w+ly |also |has |had )?{_SPEECH}\b")
_SPEAKS_THEN = re.compile(
    r"\b(?:said|says|added|adds|explained|insisted|admitted|[Aa]ccording to) (?P<before>[^,;:.\"“”]{0,60})$"
)
_AFTER_SPEECH = re.compile(r"[,?!]?[”\"’]\s$|,\s$")
# What a subject may have before its name and still be one: "Former England captain", "The 45-year-old French".
_SMALL_WORDS = """
the a an former ex new old young veteran outgoing current world olympic senior chief rival fellow star defending
number one no two three top seed champion first last british-born us uk eu un
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_TURN = re.compile(r"\b(?:but|and|while|whereas|although|though|before|after|as|so|because)\b|[;:-]")
_PREPOSITION = re.compile(r"\b(?:that|which|who|than|if|when|as|by|with|because|while|until|met|told|beat|said|says)\b")
_VERB = re.compile(
    r"(?:,[^,;:.\"“”]{1,60},)? (?:also |then |later |now |still |\w+ly )*"
    r"(?:is|was|has|had|will|would|can|could|may|might|must|should|did|does|says|said|told|calls|called|went|came|"
    r"took|gave|"
    r"made|met|left|won|lost|became|began|wrote|spoke|saw|felt|knew|held|put|got|set|ran|kept|found|sought|"
    r"[a-z]+ed)\b"
)
_WORD = re.compile(r"[\w'’.-]+")


def is_subject(sentence: str, mention: Mention) -> bool:
    """Whether the sentence speaks of whoever is mentioned; False in doubt."""
    if is_quoted(sentence, mention.start):
        return False
    if _THEN_SPEAKS.match(sentence, mention.end):
        return True
    spoken = _SPEAKS_THEN.search(sentence, max(0, mention.start - 80), mention.start)
    if spoken and _is_attribute(spoken["before"]):
        return True
    before = sentence[: mention.start].lstrip(" \"“'‘«")
    if len(before) > 200 or _is_possessive(sentence, mention):
        return False
    before = before[opening_phrase(before) :]
    return _is_attribute(before) or (
        role_before(before) is not None and _is_phrase(before) and _acts(sentence, mention)
    )


def is_speaker(sentence: str, mention: Mention) -> bool:
    """Whether what the sentence says is said by whoever is mentioned, and not by another one about them."""
    if is_quoted(sentence, mention.start):
        return False
    before = sentence[max(0, mention.start - 120) : mention.start]
    if _THEN_SPEAKS.match(sentence, mention.end):
        return _is_attribute(before) or _AFTER_SPEECH.search(before) is not None
    spoken = _SPEAKS_THEN.search(before)
    return (
        spoken is not None
        and _AFTER_SPEECH.search(before[: spoken.start()]) is not None
        and _is_attribute(spoken["before"])
    )


def is_turned(sentence: str, speaker: Mention, other: Mention) -> bool:
    """Whether a sentence turns from a speaker to another: "Mr Hewitt said it was slow but Mr Pollard rejected that"."""
    return (
        speaker.end < other.start
        and _acts(sentence, other)
        and _TURN.search(sentence, speaker.end, other.start) is not None
    )


def speaks(sentence: str, end: int) -> bool:
    """Whether the subject that ends here says something: "He added"."""
    return _THEN_SPEAKS.match(sentence, end) is not None


def _is_phrase(before: str) -> bool:
    """Whether a role before a name can be the end of a phrase that has no verb of its own."""
    return "," not in before.rstrip(", ") and before.count(" ") < 8 and not _PREPOSITION.search(before)


def _acts(sentence: str, mention: Mention) -> bool:
    return _VERB.match(sentence, mention.end) is not None


def _is_possessive(sentence: str, mention: Mention) -> bool:
    return sentence[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ")


def _is_attribute(before: str) -> bool:
    """Whether nothing but a role and what belongs to it stands before a name."""
    if not before.strip():
        return True
    if "," in before.rstrip(", ") or before.count(" ") > 9:
        return False
    words = _WORD.findall(before)
    last = role_before(before)
    role_words = {part for word in (last[0].split() if last else ()) for part in (word, word.split("-")[-1])}
    return all(_may_precede(word, role_words) for word in words)


def _may_precede(word: str, role_words: set[str]) -> bool:
    lowered = word.lower()
    return (
        lowered in _SMALL
        or lowered in role_words
        or word in TITLES
        or word[0].isupper()
        or word[0].isdigit()
        or any(lowered == adjective.lower() for english in demonyms().values() for adjective in english)
    )
