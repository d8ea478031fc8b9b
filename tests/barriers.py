"""Barriers that axe finds on a page. The dark theme differs from the light one in its colours only, so that there the
rule for contrast is enough."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: Nothing but barriers is told at length: to describe each element that is sound takes axe most of its time.
BRIEFLY = {"resultTypes": ["violations"], "selectors": False}
CONTRAST_ONLY = BRIEFLY | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
#: Targets of 24 pixels or with as much room around them, which axe looks for only when told to.
ALL = BRIEFLY | {"rules": {"target-size": {"enabled": True}}}


def barriers(page: Page, scheme: str = "light") -> list[tuple[str, str]]:
    """Each as (rule, first element): every rule of axe in the light theme, contrast in the dark one."""
    found = Axe().run(page, options=CONTRAST_ONLY if scheme == "dark" else ALL).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
