"""How quick the page is: first paint, ten thousand sentences, typing among them.

The best of three counts: what the page can do is asked, not what else the machine does.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.measuring import first_paint, longest_key, longest_task_scrolling, put_document, time_to_rows
from tests.browser.steps import english
from tests.browser.watching import Watch

pytestmark = pytest.mark.alone

MANY = 10_000


def test_the_first_paint_takes_less_than_half_a_second(open_page: PageMaker) -> None:
    times = [first_paint(open_page()) for _ in range(3)]
    assert min(times) < 500, times


def test_ten_thousand_sentences(page: Page, watch: Watch) -> None:
    # Nothing sums up so much.
    watch.allowed += ["413"]
    put_document(page, MANY)
    loads = [time_to_rows(page) for _ in range(2)]
    assert min(loads) < 5000, loads
    expect(page.locator(".row")).to_have_count(MANY)
    tasks = [longest_task_scrolling(page) for _ in range(3)]
    assert min(tasks) < 200, tasks
    # All of them are there for searching in the page, too.
    assert page.evaluate(f"() => find('Train number {MANY - 1} arrives')")
    english(page, 5).focus()
    keys = [longest_key(page, " quickly") for _ in range(3)]
    assert min(keys) < 200, keys
    expect(english(page, 5)).to_contain_text("quickly")
