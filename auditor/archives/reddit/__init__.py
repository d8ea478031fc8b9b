"""Reddit's export (“Data request”): tables of posts, comments, messages and chats, recognised by their columns.

Votes, subreddits and friends are lists without times; they are counted and left out. First, all tables are read to
learn who I am and who writes in which chat; then every table is read as a stream.
"""

from collections.abc import Generator, Iterator
from typing import Literal, NamedTuple

from auditor.activities.activity import Activity, Coverage, Subject
from auditor.archives.archive import (
    NOTHING_TELLS,
    UNSEEN,
    Archive,
    Extent,
    Item,
    Note,
    OwnerUnknown,
    Problem,
    Span,
    Unusable,
    data_export,
    noted,
    one_owner,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.reddit import rows
from auditor.archives.reddit.ignored import IGNORED
from auditor.archives.reddit.rows import SITE, People
from auditor.archives.remembered import Me, Unclear
from auditor.archives.tables import Table, UnknownHeader, headers
from auditor.archives.unread import unread
from auditor.translatable import N_, lazy_gettext

TITLE = data_export("Reddit")
_MOST_PEOPLE = 200_000
_AGAIN = lazy_gettext("Ask Reddit for the archive again.")
_SAY = lazy_gettext("Say who you are when you import it again, or import the whole archive.")
_NO_TIMES: dict[str, tuple[Subject | None, Note]] = {
    "votes": (Subject.REACTION, lazy_gettext("Reddit's data export lists your votes without saying when.")),
    "subreddits": (
        Subject.FOLLOW,
        lazy_gettext("Reddit's data export lists your subreddits without times."),
    ),
    "friends": (None, ""),
}
_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
_SUBJECTS: dict[str, tuple[Subject, ...]] = {
    "posts": (Subject.POST,),
    "comments": (Subject.COMMENT,),
    "messages": _MESSAGES,
    "chats": _MESSAGES,
}


class _Kind(NamedTuple):
    """A kind of table, and the columns by which it is recognised. ``wordless``: a variant without the texts, which is
    read only if there is no other."""

    name: str
    columns: frozenset[str]
    wordless: bool = False


def _kind(name: str, *columns: str, wordless: bool = False) -> _Kind:
    return _Kind(name, frozenset(columns), wordless)


#: In order: the first kind that fits counts.
_KINDS = (
    _kind("posts", "id", "permalink", "date", "subreddit", "title"),
    _kind("comments", "id", "permalink", "date", "subreddit", "link", "body"),
    _kind("messages", "id", "permalink", "date", "from", "to", "body"),
    _kind("posts", "id", "permalink", "date", "subreddit", "url", wordless=True),
    _kind("comments", "id", "permalink", "date", "subreddit", "link", "parent", wordless=True),
    _kind("messages", "id", "permalink", "thread_id", "date", "from", "to", wordless=True),
    _kind("chats", "message_id", "created_at", "username", "message", "channel_url"),
    _kind("votes", "id", "permalink", "direction"),
    _kind("statistics", "statistic", "value"),
    _kind("friends", "username", "note"),
    _kind("subreddits", "subreddit"),
)
#: Kinds of which a single one does not show that it is this site: others have such tables, or they only help to read.
_COMMON = frozenset({"statistics", "subreddits", "friends"})
_MAKERS = {"posts": rows.posts, "comments": rows.comments, "messages": rows.messages, "chats": rows.chats}


def count(container: Container) -> int:
    """How many tables are recognised by their columns."""
    kinds = [kind.name for _, kind in _found(container)]
    return len(kinds) if set(kinds) - _COMMON or len(set(kinds)) > 1 else 0


def _known(container: Container) -> list[tuple[Member, _Kind]]:
    """The tables that are read."""
    found = list(_found(container))
    worded = {kind.name for _, kind in found if not kind.wordless}
    return [(member, kind) for member, kind in found if not (kind.wordless and kind.name in worded)]


def _found(container: Container) -> Iterator[tuple[Member, _Kind]]:
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith(".csv"):
            continue
        try:
            with container.open(member) as stream:
                found = next((kind for _, names in headers(stream) if (kind := _fitting(names))), None)
        except MemberBroken:
            found = None
        # Several lists have only a column "subreddit"; one of them says what I chose.
        if found and (found.name != "subreddits" or container.lone or "subscribed" in member.base.casefold()):
            yield member, found


def _fitting(names: list[str]) -> _Kind | None:
    there = set(names)
    return next((kind for kind in _KINDS if kind.columns <= there), None)


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = _known(container)
    people = _meet(container, known)
    if people.me:
        yield Me(SITE, (people.name,) if people.name else (), (people.me,))
    container.total, container.done = sum(member.size for member, _ in known), 0
    spans = {name: Span() for name in _MAKERS}
    lacks: dict[str, Note] = {}
    for member, kind in known:
        if kind.name in _MAKERS:
            lack = yield from _table(container, member, kind, people, spans[kind.name])
            lacks[kind.name] = lack or lacks.get(kind.name, "")
        elif kind.name in _NO_TIMES:
            yield from _timeless(container, member, kind)
    read = {member for member, _ in _found(container)}
    tables = [each for each in container.members if each.name.casefold().endswith(".csv") and each not in read]
    yield from unread([each.name for each in tables if each.base.casefold() not in IGNORED])
    yield from _coverage(container, {kind.name for _, kind in known}, spans, lacks, owner_known=people.me is not None)


def _meet(container: Container, known: list[tuple[Member, _Kind]]) -> People:
    """Learn who I am and who takes part in which chat."""
    told = list(_cells(container, known, "statistics", "statistic", "value"))
    one_owner(container, (name for row in told if (name := rows.owner(*row))))
    statistics = {row[0].strip().casefold(): row[1] for row in told}
    letters = ((row[0], row[1]) for row in _cells(container, known, "messages", "from", "to"))
    people = People(nicknames=container.remembered.nicknames)
    heard = ((row[0].strip(), row[1]) for row in _cells(container, known, "chats", "channel_url", "username"))
    rows.takes_part(heard, people, _MOST_PEOPLE)
    rows.settle(people, statistics, container.remembered, letters)
    return people


def _cells(container: Container, known: list[tuple[Member, _Kind]], name: str, *columns: str) -> Iterator[list[str]]:
    """These columns of all tables of a kind, as far as they can be read."""
    for member, kind in known:
        if kind.name != name:
            continue
        try:
            with container.open(member) as stream:
                table = Table(stream, member.name, kind.columns)
                at = table.columns(*columns)
                yield from ([row[each] for each in at] for row in table if not isinstance(row, Problem))
        except (UnknownHeader, MemberBroken):
            continue


def _table(
    container: Container, member: Member, kind: _Kind, people: People, span: Span
) -> Generator[Item, None, Note]:
    """Yield what a table contains. Returns why that is not everything, if it is not."""
    if people.me is None and _SUBJECTS[kind.name] == _MESSAGES:
        unknown = OwnerUnknown(_length(container, member, kind), people.candidates)
        yield Problem(member.name, None, unknown.said, unknown.messages)
        yield Unclear(SITE, member.name, unknown.messages, unknown.candidates)
        return lazy_gettext("It cannot be told who you are in %(file)s.", file=member.name)
    bad, mine = 0, Span()
    try:
        with container.open(member) as stream:
            table = Table(stream, member.name, kind.columns)
            if kind.wordless:
                table.remark(lazy_gettext("it tells of each when it was, and not what it said"))
            for item in table.each(_MAKERS[kind.name](table, people)):
                yield item
                if isinstance(item, Activity):
                    mine.add(item.published)
                else:
                    bad += item.line is not None
            broken = table.broken
    except (UnknownHeader, Unusable, MemberBroken) as problem:
        yield Problem(member.name, None, problem.said)
        return lazy_gettext("%(file)s could not be read.", file=member.name)
    finally:
        span.widen(mine)
    if broken:
        return lazy_gettext("%(file)s is damaged and was read only in part.", file=member.name)
    return lazy_gettext("Nothing in %(file)s could be read.", file=member.name) if bad and mine.first is None else ""


def _timeless(container: Container, member: Member, kind: _Kind) -> Iterator[Problem]:
    """A single problem for a list without times, with its length."""
    if entries := _length(container, member, kind):
        reason = lazy_gettext("the list bears no times, so nothing was taken from it")
        yield Problem(member.name, None, reason, entries, undated=True)


def _length(container: Container, member: Member, kind: _Kind) -> int:
    """How many readable rows a table has."""
    try:
        with container.open(member) as stream:
            return sum(1 for row in Table(stream, member.name, kind.columns) if not isinstance(row, Problem))
    except (UnknownHeader, MemberBroken):
        return 0


def _no_table(name: str) -> Note:
    table = f"{name}.csv"
    return lazy_gettext("This Reddit archive has no %(file)s.", file=table)


def _coverage(
    container: Container, kinds: set[str], spans: dict[str, Span], lacks: dict[str, Note], *, owner_known: bool
) -> Iterator[Coverage]:
    whole = not container.lone and "statistics" in kinds
    for names in (("posts",), ("comments",), ("messages", "chats")):
        span = Span()
        for name in names:
            span.widen(spans[name])
        lack = noted(*(lacks.get(name, "") for name in names))
        if kinds.isdisjoint(names):
            lack = _no_table(names[0]) if whole else ""
            if not lack:
                continue
        extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
        remedy = "" if not lack else _AGAIN if owner_known or names[0] in {"posts", "comments"} else _SAY
        for subject in _SUBJECTS[names[0]]:
            yield Coverage(SITE, subject, extent, span.since, span.until, lack, remedy)
    for name, (lacking, note) in _NO_TIMES.items():
        if lacking and (name in kinds or whole):
            yield Coverage(SITE, lacking, "none", note=note, remedy=NOTHING_TELLS)
    if whole:
        note = lazy_gettext("Reddit's data export says nothing of your profile.")
        yield Coverage(SITE, Subject.PROFILE, "none", note=note, remedy=NOTHING_TELLS)
    if not container.lone:
        yield from unseen(SITE, TITLE)


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=lazy_gettext("posts.csv, comments.csv, messages.csv, chat_history.csv and the like, by their columns"),
    files=count,
    read=read,
    steps=(N_("reddit.com/settings/data-request"),),
    advice=N_(
        "Choose the whole time, not a part of it. Reddit sends you a link within thirty days, usually within a few; "
        "download the file soon, as the link ends."
    ),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "private messages and chats"),
        Subject.MESSAGE_RECEIVED: Extent("full", "private messages and chats"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "whom they answer is not told"),
        Subject.REACTION: Extent("none", "votes are listed without a time"),
        Subject.FOLLOW: Extent("none", "subreddits are listed without a time"),
        Subject.PROFILE: Extent("none"),
        **UNSEEN,
    },
    remarks=(
        "**Who you are** is told by `statistics.csv`. Without it, messages are read if one person takes part in all of "
        "them, or if an earlier archive told who you are; else you are asked.",
        "**People** are known by their names (`u/ana`), those who look after a subreddit by its name (`r/birds`). "
        "Whoever deleted their account is kept apart in each conversation.",
        "**Comments** name the comment or post that they answer, and not whose it is: so nobody is told to have "
        "been answered.",
        "**In a chat** those count as taking part who are heard in it. Of one in which only you wrote it is not told "
        "to whom. Who calls you by your name (`u/ana`, `@ana`) in one of several asks you.",
        "Messages that the site or one of its programs sent are left out.",
        "Votes, subreddits and friends bear no time and are counted, not taken.",
    ),
    left_alone=IGNORED,
)
