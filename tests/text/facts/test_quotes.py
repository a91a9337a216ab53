import pytest

from tests.text.facts.scoring import facts_of


def quotes(text: str) -> list[tuple[str, str, str]]:
    return [(quote.text, quote.speaker, quote.attribution) for quote in facts_of(text, None).quotes]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "attribution"),
    [
        ("“We will not go,” said Marie Dupont.", "We will not go", "Marie Dupont", "Marie Dupont"),
        ("“We will not go,” Marie Dupont said.", "We will not go", "Marie Dupont", "Marie Dupont"),
        ("Marie Dupont said: “We will not give way.”", "We will not give way.", "Marie Dupont", "Marie Dupont"),
        ("Marie Dupont, the mayor, told reporters: “We stay.”", "We stay.", "Marie Dupont", "Marie Dupont"),
        ('"We will not go," said Marie Dupont.', "We will not go", "Marie Dupont", "Marie Dupont"),
        ("Marie Dupont came. “We will not go,” she said.", "We will not go", "Marie Dupont", "she"),
        ("Marie Dupont came. “We will not go,” he said.", "We will not go", "", "he"),
        ("Marie Dupont and Anne Roy came. “We will not go,” she said.", "We will not go", "", "she"),
        (
            "Marie Dupont and Paul Roy came. “We will not go,” she said.",
            "We will not go",
            "Marie Dupont",
            "she",
        ),
        ("Marie Dupont came. “We will not go,” the spokesman said.", "We will not go", "", "the spokesman"),
        ("“We will not go,” said Marie Dupont’s lawyer.", "We will not go", "", "Marie Dupont’s lawyer"),
        (
            "“We will not go,” said a friend of Marie Dupont.",
            "We will not go",
            "",
            "a friend of Marie Dupont",
        ),
        ("It rained. M. Dupont said: “We stay.”", "We stay.", "M. Dupont", "M. Dupont"),
        ("Ms. Dupont, of Lyon, said: “We stay.”", "We stay.", "Dupont", "Ms. Dupont"),
        ("“We stay,” Marie Dupont calmly added.", "We stay", "Marie Dupont", "Marie Dupont"),
        ("“We stay,” said the mayor, Marie Dupont.", "We stay", "Marie Dupont", "the mayor"),
        ("“We stay,” said Marie Dupont on Tuesday in Lyon.", "We stay", "Marie Dupont", "Marie Dupont"),
        ("Marie Dupont left.\n\n“We will not go,” she said.", "We will not go", "", "she"),
    ],
)
def test_the_speaker(text: str, words: str, speaker: str, attribution: str) -> None:
    assert quotes(text) == [(words, speaker, attribution)]


def test_a_quotation_may_go_on() -> None:
    text = "“We will not go,” said Marie Dupont. “Nobody asked us anything.”"
    assert [(words, speaker) for words, speaker, _ in quotes(text)] == [
        ("We will not go", "Marie Dupont"),
        ("Nobody asked us anything.", "Marie Dupont"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “terrorists” left.",
        "She read “The Long and Winding Tide” to them.",
        "He said that “several” had died.",
        "It was “safe and effective”.",
        "The decree, “signed far too late for anyone.”, was void.",
        "The film, “Night From Five Until Seven,” was shown.",
        "An open “quotation that nobody closes",
    ],
)
def test_words_in_quotation_marks_that_nobody_spoke(text: str) -> None:
    assert quotes(text) == []
