"""Dispatches that are done, put into the browser's own database: pages are tried on them without a translation."""

from collections.abc import Sequence

from playwright.sync_api import Page, expect

_SAVE = """async ([pairs, format]) => {
    // The page notes what it has on the desk once it has started: later than a test, on a busy machine.
    while (!sessionStorage.getItem("depeche.open")) await new Promise((go) => setTimeout(go, 20));
    const { save } = await import("/web/store.js");
    const rows = pairs.map(([french, english, gap], number) => ({
        french, english, machine: english, gap, block: 0, start: 0, score: 0, flags: [], accepted: [], edited: false,
        sent: english, targetStart: 0, at: 0 }));
    const id = crypto.randomUUID();
    const source = rows.map((row) => row.gap + row.french).join("");
    await save({ id, title: "Seed", changed: Date.now(), format, source, rows, state: "done", total: rows.length });
    sessionStorage.setItem("depeche.open", id);
}"""


def seed(page: Page, pairs: Sequence[tuple[str, str, str]], kind: str = "text") -> None:
    """Open the desk with these sentences on it: French, English, and the white space before."""
    page.evaluate(_SAVE, [list(pairs), kind])
    page.reload()
    expect(page.locator(".row")).to_have_count(len(pairs))


def selected(page: Page) -> str:
    """What is selected in the page."""
    return str(page.evaluate("() => getSelection().toString()"))


def marked(page: Page, name: str) -> list[str]:
    """The texts that are painted with a highlight of this name, in no certain order."""
    return list(page.evaluate("name => [...(CSS.highlights.get(name) ?? [])].map(String)", name))
