import json

import pytest

from app.engines.protocol import DetectedLanguage
from app.errors import InvalidRequestError, UnsupportedLanguageError
from app.services.summary_data import ReferencedArticle, read_referenced_articles, read_summaries

DOCUMENT = "Minister resigns\n\nAnne Martin resigned on Monday. She gave no reason.\n\nShares fell."
PARAGRAPHS = (("Minister resigns",), ("Anne Martin resigned on Monday.", "She gave no reason."), ("Shares fell.",))
FRENCH = "La ministre démissionne\n\nM. Martin a quitté le gouvernement lundi. Il n'a pas dit pourquoi à la presse."


@pytest.fixture
def write(tmp_path):
    def write(*lines, name="articles.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def line(document=DOCUMENT, summary="Anne Martin resigned on Monday.", **more):
    return json.dumps({"document": document, "summary": summary} | more)


class Told:
    """Says of each text what it was told to."""

    def __init__(self, *languages) -> None:
        self.languages = list(languages)

    def detect(self, text):
        return [DetectedLanguage(self.languages.pop(0), 1.0)]


def test_articles_are_taken_apart_as_the_service_does_it(write) -> None:
    path = write(line(id="7"), "", line("One. Two. Three.", "Two. Three."))
    first, second = read_referenced_articles(path)
    assert first == ReferencedArticle(PARAGRAPHS, ("Anne Martin resigned on Monday.",), "en", "7")
    assert first.sentences == [sentence for paragraph in PARAGRAPHS for sentence in paragraph]
    assert (second.reference, second.name) == (("Two.", "Three."), "")
    assert read_referenced_articles(path, limit=1) == [first]


def test_the_fields_may_have_other_names_and_the_summary_be_a_list(write) -> None:
    path = write(json.dumps({"article": DOCUMENT, "highlights": ["Dr. No left. He ran.", " Shares fell. "], "id": 4}))
    (article,) = read_referenced_articles(path, fields=("article", "highlights"))
    assert (article.paragraphs, article.name) == (PARAGRAPHS, "4")
    assert article.reference == ("Dr. No left. He ran.", "Shares fell.")
    with pytest.raises(InvalidRequestError, match="`document` and `highlights` are needed"):
        read_referenced_articles(path, fields=("document", "highlights"))


def test_french_is_split_as_french(write) -> None:
    path = write(line(FRENCH, "M. Martin est parti."))
    (article,) = read_referenced_articles(path, language="fr")
    assert article.language == "fr"
    assert article.paragraphs[1][0] == "M. Martin a quitté le gouvernement lundi."
    assert article.reference == ("M. Martin est parti.",)


def test_the_language_is_found_out(write) -> None:
    assert read_referenced_articles(write(line(FRENCH, "Parti.")), language="auto")[0].language == "fr"
    long = f"{DOCUMENT}\n\nThe government will name a successor within days, a spokesman for the party said."
    assert read_referenced_articles(write(line(long)), language="auto")[0].language == "en"


def test_one_stray_article_in_many_makes_no_other_language(write) -> None:
    path = write(*[line()] * 8)
    told = Told("fr", "fr", "de", *["fr"] * 5)
    assert {article.language for article in read_referenced_articles(path, language="auto", detector=told)} == {"fr"}
    assert told.languages == []


def test_a_mixed_file_and_one_in_another_language_are_refused(write) -> None:
    path = write(*[line()] * 4)
    with pytest.raises(InvalidRequestError, match="2 English, 2 French"):
        read_referenced_articles(path, language="auto", detector=Told("en", "en", "fr", "fr"))
    with pytest.raises(UnsupportedLanguageError, match="looks like 'de'"):
        read_referenced_articles(path, language="auto", detector=Told(*["de"] * 4))


def test_a_text_may_hold_what_unicode_takes_for_the_end_of_a_line(write) -> None:
    path = write(json.dumps({"document": "One.\u2028Two.", "summary": "One."}, ensure_ascii=False))
    assert len(read_referenced_articles(path)) == 1


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "line 2: no JSON"),
        ("[" * 100_000, "line 2: no JSON"),
        ("[]", "line 2: `document` and `summary`"),
        ('{"document": "A."}', "line 2: `document` and `summary`"),
        ('{"document": "A.", "summary": " "}', "line 2: `document` and `summary`"),
        ('{"document": "A.", "summary": []}', "line 2: `document` and `summary`"),
        ('{"document": 3, "summary": "A."}', "line 2: `document` and `summary`"),
        ('{"document": "A \\ud800.", "summary": "A."}', "line 2: `document` and `summary`"),
    ],
)
def test_a_bad_line_is_named(write, bad, message) -> None:
    with pytest.raises(InvalidRequestError, match=message):
        read_referenced_articles(write(line(), bad))


def test_files_without_articles_are_refused(write, tmp_path) -> None:
    with pytest.raises(InvalidRequestError, match="no article"):
        read_referenced_articles(write(""))
    with pytest.raises(InvalidRequestError, match="can't be read"):
        read_referenced_articles(tmp_path / "missing.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9\xff")
    with pytest.raises(InvalidRequestError, match="can't be read"):
        read_referenced_articles(tmp_path / "latin.jsonl")


def test_summaries_of_another_program(write) -> None:
    articles = read_referenced_articles(write(line(id="a"), line(id="b"), line()))
    path = write(
        json.dumps({"id": "a", "summary": "She left. Shares fell."}),
        json.dumps({"summary": ["Dr. No left. He ran.", " Shares fell. "]}),
        json.dumps({"id": "c", "summary": ""}),
        name="theirs.jsonl",
    )
    assert read_summaries(path, articles) == [
        ("She left.", "Shares fell."),
        ("Dr. No left. He ran.", "Shares fell."),
        (),
    ]
    assert read_summaries(path, articles[:1], limit=1) == [("She left.", "Shares fell.")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (['{"summary": "A."}'], "1 summaries for 2 articles"),
        (['{"summary": "A."}'] * 3, "3 summaries for 2 articles"),
        (['{"summary": "A."}', '{"text": "A."}'], "line 2: `summary` is needed"),
        (['{"summary": "A."}', '{"summary": ["A.", ""]}'], "line 2: `summary` is needed"),
        (['{"summary": "A."}', '"A."'], "line 2: `summary` is needed"),
        (['{"id": "b", "summary": "A."}', '{"id": "a", "summary": "A."}'], "line 1: the summary of b stands where"),
    ],
)
def test_summaries_that_do_not_fit_are_refused(write, lines, message) -> None:
    articles = read_referenced_articles(write(line(id="a"), line(id="b")))
    with pytest.raises(InvalidRequestError, match=message):
        read_summaries(write(*lines, name="theirs.jsonl"), articles)
