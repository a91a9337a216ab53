"""What goes wrong in a page that nobody sees: errors in its console, scripts refused by its policy, answers of 500."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Response

# Set by hostile texts, where one of their scripts runs.
OWNED = "__owned"


@dataclass
class Watch:
    """Collects the faults of a page. allowed: patterns of those that a test brings about itself."""

    faults: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("response", self._response)
        page.on("dialog", self._dialog)

    def unexpected(self) -> list[str]:
        return [fault for fault in self.faults if not any(re.search(pattern, fault) for pattern in self.allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        # What was never in the memory can't be taken out of it, which the page knows, and the console tells.
        if message.type == "error" and "/memory?source=" not in message.location.get("url", ""):
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: Error) -> None:
        self.faults.append(f"script: {error.stack or error.message}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"answer: {response.status} {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        # The page has none of the browser's own: one of these is a foreign script's `alert`.
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()
