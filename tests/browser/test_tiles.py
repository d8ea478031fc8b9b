"""The tiles of the start page have room for the longest words of their titles, in both languages, at every width."""

from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import Browser

from auditor.audits.catalogue import CATEGORIES
from server.translations import gettext, speaking

CSS = (Path(__file__).parents[2] / "server/dashboard/static/rapport.css").read_text("utf-8")
#: Words that are broken over two lines.
BROKEN = """() => [...document.querySelectorAll('.tiles .card > span')].flatMap(title => {
  const text = title.firstChild;
  return text.data.split(/\\s+/).filter(word => {
    const range = document.createRange(), at = text.data.indexOf(word);
    range.setStart(text, at); range.setEnd(text, at + word.length);
    return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
  });
})"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_of_a_tile_is_broken(browser: Browser, language: str, width: int) -> None:
    with speaking(language):
        titles = [escape(gettext(category.title)) for category in CATEGORIES]
    tiles = "".join(f'<li><a class="card"><span>{title}</span></a></li>' for title in titles)
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        head = f'<!doctype html><html lang="{language}"><style>{CSS}</style>'
        page.set_content(f'{head}<main><nav class="tiles"><ul>{tiles}</ul></nav></main>')
        assert page.evaluate(BROKEN) == []
    finally:
        page.close()
