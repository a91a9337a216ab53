"""Elements in which tags are text: `script`, `style`, `title` and others (HTML Standard, 13.2.5.2 and on)."""

import re

from app.text.html.names import RAW_TEXT, RAW_TEXT_WITH_PROSE

_END_TAG = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW_TEXT | RAW_TEXT_WITH_PROSE}
_SCRIPT_EVENT = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


def raw_text_end(html: str, start: int, name: str) -> int:
    """Find the end of the text in an element of this name that starts here; `start` if tags in it are tags."""
    if name == "script":
        return _script_end(html, start)
    if name == "plaintext":
        return len(html)
    if name not in _END_TAG:
        return start
    closing = _END_TAG[name].search(html, start)
    return closing.start() if closing else len(html)


def _script_end(html: str, start: int) -> int:
    # `<!--` and then `<script` hide the next `</script>` (13.2.5.20 and on): old advertising code does this.
    hidden_by_comment = hidden_by_script = False
    for event in _SCRIPT_EVENT.finditer(html, start):
        mark = event.group()
        if mark == "<!--":
            hidden_by_comment = True
        elif mark == "-->":
            hidden_by_comment = hidden_by_script = False
        elif not event.group(1):
            hidden_by_script = hidden_by_comment
        elif hidden_by_script:
            hidden_by_script = False
        else:
            return event.start()
    return len(html)
