"""Tweets: posts, replies and retweets, with the whole text of long posts. A tweet that continues one's own thread is a
post, not a reply."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time
from html import unescape
from typing import Any

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Type
from auditor.archives.archive import LeftOut, Problem, Unusable
from auditor.archives.container import Member, MemberBroken
from auditor.archives.documents import broken_off, unlike
from auditor.archives.x.files import (
    LAST_COUNTED,
    LONGEST_TEXT,
    Export,
    Id,
    act,
    address,
    listed,
    number,
    person,
    when,
)
from auditor.archives.x.table import rows
from auditor.translatable import lazy_gettext

#: How many characters of long texts are held until their posts come; in how many posts the owner is looked for.
_MOST_HELD = 32 << 20
_MOST_LOOKED_AT = 50_000
#: How many posts to a circle are remembered, to recognise them among the others.
_MOST_IN_CIRCLE = 500_000
#: A long text and its post are made within so many seconds, and so many characters at the beginning are the same.
_APART, _ALIKE = 5, 40

MIDNIGHT = time()

#: People also wrote this by hand before the site had retweets.
_RETWEET = re.compile(r"RT:?\s{0,2}@(\w{1,20}):? ?")
_LINK = re.compile(r"https?://t\.co/\w{1,30}")
_POST = re.compile(r"https?://(?:mobile\.)?(?:twitter|x)\.com/\w{1,20}/status/\d{1,20}")
_ADDRESSED = re.compile(r"(?:@\w{1,20}\s+)*")


class _Mention(msgspec.Struct):
    name: str | None = None
    screen_name: str | None = None
    id_str: Id = None
    id: Id = None


class _Link(msgspec.Struct):
    url: str | None = None
    expanded_url: str | None = None
    source_status_id_str: Id = None
    source_status_id: Id = None


class _Entities(msgspec.Struct):
    user_mentions: list[_Mention] | None = None
    urls: list[_Link] | None = None
    media: list[_Link] | None = None


class _History(msgspec.Struct, rename="camel"):
    edit_tweet_ids: list[Id] | None = None


class _Edit(msgspec.Struct, rename="camel"):
    edit_control_initial: _History | None = None


class _Editing(msgspec.Struct):
    initial: _History | None = None
    edit: _Edit | None = None


class _Original(msgspec.Struct):
    id_str: Id = None
    id: Id = None


class _Tweet(msgspec.Struct):
    id_str: Id = None
    id: Id = None
    created_at: str | None = None
    full_text: str | None = None
    text: str | None = None
    in_reply_to_status_id_str: Id = None
    in_reply_to_status_id: Id = None
    in_reply_to_user_id_str: Id = None
    in_reply_to_user_id: Id = None
    in_reply_to_screen_name: str | None = None
    entities: _Entities | None = None
    edit_info: _Editing | None = None
    retweeted_status: _Original | None = None

    @property
    def name(self) -> str | None:
        """Its number, or None."""
        return number(self.id_str) or number(self.id)

    @property
    def answered(self) -> str | None:
        """The number of the post that it answers."""
        return number(self.in_reply_to_status_id_str) or number(self.in_reply_to_status_id)

    @property
    def addressee(self) -> str | None:
        """The number of the person whom it answers."""
        return number(self.in_reply_to_user_id_str) or number(self.in_reply_to_user_id)


class _Core(msgspec.Struct):
    text: str | None = None


class _Note(msgspec.Struct, rename="camel"):
    created_at: str | None = None
    note_tweet_id: Id = None
    core: _Core | None = None


@dataclass
class Notes:
    """The whole texts of long posts, of which tweets.js has only the beginning. They do not name their post; it is
    found by the second and by the beginning of the text."""

    by_second: dict[int, list[str]] = field(default_factory=dict)
    held: int = 0

    def gather(self, export: Export) -> Iterator[Problem]:
        """Collect the long texts of the export."""
        for member, _ in export.of("notes"):
            at = 0
            try:
                for at, entry in enumerate(listed(export.container, member), 1):
                    try:
                        note = msgspec.convert(entry, _Note)
                        made = when(note.created_at, note.note_tweet_id)
                    except msgspec.ValidationError:
                        yield Problem(member.name, at, unlike())
                    except Unusable as problem:
                        yield Problem(member.name, at, problem.said)
                    else:
                        self._hold(export, member, made, (note.core.text if note.core else None) or "")
            except (Unusable, MemberBroken) as problem:
                yield Problem(member.name, at or None, broken_off(problem))

    def _hold(self, export: Export, member: Member, made: datetime, text: str) -> None:
        self.held += len(text)
        if self.held > _MOST_HELD:
            left = lazy_gettext(
                "there are very many long posts; the last of them were read only as far as the list of posts shows them"
            )
            export.said[member.name, left] += 1
            return
        self.by_second.setdefault(int(made.timestamp()), []).append(text)

    def whole(self, text: str, made: datetime) -> str:
        """The whole text of a post, if the given one is only its beginning."""
        if not self.by_second:
            return text
        begins = _plain(text)[:_ALIKE]
        second = int(made.timestamp())
        for near in sorted(range(second - _APART, second + _APART + 1), key=lambda at: abs(at - second)):
            for note in self.by_second.get(near, ())[:20]:
                if len(note) >= len(text) - 30 and begins and _plain(note[:1_000]).startswith(begins):
                    return note
        return text


def _plain(text: str) -> str:
    """A text without the differences between the two places in which it is written."""
    bare = _ADDRESSED.sub("", unescape(_LINK.sub("", text)), count=1)
    return "".join(bare.casefold().split()).rstrip("…")


def _entries(export: Export, member: Member, kind: str) -> Iterator[tuple[int, Any]]:
    """Each entry of a file with its line, or its number."""
    return rows(export.container, member) if kind == "table" else enumerate(listed(export.container, member), 1)


def owner_by_threads(export: Export) -> str | None:
    """My own number if no file gives it: the person whom I answer when I answer my own posts."""
    own: set[str] = set()
    answered: Counter[tuple[str, str]] = Counter()
    try:
        for member, kind in export.of("tweets", "months", "table"):
            for _, entry in _entries(export, member, kind):
                try:
                    tweet = msgspec.convert(entry, _Tweet)
                except msgspec.ValidationError:
                    continue
                if tweet.name:
                    own.add(tweet.name)
                if tweet.answered and tweet.addressee:
                    answered[tweet.answered, tweet.addressee] += 1
                if len(own) >= _MOST_LOOKED_AT:
                    break
    except (Unusable, MemberBroken):
        pass
    mine = Counter({who: 0 for _, who in answered})
    for (post, who), times in answered.items():
        mine[who] += times * (post in own)
    ((who, times),) = mine.most_common(1) or [("", 0)]
    return who if times else None


def in_circle(export: Export) -> frozenset[str]:
    """The numbers of posts that went to a circle; tweets.js holds them too, without saying so."""
    found: set[str] = set()
    for member, _ in export.of("circle"):
        with suppress(Unusable, MemberBroken):
            for entry in listed(export.container, member):
                with suppress(msgspec.ValidationError):
                    if (name := msgspec.convert(entry, _Tweet).name) and len(found) < _MOST_IN_CIRCLE:
                        found.add(name)
    return frozenset(found)


def tweets(
    export: Export, member: Member, kind: str, notes: Notes, circle: frozenset[str]
) -> Iterator[Activity | Problem]:
    """Each tweet of a file; those that went to a ``circle`` only from the file about these. Raises Unusable and
    MemberBroken if it is cut off."""
    for at, entry in _entries(export, member, kind):
        if isinstance(entry, Problem):
            yield entry
            continue
        try:
            tweet = msgspec.convert(entry, _Tweet)
            if kind == "circle" or tweet.name not in circle:
                yield _made(export, tweet, kind, notes)
        except msgspec.ValidationError:
            yield Problem(member.name, at, unlike())
        except Unusable as problem:
            yield Problem(member.name, at, problem.said)
        except LeftOut as left:
            export.said[member.name, left.said] += 1


def _made(export: Export, tweet: _Tweet, kind: str, notes: Notes) -> Activity:
    if (name := tweet.name) is None:
        raise Unusable(lazy_gettext("it has no number"))
    made = when(tweet.created_at, name)
    history = _history(tweet)
    if name in history[:-1]:
        raise LeftOut(lazy_gettext("earlier versions of posts that were edited were left out"))
    entities = tweet.entities or _Entities()
    text = (tweet.full_text or tweet.text or "")[:LONGEST_TEXT]
    retweeted = _RETWEET.match(text)
    detail = Detail(day_only=True) if _without_time(kind, made, name) else None
    if tweet.retweeted_status or retweeted:
        return act(Type.ANNOUNCE, made, Object(ObjectType.NOTE, id=address(_original(tweet, entities) or name)), name)
    addressee, answered = tweet.addressee, tweet.answered
    words = _words(notes.whole(text, made), entities, directed=bool(addressee or answered))
    directed = bool(addressee or answered) and not (addressee and addressee == export.me)
    parent = address(answered) if answered and directed else None
    thing = Object(ObjectType.NOTE, id=address(name), in_reply_to=parent, content=words or None)
    to = _people(export.me, addressee, tweet, entities) if directed else []
    if directed:
        return act(Type.CREATE, made, thing, name, to=to, detail=_public(detail) if kind != "circle" else detail)
    return act(Type.CREATE, made, thing, name, to="Followers" if kind == "circle" else "Public", detail=detail)


def _history(tweet: _Tweet) -> list[str]:
    """The numbers of all versions of an edited post, the newest last."""
    editing = tweet.edit_info
    told = editing and ((editing.edit.edit_control_initial if editing.edit else None) or editing.initial)
    return [name for each in (told.edit_tweet_ids or () if told else ()) if (name := number(each))]


def _without_time(kind: str, made: datetime, name: str) -> bool:
    """Whether only the day is known: before 2019 archives lacked the time of day for posts before November 2010."""
    return kind in {"months", "table"} and int(name) <= LAST_COUNTED and made.time() == MIDNIGHT


def _original(tweet: _Tweet, entities: _Entities) -> str | None:
    """The number of the retweeted post, if anything shows it: since 2018 only its pictures do. The address of a
    retweet's own number leads to the same post."""
    if tweet.retweeted_status:
        return number(tweet.retweeted_status.id_str) or number(tweet.retweeted_status.id)
    told = (number(each.source_status_id_str) or number(each.source_status_id) for each in entities.media or ())
    return next(filter(None, told), None)


def _people(me: str | None, addressee: str | None, tweet: _Tweet, entities: _Entities) -> list[Person]:
    """The people to whom a reply, or a post that begins with a name, is directed: first the one answered, then
    others."""
    found: dict[str, Person] = {}
    mentioned = [
        each
        for mention in entities.user_mentions or ()
        if (each := person(number(mention.id_str) or mention.id, mention.name or f"@{mention.screen_name}"))
    ]
    if addressee:
        known = next((each for each in mentioned if each.id == addressee), None)
        found[addressee] = known or Person(addressee, _handle(tweet))
    for each in mentioned:
        found.setdefault(each.id, each)
    return [each for key, each in found.items() if key != me]


def _handle(tweet: _Tweet) -> str | None:
    handle = tweet.in_reply_to_screen_name
    return f"@{handle[:100]}" if handle else None


def _public(detail: Detail | None) -> Detail:
    return msgspec.structs.replace(detail or Detail(), public=True)


def _words(text: str, entities: _Entities, *, directed: bool) -> str:
    """What was written: without the names at the beginning of a reply, and without the addresses of pictures and of a
    quoted post; links as they were typed."""
    typed = {each.url: each.expanded_url or "" for each in entities.urls or () if each.url}
    hidden = {each.url for each in entities.media or ()}

    def link(found: re.Match[str]) -> str:
        shown = "" if found[0] in hidden else typed.get(found[0], found[0])
        return "" if _POST.match(shown) else shown[:2_000]

    bare = _ADDRESSED.sub("", text, count=1) if directed else text
    return unescape(_LINK.sub(link, bare)).strip()[:LONGEST_TEXT]
