"""The export's files: which file is which, by what it assigns, and what their readers share.

Each is a script with one assignment, ``window.YTD.direct_messages.part0 = [ … ]``. Before 2019 each month's tweets were
in their own file, ``Grailbird.data.tweets_2015_01 = [ … ]``. Large files continue in ``tweets-part1.js``.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

import msgspec

from auditor.activities.activity import Activity, Detail, Object, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.acts import Left
from auditor.archives.archive import Problem, Span, Unusable, believable, data_export, moment, one_owner, unreadable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.walking import Document
from auditor.archives.x.ignored import APART, IGNORED
from auditor.archives.x.table import is_table
from auditor.translatable import Sentence, lazy_gettext

SITE = "x"
TITLE = data_export("X")
SOURCE = Source("archive", "x 1")
LAUNCH = datetime(2006, 3, 21, tzinfo=UTC)
LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 100_000, 2_000, 500
ME = Person("me")

#: What a file assigns to; the name says what it contains, and has the number of its part if there are several.
HEAD = re.compile(
    r"\s*(?:window\.)?(?:YTD\.(?P<name>[a-z0-9_]{1,60})\.part\d{1,6}"
    r"|(?P<manifest>__THAR_CONFIG)"
    r"|Grailbird\.data\.(?P<month>tweets_\d{4}_\d\d))\s*="
)
#: The beginning of a list whose assignment somebody removed, as guides to other programs advise: it shows in which
#: object each entry is wrapped.
_BARE = re.compile(r'\s*\[\s*\{\s*"(?P<name>tweet|noteTweet|dmConversation|account)"\s*:\s*\{')
_WRAPPED = {"tweet": "tweets", "noteTweet": "notes", "account": "account"}
_USER = re.compile(r"\s*var\s+user_details\s*=")
_LARGEST_OBJECT = 4 << 20
_MOST_MISSING = 12

#: The kinds of files that are read, by the names that they have had.
KINDS = {
    "tweet": "tweets",
    "tweets": "tweets",
    "community_tweet": "tweets",
    "twitter_circle_tweet": "circle",
    "note_tweet": "notes",
    "direct_message": "messages",
    "direct_messages": "messages",
    "direct_message_group": "groups",
    "direct_messages_group": "groups",
    "direct_message_group_conversations": "groups",
    "like": "likes",
    "likes": "likes",
    "favorite": "likes",
    "following": "following",
    "follower": "followers",
    "account": "account",
    "profile": "profile",
}

#: Marks the name of a file that is not read.
_OTHER = "?"
_PART = re.compile(r"-part\d+(?=\.js$)")
_LEFT_ALONE = frozenset({*IGNORED, *APART})

Id = str | int | float | None
Kind = TypeVar("Kind")
#: Until November 2010 posts had consecutive numbers; since then a number holds the milliseconds since that moment.
LAST_COUNTED = 29_700_859_247
_SNOWFLAKES_BEGAN = 1_288_834_974_657
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLASSIC = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d?) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})")
_NUMBER = re.compile(r"[0-9]{1,20}")


class _Account(msgspec.Struct, rename="camel"):
    account_id: Id = None
    username: str | None = None
    account_display_name: str | None = None


class _Information(msgspec.Struct, rename="camel"):
    generation_date: str | None = None
    is_partial_archive: bool = False


class _File(msgspec.Struct, rename="camel"):
    file_name: str = ""
    global_name: str = ""
    count: str | int = ""


class _Files(msgspec.Struct):
    files: list[_File] = []


class _Manifest(msgspec.Struct, rename="camel"):
    user_info: _Account | None = None
    archive_info: _Information | None = None
    data_types: Any = None


class _User(msgspec.Struct):
    id: Id = None
    id_str: Id = None


@dataclass
class Export:
    """What the readers of the single files share.

    ``me`` is my number, None if unknown, ``handle`` my user name and ``shown`` my displayed name; ``candidates`` are
    the people who may be me if it is unknown, the most probable first. ``made`` is when the export was made, as it
    says; ``whole``: it says that it contains everything that X provides. ``said`` counts what is reported once per
    file and reason, and ``left`` entries that are not messages. ``missing``: files that the export lists but does not
    contain, with their kinds.
    """

    container: Container
    files: list[tuple[Member, str]] = field(default_factory=list)
    me: str | None = None
    handle: str | None = None
    shown: str | None = None
    candidates: tuple[str, ...] = ()
    made: datetime | None = None
    whole: bool = False
    span: Span = field(default_factory=Span)
    said: Counter[tuple[str, Sentence]] = field(default_factory=Counter)
    left: dict[str, Left] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def of(self, *kinds: str) -> Iterator[tuple[Member, str]]:
        """The files of these kinds, each with its kind."""
        return ((member, kind) for member, kind in self.files if kind in kinds)

    def learn(self) -> None:
        """Find out from the files whose export it is and when it was made. Raises ArchiveRefused if they name several
        accounts."""
        owners = []
        for member, _ in self.of("manifest"):
            if (manifest := self._object(member, _Manifest)) is None:
                continue
            owners.append(number(manifest.user_info.account_id if manifest.user_info else None))
            about = manifest.archive_info or _Information()
            self.whole = not about.is_partial_archive
            self._miss(manifest.data_types)
            with suppress(Unusable):
                self.made = moment(about.generation_date or "", LAUNCH)
        for member, _ in self.of("user"):
            user = self._object(member, _User)
            owners.append(number(user.id_str) or number(user.id) if user else None)
        for member, _ in self.of("account"):
            for account in self.first(member, _Account):
                owners.append(number(account.account_id))
                self.handle, self.shown = account.username, account.account_display_name
        told = [owner for owner in owners if owner]
        one_owner(self.container, told)
        self.me = told[0] if told else None

    def _miss(self, told: Any) -> None:
        """Learn which readable files the export lists but does not contain, as in an export that comes in parts."""
        here = {member.base.casefold() for member in self.container.members}
        for each in told.values() if isinstance(told, dict) else ():
            with suppress(msgspec.ValidationError):
                for file in msgspec.convert(each, _Files).files:
                    named = HEAD.match(f"window.{file.global_name} =")
                    base = file.file_name.rpartition("/")[2]
                    kind = KINDS.get(named["name"]) if named and str(file.count) != "0" else None
                    if kind and base and base.casefold() not in here:
                        self.missing[base] = kind

    def first(self, member: Member, kind: type[Kind]) -> Iterator[Kind]:
        """The first entry of a file, converted to its type, if it has that form."""
        try:
            for entry in listed(self.container, member):
                yield msgspec.convert(entry, kind)
                return
        except (msgspec.ValidationError, Unusable, MemberBroken):
            return

    def _object(self, member: Member, kind: type[Kind]) -> Kind | None:
        try:
            with self.container.open(member) as stream:
                text = stream.read(_LARGEST_OBJECT).decode("utf-8-sig", "replace")
            return msgspec.json.decode(text.partition("=")[2].strip().removesuffix(";"), type=kind)
        except (msgspec.MsgspecError, MemberBroken, ValueError, RecursionError):
            return None

    def remarks(self) -> Iterator[Problem]:
        """The problems that were counted."""
        for (file, reason), count in self.said.items():
            yield Problem(file, None, reason, count)
        for file, left in self.left.items():
            yield from left.problems(file)
        if missing := tuple(islice(self.missing, _MOST_MISSING)):
            reason = lazy_gettext(
                "it names files that are not here: %(files)s. If the archive comes in several parts, import the "
                "others too; else ask for it again",
                files=missing,
            )
            yield Problem("manifest.js", None, reason, 0)


def known(container: Container) -> Iterator[tuple[Member, str]]:
    """Each file that is read, with its kind."""
    return ((member, kind) for member, kind in _assigning(container) if not kind.startswith(_OTHER))


def unknown(container: Container) -> list[str]:
    """The names of files of the export that are neither read nor known to be left alone."""
    names = ((member, kind.removeprefix(_OTHER)) for member, kind in _assigning(container) if kind.startswith(_OTHER))
    return [member.name for member, name in names if not {name, _PART.sub("", member.base.casefold())} & _LEFT_ALONE]


def _assigning(container: Container) -> Iterator[tuple[Member, str]]:
    """Each file in the form of the export's files, with its kind; for files that are not read, the marked name that
    they should have."""
    for member in container.members:
        told = member.name.casefold().endswith((".js", ".csv", ".json"))
        if not container.lone and (not told or "assets/" in member.name):
            continue
        try:
            with container.open(member) as stream:
                begin = stream.peek(1024)[:1024].decode("utf-8-sig", "replace")
        except MemberBroken:
            continue
        if is_table(begin):
            yield member, "table"
        elif _USER.match(begin):
            yield member, "user"
        elif found := HEAD.match(begin):
            kind = "manifest" if found["manifest"] else "months" if found["month"] else KINDS.get(found["name"])
            if kind == "tweets" and "circle" in member.base:
                kind = "circle"  # some of them assign to tweets
            yield member, kind or f"{_OTHER}{found['name'].replace('_', '-')}.js"
        elif bare := _BARE.match(begin):
            yield member, _WRAPPED.get(bare["name"]) or ("messages" if '"recipientId"' in begin else "groups")


@contextmanager
def assigned(container: Container, member: Member) -> Iterator[Document]:
    """The list that a file assigns. Raises Unusable and MemberBroken."""
    with container.open(member) as stream:
        begin = stream.peek(1024)[:1024]
        if not begin.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
            stream.read(begin.find(b"=") + 1)
        document = Document(stream)
        if document.kind() != "[":
            raise Unusable(lazy_gettext("it holds no list"))
        yield document


def listed(container: Container, member: Member) -> Iterator[Any]:
    """The entries of a file, each without the object that wraps it since 2020. Raises Unusable and MemberBroken."""
    with assigned(container, member) as document:
        for entry in document.items():
            if isinstance(entry, dict) and len(entry) == 1:
                (inner,) = entry.values()
                yield inner if isinstance(inner, dict) else entry
            else:
                yield entry


def number(told: Id) -> str | None:
    """The number of a person, a post or a message; None for anything else, such as the -1 of a deleted account, and for
    one that a program rounded."""
    text = str(told) if isinstance(told, (str, int)) else ""
    return text if _NUMBER.fullmatch(text) and text != "0" else None


def when(told: str | None, name: Id) -> datetime:
    """When something was made: the time it states, or else the time in its number. Raises Unusable."""
    if told:
        if found := _CLASSIC.fullmatch(told):
            month, day, hour, minute, second, year = found.groups()
            try:
                at = datetime(
                    int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC
                )
            except ValueError:
                raise unreadable(told) from None
            return believable(at, LAUNCH)
        return moment(told.replace(" +", "+"), LAUNCH)
    if (counted := number(name)) and int(counted) > LAST_COUNTED:
        return believable(_made(int(counted)), LAUNCH)
    raise Unusable(lazy_gettext("it does not say when it was made"))


def _made(snowflake: int) -> datetime:
    """When a number was assigned: its upper bits are milliseconds."""
    milliseconds = min((snowflake >> 22) + _SNOWFLAKES_BEGAN, 253_402_300_000_000)
    return datetime.fromtimestamp(milliseconds // 1000, UTC) + timedelta(milliseconds=milliseconds % 1000)


def person(told: Id, name: str) -> Person | None:
    """A person by their number; None for somebody who no longer has one."""
    key = number(told)
    return Person(key, name.strip()[:LONGEST_NAME] or None) if key else None


def address(post: str) -> str:
    """The address of a post, whoever wrote it."""
    return f"https://x.com/i/status/{post}"


def act(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    actor: Person | None = None,
    to: Any = "Public",
    context: str | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity of the export; ``parts`` distinguish it from all others of its time."""
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor=actor or "me",
        source=SOURCE,
        object=thing,
        to=to,
        context=context,
        detail=detail,
    )
