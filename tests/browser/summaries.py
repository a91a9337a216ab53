"""The summary of a short dispatch, for the tests that look at it."""

import re

from playwright.sync_api import Page, expect

STORY = [
    (
        "Nikolaï Patrouchev a reçu 🙂 William Burns mardi à Moscou 🇷🇺.",
        "Nikolai Patrushev received 🙂 William Burns on Tuesday in Moscow 🇷🇺.",
        "",
    ),
    ("Il a parlé 👩‍🚀 de la sécurité.", "He spoke 👩‍🚀 about security.", " "),
    ("La grève des cheminots a coûté 12 millions d’euros.", "The railway strike cost 12 million euros 💶.", "\n\n"),
    ("Le ministre recevra les syndicats.", "The minister will receive the unions at noon.", " "),
    ("Les prix ont augmenté de 3 % en mars.", "Prices rose by 3 percent in March.", "\n\n"),
]


def said(page: Page) -> list[str]:
    return page.locator("#summary-list a").all_inner_texts()


def wait(page: Page, sentences: int) -> None:
    expect(page.locator("#summary-list a")).to_have_count(sentences)
    expect(page.locator("#summary-panel")).not_to_have_class(re.compile("waiting"))
