"""What holds digits but is no number: addresses, handles, phone numbers, versions. Blanked, so that places hold."""

import re

_BLANK = "\x00"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|(?<!\w)@\w+|(?<!\w)#(?=\w*[^\W\d_])\w+", re.IGNORECASE
)
# "1,250 m2": the 2 is no number of its own, but part of the unit.
_POWER = re.compile(r"(?<=\bm)[23](?!\w)|(?<=\b[kcd]m)[23](?!\w)")
_CODE = re.compile(
    # Four groups of two digits or more are a French phone number.
    r"(?:\+[0-9]{1,3}[ .-]?(?:\(0\) ?)?)?(?<![0-9])[0-9]{1,2}(?:[ .-][0-9]{2}){4}(?![0-9])"
    r"|(?<![0-9.])(?![0-9]{1,3}(?:\.[0-9]{3})+(?!\.?[0-9]))(?![0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9]))"
    r"[0-9]+(?:\.[0-9]+){2,}"
)


def mask(text: str) -> str:
    """Blank what only looks like numbers; the length stays."""
    if "@" in text or "#" in text or "://" in text or "www." in text:
        text = blank(text, _ADDRESS)
    return blank(_POWER.sub(lambda match: "²³"[int(match.group()) - 2], text), _CODE)


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """Put a character that belongs to no number for every character of each match."""
    return pattern.sub(lambda match: _BLANK * len(match.group()), text)
