"""The registry of the export's files: one function reads one file, registered by the file's name and columns."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Literal, NamedTuple

from auditor.activities.activity import Activity, Detail, Object, Person, Source, Subject, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import Problem, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.linkedin.dates import Times
from auditor.archives.linkedin.headline import Position
from auditor.archives.linkedin.people import SITE, People
from auditor.archives.tables import Table, UnknownHeader, headers
from auditor.translatable import Sentence, lazy_gettext

SOURCE = Source("archive", "linkedin 1")
LONGEST_TEXT = 100_000
LONGEST_LINK = 2_000
#: For how many moments and places it is remembered what was said there.
_HELD = 4_096


@dataclass
class Shown:
    """The owner's profile, gathered until all files are read. None: no file contains it."""

    headline: str | None = None
    about: str | None = None
    contact: str | None = None
    positions: list[Position] | None = None
    education: int | None = None
    skills: int | None = None

    @property
    def any(self) -> bool:
        """Whether the files contain a profile."""
        return self.headline is not None or self.about is not None or self.positions is not None


@dataclass
class Export:
    """What the readers of the single files share. ``unclear``: in one of them it was unknown who the person is."""

    container: Container
    people: People
    shown: Shown = field(default_factory=Shown)
    unclear: bool = False
    current: "tuple[Member, File] | None" = None

    @contextmanager
    def table(self, member: Member, file: "File") -> Iterator[Table]:
        """The member as a table. Raises UnknownHeader and MemberBroken."""
        with self.container.open(member) as stream:
            yield Table(stream, member.name, file.columns, file.places)

    def times(self, name: str) -> Times:
        """The times in a column of the table being read; see Times."""
        return Times(partial(self._column, name))

    def newest(self, name: str) -> date | None:
        """The newest day in a column of the table being read: undated information beside it is at least as new. When
        its files were packed tells nothing, as anybody may pack them anew."""
        times, newest = self.times(name), None
        for text in self._column(name):
            with suppress(Unusable):
                day = times.day(text).date()
                newest = max(day, newest or day)
        return newest

    def _column(self, name: str) -> Iterator[str]:
        if self.current is None:
            return
        with suppress(UnknownHeader, MemberBroken), self.table(*self.current) as table:
            (at,) = table.columns(name)
            yield from (row[at] for row in table if not isinstance(row, Problem))


Read = Callable[[Table, Export], Callable[[list[str]], Activity | None]]
Meet = Callable[[Table, People], None]


@dataclass(frozen=True)
class File:
    """A file of the export. ``columns`` are those that it must have; if other sites' files have the same ones, it must
    also have one of ``any_of``. ``places`` are its columns in order, used to read it if they are named in another
    language. ``read`` returns the function that makes an activity of a row, or raises Unusable for the whole file.
    ``meet`` learns who is who before any file is read. ``extent`` and ``note`` go into the coverage of its
    ``subjects``."""

    name: str
    columns: tuple[str, ...]
    read: Read
    subjects: tuple[Subject, ...] = ()
    extent: Literal["full", "recent"] = "full"
    note: Sentence | None = None
    meet: Meet | None = None
    any_of: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()

    def fits(self, names: set[str]) -> bool:
        """Whether a header has the columns that the file must have."""
        return _lower(self.columns) <= names and (not self.any_of or bool(_lower(self.any_of) & names))


FILES: dict[str, File] = {}


def file(
    name: str,
    *columns: str,
    subjects: Iterable[Subject] = (),
    extent: Literal["full", "recent"] = "full",
    note: Sentence | None = None,
    meet: Meet | None = None,
    any_of: tuple[str, ...] = (),
    places: tuple[tuple[str, ...], ...] = (),
) -> Callable[[Read], Read]:
    """Register the function that reads a file; see File."""

    def register(read: Read) -> Read:
        FILES[plain(name)] = File(name, columns, read, tuple(subjects), extent, note, meet, any_of, places)
        return read

    return register


def plain(name: str) -> str:
    """A file's name without additions of exports and downloads: ``Comments_2.csv``, ``messages (1).csv``."""
    base = name.rpartition("/")[2].casefold().removesuffix(".csv")
    return re.sub(r"[\s_-]+", "", re.sub(r"(?:\s*\(\d+\)|_\d+)$", "", base))


class Match(NamedTuple):
    """The file of the export that a member is. ``fits``: its columns show it, not only its name. ``english``: the
    columns are named as in an export in English."""

    file: File
    fits: bool = True
    english: bool = True


class NoMatch(NamedTuple):
    """Why a member is not a known file, although it might be one of several, or is damaged."""

    reason: Sentence


def match(container: Container, member: Member) -> Match | NoMatch | None:
    """The file that a member is, by its columns, or by its name if they leave it open; None for an unknown one."""
    try:
        with container.open(member) as stream:
            found = [set(names) for _, names in headers(stream)]
    except MemberBroken as damage:
        return NoMatch(damaged(damage))
    fitting = [file for file in FILES.values() if any(map(file.fits, found))]
    named, sure = FILES.get(plain(member.name)), _sure(fitting, found)
    if named in fitting or len(sure) == 1:
        return Match(named if named in fitting else sure[0])
    if sure:
        names = tuple(file.name for file in sure)
        return NoMatch(lazy_gettext("its columns fit %(files)s; give it one of these names", files=names))
    return Match(named, _by_place(container, member, named), english=False) if named else None


def _by_place(container: Container, member: Member, file: File) -> bool:
    """Whether a member has the columns of a file, named in another language."""
    if not file.places:
        return False
    try:
        with container.open(member) as stream:
            return Table(stream, member.name, file.columns, file.places).by_place
    except (UnknownHeader, MemberBroken):
        return False


def damaged(damage: MemberBroken) -> Sentence:
    """The reason that a file could not be read to its end."""
    return lazy_gettext("the file is damaged: %(reason)s. Download it again", reason=damage.said)


def _sure(fitting: list[File], found: list[set[str]]) -> list[File]:
    """Files that the columns identify by themselves: because they are many, or exactly these."""
    sure = [file for file in fitting if len(file.columns) > 3 or _lower(file.columns) in found or file.places]
    most = max((len(file.columns) for file in sure), default=0)
    return [file for file in sure if len(file.columns) == most > 1]


def _lower(columns: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in columns}


class Said:
    """What one side said at one moment in one place, which is nearly always one message. A later export may write it
    differently, so messages are distinguished by how many others came before, not by their words."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[datetime, str, bool], list[int]] = OrderedDict()

    def before(self, published: datetime, place: str, mine: bool, content: str) -> int:
        """How many other messages of the same moment and side are known. The same words are the same message."""
        key, words = (published, place, mine), hash(content)
        known = self._held.get(key)
        if known is None:
            self._held[key] = [words]
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
            return 0
        if words not in known:
            known.append(words)
        return known.index(words)


def act(
    kind: Type,
    published: datetime,
    thing: Object | None,
    *parts: str,
    actor: Literal["me"] | Person = "me",
    to: list[Person] | Literal["Public", "Followers"] | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity whose id comes from its time and ``parts``."""
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
    """A text as an activity carries it; None for an empty one."""
    return words[:LONGEST_TEXT] if words and not words.isspace() else None


def link(address: str) -> str | None:
    """An address as an activity carries it."""
    return address.strip()[:LONGEST_LINK] or None
