"""Plain named fields: the newsroom's names in, the same names out."""

from app.api.article_fields import copy_fields
from app.api.body import Fields
from app.api.newsroom.answers import Ours
from app.api.newsroom.dates import item_day
from app.api.newsroom.story import Story
from app.services.articles import Layout
from app.services.results import Article
from app.services.translation import TARGET

# Holds those of our fields whose names the item has itself.
NAMESPACE = "depeche"


def plain_story(item: Fields) -> Story[Fields]:
    """Take apart an item of named fields."""
    texts = copy_fields(item)

    def untouched(article: Article) -> list[str]:
        return [name for name in item if name not in article.translations and name != "language"]

    return Story(
        texts=texts,
        layout=Layout.of_names(texts),
        write=lambda article, ours: _merge(item, article, ours),
        untouched=untouched,
        day=item_day(item),
    )


def _merge(item: Fields, article: Article, ours: Ours) -> Fields:
    """Put ours beside the item's fields, or under a name of their own where the item has fields of those names."""
    language = {"language": TARGET} if "language" in item else {}
    free = {name: value for name, value in ours.fields().items() if name not in item}
    taken = {name: value for name, value in ours.fields().items() if name in item}
    return {**item, **article.fields, **language, **free} | ({NAMESPACE: taken} if taken else {})
