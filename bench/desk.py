"""The page for people, in Debian's chromium: its weight, how soon it paints and translates, how it scrolls.

Each time is the median of so many rounds, each with a server that has translated nothing yet and a browser without a
cache. The keystrokes are those of the test of the editor's day.
"""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Browser, Page, sync_playwright

from app.web import routes
from bench.report import Budget, report
from bench.stories import Story, load_sentences, make_stories
from tests.browser.day import editors_day
from tests.browser.looks import LOOKS, violations
from tests.browser.measuring import (
    Streamed,
    first_paint,
    longest_key,
    longest_task_scrolling,
    put_document,
    time_to_rows,
    time_translation,
)
from tests.browser.servers import Server
from tests.browser.steps import SAMPLE, english, open_sample

WORDS = 5000
MANY = 10_000
PAGES = ("/", "/desk/glossaries", "/desk/memory", "/desk/status")
FILES = Path(routes.__file__).parent / "static"


def main(
    data: Annotated[Path | None, typer.Option(help="Pairs whose French makes the long text; else the samples.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds of each time.")] = 3,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the figures to this file.")] = None,
) -> None:
    """Measure the desk."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        paints, sample, long, found, keys = [], [], [], 0, 0
        story = long_story(load_sentences(data))
        for _ in range(rounds):
            with fresh_server() as server:
                paints.append(first_paint(new_page(browser, server)))
                sample.append(time_translation(new_page(browser, server, "/"), SAMPLE))
                long.append(time_translation(new_page(browser, server, "/"), story.text))
        with fresh_server() as server:
            found = sum(len(violations_of(browser, server, path, look)) for path in PAGES for look in LOOKS.values())
            large = large_document(new_page(browser, server, "/"))
            keys = editors_day(new_page(browser, server, "/"))
            weights = {path: weight(browser, server, path) for path in PAGES}
        version = browser.version
        browser.close()
    figures: dict[str, object] = {
        "chromium": version,
        **{
            f"weight of {path}": f"{kept / 1000:.0f} kB, sent as {sent / 1000:.0f} kB"
            for path, (kept, sent) in weights.items()
        },
        "all files of the pages": f"{sum(path.stat().st_size for path in FILES.iterdir()) / 1000:.0f} kB",
        "first paint, ms": median(paints),
        **streamed_figures(f"sample, {len(SAMPLE.split())} words", sample),
        **streamed_figures(f"{story.words:,} words", long),
        **large,
        "the editor's day, keystrokes": keys,
    }
    budgets = [
        Budget("bytes sent for the heaviest page", max(sent for _, sent in weights.values()) / 1000, 150, "kB"),
        Budget("first paint, median", statistics.median(paints), 500, "ms"),
        Budget("longest task while scrolling", float(str(large["longest task while scrolling it, ms"])), 200, "ms"),
        Budget("axe's violations, all pages and looks", found, 0, ""),
    ]
    report(f"The desk, median of {rounds}", figures, budgets, json_file)


def long_story(sentences: list[str]) -> Story:
    """Give a text of at least WORDS words, by whole sentences."""
    count = 1
    while (story := make_stories(sentences, 1, count)[0]).words < WORDS:
        count += 1
    return story


@contextmanager
def fresh_server() -> Iterator[Server]:
    """Start a server that knows nothing."""
    with tempfile.TemporaryDirectory(prefix="depeche-desk-") as home:
        server = Server(Path(home))
        try:
            server.start()
            yield server
        finally:
            server.stop()


def new_page(browser: Browser, server: Server, path: str = "", **look: object) -> Page:
    """Open a tab in a profile of its own. path: what it shows; empty for nothing yet."""
    size = {"width": look.pop("width", 1280), "height": look.pop("height", 900)}
    context = browser.new_context(base_url=server.url, locale=look.pop("locale", "en-GB"), viewport=size, **look)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page = context.new_page()
    if path:
        page.goto(path)
    return page


def weight(browser: Browser, server: Server, path: str) -> tuple[int, int]:
    """Load a page without a cache. Gives the bytes of its own files: as they are, and as they were sent."""
    page = new_page(browser, server, path)
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(
        """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .filter(({ name, entryType }) => entryType === "navigation" || name.includes("/web/"))
        .map(({ decodedBodySize, encodedBodySize }) => [decodedBodySize, encodedBodySize])"""
    )
    page.context.close()
    return sum(kept for kept, _ in sizes), sum(sent for _, sent in sizes)


def violations_of(browser: Browser, server: Server, path: str, look: dict[str, object]) -> list[str]:
    """Let axe-core look at a page; at the desk with the sample on it."""
    page = new_page(browser, server, path, **look)
    if path == "/":
        open_sample(page)
    page.wait_for_load_state("networkidle")
    found = violations(page)
    page.context.close()
    return found


def large_document(page: Page) -> dict[str, object]:
    """Measure the desk with MANY sentences on it."""
    put_document(page, MANY)
    load = statistics.median(time_to_rows(page) for _ in range(3))
    task = statistics.median(longest_task_scrolling(page) for _ in range(3))
    english(page, 5).focus()
    return {
        f"{MANY:,} sentences, from loading to their picture, ms": round(load),
        "longest task while scrolling it, ms": round(task),
        "longest time from a key to its picture in it, ms": round(longest_key(page, " quickly and well")),
    }


def streamed_figures(name: str, rounds: list[Streamed]) -> dict[str, object]:
    """Name the times of a text's first and last sentence."""
    return {
        f"{name}: from pasting to the first English sentence, ms": median([streamed.first for streamed in rounds]),
        f"{name}: to the last, ms": median([streamed.last for streamed in rounds]),
    }


def median(values: list[float]) -> str:
    """Write a median with the values that it is of."""
    return f"{statistics.median(values):.0f} ({', '.join(f'{value:.0f}' for value in values)})"


if __name__ == "__main__":
    typer.run(main)
