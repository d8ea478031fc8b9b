"""Attention counts while a page is visible and focused and had input within the last minute, by a clock that we set."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from server.rendering.browsers import SWITCHES, chromium
from tests.extension.harness import EXTENSION


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=chromium(), args=SWITCHES) as launched:
        yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own that runs the content script's Attention and believes that it is visible and
    focused."""
    made = browser.new_page()
    made.clock.install(time=0)
    made.clock.pause_at(1000)
    made.set_content("<!doctype html><p>Hello")
    made.evaluate("""() => {
      window.sight = { visible: true, focused: true };
      Object.defineProperty(document, "visibilityState", { get: () => (sight.visible ? "visible" : "hidden") });
      document.hasFocus = () => sight.focused;
    }""")
    made.add_script_tag(content=(EXTENSION / "content/attention.js").read_text() + ";window.Attention = Attention")
    made.evaluate("""() => {
      window.told = new Map();
      window.attention = new Attention(stretch => told.set(stretch.key, stretch), new AbortController().signal);
      attention.turn("feed");
    }""")
    yield made
    made.context.close()


def told(page: Page) -> list[dict[str, Any]]:
    stretches: list[dict[str, Any]] = page.evaluate("[...told.values()]")
    return stretches


def look_away(page: Page) -> None:
    page.evaluate("() => { sight.visible = false; document.dispatchEvent(new Event('visibilitychange')) }")


def look_again(page: Page) -> None:
    page.evaluate("() => { sight.visible = true; document.dispatchEvent(new Event('visibilitychange')) }")


def move(page: Page) -> None:
    page.mouse.move(5, 5)
    page.mouse.move(9, 9)


def test_attention_ends_a_minute_after_the_last_input(page: Page) -> None:
    page.clock.run_for(20_000)
    move(page)
    page.clock.run_for(200_000)
    (stretch,) = told(page)
    assert stretch["ended"]
    assert (stretch["kind"], stretch["seconds"]) == ("feed", 80)


def test_input_after_a_break_starts_another_stretch(page: Page) -> None:
    page.clock.run_for(90_000)
    move(page)
    page.clock.run_for(10_000)
    look_away(page)
    assert [stretch["seconds"] for stretch in told(page)] == [60, 10]


def test_a_page_that_is_hidden_or_has_no_focus_gets_no_attention(page: Page) -> None:
    page.clock.run_for(10_000)
    look_away(page)
    page.clock.run_for(30_000)
    move(page)
    page.evaluate("() => { sight.focused = false }")
    look_again(page)
    page.clock.run_for(30_000)
    assert [stretch["seconds"] for stretch in told(page)] == [10]


def test_another_kind_of_page_ends_the_stretch(page: Page) -> None:
    page.clock.run_for(10_000)
    page.evaluate("attention.turn('profile')")
    page.clock.run_for(5_000)
    look_away(page)
    assert [(stretch["kind"], stretch["seconds"]) for stretch in told(page)] == [("feed", 10), ("profile", 5)]


def test_a_long_stretch_is_reported_in_parts(page: Page) -> None:
    for _ in range(70):
        page.clock.run_for(10_000)
        move(page)
    look_away(page)
    seconds = [stretch["seconds"] for stretch in told(page)]
    assert seconds == [300, 300, 100]


def test_less_than_a_second_does_not_count(page: Page) -> None:
    page.clock.run_for(900)
    look_away(page)
    assert told(page) == []


def test_an_event_that_the_page_made_up_is_no_input(page: Page) -> None:
    page.clock.run_for(50_000)
    page.evaluate("() => document.body.dispatchEvent(new PointerEvent('pointermove', {bubbles: true}))")
    page.clock.run_for(100_000)
    assert [stretch["seconds"] for stretch in told(page)] == [60]


def test_what_came_before_forgetting_is_not_reported(page: Page) -> None:
    page.clock.run_for(10_000)
    page.evaluate("attention.forget()")
    page.clock.run_for(5_000)
    look_away(page)
    assert [stretch["seconds"] for stretch in told(page) if stretch["ended"]] == [5]


def test_nothing_is_followed_during_a_rest(page: Page) -> None:
    page.clock.run_for(10_000)
    page.evaluate("attention.rest()")
    move(page)
    page.clock.run_for(20_000)
    move(page)
    page.evaluate("attention.resume()")
    page.clock.run_for(5_000)
    look_away(page)
    assert [stretch["seconds"] for stretch in told(page) if stretch["ended"]] == [5]


def test_the_end_of_a_rest_is_no_input(page: Page) -> None:
    page.evaluate("attention.rest()")
    page.clock.run_for(70_000)
    page.evaluate("attention.resume()")
    page.clock.run_for(5_000)
    assert told(page) == []
