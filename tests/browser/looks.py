"""The looks that a page is tried in, and what axe-core finds in one."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "width": 390, "height": 844},
    "dark phone in French": {"color_scheme": "dark", "width": 390, "height": 844, "locale": "fr-FR"},
}
# All rules of axe-core, its advice on good practice and what WCAG 2.2 added included.
_OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> list[str]:
    """What axe-core finds, one line each: the rule, and the elements that break it."""
    # Half-way through an animation, colours are others.
    page.wait_for_timeout(200)
    found: list[dict[str, Any]] = Axe().run(page, options=_OPTIONS).response["violations"]
    return [
        f"{item['id']}: {item['help']}: {', '.join(node['html'][:160] for node in item['nodes'][:5])}" for item in found
    ]
