"""POST /articles with NewsML-G2: the English beside the French, and every other byte as it was."""

import re

import pytest
from httpx import AsyncClient, Response
from lxml import etree

from tests.api.conftest import ClientMaker, assert_error
from tests.api.newsroom_items import G2, SAMPLES, XML_LANG, g2_faults

XHTML = (SAMPLES / "newsml-g2-xhtml.xml").read_bytes()
NITF = (SAMPLES / "newsml-g2-nitf.xml").read_bytes()
G2_TYPE = "application/vnd.iptc.g2.newsitem+xml"
HEAD = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1" standard="NewsML-G2" {}>'
META = (
    "<itemMeta><itemClass qcode='ninat:text'/><provider literal='p'/>"
    "<versionCreated>2021-11-02T18:30:00Z</versionCreated>{}</itemMeta>"
)


def item(content: str, meta: str = "", attributes: str = 'standardversion="2.33" conformance="power"') -> bytes:
    return f"{HEAD.format(attributes)}{META.format(meta)}{content}</newsItem>".encode()


async def post(client: AsyncClient, xml: bytes, content_type: str = "application/xml", **params: object) -> Response:
    return await client.post("/articles", content=xml, params=params, headers={"Content-Type": content_type})


async def translated(client: AsyncClient, xml: bytes, **params: object) -> etree._Element:
    response = await post(client, xml, **params)
    assert response.status_code == 200, response.text
    assert g2_faults(response.content) == []
    return etree.fromstring(response.content)


def one(root: etree._Element, path: str) -> etree._Element:
    found = root.xpath(path, namespaces=G2)
    assert len(found) == 1, path
    return found[0]


@pytest.mark.parametrize("xml", [XHTML, NITF])
@pytest.mark.parametrize("content_type", [G2_TYPE, "application/xml", "text/xml; charset=utf-8"])
async def test_the_answer_is_valid_and_of_the_requests_kind(client: AsyncClient, xml: bytes, content_type: str) -> None:
    assert g2_faults(xml) == []
    response = await post(client, xml, content_type)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{content_type.partition(';')[0]}; charset=utf-8"
    assert g2_faults(response.content) == []


async def test_english_stands_before_french(client: AsyncClient) -> None:
    root = await translated(client, XHTML)
    for path in ("g2:itemMeta/g2:title", "g2:itemMeta/g2:edNote", "g2:contentMeta/g2:headline"):
        english, french = root.xpath(path, namespaces=G2)
        assert (english.get(XML_LANG), french.get(XML_LANG)) == ("en", "fr-FR")
        assert english.text == f"[en] {french.text}".replace("Moscou", "Moscow")


async def test_identity_is_kept_and_the_language_is_english(client: AsyncClient) -> None:
    root = await translated(client, XHTML)
    before = etree.fromstring(XHTML)
    assert [root.get(name) for name in ("guid", "version")] == [before.get(name) for name in ("guid", "version")]
    assert root.get(XML_LANG) == "en"
    assert one(root, "g2:contentMeta/g2:language").get("tag") == "en"
    # What was not translated is still said to be French.
    for path in ("g2:rightsInfo", "g2:itemMeta", "g2:contentMeta"):
        assert one(root, path).get(XML_LANG) == "fr"


async def test_the_story_is_translated_and_the_original_named(client: AsyncClient) -> None:
    root = await translated(client, XHTML)
    english, french = root.xpath("g2:contentSet/g2:inlineXML", namespaces=G2)
    assert english.get(XML_LANG) == "en"
    assert one(root, "g2:contentSet").get("original") == french.get("id")
    assert (english.get("wordcount"), french.get("wordcount")) == (None, "70")
    assert one(english, "h:html").get(XML_LANG) == "en"
    assert one(french, "h:html").get(XML_LANG) == "fr"
    paragraphs = english.xpath("h:html/h:body/h:p", namespaces=G2)
    assert len(paragraphs) == len(french.xpath("h:html/h:body/h:p", namespaces=G2)) == 4
    assert all("".join(paragraph.itertext()).startswith("[en] ") for paragraph in paragraphs)
    assert one(english, "h:html/h:body/h:p/h:strong").text == "William Burns"
    assert one(english, "h:html/h:head/h:title").text.startswith("[en] ")


async def test_all_else_is_kept_byte_for_byte(client: AsyncClient) -> None:
    answer = (await post(client, XHTML)).text
    assert answer.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!-- A story of ours')
    left = re.sub(r'<(\w+) xml:lang="en"[^>]*>.*?</\1>\s*', "", answer, flags=re.DOTALL)
    left = re.sub(r"<description role=\"drol:summary\".*?</description>|<link .*?/>|<digitalSourceType .*?/>", "", left)
    left = re.sub(r"<depeche:translation.*?(</depeche:translation>|/>)", "", left, flags=re.DOTALL)
    left = re.sub(r' xml:lang="fr(-FR)?"| id="original"| original="original"', "", left)
    source = re.sub(r' xml:lang="fr"', "", XHTML.decode())
    source = source.replace('tag="fr-FR"', 'tag="en"').replace('"2.28"', '"2.33" xml:lang="en"').replace("\n", "")
    source = source.replace('"2.33" xml:lang="en" conformance="power"', '"2.33" conformance="power" xml:lang="en"')
    assert re.sub(r">\s+<", "><", left).replace("\n", "") == re.sub(r">\s+<", "><", source)


async def test_the_summary_has_its_role(client: AsyncClient) -> None:
    root = await translated(client, XHTML, max_sentences=1)
    summary = one(root, "g2:contentMeta/g2:description[@role='drol:summary']")
    assert summary.get(XML_LANG) == "en"
    assert summary.text.startswith("[en] ")
    without = await translated(client, XHTML, summary=False)
    assert not without.xpath("g2:contentMeta/g2:description[@role='drol:summary']", namespaces=G2)


async def test_a_summary_without_a_catalog_has_a_uri_for_its_role(client: AsyncClient) -> None:
    xml = item("<contentSet><inlineData>Une phrase. Deux phrases.</inlineData></contentSet>")
    summary = one(await translated(client, xml, source="fr"), "g2:contentMeta/g2:description")
    assert summary.get("roleuri") == "http://cv.iptc.org/newscodes/descriptionrole/summary"


async def test_a_summary_of_the_desks_own_is_kept_and_ours_told_elsewhere(client: AsyncClient) -> None:
    root = await translated(client, XHTML.replace(b"drol:caption", b"drol:summary"), max_sentences=1)
    summaries = root.xpath("g2:contentMeta/g2:description[@role='drol:summary']", namespaces=G2)
    assert [summary.get(XML_LANG) for summary in summaries] == ["en", "fr-FR"]
    assert one(root, "g2:itemMeta/x:translation/x:summary").text.startswith("[en] Nikola")


async def test_a_machines_work_is_said_to_be(client: AsyncClient) -> None:
    root = await translated(client, XHTML)
    made = one(root, "g2:contentMeta/g2:digitalSourceType")
    assert made.get("uri") == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert root.get("standardversion") == "2.33"
    link = one(root, "g2:itemMeta/g2:link")
    assert (link.get("residref"), link.get("version")) == (root.get("guid"), "3")
    translation = one(root, "g2:itemMeta/x:translation")
    assert translation.get("model") == "stub"
    assert translation.get("sourceLanguage") == "fr"


async def test_a_picture_is_not_said_to_be_a_machines_work(client: AsyncClient) -> None:
    xml = item("<contentMeta><headline>Une gare.</headline></contentMeta>").replace(b"ninat:text", b"ninat:picture")
    root = await translated(client, xml, source="fr")
    assert root.xpath("g2:contentMeta/g2:headline/text()", namespaces=G2) == ["[en] Une gare.", "Une gare."]
    assert not root.xpath("//g2:digitalSourceType", namespaces=G2)


async def test_flags_have_their_place(client: AsyncClient) -> None:
    xml = item("<contentMeta><headline>Un.</headline><headline>Le 12 novembre &amp; plus.</headline></contentMeta>")
    flags = (await translated(client, xml, source="fr")).xpath("//x:flag", namespaces=G2)
    assert {flag.get("field") for flag in flags} == {"newsItem/contentMeta/headline[2]"}
    flag = next(flag for flag in flags if flag.get("code") == "untranslated_word")
    assert "novembre" in flag.text
    assert "Le 12 novembre & plus."[int(flag.get("sourceStart")) : int(flag.get("sourceEnd"))]


async def test_nitf_keeps_names_and_rights(client: AsyncClient) -> None:
    answer = (await post(client, NITF)).text
    english = answer[answer.index("<nitf") : answer.index("</nitf>")]
    assert "<hl1>[en] Le chef de la CIA reçu à Moscow</hl1>" in english
    assert "<byline>Par <person>Claire Martin</person></byline>" in english
    assert "<dateline><location>MOSCOU</location></dateline>" in english
    assert "<media-caption>[en] William Burns à son arrivée.</media-caption>" in english
    assert "<media-producer>Agence Exemple</media-producer>" in english
    assert '<media-reference mime-type="image/jpeg" source="4711.jpg"/>' in english
    # One sentence: persons and places do not break it.
    first = re.search(r"<block>\s*<p>(.*?)</p>", english)[1]
    assert first.count("[en]") == 1
    assert first.count("<person>") == 2
    assert "<?tri 1?>" in english
    assert '<pronounce guide="mwɛ̃"/>' in english
    assert '<num units="%">' in english
    assert "<p>[en] Leur dernière rencontre remonte à 2013 &amp; n’a pas eu de suite.</p>" in english


async def test_nitfs_captions_are_no_running_text(client: AsyncClient) -> None:
    root = await translated(client, NITF, max_sentences=20)
    summary = one(root, "g2:contentMeta/g2:description[@role='drol:summary']").text
    assert "Leur dernière rencontre" in summary
    assert "à son arrivée" not in summary
    assert "Le chef de la CIA" not in summary


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "<inlineData>Un &lt;b&gt; &amp; deux.</inlineData>",
            '<inlineData xml:lang="en">[en] Un &lt;b&gt; &amp; deux.</inlineData>',
        ),
        (
            '<inlineData contenttype="text/html">&lt;p&gt;Un.&lt;/p&gt;</inlineData>',
            '<inlineData xml:lang="en" contenttype="text/html">&lt;p&gt;[en] Un.&lt;/p&gt;<',
        ),
        (
            '<inlineData contenttype="text/html"><![CDATA[<p>Un <i>chat</i>.</p>]]></inlineData>',
            '<inlineData xml:lang="en" contenttype="text/html"><![CDATA[<p>[en] Un <i>chat</i>.</p>]]><',
        ),
    ],
)  # fmt: skip
async def test_stories_as_data(client: AsyncClient, data: str, expected: str) -> None:
    xml = item(f"<contentSet>{data}</contentSet>")
    response = await post(client, xml, source="fr")
    assert expected in response.text
    assert data.removeprefix("<inlineData") in response.text
    assert g2_faults(response.content) == []


@pytest.mark.parametrize(
    "data",
    [
        '<inlineData encoding="encd:base64">VW4u</inlineData>',
        '<inlineData contenttype="application/json">{"a": "Un."}</inlineData>',
        '<inlineXML><svg xmlns="http://www.w3.org/2000/svg"><text>Un.</text></svg></inlineXML>',
        '<inlineXML xml:lang="de"><p xmlns="http://www.w3.org/1999/xhtml">Un.</p></inlineXML>',
        '<remoteContent href="https://example.org/un.jpg"/>',
    ],
)
async def test_what_is_no_french_story_is_kept(client: AsyncClient, data: str) -> None:
    xml = item(f"<contentMeta><headline>Un.</headline></contentMeta><contentSet>{data}</contentSet>")
    response = await post(client, xml, source="fr")
    assert f"<contentSet>{data}</contentSet>" in response.text
    assert response.text.count("[en]") == 1


async def test_ids_stay_unique(client: AsyncClient) -> None:
    content = (
        "<contentMeta><headline id='h'>Un.</headline></contentMeta><contentSet>"
        "<inlineXML id='original'><p xmlns='http://www.w3.org/1999/xhtml'>Un.</p></inlineXML>"
        "<inlineData>Un.</inlineData></contentSet>"
    )
    root = await translated(client, item(content), source="fr")
    ids = root.xpath("//@id")
    assert sorted(ids) == ["h", "original"]
    assert one(root, "g2:contentSet").get("original") == "original"


@pytest.mark.parametrize("content", ["", "<contentMeta/>", "<contentMeta><urgency>3</urgency></contentMeta>"])
async def test_an_item_without_metadata_gets_them(client: AsyncClient, content: str) -> None:
    root = await translated(
        client, item(f"{content}<contentSet><inlineData>Un.</inlineData></contentSet>"), source="fr"
    )
    assert one(root, "g2:contentMeta/g2:language").get("tag") == "en"
    assert one(root, "g2:contentMeta/g2:digitalSourceType") is not None


async def test_no_white_space_between_elements_is_fine(client: AsyncClient) -> None:
    meta = (
        "<contentMeta><contentModified>2021-11-02T17:00:00Z</contentModified><headline>Un.</headline>"
        "<contentMetaExtProperty rel='r:x' value='1'/></contentMeta>"
    )
    root = await translated(client, item(meta, "<link rel='irel:seeAlso' href='https://example.org/'/>"), source="fr")
    assert [child.tag.partition("}")[2] for child in root.find("g2:contentMeta", G2)] == [
        "contentModified", "digitalSourceType", "headline", "headline", "language", "contentMetaExtProperty",
    ]  # fmt: skip


async def test_sums_of_the_content_go_with_it(client: AsyncClient) -> None:
    meta = "<edNote>Un.</edNote>\n  <hash hashtype='ht:md5'>abc</hash>\n  <hash>def</hash>"
    response = await post(client, item("", meta), source="fr")
    assert g2_faults(response.content) == []
    assert "hash" not in response.text
    assert '<edNote xml:lang="fr">Un.</edNote>' in response.text


async def test_prefixed_elements_keep_their_prefix(client: AsyncClient) -> None:
    xml = item("<contentMeta><headline>Un.</headline></contentMeta>").decode()
    prefixed = re.sub(r"<(/?)(?=\w)", r"<\1n:", xml).replace("xmlns=", "xmlns:n=")
    story = (
        '<n:contentSet><n:inlineXML><h:p xmlns:h="http://www.w3.org/1999/xhtml">Un <h:b>chat</h:b>.<h:br/>Deux.</h:p>'
        "</n:inlineXML></n:contentSet>"
    )
    prefixed = prefixed.replace("</n:newsItem>", f"{story}</n:newsItem>")
    response = await post(client, prefixed.encode(), source="fr")
    assert g2_faults(response.content) == []
    assert "<h:b>chat</h:b>.<h:br/>[en] Deux.</h:p>" in response.text
    assert '<n:language tag="en"/>' in response.text


async def test_character_sets(client: AsyncClient) -> None:
    xml = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>'
        + item("<contentMeta><headline>Été « œuvre ».</headline></contentMeta>").decode()
    )
    for body, content_type in (
        (xml.encode("cp1252"), "application/xml"),
        (xml.encode("utf-8"), "application/xml; charset=utf-8"),
        (xml.encode("utf-8-sig"), "text/xml"),
        (xml.encode("utf-16"), "application/xml"),
    ):
        response = await post(client, body, content_type, source="fr")
        assert response.status_code == 200
        assert response.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
        assert (
            etree.fromstring(response.content).findtext("g2:contentMeta/g2:headline", namespaces=G2).startswith("[en] ")
        )


BOMB = '<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [BOMB, FILE, '<!DOCTYPE newsItem SYSTEM "http://127.0.0.1:1/x.dtd">'])
async def test_document_types_are_refused(client: AsyncClient, doctype: str) -> None:
    xml = doctype.encode() + item("<contentMeta><headline>&a;</headline></contentMeta>")
    response = await post(client, xml)
    detail = assert_error(response, 400, "malformed_body")
    assert "DOCTYPE" in response.json()["error"]["message"]
    assert detail["line"] == 1


@pytest.mark.parametrize(
    ("xml", "line"),
    [
        (b"", 1),
        (b"Un.", 1),
        (b"<newsItem>\n<a></newsItem>", 2),
        (b"<newsItem>&nbsp;</newsItem>", 1),
        (b"<n:newsItem/>", 1),
        (b"<a>" * 300 + b"</a>" * 300, 1),
        (b"<a>\x00</a>", 1),
    ],
)
async def test_broken_xml_is_refused_with_its_line(client: AsyncClient, xml: bytes, line: int) -> None:
    assert assert_error(await post(client, xml), 400, "malformed_body")["line"] == line


async def test_bytes_that_are_no_text_are_refused(client: AsyncClient) -> None:
    assert_error(await post(client, XHTML.replace("ç".encode(), b"\xe7")), 400, "malformed_body")
    assert_error(await post(client, XHTML, "application/xml; charset=klingon"), 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "xml",
    [
        b"<rss/>",
        b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/></newsItem>',
    ],
)
async def test_other_xml_is_refused(client: AsyncClient, xml: bytes) -> None:
    assert_error(await post(client, xml), 422, "invalid_request")


async def test_an_item_in_another_language_is_refused(client: AsyncClient) -> None:
    xml = XHTML.replace(b'tag="fr-FR"', b'tag="de"')
    assert assert_error(await post(client, xml), 400, "unsupported_language")["language"] == "de"
    assert (await post(client, xml, source="fr")).status_code == 200


async def test_an_item_without_copy_is_refused(client: AsyncClient) -> None:
    assert_error(await post(client, item("<contentMeta><slugline>UN</slugline></contentMeta>")), 422, "empty_text")


async def test_the_limit_is_on_characters(make_client: ClientMaker) -> None:
    paragraphs = "<p>Un.</p>" * 100
    story = f'<contentSet><inlineXML><body xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</body></inlineXML></contentSet>'
    async with make_client(max_texts=20) as client:
        assert (await post(client, item(story), source="fr")).status_code == 200
    async with make_client(max_text_chars=200) as client:
        assert_error(await post(client, item(story), source="fr"), 413, "text_too_long")
