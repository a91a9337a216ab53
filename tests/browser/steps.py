"""What an editor does at the desk, and texts to do it with."""

import random
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "samples" / "burns-patrushev.fr.txt").read_text("utf-8")
SAMPLE_SENTENCES = 17
# Of a translation that other tests run beside.
PATIENCE = 60_000

_WHO = ("Le train", "Le navire", "Le dossier", "Le témoin", "Le contrat", "Le wagon", "L’avion", "Le camion")
_WHAT = (
    "arrive à Paris",
    "part pour Lyon",
    "reste à Lille",
    "est attendu à Nice",
    "quitte Marseille",
    "passe par Dijon",
)


def new_text(sentences: int, seed: int | None = None) -> str:
    """Write so many short sentences, five to a paragraph, that no server knows. seed: for the same again."""
    chance = random.Random(seed)
    lines = [
        f"{who} numéro {chance.randrange(100, 10**6)} {what} le {chance.randint(2, 28)} mai."
        for who, what in zip(chance.choices(_WHO, k=sentences), chance.choices(_WHAT, k=sentences), strict=True)
    ]
    return "\n\n".join(" ".join(lines[start : start + 5]) for start in range(0, sentences, 5))


def copy(page: Page, text: str, html: str | None = None) -> None:
    """Put a text into the clipboard, as another program does."""
    kinds = {"text/plain": text} | ({"text/html": html} if html is not None else {})
    page.evaluate(
        """kinds => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
            Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })])))])""",
        kinds,
    )


def copied(page: Page) -> str:
    """Read the clipboard's text."""
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def paste(page: Page, text: str, html: str | None = None) -> None:
    """Paste a dispatch into the empty desk."""
    copy(page, text, html)
    page.locator("#source").focus()
    page.keyboard.press("Control+V")


def open_sample(page: Page) -> None:
    """Put the sample on the desk and wait for its English."""
    page.locator("#sample").click()
    wait_until_done(page, SAMPLE_SENTENCES)


def wait_until_done(page: Page, sentences: int | None = None) -> None:
    """Wait until all of the English is there; of a dispatch of so many sentences, where that is known."""
    expect(page.locator(".row").first).to_be_attached(timeout=PATIENCE)
    expect(page.locator("#stop")).to_be_hidden(timeout=PATIENCE)
    expect(page.locator("#go")).to_be_hidden()
    if sentences is not None:
        expect(page.locator(".row")).to_have_count(sentences)


def english(page: Page, number: int) -> Locator:
    """The English of a sentence, from 0."""
    return page.locator(f'.row[data-row="{number}"] .english')


def french(page: Page, number: int) -> Locator:
    return page.locator(f'.row[data-row="{number}"] .french')


def rewrite(page: Page, cell: Locator, text: str) -> None:
    """Write another text over all of a cell; the caret stays in it."""
    cell.focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
