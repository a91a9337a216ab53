"""Takes the pictures of the page that the documentation shows: `python docs/pictures.py`, or with the names of some."""  # noqa: INP001

import shutil
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 120_000
COLOURS = 128
sys.path.insert(0, str(ROOT))

from tests.browser.servers import Server  # noqa: E402 - the tests stand in the checkout, not in the package
from tests.browser.steps import english, open_sample, paste, wait_until_done  # noqa: E402

FLAGGED = ROOT / "samples" / "wikinews" / "45758.fr.txt"


def desk(page: Page) -> None:
    """Show the sample, a sentence of it lit on both sides."""
    open_sample(page)
    with_summary(page)
    english(page, 0).hover()


def flags(page: Page) -> None:
    """Show an article with something to check, and go to the first place."""
    paste(page, FLAGGED.read_text("utf-8"))
    wait_until_done(page)
    with_summary(page)
    page.keyboard.press("F8")


def summary(page: Page) -> None:
    """Show where a sentence of the summary comes from."""
    open_sample(page)
    with_summary(page)
    page.locator("#summary-list a").nth(1).focus()


def phone(page: Page) -> None:
    """Show the sentences on a small screen."""
    open_sample(page)
    with_summary(page)
    english(page, 2).focus()


def with_summary(page: Page) -> None:
    """Wait for the summary and, where there is room for them, the key facts."""
    expect(page.locator("#summary-list li").first).to_be_visible()
    if page.locator("#facts-panel").get_attribute("open") is not None:
        expect(page.locator("#facts-groups button").first).to_be_visible()


STATES: dict[str, tuple[Callable[[Page], None], dict[str, object]]] = {
    "desk": (desk, {}),
    "flags": (flags, {}),
    "summary": (summary, {}),
    "dark": (desk, {"color_scheme": "dark"}),
    "phone": (phone, {"viewport": {"width": 390, "height": 844}}),
}


def take(browser: Browser, server: Server, name: str) -> Path:
    """Take a picture in a profile of its own."""
    show, look = STATES[name]
    usual = {"locale": "en-GB", "color_scheme": "light", "viewport": {"width": 1200, "height": 780}}
    context = browser.new_context(base_url=server.url, **{**usual, **look})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page = context.new_page()
    page.goto("/")
    show(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    path = PICTURES / f"{name}.png"
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    # A page has few colours: a palette makes the file a third as large, and nobody sees it.
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    context.close()
    return path


def main() -> None:
    """Take all of them, or those that are named."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(Path(home))
        try:
            server.start()
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-lcd-text"]
            )
            for name in sys.argv[1:] or STATES:
                path = take(browser, server, name)
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")  # noqa: T201
                if path.stat().st_size > MOST_BYTES:
                    raise SystemExit(f"{path.name} is larger than {MOST_BYTES:,} bytes.")
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
