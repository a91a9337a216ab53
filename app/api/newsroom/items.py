"""Telling the kind of an item, and translating it."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from app.api.body import Fields
from app.api.errors import invalid_request
from app.api.glossary_field import GlossaryField
from app.api.newsroom.ninjs import ninjs_story
from app.api.newsroom.plain import NAMESPACE, plain_story
from app.api.newsroom.story import ArticleOptions, Glossary, Story, translate_story
from app.api.newsroom.superdesk import is_superdesk, superdesk_story
from app.errors import InvalidRequestError
from app.services.container import Services
from app.text.ninjs.shape import is_ninjs

_GLOSSARY: TypeAdapter[Glossary] = TypeAdapter(GlossaryField)


@dataclass(frozen=True, slots=True)
class Item:
    """What was sent as JSON: the newsroom's fields, and the glossary among ours. said_ninjs: its media type says so."""

    fields: Fields
    glossary: Glossary
    said_ninjs: bool = False

    def story(self, *, details: bool = False) -> Story[Fields]:
        """Take the item apart by its kind. Raises InvalidRequestError where it is none of its kind."""
        if self.said_ninjs or is_ninjs(self.fields):
            return ninjs_story(self.fields)
        if is_superdesk(self.fields):
            return superdesk_story(self.fields, details=details)
        return plain_story(self.fields)

    @property
    def texts(self) -> list[str]:
        """All texts that are translated, on which the limits are."""
        return list(self.story().texts.values())


def read_item(fields: Fields, *, said_ninjs: bool = False) -> Item:
    """Read a body; `depeche` holds options that are too large for the query: the terms of a glossary."""
    fields = dict(fields)
    ours = fields.pop(NAMESPACE, {})
    if not isinstance(ours, dict) or set(ours) - {"glossary"}:
        raise InvalidRequestError(
            f"{NAMESPACE}: this name is kept for the service's own fields; a request may have `glossary` in it.",
            field=NAMESPACE,
        )
    try:
        glossary = _GLOSSARY.validate_python(ours.get("glossary"))
    except ValidationError as error:
        problems = ({**problem, "loc": (NAMESPACE, "glossary")} for problem in error.errors(include_url=False))
        raise invalid_request(problems) from error
    return Item(fields, glossary, said_ninjs)


async def translated_item(item: Item, options: ArticleOptions, services: Services) -> Fields:
    """Translate an item that is within the limits, and give it with ours; jobs call this, too."""
    return await translate_story(item.story(details=options.details), options, item.glossary, services)
