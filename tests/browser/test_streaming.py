"""From pasting to the last sentence: as they come, stopped, gone on with, over a slow line, with a server that dies."""

import time

from playwright.sync_api import Page, expect

from tests.browser.conftest import ContextMaker, PageMaker
from tests.browser.measuring import time_translation
from tests.browser.servers import Server, ServerMaker
from tests.browser.steps import PATIENCE, english, new_text, paste, rewrite, wait_until_done
from tests.browser.watching import Watch

MEGABYTES = 2_000_000


def test_sentences_come_as_they_are_done(page: Page) -> None:
    streamed = time_translation(page, new_text(120), 120)
    assert streamed.first < streamed.last / 2
    # Not in a few lumps only.
    assert len({round(at / 50) for at in streamed.all}) >= 5


def test_the_order_is_that_of_the_french(page: Page) -> None:
    text = new_text(60)
    paste(page, text)
    wait_until_done(page, 60)
    assert page.locator(".french").all_text_contents() == [
        f"{sentence.strip('. ')}." for paragraph in text.split("\n\n") for sentence in paragraph.split(". ")
    ]
    assert all(page.locator(".english").all_text_contents())


def test_stop_stops_the_server_too_and_go_on_ends_the_work(page: Page, server: Server) -> None:
    paste(page, new_text(150))
    expect(page.locator(".row").nth(4)).to_be_attached(timeout=PATIENCE)
    page.locator("#stop").click()
    expect(page.locator("#go")).to_be_visible()
    end = time.monotonic() + 10
    while server.metric("depeche_engine_waiting_sentences") > 0:
        assert time.monotonic() < end, "the server works on"
        time.sleep(0.1)
    came = page.locator(".row").count()
    time.sleep(1)
    assert page.locator(".row").count() == came < 150
    page.locator("#go").click()
    wait_until_done(page, 150)
    numbers = [row.get_attribute("data-row") for row in page.locator(".row").all()]
    assert numbers == [str(number) for number in range(150)]


def test_an_edit_while_it_streams_stays(page: Page) -> None:
    paste(page, new_text(120))
    expect(english(page, 1)).to_be_attached(timeout=PATIENCE)
    rewrite(page, english(page, 1), "Written while the rest came.")
    expect(page.locator("#stop")).to_be_visible()
    wait_until_done(page, 120)
    expect(english(page, 1)).to_have_text("Written while the rest came.")


def test_a_server_that_is_killed_and_comes_again(
    new_server: ServerMaker, new_context: ContextMaker, watch: Watch
) -> None:
    server = new_server()
    page = new_context(url=server.url).new_page()
    page.goto("/")
    paste(page, new_text(120))
    expect(page.locator(".row").nth(20)).to_be_attached(timeout=PATIENCE)
    watch.allowed += ["ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY", "answer: 503", "503"]
    server.kill()
    rewrite(page, english(page, 2), "Written while the server was away.")
    expect(page.locator(".message", has_text="Trying again")).to_be_visible()
    server.start()
    wait_until_done(page, 120)
    numbers = [row.get_attribute("data-row") for row in page.locator(".row").all()]
    assert numbers == [str(number) for number in range(120)]
    expect(english(page, 2)).to_have_text("Written while the server was away.")
    assert all(page.locator(".english").all_text_contents())
    assert not server.new_faults()


def test_a_slow_line(open_page: PageMaker) -> None:
    page = open_page()
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": 30_000, "uploadThroughput": 15_000}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow)
    page.reload()
    expect(page.locator("#sample")).to_be_visible(timeout=PATIENCE)
    paste(page, new_text(40))
    wait_until_done(page, 40)


def test_a_line_that_breaks_off(open_page: PageMaker, watch: Watch) -> None:
    watch.allowed += ["ERR_INTERNET_DISCONNECTED"]
    page = open_page()
    page.context.set_offline(True)
    paste(page, new_text(10))
    expect(page.locator(".message", has_text="Trying again")).to_be_visible()
    page.context.set_offline(False)
    wait_until_done(page, 10)


def test_an_article_that_is_too_large_for_the_server(page: Page, watch: Watch) -> None:
    watch.allowed += ["413"]
    text = new_text(MEGABYTES // 40)[:MEGABYTES]
    paste(page, text)
    expect(page.locator(".message.error")).to_be_visible()
    # It is still there, to be cut.
    assert page.locator("#source").input_value() == text


def test_two_megabytes_where_the_server_takes_them(
    new_server: ServerMaker, new_context: ContextMaker, watch: Watch
) -> None:
    server = new_server(
        DEPECHE_MAX_BODY_BYTES="5000000", DEPECHE_MAX_TEXT_CHARS="3000000", DEPECHE_MAX_WAITING_SENTENCES="100000"
    )
    page = new_context(url=server.url).new_page()
    page.goto("/")
    text = new_text(MEGABYTES // 40)[:MEGABYTES]
    paste(page, text)
    expect(page.locator(".row").nth(30)).to_be_attached(timeout=PATIENCE)
    rewrite(page, english(page, 0), "It can be worked on already.")
    page.locator("#stop").click()
    expect(page.locator("#go")).to_be_visible()
    page.reload()
    expect(english(page, 0)).to_have_text("It can be worked on already.")
