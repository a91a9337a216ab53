"""The summary on the desk: as the editor wants it, resting on what stands there, leading to its sources."""

import json
import re

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PageMaker
from tests.browser.seeds import marked, seed
from tests.browser.steps import SAMPLE, english, french, open_sample, rewrite
from tests.browser.watching import Watch

STORY = [
    (
        "Nikolaï Patrouchev a reçu 🙂 William Burns mardi à Moscou 🇷🇺.",
        "Nikolai Patrushev received 🙂 William Burns on Tuesday in Moscow 🇷🇺.",
        "",
    ),
    ("Il a parlé 👩‍🚀 de la sécurité.", "He spoke 👩‍🚀 about security.", " "),
    ("La grève des cheminots a coûté 12 millions d’euros.", "The railway strike cost 12 million euros 💶.", "\n\n"),
    ("Le ministre recevra les syndicats.", "The minister will receive the unions at noon.", " "),
    ("Les prix ont augmenté de 3 % en mars.", "Prices rose by 3 percent in March.", "\n\n"),
]


def said(page: Page) -> list[str]:
    return page.locator("#summary-list a").all_inner_texts()


def wait(page: Page, sentences: int) -> None:
    expect(page.locator("#summary-list a")).to_have_count(sentences)
    expect(page.locator("#summary-panel")).not_to_have_class(re.compile("waiting"))


def test_it_is_there_when_the_translation_is_done_and_leads_to_its_sources(page: Page) -> None:
    open_sample(page)
    wait(page, 3)
    for sentence in page.locator("#summary-list a").all():
        words = sentence.inner_text()
        sentence.focus()
        lit = marked(page, "lit")
        assert words in lit
        page.keyboard.press("Enter")
        cell = page.locator(".english:focus")
        expect(cell).to_have_text(words)
        assert any(text in lit for text in page.locator(".row.pair .french").all_inner_texts())


def test_pointing_at_a_sentence_lights_it_and_shows_what_is_out_of_sight(open_page: PageMaker) -> None:
    page = open_page(height=420)
    open_sample(page)
    wait(page, 3)
    last = page.locator("#summary-list a").last
    last.hover()
    number = next(n for n, cell in enumerate(page.locator(".english").all_inner_texts()) if cell == last.inner_text())
    expect(page.locator("#afar [lang=fr]")).to_have_text(french(page, number).inner_text())
    assert len(marked(page, "lit")) == 2
    page.mouse.move(1, 1)
    expect(page.locator("#afar")).to_have_count(0)
    assert marked(page, "lit") == []


def test_length_style_and_language(page: Page) -> None:
    open_sample(page)
    wait(page, 3)
    page.get_by_label("Length", exact=True).fill("2")
    wait(page, 2)
    page.get_by_label("Length in").select_option("words")
    page.get_by_label("Length", exact=True).fill("40")
    wait(page, 1)
    page.get_by_label("Length in").select_option("sentences")
    expect(page.get_by_label("Length", exact=True)).to_have_value("2")
    page.get_by_label("In", exact=True).select_option("fr")
    expect(page.locator("#summary-list[lang=fr]")).to_have_count(1)
    wait(page, 2)
    assert all(words in SAMPLE for words in said(page))
    page.locator("#summary-list a").first.focus()
    assert said(page)[0] in marked(page, "lit")
    page.get_by_label("In", exact=True).select_option("en")
    page.get_by_label("Style").select_option("headline")
    wait(page, 1)
    assert not said(page)[0].endswith(".")


def test_a_focus_is_found_in_french_too(page: Page) -> None:
    open_sample(page)
    wait(page, 3)
    page.get_by_label("Focus").fill("cybersécurité")
    expect(page.locator("#summary-list")).to_contain_text("cybersecurity")
    page.get_by_label("Focus").fill("zéphyr")
    expect(page.locator("#summary-notes")).to_contain_text("Nothing in the text matches")


def test_what_was_shown_and_chosen_is_there_after_a_reload_without_the_server(page: Page, watch: Watch) -> None:
    open_sample(page)
    page.get_by_label("Length", exact=True).fill("4")
    page.get_by_label("Style").select_option("bullets")
    page.get_by_label("Focus").fill("Sullivan")
    expect(page.locator("#summary-list")).to_contain_text("Sullivan")
    wait(page, 4)
    expect(page.locator("#facts-groups .chip").first).to_be_visible()
    before = (said(page), page.locator(".chip").all_inner_texts())
    page.wait_for_timeout(600)  # until it is saved
    watch.allowed.append("ERR_FAILED|Failed to load resource")
    asked: list[str] = []
    page.route("**/summarize", lambda route: (asked.append("once"), route.abort()))
    page.reload()
    wait(page, 4)
    expect(page.locator(".chip").first).to_be_visible()
    page.wait_for_timeout(1000)
    assert (said(page), page.locator(".chip").all_inner_texts()) == before
    assert asked == []
    expect(page.get_by_label("Style")).to_have_value("bullets")
    expect(page.get_by_label("Focus")).to_have_value("Sullivan")


def test_it_rests_on_what_was_edited_also_where_the_memory_takes_nothing(page: Page, watch: Watch) -> None:
    watch.allowed.append("403|Failed to load resource")
    refused = json.dumps({"error": {"code": "memory_read_only", "message": "No edits here.", "detail": {}}})
    page.route("**/memory", lambda route: route.fulfill(status=403, content_type="application/json", body=refused))
    seed(page, STORY)
    wait(page, 3)
    source = said(page)[0]
    number = [row[1] for row in STORY].index(source)
    rewrite(page, english(page, number), source.replace("William Burns", "Bill Burns"))
    page.keyboard.press("Enter")
    expect(page.locator("#summary-list")).to_contain_text("Bill Burns")
    expect(page.locator("#facts-groups")).to_contain_text("Bill Burns")
    expect(page.locator("#facts-groups")).not_to_contain_text("William Burns")


def test_places_hold_behind_emoji_and_in_html(page: Page) -> None:
    for kind in ("text", "html"):
        seed(page, STORY, kind)
        page.get_by_label("Length", exact=True).fill("5")
        wait(page, 5)
        for number, sentence in enumerate(page.locator("#summary-list a").all()):
            sentence.focus()
            assert sorted(marked(page, "lit")) == sorted(STORY[number][:2])
            page.keyboard.press("Enter")
            expect(english(page, number)).to_be_focused()


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
