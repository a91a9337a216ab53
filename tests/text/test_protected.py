"""What has to come out byte for byte is found, whole; what only looks like it is left to the translation."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.expectation import account
from app.text.normalize import normalize
from app.text.protected import find_protected, protected_expectations


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


@given(st.text(alphabet=st.sampled_from("aA1 .@#/:-+0éh🎉️‍\xa0(中文w'"), max_size=60))
def test_any_text_gives_ordered_spans_that_the_text_itself_answers(text):
    sentence = normalize(text)
    spans = [span for span, _ in find_protected(sentence.text)]
    assert all(span.start < span.end <= len(sentence.text) for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(item.preferred and item.preferred in text for item in protected_expectations(sentence, text))


@pytest.mark.parametrize("unit", ["a", "a.", "1", "A-", "@", "#", "www.", "+1 ", "a@a", "🎉", "😀 ", "А ", "-", "()"])
def test_long_runs_of_one_kind_are_looked_at_without_trouble(unit):
    find_protected(unit * 20_000)
