"""A NewsML-G2 news item taken apart: which of its elements hold copy in French.

Read: `title` and `edNote` of `itemMeta`, `headline` and `description` of `contentMeta` and `partMeta`, and the stories
in `contentSet` that stand in the item itself, as XML (XHTML, NITF) or as data (text, HTML). Not read: names of
subjects, places and people, bylines, sluglines, rights.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.text.newsml.runs import Run, find_runs
from app.text.newsml.story import is_story, named_runs
from app.text.newsml.tree import Element, parse_xml
from app.text.newsml.vocabulary import is_french

NAR = "http://iptc.org/std/nar/2006-10-01/"
_COPY = {
    "itemMeta": ("title", "edNote"),
    "contentMeta": ("headline", "description"),
    "partMeta": ("headline", "description"),
}
_DATES = (
    ("itemMeta", "versionCreated"), ("contentMeta", "contentModified"), ("contentMeta", "contentCreated"),
    ("itemMeta", "firstCreated"),
)  # fmt: skip
_DECLARATION = re.compile(r"\A(<\?xml[^>]*?encoding\s*=\s*)([\"'])[\w.:-]+\2")
_CDATA = re.compile(r"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#0*([0-9]{1,7})|#x0*([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class ItemError(Exception):
    """The XML is well-formed, and no news item that can be translated."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An element whose words are translated: metadata, or a story in the content.

    runs: of XML, by name. data: of `inlineData`, its text as it is meant; is_html: what that text is.
    """

    element: Element
    runs: dict[str, Run]
    data: str | None = None
    is_html: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """The texts to translate, by their places."""
        if self.data is not None:
            return {self.element.path(): self.data}
        return {name: run.html for name, run in self.runs.items()}


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A news item. copies: in the order of the document. body: the places of its running text."""

    source: bytes
    root: Element
    metadata: tuple[Copy, ...]
    stories: tuple[Copy, ...]

    @property
    def texts(self) -> dict[str, str]:
        """All texts to translate, by their places."""
        return {path: text for copy in (*self.metadata, *self.stories) for path, text in copy.texts.items()}

    @property
    def plain(self) -> set[str]:
        """The places of those that are plain text; all others are HTML."""
        return {copy.element.path() for copy in self.stories if copy.data is not None and not copy.is_html}

    @property
    def body(self) -> list[str]:
        """The places of the running text: of the first story, as others are the same in other forms."""
        for story in self.stories:
            if story.data is not None:
                return list(story.texts)
            return [name for name, run in story.runs.items() if run.in_text]
        return []

    @property
    def language(self) -> str | None:
        """What the item says that its content is written in."""
        content = child_of(self.root, "contentMeta")
        said = [child.attributes.get("tag", "") for child in children_of(content, "language")] if content else []
        return next((tag for tag in said if is_french(tag)), said[0] if said else self.root.language())

    @property
    def created(self) -> str:
        """When this version of the text was made, as it is written; empty where nothing says so."""
        for part, name in _DATES:
            meta = child_of(self.root, part)
            element = child_of(meta, name) if meta else None
            if element is not None:
                return _content(self.source[element.inner_start : element.inner_end].decode()).strip()
        return ""

    @property
    def is_text(self) -> bool:
        """Whether the item is a text, as opposed to a picture, a video or a sound with a caption."""
        meta = child_of(self.root, "itemMeta")
        kinds = children_of(meta, "itemClass") if meta else []
        said = next((kind.attributes.get("qcode") or kind.attributes.get("uri") or "" for kind in kinds), "")
        return re.split(r"[:/]", said)[-1] in {"", "text", "composite"}


def read_item(xml: str) -> NewsItem:
    """Take an item apart. Raises XmlError, and ItemError for other XML than a news item."""
    source = _DECLARATION.sub(r"\1\2UTF-8\2", xml).encode()
    root = parse_xml(source)
    if (root.local, root.namespace) != ("newsItem", NAR):
        kind = f"“{root.local[:60]}” of the namespace “{root.namespace[:100]}”"
        raise ItemError(f"The XML is no NewsML-G2 newsItem: its root is {kind}.")
    meta = child_of(root, "itemMeta")
    if meta is None or not meta.children:
        raise ItemError("The newsItem has no itemMeta with something in it.")
    return NewsItem(source, root, tuple(_metadata(root, source)), tuple(_stories(root, source)))


def children_of(element: Element, local: str) -> list[Element]:
    """Give the children of a name in NewsML-G2's own namespace."""
    return [child for child in element.children if child.local == local and child.namespace == NAR]


def child_of(element: Element, local: str) -> Element | None:
    """Give the first child of a name in NewsML-G2's own namespace."""
    return next(iter(children_of(element, local)), None)


def _metadata(root: Element, source: bytes) -> Iterator[Copy]:
    for part, names in _COPY.items():
        for meta in children_of(root, part):
            for element in meta.children:
                if element.local in names and element.namespace == NAR and _is_copy(element):
                    runs = named_runs(find_runs(element, source))
                    if runs:
                        yield Copy(element, runs)


def _stories(root: Element, source: bytes) -> Iterator[Copy]:
    for content in children_of(root, "contentSet"):
        for element in content.children:
            if element.namespace != NAR or not _is_copy(element):
                continue
            if element.local == "inlineXML":
                roots = [root for root in element.children if is_story(root)]
                runs = named_runs([run for root in roots for run in find_runs(root, source)])
                if runs:
                    yield Copy(element, runs)
            elif element.local == "inlineData":
                yield from _data(element, source)


def _data(element: Element, source: bytes) -> Iterator[Copy]:
    kind = element.attributes.get("contenttype", "text/plain").partition(";")[0].strip().lower()
    is_html = kind in {"text/html", "application/xhtml+xml"}
    if (
        element.children
        or {"encoding", "encodinguri"} & set(element.attributes)
        or not (is_html or kind == "text/plain")
    ):
        return
    text = _content(source[element.inner_start : element.inner_end].decode())
    if text.strip():
        yield Copy(element, {}, text, is_html)


def _content(xml: str) -> str:
    """Give the text that XML without elements means."""
    output: list[str] = []
    position = 0
    for match in _CDATA.finditer(xml):
        output += (_resolved(xml[position : match.start()]), match[1] or "")
        position = match.end()
    return "".join([*output, _resolved(xml[position:])])


def _resolved(xml: str) -> str:
    def resolve(match: re.Match[str]) -> str:
        if match[3]:
            return _NAMED[match[3]]
        return chr(int(match[1])) if match[1] else chr(int(match[2], 16))

    return _REFERENCE.sub(resolve, xml)


def _is_copy(element: Element) -> bool:
    """Whether an element is in French, as far as it says; what the item says of its default counts only for itself."""
    owner: Element | None = element
    while owner is not None and owner.parent is not None:
        if "xml:lang" in owner.attributes:
            return is_french(owner.attributes["xml:lang"])
        owner = owner.parent
    return True
