"""ActivityWatch's export from an Android phone: one JSON document of buckets, one of which holds the app in front.

Its shape, from ActivityWatch's own source: ``{"buckets": {"aw-watcher-android-test": {"type": "currentwindow",
"hostname": …, "events": [{"timestamp": …, "duration": seconds, "data": {"app": …, "package": …}}]}}}``; later
versions drop ``-test`` and add the phone's name. A bucket that is exported alone has the same outermost key.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import msgspec

from auditor.activities.activity import Source
from auditor.archives.archive import Archive, Item, Problem, Unusable, by_content, moment
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import Deep, broken_off, unlike
from auditor.archives.phone import (
    EXTENTS,
    LAUNCH,
    REMARKS,
    HalfHours,
    other_apps,
    site_of,
)
from auditor.translatable import N_, lazy_gettext

_BUCKETS = "buckets"
_ANDROID = "aw-watcher-android"
#: The nesting of an event: buckets, a bucket's name, its events.
_DEPTH = 3
_LOOKED_AT = 512
_BEGIN = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"buckets"\s*:')
SOURCE = Source("phone", "activitywatch 1")


class _Shown(msgspec.Struct):
    app: str = ""
    package: str = ""


class _Event(msgspec.Struct):
    timestamp: str
    duration: float
    data: _Shown


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[Member]:
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith(".json"):
            continue
        try:
            with container.open(member) as stream:
                if _BEGIN.match(stream.peek(_LOOKED_AT)[:_LOOKED_AT]):
                    yield member
        except MemberBroken:
            continue


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member in known), 0
    for member in known:
        yield from _file(container, member)


def _file(container: Container, member: Member) -> Iterator[Item]:
    spent = _Spent()
    number = 0
    try:
        with container.open(member) as stream:
            for path, value in Deep(stream, _DEPTH).walk():
                if len(path) != _DEPTH or path[0] != _BUCKETS or not path[1].startswith(_ANDROID):
                    continue
                if path[2] == "hostname" and isinstance(value, str):
                    spent.device = value
                if path[2] != "events" or not isinstance(value, dict) or not _names_app(value):
                    continue
                number += 1
                try:
                    spent.take(msgspec.convert(value, _Event))
                except msgspec.ValidationError:
                    yield Problem(member.name, number, unlike())
                except Unusable as problem:
                    yield Problem(member.name, number, problem.said)
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, number or None, broken_off(problem))
    if not number:
        yield Problem(member.name, None, lazy_gettext("it holds nothing of a phone's apps"))
    if spent.others:
        yield Problem(member.name, None, other_apps(spent.others), 0)
    yield from spent.told()


def _names_app(event: dict[str, Any]) -> bool:
    """Whether an event is about an app; others say when the phone was unlocked, or an address in its browser."""
    data = event.get("data")
    return isinstance(data, dict) and "package" in data


class _Spent(HalfHours):
    """Seconds by device, site and half hour. ``others`` counts events of other apps."""

    def __init__(self) -> None:
        super().__init__(SOURCE)
        self.device = ""
        self.others = 0

    def take(self, event: _Event) -> None:
        """Add an event. Raises Unusable."""
        begun = moment(event.timestamp, LAUNCH).astimezone(UTC)
        self.reach(begun)
        site = site_of(event.data.package) or site_of(event.data.app)
        if site is None:
            self.others += 1
        else:
            self.add(self.device, site, begun, event.duration)


ARCHIVE = Archive(
    id="activitywatch",
    site="",
    title=lazy_gettext("ActivityWatch's export from a phone"),
    looked_for=by_content("aw-buckets-export.json"),
    files=count,
    read=read,
    steps=(N_("Raw data"), N_("Export all buckets as JSON")),
    advice=N_("In the app on the phone, as often as you like."),
    extents=EXTENTS,
    remarks=(
        *REMARKS,
        "Time is kept **by half hours**, so that a day is a day where you live; the last half hour is left out, as it "
        "may not have been over.",
    ),
    left_alone={"buckets of a computer, and of unlocking": "they tell nothing of a site's apps"},
)
