"""The status page: figures that are the server's, refreshed, for those with a key and those without."""

import re
from pathlib import Path

import httpx
from playwright.sync_api import Locator, Page, expect

from app.services.database import Database
from app.services.keys import Keys
from tests.browser.conftest import ContextMaker, PageMaker
from tests.browser.servers import Server, ServerMaker
from tests.browser.watching import Watch

EVERY = 6_000  # milliseconds, after which the page has asked again


def figure(page: Page, words: str) -> Locator:
    """The cells of a figure: lately, since the start, its line."""
    return page.locator(".figures tr").filter(has=page.get_by_role("rowheader", name=words, exact=True)).locator("td")


def detect(server: Server) -> None:
    httpx.post(f"{server.url}/detect", json={"q": "Il pleut."}, trust_env=False).raise_for_status()


def test_it_tells_what_the_server_tells(open_page: PageMaker, server: Server) -> None:
    detect(server)
    page = open_page("/desk/status")
    expect(page.locator("#ready")).to_have_text("Ready: texts can be sent.")
    info = httpx.get(f"{server.url}/info", trust_env=False).json()
    expect(page.locator("#models")).to_contain_text(info["translation"]["signature"])
    expect(page.locator("#models")).to_contain_text(info["summarization"]["id"])
    expect(page.locator("#libraries")).to_contain_text(info["libraries"]["ctranslate2"])
    expect(page.locator("#routes")).to_contain_text("/detect")
    expect(page.locator("#routes")).not_to_contain_text("/metrics")
    expect(page.locator("#running")).to_contain_text(info["version"])
    expect(figure(page, "Sentences that wait for the engine").first).to_have_text("0")
    expect(figure(page, "Memory of the process").first).to_contain_text("MB")
    expect(figure(page, "Half of the answers take up to").nth(1)).to_contain_text(re.compile(r"\d"))
    expect(page.locator("#yourkey")).to_contain_text("asks for no key")


def test_it_follows_what_happens_and_a_server_that_goes_and_comes_back(
    new_server: ServerMaker, new_context: ContextMaker, watch: Watch
) -> None:
    watch.allowed += ["ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE"]
    server = new_server()
    page = new_context(url=server.url).new_page()
    page.clock.install()
    page.goto("/desk/status")
    expect(page.locator("#routes")).to_contain_text("Nothing was asked yet")
    for _ in range(3):
        detect(server)
    page.clock.fast_forward(EVERY)
    asked = page.locator("#routes tr").filter(has_text="/detect").locator("td").first
    expect(asked).to_have_text("3")
    assert figure(page, "Requests a minute").first.text_content() not in ("–", "0")
    label = figure(page, "Requests a minute").locator("svg").get_attribute("aria-label")
    assert label
    assert label.startswith("Between ")
    server.kill()
    page.clock.fast_forward(EVERY)
    expect(page.locator("#away")).to_contain_text("can't be reached. The figures are those of")
    expect(asked).to_have_text("3")
    server.start()
    page.clock.fast_forward(EVERY)
    expect(page.locator("#away")).to_be_hidden()
    expect(page.locator("#routes")).to_contain_text("Nothing was asked yet")


def test_it_can_be_paused(open_page: PageMaker, server: Server) -> None:
    page = open_page("/")
    page.clock.install()
    page.goto("/desk/status")
    expect(page.locator("#figures")).to_be_visible()
    page.locator("#pause").click()
    expect(page.locator("#pause")).to_have_attribute("aria-pressed", "true")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.fast_forward(EVERY)
    page.wait_for_timeout(300)
    assert asked == []
    page.locator("#pause").click()
    with page.expect_request("**/metrics"):
        pass


def test_what_a_key_shows(new_server: ServerMaker, new_context: ContextMaker, tmp_path: Path, watch: Watch) -> None:
    watch.allowed += ["401", "403"]
    address = f"sqlite:///{tmp_path}/keys.db"
    database = Database(address)
    try:
        key = Keys(database).create("politics", chars_per_month=1000)[1]
    finally:
        database.close()
    server = new_server(DEPECHE_KEYS="on", DEPECHE_DATABASE_URL=address)
    page = new_context(url=server.url).new_page()
    page.clock.install()
    page.goto("/desk/status")
    expect(page.get_by_role("dialog")).to_contain_text("asks for a key")
    page.keyboard.press("Escape")
    # Without one, whether the server is ready is told all the same, and nobody is asked again and again.
    expect(page.locator("#away")).to_contain_text("need a key")
    expect(page.locator("#ready")).to_have_text("Ready: texts can be sent.")
    page.clock.fast_forward(EVERY)
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#key").click()
    expect(page.get_by_label("Key", exact=True)).to_be_focused()
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    expect(page.locator("#away")).to_be_hidden()
    expect(page.locator("#yourkey")).to_contain_text("“politics” has translated 0 characters")
    expect(page.locator("#yourkey")).to_contain_text("does not show what other keys have used")


METRICS = r"""
# HELP asked Requests.
asked_total{route="/a\"b\\",status="200"} 3.0
asked_total{route="/c",status="500"} 1e1
took_bucket{le="1.0"} 10.0
took_bucket{le="2.0"} 30.0
took_bucket{le="+Inf"} 40.0
"""
READ = """async (text) => {
    const { bucketsOf, quantile, readMetrics, sum } = await import("/web/metrics-text.js");
    const samples = readMetrics(text);
    const buckets = bucketsOf(samples, "took");
    return {
        route: samples[0].labels.route,
        all: sum(samples, "asked_total"),
        failed: sum(samples, "asked_total", ({ status }) => status === "500"),
        missing: Number.isNaN(sum(samples, "nothing")),
        half: quantile(buckets, 0.5),
        most: quantile(buckets, 0.95),
        none: Number.isNaN(quantile(new Map(), 0.5)),
    };
}"""


def test_figures_are_read_as_prometheus_means_them(open_page: PageMaker) -> None:
    read = open_page("/desk/status").evaluate(READ, METRICS)
    # Half of 40 is 20: half-way through the second bucket. p95 lies beyond the last bound.
    assert read == {"route": '/a"b\\', "all": 13, "failed": 10, "missing": True, "half": 1.5, "most": 2, "none": True}
