from app.engines.extractive import ExtractiveSummarizer
from app.engines.protocol import SummaryLength, SummarySentence
from app.engines.story import Story
from app.engines.telling import tell
from app.text.span import Span

ARTICLE = [
    ["Harbour of Varn to close"],
    [
        "Oliver Brandt, the mayor of Varn, will close the harbour in June.",
        "He told fishermen on Monday that the piers had rotted.",
        "The harbour was built in 1904.",
        "He hopes to open a new harbour within three years.",
        "The mayor promised new boats.",
    ],
]


def story() -> Story:
    return Story.read(ARTICLE)


def test_a_candidate_that_can_be_named_stands_alone_and_counts_the_name() -> None:
    candidates = story().candidates
    assert [candidate.leans for candidate in candidates] == [False] * 5
    assert [candidate.words for candidate in candidates] == [12, 12, 6, 12, 7]
    assert candidates[1].text == ARTICLE[1][1]


def test_the_name_is_put_in_where_the_summary_has_not_told_it() -> None:
    (sentence,) = tell(story(), [1])
    assert sentence == SummarySentence(
        "He [Oliver Brandt] told fishermen on Monday that the piers had rotted.", (1, 2), (Span(2, 18),)
    )


def test_no_name_is_put_in_right_behind_the_sentence_that_has_it() -> None:
    assert [sentence.text for sentence in tell(story(), [0, 1])] == ARTICLE[1][:2]
    assert all(not sentence.inserted for sentence in tell(story(), [0, 1, 2, 3]))


def test_the_name_is_put_in_where_a_sentence_between_is_left_out() -> None:
    first, second = tell(story(), [0, 3])
    assert first == SummarySentence(ARTICLE[1][0], (1,))
    assert second.text == "He [Oliver Brandt] hopes to open a new harbour within three years."
    assert second.sources == (1, 2, 4)


def test_a_bare_role_is_named() -> None:
    (sentence,) = tell(story(), [4])
    assert sentence == SummarySentence("The mayor [Oliver Brandt] promised new boats.", (1, 5), (Span(9, 25),))


def test_the_limit_holds_with_the_name() -> None:
    for words in range(6, 49):
        summary = ExtractiveSummarizer().summarize(ARTICLE, SummaryLength(max_words=words))
        assert sum(len(sentence.text.split()) for sentence in summary) <= words


def test_french_is_read_by_french_rules_and_nobody_is_named() -> None:
    french = [
        ["Le maire de Varn, Oliver Brandt, ferme le port.", "Il faut le réparer.", "Il a prévenu les pêcheurs lundi."]
    ]
    candidates = Story.read(french, "fr").candidates
    assert [candidate.leans for candidate in candidates] == [False, False, True]
    assert all(candidate.named is None for candidate in candidates)
