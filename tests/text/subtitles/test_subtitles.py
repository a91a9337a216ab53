"""Subtitles out of their file and back into it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidFileError
from app.text.subtitles import SubtitleFile
from app.text.subtitles.spread import spread

SRT = """1
00:00:01,000 --> 00:00:03,500
Le ministre a déclaré hier que
la France allait

2
00:00:03,600 --> 00:00:06,000
{\\an8}augmenter son aide à l'Ukraine
de 12 millions d'euros.

3
00:00:06,100 --> 00:00:08,000
- Vous êtes sûr ?
- <b>Oui</b>, tout à fait.

4
00:00:20,100 --> 00:00:28,000
♪ La mer est belle ♪

5
00:00:28,100 --> 00:00:31,000
[Applaudissements]
"""


def written(text: str, translate=lambda html: html) -> str:
    file = SubtitleFile.read(text.encode())
    return file.write(translate(file.text)).decode()


def sentences(text: str) -> list[str]:
    return re.findall(r"<p>(.*?)</p>", SubtitleFile.read(text.encode()).text)


def words(text: str) -> list[str]:
    return re.sub(r"<[^>]*>", "", " ".join(sentences(text))).split()


def test_sentences_are_whole():
    assert sentences(SRT) == [
        "Le ministre a déclaré hier que la France allait augmenter son aide à l'Ukraine de 12 millions d'euros.",
        "Vous êtes sûr ?",
        "<span id=1>Oui</span>, tout à fait.",
        "La mer est belle",
        "[Applaudissements]",
    ]


def test_words_that_stay_come_back_to_their_lines():
    assert written(SRT) == SRT


def test_a_translation_is_spread_over_the_same_lines():
    english = "The minister said yesterday that France was going to increase its aid to Ukraine by 12 million euros."
    lines = written(SRT, lambda html: html.replace(sentences(SRT)[0], english)).splitlines()
    assert lines[:9] == [
        "1",
        "00:00:01,000 --> 00:00:03,500",
        "The minister said yesterday",
        "that France was going",
        "",
        "2",
        "00:00:03,600 --> 00:00:06,000",
        "{\\an8}to increase its aid to Ukraine",
        "by 12 million euros.",
    ]


def test_tags_go_with_their_words():
    source = '1\n00:00:01,000 --> 00:00:02,000\nUn <i>chat</i> <font color="red">noir</font> & <3.\n'
    assert sentences(source) == ["Un <span id=1>chat</span> <span id=2>noir</span> &amp; &lt;3."]
    moved = written(source, lambda _: "<p>A <span id=2>black</span> <span id=1>cat</span> &amp; &lt;3.</p>")
    assert moved == '1\n00:00:01,000 --> 00:00:02,000\nA <font color="red">black</font> <i>cat</i> & <3.\n'


def test_a_style_over_lines_is_closed_on_each():
    source = "1\n00:00:01,000 --> 00:00:02,000\n<i>Il est parti\nhier.</i>\n"
    assert sentences(source) == ["Il est parti hier."]
    assert written(source).splitlines()[2:] == ["<i>Il est parti</i>", "<i>hier.</i>"]


VTT = """WEBVTT - Titre

NOTE
Une remarque --> non

STYLE
::cue { color: red }

debut
00:01.000 --> 00:04.000 line:0 align:start
<v Élise>Il est &lt;parti&gt; <00:02.000>hier soir
avec lui.</v>

00:05.000 --> 00:06.000
<c.jaune>Bonjour</c> &amp; merci.
"""


def test_webvtt():
    assert sentences(VTT) == [
        "Il est &lt;parti&gt; hier soir avec lui.",
        "<span id=1>Bonjour</span> &amp; merci.",
    ]
    assert written(VTT) == VTT


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Il est parti", "hier.", True),
        ("Il est parti...", "hier.", True),
        ("Il est parti.", "Hier.", False),
        ("Il est parti", "- Non.", False),
        ("[Musique]", "il part.", False),
        ("Il a vu", "Marie.", True),
    ],
)
def test_which_cues_run_on(first: str, second: str, joined: bool):
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{first}\n\n2\n00:00:02,100 --> 00:00:04,000\n{second}\n"
    assert len(sentences(text)) == (1 if joined else 2)
    late = text.replace("00:00:02,100", "00:00:22,100").replace("00:00:04,000", "00:00:24,000")
    assert len(sentences(late)) == 2


def test_sloppy_files_are_read():
    text = "1\r\n00:00:01.5 --> 00:00:02,000\r\nUn\r\n\r\ndeux.\r\n2\r\n0:00:03,000-->0:00:04,000 X1:1\r\nTrois."
    assert sentences(text) == ["Un deux.", "Trois."]
    assert written(text) == text


@pytest.mark.parametrize("data", [b"", b"Bonjour.", b"\x00", b"1\n\nBonjour --> toi"])
def test_what_is_no_subtitle_is_refused(data: bytes):
    with pytest.raises(InvalidFileError):
        SubtitleFile.read(data)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.lists(st.text("abcd,.", min_size=1), min_size=1))
def test_spreading_loses_no_word_and_leaves_no_piece_empty(lengths: list[int], words: list[str]):
    characters = [(character, ()) for character in " ".join(words)]
    pieces = ["".join(character for character, _ in piece) for piece in spread(characters, lengths)]
    assert " ".join(piece for piece in pieces if piece).split() == words
    assert len(pieces) == len(lengths)
    if len(words) >= len(lengths):
        assert all(pieces)


@given(st.text(st.sampled_from("ab.\n\r <>/ib{}\\1♪-&;:,|[]0"), max_size=200), st.booleans())
def test_any_text_of_a_cue_can_be_read_and_written(text: str, is_vtt: bool):
    head = "WEBVTT\n\n" if is_vtt else ""
    source = f"{head}1\n00:00:01,000 --> 00:00:02,000\n{text}"
    again = written(source)
    assert again.startswith(f"{head}1\n00:00:01,000 --> 00:00:02,000")
    assert words(again) == words(source)


@pytest.mark.parametrize("line", ["a" + " " * 200_000 + "b", " " * 200_000 + "b", "<i>a" * 50_000, "♪ " * 100_000])
def test_it_takes_linear_time(line: str):
    assert written(f"1\n00:00:01,000 --> 00:00:02,000\n{line}\n")
