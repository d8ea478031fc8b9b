"""Where somebody goes on after a form: on the page it was sent from, at the place in the list where it stood. There the
next page says what was done, and has the focus; without script, as a page that is asked for anew begins at its top.

What a form stood at is left by the answer: whoever stood there is gone, and the next one has their number."""

import re
from typing import Any, NamedTuple

from flask import Flask, g, get_flashed_messages, request, session, url_for
from markupsafe import Markup, escape

#: Pages by the name that a form bears of the one it is sent from.
_PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "today": ("dashboard.overview", {}),
    "people": ("people.overview", {}),
    "everybody": ("people.overview", {"all": 1}),
    "steps": ("steps.overview", {}),
}
_NAMES = {"dashboard.overview": "today", "people.overview": "people", "steps.overview": "steps"}
_FORM = re.compile(r"(today|people|everybody|steps|here)#([a-z]{1,20})-(\d{1,4})")
_KEPT = "at"
#: Made once: a page has a hundred of them.
_FIELD = Markup('<input {}="{}" {}="{}" value="%s">').format("type", "hidden", "name", "at")


class Told(NamedTuple):
    """A page's content around the word of what was done, and what is said above it."""

    above: list[tuple[str, object]]
    before: Markup
    here: tuple[str, object] | None
    after: Markup


def register_places(app: Flask) -> None:
    """Let templates say where something can be said."""
    app.jinja_env.globals.update(place=place, place_field=place_field, told_at_its_place=told_at_its_place)


def place(section: str) -> Markup:
    """The next place of a list in which what was done may be said. ``section``: the id of the heading above it."""
    numbers = g.setdefault("places", {})
    numbers[section] = numbers.get(section, 0) + 1
    g.place = f"{section}-{numbers[section]}"
    return _marker(g.place) if get_flashed_messages() else Markup()


def place_field() -> Markup:
    """What a form at that place bears, so that what it did is said there."""
    page = _NAMES.get(request.endpoint or "", "here")
    page = "everybody" if page == "people" and request.args.get("all") else page
    return _FIELD % f"{page}#{g.place}"


def back_to(otherwise: str) -> str:
    """The address to go on at: of the page that the form was sent from; without one the endpoint ``otherwise``."""
    found = _FORM.fullmatch(request.form.get("at", ""))
    if not found:
        return url_for(otherwise)
    keep_place()
    endpoint, shown = _PAGES.get(found[1], (otherwise, {}))
    return url_for(endpoint, **shown)


def keep_place() -> None:
    """Have the next page say at the form's place what was done."""
    session[_KEPT] = request.form.get("at", "")


def told_at_its_place(content: Markup) -> Told:
    """The content of a page with what has just been done, at its place if that is on the page, or else above."""
    messages: list[tuple[str, object]] = list(get_flashed_messages(with_categories=True))  # type: ignore[arg-type]  # pairs, as asked
    if not messages:
        return Told([], content, None, Markup())
    wanted = _FORM.fullmatch(session.pop(_KEPT, "") or "")
    cut = _found(content, wanted[2], int(wanted[3])) if wanted else None
    if cut is None:
        return Told(messages, content, None, Markup())
    before = _unfolded(content[:cut])
    return Told(messages[:-1], Markup(before), messages[-1], Markup(content[cut:]))  # noqa: S704  # a page of ours


def _marker(name: str) -> Markup:
    """What no text of anybody's can be: it is escaped wherever it stands."""
    return Markup("<!--{}-->").format(escape(name))


def _found(content: str, section: str, number: int) -> int | None:
    """Where the place of that number begins, or the last before it, or what follows the section's heading."""
    for each in range(number, 0, -1):
        at = content.find(_marker(f"{section}-{each}"))
        if at >= 0:
            return at
    heading = content.find(f'id="{section}"')
    end = content.find("</h2>", heading)
    return None if heading < 0 or end < 0 else end + len("</h2>")


def _unfolded(before: str) -> str:
    """The content up to a place with all opened that would fold it away."""
    closed: list[int] = []
    for tag in re.finditer(r"<details(?=[ >])|</details>", before):
        if tag[0] == "</details>":
            closed.pop()
        else:
            closed.append(tag.end())
    for at in reversed(closed):
        if not before.startswith(" open", at):
            before = f"{before[:at]} open{before[at:]}"
    return before
