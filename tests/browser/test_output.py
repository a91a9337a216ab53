"""What goes out of the desk: copied, downloaded and read again, printed; with every edit in it."""

import io
import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from app.text.tmx import read_units
from tests.browser.conftest import PageMaker
from tests.browser.servers import Server
from tests.browser.steps import copied, english, french, new_text, paste, rewrite, wait_until_done
from tests.browser.test_intake import NINJS, SRT, drop, word_document
from tests.browser.watching import Watch

# Of the second sentence no other test has told the server's memory.
TEXT = "Burns à Moscou\n\nIl a dit non {} fois. Il part demain.\n\n\tFin.\n"
MADE = "Machine translation from French by Dépêche (depeche-fr-en)"


_NUMBERS = count(1000)


def put(page: Page, number: int, text: str) -> None:
    """Edit a sentence, and leave it."""
    rewrite(page, english(page, number), text)
    english(page, number).blur()


def say_name(page: Page, name: str) -> None:
    page.evaluate("name => localStorage.setItem('depeche.editor', name)", name)


def download(page: Page, words: str) -> tuple[str, bytes]:
    """Download what a button of the dialog says; gives its name and bytes."""
    page.locator("#download").click()
    with page.expect_download() as started:
        page.locator("dialog .kinds button", has_text=words).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def joined(page: Page) -> str:
    """The rows as the page shows them, joined by their gaps."""
    return page.evaluate(
        """async () => {
            const { load } = await import('/web/store.js');
            const cells = [...document.querySelectorAll('.row .english')].map((cell) => cell.textContent);
            let saved = null;
            while (saved?.rows.map((row) => row.english).join() !== cells.join()) {
                await new Promise((resolve) => setTimeout(resolve, 100));
                saved = await load(sessionStorage.getItem('depeche.open'));
            }
            const { rows, tail } = saved;
            return rows.map((row, number) => row.gap + cells[number]).join('') + tail;
        }"""
    )


@pytest.fixture
def edited(page: Page) -> Page:
    """A dispatch of four sentences, the second of which A. Martin has edited."""
    say_name(page, "A. Martin")
    paste(page, TEXT.format(next(_NUMBERS)))
    wait_until_done(page, 4)
    put(page, 1, "“No”, he said — <twice> & 🎈.")
    return page


def test_text_is_copied_with_edits_paragraphs_and_the_line(edited: Page) -> None:
    edited.keyboard.press("Control+Shift+C")
    expect(edited.locator("#messages")).to_contain_text("on the clipboard")
    text = copied(edited).replace("\r\n", "\n")
    english_text, _, line = text.rstrip("\n").rpartition("\n\n")
    assert line == f"{MADE}, edited by A. Martin"
    assert english_text == joined(edited).replace("\r\n", "\n").rstrip()
    assert re.fullmatch(r"[^\n]+\n\n“No”, he said — <twice> & 🎈\. [^\n]+\n\n\t[^\n]+", english_text)


def test_the_line_can_be_left_out_of_the_clipboard_only(edited: Page) -> None:
    edited.locator("#download").click()
    edited.locator("dialog input[type=checkbox]").uncheck()
    edited.keyboard.press("Escape")
    edited.locator("#copy").click()
    expect(edited.locator("#messages")).to_contain_text("on the clipboard")
    assert copied(edited).replace("\r\n", "\n") == joined(edited).replace("\r\n", "\n")
    assert download(edited, "Text")[1].decode().endswith(f"\n\n{MADE}, edited by A. Martin\n")


def test_html_is_copied_beside_the_text(edited: Page) -> None:
    edited.locator("#copy-html").click()
    expect(edited.locator("#messages")).to_contain_text("on the clipboard")
    html = edited.evaluate("""async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()""")
    assert html.count("<p") == 4
    assert "“No”, he said — &lt;twice&gt; &amp; 🎈." in html
    assert f"{MADE}, edited by A. Martin" in html
    assert "“No”, he said — <twice> & 🎈." in copied(edited)


def test_what_nobody_edited_says_so(page: Page) -> None:
    paste(page, new_text(3))
    wait_until_done(page, 3)
    page.keyboard.press("Control+Shift+C")
    expect(page.locator("#messages")).to_contain_text("on the clipboard")
    assert copied(page).endswith(f"{MADE}, not edited\n")
    expect(page.locator("dialog")).to_have_count(0)


def test_the_editors_name_is_asked_once_and_can_be_changed(page: Page) -> None:
    paste(page, "Il a dit non.")
    wait_until_done(page, 1)
    put(page, 0, "No, he said.")
    page.keyboard.press("Control+Shift+C")
    page.locator("dialog input").fill("  A.\tMartin ")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("on the clipboard")
    assert copied(page).endswith("edited by A. Martin\n")
    page.keyboard.press("Control+S")
    page.locator("dialog").get_by_label("Editor’s name").fill("B. Durand")
    expect(page.locator("dialog .credit")).to_have_text(f"{MADE}, edited by B. Durand")
    page.locator("dialog").get_by_label("Editor’s name").fill("")
    page.keyboard.press("Escape")
    page.locator("#messages").evaluate("box => box.replaceChildren()")
    page.keyboard.press("Control+Shift+C")
    expect(page.locator("#messages")).to_contain_text("on the clipboard")
    assert copied(page).endswith(", edited\n")


def test_copying_works_where_the_newer_clipboard_is_not_there(edited: Page) -> None:
    """As on every server of a newsroom that is reached by http."""
    edited.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    edited.locator("#copy").click()
    expect(edited.locator("#messages")).to_contain_text("on the clipboard")
    edited.evaluate("() => { delete navigator.clipboard; }")
    assert "“No”, he said" in copied(edited)


def test_a_text_is_downloaded(edited: Page) -> None:
    name, data = download(edited, "Text")
    assert name.endswith(".txt")
    assert data.decode() == f"{joined(edited).rstrip()}\n\n{MADE}, edited by A. Martin\n"


def test_a_text_that_was_a_file_keeps_its_line_ends(page: Page) -> None:
    drop(page, "a.txt", b"Burns part.\r\n\r\n\tIl part. Burns reste.\r\n")
    wait_until_done(page, 3)
    put(page, 2, "Burns stays on.")
    text = download(page, "Text")[1].decode()
    assert re.fullmatch(r"[^\r\n]+\r\n\r\n\t[^\r\n]+ Burns stays on\.\n\nMachine translation [^\n]+, edited\n", text)


def test_what_only_the_memory_knew_is_not_said_to_be_this_editors(page: Page) -> None:
    text = new_text(1)
    paste(page, text)
    wait_until_done(page, 1)
    put(page, 0, "Somebody wrote this.")
    page.wait_for_function(
        """async text => {
            const { translateOne } = await import('/web/translating.js');
            return (await translateOne(text)).translatedText === 'Somebody wrote this.';
        }""",
        arg=text,
    )
    say_name(page, "A. Martin")
    page.locator("#new").click()
    paste(page, text)
    wait_until_done(page, 1)
    expect(english(page, 0)).to_have_text("Somebody wrote this.")
    page.locator("#messages").evaluate("box => box.replaceChildren()")
    page.keyboard.press("Control+Shift+C")
    expect(page.locator("#messages")).to_contain_text("on the clipboard")
    assert copied(page).endswith(f"{MADE}, edited\n")


def test_a_word_document_is_downloaded(edited: Page) -> None:
    edited.locator("#download").click()
    edited.locator("dialog select").select_option("en-US")
    edited.keyboard.press("Escape")
    name, data = download(edited, "Word")
    assert name.endswith(".docx")
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert len(paragraphs) == 4
    assert paragraphs[1].startswith("“No”, he said — <twice> & 🎈. ")
    assert paragraphs[3] == f"{MADE}, edited by A. Martin"
    assert document.core_properties.language == "en-US"
    assert document.core_properties.author == "A. Martin"
    assert document.core_properties.title == paragraphs[0]


def test_ninjs_is_downloaded(edited: Page) -> None:
    name, data = download(edited, "ninjs")
    item = json.loads(data)
    assert name.endswith(".json")
    assert item["headlines"][0]["value"] == english(edited, 0).inner_text()
    assert "“No”, he said — &lt;twice&gt; &amp; 🎈." in item["bodies"][0]["value"]
    assert item["digitalSourceType"]["uri"].endswith("/compositeWithTrainedAlgorithmicMedia")


def test_pairs_are_downloaded(edited: Page) -> None:
    name, data = download(edited, "pairs")
    assert name.endswith(".tmx")
    units = list(read_units([data]))
    assert [unit.origin for unit in units] == ["machine", "editor", "machine", "machine"]
    assert units[1].french.startswith("Il a dit non ")
    assert units[1].english == "“No”, he said — <twice> & 🎈."


def test_a_word_document_comes_back_with_its_edits(page: Page) -> None:
    drop(page, "dépêche.docx", word_document())
    wait_until_done(page, 2)
    put(page, 1, "The very end.")
    name, data = download(page, "dépêche_en.docx")
    assert name == "dépêche_en.docx"
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert paragraphs == [english(page, 0).inner_text(), "The very end.", f"{MADE}, edited"]


def test_subtitles_come_back_with_their_edits(page: Page) -> None:
    drop(page, "entretien.srt", SRT)
    wait_until_done(page, 2)
    put(page, 1, "The very end.")
    name, data = download(page, "entretien_en.srt")
    assert name == "entretien_en.srt"
    assert data.decode().endswith("2\r\n00:00:03,000 --> 00:00:04,000\r\nThe very end.\r\n")


def test_a_ninjs_item_comes_back_with_its_edits(page: Page) -> None:
    drop(page, "a.json", NINJS)
    wait_until_done(page, 2)
    put(page, 0, "CIA chief in Moscow")
    item = json.loads(download(page, "a_en.json")[1])
    assert item["uri"] == "urn:x:1"
    assert item["headlines"][0]["value"] == "CIA chief in Moscow"
    assert "<b>" in item["bodies"][0]["value"]
    assert item["digitalSourceType"]["uri"].endswith("/compositeWithTrainedAlgorithmicMedia")


def test_pasted_formatting_comes_back_with_edits_and_another_french(page: Page) -> None:
    say_name(page, "A. Martin")
    paste(page, "x", "<h2>Burns à Moscou</h2><p>Il a dit <b>non</b> hier à Lille. Fin.</p>")
    wait_until_done(page, 3)
    put(page, 0, "CIA chief in Moscow")
    rewrite(page, french(page, 2), "Il est parti à Paris.")
    french(page, 2).blur()
    expect(english(page, 2)).to_contain_text("Paris")
    name, data = download(page, "Page")
    html = data.decode()
    assert name == "CIA chief in Moscow.html"
    assert html.startswith("<h2>CIA chief in Moscow</h2><p>")
    assert "<b>" in html
    assert english(page, 2).inner_text() in html
    page.locator("#copy-html").click()
    expect(page.locator("#messages")).to_contain_text("on the clipboard")
    copied_html = page.evaluate(
        """async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"""
    )
    assert "CIA chief in Moscow</h2>" in copied_html
    assert "<b>" in copied_html


def test_a_file_is_written_where_changed_french_could_not_be_translated(page: Page, watch: Watch) -> None:
    watch.allowed.append("Failed to load resource")
    drop(page, "a.docx", word_document())
    wait_until_done(page, 2)
    page.route("**/translate", lambda route: route.abort())
    rewrite(page, french(page, 1), "Et fin.")
    french(page, 1).blur()
    expect(page.locator(".message.error")).to_be_visible()
    page.unroute("**/translate")
    put(page, 1, "And the end of it.")
    paragraphs = [one.text for one in docx.Document(io.BytesIO(download(page, "a_en.docx")[1])).paragraphs]
    assert paragraphs[1] == "And the end of it."


def test_print_shows_the_english_in_its_paragraphs_and_the_line(edited: Page, open_page: PageMaker) -> None:
    edited.emulate_media(media="print", color_scheme="dark")
    edited.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    shown = edited.locator("body").inner_text()
    assert "Il a dit" not in shown
    assert f"{MADE}, edited by A. Martin" in shown
    for hidden in ("header", ".toolbar", ".margin", ".french", "#footer"):
        expect(edited.locator(hidden).first).to_be_hidden()
    boxes = [english(edited, number).bounding_box() for number in range(4)]
    tops = [box["y"] for box in boxes if box]
    # The second and the third sentence stand in one paragraph.
    assert tops[0] < tops[1] == tops[2] < tops[3]
    assert edited.title() == english(edited, 0).inner_text()
    pdf = edited.pdf()
    assert pdf.startswith(b"%PDF")
    edited.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert edited.title() == "Dépêche"


TITLES = [
    ("../../etc/passwd", "etc passwd.txt"),
    ("con", "_con.txt"),
    ("NUL.b", "_NUL.b.txt"),
    ("  .bashrc. ", "bashrc.txt"),
    ("-rf *", "rf.txt"),
    ('a<b>:"/\\|?*c', "a b c.txt"),
    ("\u202egnp.exe", "gnp.exe.txt"),
    ("a\0b\nc", "a b c.txt"),
    ("", "dispatch.txt"),
    ("🎈" * 100, "🎈" * 45 + ".txt"),
    ("Été à l’île", "Été à l’île.txt"),
]


@pytest.fixture(scope="module")
def modules(browser: Browser, server: Server) -> Iterator[Page]:
    """A page for what its modules make of what they are given, which leaves nothing behind."""
    page = browser.new_page(base_url=server.url)
    page.goto("/")
    yield page
    page.close()


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_file_names_are_safe_everywhere(modules: Page, title: str, name: str) -> None:
    made = modules.evaluate("async title => (await import('/web/credit.js')).fileName(title, '.txt')", title)
    assert made == name


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.lists(
        st.tuples(st.text("é.\n\r\t\u2028 🎈", max_size=4), st.text("aé<&🎈", min_size=1, max_size=5)), min_size=1
    ),
    st.text("\n\r ", max_size=3),
)
def test_the_text_is_the_rows_joined(modules: Page, pairs: list[tuple[str, str]], tail: str) -> None:
    rows = [{"gap": "".join(c for c in gap if c.isspace()), "english": text} for gap, text in pairs]
    text = modules.evaluate(
        """async ([rows, tail]) => {
            const { Dispatch } = await import('/web/dispatch.js');
            const { asText } = await import('/web/written.js');
            return asText(new Dispatch({ rows, tail }), '');
        }""",
        [rows, tail],
    )
    assert text == "".join(row["gap"] + row["english"] for row in rows) + tail


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text("é.\n\r\t\u2028 🎈aB", max_size=40))
def test_the_gaps_of_the_rows_are_those_of_the_french(modules: Page, text: str) -> None:
    """Sentences as the API gives them, with places in code points, and what stands between them."""
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    sentences = [
        {"index": number, "source": text[start:end], "target": text[start:end].upper(), "source_start": start,
         "source_end": end, "target_start": 0, "score": 0, "flags": []}
        for number, (start, end) in enumerate(words)
    ]  # fmt: skip
    made = modules.evaluate(
        """async ([source, sentences]) => {
            const { Dispatch } = await import('/web/dispatch.js');
            const dispatch = new Dispatch();
            dispatch.begin(source);
            dispatch.add(sentences);
            dispatch.finish({ flags: [] });
            return [dispatch.english, dispatch.rows.map((row) => row.gap + row.french).join('') + dispatch.tail];
        }""",
        [text, sentences],
    )
    assert made == [re.sub(r"\S+", lambda found: found[0].upper(), text), text]
