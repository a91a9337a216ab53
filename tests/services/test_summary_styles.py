from hypothesis import given
from hypothesis import strategies as st

from app.services.results import SourcedSentence
from app.services.summary_styles import shortened, tightened
from app.text.span import Span
from app.text.tight.edits import Edit


def sentence(text: str, *inserted: Span) -> SourcedSentence:
    return SourcedSentence(text, (Span(0, len(text)),), (), inserted=inserted)


def test_who_was_named_as_a_source_need_not_be_named_again() -> None:
    first = sentence("The old hospital is to close on 4 May, the health ministry said.")
    second = sentence("The new hospital is to open on 4 June, the health ministry said.")
    assert [item.text for item in tightened([first, second], "en")] == [
        first.text,
        "The new hospital is to open on 4 June.",
    ]
    assert [item.text for item in tightened([second], "en")] == [second.text]


def test_an_acronym_that_comes_again_stays() -> None:
    first = sentence("The International Olympic Committee (IOC) meets in Lausanne on Tuesday.")
    assert tightened([first, sentence("The IOC has a new head.")], "en")[0].text == first.text
    assert "(IOC)" not in tightened([first, sentence("The head is new.")], "en")[0].text


def test_a_name_that_was_put_in_is_found_again_in_what_is_left() -> None:
    text = "However, he [Mr Blair] said yes (on Monday)."
    place = text.index(" [")
    given_in = sentence(text, Span(place, place + len(" [Mr Blair]")))
    cuts = (Edit("connective", Span(0, 9), text[:9]), Edit("parenthesis", Span(31, 43), text[31:43]))
    left = shortened(given_in, "He [Mr Blair] said yes.", cuts)
    (span,) = left.inserted
    assert left.text[span.start : span.end] == " [Mr Blair]"


def test_a_name_that_went_with_what_was_taken_out_is_nowhere() -> None:
    text = "The vote, which he [Mr Blair] lost, was close."
    place = text.index(" [")
    edit = Edit("aside", Span(8, 34), text[8:34])
    assert shortened(sentence(text, Span(place, place + 11)), "The vote was close.", (edit,)).inserted == ()


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=4), min_size=1, max_size=9), st.data())
def test_places_move_with_the_text(words: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(words) - 1))
    starts = [sum(len(word) for word in words[:number]) for number in range(len(words))]
    gone = data.draw(st.lists(st.sampled_from(range(len(words))), unique=True).map(sorted))
    gone = [number for number in gone if number != kept]
    edits = tuple(Edit("aside", Span(starts[n], starts[n] + len(words[n])), words[n]) for n in gone)
    left = "".join(word for number, word in enumerate(words) if number not in gone)
    given_in = sentence("".join(words), Span(starts[kept], starts[kept] + len(words[kept])))
    (span,) = shortened(given_in, left, edits).inserted
    assert left[span.start : span.end] == words[kept]
