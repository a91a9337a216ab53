import pytest

from app.errors import InvalidRequestError
from app.services.evaluation_variants import Variant, parse_variant
from app.settings import Settings


def test_words_of_a_variant_reach_the_settings_and_the_options():
    base = Settings(threads=3)
    variant = parse_variant("beam=1, quantization=float32,checks=off", base)
    assert (variant.settings.beam_size, variant.settings.compute_type, variant.settings.threads) == (1, "float32", 3)
    assert (variant.checks, variant.names) == (False, True)
    assert variant.name == "beam=1, quantization=float32,checks=off"


@pytest.mark.parametrize(
    ("text", "model"),
    [("opus-mt-fr-en", "opus-mt-fr-en"), ("models/mine,beam=2", "models/mine"), ("model=auto", "auto")],
)
def test_a_word_without_a_sign_is_a_model(text, model):
    assert parse_variant(text, Settings()).settings.translation_model == model


def test_what_a_variant_does_not_say_stays():
    base = Settings(beam_size=2)
    assert parse_variant("names=off", base) == Variant("names=off", base, names=False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("beams=1", "'beams=1' of 'beams=1' is not understood"),
        ("checks=maybe", "'checks=maybe'"),
        ("beam=", "'beam='"),
        ("", "''"),
        ("beam=1,", "'' of 'beam=1,'"),
        ("beam=99", "'99' of 'beam=99' makes no sense"),
        ("engine=marian", "'marian'"),
    ],
)
def test_what_is_not_understood_is_told(text, says):
    with pytest.raises(InvalidRequestError) as caught:
        parse_variant(text, Settings())
    assert says in caught.value.message
