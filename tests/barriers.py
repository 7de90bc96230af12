"""Look for barriers in a page of the browser with axe-core."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def grave(page: Page) -> list[tuple[str, list[str]]]:
    """Return what keeps people out, the rule with the elements that break it: none, if all is well."""
    return [
        (found["id"], [node["html"][:200] for node in found["nodes"]])
        for found in Axe().run(page).response["violations"]
        if found["impact"] in GRAVE
    ]
