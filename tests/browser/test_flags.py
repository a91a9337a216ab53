"""What an editor is to look at: flags in the margin, other renderings, words that the machine is not sure of."""

import contextlib
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.looks import LOOKS, violations
from tests.browser.steps import english, new_text, paste, rewrite, wait_until_done

FIGURE = re.compile(r"\d{3,6}")


def flags(page: Page, number: int) -> Locator:
    return page.locator(f'.row[data-row="{number}"] .flag')


def renderings(page: Page) -> Locator:
    """The other renderings that are shown."""
    return page.locator(".alternatives").get_by_role("option")


def number_of(page: Page, row: int) -> str:
    """The train's or ship's number, as the English has it."""
    found = FIGURE.search(english(page, row).inner_text().replace(",", ""))
    assert found
    return found[0]


def put_wrong_figures(page: Page, rows: tuple[int, ...]) -> None:
    """Write English with another figure for some sentences, and wait until that is told."""
    for row in rows:
        rewrite(page, english(page, row), "The train number 31 arrives in Paris on May 1.")
        page.keyboard.press("Control+Enter")
        expect(flags(page, row).filter(has_text="“31”").first).to_be_visible()


@pytest.fixture
def flagged(page: Page) -> Page:
    """Six sentences, of which the second and the fifth have something wrong, and nothing else."""
    paste(page, new_text(6))
    wait_until_done(page, 6)
    for _ in range(30):
        if not (left := count(page)):
            break
        opened(page).first.get_by_role("button", name=re.compile("^Accept:")).click()
        # Until it is drawn anew, a second click would meet the same one. One that is drawn anew between pressing and
        # letting go has no click.
        with contextlib.suppress(AssertionError):
            expect(opened(page)).not_to_have_count(left, timeout=3000)
    expect(page.locator("#flag-count")).to_have_text("Nothing to check")
    put_wrong_figures(page, (1, 4))
    expect(page.locator("#flag-count")).to_have_text(f"{count(page)} to check")
    return page


def opened(page: Page) -> Locator:
    """The flags that are open."""
    return page.locator(".flag.error, .flag.warning")


def count(page: Page) -> int:
    """How many flags are open."""
    return opened(page).count()


def test_keys_go_from_flag_to_flag_and_round(flagged: Page) -> None:
    total = count(flagged)
    assert total >= 2
    english(flagged, 0).focus()
    seen = []
    for at in range(1, total + 1):
        flagged.keyboard.press("F8")
        expect(flagged.locator("#flag-place")).to_have_text(f"{at} of {total}")
        focused = flagged.locator(".flag .what:focus")
        expect(focused).to_have_count(1)
        seen.append(int(focused.evaluate("element => element.closest('.row').dataset.row")))
        assert flagged.evaluate("() => CSS.highlights.get('lit').size") > 0
    assert seen == sorted(seen)
    assert set(seen) == {1, 4}
    flagged.keyboard.press("F8")
    expect(flagged.locator("#flag-place")).to_have_text(f"1 of {total}")
    flagged.keyboard.press("Shift+F8")
    expect(flagged.locator("#flag-place")).to_have_text(f"{total} of {total}")


def test_what_is_right_as_it_stands_is_accepted_and_raised_again(flagged: Page) -> None:
    total = count(flagged)
    english(flagged, 1).focus()
    flagged.keyboard.press("Alt+A")
    expect(flagged.locator("#flag-count")).to_have_text(f"{total - 1} to check")
    accepted = flags(flagged, 1).and_(flagged.locator(".accepted"))
    expect(accepted).to_have_count(1)
    flagged.reload()
    expect(accepted).to_have_count(1)
    accepted.get_by_role("button", name=re.compile("^Raise again")).click()
    expect(accepted).to_have_count(0)
    expect(flagged.locator(".flag .what:focus")).to_have_count(1)


def test_a_wrong_figure_is_mended_by_one_key(page: Page) -> None:
    paste(page, new_text(2))
    wait_until_done(page, 2)
    before = english(page, 0).inner_text()
    number = number_of(page, 0)
    rewrite(page, english(page, 0), before.replace(number, "77"))
    page.keyboard.press("Control+Enter")
    expect(flags(page, 0).filter(has_text="number")).to_have_count(1)
    page.keyboard.press("F8")
    expect(flags(page, 0).get_by_role("button", name=re.compile("^Write “"))).to_be_visible()
    page.keyboard.press("Alt+X")
    expect(english(page, 0)).to_contain_text(re.compile(rf"{number[:-3]},?{number[-3:]}"))
    expect(flags(page, 0).filter(has_text="number")).to_have_count(0)
    expect(english(page, 0)).to_be_focused()
    page.locator("#messages").get_by_role("button", name="Undo").click()
    expect(english(page, 0)).to_contain_text("77")


def test_only_what_is_to_be_checked(flagged: Page) -> None:
    only = flagged.get_by_role("button", name="Only to check")
    only.click()
    expect(flagged.locator(".row:visible")).to_have_count(2)
    only.click()
    expect(flagged.locator(".row:visible")).to_have_count(6)


def test_another_rendering_is_taken_by_keyboard(page: Page) -> None:
    paste(page, "Le ministre a quitté la réunion sans faire de commentaire.")
    wait_until_done(page, 1)
    first = english(page, 0).inner_text()
    english(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    options = renderings(page)
    expect(options.first).to_be_visible()
    assert options.count() > 2
    # The first one is what stands there.
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.nth(1)).to_be_focused()
    expect(options.nth(1).locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.nth(2)).to_be_focused()
    wanted = options.nth(2).locator("[lang=en]").inner_text()
    page.keyboard.press("Enter")
    expect(english(page, 0)).to_have_text(wanted)
    expect(english(page, 0)).to_be_focused()
    expect(page.locator(".row.edited")).to_have_count(1)
    # Back to the machine's own, which is no edit.
    page.keyboard.press("Alt+ArrowDown")
    expect(options.first).to_contain_text("the machine’s first")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(english(page, 0)).to_have_text(first)
    expect(page.locator(".row.edited")).to_have_count(0)


def test_the_machine_s_own_is_there_for_a_sentence_that_the_memory_knew(page: Page) -> None:
    text = new_text(1)
    paste(page, text)
    wait_until_done(page, 1)
    machine = english(page, 0).inner_text()
    with page.expect_response(lambda response: response.url.endswith("/memory")):
        rewrite(page, english(page, 0), "The train is late.")
        page.keyboard.press("Control+Enter")
    page.locator("#new").click()
    paste(page, text)
    wait_until_done(page, 1)
    expect(english(page, 0)).to_have_text("The train is late.")
    english(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    first = renderings(page).first
    expect(first.locator("[lang=en]")).to_have_text(machine)
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(english(page, 0)).to_have_text(machine)


def test_escape_leaves_everything_as_it_was(page: Page) -> None:
    paste(page, new_text(1))
    wait_until_done(page, 1)
    first = english(page, 0).inner_text()
    english(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(renderings(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".alternatives")).to_have_count(0)
    expect(english(page, 0)).to_be_focused()
    expect(english(page, 0)).to_have_text(first)


def marks(page: Page) -> int:
    """How many words are marked as unsure."""
    return int(page.evaluate("() => CSS.highlights.get('unsure')?.size ?? 0"))


def wait_for_marks(page: Page) -> None:
    """They come some time after the English; the page's policy forbids Playwright's own way of waiting."""
    for _ in range(100):
        if marks(page):
            return
        page.wait_for_timeout(100)
    pytest.fail("no word was marked")


def test_unsure_words_are_marked_and_can_be_switched_off(page: Page) -> None:
    paste(
        page,
        "Le maire a toisé le gandin, goguenard. La drôlesse lui a rivé son clou. Un gredin a fait le pied de grue.",
    )
    wait_until_done(page)
    wait_for_marks(page)
    row = page.evaluate(
        "() => Number([...CSS.highlights.get('unsure')][0].startContainer.parentElement.closest('.row').dataset.row)"
    )
    words = page.evaluate("() => [...CSS.highlights.get('unsure')].map(String)")
    assert all(re.fullmatch(r"\w[\w.’'-]*", word) for word in words), words
    english(page, row).focus()
    expect(page.locator("#unsure-says")).to_contain_text(words[0])
    expect(english(page, row)).to_have_attribute("aria-describedby", "unsure-says")
    page.get_by_role("button", name="Unsure words").click()
    assert marks(page) == 0
    page.reload()
    wait_until_done(page)
    expect(page.get_by_role("button", name="Unsure words")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(open_page: PageMaker, look: str) -> None:
    page = open_page(**LOOKS[look])
    paste(page, new_text(3))
    wait_until_done(page, 3)
    rewrite(page, english(page, 1), "The train number 7 arrives.")
    page.keyboard.press("Control+Enter")
    expect(flags(page, 1).first).to_be_visible()
    page.keyboard.press("F8")
    assert not violations(page)
    page.keyboard.press("Alt+ArrowDown")
    expect(renderings(page).first).to_be_visible()
    assert not violations(page)
