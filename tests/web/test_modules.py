"""The page's files: small, parsed, without markup made from strings, with words in both languages."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.modules import FILES, Module, modules, modules_of, pages

MODULES = list(modules().values())
MOST_BYTES = 150_000
MOST_BYTES_UNPACKED = 180_000
# Ways to make markup or a script from a string. DOMParser is none: what it reads is no part of the page.
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTML|srcdoc|document\.write|\beval\("
    r"|new Function|javascript:|set(?:Timeout|Interval)\(\s*[\"'`]"
)

each_module = pytest.mark.parametrize("module", MODULES, ids=[module.path.name for module in MODULES])
each_page = pytest.mark.parametrize("page", pages(), ids=[page.name for page in pages()])


@each_module
def test_no_markup_is_made_from_strings(module: Module) -> None:
    code = [line for line in module.text.splitlines() if not line.lstrip().startswith(("//", "*", "/*"))]
    assert not [line for line in code if MARKUP.search(line)]


def test_the_pattern_finds_such_markup() -> None:
    for line in ("cell.innerHTML = text", "document.write(x)", 'setTimeout("alert(1)", 5)', "new Function(text)"):
        assert MARKUP.search(line)
    assert not MARKUP.search("setTimeout(() => go(), 5)")


def test_all_files_together_are_light() -> None:
    # As they are sent, to every browser of these days.
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in FILES.rglob("*") if path.is_file()}
    assert sum(sizes.values()) < MOST_BYTES, sizes


@each_page
def test_what_a_page_loads_is_light_unpacked_too(page: Path) -> None:
    styles = [
        FILES / Path(name).name for name in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text())
    ]
    sizes = {
        path.name: path.stat().st_size
        for path in [page, *styles, *(module.path for module in modules_of(page, later=False))]
    }
    assert sum(sizes.values()) < MOST_BYTES_UNPACKED, sizes


@each_page
def test_pages_have_nothing_inline(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.findall(r"\s(?:style|on\w+)\s*=", text)
    assert not re.findall(r"<style|<script(?![^>]*\ssrc=)", text)
    assert re.search(r'<html lang="\w+">', text)


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in FILES.rglob("*"):
        if path.suffix in {".html", ".js", ".css", ".svg"}:
            addresses = re.findall(r"""["'(\s](?:https?:)?//[a-z][^\s"'`)]*""", path.read_text("utf-8"))
            # The name of SVG's own kind of elements is an address that nobody asks.
            assert not [address for address in addresses if "//www.w3.org/" not in address and "." in address], (
                path.name
            )


@each_module
def test_what_a_module_imports_is_there(module: Module) -> None:
    every = modules()
    for path, names in module.imports.items():
        assert path in every, f"{module.path.name} imports {path.name}"
        assert not set(names) - every[path].exports, path.name
    assert not set(module.later) - set(every)


@each_module
def test_modules_parse(module: Module, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, which only this test asks; Chromium reads the modules in tests/browser")
    copy = tmp_path / f"{module.path.stem}.mjs"
    copy.write_text(module.text, "utf-8")
    checked = subprocess.run((node, "--check", copy), capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


@each_module
def test_modules_are_small(module: Module) -> None:
    assert len(module.text.splitlines()) < 250


@each_module
def test_words_are_there_in_both_languages(module: Module) -> None:
    english, french = module.words["en"], module.words["fr"]
    assert set(english) == set(french)
    assert all(words.strip() for words in (*english.values(), *french.values()))
    for key, words in english.items():
        assert set(re.findall(r"\{(\w+)\}", words)) == set(re.findall(r"\{(\w+)\}", french[key])), key


def test_modules_that_have_words_are_read() -> None:
    assert modules()[FILES / "shell.js"].words["fr"]["close"] == "Fermer"
    assert len(modules()[FILES / "desk.js"].words["en"]) > 15


@each_page
def test_every_word_that_a_page_asks_for_is_there(page: Path) -> None:
    run = modules_of(page)
    brought = {key for module in run for key in module.words["en"]}
    asked = {key for module in run for key in module.keys}
    asked.update(re.findall(r'\bdata-t(?:-[\w-]+)?="([^"]+)"', page.read_text("utf-8")))
    assert asked
    assert not asked - brought
    made = {beginning for module in run for beginning in module.made}
    for beginning in {beginning for module in run for beginning in module.beginnings} - made:
        assert [key for key in brought if key.startswith(beginning)], beginning


@each_page
def test_no_two_modules_of_a_page_bring_other_words_for_one_key(page: Path) -> None:
    brought: dict[str, tuple[str, str]] = {}
    for module in modules_of(page):
        for key, words in module.words["en"].items():
            assert brought.setdefault(key, (words, module.path.name))[0] == words, (key, module.path.name)
