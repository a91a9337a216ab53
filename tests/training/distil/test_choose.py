import pytest

from app.engines.protocol import Hypothesis
from app.services.source_sentence import SourceSentence
from app.text.normalize import normalize
from training.distil.choose import Choice, choose

FRENCH = "Le 3 mai, Nikolaï Patrouchev a reçu 120 députés à Moscou."
RIGHT = "On May 3, Nikolai Patrushev received 120 MPs in Moscow."


def sentence(french=FRENCH):
    return SourceSentence.of(french, normalize(french), names=True)


def hypotheses(*texts, truncated=False):
    return [Hypothesis(text, -0.3 - 0.1 * place, truncated) for place, text in enumerate(texts)]


def test_the_likeliest_is_taken_where_nothing_is_wrong_with_it():
    assert choose(sentence(), hypotheses(RIGHT, RIGHT.replace("MPs", "deputies"))) == Choice(RIGHT, -0.3, 0)


def test_the_first_that_holds_the_figure_is_taken():
    wrong = RIGHT.replace("120", "210")
    chosen = choose(sentence(), hypotheses(wrong, RIGHT))
    assert chosen == Choice(RIGHT, pytest.approx(-0.4), 1)


@pytest.mark.parametrize(
    ("english", "reason"),
    [
        (RIGHT.replace("120 ", ""), "number missing"),
        (RIGHT.replace("Nikolai Patrushev", "he"), "name missing"),
        ("", "number missing"),
    ],
)
def test_a_sentence_of_which_none_is_right_says_why(english, reason):
    assert choose(sentence(), hypotheses(english)) == reason


def test_what_was_cut_off_is_no_translation():
    assert choose(sentence(), hypotheses(RIGHT, truncated=True)) == "cut off"


def test_an_invented_figure_is_no_translation():
    french = "Le ministre a quitté la salle sans répondre aux questions."
    assert choose(sentence(french), hypotheses("The minister left the room without answering the 12 questions.")) == (
        "number invented"
    )


def test_french_that_was_left_standing_is_no_translation():
    french = "Le ministre a quitté la salle sans répondre aux questions."
    assert choose(sentence(french), hypotheses(french)) == "untranslated"


def test_one_that_is_far_less_likely_is_not_looked_at():
    unlikely = Hypothesis(RIGHT, -0.9)
    assert choose(sentence(), [Hypothesis(RIGHT.replace("120", "210"), -0.3), unlikely]) == "number missing"


def test_a_word_that_there_is_not_is_not_taught():
    french = "La vitamine D n'a pas d'effet sur le cancer."
    assert choose(sentence(french), hypotheses("Damine has no effect on cancer.")) == "unknown word"
