"""Sentences of courts and motions of parliaments."""

import pytest

from app.text.court import court_slips
from app.text.limits import lost_limits
from app.text.slips import first_slip


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        (
            "L'opposition a déposé une motion de censure.",
            "The opposition tabled a motion of censorship.",
            "The opposition tabled a no-confidence motion.",
        ),
        (
            "Le maire a saisi la justice.",
            "The mayor seized the justice.",
            "The mayor referred the case to the justice.",
        ),
        (
            "Le Conseil constitutionnel a censuré l'article 3.",
            "The Constitutional Council censored Article 3.",
            "The Constitutional Council struck down Article 3.",
        ),
        (
            "Il a été condamné à deux ans de prison avec sursis.",
            "He was sentenced to two years in suspended prison.",
            "He was sentenced to two years in prison, suspended.",
        ),
        (
            "Deux ans de prison avec sursis et une amende.",
            "Two years in prison suspended and a fine.",
            "Two years in prison, suspended, and a fine.",
        ),
        (
            "Deux ans de prison avec sursis et une amende.",
            "Two years in prison, suspended and a fine.",
            "Two years in prison, suspended, and a fine.",
        ),
        ("Le suspect a été mis hors de cause.", "The suspect was blamed.", "The suspect was cleared."),
        ("Il a plaidé coupable.", "He argued guilty.", "He pleaded guilty."),
        (
            "Trois ans de prison, dont un ferme.",
            "Three years in prison, including a farm.",
            "Three years in prison, one of which is to be served.",
        ),
    ],
)
def test_a_motion_is_no_censorship(source: str, target: str, right: str) -> None:
    ((span, words),) = court_slips(source, target)
    assert target[: span.start] + words + target[span.end :] == right
    assert first_slip(source, target) == (span, words)
    assert not list(court_slips(source, right))


def test_other_seizures_and_censorship_stay() -> None:
    assert not list(court_slips("La police a saisi la voiture.", "Police seized the car."))
    assert not list(court_slips("Le film a été censuré.", "The film was censored."))


def test_a_sentence_that_is_no_longer_suspended_is_told() -> None:
    source = "Il a été condamné à deux ans de prison avec sursis."
    (lost,) = lost_limits(source, "He was sentenced to two years in prison.")
    assert source[lost.source.start : lost.source.end].startswith("avec sursis")
    assert not lost_limits(source, "He was given a two-year suspended prison sentence.")
