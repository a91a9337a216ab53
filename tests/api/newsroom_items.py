"""The newsroom's samples, and the schemas of the standards that they follow."""

import json
from functools import cache
from pathlib import Path

import jsonschema_rs
from lxml import etree

SAMPLES = Path(__file__).parents[2] / "samples" / "newsroom"
_STANDARDS = Path(__file__).parent / "standards"
SCHEMAS = {1: "1.6", 2: "2.2", 3: "3.1"}
G2 = {
    "g2": "http://iptc.org/std/nar/2006-10-01/",
    "h": "http://www.w3.org/1999/xhtml",
    "x": "urn:x-depeche:translation:1",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def sample(name: str) -> dict:
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


@cache
def _ninjs(line: int) -> jsonschema_rs.Validator:
    schema = json.loads((_STANDARDS / f"ninjs-schema_{SCHEMAS[line]}.json").read_text(encoding="utf-8"))
    # GeoJSON's schema, to which the places of an item refer, stands elsewhere.
    return jsonschema_rs.validator_for(schema, validate_formats=True, retriever=lambda _: {})


def ninjs_faults(line: int, item: dict) -> list[str]:
    return [f"{error.instance_path}: {error.message[:200]}" for error in _ninjs(line).iter_errors(item)]


@cache
def _g2() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_STANDARDS / "NewsML-G2_2.35-spec-All-Power.xsd"))


def g2_faults(xml: bytes) -> list[str]:
    schema = _g2()
    schema.validate(etree.fromstring(xml))
    return [str(error) for error in schema.error_log]
