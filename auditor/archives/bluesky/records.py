"""Turns records of a repository into the same activities that the extension makes by extension/sites/bluesky.json."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Profile, Source, Type
from auditor.activities.identity import derived_id, made_at
from auditor.archives.acts import Left
from auditor.archives.archive import LeftOut, Unusable, believable, moment
from auditor.archives.container import Container
from auditor.translatable import Sentence, lazy_gettext

SITE = "bluesky"
SOURCE = Source("archive", "bluesky 1")
LAUNCH = datetime(2022, 11, 1, tzinfo=UTC)
LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 100_000, 2_000, 500
#: A record whose date is so much earlier than its name was assigned was brought from elsewhere.
_BROUGHT = timedelta(days=1)

POST, LIKE, REPOST, FOLLOW, PROFILE = (
    "app.bsky.feed.post",
    "app.bsky.feed.like",
    "app.bsky.feed.repost",
    "app.bsky.graph.follow",
    "app.bsky.actor.profile",
)
_AUTHOR = re.compile(r"at://(did:[^/]+)/")
#: Anything but an address or a DID may be somebody's words, which are not kept.
_ADDRESS = re.compile(r"at://[\w.:%-]+(?:/[\w.:%~-]+){0,2}", re.ASCII)
_DID = re.compile(r"did:[a-z]+:[\w.:%-]+", re.ASCII)
_POST_ADDRESS = re.compile(r"at://[\w.:%-]+/app\.bsky\.feed\.post/[\w.:%~-]+", re.ASCII)
_MOST_FACETS = 200
_People = list[Person] | Literal["Public"]


@dataclass
class Export:
    """What the readers of the files share. ``did``: the owner of the repository being read; ``profiles``: the profile,
    if there is one, in each repository read so far; ``unclear``: the owner of a chat is unknown; ``said``: counts of
    what is reported once per file and reason; ``left``: what was left out of a file because its kind is unknown."""

    container: Container
    did: str | None = None
    profiles: dict[str | None, "Shown | None"] = field(default_factory=dict)
    unclear: bool = False
    said: Counter[tuple[str, Sentence]] = field(default_factory=Counter)
    left: dict[str, Left] = field(default_factory=dict)


class _Reference(msgspec.Struct):
    uri: str


class _Reply(msgspec.Struct):
    parent: _Reference
    root: _Reference | None = None


class _Post(msgspec.Struct, rename="camel"):
    created_at: str | None = None
    text: str | None = None
    reply: _Reply | None = None
    facets: Any = None
    embed: Any = None
    labels: Any = None


class _Response(msgspec.Struct, rename="camel"):
    subject: _Reference
    created_at: str | None = None


class _Follow(msgspec.Struct, rename="camel"):
    subject: str
    created_at: str | None = None


class Shown(msgspec.Struct, rename="camel"):
    """My profile."""

    description: str | None = None
    avatar: Any = None
    website: str | None = None


def made(record: Any, key: str, did: str | None) -> Activity:
    """The activity of a record of one of the collections. Raises Unusable, LeftOut, and msgspec.ValidationError for a
    record of another form."""
    match key.partition("/")[0]:
        case "app.bsky.feed.post":
            return _posted(msgspec.convert(record, _Post), key, did)
        case "app.bsky.graph.follow":
            follow = msgspec.convert(record, _Follow)
            somebody = _person(follow.subject)
            thing = Object(ObjectType.PROFILE, id=somebody.id)
            return act(Type.FOLLOW, _when(follow.created_at, key, did), thing, key, to=[somebody])
        case _:
            response = msgspec.convert(record, _Response)
            thing = Object(ObjectType.NOTE, id=_address(response.subject.uri))
            kind = Type.LIKE if key.startswith(LIKE) else Type.ANNOUNCE
            return act(kind, _when(response.created_at, key, did), thing, key)


def _posted(post: _Post, key: str, did: str | None) -> Activity:
    at = _when(post.created_at, key, did)
    to: _People = "Public"
    parent = context = detail = None
    if post.reply:
        parent = _address(post.reply.parent.uri)
        context = _address(post.reply.root.uri) if post.reply.root else None
        author = _AUTHOR.match(parent)
        if author is None or author[1] != did:
            to, detail = [_person(author[1])] if author else [], Detail(public=True)
    elif people := _mentioned(post.facets):
        to, detail = people, Detail(public=True)
    warning, quotes = bool(_at(post.labels, "values", 0)) or None, _quoted(post.embed)
    if warning or quotes:
        detail = msgspec.structs.replace(detail or Detail(), warning=warning, quotes=quotes)
    content = (post.text or "")[:LONGEST_TEXT] or None
    thing = Object(
        ObjectType.NOTE, id=_address(f"at://{did}/{key}") if did else None, in_reply_to=parent, content=content
    )
    return act(Type.CREATE, at, thing, key, to=to, context=context, detail=detail)


def _mentioned(facets: Any) -> list[Person]:
    """The people whom a post mentions, each once."""
    marked = [_at(facet, "features") for facet in facets[:_MOST_FACETS]] if isinstance(facets, list) else []
    features = [feature for each in marked if isinstance(each, list) for feature in each[:_MOST_FACETS]]
    named = [did for feature in features if isinstance(did := _at(feature, "did"), str)]
    return [_person(did) for did in dict.fromkeys(named) if len(did) <= LONGEST_NAME and _DID.fullmatch(did)]


def _quoted(embed: Any) -> str | None:
    """The address of the post that another one quotes, with or without pictures."""
    for uri in (_at(embed, "record", "uri"), _at(embed, "record", "record", "uri")):
        if isinstance(uri, str) and len(uri) <= LONGEST_LINK and _POST_ADDRESS.fullmatch(uri):
            return uri
    return None


def _at(value: Any, *path: str | int) -> Any:
    """The value at a path in a document, or None."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def profile(shown: Shown, at: datetime, did: str | None) -> Activity:
    """My profile, as of a moment."""
    told = Profile(
        about=(shown.description or "")[:LONGEST_TEXT],
        contact=(shown.website or "")[:LONGEST_TEXT],
        photo=bool(shown.avatar),
    )
    thing = Object(ObjectType.PROFILE, id=did)
    return act(Type.UPDATE, at, thing, "profile", detail=Detail(zone_unknown=True, profile=told))


def act(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    to: _People | None = None,
    context: str | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity of mine; ``parts`` distinguish it from all others of its time."""
    return Activity(
        id=derived_id(published, SITE, kind.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor="me",
        source=SOURCE,
        object=thing,
        to=[] if to is None else to,
        context=context,
        detail=detail,
    )


def _person(did: str) -> Person:
    if len(did) > LONGEST_NAME or not _DID.fullmatch(did):
        raise Unusable(lazy_gettext("it names nobody"))
    return Person(did)


def _address(uri: str) -> str:
    if len(uri) > LONGEST_LINK or not _ADDRESS.fullmatch(uri):
        raise Unusable(lazy_gettext("what it is about has no address"))
    return uri


def _when(told: str | None, key: str, did: str | None) -> datetime:
    """When a record was made: the time it states if its name was assigned then, because names are assigned in order of
    time. Raises Unusable, and LeftOut for a record with a date of another site."""
    named = _named_at(key, did)
    try:
        said = moment(told or "", datetime.min.replace(tzinfo=UTC))
    except Unusable:
        if named is None:
            raise
        return believable(named, LAUNCH)
    if named and said < named - _BROUGHT:
        raise LeftOut(lazy_gettext("what was brought from elsewhere and bears an earlier date was left out"))
    return believable(named if named and said > named + _BROUGHT else said, LAUNCH)


def _named_at(key: str, did: str | None) -> datetime | None:
    """When the name of a record was assigned, if the name shows it."""
    milliseconds = made_at(SITE, f"at://{did or 'did:'}/{key}")
    if milliseconds is None:
        return None
    at = datetime.fromtimestamp(min(milliseconds, 4_000_000_000_000) / 1000, UTC)
    return at if at >= LAUNCH else None
