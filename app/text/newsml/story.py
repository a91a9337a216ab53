"""A story in XML, XHTML or NITF, in the element that holds it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.text.newsml.edits import Edits
from app.text.newsml.runs import Run, find_runs
from app.text.newsml.tree import XML_LANG, Element, parse_xml
from app.text.newsml.vocabulary import NITF, XHTML, is_french

_ROOTS = frozenset({"nitf", "html", "body", "article", "section", "div", "block", "p"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A translated text. plain: without tags."""

    text: str
    plain: str


def is_story(root: Element) -> bool:
    """Whether an element is the root of a story, as opposed to data: events, results, vector graphics."""
    return root.namespace in (XHTML, NITF) or (not root.prefix and root.local in _ROOTS)


def named_runs(runs: Sequence[Run]) -> dict[str, Run]:
    """Give each run a name of its own: its path, with the number of the text where an element has several."""
    counts = Counter(run.path for run in runs)
    seen: Counter[str] = Counter()
    named: dict[str, Run] = {}
    for run in runs:
        seen[run.path] += 1
        named[run.path + (f"/text()[{seen[run.path]}]" if counts[run.path] > 1 else "")] = run
    return named


def write_story(element: Element, source: bytes, runs: Mapping[str, Run], done: Mapping[str, Rendered]) -> bytes:
    """Write what is in an element with its translations, and say `en` where its tags say French."""
    edits = Edits(source)
    for name, run in runs.items():
        if name in done:
            edits.replace(run.start, run.end, run.restore(done[name].text, done[name].plain))
    for inner in _outside(element, runs):
        said = {name: "en" for name in (XML_LANG, "lang") if is_french(inner.attributes.get(name))}
        if said:
            edits.replace(inner.start, inner.inner_start, edits.start_tag(inner, dict(said)))
    return edits.apply(element.inner_start, element.inner_end)


def _outside(element: Element, runs: Mapping[str, Run]) -> list[Element]:
    """Find the elements within one that are in none of its runs."""
    places = iter(sorted((run.start, run.end) for run in runs.values()))
    beyond = element.end + 1
    start, end = next(places, (beyond, beyond))
    found: list[Element] = []
    for inner in element.iterate():
        while inner.start >= end:
            start, end = next(places, (beyond, beyond))
        if inner is not element and inner.start < start:
            found.append(inner)
    return found


@dataclass(frozen=True, slots=True)
class XmlStory:
    """A story that is a document of its own, as ninjs has it in a string."""

    source: bytes
    holder: Element
    runs: dict[str, Run]

    @classmethod
    def parse(cls, xml: str) -> "XmlStory | None":
        """Take a story apart; None for XML that is no story. Raises XmlError."""
        source = xml.encode()
        root = parse_xml(source)
        if not is_story(root):
            return None
        # All of the source is in it, the root's own tag as well.
        holder = Element("", {}, {}, None, 0, 0, len(source), len(source), children=[root])
        return cls(source, holder, named_runs(find_runs(root, source)))

    def write(self, done: Mapping[str, Rendered]) -> str:
        """Write the story with its translations."""
        return write_story(self.holder, self.source, self.runs, done).decode()
