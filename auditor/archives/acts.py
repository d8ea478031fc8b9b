"""What readers use to make activities: ids that stay the same in a later export, conversations, coverage."""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

import msgspec

from auditor.activities.activity import (
    NOTIFICATIONS,
    Activity,
    Coverage,
    Detail,
    Object,
    ObjectType,
    Person,
    Source,
    Subject,
    Type,
    subject_of,
)
from auditor.activities.called import Called
from auditor.activities.identity import derived_id
from auditor.archives.archive import LeftOut, Note, OwnerUnknown, Problem, Span, Unusable, believable, noted
from auditor.archives.container import Member, MemberBroken
from auditor.archives.documents import broken_off
from auditor.archives.remembered import Me, Remembered, Unclear
from auditor.translatable import Sentence, lazy_gettext

LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 100_000, 2_000, 500
#: The form in which formats name kinds: "CreateNote", "app.bsky.feed.like", "followers-only".
_KIND = re.compile(r"[A-Za-z][\w.:#$-]{0,79}", re.ASCII)
#: How many members of a larger group are named, so that a message to hundreds does not carry hundreds of names.
MOST_NAMED = 20
#: How many people are offered when Rapport asks which of them I am.
MOST_OFFERED = 8
#: For how many writers of one conversation the list of recipients is cached.
MOST_HELD = 500
ME = Person("me")
ZONE_UNKNOWN = Detail(zone_unknown=True)
#: The time that the clock of a chat's phone or computer showed.
WALL_CLOCK = Detail(zone_unknown=True, wall_clock=True)
PUBLIC = Detail(public=True)
_MENTIONED = Detail(mentioned=True)
#: The reason for leaving out an entry that needs a time.
TIMELESS = lazy_gettext("entries that bear no time were left out, as none is made up")


@dataclass(frozen=True)
class Teller:
    """Makes the activities of one site that one kind of archive contains."""

    site: str
    source: Source

    def act(
        self,
        kind: Type,
        published: datetime,
        thing: Object | None,
        *parts: object,
        actor: Literal["me"] | Person = "me",
        to: list[Person] | Literal["Public", "Followers"] | None = None,
        detail: Detail | None = None,
    ) -> Activity:
        """An activity. Its id comes from its time and ``parts``, which distinguish it from others of that moment."""
        return Activity(
            id=derived_id(published, self.site, kind.value, *parts),
            type=kind,
            published=published,
            site=self.site,
            actor=actor,
            source=self.source,
            object=thing,
            to=to if to is not None else [],
            detail=detail,
        )


class Conversation:
    """The messages of one conversation, as activities.

    ``key`` names it alike in every export; ``context`` is its name in facts, None if the only other person identifies
    it. ``others`` are the participants besides me, ``mine`` the names by which they know me, besides ``nicknames``.
    Two messages of the same moment are distinguished by their order. ``to_the_minute``: a moment is a minute, for
    formats in which some exports have seconds and others do not.
    """

    def __init__(
        self,
        teller: Teller,
        key: str,
        context: str | None,
        others: Sequence[Person],
        mine: Sequence[str] = (),
        *,
        nicknames: Sequence[str] = (),
        to_the_minute: bool = False,
    ) -> None:
        self._teller, self._key = teller, key
        self.site = teller.site
        self._to_the_minute = to_the_minute
        self._context = context[:LONGEST_LINK] if context else None
        self._others = list(others[:MOST_NAMED])
        named = [each.name for each in others if each.name]
        self._called = Called(mine, named, nicknames) if len(others) > 1 else None
        self._to: dict[Person, list[Person]] = {}
        self._moment: datetime | None = None
        self._same: dict[tuple[object, ...], int] = {}

    def message(
        self, published: datetime, sender: Person, content: str | None, *parts: object, detail: Detail | None = None
    ) -> Activity:
        """One message. ``parts``, together with whether it is mine, distinguish it from others of the same moment."""
        mine = sender is ME
        if content and not mine and self._called and self._called.by(content):
            detail = mentioned(detail)
        if mine:
            to = self._others
        elif (known := self._to.get(sender)) is not None:
            to = known
        else:
            if len(self._to) > MOST_HELD:
                self._to.clear()
            to = self._to[sender] = [ME, *(person for person in self._others if person.id != sender.id)]
        return Activity(
            self._id(published, mine, *parts),
            Type.CREATE,
            published,
            self._teller.site,
            "me" if mine else sender,
            self._teller.source,
            Object(ObjectType.MESSAGE, content=text(content)),
            to,
            self._context,
            None,
            detail,
        )

    def _id(self, published: datetime, *parts: object) -> UUID:
        if self._to_the_minute:
            published = published.replace(second=0, microsecond=0)
        if published != self._moment:
            self._moment, self._same = published, {}
        count = self._same[parts] = self._same.get(parts, 0) + 1
        return derived_id(published, self._teller.site, self._key, *parts, *([count] if count > 1 else []))


def mentioned(detail: Detail | None) -> Detail:
    """A detail that also says that a message calls me by name or answers one of mine."""
    return _MENTIONED if detail is None else msgspec.structs.replace(detail, mentioned=True)


def text(words: str | None) -> str | None:
    """A text as an activity carries it; None for an empty one."""
    return words[:LONGEST_TEXT] if words and not words.isspace() else None


def link(address: str | None) -> str | None:
    """An address or a name as an activity carries it."""
    return address.strip()[:LONGEST_LINK] or None if address else None


def spaced(name: str) -> str:
    """A name with single spaces, cut to the longest allowed length."""
    return " ".join(name.split())[: LONGEST_NAME - 5]


def named(name: str) -> Person:
    """A person of whom only the name is known."""
    name = spaced(name)
    return Person(f"name:{name}", name)


def since_1970(number: object, launch: datetime, thousandths: bool = False) -> datetime:
    """A time from seconds since 1970, or from ``thousandths`` of seconds. Raises LeftOut if there is none, which
    exports also write as 0 or -1; Unusable if it is not a time, or not believable (see ``believable``)."""
    if isinstance(number, str) and number.isdecimal() and number.isascii():
        number = int(number[:20])
    if not number or number == -1:
        raise LeftOut(TIMELESS)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise Unusable(lazy_gettext("its time cannot be read"))
    try:
        read = datetime.fromtimestamp(number / 1000 if thousandths else number, UTC)
    except (ValueError, OverflowError, OSError):
        raise Unusable(lazy_gettext("its time cannot be read")) from None
    return believable(read, launch)


#: The subjects to which acts of others belong; other acts of others have no subject.
_OF_OTHERS = frozenset(
    {Subject.MESSAGE_RECEIVED, Subject.INVITATION_RECEIVED, Subject.CONNECTION, Subject.RECOMMENDATION}
)


#: The best extent to which an archive covers a subject of a site, with a note and a remedy.
Notes = dict[tuple[str, Subject], tuple[Literal["full", "recent"], Note, Note]]


@dataclass
class _Covered:
    span: Span = field(default_factory=Span)
    lacks: list[Note] = field(default_factory=list)
    remedy: Note = ""
    whole: bool = False


@dataclass
class Covering:
    """What the files of an archive say together about each subject of a site."""

    told: dict[tuple[str, Subject], _Covered] = field(default_factory=dict)

    def add(self, activity: Activity) -> Subject | None:
        """Add an activity. Returns its subject, or None if it has none."""
        thing = activity.object
        subject = subject_of(
            activity.type,
            thing.type if thing else None,
            bool(thing and thing.in_reply_to),
            activity.mine,
            bool(thing and thing.id == NOTIFICATIONS),
        )
        if not activity.mine and subject not in _OF_OTHERS:
            return None
        self._of(activity.site, subject).span.add(activity.published)
        return subject

    def file(self, site: str, subjects: Sequence[Subject], lack: Note | None, remedy: Note = "") -> None:
        """Note that a file has been read: only in part if ``lack`` says why, and then ``remedy`` says what would
        help."""
        for subject in subjects:
            covered = self._of(site, subject)
            if lack is None:
                covered.whole = True
            elif lack not in covered.lacks:
                covered.lacks.append(lack)
                covered.remedy = covered.remedy or remedy

    def _of(self, site: str, subject: Subject) -> _Covered:
        return self.told.setdefault((site, subject), _Covered())

    def coverage(self, notes: Notes, again: Sentence) -> Iterator[Coverage]:
        """The coverage for the auditor; ``again`` is the remedy if a file could not be read."""
        for (site, subject), covered in self.told.items():
            best, note, remedy = notes.get((site, subject), ("full", "", ""))
            extent: Literal["full", "recent", "none"] = best
            if covered.lacks:
                extent = "recent" if covered.span.first or covered.whole else "none"
                note, remedy = noted(*covered.lacks, note), covered.remedy or again
            yield Coverage(site, subject, extent, covered.span.since, covered.span.until, note, remedy)

    def whole(self) -> Span:
        """The time that the archive covers."""
        span = Span()
        for covered in self.told.values():
            span.widen(covered.span)
        return span


def read_file(
    member: Member, site: str, reading: Iterator[Activity | Problem | Me], span: Span
) -> Generator[Activity | Problem | Me | Unclear, None, Note]:
    """Yield what a file contains, and add its time to ``span``. Returns why that is not everything, if it is not."""
    begun, mine = False, Span()
    try:
        for item in reading:
            begun = begun or not isinstance(item, Me)
            if isinstance(item, Activity):
                mine.add(item.published)
            yield item
    except OwnerUnknown as unknown:
        yield Problem(member.name, None, unknown.said, unknown.messages)
        yield Unclear(site, member.name, unknown.messages, unknown.candidates)
        return lazy_gettext("It cannot be told who you are in %(file)s.", file=member.name)
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, None, broken_off(problem) if begun else problem.said)
        return (
            lazy_gettext("%(file)s could be read only in part.", file=member.name)
            if begun
            else lazy_gettext("%(file)s could not be read.", file=member.name)
        )
    finally:
        span.widen(mine)
    return lazy_gettext("Nothing in %(file)s could be read.", file=member.name) if begun and mine.first is None else ""


@dataclass
class Left:
    """Counts, by reason, the records of a file that were left out on purpose."""

    counts: dict[str, tuple[Sentence, int]] = field(default_factory=dict)

    def add(self, reason: Sentence, more: int = 1) -> None:
        """Count one more record, or several."""
        said, count = self.counts.get(reason.message, (reason, 0))
        self.counts[reason.message] = said, count + more

    def instead(self, file: str) -> Sentence:
        """The reason why nothing at all was taken from a file."""
        why = "; ".join(str(said) for said, _ in self.counts.values())
        if why:
            return lazy_gettext("Nothing was taken from %(file)s: %(why)s.", file=file, why=why)
        return lazy_gettext("Nothing in %(file)s could be read.", file=file)

    def problems(self, file: str) -> Iterator[Problem]:
        """One problem for each reason, with the number of records."""
        for said, count in self.counts.values():
            yield Problem(file, None, said, count, undated=said == TIMELESS)


def who_are_you(
    site: str, file: str, messages: int, candidates: Sequence[str], why: Sentence | None = None
) -> Iterator[Problem | Unclear]:
    """Say that it is unknown which of the people in a file I am, and ask. ``why`` replaces the usual wording."""
    offered = tuple(candidates[:MOST_OFFERED])
    unknown = OwnerUnknown(messages, offered)
    yield Problem(file, None, why or unknown.said, messages)
    yield Unclear(site, file, messages, offered)


def before(remembered: Remembered, site: str) -> set[str]:
    """Names and addresses that earlier archives said are mine on a site."""
    return {told for me in remembered.me if me.site == site for told in (*me.names, *me.addresses)}


def kind_told(told: object) -> str:
    """A format's word for a kind of thing, to name an unknown kind: only if it looks like such a word, because
    somebody's text may stand in its place."""
    return told if isinstance(told, str) and _KIND.fullmatch(told) else "…"


def of_unknown_audience(told: object) -> LeftOut:
    """The reason for leaving out a post if it is unknown whether everybody may read it, or only the people it names."""
    kind = kind_told(told)
    return LeftOut(
        lazy_gettext("posts to an audience that Rapport does not know, such as “%(kind)s”, were left out", kind=kind)
    )


def with_reaction(detail: Detail | None, reaction: str | None) -> Detail:
    """A detail that also says which reaction it was."""
    return msgspec.structs.replace(detail or Detail(), reaction=reaction[:100] if reaction else None)
