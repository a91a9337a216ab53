"""The memory's page: sentences are found, added, changed, taken out and brought back, without a mouse."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.text.tmx import Unit, read_units, written_units
from tests.browser.conftest import ContextMaker, PageMaker
from tests.browser.looks import LOOKS, violations
from tests.browser.servers import Server, ServerMaker
from tests.browser.steps import english, paste, rewrite, wait_until_done
from tests.browser.watching import Watch

HOSTILE = '<img src=x onerror="window.__owned = 1">'
PAIRS = {
    "La ministre n’a pas démissionné.": "The minister did not resign.",
    "Le Conseil de sécurité se réunit.": "The Security Council is meeting.",
    "Il pleut à Nice.": "It is raining in Nice.",
}


def put(server: Server, source: str, target: str, **fields: str) -> None:
    answer = httpx.put(f"{server.url}/memory", json={"source": source, "target": target, **fields}, trust_env=False)
    assert answer.status_code == 200, answer.text


def stored(server: Server) -> dict[str, str]:
    pairs = httpx.get(f"{server.url}/memory", params={"limit": 500}, trust_env=False).json()["pairs"]
    return {pair["source"]: pair["target"] for pair in pairs}


def rows(page: Page) -> Locator:
    return page.locator("#pairs > li")


def clear(server: Server) -> None:
    for source in stored(server):
        httpx.delete(f"{server.url}/memory", params={"source": source}, trust_env=False)


@pytest.fixture
def memory(server: Server) -> Iterator[Server]:
    """The server that all share, with three pairs, the first of them the newest; and with none afterwards."""
    clear(server)
    for number, (source, target) in enumerate(PAIRS.items()):
        put(server, source, target, editor="Ana", made=f"2026-01-0{9 - number}T12:00:00Z")
    yield server
    clear(server)


@pytest.fixture
def opened(memory: Server, open_page: PageMaker) -> Page:
    page = open_page("/desk/memory")
    expect(rows(page)).to_have_count(3)
    return page


def test_sentences_are_listed_and_found(opened: Page) -> None:
    assert rows(opened).locator(".french").all_inner_texts() == list(PAIRS)
    assert rows(opened).locator(".english").all_inner_texts() == list(PAIRS.values())
    expect(rows(opened).first).to_contain_text("Ana")
    expect(rows(opened).first.locator("time")).to_have_text("9 Jan 2026")
    expect(opened.get_by_role("status").filter(has_text="3 sentences")).to_be_visible()
    for words, found in (("securite", 1), ("RAINING", 2), ("l", None), ("nothing of the kind", -1)):
        opened.keyboard.press("Alt+S")
        opened.keyboard.press("Control+A")
        opened.keyboard.type(words)
        count = 3 if found is None else 0 if found < 0 else 1
        expect(rows(opened)).to_have_count(count)
        if count == 1:
            expect(rows(opened).locator(".french")).to_have_text(list(PAIRS)[found])
    expect(opened.locator("#empty")).to_contain_text("nothing of the kind")
    assert "q=nothing" in opened.url
    opened.reload()
    expect(opened.locator("#wanted")).to_have_value("nothing of the kind")


def test_one_is_added_by_keyboard_and_taken_back(opened: Page, memory: Server) -> None:
    opened.keyboard.press("Alt+N")
    opened.keyboard.type("Il neige à Lyon.")
    opened.keyboard.press("Tab")
    opened.keyboard.type("It is snowing in Lyon.")
    opened.keyboard.press("Tab")
    opened.keyboard.type("Bo")
    opened.keyboard.press("Control+Enter")
    expect(rows(opened)).to_have_count(4)
    expect(rows(opened).first).to_contain_text("Bo")
    expect(opened.locator("#new")).to_be_focused()
    assert stored(memory) == {"Il neige à Lyon.": "It is snowing in Lyon."} | PAIRS
    opened.keyboard.press("Control+Z")
    expect(rows(opened)).to_have_count(3)
    assert stored(memory) == PAIRS


def test_one_that_takes_the_place_of_another_gives_it_back(opened: Page, memory: Server) -> None:
    source, target = list(PAIRS.items())[2]
    opened.keyboard.press("Alt+N")
    opened.keyboard.type(source)
    opened.keyboard.press("Tab")
    opened.keyboard.type("Rain in Nice.")
    opened.keyboard.press("Control+Enter")
    expect(opened.locator(".message")).to_contain_text(target)
    assert stored(memory)[source] == "Rain in Nice."
    opened.locator(".message button").first.click()
    expect(rows(opened).nth(2)).to_contain_text(target)
    assert stored(memory) == PAIRS


def test_one_is_changed_where_it_stands(opened: Page, memory: Server) -> None:
    source = next(iter(PAIRS))
    rows(opened).first.get_by_role("button", name="Edit").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator(".writing [name=target]")).to_be_focused()
    opened.keyboard.press("Control+A")
    opened.keyboard.type("The minister has not quit.")
    opened.keyboard.press("Escape")
    expect(rows(opened).first.locator(".english")).to_have_text(PAIRS[source])
    expect(rows(opened).first.get_by_role("button", name="Edit")).to_be_focused()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Control+A")
    opened.keyboard.type("The minister has not quit.")
    opened.keyboard.press("Control+Enter")
    expect(rows(opened).first.locator(".english")).to_have_text("The minister has not quit.")
    expect(rows(opened).first.get_by_role("button", name="Edit")).to_be_focused()
    assert stored(memory) == PAIRS | {source: "The minister has not quit."}
    opened.keyboard.press("Control+Z")
    expect(rows(opened).first.locator(".english")).to_have_text(PAIRS[source])
    assert stored(memory) == PAIRS


def test_other_french_leaves_none_behind_and_all_comes_back(opened: Page, memory: Server) -> None:
    first, other = list(PAIRS)[:2]
    rows(opened).first.get_by_role("button", name="Edit").click()
    # Its French becomes that of the second, whose place it takes.
    opened.locator(".writing [name=source]").fill(other)
    opened.keyboard.press("Control+Enter")
    expect(rows(opened)).to_have_count(2)
    expect(rows(opened).first.get_by_role("button").first).to_be_focused()
    assert stored(memory) == {name: text for name, text in PAIRS.items() if name != first} | {other: PAIRS[first]}
    opened.keyboard.press("Control+Z")
    expect(rows(opened).locator(".french")).to_have_text(list(PAIRS))
    assert stored(memory) == PAIRS


def test_one_is_deleted_and_comes_back_as_it_was(opened: Page, memory: Server) -> None:
    before = httpx.get(f"{memory.url}/memory", trust_env=False).json()
    rows(opened).nth(1).get_by_role("button", name="Delete").focus()
    opened.keyboard.press("Enter")
    expect(rows(opened)).to_have_count(2)
    expect(rows(opened).nth(1).get_by_role("button").first).to_be_focused()
    assert len(stored(memory)) == 2
    opened.keyboard.press("Control+Z")
    expect(rows(opened)).to_have_count(3)
    assert httpx.get(f"{memory.url}/memory", trust_env=False).json() == before


def test_what_is_typed_outlives_a_reload_and_another_search(opened: Page, memory: Server) -> None:
    rows(opened).nth(1).get_by_role("button", name="Edit").click()
    opened.locator(".writing [name=target]").fill("The Council meets")
    opened.locator("#wanted").fill("Nice")
    expect(rows(opened).filter(has_text="raining")).to_have_count(1)
    expect(opened.locator(".writing [name=target]")).to_have_value("The Council meets")
    opened.locator("#wanted").fill("")
    expect(rows(opened).filter(has_text="minister")).to_have_count(1)
    opened.reload()
    expect(opened.locator(".writing [name=target]")).to_have_value("The Council meets")
    opened.locator(".writing [name=target]").focus()
    opened.keyboard.press("Control+Enter")
    expect(rows(opened).nth(1).locator(".english")).to_have_text("The Council meets")
    opened.reload()
    expect(rows(opened)).to_have_count(3)
    expect(opened.locator(".writing")).to_have_count(0)


def test_a_server_that_is_away_costs_nothing_that_was_typed(opened: Page, memory: Server, watch: Watch) -> None:
    watch.allowed.append("ERR_INTERNET_DISCONNECTED")
    opened.keyboard.press("Alt+N")
    opened.keyboard.type("Il neige.")
    opened.keyboard.press("Tab")
    opened.keyboard.type("Snow.")
    opened.context.set_offline(True)
    opened.keyboard.press("Control+Enter")
    expect(opened.locator(".writing .fault")).to_have_text("The server can't be reached.")
    expect(opened.locator(".writing [name=target]")).to_have_value("Snow.")
    opened.context.set_offline(False)
    opened.keyboard.press("Control+Enter")
    expect(rows(opened)).to_have_count(4)
    assert stored(memory)["Il neige."] == "Snow."


def test_an_edit_at_the_desk_stands_here_and_what_stands_here_is_used_there(
    memory: Server, open_page: PageMaker
) -> None:
    source = f"Le train numéro {uuid4().int % 10**6} part pour Nice."
    desk = open_page("/")
    paste(desk, f"{source} Il pleut à Nice.")
    wait_until_done(desk, 2)
    expect(english(desk, 1)).to_have_text(PAIRS["Il pleut à Nice."])
    rewrite(desk, english(desk, 0), "That train leaves for Nice.")
    desk.locator("#new").focus()
    page = open_page("/desk/memory?q=that+train")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator(".french")).to_have_text(source)
    rows(page).get_by_role("button", name="Edit").click()
    page.locator(".writing [name=target]").fill("The train for Nice leaves.")
    page.keyboard.press("Control+Enter")
    expect(rows(page).locator(".english")).to_have_text("The train for Nice leaves.")
    again = open_page("/")
    paste(again, source)
    wait_until_done(again, 1)
    expect(english(again, 0)).to_have_text("The train for Nice leaves.")
    # Its words went into another sentence: an English of none is not remembered.
    with again.expect_response(lambda answer: answer.request.method == "DELETE" and answer.ok):
        rewrite(again, english(again, 0), "")
        again.locator("#new").focus()
    assert source not in stored(memory)


def test_files_go_out_and_come_in(opened: Page, memory: Server, tmp_path: Path, watch: Watch) -> None:
    watch.allowed.append("422")
    with opened.expect_download() as waiting:
        opened.locator("#export").click()
    assert waiting.value.suggested_filename == "memory.tmx"
    data = Path(waiting.value.path()).read_bytes()
    assert {unit.french: (unit.english, unit.creator) for unit in read_units([data])} == {
        source: (target, "Ana") for source, target in PAIRS.items()
    }
    file = tmp_path / f"{HOSTILE.replace('/', '')}.tmx"
    file.write_text("".join(written_units([Unit(HOSTILE, HOSTILE), Unit("Un.", "One.")], "sentence")), "utf-8")
    opened.locator("input[type=file]").set_input_files(file)
    expect(opened.locator(".message")).to_contain_text("2 pairs stored, 0 of them")
    expect(rows(opened)).to_have_count(5)
    expect(rows(opened).locator(".french").filter(has_text=HOSTILE)).to_have_count(1)
    assert opened.evaluate("() => window.__owned") is None
    file.write_text("".join(written_units([Unit("Un.", "A."), Unit("Deux.", "Two.")], "sentence")), "utf-8")
    for key, count in (("Escape", 5), ("Enter", 6)):
        opened.locator("input[type=file]").set_input_files(file)
        expect(opened.locator("dialog")).to_contain_text("Of the 2 pairs")
        opened.get_by_role("button", name="Import", exact=True).press(key)
        expect(opened.locator("dialog")).to_have_count(0)
        expect(rows(opened)).to_have_count(count)
    assert stored(memory)["Un."] == "A."
    file.write_text("<tmx>\n<", "utf-8")
    opened.locator("input[type=file]").set_input_files(file)
    expect(opened.locator("#fault")).to_contain_text("line 2")
    assert len(stored(memory)) == 6


def test_long_lists_grow(memory: Server, open_page: PageMaker) -> None:
    units = [Unit(f"Phrase numéro {number}.", f"Sentence {number}.") for number in range(60)]
    data = "".join(written_units(units, "sentence")).encode()
    headers = {"Content-Type": "application/x-tmx+xml"}
    answer = httpx.post(f"{memory.url}/memory/import", content=data, headers=headers, trust_env=False)
    assert answer.json()["stored"] == 60
    page = open_page("/desk/memory?q=phrase")
    for count in (50, 60):
        expect(rows(page)).to_have_count(count)
        if count < 60:
            expect(page.locator("#count")).to_have_text(f"{count} of 60 sentences")
            page.locator("#more").click()
    expect(page.locator("#more")).to_be_hidden()
    expect(page.locator("#count")).to_have_text("60 sentences")
    assert len(set(rows(page).locator(".french").all_text_contents())) == 60


def test_a_server_that_lets_nobody_change_says_so(memory: Server, new_context: ContextMaker) -> None:
    page = new_context().new_page()

    def read_only(route: Route) -> None:
        route.fulfill(json=route.fetch().json() | {"writable": False})

    page.route("**/memory?*", read_only)
    page.goto("/desk/memory")
    expect(page.locator("#notice")).to_contain_text("DEPECHE_MEMORY_WRITABLE")
    expect(rows(page)).to_have_count(len(stored(memory)))
    expect(rows(page).get_by_role("button")).to_have_count(0)
    expect(page.locator("#new")).to_be_hidden()
    page.keyboard.press("Alt+N")
    expect(page.locator(".writing")).to_have_count(0)


def test_a_server_without_a_memory_says_so(new_context: ContextMaker, watch: Watch) -> None:
    watch.allowed.append("403")
    page = new_context().new_page()
    error = {"code": "memory_disabled", "message": "This server keeps no translation memory.", "detail": {}}
    page.route("**/memory?*", lambda route: route.fulfill(status=403, json={"error": error, "request_id": "x"}))
    page.goto("/desk/memory")
    expect(page.locator("#fault")).to_contain_text("keeps no translation memory")


def test_what_the_model_made_is_listed_where_a_file_keeps_it(
    new_server: ServerMaker, open_page: PageMaker, tmp_path: Path
) -> None:
    server = new_server(DEPECHE_MEMORY_FILE=str(tmp_path / "memory.db"))
    text = {"q": "Il pleut à Nice.", "source": "fr"}
    made = httpx.post(f"{server.url}/translate", json=text, timeout=60, trust_env=False).json()["translatedText"]
    page = open_page("/desk/memory?origin=machine", url=server.url)
    expect(rows(page).locator(".english").filter(has_text=made)).to_have_count(1)
    row = rows(page).filter(has_text="Il pleut à Nice.")
    expect(row).to_contain_text("the model")
    expect(row.get_by_role("button", name="Delete")).to_have_count(0)
    row.get_by_role("button", name="Correct").click()
    page.locator(".writing [name=target]").fill("Rain in Nice.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".message")).to_be_visible()
    assert stored(server) == {"Il pleut à Nice.": "Rain in Nice."}


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_in_anybody_s_way(memory: Server, open_page: PageMaker, look: str) -> None:
    put(memory, "x" * 300, "y" * 300, editor="z" * 100)
    page = open_page("/desk/memory", **LOOKS[look])
    expect(rows(page)).to_have_count(4)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    rows(page).first.get_by_role("button").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#wanted").fill("zzzz")
    expect(page.locator("#empty")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.lang") == ("fr" if "French" in look else "en")
