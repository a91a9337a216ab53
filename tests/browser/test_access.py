"""For everybody: axe-core finds nothing, the keyboard reaches all; both languages, light, dark, from 360 pixels."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.looks import LOOKS, violations
from tests.browser.servers import Server
from tests.browser.steps import PATIENCE, english, new_text, open_sample, paste, rewrite
from tests.browser.watching import Watch

PAGES = ("/", "/desk/glossaries", "/desk/memory", "/desk/status")

each_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


@each_look
def test_the_desk_in_all_of_its_states(
    server: Server, open_page: PageMaker, watch: Watch, look: dict[str, object]
) -> None:
    watch.allowed += ["413", "404"]
    page = open_page(**look)
    states: dict[str, list[str]] = {"empty": violations(page)}
    paste(page, new_text(200))
    expect(page.locator(".row").nth(5)).to_be_attached(timeout=PATIENCE)
    # Held, it does not add a hundred rows to those that are looked through.
    with server.held():
        states["at work"] = violations(page)
        page.locator("#stop").click()
        expect(page.locator("#go")).to_be_visible()
        states["stopped"] = violations(page)
    page.locator("#new").click()
    states["put aside"] = violations(page)
    page.locator("#earlier").click()
    states["earlier ones"] = violations(page)
    page.keyboard.press("Escape")
    open_sample(page)
    states["done"] = violations(page)
    rewrite(page, english(page, 3), "An edit.")
    states["edited"] = violations(page)
    page.locator("#keys").click()
    states["keys"] = violations(page)
    assert {state: found for state, found in states.items() if found} == {}


def test_the_search_for_faults_finds_them(page: Page) -> None:
    page.evaluate(
        """() => { const button = document.querySelector("#sample");
        button.textContent = "";
        document.querySelector("#source").removeAttribute("aria-label");
        document.querySelector("#source").placeholder = "";
        document.querySelector(".hint").style.color = "#bbb"; }"""
    )
    found = {line.split(":")[0] for line in violations(page)}
    assert {"button-name", "label", "color-contrast"} <= found


@each_look
@pytest.mark.parametrize("path", PAGES)
def test_each_page(open_page: PageMaker, look: dict[str, object], path: str) -> None:
    page = open_page(path, **look)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 768, 1280, 2560])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_out_of_the_window(open_page: PageMaker, path: str, width: int) -> None:
    page = open_page(path, width=width)
    if path == "/":
        open_sample(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def focused(page: Page) -> dict[str, object] | None:
    return page.evaluate(
        """() => { const at = document.activeElement;
        if (at === document.body) return null;
        const style = getComputedStyle(at);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return { html: at.outerHTML.slice(0, 120), outlined,
          main: at.id === "main", inView: at.getBoundingClientRect().width > 0 }; }"""
    )


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_all_and_out_again_and_is_seen(open_page: PageMaker, path: str) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            break
        stops.append(stop)
    else:
        pytest.fail("Tab does not come out of the page")
    assert len(stops) >= 8
    assert not [stop for stop in stops if not stop["outlined"] and not stop["main"]]
    assert not [stop for stop in stops if not stop["inView"]]


def test_the_link_to_the_content_comes_first(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_each_text_says_its_language(page: Page) -> None:
    open_sample(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert {cell.get_attribute("lang") for cell in page.locator(".french").all()} == {"fr"}
    assert {cell.get_attribute("lang") for cell in page.locator(".english").all()} == {"en"}


def test_the_interface_in_french(open_page: PageMaker) -> None:
    page = open_page(locale="fr-FR")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#sample")).to_have_text("Essayer la dépêche d’exemple")
    open_sample(page)
    expect(page.locator("#counts")).to_contain_text("phrases")
    # The other language is one click away, and the dispatch stays.
    page.get_by_role("button", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#counts")).to_contain_text("sentences")
    expect(english(page, 0)).to_contain_text("Patrushev")


def test_the_theme_is_chosen_and_kept(page: Page) -> None:
    def ground() -> str:
        return str(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))

    light = ground()
    for name in ("light", "dark"):
        page.locator("#theme").click()
        expect(page.locator("#theme")).to_have_text(f"Theme: {name}")
    assert ground() != light
    dark = ground()
    page.reload()
    assert ground() == dark


def test_the_sheet_of_keys(page: Page) -> None:
    page.locator("#main").focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Keys of this page")
    assert sheet.locator("tr").count() >= 5
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    # In a text it is a question mark.
    page.locator("#source").focus()
    page.keyboard.type("Quoi ?")
    expect(sheet).to_be_hidden()
    expect(page.locator("#source")).to_have_value("Quoi ?")


def test_less_motion_where_it_is_asked_for(page: Page) -> None:
    open_sample(page)
    page.emulate_media(reduced_motion="reduce")
    page.locator("#new").click()
    assert page.locator(".message").evaluate("at => getComputedStyle(at).animationName") == "none"
