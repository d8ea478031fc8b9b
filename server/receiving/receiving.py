"""Receives activities: whatever has a text goes to the process that reads texts, where there is one.

What a text is read with (lexicons, patterns, weights) takes 20 to 50 MiB for each language, which a process never gives
back. A command ends and needs no other process; a server does.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import tzinfo
from zoneinfo import ZoneInfo

from auditor.activities.activity import Activity
from auditor.history import ingest
from auditor.history.ingest import Arrival
from auditor.history.languages import Around, nothing_around
from server.receiving.process import ReadingProcess

_reading: list[ReadingProcess] = []


@contextmanager
def reading_aside(process: ReadingProcess | None = None) -> Iterator[ReadingProcess]:
    """Read the texts that arrive here in a process of its own meanwhile."""
    reading = process or ReadingProcess()
    _reading.append(reading)
    try:
        yield reading
    finally:
        _reading.remove(reading)
        reading.stop()


def has_text(activity: Activity) -> bool:
    """Whether an activity has a text that is read, which takes much longer than everything else."""
    return bool((activity.object and activity.object.content) or (activity.detail and activity.detail.profile))


def receive_all(
    activities: Iterable[Activity],
    *,
    key: bytes,
    zone: tzinfo,
    keep_text: bool = False,
    derived: bool = False,
    around: Around = nothing_around,
) -> list[Arrival]:
    """See ``auditor.history.ingest.receive_all``. Raises what ``ReadingProcess.receive_all`` raises, except that texts
    with half a character, which no pipe takes, are read here."""
    given = list(activities)
    texts = [each for each in given if has_text(each)] if _reading else []
    if not texts or not isinstance(zone, ZoneInfo):
        return ingest.receive_all(given, key=key, zone=zone, keep_text=keep_text, derived=derived, around=around)
    try:
        read = _reading[-1].receive_all(texts, key=key, zone=zone, keep_text=keep_text, derived=derived, around=around)
    except UnicodeEncodeError:
        return ingest.receive_all(given, key=key, zone=zone, keep_text=keep_text, derived=derived, around=around)
    others = [each for each in given if not has_text(each)]
    rest = iter(ingest.receive_all(others, key=key, zone=zone, derived=derived) if others else ())
    in_turn = iter(read)
    return [next(in_turn) if has_text(each) else next(rest) for each in given]
