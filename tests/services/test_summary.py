from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engines.protocol import Decoding, Reading, Signature, SummaryLength, SummarySentence
from app.engines.stub import StubTranslator
from app.errors import EmptyTextError, UnsupportedLanguageError
from app.services.summary import SummaryService
from app.services.summary_articles import english_article, translated_article
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker


class EveryOther:
    """Chooses every other sentence, and keeps what it was given."""

    signature = choosing = Signature("stub", "none", "stub", "none", 1, "1")

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def summarize(
        self, paragraphs: Sequence[Sequence[str]], length: SummaryLength, reading: Reading = Reading()
    ) -> list[SummarySentence]:
        self.given = [list(paragraph) for paragraph in paragraphs]
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        return [SummarySentence(text, (index,)) for index, text in enumerate(sentences) if index % 2 == 0]

    def close(self) -> None:
        pass


FRENCH = "Titre de la dépêche\n\nPremière phrase. Deuxième phrase.\nTroisième phrase. Quatrième phrase."


@pytest.fixture
def summary(translation: TranslationService, detector) -> SummaryService:
    return SummaryService(translation, EveryOther(), detector)


async def test_each_sentence_names_its_english_and_its_french_source(summary: SummaryService) -> None:
    answer = await summary.summarize(FRENCH, "fr", SummaryLength(max_sentences=3))
    assert not answer.complete
    assert answer.source == FRENCH
    assert answer.text == " ".join(sentence.text for sentence in answer.sentences)
    sources = [FRENCH[span.start : span.end] for item in answer.sentences for span in item.french]
    assert sources == ["Titre de la dépêche", "Deuxième phrase.", "Quatrième phrase."]
    for item in answer.sentences:
        (english,) = item.english
        assert answer.article[english.start : english.end] == item.text


async def test_the_summarizer_sees_the_paragraphs(summary: SummaryService) -> None:
    await summary.summarize(FRENCH, "fr", SummaryLength(max_sentences=2))
    assert [len(paragraph) for paragraph in summary.summarizer.given] == [1, 2, 2]


async def test_html_is_summarized_as_plain_text(summary: SummaryService) -> None:
    html = "<h1>Titre</h1><p>Un <b>mot</b>.</p><p>Deux.</p><p>Trois.</p>"
    answer = await summary.summarize(html, "fr", SummaryLength(max_sentences=2), TranslationOptions(format="html"))
    assert answer.source == "Titre\n\nUn mot.\n\nDeux.\n\nTrois."
    assert [answer.source[s.start : s.end] for item in answer.sentences for s in item.french] == ["Titre", "Deux."]
    assert "<" not in answer.text


async def test_alternative_texts_of_pictures_are_no_part_of_the_article(summary: SummaryService) -> None:
    html = '<p>Un.</p><img alt="Une image"><p>Deux.</p><p>Trois.</p>'
    answer = await summary.summarize(html, "fr", SummaryLength(max_sentences=2), TranslationOptions(format="html"))
    assert answer.source == "Un.\n\nDeux.\n\nTrois."
    assert 'alt="[en] Une image"' in answer.translation.text


async def test_english_is_summarized_as_it_is(summary: SummaryService) -> None:
    text = "One thing. Another thing. A third. A fourth."
    answer = await summary.summarize(text, "en")
    assert answer.text == "One thing. A third."
    assert answer.translation is None
    assert all(not item.french for item in answer.sentences)


@pytest.mark.parametrize(
    ("length", "complete"),
    [
        (SummaryLength(), True),
        (SummaryLength(max_sentences=3), True),
        (SummaryLength(max_sentences=2), False),
        (SummaryLength(max_words=6), True),
        (SummaryLength(max_words=5), False),
        (SummaryLength(max_sentences=3, max_words=5), False),
    ],
)
async def test_a_text_within_the_limits_comes_back_whole(summary, length: SummaryLength, complete: bool) -> None:
    answer = await summary.summarize("One thing. Another thing.\n\nA third.", "en", length)
    assert answer.complete is complete
    assert (answer.text == "One thing. Another thing.\n\nA third.") is complete


@pytest.mark.parametrize("text", ["", "  \n ", "\u00a0"])
async def test_nothing_to_summarize_is_an_error(summary: SummaryService, text: str) -> None:
    with pytest.raises(EmptyTextError):
        await summary.summarize(text, "en")


async def test_a_language_that_is_neither_is_refused(summary: SummaryService) -> None:
    with pytest.raises(UnsupportedLanguageError, match="'de'"):
        await summary.summarize("Guten Tag.", "de")


async def test_flags_of_the_sentences_chosen_are_told_at_their_places(detector) -> None:
    worker = EngineWorker(StubTranslator(truncate_after=2))
    service = SummaryService(TranslationService(worker, detector, Decoding()), EveryOther(), detector)
    answer = await service.summarize("Une phrase bien longue. Courte. Encore. Une autre phrase longue.", "fr")
    worker.close()
    (flag,) = answer.flags
    assert answer.source[flag.source.start : flag.source.end] == "Une phrase bien longue."
    assert flag.target == answer.sentences[0].english[0]


async def test_a_flag_on_one_word_reaches_the_summary(summary: SummaryService) -> None:
    text = "Il a vu 14 députés. Rien. Elle est là. Ils sont partis."

    class Loses(StubTranslator):
        def translate(self, sentences, decoding):
            answers = super().translate(sentences, decoding)
            return [[replace(item, text=item.text.replace("14 ", "")) for item in answer] for answer in answers]

    worker = EngineWorker(Loses())
    service = SummaryService(TranslationService(worker, summary.detector, Decoding()), EveryOther(), summary.detector)
    answer = await service.summarize(text, "fr")
    worker.close()
    (flag,) = answer.flags
    assert flag.code == "number_mismatch"
    assert answer.source[flag.source.start : flag.source.end] == "14"


async def test_offsets_hold_across_several_documents(translation: TranslationService) -> None:
    one, two = await translation.translate(["Un. Deux.", "Trois.\n\nQuatre."], "fr")
    article = translated_article([*one.documents, *two.documents])
    for sentence in article.sentences:
        assert article.text[sentence.english.start : sentence.english.end] == sentence.text
    assert [article.source[s.french.start : s.french.end] for s in article.sentences] == [
        "Un.",
        "Deux.",
        "Trois.",
        "Quatre.",
    ]


def test_an_english_article_keeps_its_paragraphs() -> None:
    article = english_article(["One. Two.\n\nThree."])
    assert [len(paragraph) for paragraph in article.paragraphs] == [2, 1]
