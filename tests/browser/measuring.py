"""How quick the page is, as the browser measures it; for the tests and for bench/desk.py. All in milliseconds."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.steps import paste, wait_until_done

_NOTE_ARRIVALS = """() => {
  window.arrivals = [];
  const note = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    const rows = node.classList?.contains("row") ? 1 : node.querySelectorAll?.(".row").length ?? 0;
    for (let row = 0; row < rows; row++) arrivals.push(performance.now());
  }));
  new MutationObserver(note).observe(document.querySelector("#rows"), { childList: true, subtree: true });
}"""

_FIRST_PAINT = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const paint = list.getEntries().find(({ name }) => name === "first-contentful-paint");
    if (paint) resolve(paint.startTime);
  }).observe({ type: "paint", buffered: true });
})"""

# A document as a translation of so many sentences leaves it, put where the desk looks for it.
_PUT_DOCUMENT = """async (count) => {
  const { Dispatch } = await import("/web/dispatch.js");
  const { save } = await import("/web/store.js");
  const sentence = (n) => [`Le train numéro ${n} arrive à Paris avec deux heures de retard, selon la compagnie.`,
    `Train number ${n} arrives in Paris two hours late, according to the company.`];
  const dispatch = new Dispatch();
  const source = Array.from({ length: count }, (_, n) => sentence(n)[0] + ((n + 1) % 5 ? " " : "\\n\\n")).join("");
  dispatch.begin(source, { title: "Ten thousand trains" });
  let [from, to] = [0, 0];
  const all = Array.from({ length: count }, (_, n) => {
    const [french, english] = sentence(n);
    const data = { index: n, source: french, target: english, source_start: from, source_end: from + french.length,
      target_start: to, target_end: to + english.length, score: -0.2, flags: [] };
    const gap = (n + 1) % 5 ? 1 : 2;
    from += french.length + gap;
    to += english.length + gap;
    return data;
  });
  dispatch.add(all);
  const wrong = { code: "number_mismatch", severity: "error", message: "The figure is another one." };
  const flags = all.filter((_, n) => n % 50 === 0).map(({ source_start, source_end, target_start, target_end }) =>
    ({ ...wrong, source_start, source_end, target_start, target_end }));
  dispatch.finish({ flags });
  await save(dispatch.toSaved());
  sessionStorage.setItem("depeche.open", dispatch.id);
}"""

_WATCH_TASKS = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration)))
    .observe({ type: "longtask" });
}"""

# From the key to the picture that shows it, for keys that take longer than a frame.
_WATCH_KEYS = """() => {
  window.keyTimes = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ name, duration }) => {
    if (name === "keydown" || name === "input" || name === "keypress") keyTimes.push(duration);
  })).observe({ type: "event", durationThreshold: 16 });
}"""


@dataclass(frozen=True, slots=True)
class Streamed:
    """When the first and the last sentence stood on the page, from pasting; and when each one did."""

    first: float
    last: float
    all: list[float]


def time_translation(page: Page, text: str, sentences: int | None = None) -> Streamed:
    """Paste a text into the empty desk and wait for all of its English. sentences: how many there must be, if known."""
    page.evaluate(_NOTE_ARRIVALS)
    page.locator("#source").evaluate(
        "field => field.addEventListener('paste', () => window.pasted = performance.now(), { once: true })"
    )
    paste(page, text)
    wait_until_done(page, sentences)
    pasted = page.evaluate("() => pasted")
    came = [at - pasted for at in page.evaluate("() => arrivals")]
    return Streamed(came[0], came[-1], came)


def first_paint(page: Page, path: str = "/") -> float:
    """Load a page and give the time to its first contentful paint."""
    page.goto(path)
    return float(page.evaluate(_FIRST_PAINT))


def put_document(page: Page, sentences: int) -> None:
    """Keep a finished document of so many sentences, every fiftieth flagged; the next load of the desk shows it."""
    page.evaluate(_PUT_DOCUMENT, sentences)


def time_to_rows(page: Page) -> float:
    """Load the desk anew and give the time until the document that it keeps is painted."""
    page.reload()
    page.locator(".row").first.wait_for()
    return float(
        page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
        )
    )


def longest_task_scrolling(page: Page) -> float:
    """Scroll through the desk, by the wheel and to its ends; give the longest task that held the page up, or 0."""
    page.evaluate(_WATCH_TASKS)
    page.mouse.move(500, 500)
    for _ in range(40):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(16)
    for height in ("document.documentElement.scrollHeight", "document.documentElement.scrollHeight / 2", "0"):
        page.evaluate(f"() => scrollTo(0, {height})")
        page.wait_for_timeout(150)
    page.wait_for_timeout(300)
    return float(max(page.evaluate("() => tasks"), default=0))


def longest_key(page: Page, letters: str) -> float:
    """Type into the element that has the focus; give the longest time from a key to its picture, 0 for below 16."""
    page.evaluate(_WATCH_KEYS)
    for letter in letters:
        page.keyboard.type(letter)
        page.wait_for_timeout(40)
    page.wait_for_timeout(500)
    return float(max(page.evaluate("() => keyTimes"), default=0))
