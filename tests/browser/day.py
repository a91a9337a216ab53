"""The editor's day by keyboard alone: from pasting a dispatch to its corrected English in the clipboard."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.steps import SAMPLE, copy, english, french, wait_until_done

EDITOR = "Jo"
# What an editor changes in the sample's English: the sentence, what to look for, what to write, what it says then.
FIXES = (
    (
        6,
        "civil servants",
        "officials",
        "The CIA director was leading a delegation of senior officials there for meetings over two days.",
    ),
    (13, "Russian-American", "U.S.-Russian", "the first U.S.-Russian summit since 2018"),
)
# A term: the sentence that it is met in, where its French begins (in words), how many words it has, and its English.
TERM = (12, 6, 2, "Kremlin leader")


@dataclass
class Keyboard:
    """Presses keys, each combination counted as one, each letter as one."""

    page: Page
    strokes: int = 0

    def press(self, combination: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(combination)
        self.strokes += times

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.strokes += len(text)


def editors_day(page: Page) -> int:
    """Paste the sample into the empty desk, mend two sentences, add a term, copy. Gives the keystrokes of all that."""
    copy(page, SAMPLE)
    keys = Keyboard(page)
    keys.press("Control+V")
    wait_until_done(page)
    for fix in FIXES:
        _mend(keys, *fix)
    _add_term(keys)
    _copy_out(keys)
    return keys.strokes


def _mend(keys: Keyboard, number: int, wrong: str, right: str, mended: str) -> None:
    """Find the fault, which Escape leaves selected, and write over it."""
    keys.press("Control+F")
    keys.type(wrong)
    keys.press("Escape")
    expect(english(keys.page, number)).to_be_focused()
    keys.type(right)
    expect(english(keys.page, number)).to_contain_text(mended)


def _add_term(keys: Keyboard) -> None:
    """Go up a sentence and over to its French, select the term, and say its English."""
    number, before, words, right = TERM
    keys.press("Shift+Enter")
    keys.press("Shift+Tab")
    expect(french(keys.page, number)).to_be_focused()
    keys.press("Home")
    keys.press("Control+ArrowRight", before)
    keys.press("Control+Shift+ArrowRight", words)
    keys.press("Alt+G")
    form = keys.page.get_by_role("dialog")
    expect(form.locator("[name=french]")).to_have_value("président russe")
    expect(form.locator("[name=english]")).to_be_focused()
    keys.type(right)
    keys.press("Enter")
    expect(english(keys.page, number)).to_contain_text(right)


def _copy_out(keys: Keyboard) -> None:
    keys.press("Control+Shift+C")
    expect(keys.page.get_by_role("dialog").locator("[name=name]")).to_be_focused()
    keys.type(EDITOR)
    keys.press("Enter")
    expect(keys.page.locator(".message", has_text="on the clipboard")).to_be_visible()
