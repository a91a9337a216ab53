"""Addresses, codes and what its author keeps from translation, on their way through the service."""

KEPT = '<p>Le quotidien <span translate="no">La Croix. Du Nord</span> a révélé l’affaire.</p>'


def codes(answer) -> list[str]:
    return [flag.code for flag in answer.flags]


async def test_what_is_kept_in_html_never_reaches_the_engine(translate) -> None:
    source = "Le quotidien F16 a révélé l'affaire."
    answer, engine = await translate(KEPT, {source: ["The daily F16 has revealed it."]}, format="html")
    assert answer.text == '<p>The daily <span translate="no">La Croix. Du Nord</span> has revealed it.</p>'
    assert codes(answer) == []
    assert engine.calls[0][0] == [source]


async def test_what_is_kept_goes_where_its_stand_in_goes(translate) -> None:
    html = "La commande <code>git push --force</code> a tout effacé."
    answer, _ = await translate(html, {"La commande F16 a tout effacé.": ["The F16 command erased it."]}, format="html")
    assert answer.text == "The <code>git push --force</code> command erased it."


async def test_the_same_words_kept_and_not_are_two_sentences(translate) -> None:
    html = "<p>Il lit <i>Marianne</i>.</p><p>Il lit <i translate=no>Marianne</i>.</p>"
    answers = {"Il lit Marianne.": ["He reads Marian."], "Il lit F16.": ["He reads F16."]}
    answer, _ = await translate(html, answers, format="html", checks=False)
    assert answer.text == "<p>He reads <i>Marian</i>.</p><p>He reads <i translate=no>Marianne</i>.</p>"


async def test_a_lost_kept_element_is_flagged_and_stands_once_all_the_same(translate) -> None:
    answers = {
        "Le quotidien F16 a révélé l'affaire.": ["The daily revealed it."],
        "Le quotidien La Croix. Du Nord a révélé l'affaire.": ["The daily revealed it."],
    }
    answer, _ = await translate(KEPT, answers, format="html")
    assert answer.text.count('<span translate="no">La Croix. Du Nord</span>') == 1
    assert codes(answer) == ["protected_missing"]


async def test_figures_and_french_within_an_address_are_nothing_to_flag(translate) -> None:
    source = "Appelez le +32 2 501 81 11 ou voyez https://x.fr/sommaire."
    english = "Call F16 or see F17."
    answer, _ = await translate(source, {"Appelez F16 ou voyez F17.": [english]})
    assert answer.text == "Call +32 2 501 81 11 or see https://x.fr/sommaire."
    assert codes(answer) == []


async def test_a_code_without_its_hyphen_is_written_right_and_told(translate) -> None:
    source = "Le S-400 est russe."
    answer, _ = await translate(source, {source: ["The S400 is Russian."]})
    assert answer.text == "The S-400 is Russian."
    assert codes(answer) == ["protected_repaired"]


async def test_a_slip_within_what_is_kept_stands(translate) -> None:
    html = 'Le film <i translate="no">Qui ? “ Moi ”</i> sort.'
    answer, _ = await translate(html, {"Le film F16 sort.": ["the film F16 is out."]}, format="html")
    assert answer.text == 'The film <i translate="no">Qui ? “ Moi ”</i> is out.'


async def test_a_short_code_that_the_model_can_not_copy_is_put_away(translate) -> None:
    source = "La planète TOI-700 d est loin."
    answers = {source: ["The planet YeIN is far."], "La planète F16 d est loin.": ["The planet F16 d is far."]}
    answer, _ = await translate(source, answers)
    assert answer.text == "The planet TOI-700 d is far."
    assert codes(answer) == []


async def test_kept_figures_and_others_are_no_sentence_for_the_model(translate) -> None:
    answer, engine = await translate("<code>12,5</code> <b>13,5</b>", {}, format="html")
    assert (answer.text, engine.calls) == ("<code>12,5</code> <b>13.5</b>", [])
