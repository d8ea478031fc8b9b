"""Limits how many audits and large uploads of one person run at once on a hosted server, so that others get a turn.

A place is a locked file in the person's folder. All processes of the server see it, and it becomes free when the
process that holds it ends, in whatever way.
"""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from flask import Flask, g, has_request_context, request
from werkzeug.exceptions import TooManyRequests

from auditor.report import Report
from server.audits.running import Maker
from server.entry import whose
from server.entry.security import known
from server.store.store import Store
from server.translations import gettext

AT_ONCE = 2
#: Seconds after which to try again if all places are taken.
AUDIT_AFTER = 10

#: Endpoints that change something and then audit: they are refused before the change. Other audits are refused when
#: they begin.
AUDITING = frozenset(
    {
        "accounts.answer",
        "answers.importance",
        "answers.mark",
        "answers.still",
        "api.run_audit",
        "breaks.say",
        "dashboard.mute",
        "dashboard.points",
        "dashboard.run",
        "dashboard.save_answers",
        "dashboard.save_one",
        "dashboard.save_relevance",
        "readings.save",
        "same_people.answer",
        "schedule.run_now",
        "waiting.say",
    }
)


class Place:
    """A place that is taken until ``leave``."""

    def __init__(self, file: int) -> None:
        self._file: int | None = file

    def leave(self) -> None:
        """Give the place back. Further calls do nothing."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)


def take(folder: Path, what: Literal["audit", "upload"]) -> Place | None:
    """Take a place of the person whose folder this is. Returns None if all are taken."""
    for number in range(AT_ONCE):
        file = os.open(folder / f"place-{what}-{number}", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        except BaseException:
            os.close(file)
            raise
        else:
            return Place(file)
    return None


def bound_audits(app: Flask) -> None:
    """Make each request that audits hold a place until it ends; see also ``server.current.start_self_audit``."""
    app.before_request(_hold_early)
    app.teardown_request(_leave)


def within_place(make: Maker) -> Maker:
    """Wrap a maker of reports so that a request that makes a report holds a place."""

    def made(store: Store, /, **how: Any) -> Report:
        if has_request_context():
            _hold()
        return make(store, **how)

    return made


def _hold_early() -> None:
    if request.endpoint in AUDITING and known():
        _hold()


def _hold() -> None:
    """Take an audit place for the current request. Answers 429 if all places of the person are taken."""
    if "leave_place" in g:
        return
    place = take(whose.store().folder, "audit")
    if place is None:
        words = gettext("Two audits of yours are being made. Wait until one of them is done, then try again.")
        raise TooManyRequests(words, retry_after=AUDIT_AFTER)
    g.leave_place = place.leave


def _leave(_: BaseException | None) -> None:
    leave: Callable[[], None] | None = g.pop("leave_place", None)
    if leave is not None:
        leave()
