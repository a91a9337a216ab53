"""Words that tie a sentence to the one before: «However, …», «In addition, …», «…, meanwhile, …»."""

from app.text.prose import is_question
from app.text.tight.reading import Cut, Reading


def find_connective(reading: Reading) -> Cut | None:
    """Find a connective at the start, or between two commas behind the subject."""
    plain, lexicon = reading.plain, reading.lexicon
    leading = lexicon.leading.match(plain) or (None if is_question(reading.text) else lexicon.bare.match(plain))
    if leading and not reading.needs(leading[0]):
        return Cut("connective", 0, leading.end())
    inner = lexicon.inner.search(plain)
    if inner is None or "," in plain[: inner.start()] or not reading.may_go_on_with_verb(inner.end()):
        return None
    if reading.has_verb(plain[: inner.start()]) or reading.needs(inner[0]):
        return None
    return Cut("connective", inner.start(), inner.end() - 1)
