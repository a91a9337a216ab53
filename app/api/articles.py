"""`POST /articles`: a newsroom's item in, the same item out, in English."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.api import openapi
from app.api.auth import CallerDep
from app.api.body import read_fields
from app.api.deps import ServicesDep, StateDep, check_limits
from app.api.disconnect import while_connected
from app.api.newsroom import examples, ninjs, xml_body
from app.api.newsroom.answers import ArticleAnswer
from app.api.newsroom.items import Item, read_item, translated_item
from app.api.newsroom.newsml import newsml_story
from app.api.newsroom.story import ArticleOptions, translate_story
from app.errors import SummaryLimitError, UnsupportedLanguageError
from app.text.newsml.item import NewsItem

__all__ = ["ArticleOptions", "Item", "read_item", "router", "translated_item"]

router = APIRouter()


async def _item(request: Request, services: ServicesDep) -> Item | NewsItem:
    """Read the body by its media type."""
    if xml_body.is_xml(request):
        xml_body.check_encoding(request)
        body = await request.body()
        return await services.translation.worker.compute(lambda: xml_body.read_news_item(request, body))
    fields = await read_fields(request, ("json",), (*ninjs.MEDIA_TYPES, *xml_body.MEDIA_TYPES))
    # A key in the body is no field of the newsroom's: it must not come back, nor go to the model.
    fields.pop("api_key", None)
    return read_item(fields, said_ninjs=xml_body.media_type_of(request) in ninjs.MEDIA_TYPES)


@router.post(
    "/articles",
    summary="Translate and summarize a newsroom's item",
    response_model=ArticleAnswer | dict[str, object],  # ninjs, or the names of Superdesk's document
    responses=examples.answers()
    | openapi.errors(*openapi.READING, *openapi.GLOSSARY, UnsupportedLanguageError, SummaryLimitError),
    openapi_extra=examples.bodies(),
)
async def translate_article(
    request: Request,
    item: Annotated[Item | NewsItem, Depends(_item)],
    options: Annotated[ArticleOptions, Query()],
    state: StateDep,
    services: ServicesDep,
    *,
    caller: CallerDep,
) -> Response:
    """Translate the fields of a story under their own names, and summarize it. The answer is of the request's kind.

    **Plain fields**: every field that holds text is translated; those whose names end in `html` are HTML. Identifiers,
    dates, links and whatever is no text come back unchanged, and are listed in `untouched`; `language` becomes `en`.
    Where the item has a field named as one of ours (`summary`, `flags`, …), its field is kept and ours goes into
    `depeche`. A request may have `depeche: {"glossary": …}`, terms or a name; the name of one may stand in the query
    instead.

    **ninjs** 1.x, 2.x and 3.x, by its media type or its shape: headlines, descriptions, bodies, title and editorial
    note, those of associated pictures, too. The answer is valid where the item was. It keeps `uri` and `version`, has
    the French item among its `associations` as `translationOf`, the summary among its descriptions, and flags and
    provenance as JSON in the association `depeche`.

    **NewsML-G2** news items as XML: headline, description, title, editorial note and the story in XHTML, NITF, HTML or
    text. The English stands before the French, with `xml:lang` on both; all else stays byte for byte. Flags and
    provenance stand in an element of our own namespace.

    **Superdesk's macro**, `{"document": {…}}`: the document's own names, to be merged into the item.
    """
    media_type = xml_body.media_type_of(request)
    if isinstance(item, NewsItem):
        story = newsml_story(item)
        # A story of many short paragraphs is one text to its sender.
        check_limits(["\n".join(story.texts.values())], state.settings)
        await caller.charge(sum(map(len, story.texts.values())))
        xml = await while_connected(request, translate_story(story, options, None, services))
        return Response(xml, media_type=f"{media_type}; charset=utf-8")
    check_limits(item.texts, state.settings)
    await caller.charge(sum(map(len, item.texts)))
    answer = await while_connected(request, translated_item(item, options, services))
    return JSONResponse(answer, media_type=media_type)
