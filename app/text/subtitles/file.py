"""A subtitle file."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.errors import InvalidFileError
from app.text.bounds import split_bounded
from app.text.files.charset import Charset, decode
from app.text.subtitles.cues import file_lines, find_cues
from app.text.subtitles.flows import StyledSentence, find_sentences
from app.text.subtitles.markup import from_html, to_html
from app.text.subtitles.spread import spread
from app.text.subtitles.styled import Character, Slot, read_slots, write_characters


@dataclass(frozen=True, slots=True)
class SubtitleFile:
    """A subtitle file, taken apart. Numbers, times and all that is no cue's text come out as they were.

    A sentence that runs over several cues is translated as one, and its translation spread over the same lines.
    """

    text: str
    charset: Charset
    is_vtt: bool
    _lines: tuple[tuple[str, str], ...]
    _slots: tuple[Slot, ...]
    _sentences: tuple[StyledSentence, ...]
    format: Literal["html"] = "html"

    @classmethod
    def read(cls, data: bytes) -> "SubtitleFile":
        """Read SubRip or WebVTT, which says its name. Raises InvalidFileError where there is no cue."""
        text, charset = decode(data)
        lines = file_lines(text)
        is_vtt = text.startswith("WEBVTT")
        cues = [
            (cue, _cue_slots([(number, lines[number][0]) for number in cue.lines], is_vtt=is_vtt))
            for cue in find_cues([line for line, _ in lines], is_vtt=is_vtt)
        ]
        if not cues:
            raise InvalidFileError("There is no cue in the file: no line of times with “-->”.", fault="no_cues")
        sentences = tuple(find_sentences(cues, split_bounded))
        slots = tuple(slot for _, slots in cues for slot in slots)
        return cls(to_html(sentences), charset, is_vtt, tuple(lines), slots, sentences)

    def write(self, translated: str) -> bytes:
        """Write the file with the translation of `text`."""
        filled: defaultdict[int, list[list[Character]]] = defaultdict(list)
        for sentence, characters in zip(self._sentences, from_html(translated, self._sentences), strict=True):
            pieces = spread(characters, [share.length for share in sentence.shares])
            for share, piece in zip(sentence.shares, pieces, strict=True):
                if piece:
                    filled[id(share.slot)].append(piece)
        written: dict[int, str] = {}
        spoken = {slot.line for slot in self._slots if slot.text}
        for slot in self._slots:
            if slot.line not in spoken:
                continue
            words = write_characters(_joined(filled[id(slot)]), is_vtt=self.is_vtt)
            before = written.get(slot.line, "")
            space = " " if before and words and not before.endswith(" ") else ""
            written[slot.line] = f"{before}{space}{slot.lead}{words}{slot.tail}"
        # A line that no word has come to goes; a blank one would end the cue.
        lines = (
            written.get(number, line) + ending
            for number, (line, ending) in enumerate(self._lines)
            if written.get(number) != ""
        )
        return self.charset.encode("".join(lines), "mark")


def _cue_slots(lines: Sequence[tuple[int, str]], *, is_vtt: bool) -> list[Slot]:
    open_tags: list[str] = []
    return [slot for number, line in lines for slot in read_slots(number, line, open_tags, is_vtt=is_vtt)]


def _joined(pieces: Sequence[Sequence[Character]]) -> list[Character]:
    """Put the ends of sentences that meet on a line beside each other."""
    joined: list[Character] = []
    for piece in pieces:
        if joined:
            joined.append((" ", joined[-1][1] if joined[-1][1] == piece[0][1] else ()))
        joined += piece
    return joined
