"""The doors of the dashboard: which stand at the head of a page, which of them the page is behind, and the way back."""

from typing import NamedTuple

from flask import Flask, request, url_for

from auditor.translatable import N_
from server.translations import gettext

#: Each by its own page and name, with the blueprints and pages that are behind it.
_DOORS = (
    ("dashboard.overview", N_("Today"), ("purposes", "breaks")),
    ("people.overview", N_("People"), ("people", "same_people")),
    (
        "dashboard.latest",
        N_("Report"),
        ("comparing", "dashboard.report", "dashboard.audit", "dashboard.activities"),
    ),
    ("steps.overview", N_("Steps"), ("steps", "trials", "feed")),
    (
        "importing.overview",
        N_("Data"),
        ("importing", "phone", "browsing", "connected", "pages", "accounts", "devices", "backups"),
    ),
    (
        "settings.overview",
        N_("Settings"),
        ("settings", "dashboard.answers", "dashboard.relevance", "readings", "word", "schedule", "telling", "erasing"),
    ),
)
#: A made-up person has these alone: whatever else is one's own.
_MADE_UP = (
    ("demonstration.today", N_("Today"), ()),
    ("demonstration.people", N_("People"), ()),
    ("demonstration.report", N_("Report"), ("demonstration.audit",)),
)


class Door(NamedTuple):
    """A link at the head of a page; ``current``: as ARIA has it, whether the page is this or is behind it."""

    address: str
    name: str
    current: str


def doors() -> list[Door]:
    """Those of the page that is asked for: within a made-up person theirs, and the way out."""
    here = request.endpoint or ""
    if request.blueprint == "demonstration" and (kind := (request.view_args or {}).get("kind")):
        theirs = [
            Door(url_for(page, kind=kind), gettext(name), _is(here, page, behind)) for page, name, behind in _MADE_UP
        ]
        return [*theirs, Door(url_for("dashboard.overview"), gettext("Leave the demonstration"), "")]
    return [Door(url_for(page), gettext(name), _is(here, page, behind)) for page, name, behind in _DOORS]


def way_back() -> Door | None:
    """The door that the page is behind, if it is behind one; a report says by itself which it is."""
    found = next((door for door in doors() if door.current == "true"), None)
    return None if request.endpoint == "dashboard.report" else found


def _is(here: str, page: str, behind: tuple[str, ...]) -> str:
    if here == page:
        return "page"
    return "true" if here in behind or here.partition(".")[0] in behind else ""


def register_navigation(app: Flask) -> None:
    """Let templates ask for the doors."""
    app.jinja_env.globals.update(doors=doors, way_back=way_back)
