"""The button beside somebody that keeps them apart as a source, or no longer."""

from flask import url_for

from server.dashboard.undoing import flash_with_undo
from server.rendering.kept_apart import is_kept, keep, keep_no_more
from server.store.choosing import Person
from server.store.store import Store


def switch_apart(store: Store, person: Person) -> None:
    """Keep somebody apart, or no longer where they were; the next page says so, with a button that takes it back."""
    said = keep_no_more(store, person) if is_kept(store, person) else keep(store, person)
    site, id_ = person
    flash_with_undo(said, url_for("people.remark", site=site, person=id_), "what", "apart")
