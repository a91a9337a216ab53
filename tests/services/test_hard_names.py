"""Names in many pieces never reach the model."""

from app.services.hard_names import without_hard_names
from app.services.source_sentence import SourceSentence
from app.text.normalize import normalize


def sentence(text, *, names=True):
    return SourceSentence.of(text, normalize(text), names=names)


def count(texts):
    """A piece for every two characters."""
    return [len(text) // 2 for text in texts]


def given(text, *, names=True):
    source = sentence(text, names=names)
    (shielded,) = without_hard_names([source], count)
    return shielded.text if shielded else source.normalized.text


def test_a_long_name_is_put_away_and_a_short_one_is_not():
    assert given("Il a vu Patrouchev hier.") == "Il a vu F16 hier."
    assert given("Il a vu Burns hier.") == "Il a vu Burns hier."


def test_with_it_goes_what_stands_beside_it():
    assert given("Il a vu Nikolaï Patrouchev hier.") == "Il a vu F16 hier."


def test_an_address_is_put_away_as_ever():
    assert given("Lisez https://example.org/a avant demain.") == "Lisez F16 avant demain."
    assert given("Patrouchev a lu https://example.org/a hier.").count("https") == 0


def test_names_that_are_left_alone_stay():
    assert given("Il a vu Patrouchev hier.", names=False) == "Il a vu Patrouchev hier."
