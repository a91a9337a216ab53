import pytest

from app.text.names.given import sex_of_given


@pytest.mark.parametrize("name", ["Tony", "Gérald", "Nikolai", "Jean-Pierre", "Jean-Marie", "François", "Mohammed"])
def test_men(name: str) -> None:
    assert sex_of_given(name) == "m"


@pytest.mark.parametrize("name", ["Theresa", "Élisabeth", "Yulia", "Marie-Laure", "Anne-Claude", "Ségolène"])
def test_women(name: str) -> None:
    assert sex_of_given(name) == "f"


@pytest.mark.parametrize(
    "name", ["Claude", "Kim", "Jean", "Andrea", "Paris", "Georgia", "Police", "Monday", "", "-", "É-"]
)
def test_what_both_have_and_what_is_no_name(name: str) -> None:
    assert sex_of_given(name) is None
