"""ninjs: IPTC's news items in JSON."""

from dataclasses import dataclass

from app.api.body import Fields
from app.api.newsroom.answers import MACHINE_MADE, Ours
from app.api.newsroom.dates import item_day
from app.api.newsroom.story import Story, plain_of
from app.errors import InvalidRequestError
from app.services.articles import Layout
from app.services.results import Article
from app.services.translation import TextFormat
from app.text.newsml.story import Rendered, XmlStory
from app.text.newsml.tree import XmlError
from app.text.ninjs.fields import Field, ShapeError, find_fields, written
from app.text.ninjs.shape import line_of
from app.text.ninjs.write import Additions, write_item

MEDIA_TYPES = ("application/ninjs+json", "application/vnd.iptc.ninjs+json")


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the item with its texts, by name: one, or for XML as many as it has. format: of the texts."""

    field: Field
    texts: dict[str, str]
    format: TextFormat
    xml: XmlStory | None = None

    @classmethod
    def of(cls, field: Field) -> "Part":
        """Take a field apart. XML that can't be read as such is read as HTML; XML that is no story has no texts."""
        name = written(field.path)
        if field.format != "xml":
            return cls(field, {name: field.text}, field.format)
        try:
            story = XmlStory.parse(field.text)
        except XmlError:
            return cls(field, {name: field.text}, "html")
        if story is None:
            return cls(field, {}, "html")
        return cls(field, {f"{name}/{path}": run.html for path, run in story.runs.items()}, "html", story)

    def rendered(self, article: Article) -> Rendered | None:
        """Put the field together again from its translations; None where it had no text."""
        done = {
            name: Rendered(article.translations[name].text, plain_of(article.translations[name]))
            for name in self.texts
            if name in article.translations
        }
        if not done:
            return None
        if self.xml is None:
            return next(iter(done.values()))
        prefix = f"{written(self.field.path)}/"
        text = self.xml.write({name.removeprefix(prefix): item for name, item in done.items()})
        return Rendered(text, "\n\n".join(item.plain for item in done.values()))

    @property
    def body(self) -> list[str]:
        """The names of those of its texts that are running text."""
        if not self.field.in_text:
            return []
        if self.xml is None:
            return list(self.texts)
        return [name for name, run in zip(self.texts, self.xml.runs.values(), strict=True) if run.in_text]


def ninjs_story(item: Fields) -> Story[Fields]:
    """Take an item apart. Raises InvalidRequestError where a value is none that the standard has at its place."""
    line = line_of(item)
    try:
        parts = [Part.of(field) for field in find_fields(item, line)]
    except ShapeError as error:
        field = written(error.path)[:200]
        raise InvalidRequestError(f"{field}: {error.message}.", field=field, standard=f"ninjs {line}.x") from error

    def write(article: Article, ours: Ours) -> Fields:
        rendered = {part.field.path: done for part in parts if (done := part.rendered(article)) is not None}
        notes = ours.model_dump(mode="json", exclude_none=True, exclude={"summary", "untouched"})
        return write_item(item, line, rendered, Additions(ours.summary, MACHINE_MADE, notes))

    language = item.get("language")
    return Story(
        texts={name: text for part in parts for name, text in part.texts.items()},
        layout=Layout({name: part.format for part in parts for name in part.texts}, _body(parts)),
        write=write,
        language=language if isinstance(language, str) else None,
        day=item_day(item),
    )


def _body(parts: list[Part]) -> list[str]:
    """Name the running text: the bodies with markup, as others are the same without it."""
    marked = [part for part in parts if part.body and part.format == "html"]
    return [name for part in marked or parts for name in part.body]
