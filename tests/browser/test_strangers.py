"""Texts of strangers stay text: in articles, file names and glossary terms. And a server that asks for a key."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from app.services.database import Database
from app.services.keys import Keys
from tests.browser.conftest import ContextMaker
from tests.browser.servers import Server
from tests.browser.steps import open_sample, paste, wait_until_done
from tests.browser.watching import Watch

SCRIPT = "window.__owned = true; alert(1)"
HOSTILE = [
    f"<script>{SCRIPT}</script>",
    f'<img src="x" onerror="{SCRIPT}">',
    f"<svg onload='{SCRIPT}'></svg>",
    f'"><iframe srcdoc="<script>{SCRIPT}</script>"></iframe>',
    f'<a href="javascript:{SCRIPT}">lien</a>',
    "</textarea></script><style>body { display: none }</style>",
]
ARTICLE = "\n\n".join(f"Le ministre {tag} a dit non le {day} mai." for day, tag in enumerate(HOSTILE, 2))


def assert_nothing_ran(page: Page) -> None:
    assert page.evaluate("() => window.__owned") is None
    assert page.locator("#rows :is(script, img, svg, iframe, a, style)").count() == 0
    expect(page.locator("body")).to_be_visible()


def test_an_article(page: Page) -> None:
    paste(page, ARTICLE)
    wait_until_done(page)
    assert_nothing_ran(page)
    page.reload()
    wait_until_done(page)
    assert_nothing_ran(page)
    # Its first line is its title among the earlier ones.
    page.locator("#earlier").click()
    expect(page.locator("dialog li button").first).to_contain_text("<script>")
    assert_nothing_ran(page)


def test_the_policy_refuses_what_gets_in_all_the_same(page: Page, watch: Watch) -> None:
    watch.allowed += ["Content Security Policy", "violates the following", "404"]
    page.evaluate(
        """script => { const tag = document.createElement("script");
        tag.textContent = script;
        document.body.append(tag); }""",
        SCRIPT,
    )
    page.evaluate(
        "script => { document.body.insertAdjacentHTML('beforeend', `<img src=x onerror=\"${script}\">`) }", SCRIPT
    )
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.__owned") is None
    assert watch.faults


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A server that asks for a key, and the key."""
    home = tmp_path_factory.mktemp("keyed")
    address = f"sqlite:///{home}/keys.db"
    database = Database(address)
    try:
        key = Keys(database).create("desk")[1]
    finally:
        database.close()
    server = Server(home, {"DEPECHE_KEYS": "on", "DEPECHE_DATABASE_URL": address})
    try:
        server.start()
        yield server, key
    finally:
        server.stop()


def test_a_key_is_asked_for_and_kept(keyed: tuple[Server, str], new_context: ContextMaker, watch: Watch) -> None:
    watch.allowed += ["401", "403"]
    server, key = keyed
    page = new_context(url=server.url).new_page()
    page.goto("/")
    page.locator("#sample").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This server asks for a key")
    expect(page.get_by_label("Key", exact=True)).to_be_focused()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Key", exact=True)).to_have_value("")
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    wait_until_done(page)
    page.reload()
    page.locator("#new").click()
    open_sample(page)
    expect(dialog).to_be_hidden()


def test_nobody_is_asked_for_a_key_before_anything_is_wanted(
    keyed: tuple[Server, str], new_context: ContextMaker, watch: Watch
) -> None:
    watch.allowed += ["401"]
    server, key = keyed
    page = new_context(url=server.url).new_page()
    page.goto("/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("dialog")).to_have_count(0)
    # Choosing a glossary is something.
    page.locator("#glossary").focus()
    expect(page.get_by_role("dialog")).to_contain_text("This server asks for a key")
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_who_has_no_key_keeps_the_text(keyed: tuple[Server, str], new_context: ContextMaker, watch: Watch) -> None:
    watch.allowed += ["401", "403"]
    server, _ = keyed
    page = new_context(url=server.url).new_page()
    page.goto("/")
    paste(page, "Le ministre a dit non.")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".message.error")).to_be_visible()
    expect(page.locator("#source")).to_have_value("Le ministre a dit non.")


def test_one_question_for_all_that_is_refused_at_once(
    keyed: tuple[Server, str], new_context: ContextMaker, watch: Watch
) -> None:
    watch.allowed += ["401"]
    server, key = keyed
    page = new_context(url=server.url).new_page()
    page.goto("/")
    page.evaluate(
        """() => { window.both = import("/web/api.js")
        .then(({ call }) => Promise.all([call("info"), call("glossaries"), call("info")])); }"""
    )
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    assert len(page.evaluate("() => both")) == 3
    expect(page.get_by_role("dialog")).to_have_count(0)
