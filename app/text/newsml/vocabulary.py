"""What the element names of XHTML and NITF, the two languages of stories in NewsML-G2, mean to a translator."""

from app.text.html.names import INLINE, INLINE_VOID, KEPT, KEPT_INLINE, VOID
from app.text.newsml.tree import XML_LANG, Element

XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What the HTML engine knows to stand in a sentence, and what besides in a sentence of NITF.
HTML_IN_SENTENCE = INLINE | INLINE_VOID | KEPT_INLINE | {"br"}
_NITF_IN_SENTENCE = _names(
    "alt-code chron city classifier copyrite.holder copyrite.year country event frac frac-den frac-num frac-sep "
    "function id lang location money name.family name.given nitf-col num object.title org person postaddr pronounce "
    "region state sublocation virtloc span inline"
)
IN_SENTENCE = HTML_IN_SENTENCE | _NITF_IN_SENTENCE
HTML_VOID = VOID

# Elements that break a sentence even where text stands beside them.
BREAKING = _names(
    "abstract article aside block blockquote body body.content body.end body.head bq caption center dd div dl dt "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 head header hedline hl1 hl2 hr html li main media media-caption nav "
    "nitf nitf-table note ol p pre section series table tagline tbody td tfoot th thead title tr ul"
)

# Elements whose words are names, rights or a machine's.
SKIPPED = (KEPT - KEPT_INLINE) | _names(
    "bibliography byline copyrite credit datasource dateline distributor docdata identified-content media-metadata "
    "media-object media-producer media-reference pubdata revision-history rights tobject"
)

# Parts of a story that are not its running text.
BESIDE_THE_TEXT = _names("aside body.end body.head caption figcaption figure footer head media nitf-table table")


def is_skipped(element: Element) -> bool:
    """Whether nothing in the element is translated."""
    if element.local.lower() in SKIPPED or element.attributes.get("translate") == "no":
        return True
    said = element.attributes.get(XML_LANG) or element.attributes.get("lang")
    return "notranslate" in element.attributes.get("class", "").split() or (bool(said) and not is_french(said))


def is_french(tag: str | None) -> bool:
    """Whether a language tag says French, of any region."""
    return tag is not None and tag.strip().lower().replace("_", "-").partition("-")[0] == "fr"
