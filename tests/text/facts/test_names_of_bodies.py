"""Organisations and places."""

import pytest

from tests.text.facts.scoring import facts_of


def bodies(text: str) -> list[str]:
    return [
        f"{body.name} ({body.acronym})" if body.acronym else body.name for body in facts_of(text, None).organisations
    ]


def places(text: str) -> list[str]:
    return [place.name for place in facts_of(text, None).places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He left the Ministry of Foreign Affairs.", ["Ministry of Foreign Affairs"]),
        ("He left the Ministry of Trade and Industry.", ["Ministry of Trade and Industry"]),
        ("The Bank of France and Renault agreed.", ["Bank of France", "Renault"]),
        ("The Zorn Foundation for Peace gave money.", ["Zorn Foundation for Peace"]),
        ("The World Food Programme (WFP) came. The WFP left.", ["World Food Programme (WFP)"]),
        ("The Lake Users’ Association (LUA) met; LUA voted.", ["Lake Users’ Association (LUA)"]),
        ("The Lebanese Red Cross and the ICRC came.", ["Lebanese Red Cross", "ICRC"]),
        ("The Open Sky Initiative (OSI) met; the OSI voted.", ["Open Sky Initiative (OSI)"]),
        ("They lived in the Soviet Union and the West Bank.", []),
        ("The Development and Reform Commission met.", []),
        ("The CIA and NATO met the U.N.", ["CIA", "NATO", "U.N."]),
        ("Russia’s Security Council met.", ["Security Council"]),
        ("The Russian Security Council met. The Security Council of Russia said so.", ["Russian Security Council"]),
        ("The National Prosecutor’s Office refused.", ["National Prosecutor’s Office"]),
    ],
)
def test_organisations(text: str, names: list[str]) -> None:
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Council met, and the Bank paid.",
        "They walked to Parliament Square on a Bank Holiday.",
        "They lost the Champions League final.",
        "The bank of the river was flooded.",
        "It was the First World War.",
        "The Science and Technology Facilities Council paid.",
        "An ABC of XYZ.",
        "The City Council voted, as the Government Zapatero had.",
        "Gross Domestic Product (GDP) rose.",
    ],
)
def test_no_organisations(text: str) -> None:
    assert bodies(text) == []


def test_places_have_one_name_each() -> None:
    assert places("The US and the United States, Kiev and Kyiv, Britain and the UK.") == [
        "United States",
        "Kiev",
        "Britain",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PARIS, Nov. 3 (AFP) - The strike goes on.", ["PARIS"]),
        ("They live in Nice. Nice people live there.", ["Nice"]),
        ("Reading is fun. Tours are expensive.", []),
        ("The University of Lyon is in Lyon.", ["Lyon"]),
        ("The Paris Opera plays in New York.", ["New York"]),
        ("Russian and French soldiers met in Val-de-Marne.", ["Val-de-Marne"]),
        ("The Stade de France was full.", []),
        ("He met in Moscow William Burns, and in Geneva Tuesday nobody.", ["Moscow", "Geneva"]),
        ("She won the US Open; the US President called.", ["US"]),
        (
            "He came from New Caledonia, Côte d'Ivoire and Île-de-France.",
            ["New Caledonia", "Côte d'Ivoire", "Île-de-France"],
        ),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert places(text) == names
