"""The desk's glossary: which one is used, and a term that is added in two keystrokes."""

from collections.abc import Iterator
from random import randrange

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import violations
from tests.browser.servers import Server
from tests.browser.steps import PATIENCE, english, french, new_text, paste, rewrite, wait_until_done
from tests.browser.watching import Watch

TERM = "key interest rate"


def stored(server: Server, name: str) -> dict[str, str] | None:
    answer = httpx.get(f"{server.url}/glossaries/{name}", trust_env=False)
    return answer.json()["terms"] if answer.status_code == 200 else None


@pytest.fixture
def own(server: Server) -> Iterator[Server]:
    """The server, without the glossaries that these tests make."""
    yield server
    for name in ("desk", "sport"):
        httpx.delete(f"{server.url}/glossaries/{name}", trust_env=False)


@pytest.fixture
def desk(own: Server, page: Page) -> Page:
    """A dispatch that no test has edited before."""
    number = randrange(1000, 10_000)
    paste(
        page,
        f"Les taux directeurs restent inchangés au guichet {number}. Le ministre est arrivé par le train {number}. "
        f"Le taux directeur baisse au guichet {number}.",
    )
    wait_until_done(page, 3)
    return page


def message(page: Page) -> Locator:
    """What was said last."""
    return page.locator(".message").last


def select(page: Page, number: int, side: str, words: str) -> None:
    """Select words in a sentence, as the mouse or Shift and the arrows do."""
    (french if side == "french" else english)(page, number).focus()
    page.evaluate(
        """([number, side, words]) => {
        const text = document.querySelector(`.row[data-row="${number}"] .${side}`).firstChild;
        const start = text.data.indexOf(words);
        getSelection().setBaseAndExtent(text, start, text, start + words.length); }""",
        [number, side, words],
    )


def test_a_term_in_two_keystrokes_and_its_english(desk: Page, own: Server, watch: Watch) -> None:
    watch.allowed.append("422")  # its last term can not be taken out of a glossary, which then goes as a whole
    before = [english(desk, row).text_content() for row in range(3)]
    select(desk, 2, "french", "taux directeur")
    desk.keyboard.press("Alt+G")
    # The French is there; the caret is where something is missing.
    expect(desk.locator("dialog [name=french]")).to_have_value("taux directeur")
    expect(desk.locator("dialog [name=english]")).to_be_focused()
    desk.keyboard.type(TERM)
    desk.keyboard.press("Enter")
    expect(english(desk, 2)).to_contain_text(TERM)
    expect(english(desk, 0)).to_contain_text("key interest rates")
    assert english(desk, 1).text_content() == before[1]
    assert stored(own, "desk") == {"taux directeur": TERM}
    expect(desk.locator("#glossary")).to_have_value("desk")
    expect(french(desk, 2)).to_be_focused()
    message(desk).get_by_role("button", name="Undo").click()
    expect(desk.locator("#glossary")).to_have_value("")
    assert [english(desk, row).text_content() for row in range(3)] == before
    assert stored(own, "desk") is None


def test_what_is_selected_on_both_sides(desk: Page, own: Server) -> None:
    select(desk, 1, "french", "ministre")
    select(desk, 1, "english", "minister")
    desk.keyboard.press("Alt+G")
    expect(desk.locator("dialog [name=french]")).to_have_value("ministre")
    desk.keyboard.press("Enter")
    expect(message(desk)).to_contain_text("“ministre” is in “desk” now")
    assert stored(own, "desk") == {"ministre": "minister"}


def test_what_a_person_has_written_stays(desk: Page) -> None:
    rewrite(desk, english(desk, 0), "Rates stay where they are.")
    select(desk, 2, "french", "taux directeur")
    desk.keyboard.press("Alt+G")
    expect(desk.locator("dialog [name=english]")).to_be_focused()
    desk.keyboard.type(TERM)
    desk.keyboard.press("Enter")
    expect(english(desk, 2)).to_contain_text(TERM)
    expect(english(desk, 0)).to_have_text("Rates stay where they are.")


def test_a_term_that_is_refused_is_not_lost(desk: Page, watch: Watch) -> None:
    watch.allowed.append("422")
    select(desk, 0, "french", ".")
    desk.keyboard.press("Alt+G")
    expect(desk.locator("dialog [name=english]")).to_be_focused()
    desk.keyboard.type("stop")
    desk.keyboard.press("Enter")
    expect(desk.locator("dialog").get_by_role("alert")).to_contain_text("no letter or figure")
    expect(desk.locator("dialog [name=english]")).to_have_value("stop")
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog")).to_have_count(0)


def test_a_term_that_is_added_while_sentences_come(own: Server, page: Page) -> None:
    paste(page, new_text(60) + f"\n\nLe navire {randrange(100, 10**6)} part.")
    expect(page.locator(".row").nth(2)).to_be_attached(timeout=PATIENCE)
    page.evaluate("() => document.querySelector('.row .french').focus()")
    page.keyboard.press("Alt+G")
    page.locator("dialog [name=french]").fill("navire")
    page.locator("dialog [name=english]").fill("vessel")
    page.keyboard.press("Enter")
    expect(message(page)).to_contain_text("“navire” is in “desk” now", timeout=PATIENCE)
    wait_until_done(page, 61)
    expect(english(page, 60)).to_contain_text("vessel")
    assert page.locator(".english", has_text="ship").count() == 0


def test_the_chosen_one_is_used_and_kept(desk: Page, own: Server) -> None:
    httpx.put(f"{own.url}/glossaries/sport", json={"terms": {"taux directeur": TERM}}, trust_env=False)
    desk.reload()
    expect(desk.locator("#glossary option[value=sport]")).to_have_count(1)
    desk.locator("#glossary").select_option("sport")
    desk.reload()
    expect(desk.locator("#glossary")).to_have_value("sport")
    desk.locator("#new").click()
    paste(desk, "Le taux directeur monte à Nice.")
    wait_until_done(desk, 1)
    expect(english(desk, 0)).to_contain_text(TERM)


def test_one_that_is_gone_is_not_used(desk: Page, own: Server) -> None:
    httpx.put(f"{own.url}/glossaries/sport", json={"terms": {"taux directeur": TERM}}, trust_env=False)
    desk.evaluate("() => localStorage.setItem('depeche.glossary', 'sport')")
    desk.reload()
    expect(desk.locator("#glossary")).to_have_value("sport")
    httpx.delete(f"{own.url}/glossaries/sport", trust_env=False)
    desk.reload()
    expect(desk.locator(".message.error")).to_contain_text("“sport” isn’t on the server any more")
    expect(desk.locator("#glossary")).to_have_value("")
    desk.locator("#new").click()
    paste(desk, "Le ministre est arrivé à Nice.")
    wait_until_done(desk, 1)
