import pytest

from app.engines.protocol import Decoding
from app.engines.stub import StubTranslator
from app.errors import EmptyTextError, UnsupportedLanguageError
from app.services.translation import TranslationOptions, TranslationService
from app.services.worker import EngineWorker

STORY = "Titre de l’article\n\nM. Macron a dit « oui ». N. Durand n’a pas répondu.\n\n* * *\n  Fin.\n"


async def test_the_shape_survives(translation: TranslationService) -> None:
    (answer,) = await translation.translate([STORY], "fr")
    assert answer.text == (
        "[en] Titre de l’article\n\n[en] M. Macron a dit “oui”. [en] N. Durand n’a pas répondu.\n\n* * *\n  [en] Fin.\n"
    )


async def test_pairs_have_exact_places_on_both_sides(translation: TranslationService) -> None:
    (answer,) = await translation.translate([STORY], "fr")
    assert len(answer.pairs) == 5
    for pair in answer.pairs:
        assert STORY[pair.source_span.start : pair.source_span.end] == pair.source
        assert answer.text[pair.target_span.start : pair.target_span.end] == pair.target


async def test_what_holds_no_words_is_copied_but_for_the_form_of_figures(translation: TranslationService) -> None:
    (answer,) = await translation.translate(["*** 12 000 🎉"], "fr")
    assert answer.text == "*** 12,000 🎉"


async def test_texts_are_answered_in_order_and_empty_ones_stay_empty(translation: TranslationService) -> None:
    answers = await translation.translate(["Un.", "", " \n", "Deux."], "fr")
    assert [answer.text for answer in answers] == ["[en] Un.", "", " \n", "[en] Deux."]


@pytest.mark.parametrize("texts", [[], [""], [" \n\t\u00a0"]])
async def test_nothing_to_translate_is_an_error(translation: TranslationService, texts: list[str]) -> None:
    with pytest.raises(EmptyTextError):
        await translation.translate(texts, "fr")


async def test_a_target_that_no_model_writes_is_refused(translation: TranslationService) -> None:
    with pytest.raises(UnsupportedLanguageError, match="'de'"):
        await translation.translate(["Bonjour"], "fr", "de")


async def test_alternatives_are_whole_texts_and_distinct(translation: TranslationService) -> None:
    options = TranslationOptions(alternatives=2)
    (answer,) = await translation.translate(["Un. Deux."], "fr", options=options)
    assert [other.text for other in answer.alternatives] == ["B [en] Un. B [en] Deux.", "C [en] Un. C [en] Deux."]
    assert [other.text for other in answer.pairs[0].alternatives] == ["B [en] Un.", "C [en] Un."]
    scores = [other.score for other in answer.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < answer.pairs[0].score


async def test_a_repeated_sentence_goes_to_the_engine_once(detector) -> None:
    sent = []

    class Counting(StubTranslator):
        def translate(self, sentences, decoding):
            sent.extend(sentences)
            return super().translate(sentences, decoding)

    worker = EngineWorker(Counting())
    await TranslationService(worker, detector, Decoding()).translate(["Oui. Non. Oui.", "Oui."], "fr")
    worker.close()
    assert sorted(sent) == ["Non.", "Oui."]


async def test_what_broke_off_is_flagged_at_its_place(detector) -> None:
    worker = EngineWorker(StubTranslator(truncate_after=2))
    text = "Court. Une phrase bien plus longue."
    (answer,) = await TranslationService(worker, detector, Decoding()).translate([text], "fr")
    worker.close()
    (flag,) = answer.flags
    assert (flag.code, flag.severity) == ("incomplete", "error")
    assert text[flag.source.start : flag.source.end] == "Une phrase bien plus longue."


async def test_html_keeps_its_tags(translation: TranslationService) -> None:
    html = '<p class="lead">Un <b>mot</b> gras.</p>\n<p>Fin.</p>'
    (answer,) = await translation.translate([html], "fr", options=TranslationOptions(format="html"))
    assert answer.text == '<p class="lead">[en] Un <b>mot</b> gras.</p>\n<p>[en] Fin.</p>'
    assert answer.blocks == (0, 1)


async def test_html_sent_as_text_is_text(translation: TranslationService) -> None:
    """bergamot's «Ignore HTML if process_markup is false»."""
    (answer,) = await translation.translate(["<p>Un texte &amp; du <b>HTML</b></p>"], "fr")
    assert answer.text == "[en] <p>Un texte &amp; du <b>HTML</b></p>"
