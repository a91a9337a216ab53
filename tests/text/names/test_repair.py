"""Repairs of garbled names: where they are safe, and where they are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.names import name_expectations
from app.text.names.repair import find_garbled
from app.text.span import Span

BURNS = "Hier, William Burns a parlé."


def repair_name(target, run, expectation, others=()):
    found = find_garbled(target, run, expectation, others)
    return target[: found.start] + expectation.preferred + target[found.end :] if found else None


def repaired(french, name, target, run):
    names = name_expectations(french)
    [wanted] = [expectation for expectation in names if expectation.french == name]
    start = target.index(run)
    return repair_name(target, Span(start, start + len(run)), wanted, names)


@pytest.mark.parametrize(
    ("french", "name", "target", "run", "result"),
    [
        (BURNS, "Burns", "William Karnis spoke.", "Karnis", "William Burns spoke."),
        (BURNS, "Burns", "William Karnis spoke.", "arn", "William Burns spoke."),
        (BURNS, "Burns", "William Karnis spoke.", "William Karnis spoke", "William Burns spoke."),
        (BURNS, "Burns", "William Burnns's talks", "Burnns", "William Burns's talks"),
        (BURNS, "Burns", "the Burnss-led mission", "Burnss", "the Burns-led mission"),
        ("Hier, John Kerry a parlé.", "Kerry", "John Krry spoke.", "Krry", "John Kerry spoke."),
        ("Hier, Vladimir Poutine a parlé.", "Poutine", "Vladimir Poutine spoke.", "Poutine", "Vladimir Putin spoke."),
        ("Un voyage à Pékin", "Pékin", "A trip to Pékin", "Pékin", "A trip to Beijing"),
        ("Le détroit d'Ormuz", "Ormuz", "The Ormuz Strait", "Ormuz", "The Hormuz Strait"),
        ("Hier, Choïgou est parti.", "Choïgou", "Choigu left.", "Choigu", "Shoigu left."),
        (
            "Hier, Oumarov vit Oussama Ben Laden.",
            "Oussama Ben Laden",
            "saw Osama Ben Ladin",
            "Osama Ben Ladin",
            "saw Osama bin Laden",
        ),
    ],
)
def test_a_garbled_copy_is_replaced(french, name, target, run, result):
    assert repaired(french, name, target, run) == result


@pytest.mark.parametrize(
    ("french", "name", "target", "run"),
    [
        # Another word stood there.
        (BURNS, "Burns", "William spoke.", "spoke"),
        (BURNS, "Burns", "William the Minister spoke.", "Minister"),
        (BURNS, "Burns", "The Director of Barns spoke.", "Director"),
        (BURNS, "Burns", "William Burn spoke.", "Burn"),
        # Another name of the sentence.
        (BURNS, "Burns", "William spoke.", "William"),
        ("Hier, Kerry et Kelly ont parlé.", "Kerry", "Kelly spoke.", "Kelly"),
        # A name that we know and that is not like it.
        (BURNS, "Burns", "William Obama spoke.", "Obama"),
        (BURNS, "Burns", "The man from Berlin spoke.", "Berlin"),
        # Nothing of it.
        (BURNS, "Burns", "William Xvytq spoke.", "Xvytq"),
        (BURNS, "Burns", "William 12 spoke.", "12"),
    ],
)
def test_never_over_another_word(french, name, target, run):
    assert repaired(french, name, target, run) is None


def test_a_run_outside_the_target_is_refused():
    [_, burns] = name_expectations(BURNS)
    assert repair_name("Karnis", Span(3, 3), burns) is None
    assert repair_name("Karnis", Span(4, 90), burns) is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_is_total_and_writes_only_the_name(target, start, end):
    [_, burns] = name_expectations(BURNS)
    result = repair_name(target, Span(start, end), burns)
    assert result is None or burns.occurrences(result)


def test_a_name_brings_its_own_end():
    """Written over «Jean-Paul» alone it made "John Paul II II"."""
    source = "Elle fut béatifiée par Jean-Paul II."
    assert repaired(source, "Jean-Paul II", "beatified by Jean-Paul II.", "Jean-Paul") == "beatified by John Paul II."
    source = "Le boson de Brout-Englert-Higgs"
    assert (
        repaired(source, "Brout-Englert-Higgs", "the Brout-Englet-Higgs", "Brout-Englet") == "the Brout-Englert-Higgs"
    )


def test_a_title_gets_its_capitals():
    assert (
        repaired("Le groupe The Tap Tap joue.", "The Tap Tap", "The Tap tap plays.", "The Tap tap")
        == "The Tap Tap plays."
    )
