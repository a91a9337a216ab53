"""The whole day by keyboard: what is copied at its end is the English as the editor left it, and the house keeps it."""

from playwright.sync_api import Page, expect

from tests.browser.day import EDITOR, FIXES, TERM, editors_day
from tests.browser.steps import copied, english, paste, wait_until_done

# More than it takes today would be a loss for those who do it all day.
MOST_KEYSTROKES = 90


def test_from_pasting_to_the_corrected_copy(page: Page) -> None:
    strokes = editors_day(page)
    assert strokes <= MOST_KEYSTROKES
    text = copied(page)
    for number, wrong, _, mended in FIXES:
        assert mended in text
        assert wrong not in (english(page, number).text_content() or "")
    assert TERM[-1] in text
    assert text.count("\n\n") >= 3
    assert "Machine translation" in text
    assert EDITOR in text.splitlines()[-1]

    # The next dispatch that has such a sentence has the editor's English, and the term.
    page.locator("#new").click()
    paste(
        page,
        "Le directeur de la CIA y conduisait une délégation de hauts fonctionnaires pour des réunions sur deux jours.",
    )
    wait_until_done(page, 1)
    expect(english(page, 0)).to_have_text(FIXES[0][-1])
    page.locator("#new").click()
    paste(page, "Le président russe arrive lundi.")
    wait_until_done(page, 1)
    expect(english(page, 0)).to_contain_text(TERM[-1])
