"""Mastodon's export (“Request your archive”): one's own posts, replies, boosts and direct messages, and the profile.

Likes, bookmarks and follows are lists without times; they are counted and left out. The outbox is one JSON document,
often of hundreds of megabytes, and is read as a stream.
"""

import re
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import msgspec

from auditor.activities.activity import (
    Activity,
    Coverage,
    Detail,
    Object,
    ObjectType,
    Person,
    Profile,
    Source,
    Subject,
    Type,
)
from auditor.activities.identity import derived_id
from auditor.archives.archive import (
    UNDATED,
    UNSEEN,
    Archive,
    Extent,
    Item,
    Problem,
    Span,
    Unusable,
    by_content,
    data_export,
    moment,
    stood,
    unseen,
)
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import broken_off, items, unlike
from auditor.archives.tables import Table, UnknownHeader, headers
from auditor.translatable import N_, Sentence, lazy_gettext

SITE = "mastodon"
TITLE = data_export("Mastodon")
SOURCE = Source("archive", "mastodon 1")
LAUNCH = datetime(2016, 2, 20, tzinfo=UTC)
LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 100_000, 2_000, 500
LARGEST_ACTOR = 4 << 20

#: Of a post: a URL, or a tag URI (RFC 4151) as old servers gave it.
_ADDRESS = re.compile(r"(?:https?://|tag:[\w.-]+,\d{4}[\d-]{0,6}:)[^\s<>\"]+")
_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}
_CONNECT = lazy_gettext("Connect the account, or use the browser extension from now on.")
_TIMELESS: dict[str, tuple[Subject | None, str | Sentence]] = {
    "likes.json": (Subject.REACTION, lazy_gettext("Mastodon's export lists favourites without saying when.")),
    "bookmarks.json": (None, ""),
    "following_accounts.csv": (
        Subject.FOLLOW,
        lazy_gettext("Mastodon's export lists whom you follow without saying since when."),
    ),
}
#: Files left alone, with the reason.
IGNORED = {
    "lists.csv": "lists sort people for yourself",
    "blocked_accounts.csv": "whom you block is nobody's business",
    "muted_accounts.csv": "whom you mute is nobody's business",
    "blocked_domains.csv": "which servers you block is nobody's business",
    "bookmarks.csv": "bookmarks reach nobody and bear no time",
    "custom_filters.json": "filters are no acts",
}


class _Tag(msgspec.Struct):
    type: str = ""
    href: str | None = None
    name: str | None = None


class _Post(msgspec.Struct, rename="camel"):
    id: str
    type: str = "Note"
    in_reply_to: str | None = None
    content: str | None = None
    content_map: dict[str, str | None] = {}
    conversation: str | None = None
    tag: list[_Tag] = []


class _Act(msgspec.Struct):
    type: str
    published: str
    object: str | _Post
    actor: str | None = None
    to: list[str] = []
    cc: list[str] = []


class _Field(msgspec.Struct):
    name: str | None = None
    value: str | None = None


class _Actor(msgspec.Struct):
    id: str
    followers: str | None = None
    summary: str | None = None
    icon: dict[str, Any] | None = None
    attachment: list[_Field] | None = None


def count(container: Container) -> int:
    """How many files are known by their content."""
    return sum(1 for _ in _known(container))


def _known(container: Container) -> Iterator[tuple[Member, str]]:
    for member in container.members:
        ending = member.name.casefold().rpartition(".")[2]
        if member.name.startswith("media_attachments/") or (ending not in {"json", "csv"} and not container.lone):
            continue
        try:
            with container.open(member) as stream:
                kind = _kind(stream.peek(4096)[:4096])
                if kind is None and any("account address" in names[:1] for _, names in headers(stream)):
                    kind = "muted_accounts.csv" if "mute" in member.base.casefold() else "following_accounts.csv"
        except MemberBroken:
            kind = None
        if kind and kind not in IGNORED:
            yield member, kind


def _kind(head: bytes) -> str | None:
    """Which of the JSON files begins so. Their ids name them: the export rewrites them to its own file names."""
    begin = head.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    if not begin.startswith("{"):
        return None
    if found := _COLLECTION.search(begin):
        return f"{found.group(1)}.json"
    return "actor.json" if _ACTOR.search(begin) else None


_COLLECTION = re.compile(r'"id"\s*:\s*"(outbox|likes|bookmarks)\.json"')
_ACTOR = re.compile(r'"type"\s*:\s*"(?:Person|Service|Application|Group|Organization)"')


def read(container: Container) -> Iterator[Item]:
    """Everything the export tells; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    known = list(_known(container))
    container.total, container.done = sum(member.size for member, _ in known), 0
    actors = [actor for member, kind in known if kind == "actor.json" and (actor := _actor(container, member))]
    span = Span()
    lack: str | Sentence = ""
    for member, kind in known:
        if kind == "outbox.json":
            lack = yield from _outbox(container, member, actors[0] if actors else None, span)
        elif kind in _TIMELESS:
            yield from _timeless(container, member, kind)
        elif not actors:
            yield Problem(member.name, None, lazy_gettext("the profile in it cannot be read"))
    for actor in actors[:1]:
        yield from _profile(container, actor, span)
    yield from _coverage({kind for _, kind in known}, container.lone, span, lack)


def _actor(container: Container, member: Member) -> _Actor | None:
    try:
        with container.open(member) as stream:
            return msgspec.json.decode(stream.read(LARGEST_ACTOR), type=_Actor)
    except (msgspec.MsgspecError, MemberBroken, ValueError):
        return None


def _outbox(
    container: Container, member: Member, me: _Actor | None, span: Span
) -> Generator[Activity | Problem, None, str | Sentence]:
    """The acts of the outbox; returns why they are not all, if they are not."""
    number, others = 0, 0
    try:
        with container.open(member) as stream:
            for number, item in enumerate(items(stream, "orderedItems"), 1):
                try:
                    made = _made(msgspec.convert(item, _Act), me)
                except msgspec.ValidationError as problem:
                    yield Problem(member.name, number, unlike(problem))
                    continue
                except Unusable as problem:
                    yield Problem(member.name, number, problem.said)
                    continue
                if made is None:
                    others += 1
                    continue
                span.add(made.published)
                yield made
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, number or None, broken_off(problem))
        return lazy_gettext("%(file)s could be read only in part.", file=member.name)
    if others:
        reason = lazy_gettext("acts that are neither posts nor boosts were left out")
        yield Problem(member.name, None, reason, others)
    return ""


def _made(act: _Act, me: _Actor | None) -> Activity | None:
    if act.type not in {"Create", "Announce"}:
        return None
    published = moment(act.published, LAUNCH)
    mine = me.id if me else act.actor
    followers = (me.followers if me else None) or f"{mine}/followers"
    addressed = {*act.to, *act.cc}
    public = bool(addressed & _PUBLIC)
    audience: Literal["Public", "Followers"] | None = (
        "Public" if public else "Followers" if followers in addressed else None
    )
    post = act.object
    if act.type == "Announce" or isinstance(post, str):
        uri = _link(post if isinstance(post, str) else post.id)
        if not uri or not _ADDRESS.fullmatch(uri):  # words of somebody, which are not kept
            raise Unusable(lazy_gettext("what was boosted has no address"))
        thing = Object(ObjectType.NOTE, id=uri)
        return _activity(Type.ANNOUNCE, published, thing, f"{uri}", to=audience or "Followers")
    people = _mentioned(post, mine)
    content = (post.content or next(filter(None, post.content_map.values()), None) or "")[:LONGEST_TEXT] or None
    kind = ObjectType.QUESTION if post.type == "Question" else ObjectType.NOTE
    to: list[Person] | Literal["Public", "Followers"] = audience or people
    detail = None
    if audience is None:
        kind = ObjectType.MESSAGE
        people_left_out = [uri for uri in act.to if uri not in _PUBLIC and uri not in {mine, followers}]
        to = people or [_by_address(uri) for uri in people_left_out]
    elif post.in_reply_to and people:
        to, detail = people, Detail(public=True) if public else None
    thing = Object(kind, id=_link(post.id), in_reply_to=_link(post.in_reply_to), content=content)
    return _activity(Type.CREATE, published, thing, post.id, to=to, context=_link(post.conversation), detail=detail)


def _activity(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    to: list[Person] | Literal["Public", "Followers"] = "Public",
    context: str | None = None,
    detail: Detail | None = None,
) -> Activity:
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor="me",
        source=SOURCE,
        object=thing,
        to=to,
        context=context,
        detail=detail,
    )


def _mentioned(post: _Post, mine: str | None) -> list[Person]:
    tags = (tag for tag in post.tag if tag.type == "Mention" and tag.href != mine)
    return list(dict.fromkeys(_mention(tag.name or "", tag.href or "") for tag in tags if tag.name or tag.href))


def _mention(name: str, href: str) -> Person:
    """By ``@user@host``; the host of a neighbour on one's own server is left out there."""
    user, _, host = name.lstrip("@").lower().partition("@")
    host = host or (urlsplit(href).hostname or "" if "//" in href else "")
    return Person(f"{user}@{host}"[:LONGEST_NAME], user[:LONGEST_NAME]) if user and host else _by_address(href or name)


def _by_address(uri: str) -> Person:
    """By the address of an actor, ``https://host/users/user``, where nothing says the name."""
    parts = uri.split("/")
    if len(parts) > 3 and parts[2]:
        user = unquote(parts[-1]).lstrip("@").lower()
        if user and not user.isdigit():
            return Person(f"{user}@{parts[2].lower()}"[:LONGEST_NAME], user[:LONGEST_NAME])
    return Person(uri[:LONGEST_NAME] or "hidden:")


def _link(text: str | None) -> str | None:
    return text[:LONGEST_LINK] if text else None


def _timeless(container: Container, member: Member, kind: str) -> Iterator[Problem]:
    """One word about a list that bears no times, with how long it is."""
    try:
        with container.open(member) as stream:
            if kind.endswith(".json"):
                entries = sum(1 for _ in items(stream, "orderedItems"))
            else:
                entries = sum(
                    1 for row in Table(stream, member.name, ["Account address"]) if not isinstance(row, Problem)
                )
    except (Unusable, UnknownHeader, MemberBroken) as problem:
        yield Problem(member.name, None, lazy_gettext("it cannot be read: %(reason)s", reason=problem.said))
        return
    if entries:
        reason = lazy_gettext("the list bears no times, so nothing was taken from it")
        yield Problem(member.name, None, reason, entries)


def _profile(container: Container, actor: _Actor, span: Span) -> Iterator[Activity | Problem]:
    as_of = stood(span, (member.modified for member in container.members), LAUNCH)
    if as_of is None:
        yield Problem("actor.json", None, UNDATED)
        return
    contact = "\n".join(f"{field.name or ''}: {field.value or ''}" for field in actor.attachment or [])
    shown = Profile(about=(actor.summary or "")[:LONGEST_TEXT], contact=contact[:LONGEST_TEXT], photo=bool(actor.icon))
    yield _activity(
        Type.UPDATE,
        as_of,
        Object(ObjectType.PROFILE, id=_link(actor.id)),
        to=[],
        detail=Detail(zone_unknown=True, profile=shown),
    )


def _coverage(kinds: set[str], lone: bool, span: Span, lack: str | Sentence) -> Iterator[Coverage]:
    if "outbox.json" in kinds:
        extent: Literal["full", "recent", "none"] = "full" if not lack else "recent" if span.since else "none"
        for subject in (Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.MESSAGE_SENT):
            remedy = lazy_gettext("Ask your server for the archive again.") if lack else ""
            yield Coverage(SITE, subject, extent, span.since, span.until, lack, remedy)
        mine = lazy_gettext("Mastodon's export holds what you wrote, not what others wrote to you.")
        yield Coverage(SITE, Subject.MESSAGE_RECEIVED, "none", note=mine, remedy=_CONNECT)
    if "actor.json" in kinds:
        yield Coverage(SITE, Subject.PROFILE, "full")
    for kind, (lacking, note) in _TIMELESS.items():
        if lacking and (kind in kinds or not lone):
            yield Coverage(SITE, lacking, "none", note=note, remedy=_CONNECT)
    if not lone:
        yield from unseen(SITE, TITLE)


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("outbox.json", "actor.json", "following_accounts.csv"),
    files=count,
    read=read,
    steps=(N_("Preferences"), N_("Import and export"), N_("Request your archive")),
    advice=N_("A server makes one every six days."),
    extents={
        Subject.MESSAGE_SENT: Extent("full", "direct messages"),
        Subject.MESSAGE_RECEIVED: Extent("none", "the export holds what you wrote, not what others wrote to you"),
        Subject.POST: Extent("full"),
        Subject.COMMENT: Extent("full", "with whom they answer"),
        Subject.SHARE: Extent("full", "boosts"),
        Subject.REACTION: Extent("none", "favourites are listed without a time"),
        Subject.FOLLOW: Extent("none", "they are listed without a time"),
        Subject.PROFILE: Extent("full"),
        **UNSEEN,
    },
    remarks=(
        "**People** are known as `user@server`. A public post that mentions someone is public; a reply is directed at "
        "those it mentions.",
        "**Direct messages** are posts to nobody but the people named in them.",
        "Favourites, bookmarks and follows bear no time and are counted, not taken.",
    ),
    left_alone=IGNORED,
)
