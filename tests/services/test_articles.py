import pytest

from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import SummaryLength
from app.errors import EmptyTextError, UnsupportedLanguageError
from app.services.articles import ArticleService, body_fields, field_format
from app.services.summary import SummaryService
from app.services.translation import TranslationService

STORY = {
    "headline": "Burns à Lyon",
    "abstract": "",
    "body_html": "<p>Une phrase.</p><p>Deux <i>phrases</i>.</p><p>Trois phrases ici.</p><p>Quatre phrases là.</p>",
}


@pytest.fixture
def articles(translation: TranslationService, detector) -> ArticleService:
    return ArticleService(translation, SummaryService(translation, ExtractiveSummarizer(), detector))


async def test_the_same_names_come_back_in_their_order(articles: ArticleService) -> None:
    article = await articles.translate(STORY, "fr")
    assert list(article.fields) == ["headline", "abstract", "body_html"]
    assert article.fields["headline"] == "[en] Burns à Lyon"
    assert article.fields["abstract"] == ""
    assert "<i>phrases</i>" in article.fields["body_html"]
    assert article.summary is None


async def test_the_summary_is_made_of_the_running_text(articles: ArticleService) -> None:
    article = await articles.translate(STORY, "fr", SummaryLength(max_sentences=2))
    assert article.summary.source.startswith("Une phrase.\n\nDeux phrases.")
    assert len(article.summary.sentences) == 2


async def test_an_article_without_text_is_refused(articles: ArticleService) -> None:
    with pytest.raises(EmptyTextError):
        await articles.translate({"headline": " ", "body": ""}, "fr")


async def test_the_language_is_told_from_all_fields(articles: ArticleService, detector) -> None:
    with pytest.raises(UnsupportedLanguageError):
        await articles.translate(STORY, "it")
    assert (await articles.translate(STORY, "auto")).detected == detector.answer


def test_the_format_is_told_from_the_name() -> None:
    assert field_format("body_html") == field_format("description_HTML") == "html"
    assert field_format("body_text") == field_format("headline") == "text"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"headline": "a", "body": "b"}, ["body"]),
        ({"headline": "a", "mainText": "b"}, ["mainText"]),
        ({"headline": "a", "description": "longer"}, ["description"]),
        ({"body_text": "b", "body_html": "<p>b</p>"}, ["body_text"]),
        ({"headline": "a", "body": " ", "abstract": "ab"}, ["abstract"]),
    ],
)
def test_the_running_text_is_found_by_name(fields: dict[str, str], expected: list[str]) -> None:
    assert body_fields(fields) == expected
