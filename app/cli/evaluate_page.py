"""Tables and remarks as they are shown: in a terminal, as a Markdown file, as an HTML file."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{padding:.2rem .7rem;text-align:right;"
    "border-bottom:1px solid #ddd;white-space:nowrap}th{border-bottom:2px solid #888}"
    "th:first-child,td:first-child{text-align:left}li{margin:.2rem 0;overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of text: the first column says what the row is, the others hold figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a report says. remarks: one line each, below the tables."""

    title: str
    tables: tuple[PageTable, ...]
    remarks: tuple[str, ...]

    def print(self, console: Console) -> None:
        """Print it for people."""
        console.print(self.title, markup=False, highlight=False)
        for table in self.tables:
            console.print(_for_terminal(table))
        for remark in self.remarks:
            # Signatures are for copying: no wrapping, no markup.
            console.print(remark, soft_wrap=True, markup=False, highlight=False)

    def markdown(self) -> str:
        """Give it as Markdown."""
        parts = [f"# {_plain(self.title)}"]
        for table in self.tables:
            lines = [_row(table.header), _row(["---", *("---:" for _ in table.header[1:])]), *map(_row, table.rows)]
            parts += [f"## {_plain(table.title)}", "\n".join(lines)]
        parts.append("\n".join(f"- {_plain(remark)}" for remark in self.remarks))
        return "\n\n".join(parts) + "\n"

    def html(self) -> str:
        """Give it as a page that needs no other file."""
        title = html.escape(self.title)
        tables = "".join(f"<h2>{html.escape(table.title)}</h2>\n{_html_table(table)}" for table in self.tables)
        remarks = "".join(f"<li>{html.escape(remark)}</li>\n" for remark in self.remarks)
        return (
            f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{tables}<ul>\n{remarks}</ul>\n</body>\n</html>\n"
        )


def _for_terminal(table: PageTable) -> Table:
    shown = Table(
        title=table.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True
    )
    for number, column in enumerate(table.header):
        shown.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*row)
    return shown


def _plain(text: str) -> str:
    """Take their meaning from the signs that Markdown would read."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, "\\" + sign)
    return text


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _html_table(table: PageTable) -> str:
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in table.header)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
