"""What a term makes expect, and what in a translation answers it."""

from app.text.glossary import Glossary, Term, TermExpectation, term_expectations


def expect(sentence: str, french: str, english: str, *, shouting: bool = False) -> TermExpectation:
    (expectation,) = term_expectations(Glossary([Term(french, english)]), sentence, shouting=shouting)
    return expectation


def answers(expectation: TermExpectation, target: str) -> list[str]:
    return [target[span.start : span.end] for span in expectation.occurrences(target)]


def test_a_singular_is_preferred_for_a_singular() -> None:
    term = expect("Un missile balistique est tombé.", "missile balistique", "ballistic missile")
    assert (term.french, term.preferred, term.kind) == ("missile balistique", "ballistic missile", "term")
    assert answers(term, "A ballistic missile, Ballistic Missiles, ballistic missilery.") == [
        "ballistic missile",
        "Ballistic Missiles",
    ]


def test_a_plural_is_preferred_for_a_plural() -> None:
    term = expect("Les députés européens votent.", "député européen", "member of the European Parliament")
    assert term.preferred == "members of the European Parliament"
    assert answers(term, "The Members of the European Parliament vote.") == ["Members of the European Parliament"]


def test_capitals_of_the_term_are_needed() -> None:
    term = expect("L'OMS alerte.", "OMS", "WHO")
    assert answers(term, "The WHO, which knows who.") == ["WHO"]


def test_apostrophes_are_alike() -> None:
    term = expect("Le parquet enquête.", "parquet", "prosecutor’s office")
    assert answers(term, "The prosecutor's office.") == ["prosecutor's office"]


def test_what_is_kept_keeps_its_plural() -> None:
    term = expect("Les gilets jaunes manifestent.", "gilet jaune", "gilet jaune")
    assert term.preferred == "gilets jaunes"
    assert answers(term, "The gilets jaunes and a gilet jaune.") == ["gilets jaunes", "gilet jaune"]
    assert expect("LES GILETS JAUNES", "gilet jaune", "gilet jaune", shouting=True).preferred == "gilet jaune"


def test_accents_are_needed() -> None:
    term = expect("La Fête de la musique.", "Fête de la musique", "Fête de la Musique")
    assert answers(term, "The Fete de la Musique.") == []
    assert [(span.start, span.end) for span in term.places("The Fete de la Musique.")] == [(4, 22)]
