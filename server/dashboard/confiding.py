"""What can be said on pages of who asked for confidence."""

from flask import flash, url_for

from server.dashboard.undoing import flash_with_undo
from server.rendering.confided import ask_again, need_not
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext


def say_need_not(kept: Store, person: Person) -> None:
    """Keep that somebody need not be kept apart; the next page says so, with a button that takes it back."""
    said = need_not(kept, person)
    site, id_ = person
    flash_with_undo(said, url_for("people.remark", site=site, person=id_), "what", "apart-perhaps")


def say_perhaps(kept: Store, person: Person) -> None:
    """Take it back."""
    ask_again(kept, person)
    flash(gettext("Taken back."), "info")
