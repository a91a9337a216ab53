"""The lexical shortlist of an adapted model: its parent's, with the pieces that the new words are made of."""

from collections.abc import Iterable

# The model is never to write these.
_FORBIDDEN = frozenset({"<unk>", "<pad>"})


def extended(shortlist: str, pieces: Iterable[str]) -> str:
    """Add pieces to those that are candidates in every sentence: the line of `vmap.txt` that begins with a tab.

    shortlist: text of the parent's file. The other lines stay as they are.
    """
    lines = shortlist.splitlines()
    place = next((number for number, line in enumerate(lines) if line.startswith("\t")), None)
    common = set(lines[place].removeprefix("\t").split(" ")) if place is not None else set()
    line = "\t" + " ".join(sorted((common | set(pieces)) - _FORBIDDEN - {""}))
    if place is None:
        lines.insert(0, line)
    else:
        lines[place] = line
    return "".join(f"{line}\n" for line in lines)
