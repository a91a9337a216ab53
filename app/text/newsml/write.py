"""A news item written with its English beside its French.

Each translated element stands twice, the English before the French, with `xml:lang` on both; the French story is what
`contentSet` names as its original. All else stays byte for byte.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.text.newsml.edits import Edits, attribute, text_of
from app.text.newsml.item import Copy, NewsItem, child_of, children_of
from app.text.newsml.story import Rendered, write_story
from app.text.newsml.tree import XML_LANG, Element
from app.text.newsml.vocabulary import is_french

# The first version of the standard that has `digitalSourceType`.
STANDARD_VERSION = (2, 33)
SUMMARY_ROLE = "http://cv.iptc.org/newscodes/descriptionrole/summary"
TRANSLATION_OF = "https://schema.org/translationOfWork"
_WITH_LANGUAGE = ("rightsInfo", "itemMeta", "contentMeta", "partMeta", "assert")
_DESCRIPTIVE = (
    "language", "genre", "keyword", "subject", "slugline", "headline", "dateline", "by", "creditline", "description",
)  # fmt: skip
_BEFORE_SOURCE_TYPE = ("icon", "urgency", "contentCreated", "contentModified")
_EXTENSIONS = ("contentMetaExtProperty", "itemMetaExtProperty")
# Figures about the French story, which do not hold for the English one.
_MEASURES = dict.fromkeys(("id", "size", "wordcount", "charcount", "linecount", "pagecount"))


@dataclass(frozen=True, slots=True)
class Additions:
    """What the item gets besides its translation.

    extension: makes an element of another namespace, as XML, with the summary where the item has one of its own.
    """

    summary: str | None
    digital_source_type: str
    extension: Callable[[str | None], str]


def write_item(item: NewsItem, translations: Mapping[str, Rendered], additions: Additions) -> str:
    """Write the item. translations: of the places in `NewsItem.texts`."""
    return _Writer(item, translations, additions).write().decode()


class _Writer:
    def __init__(self, item: NewsItem, translations: Mapping[str, Rendered], additions: Additions) -> None:
        self.item = item
        self.source = item.source
        self.translations = translations
        self.additions = additions
        self.edits = Edits(item.source)
        self.tags: dict[int, tuple[Element, dict[str, str | None]]] = {}
        self.prefix = item.root.prefix
        self.french = next((tag for tag in (item.language, item.root.language()) if is_french(tag)), "fr")

    def write(self) -> bytes:
        for copy in self.item.metadata:
            self.beside(copy, {"id": None})
        for number, story in enumerate(self.item.stories):
            self.beside(story, _MEASURES, original=number == 0)
        self.default_language()
        self.content_meta()
        self.item_meta()
        for element, values in self.tags.values():
            self.edits.replace(element.start, element.inner_start, self.edits.start_tag(element, values))
        return self.edits.apply()

    def tag(self, element: Element, **values: str | None) -> None:
        """Note new values for the attributes of an element."""
        _, noted = self.tags.setdefault(id(element), (element, {}))
        noted.update(values)

    def beside(self, copy: Copy, dropped: Mapping[str, None], *, original: bool = False) -> None:
        """Put the English of an element before it, and say that the element itself is French."""
        element = copy.element
        english = self.edits.start_tag(element, {**dropped, XML_LANG: "en"})
        end_tag = self.source[element.inner_end : element.end]
        if copy.data is None:
            inner = write_story(element, self.source, copy.runs, self.translations)
        else:
            inner = self.data(copy)
        space = self.edits.before(element.start)
        self.edits.insert_before(element.start, english + inner + end_tag + space)
        self.tag(element, **{XML_LANG: element.attributes.get(XML_LANG, self.french)})
        if original and element.parent is not None and "original" not in element.parent.attributes:
            identifier = element.attributes.get("id") or self.free_id()
            self.tag(element, id=identifier)
            self.tag(element.parent, original=identifier)

    def data(self, copy: Copy) -> bytes:
        done = self.translations.get(copy.element.path())
        source = self.source[copy.element.inner_start : copy.element.inner_end]
        if done is None:
            return source
        if b"<![CDATA[" in source and "]]>" not in done.text:
            return f"<![CDATA[{done.text}]]>".encode()
        return text_of(done.text).encode()

    def free_id(self) -> str:
        taken = {element.attributes.get("id") for element in self.item.root.iterate()}
        return next(name for name in _identifiers() if name not in taken)

    def default_language(self) -> None:
        """Make the item English, and keep the language that was its default for what is left of it."""
        root = self.item.root
        said = root.attributes.get(XML_LANG)
        self.tag(root, **{XML_LANG: "en"})
        for child in root.children:
            if child.local in _WITH_LANGUAGE and XML_LANG not in child.attributes:
                self.tag(child, **{XML_LANG: said or self.french})
        version = re.match(r"(\d+)\.(\d+)", root.attributes.get("standardversion", ""))
        if version and (int(version[1]), int(version[2])) < STANDARD_VERSION:
            self.tag(root, standardversion=".".join(map(str, STANDARD_VERSION)))

    def content_meta(self) -> None:
        meta = child_of(self.item.root, "contentMeta")
        summary = self.summary()
        if meta is None or meta.is_empty_tag:
            self.new_content_meta(meta, summary)
            return
        languages = [child for child in children_of(meta, "language") if is_french(child.attributes.get("tag"))]
        for child in languages[:1]:
            self.tag(child, tag="en")
        language = [] if children_of(meta, "language") else [self.element("language", ' tag="en"')]
        self.source_type(meta)
        self.put_after(meta, _DESCRIPTIVE, [*language, *summary])

    def new_content_meta(self, meta: Element | None, summary: list[str]) -> None:
        inner = [*self.digital_source_type(), self.element("language", ' tag="en"'), *summary]
        written = self.element("contentMeta", attribute(XML_LANG, self.french), "".join(inner)).encode()
        if meta is not None:
            self.tags.pop(id(meta), None)
            self.edits.replace(meta.start, meta.end, written)
            return
        item_meta = child_of(self.item.root, "itemMeta")
        if item_meta is not None:
            self.edits.insert_after(item_meta.end, self.edits.before(item_meta.start) + written)

    def source_type(self, meta: Element) -> None:
        for said in children_of(meta, "digitalSourceType"):
            if self.item.is_text:
                self.tags.pop(id(said), None)
                self.edits.replace(said.start, said.end, self.digital_source_type()[0].encode())
            return
        self.put_after(meta, _BEFORE_SOURCE_TYPE, self.digital_source_type())

    def digital_source_type(self) -> list[str]:
        """Say that a machine made the text. Not of pictures, whose caption alone it made."""
        if not self.item.is_text:
            return []
        return [self.element("digitalSourceType", attribute("uri", self.additions.digital_source_type))]

    def summary(self) -> list[str]:
        if not self.additions.summary or self.has_summary():
            return []
        catalogs = (child.attributes.get("href", "") for child in self.item.root.children)
        has_alias = any("IPTC-G2-Standards" in catalog for catalog in catalogs)
        role = attribute("role", "drol:summary") if has_alias else attribute("roleuri", SUMMARY_ROLE)
        text = text_of(self.additions.summary)
        return [self.element("description", role + attribute(XML_LANG, "en"), text)]

    def has_summary(self) -> bool:
        """Whether the item has a summary of its own; it was translated, and ours must not stand in its place."""
        meta = child_of(self.item.root, "contentMeta")
        roles = (child.attributes for child in children_of(meta, "description")) if meta else ()
        return any(
            "drol:summary" in role.get("role", "").split() or role.get("roleuri") == SUMMARY_ROLE for role in roles
        )

    def item_meta(self) -> None:
        """Say what the item is a translation of, and add what is our own."""
        meta = child_of(self.item.root, "itemMeta")
        if meta is None:
            return
        root = self.item.root.attributes
        version = attribute("version", root["version"]) if root.get("version", "").isdecimal() else ""
        target = attribute("reluri", TRANSLATION_OF) + attribute("residref", root.get("guid", "")) + version
        # The sums of a content that is no more the same; a receiver that checks them would take the item for damaged.
        for sums in children_of(meta, "hash"):
            self.edits.replace(sums.start - len(self.edits.before(sums.start)), sums.end, b"")
        space = self.edits.before(meta.children[0].start) if meta.children else b""
        links = [child for child in meta.children if child.local not in _EXTENSIONS and not _is_foreign(child, meta)]
        at = links[-1].end if links else meta.inner_start
        self.edits.insert_after(at, space + self.element("link", target).encode())
        last = meta.children[-1].end if meta.children else meta.inner_start
        summary = self.additions.summary if self.has_summary() else None
        self.edits.insert_after(last, space + self.additions.extension(summary).encode())

    def put_after(self, meta: Element, names: tuple[str, ...], written: list[str]) -> None:
        """Put elements after the last child of these names; before all others where there is none."""
        if not written:
            return
        children = [child for child in meta.children if child.local in names and child.namespace == meta.namespace]
        space = self.edits.before(meta.children[0].start) if meta.children else b""
        at = children[-1].end if children else self.place_without(meta, names)
        self.edits.insert_after(at, b"".join(space + element.encode() for element in written))

    def place_without(self, meta: Element, names: tuple[str, ...]) -> int:
        if names == _BEFORE_SOURCE_TYPE:
            return meta.inner_start
        own = [child for child in meta.children if child.local not in _EXTENSIONS and not _is_foreign(child, meta)]
        return own[-1].end if own else meta.inner_start

    def element(self, local: str, attributes: str, inner: str = "") -> str:
        name = self.prefix + local
        return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _is_foreign(child: Element, meta: Element) -> bool:
    return child.namespace != meta.namespace


def _identifiers() -> Iterator[str]:
    number = 1
    while True:
        yield "original" if number == 1 else f"original-{number}"
        number += 1
