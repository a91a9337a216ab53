import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text.typography import english_typography

QUOTES = st.lists(
    st.sampled_from(
        [
            '"',
            "'",
            "“",
            "”",
            "‘",
            "’",
            " ",
            "a",
            "n",
            "7",
            "90s",
            ",",
            ".",
            "(",
            ")",
            "—",
            "-",
            "=",
            "`",
            "\\",
            "http://x",
            "\n",
            "x",
        ]
    ),
    max_size=25,
).map("".join)
CURLY = str.maketrans("“”‘’", "\"\"''")


@pytest.mark.parametrize(
    "printed",
    [
        "“The parties discussed it,” the statement said.",
        "He said: “Yes.” “No,” she said.",
        # one half of a quotation that runs over several sentences
        "“We left.",
        "We left,” he said.",
        "We left.” Then he said: “No.",
        "born in 2008”, he said",
        "It’s the dogs’ day at L’Equipe; the US’s and O’Brien’s.",
        "the ’90s, ’08, rock ’n’ roll, ’tis, get ’em",
        "‘Yes,’ he said. The ‘axis of evil’.",
        "“He said ‘no’ to me,” she said.",
        "“‘No,’ he said,” she said.",
        "‘He said “no” to me’",
        "(“Yes”) [“No”] —“Well”— “one”–“two”",
        "“Yes”",
        "the “special operation”; the “conflict”.",
        "He said “yes”?",
        "the “Moscow–Washington” line",
        'a 6\'2" man, 5\' tall, a 12" gun, 8" x 10"',
        "“He is 12” she said.",
        'see http://a.b/c\'d and <a href="x">it’s</a>',
        'run `echo "a"`, it’s \\"fine\\"',
        "No quotes at all.",
        "",
    ],
)
def test_quotes_are_curled_by_what_stands_around_them(printed: str) -> None:
    kept = ("6'2", "http", "run")
    straight = printed if any(mark in printed for mark in kept) else printed.translate(CURLY)
    assert english_typography(straight) == printed


def test_straight_quotes_beside_kept_ones() -> None:
    assert english_typography('see <a href="x">it\'s "on"</a>') == 'see <a href="x">it’s “on”</a>'


@settings(deadline=None)
@example('http://x"\\"')
@given(st.one_of(QUOTES, st.text(st.characters(), max_size=40)))
def test_one_character_for_one_and_idempotent(text: str) -> None:
    printed = english_typography(text)
    assert printed.translate(CURLY) == text.translate(CURLY)
    assert english_typography(printed) == printed


@pytest.mark.parametrize("piece", ['"', "'", "'a", '"a ', "`a", "1'", '="a', 'a="', '\\"', "http://"])
def test_a_hundred_thousand_characters(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(english_typography(text)) == len(text)
