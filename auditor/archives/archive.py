"""What every archive reader speaks: the items it yields, and how it declares itself."""

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

    ``line`` is the line of a table or the number of an item in a list, both from 1; ``count`` is how many records
    it is about, 0 where all were taken and there is only something to know about them. ``undated``: nothing is wrong
    with them, but they bear no time.
    """

    file: str
    line: int | None
    reason: Sentence
    count: int = 1
    undated: bool = False

    @property
    def said(self) -> Sentence:
        """The whole of it: where, why, and how often."""
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
    """Bytes read of the bytes there are to read."""

    done: int
    total: int


class Unusable(Told, ValueError):  # noqa: N818
    """A record that cannot be taken, and why in plain words."""


class OwnerUnknown(Unusable):
    """It cannot be told who the person is, so that no message says who wrote it to whom."""

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
    """A record that bears no time, so that it cannot be placed; nothing else is wrong with it."""


def shape(text: str) -> str:
    """How a cell is written, without what it says: letters as x, digits as 0, what cannot be printed as �. What stands
    where a date is expected may be a piece of somebody's letter."""
    return "".join(map(_shaped, text[:40]))


def _shaped(each: str) -> str:
    return "0" if each.isdigit() else "x" if each.isalpha() else each if each.isprintable() else "�"


class LeftOut(Told):
    """A record that is left out on purpose; those of one reason are counted together."""


Item = Activity | Problem | Coverage | Progress | Me | Acquainted | Unclear


class Recognised(msgspec.Struct, frozen=True):
    """Whose archive it is: the reader's id, the site, a name for people, how many of its files it knows, how many
    bytes it says it unpacks to, and what of it is damaged."""

    archive: str
    site: str
    title: str
    files: int
    size: int
    damage: Sentence | None = None


class Unrecognised(Told):
    """No reader knows the archive. Says what was looked for, and what was found instead."""


class Extent(NamedTuple):
    """How much of a subject a kind of archive can tell at best, as in Coverage, and what is to be known of it, as the
    end of a sentence that begins with "yes", "in part" or "no"."""

    extent: Literal["full", "recent", "none"]
    remark: str = ""


@dataclass(frozen=True)
class Archive:
    """One kind of archive. A module of this folder that has one as ``ARCHIVE`` is a reader.

    ``files`` counts the members it knows by their content, 0 for an archive that is not its own; it is asked of
    every archive and must be quick. ``near`` says in a sentence what a lone file lacks that bears a known name.

    Everything that people are told of the format is written from the rest: docs/archives.md, the dashboard and
    ``rapport import --help``. ``site`` is empty where several are told of; ``also``: sites whose records lie in it too.
    ``steps``: the words to click on the site, one after the other; ``advice``: a sentence on
    what to choose there; ``extents``: what it tells of each subject, those it is silent about left out; ``remarks``:
    further sentences in Markdown; ``left_alone``: files that are not read on purpose, with the reason.
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
        """The way to the export on the site, as "Settings › Data privacy"."""
        return " › ".join(self.steps)


@dataclass
class Span:
    """The time between which a file tells of something."""

    first: datetime | None = None
    last: datetime | None = None

    def add(self, moment: datetime) -> None:
        """Widen it to a moment."""
        if self.first is None or moment < self.first:
            self.first = moment
        if self.last is None or moment > self.last:
            self.last = moment

    def widen(self, other: "Span") -> None:
        """Widen it to another."""
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
    """The coverage of an export: what it tells of in full, it tells of for as long as it tells of anything. It tells of
    months without a post that there was none. Of messages it may hold some chats only; these too it tells up to its
    last day, though I wrote nothing for the last weeks."""
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


#: What a Coverage says; empty where there is nothing to say.
Note = Sentence | Literal[""]


def noted(*notes: Note) -> Note:
    """Several notes as one, each once, those that say nothing left out."""
    said = [note for note in dict.fromkeys(notes) if note != ""]
    return in_turn(*said)


#: Why a profile is left out of an archive; see ``stood``.
UNDATED = lazy_gettext("nothing in the archive tells its date, so the profile was not taken")

#: What no export of a site tells, for the ``extents`` of an Archive.
UNSEEN: dict[Subject, Extent] = {subject: Extent("none") for subject in SEEN_ONLY}


_SEEN = lazy_gettext("The browser extension can see it from now on.")
#: What to say in place of a remedy of a site that the extension does not read, where its export does not tell.
NOTHING_TELLS = lazy_gettext("The browser extension does not read that there yet, so there is no way to know.")
#: What to say there of the time spent on a site that has apps on phones.
ON_PHONE = lazy_gettext("Your phone's screen time would tell, from its own list or typed in on the import page.")


_SILENT = lazy_gettext("%(archive)s says nothing of %(subject)s.", archive="", subject="")


def unseen(site: str, title: Sentence) -> Iterator[Coverage]:
    """That an export, by its title, says nothing of what no export of a site tells."""
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
    """Whether what a phone counts of its apps tells of a subject on a site."""
    return subject is Subject.ATTENTION and site in site_of_app().values()


def stood(span: Span, modified: Iterable[datetime | None], launch: datetime) -> datetime | None:
    """As of when an export tells what it tells without a date, such as a profile: its newest record.

    The times of its files only say when somebody last packed them, so they count where there is no record; of these
    and of records, only what is believable: from ``launch`` of the site until now.
    """
    told = [span.last] if span.last else [moment for moment in modified if moment]
    return max((moment for moment in told if launch <= moment <= latest()), default=None)


def one_owner(container: Container, owners: Iterable[str]) -> None:
    """Refuse an archive that holds those of several accounts, as a folder of archives may, where what the files tell
    could not be told apart. Raises ArchiveRefused."""
    found = tuple(dict.fromkeys(owners))
    if len(found) > 1:
        reason = lazy_gettext("it holds the exports of several accounts, %(names)s; import each by itself", names=found)
        raise ArchiveRefused(container.name, reason)


def data_export(site: str) -> Sentence:
    """The title of an archive, by the name of its site."""
    return lazy_gettext("%(site)s's data export", site=site)


def by_content(*files: str) -> Sentence:
    """What an archive is looked for by, where its files are known by what is in them."""
    return lazy_gettext("%(files)s, by content", files=files)


def moment(text: str, launch: datetime) -> datetime:
    """A time in ISO 8601, in UTC where it names no zone or ends as in ``2024-05-02 18:11:04 UTC``. Raises Unusable for
    anything else, and for a time that lies before ``launch`` of the site or in the future."""
    try:
        read = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        raise unreadable(text) from None
    return believable(read.replace(tzinfo=UTC) if read.tzinfo is None else read, launch)


def unreadable(text: str) -> Unusable:
    """No known way to write a time."""
    return Unusable(lazy_gettext("the date “%(date)s” cannot be read", date=shape(text)))


def believable(moment: datetime, launch: datetime) -> datetime:
    """The moment. Raises Unusable if it lies before ``launch`` of the site or in the future."""
    if moment < launch:
        raise Unusable(lazy_gettext("the date %(date)s lies before the site existed", date=str(moment.date())))
    if moment > latest():
        raise Unusable(lazy_gettext("the date %(date)s lies in the future", date=str(moment.date())))
    return moment


def latest() -> datetime:
    """Until when a record's time is believable: clocks and zones may be off by a day."""
    return datetime.now(UTC) + timedelta(days=1)
