"""Inline tags in a translation, by hand-made alignments."""

import re

import pytest

from app.text.document import Span
from app.text.html import HtmlDocument, TranslatedBlock
from tests.text.html.putting import put_back


def without_alignment(html, text):
    document = HtmlDocument.parse(html)
    return document.rebuild([TranslatedBlock(text)])


def test_a_tag_follows_its_word():
    html = "<p>J'<b>aime</b> <u>conduire</u> cette voiture rouge.</p>"

    assert put_back(
        html, ("I", "J'"), ("like", "aime"), ("driving", "conduire"), ("this", "cette"), ("red", "rouge"),
        ("car", "voiture"), (".", "."),
    ) == "<p>I <b>like</b> <u>driving</u> this red car.</p>"  # fmt: skip


def test_tags_swap_with_their_words():
    html = "la <b>voiture</b> <i>rouge</i>"

    assert put_back(html, ("the", "la"), ("red", "rouge"), ("car", "voiture")) == "the <i>red</i> <b>car</b>"


def test_an_element_is_never_torn_in_two():
    html = "<a>Il n'a pas</a> dit oui"

    assert put_back(html, ("He", "Il"), ("said", "dit"), ("nothing", "pas"), ("yes", "oui")) == (
        "<a>He said nothing</a> yes"
    )


def test_a_stray_word_far_away_does_not_stretch_an_element():
    html = "le <b>chat</b> dort sur le grand lit"

    assert put_back(
        html, ("the", "le"), ("cat", "chat"), ("sleeps", "dort"), ("on", "sur"), ("the", "le#2"), ("big", "grand"),
        ("bed", "chat"),
    ).count("<b>") == 1  # fmt: skip
    assert "<b>cat</b>" in put_back(
        html, ("the", "le"), ("cat", "chat"), ("sleeps", "dort"), ("on", "sur"), ("the", "le#2"), ("bed", "lit"),
    )  # fmt: skip


def test_a_run_never_holds_a_word_of_a_sibling():
    html = "<i>un deux</i> <b>trois</b>"

    out = put_back(html, ("one", "un"), ("three", "trois"), ("two", "deux"))

    assert out in {"<i>one</i> <b>three</b> two", "one <b>three</b> <i>two</i>"}


def test_nesting_stays():
    html = "<b>le <i>grand <u>chat</u></i></b> dort"

    assert put_back(html, ("the", "le"), ("big", "grand"), ("cat", "chat"), ("sleeps", "dort")) == (
        "<b>the <i>big <u>cat</u></i></b> sleeps"
    )


def test_a_child_stays_in_its_parent_even_when_its_word_does_not():
    html = "<a>le <b>chat</b> gris</a> dort bien"

    out = put_back(html, ("the", "le"), ("grey", "gris"), ("one", None), ("sleeps", "dort"), ("cat", "chat"))

    assert re.search(r"<a>[^/]*<b>.*</b>.*</a>", out)


def test_an_element_around_a_whole_sentence_covers_the_whole_sentence():
    html = '<p><a href="x">Il n\'a rien dit.</a> On attend.</p>'

    assert put_back(
        html, ("He", "Il"), ("said", "dit"), ("nothing", "rien"), (".", None), ("People", "On"), ("wait", "attend"),
        (".", ".#2"),
    ) == '<p><a href="x">He said nothing.</a> People wait.</p>'  # fmt: skip


def test_an_element_around_everything_covers_everything_whatever_the_alignment():
    assert put_back("<p><b>le chat</b></p>", ("the", None), ("cat", None)) == "<p><b>the cat</b></p>"


def test_punctuation_is_inside_or_outside_as_in_the_source():
    outside = put_back("Voici <b>Paris</b>.", ("This", "Voici"), ("is", "Voici"), ("Paris", "Paris"), (".", "Paris"))
    inside = put_back("Voici <b>Paris.</b>", ("This", "Voici"), ("is", "Voici"), ("Paris", "Paris"), (".", "Voici"))

    assert outside == "This is <b>Paris</b>."
    assert inside == "This is <b>Paris.</b>"


def test_tags_do_not_split_words():
    assert put_back("sou<u>ligner</u>", ("underline", "souligner")) in {
        "<u>underline</u>",
        "underline<u></u>",
        "<u></u>underline",
    }
    assert without_alignment("<b>Jean</b>-Pierre parle", "John-Peter speaks") == "<b>John-Peter</b> speaks"


def test_a_word_that_is_copied_is_cut_where_its_source_is():
    html = "le CO<sub>2</sub> et les km<sup>2</sup>"

    assert put_back(html, ("CO2", "CO2"), ("and", "et"), ("km2", "km2")) == "CO<sub>2</sub> and km<sup>2</sup>"


def test_a_raised_ending_does_not_raise_the_word_that_it_became():
    html = "M<sup>me</sup> Royal est née au XX<sup>e</sup> siècle"

    out = put_back(
        html, ("Mrs", "Mme"), ("Royal", "Royal"), ("was", "est"), ("born", "née"), ("in", "au"), ("the", "au"),
        ("20th", "XXe"), ("century", "siècle"),
    )  # fmt: skip

    assert out == "Mrs<sup></sup> Royal was born in the 20th<sup></sup> century"


def test_reference_marks_and_exponents_are_no_part_of_the_word_before():
    html = 'la République<sup><a href="#1">1</a></sup> et 10<sup>6</sup> gens'

    assert HtmlDocument.parse(html).blocks[0].text == "la République et 10 gens"
    assert put_back(
        html, ("the", "la"), ("Republic", "République"), ("and", "et"), ("10", "10"), ("people", "gens")
    ) == ('the Republic<sup><a href="#1">1</a></sup> and 10<sup>6</sup> people')


def test_a_drop_cap_stays_one():
    html = '<p><span class="lettrine">L</span>e chat dort.</p>'

    assert put_back(html, ("The", "Le"), ("cat", "chat"), ("sleeps", "dort"), (".", ".")) == (
        '<p><span class="lettrine">T</span>he cat sleeps.</p>'
    )


def test_an_element_whose_words_are_gone_is_placed_where_they_would_be():
    html = "Il dit <b>donc</b> oui"

    assert put_back(html, ("He", "Il"), ("says", "dit"), ("yes", "oui")) == "He says<b></b> yes"


def test_a_link_whose_words_are_gone_takes_a_word_that_is_nobodys():
    html = 'Il dit <a href="x">donc</a> oui'

    assert put_back(html, ("He", "Il"), ("says", "dit"), ("so", None), ("yes", "oui")) == (
        'He says <a href="x">so</a> yes'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("le <img src=a> chat", "the <img src=a> cat"),
        ("le<img src=a> chat", "the<img src=a> cat"),
        ("le <img src=a>chat", "the <img src=a>cat"),
        ("le <!-- gris -->chat", "the <!-- gris -->cat"),
        ("le<span> </span>chat", "the<span> </span>cat"),
        ("le <b></b>chat", "the <b></b>cat"),
        ("le <br>chat", "the <br>cat"),
        ("le<br>chat", "the<br>cat"),
        ("<img src=a>le chat<img src=b>", "<img src=a>the cat<img src=b>"),
        ("le <b><img src=a> chat</b>", "the <b><img src=a> cat</b>"),
        ("le <b>chat <img src=a></b>", "the <b>cat <img src=a></b>"),
        ("le</i> chat", "the</i> cat"),
    ],
)
def test_marks_stand_beside_the_words_that_they_stood_beside(html, expected):
    assert put_back(html, ("the", "le"), ("cat", "chat")) == expected


def test_marks_follow_their_words():
    assert put_back("<b>a</b> chat<img> noir", ("a", "a"), ("black", "noir"), ("cat", "chat")) == (
        "<b>a</b> black cat<img>"
    )


def test_a_kept_element_takes_the_place_of_its_translation():
    html = 'Le journal <span translate="no">Le Monde</span> paraît'

    out = put_back(
        html,
        ("The", "Le"),
        ("newspaper", "journal"),
        ("The", "Le#2"),
        ("World", "Monde"),
        ("is", "paraît"),
        ("out", "paraît"),
    )

    assert out == 'The newspaper <span translate="no">Le Monde</span> is out'


def test_a_copy_of_a_kept_element_is_found_whatever_the_alignment():
    html = 'Le journal <span translate="no">Le&nbsp;Monde</span> paraît'

    out = put_back(
        html, ("The", "Monde"), ("newspaper", "Monde"), ("Le", "Le"), ("Monde", "journal"), ("appears", None)
    )

    assert out == 'The newspaper <span translate="no">Le&nbsp;Monde</span> appears'


def test_no_other_word_is_lost_to_a_kept_element():
    html = "La commande <code>ls</code> ne marche pas"

    out = put_back(html, ("The", "La"), ("command", "commande"), ("does", "marche"), ("not", "pas"), ("work", "marche"))

    assert out == "The command <code>ls</code> does not work"


def test_a_bad_alignment_does_not_empty_a_sentence_into_a_kept_element():
    html = "Le <code>x</code> n'est pas arrivé hier au port de Brest"

    english = "It did not arrive yesterday in the port of Brest"

    out = put_back(html, *((word, "x") for word in english.split()))

    assert re.sub("<code>x</code> ?", "", out).strip() == english


def test_kept_elements_at_the_edges_keep_their_distance():
    assert (
        put_back("<code>ls</code> marche bien", ("works", "marche"), ("well", "bien")) == "<code>ls</code> works well"
    )
    assert (
        put_back("voici encore <code>ls</code>", ("here", "voici"), ("again", "encore")) == "here again <code>ls</code>"
    )


def test_without_alignment_tags_go_by_proportion():
    html = "<p>Le <b>chat</b> noir dort <i>ici</i>.</p>"

    assert without_alignment(html, "The cat dozes there.") == "<p>The <b>cat</b> dozes <i>there</i>.</p>"


def test_a_sentence_without_alignment_beside_one_with():
    html = "Le chat <b>dort</b>. Le chien <i>mange</i> ici."

    out = put_back(
        html, ("The", "Le"), ("cat", "chat"), ("sleeps", "dort"), (".", "."), ("The", None), ("dog", None),
        ("eats", None), ("here", None), (".", None),
    )  # fmt: skip

    assert out == "The cat <b>sleeps</b>. The dog <i>eats</i> here."


def test_nothing_is_lost_with_an_empty_translation():
    html = "<p>Le <b>chat<!-- c --></b> <code>x</code> <img></p>"

    out = HtmlDocument.parse(html).rebuild([TranslatedBlock("")])

    assert re.findall(r"<[^>]*>", out) == re.findall(r"<[^>]*>", html)
    assert "<code>x</code>" in out


def test_alignments_past_the_ends_do_no_harm():
    document = HtmlDocument.parse("le <b>chat</b>")
    wild = ((Span(-5, 90), Span(0, 99)), (Span(50, 60), Span(-3, 2)), (Span(3, 3), Span(4, 4)))

    assert re.sub("</?b>", "", document.rebuild([TranslatedBlock("the cat", wild)])) == "the cat"


def test_a_verb_or_a_negation_is_never_dropped_for_a_kept_element():
    html = "La commande <code>ls -l</code> ne marche pas"

    out = put_back(
        html,
        ("The", "La"),
        ("command", "commande"),
        ("reads", "ls"),
        ("does", "l#2"),
        ("not", "l#2"),
        ("work", "marche"),
    )

    assert out == "The command <code>ls -l</code> does not work"


def test_a_name_that_is_copied_is_marked_whole():
    html = "Selon le quotidien <i>Le Monde</i>, oui"

    out = put_back(html, ("The", "le"), ("daily", "quotidien"), ("Le", "le"), ("Monde", "Monde"), ("says", "Selon"))

    assert out == "The daily <i>Le Monde</i> says"


def test_a_word_of_both_languages_is_no_copy():
    html = "Il <b>a</b> mangé hier"

    out = put_back(html, ("Yesterday", "hier"), ("he", "Il"), ("ate", "mangé"), ("a", "mangé"), ("lot", "mangé"))

    assert "<b>a</b>" not in out


def test_without_alignment_names_and_numbers_hold_the_place():
    html = "Hier, le président <b>Jean Dupont</b> a dit <i>12</i> fois non à tous ceux qui le lui demandaient"

    assert without_alignment(html, "Jean Dupont, the president, said no 12 times yesterday") == (
        "<b>Jean Dupont</b>, the president, said no <i>12</i> times yesterday"
    )


def test_empty_elements_and_images_side_by_side_keep_order_and_nesting():
    html = (
        '<p id="1">le <img id="2"><span id="3"><u id="4"></u><b id="5"></b><img id="6">chat</span> dort <br><i></i></p>'
    )

    assert put_back(html, ("the", "le"), ("cat", "chat"), ("sleeps", "dort")) == (
        html.replace("le <", "the <").replace("chat", "cat").replace("dort", "sleeps")
    )


def test_an_element_across_part_of_the_second_of_three_sentences():
    html = "<p>Bonjour <b>vous !</b> Et ces <img> <b>phrases <u>tout entières ?</u></b> Oui &amp; non.</p>"

    assert put_back(
        html, ("Hello", "Bonjour"), ("you", "vous"), ("!", "!"), ("And", "Et"), ("these", "ces"), ("whole", "entières"),
        ("sentences", "phrases"), ("?", "?"), ("Yes", "Oui"), ("&", "&"), ("no", "non"), (".", "."),
    ) == "<p>Hello <b>you!</b> And these <img> <b><u>whole</u> sentences?</b> Yes &amp; no.</p>"  # fmt: skip


def test_elements_that_no_word_aligns_with_stay_in_the_order_of_the_source():
    html = "<p>J'<b>aime</b> bien <u>conduire</u> cette voiture.</p>"

    out = put_back(html, ("What", "J'"), ("a", "bien"), ("car", "voiture"), ("this", "cette"), (".", "."))

    assert re.findall("</?[bu]>", out) == ["<b>", "</b>", "<u>", "</u>"]
    assert re.sub("</?[bu]>", "", out) == "<p>What a car this.</p>"


@pytest.mark.parametrize(
    ("html", "pairs", "expected"),
    [
        # The full stop is the sentence's, the quotation marks go in pairs.
        (
            "Il parle de <mark>résultats « exceptionnels »</mark>.",
            [("He", "Il"), ("speaks", "parle"), ("of", "de"), ("“", None), ("exceptional", "exceptionnels"), ("”", "»"),
             ("results", "résultats"), (".", ".")],
            "He speaks of <mark>“exceptional” results</mark>.",
        ),
        (
            "Le texte, « <a>historique</a> » selon elle",
            [("The", "Le"), ("text", "texte"), (",", ","), ("“", "«"), ("historic", "historique"), (",", None),
             ("”", "»"), ("she", "elle"), ("says", "selon")],
            "The text, “<a>historic</a>,” she says",
        ),
        (
            "Un texte <a>« historique »</a>.",
            [("A", "Un"), ("“", "«"), ("historic", "historique"), ("”", "»"), ("text", "texte"), (".", ".")],
            "A <a>“historic”</a> text.",
        ),
        (
            "Il dit <q>« non »</q>.",
            [("He", "Il"), ("says", "dit"), ("“", "«"), ("no", "non"), (".", "."), ("”", "»")],
            "He says <q>“no.”</q>",
        ),
        # Articles and prepositions stand outside where they do in French.
        ("Il veut le <a>gaz</a>", [("He", "Il"), ("wants", "veut"), ("the", "gaz"), ("gas", "gaz")],
         "He wants the <a>gas</a>"),
        ("Il veut <a>le gaz</a>", [("He", "Il"), ("wants", "veut"), ("the", "le"), ("gas", "gaz")],
         "He wants <a>the gas</a>"),
        ("Vient d'<a>Iran</a>", [("Comes", "Vient"), ("from", "Iran"), ("Iran", "Iran")], "Comes from <a>Iran</a>"),
        ("Il part <b>lundi</b> ici", [("He", "Il"), ("leaves", "part"), ("on", "lundi"), ("Monday", "lundi")],
         "He leaves on <b>Monday</b>"),
        ("Il veut <b>partir</b> ici", [("He", "Il"), ("wants", "veut"), ("to", "partir"), ("leave", "partir")],
         "He wants to <b>leave</b>"),
        ("Il lit <i>The Times</i> ici", [("He", "Il"), ("reads", "lit"), ("The", "The"), ("Times", "Times")],
         "He reads <i>The Times</i>"),
        # The genitive is the sentence's.
        ("Le procès de <b>Claude Guéant</b> hier", [("Claude", "Claude"), ("Guéant’s", "Guéant"), ("trial", "procès")],
         "<b>Claude Guéant</b>’s trial"),
        # A date keeps together, and no element ends on a mark alone or on an article.
        ("né le <time>12 mars 1961</time> ici", [("born", "né"), ("on", "le"), ("March", "le"), ("12", "12"),
         (",", None), ("1961", "1961")], "born on <time>March 12, 1961</time>"),
        ("né le <b>12</b> mars", [("born", "né"), ("on", "le"), ("March", "mars"), ("12", "12")],
         "born on March <b>12</b>"),
        ("On ne peut <em>en aucun cas</em> accepter, dit-il", [("We", "On"), ("cannot", "peut"), ("accept", "accepter"),
         (",", "aucun"), ("he", "dit"), ("says", "dit")], "We cannot<em></em> accept, he says"),
        ("la loi n<sup>o</sup> 3", [("Law", "loi"), ("No", "n"), (".", "°"), ("3", "3")], "Law No.<sup></sup> 3"),
        ("<b>Reculer</b> l'âge de départ", [("Raise", "Reculer"), ("the", "Reculer"), ("age", "âge")],
         "<b>Raise</b> the age"),
        ("<b>C'est</b> bien", [("It’s", "C'est"), ("good", "bien")], "<b>It’s</b> good"),
    ],
)  # fmt: skip
def test_borders_of_elements(html, pairs, expected):
    assert put_back(html, *pairs) == expected


def test_the_stem_of_a_word_weighs_more_than_its_ending():
    document = HtmlDocument.parse("adopte un <em>onzième</em> paquet")
    pairs = [("adopte", 0, 5), ("onzième", 5, 6), ("onzième", 7, 9), ("onzième", 9, 11), ("paquet", 12, 19)]
    text = document.blocks[0].text
    alignment = tuple((Span(text.index(word), text.index(word) + len(word)), Span(*place)) for word, *place in pairs)

    assert document.rebuild([TranslatedBlock("adopts 11th package", alignment)]) == "adopts <em>11th</em> package"


def test_a_kept_name_in_the_genitive_is_not_said_twice():
    html = 'La une de <i translate="no">La Croix</i> hier'

    assert put_back(html, ("La", "La#2"), ("Croix’s", "Croix"), ("front", "une"), ("page", "une")) == (
        '<i translate="no">La Croix</i>’s front page'
    )


def test_a_picture_between_two_words_divides_them():
    document = HtmlDocument.parse("Paris<img>Londres, un<wbr>deux, un <img>mot")

    assert [block.text for block in document.blocks] == ["Paris Londres, undeux, un mot"]
    assert document.rebuild([TranslatedBlock("Paris London, undeux, a word")]).startswith("Paris<img>London")


def test_the_raised_letter_of_a_number_is_its_sign():
    document = HtmlDocument.parse("les lois n<sup>o</sup>&nbsp;3, N<sup>os</sup> 4 et 5, piano<sup>o</sup>")

    assert [block.text for block in document.blocks] == ["les lois n°\u00a03, N°s 4 et 5, pianoo"]


def test_an_element_gets_the_word_that_one_token_of_it_and_of_its_neighbour_made():
    document = HtmlDocument.parse("<code>12,5</code> <b>13,5</b>")
    alignment = ((Span(0, 9), Span(0, 4)),)
    assert document.rebuild([TranslatedBlock("13.5", alignment)]) == "<code>12,5</code> <b>13.5</b>"
