"""English plurals of noun phrases, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.glossary.inflection import english_plural, french_forms


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("ballistic missile", "ballistic missiles"),
        ("local authority", "local authorities"),
        ("member of the European Parliament", "members of the European Parliament"),
        ("attorney at law", "attorneys at law"),
        ("key interest rate", "key interest rates"),
        ("Security Council", "Security Councils"),
        ("policeman", "policemen"),
        ("German", "Germans"),
        ("person of interest", "people of interest"),
        ("Child", "Children"),
        ("public housing", "public housing"),
        ("yellow vests", "yellow vests"),
        ("crisis", "crises"),
        ("virus", "viruses"),
        ("boss", "bosses"),
        ("aircraft", "aircraft"),
        ("MP", "MPs"),
        ("C++", "C++"),
        ("49.3", "49.3"),
    ],
)
def test_plurals(singular: str, plural: str) -> None:
    assert english_plural(singular) == plural


@given(st.text(max_size=30))
def test_any_text_has_forms(text: str) -> None:
    english_plural(text)
    forms = french_forms(text)
    assert next(iter(forms)) == text
    assert len(forms) <= 20
