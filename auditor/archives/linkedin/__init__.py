"""LinkedIn's export (“Get a copy of your data”): recognised by the columns of its files, and read file by file.

First, all files are read to learn who is who; then every file is read as a stream.
"""

from collections.abc import Collection, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from auditor.activities.activity import Activity, Coverage, Subject
from auditor.archives.archive import (
    UNDATED,
    Archive,
    Item,
    OwnerUnknown,
    Problem,
    Span,
    Unusable,
    data_export,
    one_owner,
    stood,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.linkedin import articles, contributions, messages, network, profile  # noqa: F401  their files register themselves
from auditor.archives.linkedin.about import ADVICE, EXTENTS, REMARKS, STEPS
from auditor.archives.linkedin.dates import LAUNCH
from auditor.archives.linkedin.files import FILES, Export, File, Match, NoMatch, damaged, match, plain
from auditor.archives.linkedin.ignored import IGNORED
from auditor.archives.linkedin.people import SITE, People
from auditor.archives.remembered import Unclear
from auditor.archives.tables import UnknownHeader
from auditor.translatable import Sentence, in_turn, lazy_gettext

TITLE = data_export("LinkedIn")
_IGNORED = frozenset(map(plain, IGNORED))
#: File names that only this site's export has.
_TELLING = frozenset(
    map(plain, ("Connections.csv", "Invitations.csv", "Positions.csv", "Company Follows.csv", "Ad_Targeting.csv"))
)
_COMPLETE = lazy_gettext(
    "Ask LinkedIn for the larger archive, under %(steps)s; it comes within a day.", steps=", ".join(STEPS)
)
#: Subjects that the quick archive never contains.
_IN_THE_LARGER = frozenset({Subject.COMMENT, Subject.REACTION, Subject.SHARE})
#: Several of these files together show that it is the quick archive, not a few files that somebody put together.
_OF_THE_QUICK = frozenset({"Connections.csv", "Invitations.csv", "messages.csv", "Profile.csv"})
_IS_THE_QUICK = lazy_gettext(
    "this is LinkedIn's quick archive: your posts, comments and reactions are not in it. Ask LinkedIn for the larger "
    "archive too, where you asked for this one; it comes within a day"
)
_IS_THE_LARGER = lazy_gettext(
    "Files of the larger archive are in it already. If it came in parts, import them all; of what you never did there "
    "may be no file."
)
_AGAIN = lazy_gettext("The import lists what was wrong; a new archive may read better.")
_IN_ENGLISH = lazy_gettext("The import lists what was wrong; a new archive, asked for in English, may read better.")
_SAY = lazy_gettext("Say who you are when you import it again, or import the whole archive.")


def count(container: Container) -> int:
    """How many files are recognised by their columns, or by their names if the export is in another language."""
    known = sum(1 for _, found in _matches(container) if isinstance(found, Match) and found.fits)
    telling = {plain(member.name) for member in container.members} & _TELLING
    return known or (len(telling) if len(telling) > 1 else 0)


def near(container: Container) -> Sentence | None:
    """What a lone file with a name of the export lacks."""
    for member, found in _matches(container):
        if container.lone and isinstance(found, Match):
            return lazy_gettext(
                "%(file)s is named like a file of %(archive)s, but lacks its columns (%(needed)s).",
                file=member.name,
                archive=TITLE,
                needed=", ".join(found.file.columns),
            )
    return None


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    matches = list(_matches(container))
    known = dict(matches)
    for member in _tables(container):
        if member not in known and plain(member.name) not in _IGNORED:
            reason = lazy_gettext("Rapport does not know this file, so nothing was taken from it")
            yield Problem(member.name, None, reason, 0)
    if alone := tuple(member.name for member in _tables(container) if plain(member.name) in _IGNORED):
        yield Problem(container.name, None, lazy_gettext("left alone on purpose: %(files)s", files=alone), 0)
    files = [(member, found.file) for member, found in matches if isinstance(found, Match)]
    foreign = {member for member, found in matches if isinstance(found, Match) and not found.english}
    yield from (Problem(member.name, None, found.reason) for member, found in matches if isinstance(found, NoMatch))
    _one_person(container, files)
    export = Export(container, People(container.remembered))
    _meet(export, files)
    yield export.people.acquainted()
    if me := export.people.me():
        yield me
    pages = articles.pages(container)
    container.total = sum(member.size for member in (*(member for member, _ in files), *pages))
    container.done = 0
    told: dict[Subject, _SubjectCoverage] = {}
    whole = Span()
    for item in articles.read(container):
        yield item
        if isinstance(item, Activity):
            whole.add(item.published)
    for member, file in files:
        span = Span()
        lack = yield from _read_file(export, member, file, span)
        whole.widen(span)
        remedy = _IN_ENGLISH if member in foreign else _AGAIN
        for subject in file.subjects:
            told.setdefault(subject, _SubjectCoverage(file)).add(span, lack, remedy)
    yield from _profile(export, whole)
    yield from (entry.coverage(subject, _SAY if export.unclear else entry.remedy) for subject, entry in told.items())
    if not container.lone:
        if len(_OF_THE_QUICK & {file.name for _, file in files}) > 2 and _IN_THE_LARGER.isdisjoint(told):
            yield Problem(container.name, None, _IS_THE_QUICK, 0)
        yield from _gaps(told)


def _tables(container: Container) -> Iterator[Member]:
    return (member for member in container.members if container.lone or member.name.casefold().endswith(".csv"))


def _matches(container: Container) -> Iterator[tuple[Member, Match | NoMatch]]:
    for member in _tables(container):
        if plain(member.name) not in _IGNORED and (found := match(container, member)):
            yield member, found


def _one_person(container: Container, files: list[tuple[Member, File]]) -> None:
    """Refuse an archive with the exports of several people, as a folder of archives may be."""
    found: dict[str, str] = {}
    for member, file in files:
        if file.name == "Profile.csv" and (name := profile.named(Export(container, People()), member, file)):
            found.setdefault(name.casefold(), name)
    one_owner(container, found.values())


def _meet(export: Export, files: list[tuple[Member, File]]) -> None:
    """Learn who is who. Messages come last, because they are examined only for what the other files leave open."""
    for member, file in sorted(files, key=lambda found: found[1].name == "messages.csv"):
        if file.meet is None:
            continue
        with suppress(UnknownHeader, MemberBroken), export.table(member, file) as table:
            file.meet(table, export.people)
    export.people.settle()


def _read_file(export: Export, member: Member, file: File, span: Span) -> Generator[Item, None, Sentence | None]:
    """The file's activities. Returns why it is incomplete, if it is."""
    export.current = (member, file)
    bad = 0
    try:
        with export.table(member, file) as table:
            for item in table.each(file.read(table, export)):
                yield item
                if isinstance(item, Problem):
                    bad += item.line is not None
                else:
                    span.add(item.published)
            if not table.rows and not table.broken:
                yield Problem(member.name, None, lazy_gettext("there is nothing in it but its header"), 0)
            if table.broken:
                return lazy_gettext("%(file)s is damaged and was read only in part.", file=member.name)
            nothing = lazy_gettext("Nothing in %(file)s could be read.", file=member.name)
            return nothing if bad and not span.since else None
    except OwnerUnknown as unknown:
        yield Problem(member.name, None, unknown.said, unknown.messages)
        yield Unclear(SITE, member.name, unknown.messages, unknown.candidates)
        export.unclear = True
        return lazy_gettext("It cannot be told who you are in %(file)s.", file=member.name)
    except (UnknownHeader, Unusable) as problem:
        yield Problem(member.name, None, problem.said)
        return lazy_gettext("%(file)s could not be read.", file=member.name)
    except MemberBroken as damage:
        yield Problem(member.name, None, damaged(damage))
        return lazy_gettext("%(file)s is damaged.", file=member.name)


@dataclass
class _SubjectCoverage:
    """The coverage of one subject by all its files together."""

    file: File
    span: Span = field(default_factory=Span)
    lacks: list[Sentence] = field(default_factory=list)
    whole: bool = False
    remedy: Sentence = _AGAIN

    def add(self, span: Span, lack: Sentence | None, remedy: Sentence) -> None:
        """Add a file; if several lack something, the ``remedy`` of the last one counts."""
        self.span.widen(span)
        if lack:
            self.lacks.append(lack)
            self.remedy = remedy
        else:
            self.whole = True

    def coverage(self, subject: Subject, remedy: Sentence) -> Coverage:
        """The coverage for the auditor."""
        extent: Literal["full", "recent", "none"] = self.file.extent
        if self.lacks:
            extent = "recent" if self.span.first or self.whole else "none"
        note = in_turn(*self.lacks, *([self.file.note] if self.file.note else []))
        return Coverage(SITE, subject, extent, self.span.since, self.span.until, note, remedy if self.lacks else "")


def _gaps(told: Collection[Subject]) -> Iterator[Coverage]:
    """The subjects that an archive does not cover, because a file is missing from it or because none exists."""
    where = {subject: file.name for file in reversed(FILES.values()) for subject in file.subjects}
    remedy = _COMPLETE if _IN_THE_LARGER.isdisjoint(told) else _IS_THE_LARGER
    for subject, name in where.items():
        if subject not in told:
            note = lazy_gettext("This LinkedIn archive has no %(file)s.", file=name)
            yield Coverage(SITE, subject, "none", note=note, remedy=remedy)
    yield from unseen(SITE, TITLE)


def _profile(export: Export, whole: Span) -> Iterator[Activity | Problem]:
    if not export.shown.any:
        return
    as_of = stood(whole, (member.modified for member in export.container.members), LAUNCH)
    if as_of:
        yield profile.update(export, as_of)
    else:
        yield Problem("Profile.csv", None, UNDATED)


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=lazy_gettext("Connections.csv, messages.csv, Invitations.csv and the like, by their columns"),
    files=count,
    read=read,
    near=near,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
    left_alone=IGNORED,
)
