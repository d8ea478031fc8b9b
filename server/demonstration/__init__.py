"""The demonstration: a made-up person's activity, so that one can look around before giving anything of oneself."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from auditor import window
from auditor.activities.activity import Activity
from auditor.answers.expectations import Expectations
from auditor.history.history import History
from auditor.history.ingest import receive_all
from auditor.report import Report
from auditor.runner.run import run
from server.audits.running import audit_now
from server.demonstration.stories import corporate, journalist
from server.installation.settings import Settings
from server.store.store import open_store
from server.translations import language
from server.translations.speaker import auditing

STORIES: dict[str, Callable[[datetime], tuple[list[Activity], Expectations]]] = {
    "corporate": corporate,
    "media": journalist,
}
KINDS = tuple(STORIES)
_KEY = b"nobody's, so it need not be kept"  # the same, so that the report is the same whenever it is made


def report_of(kind: str, now: datetime | None = None) -> Report:
    """The report of a made-up person in the language spoken, kept nowhere. ``kind`` is one of KINDS."""
    now = now or datetime.now(UTC)
    activities, answers = STORIES[kind](now)
    history = History.of(activities, key=_KEY)
    with auditing():
        made = run(history, answers, window(history.last_at, today=now.date()))
    return msgspec.structs.replace(made, language=language())


def install(settings: Settings, kind: str, now: datetime | None = None) -> Report:
    """Put a made-up person's activity and answers into a store, as a user's would be, and audit it."""
    with open_store(settings) as store:
        zone = store.owner.get().zone_info
        activities, answers = STORIES[kind]((now or datetime.now(UTC)).astimezone(zone))
        store.activities.write(receive_all(activities, key=store.key, zone=zone))
        store.answers.add(answers)
        return audit_now(store)
