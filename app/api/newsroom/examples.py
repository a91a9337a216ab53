"""What the API's description shows of `/articles`: bodies of each kind, and their answers."""

from app.api.newsroom.ninjs import MEDIA_TYPES as NINJS
from app.api.newsroom.xml_body import MEDIA_TYPES as XML
from app.api.requests import FRENCH

Document = dict[str, object]

_GUID = "urn:newsml:example.org:2021-11-02:1"
_PLAIN: Document = {"guid": _GUID, "language": "fr", "headline": "Burns à Moscou", "body_html": f"<p>{FRENCH}</p>"}
_NINJS_1: Document = {
    "uri": _GUID,
    "version": "2",
    "type": "text",
    "language": "fr",
    "headline": "Burns à Moscou",
    "body_html": f"<p>{FRENCH}</p>",
}
_NINJS_3: Document = {
    "uri": _GUID,
    "version": "2",
    "type": "text",
    "language": "fr",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Burns à Moscou"}],
    "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": f"<p>{FRENCH}</p>"}],
    "standard": {"name": "ninjs", "version": "3.1"},
}
_SUPERDESK: Document = {
    "document": {"guid": _GUID, "headline": "Burns à Moscou", "abstract": "", "body_html": f"<p>{FRENCH}</p>"},
    "fileType": "html",
}
_NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{_GUID}" version="2"
  standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="fr">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider uri="https://example.org/"/>
    <versionCreated>2021-11-02T18:00:00Z</versionCreated>
  </itemMeta>
  <contentMeta>
    <language tag="fr"/>
    <headline>Burns à Moscou</headline>
  </contentMeta>
  <contentSet>
    <inlineXML contenttype="application/xhtml+xml">
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Burns à Moscou</title></head>
      <body><p>{FRENCH}</p></body></html>
    </inlineXML>
  </contentSet>
</newsItem>
"""


def bodies() -> Document:
    """Describe the bodies."""
    fields = {"type": "object", "additionalProperties": True}
    json_body: Document = {
        "schema": {**fields, "description": "The item's fields, ninjs, or Superdesk's document."},
        "examples": {
            "plain fields": {"value": _PLAIN},
            "ninjs 1.x": {"value": _NINJS_1},
            "ninjs 3.x": {"value": _NINJS_3},
            "Superdesk's macro": {"value": _SUPERDESK},
        },
    }
    ninjs: Document = {"schema": {**fields, "description": "A ninjs item."}, "example": _NINJS_3}
    xml: Document = {"schema": {"type": "string", "description": "A NewsML-G2 newsItem."}, "example": _NEWSML}
    content = {"application/json": json_body} | dict.fromkeys(NINJS, ninjs) | dict.fromkeys(XML, xml)
    return {"requestBody": {"required": True, "content": content}}


def answers() -> dict[int | str, Document]:
    """Describe the answers, which are of the request's kind."""
    content: Document = {}
    ninjs = {"type": "object", "additionalProperties": True, "description": "The ninjs item in English."}
    xml = {"type": "string", "description": "The news item in English and French."}
    content |= {media_type: {"schema": ninjs} for media_type in NINJS}
    content |= {media_type: {"schema": xml} for media_type in XML}
    return {200: {"description": "The item, in the kind that it came in.", "content": content}}
