"""What stands in the page's modules: read by pattern, as nothing here runs JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.web import routes

FILES = Path(routes.__file__).parent / "static"

_STRING = r'"((?:[^"\\]|\\.)*)"'
_NAME = re.compile(rf"(?:{_STRING}|([A-Za-z_$][\w$]*))\s*:\s*{_STRING}")


@dataclass(frozen=True)
class Module:
    """A file of JavaScript."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def imports(self) -> dict[Path, list[str]]:
        """What it takes from other modules of this folder: their files, and the names."""
        taken: dict[Path, list[str]] = {}
        for names, source in re.findall(r'import\s+(?:\{([^}]*)\}\s+from\s+)?"(\.[^"]+)"', self.text):
            taken.setdefault((self.path.parent / source).resolve(), []).extend(
                re.findall(r"(\w+)(?:\s+as\s+\w+)?", names)
            )
        return taken

    @cached_property
    def later(self) -> list[Path]:
        """Modules that it loads when they are first wanted."""
        return [(self.path.parent / source).resolve() for source in re.findall(r'import\("(\.[^"]+)"\)', self.text)]

    @cached_property
    def exports(self) -> set[str]:
        listed = [
            name for names in re.findall(r"export\s+\{([^}]*)\}", self.text) for name in re.findall(r"\w+", names)
        ]
        return {*listed, *re.findall(r"export\s+(?:async\s+)?(?:const|let|function\*?|class)\s+(\w+)", self.text)}

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """The words that it brings: by language, then by key."""
        words: dict[str, dict[str, str]] = {"en": {}, "fr": {}}
        for block in _blocks(self.text, "addWords("):
            for language, found in words.items():
                for part in _blocks(block, f"{language}: "):
                    found.update({name or bare: value for name, bare, value in _NAME.findall(part)})
        return words

    @cached_property
    def keys(self) -> set[str]:
        """The keys of words that it asks for by name."""
        keys = set(re.findall(rf"\bt\(\s*{_STRING}", self.text))
        keys.update(words for _, words in re.findall(rf"addKey\(\s*{_STRING}\s*,\s*{_STRING}", self.text))
        for both in re.findall(rf"\bt\([^()]*\?\s*{_STRING}\s*:\s*{_STRING}", self.text):
            keys.update(both)
        return keys

    @cached_property
    def made(self) -> set[str]:
        """How keys begin of words that it brings from a table of its own."""
        return set(re.findall(r"\[`([^`$]+)\$\{", self.text))

    @cached_property
    def beginnings(self) -> set[str]:
        """How keys begin of which the rest is known only when it runs."""
        return set(re.findall(r"\bt\(\s*`([^`$]+)\$\{", self.text))


def modules() -> dict[Path, Module]:
    return {path: Module(path) for path in sorted(FILES.rglob("*.js"))}


def pages() -> list[Path]:
    return sorted(FILES.rglob("*.html"))


def modules_of(page: Path, *, later: bool = True) -> list[Module]:
    """All modules that a page runs. later: also those that it loads only when they are wanted."""
    every = modules()
    waiting = [
        (FILES / Path(source).name).resolve()
        for source in re.findall(r'<script[^>]*\ssrc="([^"]+)"', page.read_text("utf-8"))
    ]
    found: dict[Path, Module] = {}
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = every[path]
            waiting.extend(every[path].imports)
            waiting.extend(every[path].later if later else ())
    return list(found.values())


def _blocks(text: str, opening: str) -> Iterator[str]:
    """The braces that follow an opening, with all that they hold; braces in strings are none."""
    for match in re.finditer(rf"(?<![\w$]){re.escape(opening)}\s*\{{", text):
        depth, place = 1, match.end()
        while depth:
            step = re.compile(rf"{_STRING}|[{{}}]").search(text, place)
            assert step, f"braces that do not close after {opening}"
            depth += {"{": 1, "}": -1}.get(step[0], 0)
            place = step.end()
        yield text[match.end() : place - 1]
