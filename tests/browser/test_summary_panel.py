"""The summary on the desk: what its panel says, what it asks for and when, and its keys."""

import json

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PageMaker
from tests.browser.seeds import seed
from tests.browser.steps import english, open_sample, rewrite
from tests.browser.summaries import STORY, said, wait
from tests.browser.watching import Watch


def test_a_limit_that_is_too_small_is_told_in_its_place(page: Page, watch: Watch) -> None:
    watch.allowed.append("422")
    open_sample(page)
    page.get_by_label("Length in").select_option("words")
    page.get_by_label("Length", exact=True).fill("5")
    expect(page.locator("#summary-notes [role=alert]")).to_contain_text("5 words")
    expect(page.get_by_role("button", name="Copy the summary")).to_be_disabled()
    page.get_by_label("Length", exact=True).fill("60")
    expect(page.locator("#summary-notes [role=alert]")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy the summary")).to_be_enabled()


def test_a_short_text_is_its_own_summary_and_that_is_said(page: Page) -> None:
    seed(page, STORY[:2])
    wait(page, 2)
    expect(page.locator("#summary-notes")).to_contain_text("this is all of it")


def test_what_is_taken_out_and_put_in_is_shown(page: Page) -> None:
    sentence = {
        "text": "He 🙂 [William Burns] spoke.",
        "english": [{"start": 0, "end": 5}],
        "french": [],
        "source_sentences": {"english": [], "french": []},
        "flags": [],
        "made": "written",
        "inserted": [{"start": 5, "end": 20}],
        "edits": [{"kind": "connective", "removed": "However, ", "start": 0, "end": 9}],
    }
    flag = {"code": "attribution_left_out", "severity": "warning", "message": "The speaker <b>is</b> left out."}
    answer = {"summary": "…", "complete": False, "signature": "s", "flags": [flag], "sentences": [sentence]}

    def answer_so(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("key_facts"):
            route.continue_()
        else:
            route.fulfill(json=answer)

    page.route("**/summarize", answer_so)
    seed(page, STORY)
    expect(page.locator("#summary-list mark")).to_have_text("[William Burns]")
    expect(page.locator("#summary-list del")).to_have_text("However,")
    expect(page.locator("#summary-list")).to_contain_text("written by a model")
    expect(page.locator("#summary-notes")).to_contain_text("Names in square brackets")
    expect(page.locator("#summary-notes")).to_contain_text("The speaker <b>is</b> left out.")


def test_an_answer_that_is_out_of_date_is_never_shown(page: Page) -> None:
    asked: list[int] = []

    def slowly_at_first(route: Route) -> None:
        wish = json.loads(route.request.post_data or "{}")
        if wish.get("max_sentences") == 2:
            asked.append(2)
            page.wait_for_timeout(50)
            return  # never answered
        route.continue_()

    seed(page, STORY)
    wait(page, 3)
    page.route("**/summarize", slowly_at_first)
    with page.expect_event("requestfailed", lambda request: "/summarize" in request.url):
        page.get_by_label("Length", exact=True).fill("2")
        page.wait_for_timeout(700)
        page.get_by_label("Length", exact=True).fill("4")
    wait(page, 4)
    assert asked == [2]


def test_the_summary_is_copied(page: Page) -> None:
    seed(page, STORY)
    page.get_by_label("Style").select_option("bullets")
    wait(page, 3)
    page.get_by_role("button", name="Copy the summary").click()
    expect(page.locator("#messages")).to_contain_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "\n".join(f"• {words}" for words in said(page))


def test_what_is_to_be_checked_is_counted_where_it_is_told(page: Page) -> None:
    seed(page, STORY)
    wait(page, 3)
    number = [row[1] for row in STORY].index(said(page)[0])
    expect(page.locator("#summary-list .flagged").first).to_be_empty()
    rewrite(page, english(page, number), "Nikolai Patrushev received William Burns 77 times in Moscow.")
    page.keyboard.press("Enter")
    expect(page.locator("#summary-list .flagged", has_text="to check").first).to_be_visible()


def test_by_keyboard_from_anywhere(page: Page) -> None:
    seed(page, STORY)
    wait(page, 3)
    english(page, 4).focus()
    page.keyboard.press("Alt+S")
    expect(page.locator("#summary-list a").first).to_be_focused()


def test_closed_it_asks_for_nothing(page: Page) -> None:
    seed(page, STORY)
    wait(page, 3)
    page.locator("#summary-panel > summary").click()
    page.locator("#facts-panel > summary").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/summarize" in request.url else None)
    rewrite(page, english(page, 0), "William Burns left.")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)
    assert asked == []
    page.locator("#summary-panel > summary").click()
    expect(page.locator("#summary-list")).to_contain_text("William Burns left.")
    page.reload()
    expect(page.locator("#facts-panel")).not_to_have_attribute("open", "")


def test_of_a_text_that_is_too_long_nothing_is_sent(open_page: PageMaker) -> None:
    page = open_page(locale="fr-FR")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/summarize" in request.url else None)
    seed(page, [("Il pleut. " * 5_000, "It has been raining " * 5_000, " ") for _ in range(6)])
    for panel in ("#summary-notes", "#facts-panel"):
        expect(page.locator(f"{panel} [role=alert] [lang=fr]")).to_contain_text("Le texte a 600")
    assert asked == []
