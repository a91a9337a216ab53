"""Elements that are not translated, with all that is in them: `code`, `script`, `translate="no"` and others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.text.html.names import ENDED_BY, FOREIGN_BREAKOUT, FOREIGN_ROOTS, KEPT, KEPT_INLINE, NEVER_NESTED, is_inline
from app.text.html.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class KeptSubtree:
    """Place of a kept element in the tokens.

    movable: it can stand in a sentence and is whole, so that it means the same wherever it stands.
    """

    end: int
    movable: bool


def is_kept(token: Token) -> bool:
    """Whether this start tag opens (or is) an element that stays as it is."""
    return token.name in KEPT or forbids_translation(token)


def forbids_translation(token: Token) -> bool:
    """Whether a start tag says `translate="no"`, or has the class `notranslate` that older pages use."""
    if not token.attributes:
        return False
    if (token.value("translate") or "").strip().lower() == "no":
        return True
    return "notranslate" in (token.value("class") or "").lower().split()


def kept_subtree(tokens: Sequence[Token], start: int, open_names: Mapping[str, int]) -> KeptSubtree:
    """Find the end of the kept element whose start tag is at this place. Linear in what it spans.

    open_names: how many elements of each name are open around it: their end tag ends it too, where its own is missing.
    """
    root = tokens[start]
    subtree = _Subtree(root.name, open_names)
    if root.void:
        return KeptSubtree(start + 1, subtree.movable)
    for place in range(start + 1, len(tokens)):
        token = tokens[place]
        if token.kind is Kind.START and subtree.ends_before(token):
            return KeptSubtree(place, movable=False)
        if token.kind is Kind.START:
            subtree.open(token)
        elif token.kind is Kind.END and not subtree.inside[token.name]:
            if open_names.get(token.name):
                return KeptSubtree(place, movable=False)
            subtree.movable = False
        elif token.kind is Kind.END:
            subtree.close(token)
            if not subtree.stack:
                return KeptSubtree(place + 1, subtree.movable)
    return KeptSubtree(len(tokens), movable=False)


class _Subtree:
    """What is open in a kept element, itself first."""

    def __init__(self, root: str, open_names: Mapping[str, int]) -> None:
        self.root = root
        self.open_names = open_names
        self.inside: Counter[str] = Counter()
        self.movable = (root in KEPT_INLINE or is_inline(root)) and not self.closes_other(root)
        self.stack = [root]
        self.inside[root] = 1

    def ends_before(self, token: Token) -> bool:
        """Whether this start tag ends the element, whose end tag may be left out."""
        return len(self.stack) == 1 and token.name in ENDED_BY.get(self.root, ())

    def open(self, token: Token) -> None:
        if not _may_stand_in(self.root, token.name) or self.closes_other(token.name):
            self.movable = False
        if not token.void:
            self.stack.append(token.name)
            self.inside[token.name] += 1

    def closes_other(self, name: str) -> bool:
        return name in NEVER_NESTED and (self.open_names.get(name, 0) > 0 or self.inside[name] > 0)

    def close(self, token: Token) -> None:
        while (name := self.stack.pop()) != token.name:
            self.inside[name] -= 1
            self.movable = False  # an unclosed element, which may reach past the end of this one
        self.inside[name] -= 1


def _may_stand_in(root: str, name: str) -> bool:
    if root in FOREIGN_ROOTS:
        return name not in FOREIGN_BREAKOUT
    return is_inline(name) or name in KEPT_INLINE or name in {"br", "img", "wbr", "rb", "rp", "rt", "rtc"}
