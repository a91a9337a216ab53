"""A real Chromium on a real server. Whatever a page does wrong on the way fails the test that it happens in."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.servers import Server, ServerMaker
from tests.browser.watching import Watch

HERE = Path(__file__).parent
PATIENCE_MILLISECONDS = 15_000
NOT_THERE = "Chromium is not installed; on Debian, as root: apt-get install chromium (`make test` does, where it may)"

expect.set_options(timeout=PATIENCE_MILLISECONDS)

ContextMaker = Callable[..., BrowserContext]
PageMaker = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.engine)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser; `.ci/run` and `make test` install it. Where it is not there, these tests are left out."""
    found = shutil.which("chromium")
    if found is None:
        pytest.fail(NOT_THERE) if os.environ.get("CI") else pytest.skip(NOT_THERE)
    return found


# Of a module, not of the session: while Playwright runs, no test with a loop of its own can.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that most tests share."""
    server = Server(tmp_path_factory.mktemp("home"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[ServerMaker]:
    """Start a server for one test, with an environment of its own."""
    started: list[Server] = []

    def start(**environment: str) -> Server:
        home = tmp_path / f"home{len(started)}"
        home.mkdir()
        started.append(Server(home, environment))
        started[-1].start()
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def watch() -> Watch:
    """What goes wrong; a test that brings a fault about allows it here."""
    return Watch()


@pytest.fixture
def new_context(browser: Browser, server: Server, watch: Watch) -> Iterator[ContextMaker]:
    """Make a browser's profile: its tabs share what they keep. width, height: of the window, in CSS pixels."""
    contexts: list[BrowserContext] = []

    def make(
        *,
        url: str = server.url,
        locale: str = "en-GB",
        color_scheme: str = "light",
        width: int = 1280,
        height: int = 900,
    ) -> BrowserContext:
        context = browser.new_context(
            base_url=url, locale=locale, color_scheme=color_scheme, viewport={"width": width, "height": height}
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        context.on("page", watch.over)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    server.forget()
    assert not watch.unexpected()
    assert not server.new_faults()


@pytest.fixture
def open_page(new_context: ContextMaker) -> PageMaker:
    """Open a page of the server in a profile of its own. path: under the root; the rest as `new_context` takes it."""

    def open_it(path: str = "/", **wishes: object) -> Page:
        page = new_context(**wishes).new_page()
        page.goto(path)
        # Until it has drawn the page once, Chromium drops keys.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page

    return open_it


@pytest.fixture
def page(open_page: PageMaker) -> Page:
    """The empty desk."""
    return open_page()
