"""Which sentences lean on the one before, in English and in French: see the modules of the two languages."""

from app.text import discourse_english


def leans_on_previous(sentence: str, language: str = "en") -> bool:
    """Whether `sentence` can't be read alone: it starts on a pronoun or connective, or goes on in the middle of one.

    language: `fr` for French; anything else is read as English.
    """
    if language == "fr":
        from app.text import discourse_french  # noqa: PLC0415 - most servers never read French by these rules

        return discourse_french.leans_on_previous(sentence)
    return discourse_english.leans_on_previous(sentence)


def presumes_context(sentence: str, language: str = "en") -> bool:
    """Whether `sentence` speaks of something as known already: "The company", "also", and no name to say who.

    A weaker sign than `leans_on_previous`: such a sentence can be read alone, but a lead would have named its subject.
    """
    if language == "fr":
        from app.text import discourse_french  # noqa: PLC0415 - see above

        return discourse_french.presumes_context(sentence)
    return discourse_english.presumes_context(sentence)
