import pytest

from tests.text.facts.scoring import facts_of


def people(text: str) -> dict[str, list[str]]:
    return {person.name: [role.text for role in person.roles] for person in facts_of(text, None).people}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("French President Emmanuel Macron spoke.", "Emmanuel Macron", "French President"),
        ("The former Prime Minister Édouard Philippe spoke.", "Édouard Philippe", "former Prime Minister"),
        ("The CIA director, William Burns, left.", "William Burns", "CIA director"),
        ("The mayor of Nancy, Mathieu Klein, left.", "Mathieu Klein", "mayor of Nancy"),
        ("Olga Petrova, a human rights lawyer, left.", "Olga Petrova", "human rights lawyer"),
        ("Olga Petrova, 43, head of the clinic, left.", "Olga Petrova", "head of the clinic"),
        ("Germany’s Chancellor Olaf Scholz left.", "Olaf Scholz", "Germany’s Chancellor"),
        ("The secretary of State John Kerry left.", "John Kerry", "secretary of State"),
        ("Minister of Justice Éric Morel left.", "Éric Morel", "Minister of Justice"),
        ("The actress Zazie Quillon was there.", "Zazie Quillon", "actress"),
        ("Olga Petrova, author of “Red Autumn”, left.", "Olga Petrova", "author"),
        ("To Olga Petrova, head of the clinic, it was new.", "Olga Petrova", "head of the clinic"),
        ("New York Mayor Eric Adams spoke.", "Eric Adams", "New York Mayor"),
        ("In Paris President Emmanuel Macron spoke.", "Emmanuel Macron", "President"),
        ("Paul Roux, minister of Economy and Finance, left.", "Paul Roux", "minister of Economy and Finance"),
    ],
)
def test_a_role_is_read_beside_the_name(text: str, name: str, role: str) -> None:
    assert people(text) == {name: [role]}


@pytest.mark.parametrize(
    "text",
    [
        "Nikolai Patrushev, who leads the council, arrived.",
        "Nikolai Patrushev, said to be ill, arrived.",
        "Nikolai Patrushev, director at heart he was not, arrived.",
        "Nikolai Patrushev met the director.",
    ],
)
def test_what_is_no_role_is_left_out(text: str) -> None:
    assert people(text) == {"Nikolai Patrushev": []}


@pytest.mark.parametrize(
    "text",
    [
        "Meanwhile Paris waited.",
        "On Monday March began.",
        "The Russian Embassy closed.",
        "Charles de Gaulle Airport was closed.",
        "They drank at the Hotel Victoria Palace.",
        "Victor Hugo Street was closed.",
        "The Nobel Peace Prize was awarded.",
        "German Shepherds were trained.",
        "General Motors and Christian Dior rose.",
        "Her novel Red Autumn was a success.",
        "Hurricane Katrina struck.",
        "They read Le Monde.",
        "Police said the Boulevard Voltaire was closed.",
        "The President of the Republic spoke.",
        "A leader of the Blue Valley Hunt was heard.",
        "Talks between Moscow and Washington went on.",
    ],
)
def test_other_names_are_no_people(text: str) -> None:
    assert people(text) == {}


def mentions(text: str) -> dict[str, list[str]]:
    facts = facts_of(text, None)
    return {person.name: [text[span.start : span.end] for span in person.mentions] for person in facts.people}


def test_short_mentions_are_joined_to_the_full_name() -> None:
    text = "W. Burns left. William Burns, of Texas, had come by car. Burns waved. Mr. Burns spoke, Burns’s aide too."
    assert mentions(text) == {"William Burns": ["W. Burns", "William Burns", "Burns", "Burns", "Burns"]}


def test_a_surname_of_two_people_is_neithers() -> None:
    text = "Joe Biden met Hunter Biden. Biden left. J. Biden stayed."
    assert mentions(text) == {"Joe Biden": ["Joe Biden", "J. Biden"], "Hunter Biden": ["Hunter Biden"]}


def test_a_surname_may_have_a_particle_or_stand_first() -> None:
    text = "Jean-Yves Le Drian met Xi Jinping and Ursula von der Leyen. Le Drian saw Xi, then von der Leyen."
    assert mentions(text) == {
        "Jean-Yves Le Drian": ["Jean-Yves Le Drian", "Le Drian"],
        "Xi Jinping": ["Xi Jinping", "Xi"],
        "Ursula von der Leyen": ["Ursula von der Leyen", "von der Leyen"],
    }


def test_a_title_shows_a_surname_and_the_surname_an_unknown_given_name() -> None:
    text = "Zlaton Zhuvarin was sentenced. Mr Zhuvarin said nothing. President Obiangwe did."
    assert mentions(text) == {
        "Zlaton Zhuvarin": ["Zlaton Zhuvarin", "Zhuvarin"],
        "Obiangwe": ["Obiangwe"],
    }


def test_a_surname_that_is_a_place_is_the_place() -> None:
    facts = facts_of("George Washington came. He flew to Washington.", None)
    assert [len(person.mentions) for person in facts.people] == [1]
    assert [place.name for place in facts.places] == ["Washington"]
