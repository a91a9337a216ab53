"""English quotation marks as print has them."""

import re

_DOUBLE_OPENING = re.compile(r"(?<![^\s(\[{—–“‘'-])\"(?=\S)")
_SINGLE_OPENING = re.compile(r"(?<![^\s(\[{—–“\"-])'(?=\w)(?!\d0s)")


def english_typography(text: str) -> str:
    """Turn straight quotes into “ ” ‘ ’, one character for one, so that offsets hold."""
    text = _SINGLE_OPENING.sub("‘", text)
    text = _DOUBLE_OPENING.sub("“", text)
    return text.replace('"', "”").replace("'", "’")
