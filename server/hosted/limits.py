"""Limits how much one person may send and store on a hosted server, so that nobody fills the shared database."""

from collections import Counter
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from flask import abort, current_app, request
from werkzeug.exceptions import TooManyRequests

from auditor.translatable import Sentence, lazy_ngettext
from server.entry import whose
from server.entry.security import known
from server.imports.uploads import rooms
from server.installation.hosting import Limits
from server.store.memberships import day_of
from server.store.persons import now
from server.store.store import Store
from server.translations import gettext, translated

#: The endpoints of imports.
TAKING = frozenset({"importing.upload", "api.start_import"})
_DAY = 86_400_000  # milliseconds
_MOST_WAITING = 500  # archives of a person; a thread waits for each
_TRY_AFTER = 60  # seconds


def reached(store: Store, limits: Limits, sent: int = 0) -> tuple[HTTPStatus, Sentence] | None:
    """The limit a person has reached, as the status of the answer and the reason; None if they have reached none.
    ``sent``: how many activities their devices sent today, besides imports."""
    if store.activities.count() >= limits.kept:
        return HTTPStatus.FORBIDDEN, lazy_ngettext(
            "This server keeps %(num)s activity of each person at most. Erase a site or a period to make room.",
            "This server keeps %(num)s activities of each person at most. Erase a site or a period to make room.",
            limits.kept,
        )
    if store.imports.taken_since(now() - _DAY) + sent >= limits.a_day:
        return HTTPStatus.TOO_MANY_REQUESTS, lazy_ngettext(
            "This server takes %(num)s activity of each person a day. Go on tomorrow: what came in stays.",
            "This server takes %(num)s activities of each person a day. Go on tomorrow: what came in stays.",
            limits.a_day,
        )
    return None


def why_to_end(store: Store, limits: Limits) -> Sentence | None:
    """Why a running import has to end; None if it may go on."""
    found = reached(store, limits)
    return found and found[1]


class Sent:
    """Counts the activities that each person's devices sent to this process today, in UTC."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._day = ""
        self._counts: Counter[str] = Counter()

    def of(self, person: str) -> int:
        """How many activities one person's devices sent."""
        with self._turn:
            self._follow()
            return self._counts[person]

    def add(self, person: str, count: int) -> None:
        """Add ``count`` activities."""
        with self._turn:
            self._follow()
            self._counts[person] += count

    def _follow(self) -> None:
        if self._day != (today := day_of(now())):
            self._day, self._counts = today, Counter()


def take(kept: Store, count: int) -> None:
    """Count activities that are about to be taken from a device or a page. Answers 403 or 429 if the person has reached
    a limit."""
    hosting = whose.hosting()
    sent: Sent = current_app.extensions["sent"]
    if hosting and count:
        _hold_to(hosting.limits, kept, sent)
    sent.add(kept.person, count)


def _hold_to(limits: Limits, kept: Store, sent: Sent) -> None:
    found = reached(kept, limits, sent.of(kept.person))
    if found is not None:
        abort(found[0], translated(found[1]))


def refuse() -> None:
    """Answer an import with 403 or 429 if the person has reached a limit."""
    hosting = whose.hosting()
    if request.endpoint not in TAKING or hosting is None or not known():
        return
    kept = whose.store()
    _hold_to(hosting.limits, kept, current_app.extensions["sent"])
    if _has_much_waiting(kept.folder, request.content_length or 0, hosting.limits.uploaded):
        words = gettext("What you sent before is still being read in. Wait until that is done, then try again.")
        raise TooManyRequests(words, retry_after=_TRY_AFTER)


def _has_much_waiting(folder: Path, more: int, most: int) -> bool:
    """Whether ``more`` bytes are too many in addition to the archives that wait to be imported. ``most``: in bytes."""
    waiting = list(rooms(folder))
    return len(waiting) >= _MOST_WAITING or (bool(waiting) and more + sum(map(_size, waiting)) > most)


def _size(room: Path) -> int:
    try:
        return sum(file.stat().st_size for file in room.iterdir())
    except OSError:  # the archive was imported and removed meanwhile
        return 0
