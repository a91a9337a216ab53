"""Which lines of a plain text are one paragraph: hard-wrapped copy is, lists, headlines and addresses are not.

Mail and agency feeds break lines at 65 to 80 characters, in the middle of sentences; translated line by line they lose
their sense (argos-translate and lindat-translation have such complaints). A program that wraps puts as many words on a
line as fit. So two lines belong together only where the next word would not have fitted, in a block that shows at least
once a sentence that runs on in lower case.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.text.span import Span, trimmed

SHORTEST_WIDTH, LONGEST_WIDTH = 50, 120
_SENTENCE_END = re.compile(r"[.!?…:;][»”\"’')\]\s]*\Z")
# A line that begins so is an item of its own, whatever stands before it.
_ITEM = re.compile(r"[-–—•·*‣▪>#+|]|\(?[a-z]\)|\(?\d{1,2}[.)°]\s")
# In the middle of a sentence these are not capitalised: behind a line without a full stop they begin a new text.
_FIRST_WORD = re.compile(
    r"(?:Le|La|Les|L['’]|Un|Une|Des|Il|Elle|Ils|Elles|On|Ce|Cette|Ces|Selon|Dans|Pour|En|Au|Aux)\b"
)


def paragraph_spans(text: str) -> list[Span]:
    r"""Find the paragraphs: every line that holds text, hard-wrapped lines joined, without white space at their ends.

    What ends a line is what `str.splitlines` says: \n, \r\n, \r, and the rarer separators down to U+2029.
    """
    return [span for block in _blocks(text) for span in _paragraphs(text, block)]


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines that no blank line parts."""
    block: list[Span] = []
    position = 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, position, position + len(line))
        position += len(line)
        if span.start < span.end:
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    width = max(line.end - line.start for line in lines)
    joints = [_is_full(text, line, following, width) for line, following in pairwise(lines)]
    runs_on = any(
        is_full and _runs_on(text, line, following)
        for is_full, (line, following) in zip(joints, pairwise(lines), strict=True)
    )
    if not (runs_on and SHORTEST_WIDTH <= width <= LONGEST_WIDTH):
        return list(lines)
    spans = [lines[0]]
    for is_full, (line, following) in zip(joints, pairwise(lines), strict=True):
        if is_full and _may_join(text, line, following):
            spans[-1] = Span(spans[-1].start, following.end)
        else:
            spans.append(following)
    return spans


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    first_word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first_word) > width


def _runs_on(text: str, line: Span, following: Span) -> bool:
    return text[following.start].islower() and not _ends_sentence(text, line) and not _ITEM.match(text, following.start)


def _may_join(text: str, line: Span, following: Span) -> bool:
    if _ITEM.match(text, following.start):
        return False
    return _ends_sentence(text, line) or not _FIRST_WORD.match(text, following.start)


def _ends_sentence(text: str, line: Span) -> bool:
    return _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None
