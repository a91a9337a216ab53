import pytest

from app.text.headline.own import own_headline


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["Rail strike halts trains across France"], 0),
        (["INTERNATIONAL", "Rail strike halts trains across France", "By Jane Doe in Paris"], 1),
        (["RAIL STRIKE HALTS TRAINS"], 0),
        (["Par Jeanne Durand", "Grève à la SNCF"], 1),
        (["Burns in Moscow: what we know"], 0),
        ([], None),
        (["By Jane Doe in Paris"], None),
        (["PARIS, Nov. 3 (AFP)"], None),
        (["Published on Monday 3 May 2021"], None),
        (["Photo: an empty platform at the Gare de Lyon"], None),
        (["• Trains to Lyon are late"], None),
        (["Sport"], None),
        (["word " * 19], None),
    ],
)
def test_the_headline_among_the_lines_above(lines: list[str], place: int | None) -> None:
    assert own_headline(lines) == place
