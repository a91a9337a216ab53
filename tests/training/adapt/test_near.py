import pytest

from training.adapt.near import Near, folded

LONG = "Le ministre de l'Intérieur a reçu mardi les maires de douze communes touchées par les crues de la Loire."


@pytest.mark.parametrize(
    "other",
    [
        LONG,
        LONG.upper(),
        LONG.replace("mardi", "jeudi"),
        LONG.replace("'", " ").replace(".", " !"),
        "En bref : " + LONG,
    ],
)
def test_what_differs_in_a_word_or_in_marks_is_near(other):
    assert Near(["Autre chose.", LONG]).has(other)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Le ministre de l'Intérieur a démissionné.",
        "Les maires de douze communes ont écrit au préfet de la région, qui ne leur a pas encore répondu.",
    ],
)
def test_what_says_something_else_is_not(other):
    assert not Near(["Autre chose.", LONG]).has(other)


def test_figures_make_no_difference():
    assert folded("Le 3 mai, 1200 cas") == folded("Le 28 mai : 17 cas")
    assert Near(["Au 3 mai, on compte 1200 cas."]).has("Au 28 mai, on compte 17 cas.")


def test_one_word_is_near_itself_alone():
    assert Near(["Bonjour"]).has("bonjour !")
    assert not Near(["Bonjour"]).has("Bonsoir")
