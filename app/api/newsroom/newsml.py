"""NewsML-G2: IPTC's news items in XML."""

from functools import partial

from app.api.answers import FlagAnswer
from app.api.newsroom.answers import MACHINE_MADE, Ours
from app.api.newsroom.dates import day_of
from app.api.newsroom.newsml_facts import attributes, fact_elements
from app.api.newsroom.story import Story, plain_of
from app.services.articles import Layout
from app.services.results import Article
from app.services.translation import TextFormat
from app.text.newsml.edits import attribute, text_of
from app.text.newsml.item import NewsItem
from app.text.newsml.story import Rendered
from app.text.newsml.write import Additions, write_item

# Of the element that holds flags and provenance in an item; the standard leaves room for others' elements.
NAMESPACE = "urn:x-depeche:translation:1"


def newsml_story(item: NewsItem) -> Story[str]:
    """Take an item apart."""
    plain = item.plain
    texts = item.texts
    formats: dict[str, TextFormat] = {path: "text" if path in plain else "html" for path in texts}

    def write(article: Article, ours: Ours) -> str:
        rendered = {
            path: Rendered(translation.text, plain_of(translation))
            for path, translation in article.translations.items()
        }
        return write_item(item, rendered, Additions(ours.summary, MACHINE_MADE, partial(_extension, ours)))

    layout = Layout(formats, item.body)
    return Story(texts=texts, layout=layout, write=write, language=item.language, day=day_of(item.created))


def _extension(ours: Ours, summary: str | None) -> str:
    """Write flags and provenance as an element of our own namespace; the summary, where it has no other place."""
    made = ours.provenance
    facts = {
        "model": made.model,
        "revision": made.revision,
        "signature": made.signature,
        "version": made.version,
        "translatedAt": made.translated_at.isoformat().replace("+00:00", "Z"),
        "sourceLanguage": made.source_language,
        "summarySignature": made.summary.signature if made.summary else None,
    }
    tag = f"<depeche:translation{attribute('xmlns:depeche', NAMESPACE)}{attributes(facts)}"
    told = f"<depeche:summary{attribute('xml:lang', 'en')}>{text_of(summary)}</depeche:summary>" if summary else ""
    inner = told + fact_elements(ours.key_facts) + "".join(map(_flag, ours.flags))
    return f"{tag}>{inner}</depeche:translation>" if inner else f"{tag}/>"


def _flag(flag: FlagAnswer) -> str:
    facts = flag.model_dump(exclude_none=True, exclude={"message"})
    return f"<depeche:flag{attributes(facts)}>{text_of(flag.message)}</depeche:flag>"
