"""What can be said on pages of who has died."""

from typing import Any

from flask import flash, url_for

from auditor.report import Report
from server.current import audit_now
from server.dashboard.undoing import flash_with_undo
from server.rendering import mourned
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext


def mourning(kept: Store, latest: Report) -> dict[str, Any]:
    """What the page of people shows of it."""
    return {"mourned": mourned.asked(kept, latest), "remembered": mourned.remembered(kept)}


def say_died(kept: Store, person: Person) -> None:
    """Keep that somebody has died; the next page says so, with a button that takes it back."""
    said = mourned.died(kept, person)
    site, id_ = person
    flash_with_undo(said, url_for("people.remark", site=site, person=id_), "what", "died-not")


def say_not_died(kept: Store, person: Person) -> None:
    """Take back what was said of it; the latest report is made anew, as it may have left them out."""
    mourned.take_back(kept, person)
    _again(kept)
    flash(gettext("Taken back."), "info")


def say_lives(kept: Store, person: Person) -> None:
    """Keep that the news was of somebody else; the latest report is made anew, with what is between the two of us."""
    said = mourned.lives(kept, person)
    _again(kept)
    flash(said, "info")


def _again(kept: Store) -> None:
    if (latest := kept.reports.last()) is not None:
        audit_now(first=latest.first, last=latest.last)
