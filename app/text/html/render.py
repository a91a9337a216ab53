"""A translation written as HTML, with the nodes of its source in their places."""

from collections.abc import Callable, Sequence

from app.text.html.inline import Element, Kept, Mark
from app.text.html.placement import Placed
from app.text.html.units import Unit


def render(
    target: str, units: Sequence[Unit], placed: Sequence[Placed], sources: Sequence[str], escape: Callable[[str], str]
) -> str:
    """Write a block.

    sources: what each token of the document is written as.
    escape: writes plain text as a text node.
    """
    renderer = _Renderer(target, units, sources, escape)
    renderer.nodes(placed, 0, len(units))
    return "".join(renderer.output)


class _Renderer:
    def __init__(
        self, target: str, units: Sequence[Unit], sources: Sequence[str], escape: Callable[[str], str]
    ) -> None:
        self.words = [escape(target[unit.start : unit.end]) for unit in units]
        edges = [0, *(unit.end for unit in units)]
        # spaces[i] is what stands before unit i; what no unit holds is white space.
        self.spaces = [escape(target[edge : unit.start]) for edge, unit in zip(edges, units, strict=False)]
        self.sources = sources
        self.output: list[str] = []
        self.position = 0
        self.gap_written = True  # white space at the edges of an element is its parent's

    def nodes(self, placed: Sequence[Placed], start: int, end: int) -> None:
        """Write units[start:end] with these nodes among them."""
        self.position, self.gap_written = start, True
        index = 0
        while index < len(placed):
            item = placed[index]
            self.words_to(item.start)
            if item.start < item.end:
                self.stretch(item)
                index += 1
                continue
            in_gap = index
            while index < len(placed) and placed[index].start == placed[index].end == item.start:
                index += 1
            self.gap(placed[in_gap:index], start, end)
        self.words_to(end)

    def words_to(self, end: int) -> None:
        while self.position < end:
            self.space()
            self.output.append(self.words[self.position])
            self.position += 1
            self.gap_written = False

    def space(self) -> None:
        if not self.gap_written:
            self.output.append(self.spaces[self.position])
        self.gap_written = True

    def stretch(self, item: Placed) -> None:
        self.space()
        self.node(item)
        self.position, self.gap_written = item.end, False

    def node(self, item: Placed) -> None:
        node = item.node
        if isinstance(node, Element):
            self.output.append(self.sources[node.first])
            self.nodes(item.children, item.start, item.end)
            self.output.append(self.sources[node.closing])
        else:
            self.output.extend(self.sources[node.first : node.stop])

    def gap(self, items: Sequence[Placed], start: int, end: int) -> None:
        """Write the nodes that stand in one gap, and its white space among them where the source had it."""
        position = self.position
        space = "" if self.gap_written or position in {start, end} else self.spaces[position]
        joints = _joints(items, at_start=position == start, at_end=position == end, spaced=bool(space))
        for joint, item in zip(joints, items, strict=False):
            if joint:
                self.output.append(space or " ")
            self.node(item)
            self.position = position
        if joints[-1]:
            self.output.append(space or " ")
        self.gap_written = True


def _joints(items: Sequence[Placed], *, at_start: bool, at_end: bool, spaced: bool) -> list[bool]:
    """Whether white space stands before each node and, the last, after them all.

    at_start, at_end: no word stands before or after them; white space there belongs outside.
    spaced: the translation has white space here, and it must not get lost.
    """
    joints = [False] * (len(items) + 1)
    is_space = False
    for place, item in enumerate(items):
        node = item.node
        if isinstance(node, Element):
            continue
        is_visible = isinstance(node, Kept)
        joints[place] |= node.space_before or (is_visible and (spaced or at_end))
        joints[place + 1] |= node.space_after or (is_visible and (spaced or at_start))
        is_space |= isinstance(node, Mark) and node.is_space
    joints[0] &= not at_start
    joints[-1] &= spaced or (at_start and not at_end)
    if spaced and not any(joints) and not is_space:
        joints[-1] = True
    return joints
