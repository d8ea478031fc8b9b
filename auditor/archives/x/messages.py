"""Direct messages, between two people and in groups.

A conversation is one entry, however long it is, so its messages are taken one by one while it is read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Type
from auditor.archives.acts import Left, kind_told
from auditor.archives.archive import LeftOut, OwnerUnknown, Problem, Unusable
from auditor.archives.calling import Calling
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import unlike
from auditor.archives.walking import Document
from auditor.archives.x.files import LONGEST_LINK, LONGEST_TEXT, ME, SITE, Export, Id, act, assigned, number, when
from auditor.translatable import lazy_gettext

#: How many participants of groups are remembered, and how many people who may be me are offered.
_MOST_PEOPLE = 500_000
_OFFERED = 8

_PAIR = re.compile(r"([0-9]{1,20})-([0-9]{1,20})")


class _Message(msgspec.Struct, rename="camel"):
    id: Id = None
    sender_id: Id = None
    recipient_id: Id = None
    text: str | None = None
    created_at: str | None = None


class _Change(msgspec.Struct, rename="camel"):
    """Somebody joined or left."""

    initiating_user_id: Id = None
    user_ids: list[Id] | None = None
    participants_snapshot: list[Id] | None = None
    sender_id: Id = None


def entries(container: Container, member: Member) -> Iterator[tuple[str, Any]]:
    """Each message of a file with the name of its conversation, empty if the file does not give it before. Raises
    Unusable and MemberBroken."""
    with assigned(container, member) as document:
        for _ in document.elements():
            if document.kind() == "{":
                yield from _conversation(document, wrapped=True)


def _conversation(document: Document, *, wrapped: bool) -> Iterator[tuple[str, Any]]:
    """The messages of a conversation, which may be wrapped in an object with a single name."""
    conversation = ""
    for name in document.members():
        if name == "conversationId":
            told = document.value()
            conversation = told if isinstance(told, str) else ""
        elif name == "messages":
            for entry in document.items():
                yield conversation, entry
        elif wrapped and document.kind() == "{":
            yield from _conversation(document, wrapped=False)


def settle(export: Export) -> None:
    """If no file says which of the people in messages I am, find out: from my own answer, from an earlier archive, or
    as the only one who takes part in all conversations of two."""
    present: Counter[str] = Counter()
    pairs: set[str] = set()
    try:
        for member, _ in export.of("messages"):
            for conversation, _ in entries(export.container, member):
                if (pair := _PAIR.fullmatch(conversation)) and conversation not in pairs:
                    pairs.add(conversation)
                    present.update(set(pair.groups()))
    except (Unusable, MemberBroken):
        pass
    remembered = export.container.remembered
    before = [one for me in remembered.me if me.site == SITE for one in me.addresses]
    everywhere = [who for who, times in present.items() if times == len(pairs)]
    told = remembered.told.strip()
    for likely in ([told], before, everywhere):
        if len(found := [who for who in likely if number(who) and (who in present or not pairs)]) == 1:
            export.me = found[0]
            return
    export.candidates = tuple(who for who, _ in present.most_common(_OFFERED))


def participants(export: Export) -> dict[str, dict[str, None]]:
    """The participants of each group, as far as its messages and changes show them."""
    groups: dict[str, dict[str, None]] = {}
    left = _MOST_PEOPLE
    try:
        for member, _ in export.of("groups"):
            for conversation, entry in entries(export.container, member):
                for inner in entry.values() if isinstance(entry, dict) else ():
                    try:
                        change = msgspec.convert(inner, _Change)
                    except msgspec.ValidationError:
                        continue
                    told = (change.sender_id, change.initiating_user_id)
                    known = groups.setdefault(conversation, {})
                    for each in (*told, *(change.user_ids or ()), *(change.participants_snapshot or ())):
                        if left and (who := number(each)) and who not in known:
                            known[who] = None
                            left -= 1
    except (Unusable, MemberBroken):
        pass
    return groups


def messages(
    export: Export, member: Member, kind: str, groups: dict[str, dict[str, None]]
) -> Iterator[Activity | Problem]:
    """Each message of a file. Raises Unusable and MemberBroken if it is cut off."""
    if export.me is None:
        raise OwnerUnknown(sum(1 for _ in entries(export.container, member)), export.candidates)
    calling, aside = _calling(export), export.left.setdefault(member.name, Left())
    for at, (conversation, entry) in enumerate(entries(export.container, member), 1):
        try:
            message = _message(entry)
            others = list(groups.get(conversation, ())) if kind == "groups" else []
            yield _made(export.me, conversation, message, others, calling)
        except msgspec.ValidationError:
            yield Problem(member.name, at, unlike())
        except Unusable as problem:
            yield Problem(member.name, at, problem.said)
        except LeftOut as left:
            aside.add(left.said)


_CHANGES = frozenset(
    {"joinConversation", "participantsJoin", "participantsLeave", "conversationNameUpdate", "conversationAvatarUpdate"}
)


def _message(entry: Any) -> _Message:
    """The message in an entry. Raises LeftOut for other entries: somebody joined, left, reacted or named the group."""
    inner = entry.get("messageCreate") if isinstance(entry, dict) else entry
    if inner is None and isinstance(entry, dict) and len(entry) == 1:
        (name,) = entry
        if name == "welcomeMessageCreate":
            raise LeftOut(lazy_gettext("greetings that a company's account sends by itself were left out"))
        if name == "reactionCreate":
            raise LeftOut(lazy_gettext("reactions to messages were left out"))
        if name in _CHANGES:
            raise LeftOut(lazy_gettext("changes of a conversation, such as that somebody joined, were left out"))
        told = kind_told(name)
        raise LeftOut(
            lazy_gettext("entries of kinds that Rapport does not know, such as “%(kind)s”, were left out", kind=told)
        )
    return msgspec.convert(inner, _Message)


def _calling(export: Export) -> Calling:
    """Decides whether a message of a group calls me; the export does not name the other people."""
    known = [name for me in export.container.remembered.me if me.site == SITE for name in me.names]
    nicknames = export.container.remembered.nicknames
    return Calling([export.shown or ""], [export.handle or "", *known], nicknames=nicknames)


def _made(me: str, conversation: str, message: _Message, others: list[str], calling: Calling) -> Activity:
    published = when(message.created_at, message.id)
    sender = number(message.sender_id)
    if sender is None:
        raise Unusable(lazy_gettext("it does not say who sent it"))
    recipient = number(message.recipient_id) or _partner(conversation, sender)
    told = dict.fromkeys([recipient, *others] if recipient else others)
    to = [Person(who) for who in told if who and who not in {sender, me}]
    name = number(message.id) or f"{sender}\x1f{message.text or ''}"
    called = bool(others) and sender != me and calling.by(message.text or "")
    return act(
        Type.CREATE,
        published,
        Object(ObjectType.MESSAGE, content=(message.text or "")[:LONGEST_TEXT] or None),
        conversation,
        name,
        actor=None if sender == me else Person(sender),
        to=to if sender == me else [ME, *to],
        context=conversation[:LONGEST_LINK] or _between(sender, recipient),
        detail=Detail(mentioned=True) if called else None,
    )


def _partner(conversation: str, sender: str) -> str | None:
    """The other person of a conversation of two, whose name consists of both numbers."""
    if pair := _PAIR.fullmatch(conversation):
        one, other = pair.groups()
        return other if sender == one else one
    return None


def _between(sender: str, recipient: str | None) -> str | None:
    """The name of a conversation of two, which puts the smaller number first."""
    return "-".join(sorted((sender, recipient), key=int)) if recipient else None
