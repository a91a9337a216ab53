"""French as the translation model saw it in training: straight quotes and apostrophes, plain spaces and hyphens."""

import unicodedata
from dataclasses import dataclass

_REPLACED = {
    **dict.fromkeys("’‘ʼ‛", "'"),
    **dict.fromkeys("“”„‟«»‹›", '"'),
    **dict.fromkeys("–—‒―−‐‑", "-"),
    "…": "...",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Normalized:
    """A sentence in the model's form.

    offsets[i] is the index in the original of what became character i; one more entry than characters, the last is the
    original's length. It never falls.
    """

    text: str
    offsets: tuple[int, ...]


def normalize(sentence: str) -> Normalized:
    """Bring a sentence into the form the model was trained on, and remember where each character came from."""
    characters: list[str] = []
    origins: list[int] = []
    pending = -1
    skip_space = False
    for index, cluster in _clusters(sentence):
        if cluster.isspace():
            pending = index if pending < 0 else pending
            continue
        if unicodedata.category(cluster[0]) in {"Cc", "Cf"}:
            continue
        if pending >= 0 and characters and not skip_space and cluster[0] not in "»›":
            characters.append(" ")
            origins.append(pending)
        pending = -1
        skip_space = cluster[0] in "«‹"
        for character in _REPLACED.get(cluster, unicodedata.normalize("NFC", cluster)):
            characters.append(character)
            origins.append(index)
    return Normalized("".join(characters), (*origins, len(sentence)))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Cut into base characters with their combining marks, each with its index."""
    found: list[tuple[int, str]] = []
    for index, character in enumerate(text):
        if found and unicodedata.combining(character):
            start, cluster = found[-1]
            found[-1] = (start, cluster + character)
        else:
            found.append((index, character))
    return found
