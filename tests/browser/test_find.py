"""Find and replace in the English."""

from playwright.sync_api import Page, expect

from tests.browser.seeds import marked, seed, selected
from tests.browser.steps import english, rewrite

STORY = [
    ("Un", "The minister’s car: the CAR of the minister.", ""),
    ("Deux", "A carpet, a car\u00a0park 🙂 and a car.", " "),
    ("Trois", "Nothing (here) costs $5.", "\n\n"),
]

_MATCHES = """async ([texts, words, wishes]) => {
    const { patternOf, matchesIn } = await import("/web/find-matches.js");
    const matches = matchesIn(texts.map((english) => ({ english })), patternOf(words, wishes));
    return matches.map(([row, start, end]) => [row, texts[row].slice(start, end)]);
}"""


_FOUND: list[tuple[str, dict[str, bool], list[list[object]]]] = [
    ("car", {}, [[0, "car"], [0, "CAR"], [1, "car"], [1, "car"], [1, "car"]]),
    ("car", {"matchCase": True}, [[0, "car"], [1, "car"], [1, "car"], [1, "car"]]),
    ("car", {"wholeWords": True}, [[0, "car"], [0, "CAR"], [1, "car"], [1, "car"]]),
    ("minister's", {}, [[0, "minister’s"]]),
    ("car park 🙂", {}, [[1, "car\u00a0park 🙂"]]),
    ("(here) costs $5", {}, [[2, "(here) costs $5"]]),
    (".", {}, [[0, "."], [1, "."], [2, "."]]),
    ("[", {}, []),
    ("", {}, []),
]


def test_what_is_found(page: Page) -> None:
    for words, wishes, found in _FOUND:
        assert page.evaluate(_MATCHES, [[row[1] for row in STORY], words, wishes]) == found


def test_by_keys_there_and_back(page: Page) -> None:
    seed(page, STORY)
    english(page, 1).focus()
    page.keyboard.press("Control+F")
    expect(page.locator("#find-words")).to_be_focused()
    page.keyboard.type("car")
    expect(page.locator("#find-count")).to_have_text("3 of 5")
    assert marked(page, "found-now") == ["car"]
    assert sorted(marked(page, "found")) == ["CAR", "car", "car", "car"]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#find-count")).to_have_text("5 of 5")
    page.keyboard.press("Enter")
    expect(page.locator("#find-count")).to_have_text("1 of 5")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#find-count")).to_have_text("5 of 5")
    page.keyboard.press("F3")
    page.keyboard.press("F3")
    expect(page.locator("#find-count")).to_have_text("2 of 5")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()
    expect(english(page, 0)).to_be_focused()
    assert selected(page) == "CAR"
    assert marked(page, "found") == marked(page, "found-now") == []


def test_the_browsers_own_find_is_one_key_away(page: Page) -> None:
    taken = """() => {
        const keys = { key: "f", code: "KeyF", ctrlKey: true, bubbles: true, cancelable: true };
        const event = new KeyboardEvent("keydown", keys);
        document.activeElement.dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    page.locator("#source").focus()
    assert page.evaluate(taken) is False
    seed(page, STORY)
    page.locator("#header a").last.focus()
    assert page.evaluate(taken) is False
    english(page, 0).focus()
    assert page.evaluate(taken) is True
    expect(page.locator("#find-words")).to_be_focused()
    assert page.evaluate(taken) is False


def test_case_and_whole_words(page: Page) -> None:
    seed(page, STORY)
    page.keyboard.press("Control+F")
    page.keyboard.type("car")
    expect(page.locator("#find-count")).to_have_text("1 of 5")
    page.get_by_role("button", name="Match case").click()
    expect(page.locator("#find-count")).to_have_text("1 of 4")
    page.get_by_role("button", name="Whole words").click()
    expect(page.locator("#find-count")).to_have_text("1 of 3")
    page.locator("#find-words").fill("nowhere")
    expect(page.locator("#find-count")).to_have_text("Not found")


def test_one_is_replaced_and_the_next_is_next(page: Page) -> None:
    seed(page, STORY)
    english(page, 0).focus()
    page.keyboard.press("Control+H")
    page.keyboard.type("car")
    page.keyboard.press("Tab")
    page.locator("#find-other").fill("$& car")
    page.locator("#find-other").press("Enter")
    expect(english(page, 0)).to_have_text("The minister’s $& car: the CAR of the minister.")
    expect(page.locator("#find-count")).to_have_text("2 of 5")
    page.locator("#find-other").press("Enter")
    expect(english(page, 0)).to_have_text("The minister’s $& car: the $& car of the minister.")
    expect(page.locator("#find-count")).to_have_text("3 of 5")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Z")
    expect(english(page, 0)).to_have_text("The minister’s $& car: the CAR of the minister.")


def test_all_are_replaced_and_put_back(page: Page) -> None:
    seed(page, STORY)
    page.keyboard.press("Control+H")
    page.keyboard.type("car")
    page.locator("#find-whole").click()
    page.locator("#find-other").fill("van")
    page.get_by_role("button", name="Replace all").click()
    expect(english(page, 0)).to_have_text("The minister’s van: the van of the minister.")
    expect(english(page, 1)).to_have_text("A carpet, a van\u00a0park 🙂 and a van.")
    expect(page.locator("#find-count")).to_have_text("Not found")
    expect(page.locator(".row.edited")).to_have_count(2)
    expect(page.locator("#messages")).to_contain_text("Replaced in 2 sentences.")
    page.locator("#messages").get_by_role("button", name="Undo").click()
    expect(english(page, 1)).to_have_text(STORY[1][1])
    expect(english(page, 0)).to_have_text(STORY[0][1])
    expect(page.locator(".row.edited")).to_have_count(0)


def test_what_is_typed_meanwhile_is_found(page: Page) -> None:
    seed(page, STORY)
    page.keyboard.press("Control+F")
    page.keyboard.type("lorry")
    expect(page.locator("#find-count")).to_have_text("Not found")
    rewrite(page, english(page, 2), "A lorry.")
    page.keyboard.press("Enter")
    expect(page.locator("#find-count")).to_have_text("1 of 1")


def test_ten_thousand_sentences(page: Page) -> None:
    number = 10_000
    seed(
        page,
        [
            (f"Phrase {n}.", f"This is the sentence of the number {n}, the last but {number - n}.", " ")
            for n in range(number)
        ],
    )
    page.keyboard.press("Control+F")
    milliseconds = page.evaluate(
        """async () => {
            const field = document.querySelector("#find-words");
            const count = document.querySelector("#find-count");
            const begun = performance.now();
            field.value = "the";
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            while (!count.textContent) await new Promise((resolve) => requestAnimationFrame(resolve));
            return performance.now() - begun;
        }"""
    )
    print(f"find among {number} sentences: {milliseconds:.0f} ms")  # noqa: T201 - shown with -s
    expect(page.locator("#find-count")).to_have_text("1 of 30,000")
    assert len(marked(page, "found")) < 1000
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#find-count")).to_have_text("30,000 of 30,000")
    expect(english(page, number - 1)).to_be_in_viewport()
    assert milliseconds < 1500
