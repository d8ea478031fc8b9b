"""Barriers that axe finds on a page. The dark theme differs from the light one only in its colours, so that only the
rule for contrast is tried there."""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

#: Report only barriers in detail: describing every sound element takes axe most of its time.
BRIEFLY = {"resultTypes": ["violations"], "selectors": False}
CONTRAST_ONLY = BRIEFLY | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
#: Targets of 24 pixels, or with as much room around them; axe checks this only on request.
ALL = BRIEFLY | {"rules": {"target-size": {"enabled": True}}}
#: Every rule is tried on a phone, which has the least room; contrast in the dark theme on a desktop.
SIZES: Mapping[str, ViewportSize] = {
    "light": {"width": 360, "height": 740},
    "dark": {"width": 1280, "height": 900},
}

#: Controls that overlap: their words cannot be read, and a click may hit the wrong one. axe finds only overlaps in the
#: middle. A link in a sentence has one rectangle per line.
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
    """Barriers as (rule, first element): by every rule of axe in the light theme, by contrast in the dark one."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options)", CONTRAST_ONLY if scheme == "dark" else ALL)["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def barriers_at(page: Page, size: ViewportSize, scheme: str = "light") -> list[tuple[str, str]]:
    """The same for an open page at a size; also ("width", size) if it is wider than the window, and ("overlapping",
    both) for two controls that overlap."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    width = page.evaluate("document.documentElement.scrollWidth")
    over = page.evaluate(OVERLAPPING)
    found = [("width", f"{width} of {size['width']}")] if width > size["width"] else []
    return [*found, *([("overlapping", over)] if over else []), *barriers(page, scheme)]


def barriers_in_both(page: Page) -> list[tuple[str, str]]:
    """The barriers of an open page in the light and then in the dark theme, without loading it again."""
    return [found for scheme, size in SIZES.items() for found in barriers_at(page, size, scheme)]
