from io import StringIO

import pytest
from rich.console import Console

from app.cli.evaluate_page import Page, PageTable

PAGE = Page(
    "a<b.jsonl: 2 articles",
    (PageTable("Scores", ("system", "R-1"), (("my_model|x", "1.50"), ("Lead-3", "-"))),),
    ("ours: model:x|beam:4", "[ ]: the interval & more"),
)


def test_the_terminal_shows_all_of_it() -> None:
    shown = StringIO()
    PAGE.print(Console(file=shown, width=40))
    for text in ("a<b.jsonl: 2 articles", "Scores", "my_model|x", "1.50", "ours: model:x|beam:4", "[ ]: the interval"):
        assert text in shown.getvalue()


def test_markdown_has_a_table_whose_cells_stay_cells() -> None:
    lines = PAGE.markdown().splitlines()
    assert lines[0] == "# a\\<b.jsonl: 2 articles"
    table = lines[lines.index("## Scores") + 2 :]
    assert table[:4] == ["| system | R-1 |", "| --- | ---: |", "| my\\_model\\|x | 1.50 |", "| Lead-3 | - |"]
    assert lines[-2:] == ["- ours: model:x\\|beam:4", "- \\[ \\]: the interval & more"]


def test_html_is_one_page_that_says_the_same() -> None:
    page = PAGE.html()
    assert page.startswith("<!doctype html>")
    assert "<title>a&lt;b.jsonl: 2 articles</title>" in page
    assert "<tr><td>my_model|x</td><td>1.50</td></tr>" in page
    assert "<li>[ ]: the interval &amp; more</li>" in page
    assert "src=" not in page


def test_html_escapes_what_a_name_may_hold() -> None:
    page = Page("x", (PageTable("<t>", ("<h>",), (("<script>",),)),), ("<r>",)).html()
    assert all(sign not in page for sign in ("<t>", "<h>", "<script>", "<r>"))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_figures_are_never_cut_in_a_terminal(width) -> None:
    shown = StringIO()
    row = ("extractive, 3 sentences – TextRank, 3 sentences", *["+1.20 [+0.80, +1.66]*"] * 3)
    Page("x", (PageTable("Differences", ("systems", "R-1", "R-2", "R-L"), (row,)),), ()).print(
        Console(file=shown, width=width)
    )
    assert "…" not in shown.getvalue()
    assert shown.getvalue().count("+1.20") == 3
