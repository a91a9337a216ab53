"""What Superdesk's translate macro sends: `{"document": {…}}`. It merges the answer into its item as it is.

So the answer has the document's own names and no other: `flags`, for one, is an object of Superdesk's. Who wants to
see what the service has to say asks for `details`, and gets it as `depeche`.
"""

import re

from app.api.article_fields import copy_fields
from app.api.body import Fields
from app.api.newsroom.answers import Ours
from app.api.newsroom.dates import item_day
from app.api.newsroom.plain import NAMESPACE
from app.api.newsroom.story import Story
from app.errors import InvalidRequestError
from app.services.articles import Layout, body_fields, field_format
from app.services.results import Article
from app.services.translation import TARGET, TextFormat

_BESIDE_THE_DOCUMENT = {"document", "token", "prefs", "fileType", NAMESPACE}
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def is_superdesk(body: Fields) -> bool:
    """Whether a body is a macro's: a document, and nothing but options beside it."""
    return isinstance(body.get("document"), dict) and set(body) <= _BESIDE_THE_DOCUMENT


def superdesk_story(body: Fields, *, details: bool) -> Story[Fields]:
    """Take apart a document. Its `headline` and `abstract` may have tags, whatever their names."""
    document = body["document"]
    if not isinstance(document, dict):
        raise InvalidRequestError("document: must be an object of named fields.", field="document")
    texts = copy_fields(document)
    formats: dict[str, TextFormat] = {
        name: "html" if _TAG.search(text) and not name.endswith("_text") else field_format(name)
        for name, text in texts.items()
    }

    def write(article: Article, ours: Ours) -> Fields:
        language = {"language": TARGET} if "language" in document else {}
        return {**document, **article.fields, **language} | ({NAMESPACE: ours.fields()} if details else {})

    def untouched(article: Article) -> list[str]:
        return [name for name in document if name not in article.translations and name != "language"]

    return Story(
        texts=texts,
        layout=Layout(formats, body_fields(texts)),
        write=write,
        untouched=untouched,
        day=item_day(document),
    )
