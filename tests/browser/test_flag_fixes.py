"""What can be mended by itself, and how two renderings differ: modules that know no page, run in the browser."""

import pytest
from playwright.sync_api import Page

FIX = """async ([french, english, code, source, target, suggestion]) => {
  const { fixOf } = await import("/web/flag-fixes.js");
  const place = (text, part) => part && [text.indexOf(part), text.indexOf(part) + part.length];
  const flag = { code, suggestion, source: place(french, source), target: place(english, target), found: target };
  const fixed = fixOf({ french, english }, flag);
  return fixed && [fixed.english, fixed.english.slice(...fixed.place)];
}"""
FIGURE = "number_mismatch"
MENDED = [
    (
        "Il a 12\u202f300 voix.",
        "It has 12,400 votes.",
        FIGURE,
        "12\u202f300",
        "12,400",
        "",
        "It has 12,300 votes.",
        "12,300",
    ),
    ("Il a 12.300 voix.", "It has 13 votes.", FIGURE, "12.300", "13", "", "It has 12,300 votes.", "12,300"),
    ("Une hausse de 3,5 %.", "A rise of 3.2%.", FIGURE, "3,5 %", "3.2%", "", "A rise of 3.5%.", "3.5"),
    (
        "Il coûte 30 shekels.",
        "It costs 33 shekels.",
        FIGURE,
        "30 shekels",
        "33 shekels",
        "",
        "It costs 30 shekels.",
        "30",
    ),
    ("En 2013.", "In 2014.", FIGURE, "2013", "2014", "", "In 2013.", "2013"),
    # The currency is the English one's, whatever form the server would write.
    ("Il coûte 5 €.", "It costs €6.", FIGURE, "5 €", "€6", "5 euros", "It costs €5.", "5"),
    ("Elle a vu Kiev.", "She saw Moscow.", "name_missing", "Kiev", "Moscow", "Kyiv", "She saw Kyiv.", "Kyiv"),
    ("« Je pars. »", "“I am leaving.", "stray_quote", "", "", "", "“I am leaving.”", "”"),
    ("« Je pars », « dit-il »", "“I am leaving", "stray_quote", "", "", "", None, None),
    ("Il a dit « oui ».", "He said “yes.", "stray_quote", "", "", "", None, None),
    # A time, two figures, what may be a thousand, the same figure: for the editor.
    ("À 18h30.", "At 6:45.", FIGURE, "18h30", "6:45", "", None, None),
    ("De 3 à 5 ans.", "From 4 years.", FIGURE, "3 à 5", "4", "", None, None),
    ("Il y a 2,678 cas.", "There are 2 cases.", FIGURE, "2,678", "2", "", None, None),
    ("3 millions.", "3 billion.", FIGURE, "3 millions", "3 billion", "", None, None),
    # What the flag was about has been written over since.
    ("Il a 12 voix.", "It has many votes.", FIGURE, "12", "13", "", None, None),
]


@pytest.fixture(scope="module")
def desk(browser, server):
    page = browser.new_page(base_url=server.url)
    page.goto("/")
    yield page
    page.close()


@pytest.mark.parametrize(("french", "english", "code", "source", "target", "suggestion", "mended", "new"), MENDED)
def test_only_what_is_sure_is_mended(
    desk: Page, french: str, english: str, code: str, source: str, target: str, suggestion: str, mended: str, new: str
) -> None:
    expected = None if mended is None else [mended, new]
    assert desk.evaluate(FIX, [french, english, code, source, target, suggestion]) == expected


@pytest.mark.parametrize(
    ("before", "text", "new"),
    [
        ("He left the meeting.", "He left the meeting.", []),
        ("He left the meeting.", "He has left a meeting.", ["has", "a"]),
        ("It costs €12,300.", "It costs €12,400.", ["12,400"]),
        ("", "All new", ["All", "new"]),
        ("All gone", "", []),
        ("a b a b", "b a b a", ["a"]),
    ],
)
def test_words_that_another_rendering_has_alone(desk: Page, before: str, text: str, new: list[str]) -> None:
    parts = desk.evaluate(
        "async ([before, text]) => (await import('/web/word-diff.js')).changedWords(before, text)", [before, text]
    )
    assert "".join(words for words, _ in parts) == text
    assert [word for words, is_new in parts if is_new for word in words.split()] == new
