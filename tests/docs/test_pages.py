"""The pages say what the program does: its options, models, errors and routes."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from app.main import create_app
from app.settings import Settings

ROOT = Path(__file__).parents[2]
API = (ROOT / "docs" / "api.md").read_text("utf-8")
DIALECTS = (ROOT / "docs" / "dialects.md").read_text("utf-8")


@pytest.fixture(scope="module")
def schema() -> dict:
    return create_app(Settings(_env_file=None)).openapi()


def test_tables_are_those_of_the_program(tables: ModuleType):
    for page in tables.PAGES:
        text = page.read_text("utf-8")
        assert tables.updated(text) == text, f"{page.name} is out of date: run `make docs`"
        assert "<!-- table: " in text


def test_the_table_of_settings_has_every_option_with_its_default(tables: ModuleType):
    table = tables.settings_table()

    assert len(re.findall(r"^\| `DEPECHE_", table, re.MULTILINE)) == len(Settings.model_fields)
    assert "| `DEPECHE_PORT` | `8000` | 0 to 65535 |" in table
    assert "| `DEPECHE_CACHE_DIR` | `~/.cache/depeche` | folder |" in table
    assert "| `DEPECHE_ENGINE` | `ctranslate2` | `ctranslate2`, `transformers` |" in table


def test_every_route_has_a_section_and_every_section_a_route(schema: dict):
    routes = {f"{method.upper()} {path}" for path, methods in schema["paths"].items() for method in methods}

    sections = re.findall(r"^## `(\w+ /\S*)`$", API + DIALECTS, re.MULTILINE)
    assert set(sections) == routes
    assert len(sections) == len(routes)


@pytest.mark.parametrize("path", ["/translate", "/summarize", "/detect"])
def test_every_field_of_a_request_is_described(schema: dict, path: str):
    fields = schema["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    section = API.split(f"## `POST {path}`")[1].split("\n## ")[0]

    assert fields
    for name in fields:
        assert f"`{name}`" in section


def test_every_option_of_articles_is_described(schema: dict):
    section = API.split("## `POST /articles`")[1].split("\n## ")[0]

    for option in schema["paths"]["/articles"]["post"]["parameters"]:
        assert f"`{option['name']}`" in section


def test_the_changelog_has_a_place_for_what_comes_next():
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
