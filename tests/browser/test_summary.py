"""The summary on the desk: as the editor wants it, resting on what stands there, leading to its sources."""

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.seeds import marked, seed
from tests.browser.steps import SAMPLE, english, french, open_sample, rewrite
from tests.browser.summaries import STORY, said, wait
from tests.browser.watching import Watch


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
