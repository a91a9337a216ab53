"""Hard-wrapped copy is joined, and nothing else is."""

import textwrap
from pathlib import Path

import pytest

from app.text.document import Document
from app.text.lines import paragraph_spans
from app.text.sentences import split_french

SAMPLE = (Path(__file__).parents[2] / "samples" / "burns-patrushev.fr.txt").read_text(encoding="utf-8")


def lines(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraph_spans(text)]


def sentences(text: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in Document.parse(text, split_french).sentences]


@pytest.mark.parametrize("width", [55, 60, 65, 72, 80, 100, 120])
@pytest.mark.parametrize("indent", ["", "  "])
def test_a_wrapped_article_has_the_sentences_of_the_article(width: int, indent: str) -> None:
    wrapped = "\n\n".join(
        textwrap.fill(paragraph, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for paragraph in SAMPLE.split("\n\n")
    )
    assert sentences(wrapped) == sentences(SAMPLE)


def test_windows_line_breaks_wrap_too() -> None:
    wrapped = "\r\n".join(textwrap.wrap(SAMPLE.split("\n\n")[0], 72, break_on_hyphens=False))
    assert sentences(wrapped) == sentences(SAMPLE.split("\n\n")[0])


def test_a_headline_over_wrapped_copy_stays_alone() -> None:
    wrapped = textwrap.fill(SAMPLE.split("\n\n")[1], 72)
    assert lines("Patrouchev reçoit Burns à Moscou\n" + wrapped)[0] == "Patrouchev reçoit Burns à Moscou"
    full = "Le secrétaire du Conseil de sécurité reçoit le patron de la CIA à Moscou"
    assert lines(f"{full}\n{wrapped}")[0] == full


def test_paragraphs_of_a_wrapped_text_without_blank_lines_are_found() -> None:
    paragraphs = SAMPLE.strip().split("\n\n")
    wrapped = "\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert [line[:30] for line in lines(wrapped)] == [paragraph[:30] for paragraph in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        # a list whose items are about as long as each other, in lower case
        "du pain de campagne\nde la farine complète\ndes œufs de poule",
        (
            "- un point assez long pour ressembler à une ligne coupée par un programme,\n"
            "- et un autre qui l’est presque autant, mais qui est bien un point de liste"
        ),
        (
            "1. la première mesure est la réduction du nombre de postes ouverts au\n"
            "2. la seconde est la création d’un fonds de soutien à la filière agricole"
        ),
        # headlines
        "Patrouchev reçoit Burns à Moscou\nle patron de la CIA est resté deux jours",
        (
            "Présidentielle américaine : Barack Obama et Mitt Romney au coude à coude\n"
            "Élection : la Cour suprême de l’Ohio valide le vote anticipé de novembre\n"
            "Climat : les négociateurs de la conférence de Doha peinent à s’accorder"
        ),
        # an address
        "Agence France-Presse\n11-15, place de la Bourse\n75002 Paris\nFrance",
        # whole paragraphs, one to a line
        "\n".join(paragraph for paragraph in SAMPLE.strip().split("\n\n")),
        # a blank line is the end of a paragraph, whatever it looks like
        (
            "une phrase qui commence sur une ligne et qui continue peut-être sur une autre\n\n"
            "mais dont rien ne dit que les deux vont ensemble"
        ),
        # verse
        "Les sanglots longs\nDes violons\nDe l’automne\nBlessent mon cœur\nd’une langueur\nmonotone.",
    ],
)
def test_what_is_not_wrapped_is_left_alone(text: str) -> None:
    assert lines(text) == [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("text", ["a\n" * 50_000, "mot " * 15 + "\n", ("mot " * 15 + "\n") * 1_600, "\n" * 100_000])
def test_long_texts(text: str) -> None:
    assert "".join("".join(lines(text)).split()) == "".join(text.split())
