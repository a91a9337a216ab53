"""Takes the pictures of the page that the documentation shows, on a real server: `.venv/bin/python docs/pictures.py`."""  # noqa: INP001

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 120_000
sys.path.insert(0, str(ROOT))

from tests.browser.servers import Server  # noqa: E402 - the tests stand in the checkout, not in the package
from tests.browser.steps import english, open_sample, paste, wait_until_done  # noqa: E402

FLAGGED = ROOT / "samples" / "wikinews" / "45643.fr.txt"


def desk(page: Page) -> None:
    """The sample with its English."""
    open_sample(page)
    english(page, 2).hover()


def flags(page: Page) -> None:
    """An article with something to check."""
    paste(page, FLAGGED.read_text("utf-8"))
    wait_until_done(page)
    page.keyboard.press("F8")


def summary(page: Page) -> None:
    """A sentence of the summary lights its sources."""
    open_sample(page)
    page.locator("#summary li, #summary button").first.wait_for()
    page.locator("#summary .sentence").nth(1).focus()


STATES: dict[str, tuple[Callable[[Page], None], dict[str, object]]] = {
    "desk": (desk, {}),
    "flags": (flags, {}),
    "summary": (summary, {}),
    "dark": (desk, {"color_scheme": "dark"}),
    "phone": (desk, {"viewport": {"width": 390, "height": 844}}),
}


def take(browser: Browser, server: Server, name: str) -> Path:
    """Take a picture."""
    show, look = STATES[name]
    context = browser.new_context(base_url=server.url, **{"locale": "en-GB", "viewport": {"width": 1200, "height": 780}, **look})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page = context.new_page()
    page.goto("/")
    show(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, animations="disabled", caret="initial")
    context.close()
    return path


def main() -> None:
    """Take all of them, or those that are named."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(Path(home))
        server.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            for name in sys.argv[1:] or STATES:
                path = take(browser, server, name)
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")  # noqa: T201
                if path.stat().st_size > MOST_BYTES:
                    raise SystemExit(f"{path.name} is larger than {MOST_BYTES:,} bytes.")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
