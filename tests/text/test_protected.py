"""What has to come out byte for byte is found, whole; what only looks like it is left to the translation."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.normalize import normalize
from app.text.protected import find_protected, protected_expectations
from app.text.span import Span


def written(sentence):
    return [(item.form, item.preferred) for item in protected_expectations(normalize(sentence), sentence)]


@pytest.mark.parametrize(
    ("sentence", "form", "span"),
    [
        ("Voir https://www.afp.com/fr/a_b-c?d=1&e=%20f#g, hier.", "url", "https://www.afp.com/fr/a_b-c?d=1&e=%20f#g"),
        ("(voir http://fr.wikipedia.org/wiki/Mars_(planète))", "url", "http://fr.wikipedia.org/wiki/Mars_(planète)"),
        ("Lisez « https://t.co/aBc12 ».", "url", "https://t.co/aBc12"),
        ("Sur www.insee.fr !", "url", "www.insee.fr"),
        ("Lien https://x.fr/titre–long ici", "url", "https://x.fr/titre–long"),
        ("Écrire à jean-marie.o+x@mairie-lyon.fr.", "email", "jean-marie.o+x@mairie-lyon.fr"),
        ("Il gagne 6-4, 3-6, 7-6 (7/5) hier.", "code", "6-4, 3-6, 7-6 (7/5)"),
        ("selon l'article L. 4312-1 du code", "code", "L. 4312-1"),
        ("les articles R421-5 et suivants", "code", "R421-5"),
        ("La note du groupe passe à Ba1.", "code", "Ba1"),
        ("Le site afp.com est fermé.", "domain", "afp.com"),
        ("Selon Booking.com, tout va bien", "domain", "Booking.com"),
        ("Sur impots.gouv.fr/particuliers.", "domain", "impots.gouv.fr/particuliers"),
        ("Le fichier budget2024.xlsx a fuité", "domain", "budget2024.xlsx"),
        ("Merci à @elysee.", "handle", "@elysee"),
        ("Suivre @afp@mastodon.social ici", "handle", "@afp@mastodon.social"),
        ("Bilan de la #COP21", "hashtag", "#COP21"),
        ("La #grève_générale", "hashtag", "#grève_générale"),
        ("Appelez le 04 76 00 00 00.", "phone", "04 76 00 00 00"),
        ("Appelez le 04\xa076\xa000\xa000\xa000 !", "phone", "04\xa076\xa000\xa000\xa000"),
        ("Le 01.40.07.20.19", "phone", "01.40.07.20.19"),
        ("Au +33 1 42 34 56 78", "phone", "+33 1 42 34 56 78"),
        ("Au +33\u202f(0)1 42 34 56 78.", "phone", "+33\u202f(0)1 42 34 56 78"),
        ("Appelez le 0 800 06 66 66 (gratuit).", "phone", "0 800 06 66 66"),
        ("© Thibaud Moritz/AFP", "symbol", "©"),
        ("le 0 800 130 000", "phone", "0 800 130 000"),
        ("Le colis AFP-2211 est là", "code", "AFP-2211"),
        ("Voir BOE-A-2020-1234.", "code", "BOE-A-2020-1234"),
        ("La faille CVE-2024-3094 !", "code", "CVE-2024-3094"),
        ("L'A380 a atterri", "code", "A380"),
        ("Le vol AF447, perdu", "code", "AF447"),
        ("Deux F‑16 turcs", "code", "F‑16"),
        ("Un Su-24 russe", "code", "Su-24"),
        ("Compte FR76 3000 6000 0112 3456 7890 189.", "code", "FR76 3000 6000 0112 3456 7890 189"),
        ("(ISBN 978-2-07-036822-8)", "code", "978-2-07-036822-8"),
        ("Son adresse, anne-marie.o’neill@univ-paris1.fr.", "email", "anne-marie.o’neill@univ-paris1.fr"),
        ("Écrire à jean.d'ormesson@x.fr.", "email", "jean.d'ormesson@x.fr"),
        ("Il répond d'alice@x.fr", "email", "alice@x.fr"),
        ("Le virus de facture.pdf.exe !", "domain", "facture.pdf.exe"),
        ("La photo IMG_4021.JPG montre", "domain", "IMG_4021.JPG"),
        ("Au 00 33 1 43 17 51 00, dit-il", "phone", "00 33 1 43 17 51 00"),
        ("À Genève, le 022 907 11 11.", "phone", "022 907 11 11"),
        ("À Bruxelles, le 02/501.81.11", "phone", "02/501.81.11"),
        ("Ou le 0475/12.34.56.", "phone", "0475/12.34.56"),
        ("À Alger, le 021 54 88 88", "phone", "021 54 88 88"),
        ("À Dakar, le 33 839 51 00", "phone", "33 839 51 00"),
        ("À Abidjan, le 27 20 31 87 00", "phone", "27 20 31 87 00"),
        ("À Bamako, le 20 22 57 65", "phone", "20 22 57 65"),
        ("À Montréal, le 514 878-4385.", "phone", "514 878-4385"),
        ("À Québec, le (418) 643-2121", "phone", "(418) 643-2121"),
        ("Sans frais, le 1-800-463-2339.", "phone", "1-800-463-2339"),
        ("À Londres, le 020 7008 5000.", "phone", "020 7008 5000"),
        ("Roman (ISBN 2-07-036822-8)", "code", "2-07-036822-8"),
        ("Revue, ISSN : 0395-2037.", "code", "0395-2037"),
        ("SIRET 552 100 554 00025", "code", "552 100 554 00025"),
        ("SIREN 552 100 554,", "code", "552 100 554"),
        ("TVA : FR 40 303 265 045", "code", "FR 40 303 265 045"),
        ("La variante B.1.1.7 circule", "code", "B.1.1.7"),
        ("Le BA.2.86, un variant", "code", "BA.2.86"),
        ("L'adresse IP 192.168.1.254 est", "code", "192.168.1.254"),
        ("La version 2.14.1 corrige", "code", "2.14.1"),
        ("L'aspirateur DC41c-X2 est rappelé", "code", "DC41c-X2"),
        ("La référence 8712100-XL/B.", "code", "8712100-XL/B"),
        ("Le script /etc/init.d/apache2 plante", "code", "/etc/init.d/apache2"),
        (r"Dans C:\Windows\system32, un virus", "code", r"C:\Windows\system32"),
        ("Voir [gallery ids=\"12,13\" link='file' n=3] ici", "kept", "[gallery ids=\"12,13\" link='file' n=3]"),
        ("La légende[/caption] suit", "kept", "[/caption]"),
        ("[embed] une vidéo", "kept", "[embed]"),
        ("Famille 👩‍👩‍👧 unie", "symbol", "👩‍👩‍👧"),
        ("Bravo ❤️❤️ à tous", "symbol", "❤️❤️"),
        ("La France 🇫🇷 gagne", "symbol", "🇫🇷"),
        ("Étape 1️⃣ : ouvrir", "symbol", "1️⃣"),
        ("→ Notre enquête", "symbol", "→"),
        ("Le journal Новая газета ferme", "script", "Новая газета"),
    ],
)
def test_spans_are_found_as_the_author_wrote_them(sentence, form, span):
    assert written(sentence) == [(form, span)]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Il est 18H30 au T4 2013, à J-3.",
        "Les JO-2012 et l'UE-28 coûtent 3,5 % et 12 000 euros, soit +12 000 000 en 10 ans.",
        "L'article 49.3, alinéa 2, le 1er mai, à 20h.",
        "Elle a fini.Le reste suit, etc.",
        "M. Macron, Mme Le Pen et J.-P. Raffarin",
        "Il fait 12° à Lyon, 50 M€ de dégâts, 5G et 3D.",
        "Numéro #1 du tennis",
        "Score final : PSG-OM 2-1.",
        "Les années 1914-1918",
        "Qu'est-ce que l'Otan ?",
        "le XXIe siècle, Louis XIV",
        "[sic] Il dit [rires] et [il] part [...]",
        "Un budget de 1.234.567.890 francs, de 12.500.000 à 13 250 000 euros",
        "Le 03.11.2021, ou le 3.11.21, en 4.02.50",
        "Il gagne et/ou perd 1/2 point, 24h/24, 7j/7, de 20H/21H, au km/h",
        "Le règlement 2016/679/UE et la directive 2001/83/CE",
        "Le bilan s'établit à 12 345 678 morts, 300 200 blessés, 10 000 000 000 d'euros",
        "À 14:00 UTC/07:00 PT, de 1914-1918 à 2020-2021",
    ],
)
def test_ordinary_copy_has_nothing_to_protect(sentence):
    assert written(sentence) == []


def test_a_span_is_answered_by_the_same_bytes_only():
    (item,) = protected_expectations(normalize("Le site afp.com."), "Le site afp.com.")
    assert item.kind == "protected"
    assert [(place.start, place.end) for place in item.occurrences("See afp.com!")] == [(4, 11)]
    for target in ["See AFP.com.", "Write to x@afp.com.", "See afp.community.", ""]:
        assert not item.occurrences(target)


def test_a_code_may_stand_in_the_plural():
    sentence = normalize("Deux F-16 turcs")
    (item,) = protected_expectations(sentence, "Deux F-16 turcs")
    assert len(item.occurrences("Two Turkish F-16s and an F-16")) == 2
    assert not item.occurrences("An F-160 or an F-16sx")


def test_each_of_two_equal_spans_needs_its_own_place():
    text = "@afp répond à @afp"
    items = protected_expectations(normalize(text), text)
    assert [answer.target is None for answer in account(items, "@afp answers")] == [False, True]


def test_what_its_author_marked_is_kept_whole_with_the_codes_in_it():
    text = "Lire «\xa0Le\xa0B.1.1.7, ce variant\xa0» sur x.fr"
    items = protected_expectations(normalize(text), text, [Span(7, 29)])
    assert [(item.form, item.preferred) for item in items] == [
        ("kept", "Le\xa0B.1.1.7, ce variant"),
        ("domain", "x.fr"),
    ]


def test_a_part_of_a_word_is_not_kept_by_itself():
    text = "L'Oréal a dit"
    assert protected_expectations(normalize(text), text, [Span(2, 4)]) == []
    assert len(protected_expectations(normalize(text), text, [Span(2, 7)])) == 1


@given(st.text(alphabet=st.sampled_from("aA1 .@#/:-+0éh🎉️‍\xa0(中文w'\\_~"), max_size=60))
def test_any_text_gives_ordered_spans_that_the_text_itself_answers(text):
    sentence = normalize(text)
    spans = [span for span, _ in find_protected(sentence.text)]
    assert all(span.start < span.end <= len(sentence.text) for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(item.preferred and item.preferred in text for item in protected_expectations(sentence, text))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "1",
        "A-",
        "@",
        "#",
        "www.",
        "+1 ",
        "a@a",
        "🎉",
        "😀 ",
        "А ",
        "-",
        "()",
        "/a",
        "a/",
        "1 1",
        "1.",
        "A1/",
        "00 ",
    ],
)
def test_long_runs_of_one_kind_are_looked_at_without_trouble(unit):
    # A page may keep encoded data from translation, in one piece. Taken in the square of their number, the first of
    # these would need more than a minute.
    begun = time.process_time()
    find_protected(unit * 60_000)
    assert time.process_time() - begun < 15
