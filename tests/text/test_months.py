import pytest

from app.text.months import second_month


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        (
            "Il est venu le 2 novembre à Moscou.",
            "He came on Nov. 2 November to Moscow.",
            "He came on Nov. 2 to Moscow.",
        ),
        ("Le 18 septembre.", "On September 18 Sept.", "On September 18"),
        ("Il est venu le 2 novembre à Moscou.", "He came to Moscow on Nov. 2.", None),
        ("Du 2 au 4 novembre, il est à Rome.", "From Nov. 2 to Nov. 4 he is in Rome.", None),
        ("Le 2 novembre, novembre et ses brumes.", "On November 2 November and its mists.", None),
        ("", "", None),
    ],
)
def test_a_month_said_twice(source: str, target: str, left: str | None) -> None:
    span = second_month(source, target)
    assert (target[: span.start] + target[span.end :] if span else None) == left
