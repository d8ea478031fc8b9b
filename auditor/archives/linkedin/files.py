"""The registry of the export's files: one function reads one file, registered by the file's name and columns."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from auditor.activities.activity import Activity, Detail, Object, Person, Source, Subject, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import Problem
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.linkedin.people import People
from auditor.archives.tables import Table, headers
from auditor.translatable import Sentence, lazy_gettext

SITE = "linkedin"
SOURCE = Source("archive", "linkedin 1")
LONGEST_TEXT = 100_000
LONGEST_LINK = 2_000


@dataclass
class Shown:
    """What the files tell of the owner's profile, gathered until all are read. None: no file tells."""

    headline: str | None = None
    about: str | None = None
    contact: str | None = None
    positions: list[tuple[datetime | None, bool, str]] | None = None  # start, still held, employer
    education: int | None = None
    skills: int | None = None

    @property
    def any(self) -> bool:
        """Whether there is a profile to speak of."""
        return self.headline is not None or self.about is not None or self.positions is not None


@dataclass
class Export:
    """What the readers of the single files share."""

    container: Container
    people: People = field(default_factory=People)
    shown: Shown = field(default_factory=Shown)
    current: "tuple[Member, File] | None" = None

    @contextmanager
    def table(self, member: Member, file: "File") -> Iterator[Table]:
        """The member as a table. Raises UnknownHeader and MemberBroken."""
        with self.container.open(member) as stream:
            yield Table(stream, member.name, file.columns)

    def column(self, name: str) -> list[str]:
        """All values of a column of the table that is being read, for what only the whole of it can tell."""
        if self.current is None:
            return []
        with self.table(*self.current) as table:
            (at,) = table.columns(name)
            return [row[at] for row in table if not isinstance(row, Problem)]


Read = Callable[[Table, Export], Callable[[list[str]], Activity | None]]
Meet = Callable[[Table, People], None]


@dataclass(frozen=True)
class File:
    """A file of the export. ``columns`` are those it cannot be read without. ``read`` gives the function that makes an
    activity of a row, or raises Unusable for the whole file. ``meet`` learns who is who, before any file is read.
    ``extent`` and ``note`` go into the coverage of its ``subjects``."""

    name: str
    columns: tuple[str, ...]
    read: Read
    subjects: tuple[Subject, ...] = ()
    extent: Literal["full", "recent"] = "full"
    note: Sentence | None = None
    meet: Meet | None = None


FILES: dict[str, File] = {}


def file(
    name: str,
    *columns: str,
    subjects: Iterable[Subject] = (),
    extent: Literal["full", "recent"] = "full",
    note: Sentence | None = None,
    meet: Meet | None = None,
) -> Callable[[Read], Read]:
    """Register the function that reads a file; see File."""

    def register(read: Read) -> Read:
        FILES[plain(name)] = File(name, columns, read, tuple(subjects), extent, note, meet)
        return read

    return register


def plain(name: str) -> str:
    """A file's name without what differs between exports and downloads: ``Comments_2.csv``, ``messages (1).csv``."""
    base = name.rpartition("/")[2].casefold().removesuffix(".csv")
    return re.sub(r"[\s_-]+", "", re.sub(r"(?:\s*\(\d+\)|_\d+)$", "", base))


class Match(NamedTuple):
    """Which file a member is. ``fits``: its columns say so, not only its name."""

    file: File
    fits: bool = True


class NoMatch(NamedTuple):
    """Why a member is no file that is known, where it might be several or is damaged."""

    reason: Sentence


def match(container: Container, member: Member) -> Match | NoMatch | None:
    """The file a member is, by its columns, and by its name where they leave it open; None for a stranger."""
    try:
        with container.open(member) as stream:
            found = [set(names) for _, names in headers(stream)]
    except MemberBroken as damage:
        return NoMatch(damaged(damage))
    fitting = [file for file in FILES.values() if any(_lower(file.columns) <= names for names in found)]
    named, sure = FILES.get(plain(member.name)), _sure(fitting, found)
    if named in fitting or len(sure) == 1:
        return Match(named if named in fitting else sure[0])
    if sure:
        names = tuple(file.name for file in sure)
        return NoMatch(lazy_gettext("its columns fit %(files)s; give it one of these names", files=names))
    return Match(named, False) if named else None


def damaged(damage: MemberBroken) -> Sentence:
    """That a file could not be read to its end."""
    return lazy_gettext("the file is damaged: %(reason)s. Download it again", reason=damage.said)


def _sure(fitting: list[File], found: list[set[str]]) -> list[File]:
    """Files that the columns alone tell: many of them, or exactly those."""
    sure = [file for file in fitting if len(file.columns) > 3 or _lower(file.columns) in found]
    most = max((len(file.columns) for file in sure), default=0)
    return [file for file in sure if len(file.columns) == most > 1]


def _lower(columns: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in columns}


def act(
    kind: Type,
    published: datetime,
    thing: Object | None,
    *parts: str,
    actor: Literal["me"] | Person = "me",
    to: list[Person] | Literal["Public", "Followers"] | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity whose id is told by its time and ``parts``."""
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor=actor,
        source=SOURCE,
        object=thing,
        to=to if to is not None else [],
        detail=detail,
    )


def text(words: str) -> str | None:
    """A text as an activity bears it; None for an empty one."""
    return words[:LONGEST_TEXT] if words and not words.isspace() else None


def link(address: str) -> str | None:
    """An address as an activity bears it."""
    return address.strip()[:LONGEST_LINK] or None
