"""Mastodon's export (“Request your archive”) and those of related servers: one's own posts, replies, boosts and direct
messages, and the profile.

Mastodon's likes, bookmarks and follows are lists without times; they are counted and left out. Pleroma and Akkoma write
reactions and follows with times among the posts; Pixelfed writes a bare list of posts. The outbox is a single document,
often of hundreds of megabytes, and is read as a stream.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import msgspec

from auditor.activities.activity import Activity, Coverage, Detail, Object, ObjectType, Profile, Subject, Type
from auditor.archives.acts import Left
from auditor.archives.archive import (
    UNDATED,
    UNSEEN,
    Archive,
    Extent,
    Item,
    LeftOut,
    Note,
    Problem,
    Span,
    Undated,
    Unusable,
    by_content,
    data_export,
    one_owner,
    stood,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import OUTERMOST, Entries, broken_off
from auditor.archives.mastodon import acts, statuses
from auditor.archives.mastodon.acts import LAUNCH, LONGEST_TEXT, SITE, activity, said, several, whose
from auditor.archives.mastodon.kinds import ACTOR, FOLLOWING, IGNORED, OUTBOX, STATUSES, is_document, known
from auditor.archives.mastodon.people import LONGEST_LINK, Account, address, author
from auditor.archives.tables import Table, UnknownHeader
from auditor.translatable import N_, Sentence, lazy_gettext, lazy_ngettext

TITLE = data_export("Mastodon")
LARGEST_ACTOR = 4 << 20

_CONNECT = lazy_gettext("Connect the account, or use the browser extension from now on.")
_LIKES = lazy_gettext("Mastodon's export lists favourites without saying when.")
_FOLLOWS = lazy_gettext("Mastodon's export lists whom you follow without saying since when.")
_TIMELESS: dict[str, Subject | None] = {
    "likes.json": Subject.REACTION,
    "bookmarks.json": None,
    "following.json": Subject.FOLLOW,
    "followers.json": None,
    FOLLOWING: Subject.FOLLOW,
    "followers.csv": None,
}
#: Files of posts: the name of the list in each, and a function for who acts in an entry.
_POSTS: dict[str, tuple[str, Callable[[Any], str | None]]] = {
    OUTBOX: ("orderedItems", lambda item: address(item.get("actor")) if isinstance(item, dict) else None),
    STATUSES: (OUTERMOST, author),
}
#: Acts that Pleroma and Akkoma write among the posts, with their times.
_WITH_TIMES = {Type.LIKE: Subject.REACTION, Type.FOLLOW: Subject.FOLLOW}
_NOT_ALL = lazy_gettext("Your server's export tells only some of them with their times.")
_SILENT = {Subject.REACTION: _LIKES, Subject.FOLLOW: _FOLLOWS}


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return sum(1 for _ in known(container))


def near(container: Container) -> Sentence | None:
    """Why the files of the export in this container are not read; None if there are none."""
    alone = [member.name for member in container.members if member.base.casefold() in IGNORED]
    if alone:
        return lazy_gettext(
            "%(file)s is named like a file of %(archive)s that is left alone on purpose. Import the whole archive.",
            file=alone[0],
            archive=TITLE,
        )
    return None


@dataclass
class _Told:
    """What the files contain together."""

    span: Span = field(default_factory=Span)
    lack: Note = ""
    kinds: set[Type] = field(default_factory=set)


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    files = list(known(container))
    container.total, container.done = sum(member.size for member, _ in files), 0
    actors = [actor for member, kind in files if kind == ACTOR and (actor := _actor(container, member))]
    one_owner(container, (actor["id"] for actor in actors))
    me = Account(actors[0]["id"], said(actors[0].get("followers"))) if actors else Account()
    told = _Told()
    for member, kind in files:
        if kind in _POSTS and not actors:
            me = Account(_whose(container, member, kind))
        if kind in _POSTS and (owner := whose(me.id)):
            yield owner
        if kind == OUTBOX:
            yield from _posts(container, member, "orderedItems", partial(acts.made, me=me), told)
        elif kind == STATUSES:
            yield from _posts(container, member, OUTERMOST, statuses.made, told)
        elif kind in _TIMELESS:
            yield from _timeless(container, member, kind)
        elif not actors:
            yield Problem(member.name, None, lazy_gettext("the profile in it cannot be read"))
    yield from _unread(container, {member for member, _ in files})
    kinds = {kind for _, kind in files}
    if not kinds & {OUTBOX, STATUSES} and not container.lone:
        yield Problem(OUTBOX, None, lazy_gettext("it is missing, and with it all posts. Ask for the archive again"), 0)
    for actor in actors[:1]:
        yield from _profile(container, actor, told.span)
    yield from _coverage(kinds, container.lone, told)


def _unread(container: Container, read: set[Member]) -> Iterator[Problem]:
    """The tables and documents from which nothing was taken, and why."""
    others = [member for member in container.members if member not in read and is_document(member)]
    if alone := tuple(member.name for member in others if member.base.casefold() in IGNORED):
        yield Problem(container.name, None, lazy_gettext("left alone on purpose: %(files)s", files=alone), 0)
    for member in others:
        if member.base.casefold() not in IGNORED:
            reason = lazy_gettext("Rapport does not know this file, so nothing was taken from it")
            yield Problem(member.name, None, reason, 0)


def _whose(container: Container, member: Member, kind: str) -> str | None:
    """The address of the author of a list of posts, by its first entry."""
    key, of = _POSTS[kind]
    with suppress(Unusable, MemberBroken), container.open(member) as stream:
        for name, item in Entries(stream):
            if name == key:
                return of(item)
    return None


def _actor(container: Container, member: Member) -> dict[str, Any] | None:
    try:
        with container.open(member) as stream:
            found = msgspec.json.decode(stream.read(LARGEST_ACTOR).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, MemberBroken, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and address(found) else None


def _posts(
    container: Container, member: Member, key: str, make: Callable[[Any], Activity], told: _Told
) -> Iterator[Activity | Problem]:
    """The acts in an outbox, or the posts in a list."""
    number, taken, claimed = 0, 0, 0
    left = Left()
    try:
        with container.open(member) as stream:
            for name, item in Entries(stream):
                if name == "totalItems" and isinstance(item, int):
                    claimed = item
                if name != key:
                    continue
                number += 1
                try:
                    made = make(item)
                except LeftOut as reason:
                    left.add(reason.said)
                except Unusable as problem:
                    yield Problem(member.name, number, problem.said, undated=isinstance(problem, Undated))
                else:
                    taken += 1
                    told.span.add(made.published)
                    if not (made.detail and made.detail.reaction == "vote"):
                        told.kinds.add(made.type)
                    yield made
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, number or None, broken_off(problem))
        told.lack = lazy_gettext("%(file)s could be read only in part.", file=member.name)
    yield from left.problems(member.name)
    if claimed > number and not told.lack:
        reason_fewer = lazy_ngettext(
            "it says that it holds %(num)s entry, but has %(found)s. Ask your server for the archive again",
            "it says that it holds %(num)s entries, but has %(found)s. Ask your server for the archive again",
            claimed,
            found=number,
        )
        yield Problem(member.name, None, reason_fewer, 0)
    elif not number and not told.lack:
        yield Problem(member.name, None, lazy_gettext("there are no posts in it"), 0)


def _timeless(container: Container, member: Member, kind: str) -> Iterator[Problem]:
    """A single problem for a list without times, with its length."""
    entries = 0
    try:
        with container.open(member) as stream:
            if kind.endswith(".json"):
                entries = sum(1 for key, _ in Entries(stream) if key in {"orderedItems", "items"})
            else:
                entries = sum(
                    1 for row in Table(stream, member.name, ["Account address"]) if not isinstance(row, Problem)
                )
    except (Unusable, UnknownHeader, MemberBroken) as problem:
        yield Problem(member.name, None, lazy_gettext("it cannot be read: %(reason)s", reason=problem.said))
        return
    if entries:
        reason = lazy_gettext("the list bears no times, so nothing was taken from it")
        yield Problem(member.name, None, reason, entries, undated=True)
    else:
        yield Problem(member.name, None, lazy_gettext("the list in it is empty"), 0)


def _profile(container: Container, actor: dict[str, Any], span: Span) -> Iterator[Activity | Problem]:
    as_of = stood(span, (member.modified for member in container.members), LAUNCH)
    if as_of is None:
        yield Problem(ACTOR, None, UNDATED, undated=True)
        return
    fields = (each for each in several(actor.get("attachment")) if isinstance(each, dict))
    contact = "\n".join(f"{said(each.get('name')) or ''}: {said(each.get('value')) or ''}" for each in fields)
    shown = Profile(
        about=said(actor.get("summary")) or "", contact=contact[:LONGEST_TEXT], photo=bool(actor.get("icon"))
    )
    name = actor["id"][:LONGEST_LINK]
    thing = Object(ObjectType.PROFILE, id=name)
    yield activity(Type.UPDATE, as_of, thing, name, to=[], detail=Detail(zone_unknown=True, profile=shown))


def _coverage(kinds: set[str], lone: bool, told: _Told) -> Iterator[Coverage]:
    span = told.span
    extent: Literal["full", "recent", "none"] = "full" if not told.lack else "recent" if span.since else "none"
    remedy = lazy_gettext("Ask your server for the archive again.") if told.lack else ""
    timed: list[Subject] = []
    if kinds & {OUTBOX, STATUSES}:
        for subject in (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.MESSAGE_SENT):
            yield Coverage(SITE, subject, extent, span.since, span.until, told.lack, remedy)
        timed = [subject for kind, subject in _WITH_TIMES.items() if kind in told.kinds]
        for subject in timed:
            yield Coverage(SITE, subject, "recent", span.since, span.until, _NOT_ALL)
        note = lazy_gettext("Mastodon's export holds what you wrote, not what others wrote to you.")
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "none", note=note, remedy=_CONNECT)
    if ACTOR in kinds:
        yield Coverage(SITE, Subject.PROFILE, "full")
    for subject, note in _SILENT.items():
        if subject not in timed and (not lone or any(_TIMELESS.get(kind) is subject for kind in kinds)):
            yield Coverage(SITE, subject, "none", note=note, remedy=_CONNECT)
    if not lone:
        yield from unseen(SITE, TITLE)


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("outbox.json", "actor.json", "following_accounts.csv"),
    files=count,
    read=read,
    near=near,
    steps=(N_("Preferences"), N_("Import and export"), N_("Request your archive")),
    advice=N_("A server makes one every six days."),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "direct messages"),
        Subject.MESSAGE_RECEIVED: Extent("none", "the export holds what you wrote, not what others wrote to you"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "with whom they answer"),
        Subject.SHARE: Extent("full", "boosts"),
        Subject.REACTION: Extent("recent", "of Pleroma and Akkoma; Mastodon lists favourites without a time"),
        Subject.FOLLOW: Extent("recent", "of Pleroma and Akkoma; Mastodon lists them without a time"),
        Subject.PROFILE: Extent("full"),
        **UNSEEN,
    },
    remarks=(
        "**Other servers** of the same family are read as well: Pleroma, Akkoma, GoToSocial, and the list of posts "
        "that Pixelfed gives. What a file is, is told by its shape, wherever its keys stand.",
        "**People** are known as `user@server`. A public post that mentions someone is public; a reply is directed at "
        "those it mentions. What continues a thread of your own is a post, no reply.",
        "**Direct messages** are posts to nobody but the people named in them; one that names nobody is a note to "
        "yourself and left out.",
        "**A poll** is a poll; a vote in one is a reaction. Of a post that quotes another, the line that stands for "
        "the quoted post is not taken for your words. Deletions, moves and the like are told and left out.",
        "Favourites, bookmarks and follows bear no time and are counted, not taken.",
    ),
    left_alone=IGNORED,
)
