import pytest

from app.engines.protocol import SummaryLength
from app.services import summary_evaluation_sumy
from app.services.summary_data import ReferencedArticle
from app.services.summary_evaluation_sumy import sumy_systems, sumy_version
from app.services.summary_evaluation_systems import words_of_lead

# The sentence before the last shares a word with three others, which share none among themselves.
PARAGRAPHS = (
    ("Dockers stop cranes, ferries and wages",),
    (
        "Rain fell all morning over the whole of the northern coast.",
        "Cranes stood still.",
        "Nobody was hurt.",
        "Most ferries left late.",
        "Schools open again in September.",
    ),
    ("Wages rose slightly.", "Dockers want ferries, cranes and better wages.", "Elections follow in May."),
)
ARTICLE = ReferencedArticle(PARAGRAPHS, ("Strike.",))
HUB = 7
FRENCH = ReferencedArticle(
    (
        (
            "Il pleut beaucoup ce matin.",
            "Les élèves rentrent lundi.",
            "Personne ne proteste encore.",
            "On attend l'accord.",
            "Rien ne bouge ici.",
            "Demain viendra l'usine.",
            "Reste la question d'argent.",
            "Argent, usine, accord.",
        ),
    ),
    ("Accord.",),
    "fr",
)


def by_name(language):
    return {system.name: system for system in sumy_systems(language)}


def test_a_sentence_that_has_much_in_common_with_others_is_taken() -> None:
    systems = by_name("en")
    assert list(systems) == [
        "LexRank, 3 sentences",
        "LexRank, equal words",
        "TextRank, 3 sentences",
        "TextRank, equal words",
    ]
    for name in ("LexRank, 3 sentences", "TextRank, 3 sentences"):
        summary = systems[name].run(ARTICLE)
        places = [sentence.sources[0] for sentence in summary]
        assert len(places) == 3
        assert HUB in places
        # In the article's order; the headline, which has all those words, is no candidate.
        assert places == sorted(places)
        assert 0 not in places
        assert [sentence.text for sentence in summary] == [ARTICLE.sentences[place] for place in places]
        assert systems[name].is_baseline


def test_elided_articles_do_not_hide_french_words() -> None:
    for name in ("LexRank, 3 sentences", "TextRank, 3 sentences"):
        assert (7,) in [sentence.sources for sentence in by_name("fr")[name].run(FRENCH)]


@pytest.mark.parametrize("name", ["LexRank, equal words", "TextRank, equal words"])
def test_equal_words_are_no_more_than_the_leads(name) -> None:
    system = by_name("en")[name]
    assert system.length(ARTICLE) == words_of_lead(ARTICLE) == SummaryLength(max_words=17)
    summary = system.run(ARTICLE)
    places = [sentence.sources[0] for sentence in summary]
    assert HUB in places
    # The first sentence has 11 words and no room beside the 7 of that one; shorter ones fill the rest.
    assert 1 not in places
    assert len(places) > 2
    assert sum(len(sentence.text.split()) for sentence in summary) <= 17


def test_odd_articles_are_no_fault() -> None:
    for language in ("en", "fr"):
        for paragraphs in ((), ((),), (("12 %.",),), (("One.",),), (("Same here today.", "Same here today."),)):
            for system in sumy_systems(language):
                found = system.run(ReferencedArticle(paragraphs, ("A.",), language))
                assert len(found) <= sum(map(len, paragraphs))


def test_sumy_may_be_missing(monkeypatch) -> None:
    assert sumy_version()
    monkeypatch.setattr(summary_evaluation_sumy, "version", _missing)
    assert sumy_version() is None


def _missing(name):
    raise summary_evaluation_sumy.PackageNotFoundError(name)
