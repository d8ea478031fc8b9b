"""Turns rows of Reddit's tables into activities: posts, comments, private messages, chats."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Type
from auditor.activities.identity import derived_id
from auditor.archives.archive import LeftOut, Unusable, believable, moment
from auditor.archives.calling import Calling
from auditor.archives.remembered import Remembered
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

SITE = "reddit"
SOURCE = Source("archive", "reddit 1")
LAUNCH = datetime(2005, 6, 23, tzinfo=UTC)
LONGEST_TEXT, LONGEST_LINK, LONGEST_NAME = 100_000, 2_000, 500
ME = Person("me")
_MENTIONED = Detail(mentioned=True)

Row = list[str]
Make = Callable[[Row], Activity]
Pair = tuple[str, str]

#: Senders who are not people: the site itself and its programs.
_PROGRAMS = frozenset({"u/reddit", "u/automoderator", "u/welcomebot", "u/redditcareresources", "u/reddit-policy"})
_GONE = frozenset({"", "[deleted]", "[removed]", "deleted"})
#: How many people are offered who may be me.
_OFFERED = 8
#: For how many pairs of a chat and a person in it the result is cached.
_MOST_KNOWN = 100_000
#: How many recipients of a chat's message are named.
_MOST_RECIPIENTS = 20
_FULL = re.compile(r"t[1-6]_[0-9a-z]{1,20}")
_BARE = re.compile(r"[0-9a-z]{1,20}")
_THREAD = re.compile(r"/comments/([0-9a-z]{1,20})(?:/|$)")
_EPOCH = re.compile(r"\d{10}(\d{3})?")


@dataclass
class People:
    """Who I am, and who takes part in which chat. ``name`` is mine as written; ``candidates`` are the people who may be
    me if it is unknown, the most probable first."""

    me: str | None = None
    name: str = ""
    candidates: tuple[str, ...] = ()
    chats: dict[str, dict[str, Person]] = field(default_factory=dict)
    nicknames: tuple[str, ...] = ()  # my other names

    def __call__(self, name: str, conversation: str) -> Person:
        """A person by name; somebody who deleted their account is known only within this one conversation."""
        key = named(name)
        if key is None:
            return Person(f"hidden:{conversation}"[:LONGEST_NAME])
        return ME if key == self.me else _person(key, name)


def named(name: str) -> str | None:
    """The id of a name: ``u/ana``, and ``r/birds`` for the moderators of a subreddit; None for a deleted account."""
    bare = name.strip().casefold().lstrip("/")
    if bare in _GONE:
        return None
    if bare.startswith("#"):
        return f"r/{bare[1:]}"[:LONGEST_NAME]
    return (bare if bare.startswith(("u/", "r/")) else f"u/{bare}")[:LONGEST_NAME]


def _person(key: str, name: str) -> Person:
    return Person(key, name.strip().lstrip("/")[:LONGEST_NAME])


def posts(table: Table, _: People) -> Make:
    """Create of a Note from its title and its text."""
    id_at, on, title, body = table.columns("id", "date", "title", "body")

    def post(row: Row) -> Activity:
        name = _thing(row[id_at], "t3_")
        words = "\n".join(filter(None, (_words(row[title]), _words(row[body]))))
        return act(Type.CREATE, when(row[on]), _note(name, words), name or words, context=name)

    return post


def comments(table: Table, _: People) -> Make:
    """Create of a Note in reply to a post or a comment, whose author the export does not name."""
    id_at, on, link, parent, body = table.columns("id", "date", "link", "parent", "body")

    def comment(row: Row) -> Activity:
        found = _THREAD.search(row[link])
        thread = f"t3_{found[1]}" if found else None
        target = _thing(row[parent], "t1_") or thread
        if target is None:
            raise Unusable(lazy_gettext("it does not say what was commented on"))
        name, words = _thing(row[id_at], "t1_"), _words(row[body])
        thing = _note(name, words, target)
        return act(Type.CREATE, when(row[on]), thing, name or words, context=thread)

    return comment


def messages(table: Table, people: People) -> Make:
    """Create of a Message."""
    id_at, thread_at, on, sender_at, to_at, subject, body = table.columns(
        "id", "thread_id", "date", "from", "to", "subject", "body"
    )

    def message(row: Row) -> Activity:
        name = row[id_at].strip()
        thread = row[thread_at].strip() or name
        if named(row[sender_at]) in _PROGRAMS:
            raise LeftOut(lazy_gettext("messages that the site or a program sent were left out"))
        sender, to = people(row[sender_at], thread), people(row[to_at], thread)
        if ME not in (sender, to) and not to.id.startswith("r/"):
            raise Unusable(lazy_gettext("it is neither from you nor to you"))
        content = _words(row[body]) or _words(row[subject])
        return _written(when(row[on]), sender, [to] if sender is ME else [ME], content, thread, name)

    return message


def chats(table: Table, people: People) -> Make:
    """Create of a Message to the people who write in the same chat."""
    id_at, on, sender_at, body, channel_at = table.columns(
        "message_id", "created_at", "username", "message", "channel_url"
    )
    others: dict[str, list[Person]] = {
        channel: [person for key, person in heard.items() if key != people.me][:_MOST_RECIPIENTS]
        for channel, heard in people.chats.items()
    }

    calling = Calling((), [people.me.removeprefix("u/")] if people.me else [], nicknames=people.nicknames)
    known: dict[Pair, tuple[Person, list[Person]]] = {}

    def chat(row: Row) -> Activity:
        channel = row[channel_at].strip()
        pair = (row[sender_at], channel)
        if (found := known.get(pair)) is None:
            sender = people(*pair)
            to = [person for person in others.get(channel, ()) if person.id != sender.id]
            found = sender, to if sender is ME else [ME, *to]
            if len(known) < _MOST_KNOWN:
                known[pair] = found
        words = _words(row[body])
        several = found[0] is not ME and len(found[1]) > 1
        detail = _MENTIONED if several and calling.by(words) else None
        return _written(when(row[on]), *found, words, channel, row[id_at].strip(), detail)

    return chat


def _written(
    at: datetime,
    sender: Person,
    to: list[Person],
    content: str,
    conversation: str,
    name: str,
    detail: Detail | None = None,
) -> Activity:
    mine = sender is ME
    return act(
        Type.CREATE,
        at,
        Object(ObjectType.MESSAGE, content=content or None),
        conversation,
        name or content,
        actor="me" if mine else sender,
        to=to,
        context=conversation[:LONGEST_LINK] or None,
        detail=detail,
    )


def act(
    kind: Type,
    published: datetime,
    thing: Object,
    *parts: str,
    actor: Any = "me",
    to: Any = "Public",
    context: str | None = None,
    detail: Detail | None = None,
) -> Activity:
    """An activity of the export; ``parts`` distinguish it from all others of its time."""
    return Activity(
        id=derived_id(published, SITE, kind.value, thing.type.value, *parts),
        type=kind,
        published=published,
        site=SITE,
        actor=actor,
        source=SOURCE,
        object=thing,
        to=to,
        context=context,
        detail=detail,
    )


def _note(name: str | None, words: str, parent: str | None = None) -> Object:
    return Object(ObjectType.NOTE, id=name, in_reply_to=parent, content=words[:LONGEST_TEXT] or None)


def _thing(told: str, prefix: str) -> str | None:
    """The full name of a post or a comment, in the form that the site's page sends (``t3_…``, ``t1_…``)."""
    bare = told.strip().lower()
    if _FULL.fullmatch(bare):
        return bare
    return f"{prefix}{bare}" if _BARE.fullmatch(bare) else None


def _words(told: str) -> str:
    return "" if told.strip() in {"[deleted]", "[removed]", "[deleted by user]"} else told.strip()[:LONGEST_TEXT]


def when(told: str) -> datetime:
    """A time of the export: ``2024-05-02 18:11:04 UTC``, ISO 8601, or seconds or milliseconds since 1970. Raises
    Unusable."""
    text = told.strip()
    if found := _EPOCH.fullmatch(text):
        return believable(datetime.fromtimestamp(int(text) / (1_000 if found[1] else 1), UTC), LAUNCH)
    return moment(text, LAUNCH)


def takes_part(rows: Iterable[tuple[str, str]], people: People, most: int) -> None:
    """Learn who writes in which chat, from pairs (chat, name); at most ``most`` people in all are remembered."""
    for channel, name in rows:
        key = named(name)
        if key is None or most <= 0:
            continue
        heard = people.chats.setdefault(channel, {})
        if key not in heard and len(heard) <= _MOST_RECIPIENTS + 1:
            heard[key] = _person(key, name)
            most -= 1


def owner(statistic: str, value: str) -> str | None:
    """The owner of the export, if a line of the statistics names them."""
    return named(value) if statistic.strip().casefold() == "account name" else None


def settle(people: People, statistics: Mapping[str, str], remembered: Remembered, letters: Iterable[Pair]) -> None:
    """Find out who I am: from the export, my own answer, or an earlier archive; else as the only person who sent or
    received every letter. ``letters`` are pairs of sender and recipient."""
    if told := named(statistics.get("account name", "")):
        people.me, people.name = told, statistics["account name"].strip()
        return
    total, present = 0, Counter[str]()
    for pair in letters:
        total += 1
        present.update({key for name in pair if (key := named(name))})
    heard = {key for chat in people.chats.values() for key in chat}
    before = [one for me in remembered.me if me.site == SITE for one in me.addresses]
    everywhere = [key for key, times in present.items() if times == total]
    for likely in ([named(remembered.told)], before, everywhere):
        if len(found := [key for key in likely if key and (key in present or key in heard)]) == 1:
            people.me = found[0]
            return
    likeliest = dict.fromkeys([key for key, _ in present.most_common(_OFFERED)] + sorted(heard))
    people.candidates = tuple(key for key in likeliest if key not in _PROGRAMS)[:_OFFERED]
