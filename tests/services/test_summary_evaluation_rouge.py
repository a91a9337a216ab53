import pytest

from app.services.summary_evaluation_rouge import METRICS, Rouge


def test_english_is_stemmed() -> None:
    assert Rouge("en").score(["The ministers resigned."], ["The minister resigns."]) == dict.fromkeys(METRICS, 100.0)
    assert "Porter stemmer" in Rouge("en").signature


def test_french_keeps_its_accented_letters() -> None:
    rouge = Rouge("fr")
    assert rouge.score(["L’été à Élancourt."], ["l'été à e\u0301lancourt"]) == dict.fromkeys(METRICS, 100.0)
    # rouge-score's own tokenizer makes «t» of «été» and of «ôté», and finds them equal.
    assert rouge.score(["été"], ["ôté"])["rouge1"] == 0
    assert "no stemmer" in rouge.signature


def test_the_order_of_sentences_counts_for_l_and_not_for_lsum() -> None:
    scores = Rouge("en").score(
        ["Cats sleep all day.", "Dogs bark at night."], ["Dogs bark at night.", "Cats sleep all day."]
    )
    assert scores["rougeLsum"] == 100
    assert scores["rougeL"] == pytest.approx(50)


def test_a_line_break_in_a_sentence_makes_no_two_of_it() -> None:
    rouge = Rouge("en")
    assert rouge.score(["One two three four."], ["One\ntwo three\nfour."]) == dict.fromkeys(METRICS, 100.0)


def test_no_summary_scores_nothing() -> None:
    assert Rouge("fr").score(["Une phrase."], []) == dict.fromkeys(METRICS, 0.0)
