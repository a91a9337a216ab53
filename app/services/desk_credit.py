"""A line in a file that says who made the translation."""

import html
import re

from app.text.files.charset import decode

_END_OF_BODY = re.compile(r"</body\s*>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


def credited(data: bytes, kind: str, credit: str) -> bytes:
    """Put the line where a file of this kind can have one.

    At the end of a text or page; in WebVTT a note, which players don't show. SubRip has no place for it; a Word
    document and a ninjs item have theirs already.
    """
    if not credit or kind not in {"txt", "html", "vtt"}:
        return data
    text, charset = decode(data, is_page=kind == "html")
    line = " ".join(credit.split())
    return charset.encode(_ADDED[kind](text, line), "xmlcharrefreplace" if kind == "html" else "mark")


def _in_text(text: str, credit: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{text.rstrip()}{newline}{newline}{credit}{newline}"


def _in_page(text: str, credit: str) -> str:
    line = f'<p lang="en"><small>{html.escape(credit)}</small></p>'
    ends = list(_END_OF_BODY.finditer(text))
    place = ends[-1].start() if ends else len(text)
    return f"{text[:place]}{line}\n{text[place:]}"


def _in_vtt(text: str, credit: str) -> str:
    note = f"NOTE {credit.replace('-->', '→')}"
    header = _BLANK_LINE.search(text)
    if header is None:
        return f"{text.rstrip()}\n\n{note}\n"
    newline = header[1]
    return f"{text[: header.start()]}{newline}{newline}{note}{newline}{newline}{text[header.end() :]}"


_ADDED = {"txt": _in_text, "html": _in_page, "vtt": _in_vtt}
