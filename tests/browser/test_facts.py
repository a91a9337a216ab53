"""The key facts on the desk: chips that lead to their places."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.seeds import marked, seed, selected
from tests.browser.steps import english, open_sample, rewrite

STORY = [
    (
        "👩‍🚀 William Burns, patron de la CIA, a été reçu mardi à Moscou.",
        "👩‍🚀 William Burns, head of the CIA, was received on Tuesday in Moscow.",
        "",
    ),
    ("« Il fait froid à Moscou », a dit 🙂 M. Burns.", "“It is cold in Moscow,” Mr. Burns said 🙂.", " "),
    ("Quelque 1 200 personnes ont manifesté 🎈 à Lyon.", "Some 1,200 people marched 🎈 in Lyon.", "\n\n"),
]


def group(page: Page, name: str) -> list[str]:
    return page.locator(f"ul[aria-labelledby=facts-{name}] .chip").all_inner_texts()


def test_who_where_when_how_many_and_who_said_what(page: Page) -> None:
    seed(page, STORY)
    expect(page.locator("#facts-groups")).to_contain_text("William Burns head of the CIA ×2")
    assert group(page, "places") == ["Moscow ×2", "Lyon"]
    assert group(page, "figures") == ["some 1,200 people"]
    assert group(page, "quotes")[0].startswith("“It is cold in Moscow")
    assert group(page, "quotes")[0].endswith("Burns")
    assert "CIA" in group(page, "organisations")[0]
    assert group(page, "dates") == ["Tuesday"]


def test_a_chip_goes_from_place_to_place(page: Page) -> None:
    seed(page, STORY)
    chip = page.locator(".chip", has_text="Moscow ×2")
    chip.focus()
    assert marked(page, "lit").count("Moscow") == 2
    page.keyboard.press("Enter")
    expect(english(page, 0)).to_be_focused()
    assert selected(page) == "Moscow"
    chip.focus()
    page.keyboard.press("Enter")
    expect(english(page, 1)).to_be_focused()
    assert selected(page) == "Moscow"


def test_the_day_of_the_dispatch_resolves_its_weekdays(page: Page) -> None:
    seed(page, STORY)
    page.get_by_label("Date of the dispatch").fill("2021-11-03")
    expect(page.locator("ul[aria-labelledby=facts-dates]")).to_contain_text("2021-11-02")
    page.wait_for_timeout(600)
    page.reload()
    expect(page.get_by_label("Date of the dispatch")).to_have_value("2021-11-03")


def test_a_figure_that_is_edited_is_another_fact(page: Page) -> None:
    seed(page, STORY)
    expect(page.locator("#facts-groups")).to_contain_text("1,200 people")
    rewrite(page, english(page, 2), "Some 1,300 people marched in Lyon.")
    page.keyboard.press("Enter")
    expect(page.locator("#facts-groups")).to_contain_text("1,300 people")
    expect(page.locator("#facts-groups")).not_to_contain_text("1,200 people")


def test_of_many_the_first_are_shown(page: Page) -> None:
    cities = ["Paris", "Lyon", "Nice", "Lille", "Moscow", "Berlin", "Madrid", "Rome", "Vienna", "Warsaw", "Athens"]
    seed(page, [(f"Il pleut à {city}.", f"It rained in {city} all day.", " ") for city in cities])
    chips = page.locator("ul[aria-labelledby=facts-places] .chip")
    expect(chips.locator("visible=true")).to_have_count(8)
    page.get_by_role("button", name="3 more").click()
    expect(chips.locator("visible=true")).to_have_count(11)
    page.get_by_role("button", name="Fewer").click()
    expect(chips.locator("visible=true")).to_have_count(8)


def test_in_french_with_the_sample(open_page: PageMaker) -> None:
    page = open_page(locale="fr-FR")
    open_sample(page)
    for name in ("Qui", "Où", "Quand"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.locator("ul[aria-labelledby=facts-people]")).to_contain_text("William Burns")
