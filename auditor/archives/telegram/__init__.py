"""Telegram Desktop's export: recognised by the form of its JSON, and read twice, as a stream."""

import re
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from string import ascii_lowercase
from typing import Any

from msgspec.structs import replace

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Profile, Source, Subject, Type
from auditor.archives.acts import (
    LONGEST_TEXT,
    ME,
    WALL_CLOCK,
    Conversation,
    Covering,
    Left,
    Teller,
    before,
    kind_told,
    link,
    mentioned,
    since_1970,
    spaced,
    text,
    who_are_you,
)
from auditor.archives.archive import (
    UNDATED,
    Archive,
    Item,
    LeftOut,
    Note,
    Problem,
    Unusable,
    by_content,
    data_export,
    moment,
    one_owner,
    stood,
    unseen,
)
from auditor.archives.container import ArchiveRefused, Container, Member, MemberBroken
from auditor.archives.documents import LOOKED_AT, broken_off
from auditor.archives.remembered import Me, Remembered
from auditor.archives.telegram.about import ADVICE, EXTENTS, IGNORED, REMARKS, STEPS
from auditor.archives.telegram.export import (
    KINDS,
    MOST_ANSWERED,
    PERSONAL,
    PRIVATE,
    PUBLIC,
    READ,
    Chat,
    Part,
    Walk,
    caller,
    mentions,
    recognised,
    sender,
    words,
)
from auditor.archives.walking import Document
from auditor.translatable import Sentence, lazy_gettext

SITE = "telegram"
TITLE = data_export("Telegram")
LAUNCH = datetime(2013, 8, 14, tzinfo=UTC)
TELLER = Teller(SITE, Source("archive", "telegram 1"))
OWNER_UNKNOWN = lazy_gettext(
    "Rapport cannot tell which of the people in it is you, so no message was taken. Say who you are, import it "
    "together with a chat of two, or export your account information along with your chats"
)
HTML = lazy_gettext("it is an export in HTML, which is not read. Export again and choose machine-readable JSON")
_PAGE_NAME = re.compile(r"(?:messages\d{0,5}|export_results)\.html", re.IGNORECASE)
_LINES = lazy_gettext("calls that nobody took or of several, and lines about who came and went, were left out")
_OTHERS = lazy_gettext("what others wrote in public groups was left out")
_KINDS = lazy_gettext("channels, chats with programs and notes to yourself were left out")
_UNSUPPORTED = lazy_gettext("messages that the program itself could not export were left out")
_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
#: A message with one of these keys holds somebody else's words, even if null says that the author is unknown.
_PASSED_ON = {"forwarded_from", "forwarded_from_id"}
_UNTOLD = lazy_gettext("It could not be told which of the people in the chats is you.")
_TELL = lazy_gettext(
    "Say who you are, or import the chats together with a chat of two or with your account information."
)
_AGAIN = lazy_gettext("The import lists what was wrong; a new export may read better.")
_PAGE = (b'class="page_wrap', b"css/style.css")


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return len(_known(container)) or len(_pages(container))


def _known(container: Container) -> list[Member]:
    found = []
    for member in container.members:
        if container.lone or member.name.casefold().endswith(".json"):
            with suppress(Unusable, MemberBroken), container.open(member) as stream:
                if recognised(Document(stream, LOOKED_AT)):
                    found.append(member)
    return found


def _pages(container: Container) -> list[Member]:
    found = []
    for member in container.members:
        if member.base.casefold().startswith(("messages", "export_results")) and member.base.endswith(".html"):
            with suppress(MemberBroken), container.open(member) as stream:
                begin = stream.read(1 << 14)
                if all(mark in begin for mark in _PAGE):
                    found.append(member)
    return found


def near(container: Container) -> Sentence | None:
    """The reason that an export in HTML is not read, recognised by the names of its pages; None for others."""
    page = next((member.name for member in container.members if _PAGE_NAME.fullmatch(member.base)), None)
    if page is None:
        return None
    return lazy_gettext(
        "%(file)s looks like a page of %(archive)s in HTML, which is not read. Export again and choose "
        "machine-readable JSON.",
        file=page,
        archive=TITLE,
    )


@dataclass
class _Export:
    container: Container
    me: str | None = None  # my id, as “user123”
    owners: list[str] = field(default_factory=list)  # the owners that the files name
    information: dict[str, Any] | None = None
    pictured: bool | None = None
    covering: Covering = field(default_factory=Covering)
    left: Left = field(default_factory=Left)


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    files, export = _known(container), _Export(container)
    if not files:
        raise ArchiveRefused(container.name, HTML)
    walks = {member: _meet(export, member) for member in files}
    one_owner(container, export.owners)
    export.me = next(iter(export.owners), None)
    chats = [chat for walk in walks.values() for chat in walk.chats if chat.kind in READ]
    export.me = export.me or _said(chats, container.remembered) or _present(chats)
    if export.me:
        yield Me(SITE, _names(export, chats), (export.me,))
    container.total, container.done = sum(member.size for member in files), 0
    for member, walk in walks.items():
        told = any(chat.kind in READ for chat in walk.chats)
        if export.me or not told:
            lack = yield from _read(export, member, walk)
            export.covering.file(SITE, _MESSAGES if told else (), lack)
        else:
            if walk.broken:
                yield Problem(member.name, None, walk.broken)
            people = Counter(dict(_heard(walk.chats)))
            likely = tuple(dict.fromkeys(name or person for (person, name), _ in people.most_common()))
            yield from who_are_you(SITE, member.name, walk.count, likely, OWNER_UNKNOWN)
            export.covering.file(SITE, _MESSAGES, _UNTOLD, _TELL)
        yield from export.left.problems(member.name)
        export.left = Left()
        if strange := tuple(kind_told(name) for name in walk.strange):
            yield Problem(
                member.name, None, lazy_gettext("Rapport does not know these parts of it: %(names)s", names=strange), 0
            )
    yield from _profile(export)
    yield from export.covering.coverage({}, _AGAIN)
    yield from unseen(SITE, TITLE)


def _meet(export: _Export, member: Member) -> Walk:
    """Learn which chats there are, who takes part in them, and what is said about the account."""
    walk = Walk()
    try:
        with export.container.open(member) as stream:
            for part in walk.parts(Document(stream, unquoted=True), lambda chat: chat.kind in READ or not chat.kind):
                if part.chat is not None:
                    walk.meet(part)
                elif part.section == "personal_information" and isinstance(part.entry, dict):
                    export.information = part.entry
                    number = part.entry.get("user_id")
                    if isinstance(number, int):
                        export.owners.append(f"user{str(number)[:20]}")
                elif part.section == "profile_pictures":
                    export.pictured = bool(part.entry)
    except (Unusable, MemberBroken) as problem:
        walk.broken = problem.said
    walk.met()
    return walk


def _heard(chats: list[Chat]) -> Iterator[tuple[tuple[str, str], int]]:
    """Everybody who wrote, by id and name, and how often, as far as it was counted."""
    for chat in chats:
        if chat.kind in READ:
            for person, name in chat.people.items():
                yield (person, name), chat.counts[person]


def _said(chats: list[Chat], remembered: Remembered) -> str | None:
    """Who I am by my own answer, a name or an id, or by an earlier archive."""
    known = {person: name for chat in chats for person, name in chat.people.items()}
    for likely in ({remembered.told}, before(remembered, SITE)):
        folded = {each.casefold() for each in likely if each}
        found = [who for who, name in known.items() if who in folded or spaced(name).casefold() in folded]
        if len(found) == 1:
            return found[0]
    return None


def _names(export: _Export, chats: list[Chat]) -> tuple[str, ...]:
    found = (name for chat in chats for person, name in chat.people.items() if person == export.me and name)
    return tuple(dict.fromkeys(found))


def _present(chats: list[Chat]) -> str | None:
    """Who I am: in a chat of two, the one after whom it is not named; else who wrote in all of several chats."""
    mine = Counter(
        person for chat in chats if chat.kind == PERSONAL for person in chat.people if person != f"user{chat.id}"
    )
    if len(mine) == 1:
        return next(iter(mine))
    if not mine and len(chats) > 1:
        present = Counter(person for chat in chats for person in chat.people)
        everywhere = [person for person, times in present.items() if times == len(chats)]
        return everywhere[0] if len(everywhere) == 1 else None
    return None


def _read(export: _Export, member: Member, walk: Walk) -> Generator[Activity | Problem, None, Note | None]:
    conversations: dict[int, Conversation] = {}
    number = 0
    for chat in walk.chats:
        if chat.kind in KINDS - READ:
            export.left.add(_KINDS)
        elif chat.kind not in READ:
            export.left.add(_unknown_chat(chat.kind))
    try:
        with export.container.open(member) as stream:
            for part in Walk(walk.chats).parts(Document(stream, unquoted=True), lambda chat: chat.kind in READ):
                if part.section not in {"", "stories"}:
                    continue
                number += 1
                try:
                    activity = _made(export, walk, part, conversations)
                except Unusable as problem:
                    yield Problem(member.name, number, problem.said)
                except LeftOut as reason:
                    export.left.add(reason.said)
                else:
                    export.covering.add(activity)
                    yield activity
    except (Unusable, MemberBroken) as problem:
        yield Problem(member.name, number or None, broken_off(problem))
        return lazy_gettext("%(file)s could be read only in part.", file=member.name)
    return None


def _made(export: _Export, walk: Walk, part: Part, conversations: dict[int, Conversation]) -> Activity:
    entry = part.entry
    if not isinstance(entry, dict):
        raise Unusable(lazy_gettext("it is not made like a message"))
    if part.chat is None:
        published, detail = _when(entry)
        thing = Object(ObjectType.NOTE, content=text(words(entry)))
        return TELLER.act(Type.CREATE, published, thing, "story", entry.get("id"), to="Followers", detail=detail)
    chat = walk.chats[part.chat]
    called = caller(entry) if chat.kind == PERSONAL else ""
    if entry.get("type") != "message" and not called:
        raise LeftOut(_why(entry.get("type")))
    published, detail = _when(entry)
    who, name = (called, chat.name) if called else sender(entry)
    if called:
        detail = replace(detail or Detail(), call=True)
    content = "" if _PASSED_ON & entry.keys() else words(entry)
    if chat.kind == PUBLIC:
        if who != export.me:
            raise LeftOut(_OTHERS)
        return _in_public(chat, entry, published, content, detail)
    if part.chat not in conversations:
        mine, others = _names(export, [chat]), _others(export, chat)
        also = export.container.remembered.nicknames
        conversations[part.chat] = Conversation(TELLER, chat.id, chat.id, others, mine, nicknames=also)
    person = ME if who == export.me else _somebody(chat, who, name)
    if chat.kind in PRIVATE and _to_me(export, chat, entry, mine=person is ME):
        detail = mentioned(detail)
    return conversations[part.chat].message(published, person, content, str(entry.get("id"))[:40], detail=detail)


def _unknown_chat(kind: str) -> Sentence:
    told = kind_told(kind or "null")
    return lazy_gettext("chats of kinds that Rapport does not know, such as “%(kind)s”, were left out", kind=told)


def _why(kind: object) -> Sentence:
    """Why an entry that is not a message was left out."""
    if kind == "service":
        return _LINES
    if kind == "unsupported":
        return _UNSUPPORTED
    named = kind_told(kind)
    return lazy_gettext("entries of kinds that Rapport does not know, such as “%(kind)s”, were left out", kind=named)


def _to_me(export: _Export, chat: Chat, entry: dict[str, Any], *, mine: bool) -> bool:
    """Whether somebody else's message in a group answers one of mine, or is marked as mentioning me."""
    number, answered = entry.get("id"), entry.get("reply_to_message_id")
    elsewhere = entry.get("reply_to_peer_id")
    if mine:
        if isinstance(number, int) and len(chat.mine) < MOST_ANSWERED:
            chat.mine.add(number)
        return False
    told = (export.information or {}).get("username")
    username = told.lstrip("@").casefold() if isinstance(told, str) else ""
    here = elsewhere is None or str(elsewhere).lstrip(ascii_lowercase) == chat.id  # “channel123”
    answers = here and isinstance(answered, int) and answered in chat.mine
    return answers or mentions(entry, export.me, username)


def _somebody(chat: Chat, who: str, name: str) -> Person:
    """The other writer of a message: in a chat of two the other person, even if the account is gone; in a group that
    speaks as itself, nobody known."""
    if not who and chat.kind == PERSONAL:
        return Person(f"user{chat.id}", chat.name or None)
    return Person(who, name or None) if who and who != f"channel{chat.id}" else _unknown(chat)


def _in_public(chat: Chat, entry: dict[str, Any], published: datetime, content: str, detail: Detail | None) -> Activity:
    answered = entry.get("reply_to_message_id")
    thing = Object(
        ObjectType.NOTE,
        id=link(f"{chat.id}/{entry.get('id')}"),
        in_reply_to=link(f"{chat.id}/{answered}") if answered else None,
        content=text(content),
    )
    return TELLER.act(Type.CREATE, published, thing, chat.id, entry.get("id"), to="Public", detail=detail)


def _others(export: _Export, chat: Chat) -> list[Person]:
    if chat.kind == PERSONAL:
        return [Person(f"user{chat.id}", chat.name or None)]
    known = [Person(person, name or None) for person, name in chat.people.items() if person != export.me]
    return known if len(known) > 1 else [*known, _unknown(chat)]  # a group even if only one other person wrote


def _unknown(chat: Chat) -> Person:
    return Person(f"hidden:{chat.id}")


def _when(entry: dict[str, Any]) -> tuple[datetime, Detail | None]:
    """When it was: exactly, or by the computer's clock in an export from before 2021."""
    if exact := entry.get("date_unixtime"):
        return since_1970(exact, LAUNCH), None
    told = entry.get("date")
    return (moment(told, LAUNCH), WALL_CLOCK) if isinstance(told, str) and told else (since_1970(told, LAUNCH), None)


def _profile(export: _Export) -> Iterator[Activity | Problem]:
    if export.information is None:
        return
    members = export.container.members
    as_of = stood(export.covering.whole(), (member.modified for member in members), LAUNCH)
    if as_of is None:
        yield Problem("result.json", None, UNDATED)
        return
    bio = export.information.get("bio")
    about = bio[:LONGEST_TEXT] if isinstance(bio, str) else ""  # the export omits empty texts
    thing = Object(ObjectType.PROFILE, id=export.me)
    profile = Profile(about=about, photo=export.pictured)
    activity = TELLER.act(Type.UPDATE, as_of, thing, detail=Detail(zone_unknown=True, profile=profile))
    export.covering.add(activity)
    yield activity


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("result.json"),
    files=count,
    read=read,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
    left_alone=IGNORED,
    near=near,
)
