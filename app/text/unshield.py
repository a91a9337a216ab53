"""Protected spans, and names put away, come back into the translation of the sentence that they were taken from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.text.shield import Held, Shielded
from app.text.span import Span

Pair = tuple[tuple[int, int], tuple[int, int]]

_ENDED = re.compile(r"[.!?…:;,]\s*[\"')\]]*\s*\Z")
_ABBREVIATED = re.compile(r"\.\w+\.\Z")


@dataclass(frozen=True, slots=True)
class Unshielded:
    """A target sentence with its spans back, and the alignment between the whole sentences, normalised and target."""

    text: str
    alignment: tuple[Pair, ...]


def unshield(target: str, shielded: Shielded, alignment: Sequence[Pair] = ()) -> Unshielded | None:
    """Put the spans back into a translation of `shielded.text`; None where a stand-in was lost or came out twice.

    alignment: the engine's, between shielded.text and target. Offsets of the answer's are moved to the sentences
    whole: a token that lies in a stand-in is aligned to, or becomes, the span behind it.
    """
    places = _token_places(target, shielded.inside)
    if places is None:
        return None
    body = _without_added_stop(target, shielded)
    before = "".join(held.written for held in shielded.before)
    if not body.strip():
        body, places = "", []
    answer, moves = before, []
    done = 0
    for place, held in places:
        answer += body[done : place.start]
        moves.append((place, Span(len(answer), len(answer) + len(held.written))))
        answer += held.written
        done = place.end
    answer += body[done:]
    behind = len(answer)
    source_moves = _source_moves(shielded)
    moved = [
        (_moved(source, source_moves, shielded.core.start), _moved((begin, stop), moves, len(before)))
        for source, (begin, stop) in alignment
        if begin < len(body)
    ]
    edges = [*_edge_pairs(shielded.before, 0), *moved, *_edge_pairs(shielded.after, behind)]
    return Unshielded(answer + "".join(held.written for held in shielded.after), tuple(edges))


def _token_places(target: str, inside: Sequence[Held]) -> list[tuple[Span, Held]] | None:
    places = []
    for held in inside:
        plural = "s?" if held.is_plural else ""
        found = list(re.finditer(rf"(?<!\w){re.escape(held.token)}{plural}(?!\w)", target))
        if len(found) != 1:
            return None
        places.append((Span(*found[0].span()), held))
    return sorted(places, key=lambda place: place[0].start)


def _without_added_stop(target: str, shielded: Shielded) -> str:
    """Take away the full stop that a model puts behind what had none and is not the end of the sentence any more."""
    is_stop = target.endswith(".") and not target.endswith("..") and not _ABBREVIATED.search(target)
    return target[:-1] if is_stop and shielded.after and not _ENDED.search(shielded.text) else target


def _source_moves(shielded: Shielded) -> list[tuple[Span, Span]]:
    """Pair each stand-in's place in the engine's input with its span's in the normalised sentence."""
    moves = []
    shift = shielded.core.start
    for held in shielded.inside:
        begin = held.source.start - shift
        moves.append((Span(begin, begin + len(held.token)), held.source))
        shift += (held.source.end - held.source.start) - len(held.token)
    return moves


def _moved(place: tuple[int, int], moves: Sequence[tuple[Span, Span]], shift: int) -> tuple[int, int]:
    """Move a place over all stand-ins before it; one that touches a stand-in grows to the whole span behind it."""
    begin, stop = place
    start_shift = stop_shift = shift
    start: int | None = None
    end: int | None = None
    for old, new in moves:
        growth = new.end - old.end
        if old.end <= begin:
            start_shift = growth
        elif old.start <= begin < old.end and begin < stop:
            start = new.start
        if old.end <= stop:
            stop_shift = growth
        elif old.start < stop < old.end:
            end = new.end
    return (begin + start_shift if start is None else start, stop + stop_shift if end is None else end)


def _edge_pairs(pieces: Sequence[Held], position: int) -> Iterator[Pair]:
    for held in pieces:
        if held.written.strip():
            yield (held.source.start, held.source.end), (position, position + len(held.written))
        position += len(held.written)
