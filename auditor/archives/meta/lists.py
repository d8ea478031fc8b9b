"""Reads the lists of one of Meta's exports as a stream, one entry after the other."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from auditor.activities.activity import Activity, Subject
from auditor.archives.acts import Covering, Left
from auditor.archives.archive import LeftOut, Note, Problem, Unusable, stood
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import broken_off
from auditor.archives.meta.shapes import Shape, repaired
from auditor.archives.walking import Document
from auditor.translatable import lazy_gettext

#: Makes the activities of one entry. Raises Unusable and LeftOut.
Make = Callable[[dict[str, Any]], Iterable[Activity]]


class Reading(NamedTuple):
    """How to read a list. ``subjects`` are those that it covers on ``site``, even if it is empty; ``inner`` is the name
    of the list if several are under one root."""

    make: Make
    site: str
    subjects: tuple[Subject, ...] = ()
    inner: str | None = None


@dataclass
class Export:
    """What the readers of the single files share."""

    container: Container
    covering: Covering = field(default_factory=Covering)

    def stood(self, launch: datetime) -> datetime | None:
        """The moment to which undated information of the export belongs."""
        return stood(self.covering.whole(), (member.modified for member in self.container.members), launch)

    def read(self, member: Member, shape: Shape, reading: Reading) -> Iterator[Activity | Problem]:
        """The activities of one file."""
        met = set(reading.subjects)
        lack = yield from self._read(member, shape, reading, met)
        self.covering.file(reading.site, sorted(met), lack)

    def _read(
        self, member: Member, shape: Shape, reading: Reading, met: set[Subject]
    ) -> Generator[Activity | Problem, None, Note | None]:
        number, left = 0, Left()
        made = False
        try:
            with self.container.open(member) as stream:
                for number, entry in enumerate(entries(Document(stream), shape.label, reading.inner), 1):
                    try:
                        for activity in reading.make(whole(repaired(entry))):
                            if subject := self.covering.add(activity):
                                met.add(subject)
                            made = True
                            yield activity
                    except Unusable as problem:
                        yield Problem(member.name, number, problem.said)
                    except LeftOut as reason:
                        left.add(reason.said)
        except (Unusable, MemberBroken) as problem:
            yield Problem(member.name, number or None, broken_off(problem))
            yield from left.problems(member.name)
            return lazy_gettext("%(file)s could be read only in part.", file=member.name)
        yield from left.problems(member.name)
        return left.instead(member.name) if number and not made else None


def entries(document: Document, label: str, inner: str | None = None) -> Iterator[Any]:
    """The entries of the list with this name, or of the document itself if the name is empty. The list may be one level
    further in, under the name ``inner``."""
    if not label:
        yield from document.items()
        return
    for name in document.members():
        if name != label:
            continue
        if document.kind() == "{" and inner:
            for within in document.members():
                if within == inner:
                    yield from document.items()
        elif document.kind() == "{":
            yield document.value()
        else:
            yield from document.items()


def whole(entry: Any) -> dict[str, Any]:
    """Return an entry that is an object. Raises Unusable for anything else."""
    if not isinstance(entry, dict):
        raise Unusable(lazy_gettext("it is not made like an entry of this list"))
    return entry


def words(entry: Any, *path: str | int) -> str:
    """The text at a path; empty if there is none."""
    found = at(entry, *path)
    return found if isinstance(found, str) else ""


def at(entry: Any, *path: str | int) -> Any:
    """The value at a path; None if there is none."""
    for step in path:
        if isinstance(entry, dict):
            entry = entry.get(step)
        elif isinstance(entry, list) and isinstance(step, int) and -len(entry) <= step < len(entry):
            entry = entry[step]
        else:
            return None
    return entry


def objects(entry: Any, *path: str | int) -> list[dict[str, Any]]:
    """The objects of the list at a path."""
    found = at(entry, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
