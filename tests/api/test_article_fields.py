"""What is copy in a newsroom's item, and what is not."""

import pytest

from app.api.article_fields import copy_fields


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("headline", "Burns à Moscou"),
        ("headline", "Incroyable"),
        ("body_html", "<p>Un texte.</p>"),
        ("anything", "Voir https://example.org pour la suite"),
        ("status", "Le président est à Moscou"),
        ("note", "Le 2 novembre 2021"),
        ("paid", "Payé"),
        ("title", "Macron: «Je reste»"),
    ],
)
def test_copy(name: str, value: str) -> None:
    assert copy_fields({name: value}) == {name: value}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("guid", "tag:afp,2021:1"),
        ("id", "abc"),
        ("family_id", "abc def"),
        ("itemId", "abc"),
        ("image_url", "photo.jpg"),
        ("language", "fr"),
        ("source", "Agence France-Presse"),
        ("pubstatus", "usable"),
        ("anything", "https://example.org/a?b=c"),
        ("anything", " mailto:desk@example.org "),
        ("anything", "desk@example.org"),
        ("anything", "urn:newsml:example.org:1"),
        ("anything", "123e4567-e89b-12d3-a456-426614174000"),
        ("published", "2021-11-02"),
        ("published", "2021-11-02T18:00:00Z"),
        ("published", "2021-11-02 18:00:00"),
        ("published", "Tue, 02 Nov 2021 18:00:00 GMT"),
        ("urgency", 3),
        ("embargoed", None),
        ("keywords", ["Russie"]),
        ("place", {"name": "Moscou"}),
    ],
)
def test_machinery(name: str, value: object) -> None:
    assert copy_fields({name: value}) == {}
