"""What is a name, class by class: first words, compounds, English titles, surnames that are common words."""

import pytest

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.telling import worth_telling
from app.text.normalize import normalize


def found(french, *, sure=True):
    names = name_expectations(normalize(french).text)
    return [name.preferred for name in names if name.is_sure or not sure]


def told(french, english):
    return [item.french for item in worth_telling(account(name_expectations(normalize(french).text), english), english)]


@pytest.mark.parametrize(
    ("french", "name"),
    [
        ("Volthalis promet des batteries.", "Volthalis"),
        ("Ancelotti inspire le respect.", "Ancelotti"),
        ("Ancelotti est-il l'homme de la situation ?", "Ancelotti"),
        ("TotalEnergies, lui, se tait.", "TotalEnergies"),
        ("Un service du ministère (Cimic) a été supprimé.", "Cimic"),
        ('Le satellite "Bion" a décollé.', "Bion"),
        ("La fusée Meteor-1A a décollé.", "Meteor-1A"),
        ("Selon Jeffrey Lane, rien ne change.", "Lane"),
        ("Hier, Gilles Surprenant a témoigné.", "Surprenant"),
    ],
)
def test_is_found(french, name):
    assert name in found(french)


@pytest.mark.parametrize(
    "french",
    [
        "Sachez que tout va bien.",
        "Supposons que tout aille bien.",
        "Obnubilé par le pouvoir, il a tout perdu.",
        "Conséquences directes de la grève, les trains sont rares.",
        "Le monde a changé.",
        "Des faillites Commerciales ont suivi.",
    ],
)
def test_is_no_name(french):
    assert found(french, sure=False) == []


def test_a_first_word_of_which_nothing_is_known_is_no_sure_name():
    assert found("Homex à long terme") == []
    assert found("Homex à long terme", sure=False) == ["Homex"]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La rencontre Patrouchev-Burns a eu lieu.", ["Patrushev", "Burns"]),
        ("Le vol Francfort-Varsovie est en retard.", ["Frankfurt", "Warsaw"]),
        ("Hier, Jean-Claude Juncker est parti.", ["Jean-Claude", "Juncker"]),
        ("La mairie de Rivière-des-Prairies est fermée.", ["Rivière-des-Prairies"]),
        ("La Rhénanie du Nord-Westphalie vote.", ["North Rhine-Westphalia"]),
    ],
)
def test_compounds_of_names_are_taken_apart(french, english):
    assert found(french) == english


@pytest.mark.parametrize(
    "title",
    [
        "Oxford University Conservative Association",
        "National Organization for Reform of Marijuana Laws",
        "Gone Baby Gone",
    ],
)
def test_english_in_french_copy_is_one_name(title):
    [name] = name_expectations(f"Selon {title}, tout va bien.")
    assert name.preferred == title


def test_a_journal_in_quotes_is_one_name():
    assert found('Le journal "Perspectives on Psychological Science" le dit.') == [
        "Perspectives on Psychological Science"
    ]
    assert found("Quand on part de Paris") == ["Paris"]


def test_papers_keep_their_article():
    assert found("Hier, Le Monde a publié une enquête.") == ["Le Monde"]


def test_an_english_spelling_behind_a_slavic_given_name_may_stay():
    assert told("Hier, Vladimir Sychev a parlé.", "Yesterday Vladimir Sychev spoke.") == []


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("Hier, Larry Hagman est mort.", "Hagman died yesterday.", []),
        ("Hier, Larry Hagman est mort.", "The actor Hagman died yesterday.", []),
        ("Hier, Larry Hagman est mort.", "Larrey Hagman died yesterday.", ["Larry"]),
        ("Hier, Larry Hagman est mort.", "Larry Haggman died yesterday.", ["Hagman"]),
        ("Hier, Larry Hagman est mort.", "He died yesterday.", ["Larry Hagman"]),
        ("Le Mexique est beau, visitez le Mexique.", "Mexico is beautiful, visit it.", []),
        ("Le Mexique est beau, visitez le Mexique.", "It is beautiful, visit it.", ["Mexique"]),
        ("Homex à long terme", "Long term", []),
    ],
)
def test_an_editor_is_told_what_may_be_a_fault(french, english, missing):
    assert told(french, english) == missing


@pytest.mark.parametrize(
    ("french", "name"),
    [
        ("Le télescope de La Palma est neuf.", "La"),
        ("La mine de Mes Aynak est fermée.", "Mes"),
        ("Le centre de l'INF Clairefontaine a fermé.", "Clairefontaine"),
        ("Hier, la Montérégie a voté.", "Montérégie"),
    ],
)
def test_parts_of_names_that_look_common_are_found(french, name):
    assert name in found(french)


@pytest.mark.parametrize("french", ["Hier, le Président Obama a parlé.", "Hier, la Monarchie a fêté son roi."])
def test_titles_and_institutions_are_not(french):
    assert not {"Président", "Monarchie"} & set(found(french, sure=False))


def test_squares_have_their_english_names():
    assert found("Ils étaient place Tahrir, puis sur la place Rouge.") == ["Tahrir Square", "Red Square"]
    assert found("La place rouge de la nappe est sale.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Perché entre des cimes, le poste est isolé.",
        "Omnivore et prolifique, le ragondin cause des dégâts.",
        '"Couvrez-vous et ne restez pas dehors", dit-il.',
        '"Wesh, vous êtes de la police ?"',
        'Il a lu "Le Rocher de Tanios".',
        "Les Mexico-Américains en sont contrariés.",
        "Les jours de RTT sont comptés.",
    ],
)
def test_words_with_a_capital_that_are_no_names(sentence):
    assert [item.french for item in name_expectations(sentence) if item.is_sure and item.french != "Tanios"] == []


def test_a_name_with_a_number_is_transliterated():
    assert [item.preferred for item in name_expectations("Le pilote du Soukhoï-25 a sauté.")] == ["Sukhoi-25"]


@pytest.mark.parametrize(
    "sentence", ["Les MPEs souffrent.", "Des MEDICAMENTS chers.", "Les MPE souffrent.", "Le PROCÈS."]
)
def test_capitals_that_are_no_acronyms(sentence):
    assert name_expectations(sentence) == []


def test_a_surname_in_capitals_is_a_name():
    assert "LÉVESQUE" in [item.french for item in name_expectations("Hier, Jean LÉVESQUE a parlé.")]
