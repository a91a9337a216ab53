import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.prose import breaks_quote, ends_as_sentence, is_furniture, is_loose_quote, is_question


@pytest.mark.parametrize(
    "line",
    [
        "Burns meets Patrushev in Moscow",
        "PARIS, Nov 3 (AFP) —",
        "PARIS, Nov. 3 (AFP).",
        "By John Smith, political correspondent",
        "By John Smith in Paris.",
        "Reporting by Jane Doe in Kyiv; editing by John Smith.",
        "Photo: the two presidents in Geneva.",
        "The two presidents in Geneva (Photo by Jane Doe/AFP)",
        "The two presidents shake hands in Geneva. © AFP",
        "Read more: how the talks failed.",
        "Copyright 2021 The Agency. All rights reserved.",
        "- cyber security",
        "• The legislation will be enforced by local licensing officers",
        "Main points of the plan:",
        "C Paterson (Scotland), B Cohen (England), B O'Driscoll (Ireland, capt), D Traille (France), O Smith.",
        "NO WAY BACK FOR THE UNIONS, SAYS MINISTER.",
        "Moscow.",
        "May 29, 2012.",
        "Paris, 29 May 2012.",
        "Monday 2nd of November.",
        "Arsenal 2, Chelsea 1.",
        "Par Élise Marchetti, à Varn.",
        "Propos recueillis par Élise Marchetti.",
        "Lire aussi : le pont de Varn est fermé.",
        "À lire aussi : le pont de Varn est fermé.",
        "Photo : le pont de Varn.",
        "Publié le 3 mai 2021 à 12 h 30.",
        "Paris, le 3 mai 2021.",
        "Lundi 3 mai.",
        "Le pont de Varn (avec AFP).",
        "* * *",
        "",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "PARIS, Nov. 3 (AFP) — The president met the prime minister on Wednesday.",
        "KPMG, the auditor of Fannie Mae, will also be replaced.",
        "By any measure, Dick Morris is a winner.",
        "“The parties discussed relations between Russia and the United States.”",
        "Spain, France, Italy, Greece and Portugal signed the treaty on Monday in Rome.",
        "He died.",
        "Par prudence, le préfet a fermé le pont de Varn.",
        "Le 3 mai, le préfet a fermé le pont de Varn.",
        "Lire un livre par jour est un plaisir.",
        "Publicité mensongère : la banque est condamnée.",
        "Partager le pont est la seule issue.",
        "With the Pension Corporation (PBGC) some £23bn (€12m) in deficit, the Roundtable (FER) wants a new law, now.",
        "iPhone sales fell 3%.",
        "Élysée officials met.",
        "Did the minister lie?",
        "Related talks failed in Vienna, and the five countries that took part in them left without a date for more",
    ],
)
def test_sentences_of_the_story(sentence: str) -> None:
    assert not is_furniture(sentence)


def test_quotes_are_balanced_or_broken() -> None:
    assert breaks_quote("“We will fight.")
    assert breaks_quote('We will win," said Mr Smith.')
    assert not breaks_quote("“We will fight,” said Mr Smith.")
    assert not breaks_quote("It is Mr Smith's.")


def test_questions() -> None:
    assert is_question("“Did the minister lie?”")
    assert not is_question("The minister asked: did the rates rise? Nobody knew.")


def test_loose_quotes_name_no_speaker() -> None:
    assert is_loose_quote("“The war is over.”")
    assert is_loose_quote("“The war is over,” he said.")
    assert is_loose_quote("We have a duty to try.")
    assert not is_loose_quote("“We have a duty to try,” said Mr Smith on Monday.")
    assert not is_loose_quote("The US is out.")


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    for judge in (breaks_quote, ends_as_sentence, is_furniture, is_loose_quote, is_question):
        assert isinstance(judge(text), bool)


def test_french_speech_names_no_speaker() -> None:
    assert is_loose_quote("« La guerre est finie », a-t-il dit.", "fr")
    assert is_loose_quote("Nous avons le devoir d'essayer.", "fr")
    assert is_loose_quote("J'ai le devoir d'essayer.", "fr")
    assert not is_loose_quote("« Nous avons le devoir d'essayer », a dit Oliver Brandt lundi.", "fr")
    assert not is_loose_quote("Les mesures de la mairie sont prêtes.", "fr")
    assert not is_loose_quote("Mon ami Oliver is out.")
    assert is_question("« Le maire a-t-il menti\u00a0? »")
