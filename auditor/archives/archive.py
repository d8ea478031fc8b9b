"""What every archive reader uses: the items that it yields, and its declaration."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

import msgspec

from auditor.activities.activity import Activity, Coverage, Subject
from auditor.activities.sites import reads, site_of_app
from auditor.activities.subjects import SEEN_ONLY, WORDINGS
from auditor.archives.container import ArchiveRefused, Container
from auditor.archives.remembered import Acquainted, Me, Unclear
from auditor.translatable import Sentence, Told, in_turn, lazy_gettext, lazy_ngettext


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that could not be taken from a file, or was left out on purpose, in plain words.

    ``line`` is the line of a table or the number of an item in a list, both from 1; ``count`` is the number of records
    concerned, 0 if all were taken and this is only information about them. ``undated``: nothing is wrong with them,
    except that they have no time.
    """

    file: str
    line: int | None
    reason: Sentence
    count: int = 1
    undated: bool = False

    @property
    def said(self) -> Sentence:
        """The whole message: where, why, and how often."""
        file, reason, number = self.file, self.reason, str(self.line)
        if self.line is None:
            said = lazy_gettext("%(file)s: %(reason)s", file=file, reason=reason)
        elif file.endswith((".json", ".js", ".car")):
            said = lazy_gettext("%(file)s, item %(number)s: %(reason)s", file=file, number=number, reason=reason)
        else:
            said = lazy_gettext("%(file)s, line %(number)s: %(reason)s", file=file, number=number, reason=reason)
        if self.count < 2 or (self.reason.many and self.reason.number == self.count):
            return said
        return lazy_ngettext("%(said)s (%(num)s time)", "%(said)s (%(num)s times)", self.count, said=said)

    def __str__(self) -> str:
        return str(self.said)


class Progress(msgspec.Struct, frozen=True):
    """How many bytes have been read, of how many."""

    done: int
    total: int


class Unusable(Told, ValueError):  # noqa: N818
    """A record that cannot be taken; says why in plain words."""


class OwnerUnknown(Unusable):
    """It is unknown who the person is, so that for no message it is known who wrote it to whom."""

    def __init__(self, messages: int, candidates: tuple[str, ...]) -> None:
        self.messages, self.candidates = messages, candidates
        super().__init__(
            lazy_ngettext(
                "Rapport cannot tell which of the people in it is you, so its %(num)s message was not taken. Say who "
                "you are, or import the whole archive",
                "Rapport cannot tell which of the people in it is you, so none of its %(num)s messages was taken. Say "
                "who you are, or import the whole archive",
                messages,
            )
        )


class Undated(Unusable):
    """A record without a time, which cannot be placed; nothing else is wrong with it."""


def shape(text: str) -> str:
    """The form of a cell without its content: letters as x, digits as 0, unprintable characters as �. A piece of
    somebody's letter may stand where a date is expected."""
    return "".join(map(_shaped, text[:40]))


def _shaped(each: str) -> str:
    return "0" if each.isdigit() else "x" if each.isalpha() else each if each.isprintable() else "�"


class LeftOut(Told):
    """A record that is left out on purpose; records with the same reason are counted together."""


Item = Activity | Problem | Coverage | Progress | Me | Acquainted | Unclear


class Recognised(msgspec.Struct, frozen=True):
    """A recognised archive: the reader's id, the site, a title for people, how many of its files the reader knows, how
    many bytes it claims to unpack to, and what is damaged in it."""

    archive: str
    site: str
    title: str
    files: int
    size: int
    damage: Sentence | None = None


class Unrecognised(Told):
    """No reader knows the archive. Says what was looked for, and what was found instead."""


class Extent(NamedTuple):
    """How much of a subject a kind of archive can contain at best, as in Coverage. ``remark`` continues a sentence that
    begins with "yes", "in part" or "no"."""

    extent: Literal["full", "recent", "none"]
    remark: str = ""


@dataclass(frozen=True)
class Archive:
    """One kind of archive. A module of this folder that has one as ``ARCHIVE`` is a reader.

    ``files`` counts the members that it recognises by their content, 0 for an archive that is not its own; every
    archive is passed to it, so it must be quick. ``near`` says in a sentence what a lone file with a known name lacks.

    Everything that people read about the format is written from the rest: docs/archives.md, the dashboard and
    ``rapport import --help``. ``site`` is empty if the archive is about several sites; ``also``: further sites whose
    records it contains. ``steps``: the words to click on the site, in order; ``advice``: a sentence on what to choose
    there; ``extents``: what it contains of each subject (absent: nothing); ``remarks``: further sentences in Markdown;
    ``left_alone``: files that are not read on purpose, with the reason.
    """

    id: str
    site: str
    title: Sentence
    looked_for: Sentence
    files: Callable[[Container], int]
    read: Callable[[Container], Iterator[Item]]
    steps: tuple[str, ...]
    advice: str
    extents: Mapping[Subject, Extent]
    remarks: tuple[str, ...] = ()
    left_alone: Mapping[str, str] = field(default_factory=dict)
    near: Callable[[Container], Sentence | None] = lambda _: None
    also: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The way to the export on the site, such as "Settings › Data privacy"."""
        return " › ".join(self.steps)


@dataclass
class Span:
    """The time that a file covers."""

    first: datetime | None = None
    last: datetime | None = None

    def add(self, moment: datetime) -> None:
        """Extend it to a moment."""
        if self.first is None or moment < self.first:
            self.first = moment
        if self.last is None or moment > self.last:
            self.last = moment

    def widen(self, other: "Span") -> None:
        """Extend it by another span."""
        for moment in (other.first, other.last):
            if moment:
                self.add(moment)

    @property
    def since(self) -> date | None:
        """Its first day in UTC."""
        return self.first.date() if self.first else None

    @property
    def until(self) -> date | None:
        """Its last day in UTC."""
        return self.last.date() if self.last else None


_CHATS = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)


def reaching(coverage: Sequence[Coverage]) -> list[Coverage]:
    """The coverage of an export, extended in time. A subject that it contains in full is covered for as long as any
    subject is, because an export also shows that there was no post in a month. It may contain only some chats, but
    these too are covered up to its last day, even if I wrote nothing in the last weeks."""
    days = [day for entry in coverage for day in (entry.since, entry.until) if day]
    if not days:
        return list(coverage)
    return [_reaching(entry, min(days), max(days)) for entry in coverage]


def _reaching(entry: Coverage, first: date, last: date) -> Coverage:
    if entry.extent == "full":
        return msgspec.structs.replace(entry, since=first, until=last)
    if entry.extent == "recent" and entry.subject in _CHATS and entry.until:
        return msgspec.structs.replace(entry, until=last)
    return entry


#: The text of a note in Coverage; empty if there is nothing to say.
Note = Sentence | Literal[""]


def noted(*notes: Note) -> Note:
    """Several notes as one, each once, without the empty ones."""
    said = [note for note in dict.fromkeys(notes) if note != ""]
    return in_turn(*said)


#: The reason for leaving out a profile; see ``stood``.
UNDATED = lazy_gettext("nothing in the archive tells its date, so the profile was not taken")

#: The subjects that no export of a site contains, for the ``extents`` of an Archive.
UNSEEN: dict[Subject, Extent] = {subject: Extent("none") for subject in SEEN_ONLY}


_SEEN = lazy_gettext("The browser extension can see it from now on.")
#: In place of a remedy, for a site that the extension does not read, if its export does not say.
NOTHING_TELLS = lazy_gettext("The browser extension does not read that there yet, so there is no way to know.")
#: The same for the time spent on a site that has apps on phones.
ON_PHONE = lazy_gettext("Your phone's screen time would tell, from its own list or typed in on the import page.")


_SILENT = lazy_gettext("%(archive)s says nothing of %(subject)s.", archive="", subject="")


def unseen(site: str, title: Sentence) -> Iterator[Coverage]:
    """Say that an export with this title contains nothing about the subjects that no export contains."""
    for subject in SEEN_ONLY:
        named = Sentence(WORDINGS[subject].named)
        note = lazy_gettext("%(archive)s says nothing of %(subject)s.", archive=title, subject=named)
        otherwise = ON_PHONE if on_phone(site, subject) else NOTHING_TELLS
        seen = reads(site, WORDINGS[subject].part)
        yield Coverage(site, subject, "none", note=note, remedy=_SEEN if seen else otherwise)


def is_silent(told: Coverage) -> bool:
    """Whether all that is noted is that an export says nothing of a subject."""
    return isinstance(told.note, Sentence) and told.note.message == _SILENT.message


def on_phone(site: str, subject: Subject) -> bool:
    """Whether a phone's app usage says something about a subject on a site."""
    return subject is Subject.ATTENTION and site in site_of_app().values()


def stood(span: Span, modified: Iterable[datetime | None], launch: datetime) -> datetime | None:
    """The moment to which undated information of an export, such as a profile, belongs: its newest record.

    The times of its files only say when somebody last packed them, so they count only if there is no record. Only
    believable times count: from ``launch`` of the site until now.
    """
    told = [span.last] if span.last else [moment for moment in modified if moment]
    return max((moment for moment in told if launch <= moment <= latest()), default=None)


def one_owner(container: Container, owners: Iterable[str]) -> None:
    """Refuse an archive that holds exports of several accounts, as a folder of archives may, because their content
    could not be separated. Raises ArchiveRefused."""
    found = tuple(dict.fromkeys(owners))
    if len(found) > 1:
        reason = lazy_gettext("it holds the exports of several accounts, %(names)s; import each by itself", names=found)
        raise ArchiveRefused(container.name, reason)


def data_export(site: str) -> Sentence:
    """The title of a site's archive."""
    return lazy_gettext("%(site)s's data export", site=site)


def by_content(*files: str) -> Sentence:
    """What to look for, for an archive whose files are recognised by their content."""
    return lazy_gettext("%(files)s, by content", files=files)


def moment(text: str, launch: datetime) -> datetime:
    """A time in ISO 8601, also in the form ``2024-05-02 18:11:04 UTC``; without a zone it is in UTC. Raises Unusable
    for anything else, and for a time before ``launch`` of the site or in the future."""
    try:
        read = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        raise unreadable(text) from None
    return believable(read.replace(tzinfo=UTC) if read.tzinfo is None else read, launch)


def unreadable(text: str) -> Unusable:
    """The text is in no known form of a time."""
    return Unusable(lazy_gettext("the date “%(date)s” cannot be read", date=shape(text)))


def believable(moment: datetime, launch: datetime) -> datetime:
    """Return the moment. Raises Unusable if it lies before ``launch`` of the site or in the future."""
    if moment < launch:
        raise Unusable(lazy_gettext("the date %(date)s lies before the site existed", date=str(moment.date())))
    if moment > latest():
        raise Unusable(lazy_gettext("the date %(date)s lies in the future", date=str(moment.date())))
    return moment


def latest() -> datetime:
    """The latest believable time of a record: clocks and zones may be off by a day."""
    return datetime.now(UTC) + timedelta(days=1)
