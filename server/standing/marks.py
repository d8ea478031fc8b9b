"""What a person says of a message that waits, or of a promise: it was answered elsewhere, or needs no answer."""

from typing import Literal

from msgspec.structs import replace

from server.store.store import Store

#: The answers that hold ids of such messages.
Marks = Literal["answered_elsewhere", "needs_no_answer"]


def mark(store: Store, activity: str, as_: Marks) -> None:
    """Keep that a message was answered, or needs no answer; what was said of it before stands."""
    given = store.answers.get()
    if activity not in given.marked:
        store.answers.add(replace(given, **{as_: (*getattr(given, as_), activity)}))


def unmark(store: Store, activity: str) -> bool:
    """Forget what was said of a message. Returns whether anything was."""
    given = store.answers.get()
    if activity not in given.marked:
        return False
    left = {
        "answered_elsewhere": tuple(each for each in given.answered_elsewhere if each != activity),
        "needs_no_answer": tuple(each for each in given.needs_no_answer if each != activity),
    }
    store.answers.add(replace(given, **left))
    return True
