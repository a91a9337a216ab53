"""Items that were damaged on their way: an error with a reason or a valid answer, never a fault of the service."""

import copy
import json

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.api.newsroom_items import SAMPLES, sample

XML = [path.read_bytes() for path in sorted(SAMPLES.glob("*.xml"))]
ITEMS = [sample(f"ninjs-{line}.json") for line in (1, 2, 3)] + [sample("superdesk.json")]
VALUES: list = [
    None,
    True,
    0,
    -1.5,
    "",
    " ",
    "Un.",
    "<b>",
    [],
    [None],
    ["Un."],
    {},
    {"value": "Un."},
    {"name": 1},
    [[]],
]

fuzzed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged_xml(draw: st.DrawFn) -> bytes:
    xml = bytearray(draw(st.sampled_from(XML)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(xml) - 1))
        kind = draw(st.sampled_from(["delete", "put", "repeat"]))
        length = draw(st.integers(1, 30))
        if kind == "delete":
            del xml[at : at + length]
        elif kind == "put":
            xml[at:at] = draw(
                st.sampled_from([b"<", b">", b"&", b'"', b"\x00", b"]]>", b"<!--", b"\xff", b"<p/>", b" a=''"])
            )
        else:
            xml[at:at] = xml[at : at + length]
    return bytes(xml)


def is_xml(source: bytes) -> bool:
    try:
        etree.fromstring(source)
    except etree.XMLSyntaxError:
        return False
    return True


def places(value: object, path: tuple = ()) -> list[tuple]:
    if isinstance(value, dict):
        return [path, *(place for key, item in value.items() for place in places(item, (*path, key)))]
    if isinstance(value, list):
        return [path, *(place for index, item in enumerate(value) for place in places(item, (*path, index)))]
    return [path]


@st.composite
def damaged_item(draw: st.DrawFn) -> dict:
    item = json.loads(json.dumps(draw(st.sampled_from(ITEMS))))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(item)[1:] or [("uri",)]))
        holder = item
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = copy.deepcopy(draw(st.sampled_from(VALUES)))
    return item


@fuzzed
@given(xml=damaged_xml())
async def test_damaged_xml(client: AsyncClient, xml: bytes) -> None:
    response = await client.post("/articles", content=xml, headers={"Content-Type": "application/xml"})
    assert response.status_code in {200, 400, 415, 422}, response.text
    # Expat lets pass what libxml2 does not, such as a version of XML that there is none of.
    if response.status_code == 200 and is_xml(xml):
        assert is_xml(response.content)


@fuzzed
@given(item=damaged_item())
@pytest.mark.parametrize("media_type", ["application/json", "application/ninjs+json"])
async def test_damaged_items(client: AsyncClient, media_type: str, item: dict) -> None:
    response = await client.post("/articles", content=json.dumps(item), headers={"Content-Type": media_type})
    assert response.status_code in {200, 400, 422}, response.text
