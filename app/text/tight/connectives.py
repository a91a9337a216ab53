"""Words that tie a sentence to the one before: «However, …», «In addition, …», «…, meanwhile, …»."""

from app.text.prose import is_question
from app.text.tight.reading import Cut, Reading


def find_connective(reading: Reading) -> Cut | None:
    """Find a connective at the start, or between two commas behind the subject."""
    plain, lexicon = reading.plain, reading.lexicon
    leading = lexicon.leading.match(plain) or (None if is_question(reading.text) else lexicon.bare.match(plain))
    if leading and not _is_tied(leading.end(), reading):
        return Cut("connective", 0, leading.end())
    inner = lexicon.inner.search(plain)
    if inner is None or "," in plain[: inner.start()] or not reading.may_go_on_with_verb(inner.end()):
        return None
    if reading.has_verb(plain[: inner.start()]):
        return None
    return Cut("connective", inner.start(), inner.end() - 1)


def _is_tied(place: int, reading: Reading) -> bool:
    """Whether what follows can't begin a sentence: «However, he said, the road is open», «And told the BBC»."""
    return reading.lexicon.tag.match(reading.plain, place) is not None or reading.may_go_on_with_verb(place)
