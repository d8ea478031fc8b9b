"""Barriers that axe finds on a page. The dark theme differs from the light one in its colours only, so that there the
rule for contrast is enough."""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

#: Nothing but barriers is told at length: to describe each element that is sound takes axe most of its time.
BRIEFLY = {"resultTypes": ["violations"], "selectors": False}
CONTRAST_ONLY = BRIEFLY | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
#: Targets of 24 pixels or with as much room around them, which axe looks for only when told to.
ALL = BRIEFLY | {"rules": {"target-size": {"enabled": True}}}
#: Every rule is tried on a phone, where there is the least room; contrast in the dark on a desk.
SIZES: Mapping[str, ViewportSize] = {
    "light": {"width": 360, "height": 740},
    "dark": {"width": 1280, "height": 900},
}

#: Two controls that lie over each other, of which axe finds only those in the middle: their words cannot be read, and a
#: click may meet the other. A link in a sentence has one rectangle a line.
OVERLAPPING = """() => {
  const seen = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter(each => each.checkVisibility({ checkVisibilityCSS: true }) && !each.matches(".skip, .hidden"))
    .map(each => [each, [...each.getClientRects()]]);
  const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
  for (const [at, [one, rects]] of seen.entries())
    for (const [other, others] of seen.slice(at + 1))
      if (!one.contains(other) && rects.some(rect => others.some(each => over(rect, each))))
        return `${one.outerHTML} and ${other.outerHTML}`;
  return null;
}"""


def barriers(page: Page, scheme: str = "light") -> list[tuple[str, str]]:
    """Each as (rule, first element): every rule of axe in the light theme, contrast in the dark one."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options)", CONTRAST_ONLY if scheme == "dark" else ALL)["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def barriers_at(page: Page, size: ViewportSize, scheme: str = "light") -> list[tuple[str, str]]:
    """The same once a page that is open is as large as that; with ("width", size) where it runs over the edge
    and ("overlapping", both) where two controls lie over each other."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    width = page.evaluate("document.documentElement.scrollWidth")
    over = page.evaluate(OVERLAPPING)
    found = [("width", f"{width} of {size['width']}")] if width > size["width"] else []
    return [*found, *([("overlapping", over)] if over else []), *barriers(page, scheme)]


def barriers_in_both(page: Page) -> list[tuple[str, str]]:
    """Those of a page that is open, in the light and then in the dark: it is loaded once, and rendered anew."""
    return [found for scheme, size in SIZES.items() for found in barriers_at(page, size, scheme)]
