"""What a model sets wrong is set right; what is right is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.print_slips import print_slips


def mended(source, target):
    for _ in range(50):
        slip = next(print_slips(source, target), None)
        if slip is None:
            return target
        (start, end), words = (slip[0].start, slip[0].end), slip[1]
        target = target[:start] + words + target[end:]
    raise AssertionError("no end of slips")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("L'abstention monte", "abstention is rising", "Abstention is rising"),
        ('"La paix", dit-il', '"peace," he says', '"Peace," he says'),
        ("Élu hier", "elected yesterday", "Elected yesterday"),
        ("Soit 26,31 % des voix", "That is 26.31 % of votes", "That is 26.31% of votes"),
        ('Un "scandale"', 'A " wonder."', 'A "wonder."'),
        ('Les "soleils géants"', "In November, “ giant suns ” rose", "In November, “giant suns” rose"),
        ('Il dit "oui" et "non"', 'He says " yes " and "no"', 'He says "yes" and "no"'),
        ("Qui ?", "Who ?", "Who?"),
        ("À 500.", "At 500 .", "At 500."),
    ],
)  # fmt: skip
def test_slips(source, target, expected):
    assert mended(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("dit-il", "he says"),
        ("70 % de l'argent", "seventy percent of the money"),
        ("L'iPhone est cher", "iPhones are expensive"),
        ("Le site afp.com dit", "afp.com says"),
        ("Selon @afp", "@afp says so"),
        ("Voir http://x.fr", "http://x.fr"),
        ("Imaginez...", "Just imagine ..."),
        ("Sourire :)", "Smile :)"),
        ('Un écran de 6 " neuf', 'A 6 " screen'),
        ("", ""),
    ],
)
def test_no_slips(source, target):
    assert mended(source, target) == target


@given(st.text(alphabet='aA1 %"“”.,:!?é(@'), st.text(alphabet='aA1 %"“”.,:!?é(@'))
def test_mending_ends_and_changes_nothing_but_spaces_one_capital_and_a_last_quote(source, target):
    out = mended(source, target)
    assert "".join(out.lower().split()).rstrip('"') == "".join(target.lower().split()).rstrip('"')


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("à Eugene (Oregon)", "In Eugene ( Oregon )", "In Eugene (Oregon)"),
        ("Un terrain de 3 500 m² vendu", "A plot of 3,500 m2 sold", "A plot of 3,500 m² sold"),
        ("Sur 20 km² et 5 m³", "On 20 km2 and 5 m3", "On 20 km² and 5 m³"),
        ("Le clip M2, m2 inondés", "The M2 clip, m2 flooded", "The M2 clip, m2 flooded"),
        ("le 3 novembre", "On Nov 3", "On Nov. 3"),
        ("le 3 novembre", "On Nov. 3", "On Nov. 3"),
        (
            'Il a dit : "Il m\'a dit : "Tenez bon." "',
            'He said: "He told me: "Hold on."',
            'He said: "He told me: "Hold on.""',
        ),
        ('Il a dit : "Tenez bon."', 'He said: "Hold on."', 'He said: "Hold on."'),
        ("à 7,90 € pièce", "At 7.90 € each", "At €7.90 each"),
        ("1 200 € par mois", "1,200€ a month", "€1,200 a month"),
        ("à 1,94 €/l", "At €1.94/l", "At €1.94/l"),
        ("l'OM accroché à Brest", "TheOM held in Brest", "The OM held in Brest"),
        ("McDonald's ferme", "McDonald's closes theMcZ", "McDonald's closes theMcZ"),
        ("Me Diallo plaide", "Mr Diallo pleads", "Diallo pleads"),
    ],
)
def test_signs_brackets_months_and_titles(source: str, target: str, expected: str) -> None:
    assert mended(source, target) == expected
