"""chat.jsonl: the messages that you wrote, one per line.

Bluesky documents it nowhere, and no public sample was found (November 2026). The reader looks for the chat's own names
(https://github.com/bluesky-social/atproto, lexicons/chat/bsky/convo/defs.json): a text, when it was sent, by whom, in
which conversation. A line without them is reported as unread. Since June 2026 there are groups, where the same names
also occur in lines that are not messages: joining and leaving, reactions, deleted messages, the list of conversations.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from auditor.activities.activity import Activity, Object, ObjectType, Type
from auditor.archives.archive import OwnerUnknown, Problem, Unusable, moment
from auditor.archives.bluesky.records import LAUNCH, LONGEST_LINK, LONGEST_NAME, LONGEST_TEXT, SITE, Export, act
from auditor.archives.container import Container, Member
from auditor.archives.remembered import Me
from auditor.translatable import lazy_gettext

LONGEST_LINE = 1 << 20
_DEEPEST = 3
#: How many possible owners are offered.
_OFFERED = 8
#: The beginnings of the kinds of lines that are not messages; of its log, all kinds but new messages.
_ASIDE = ("systemMessage", "deletedMessage", "messageBefore", "messageAndReaction", "reaction", "convoView", "log")
_NEW = "logCreateMessage"
#: Members of a message or a conversation whose content is listed elsewhere as well.
_BESIDE = frozenset({"embed", "replyTo", "lastMessage", "lastReaction", "reaction", "reactions", "relatedProfiles"})
_NO_MESSAGES = lazy_gettext("lines about who came and went, reactions and deleted messages were left out")


class Message(NamedTuple):
    """The content of a line; absent parts are empty."""

    text: str
    sent: str
    sender: str
    conversation: str
    id: str


#: Stands for a line that is known not to be a message.
NONE = Message("", "", "", "", "")


def is_chat(begin: bytes) -> bool:
    """Whether a file begins like a chat: with a line that holds a message."""
    return begin.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and (
        b"chat.bsky.convo" in begin or (b'"sentAt"' in begin and (b'"convoId"' in begin or b'"sender"' in begin))
    )


def lines(container: Container, member: Member) -> Iterator[tuple[int, Message | None]]:
    """Each line's number and message: NONE for a line that is something else, None for an unknown one. Raises
    MemberBroken."""
    with container.open(member) as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE):
            number += 1
            if len(raw) >= LONGEST_LINE and not raw.endswith(b"\n"):
                while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield number, None
            elif raw.strip():
                yield number, _message(raw)


def senders(container: Container, member: Member) -> set[str]:
    """The senders of a file's messages, as far as it names them."""
    found: set[str] = set()
    for _, message in lines(container, member):
        if message and message.sender:
            found.add(message.sender)
        if len(found) >= _OFFERED:
            break
    return found


def messages(export: Export, member: Member) -> Iterator[Activity | Problem | Me]:
    """The owner of the messages, and each message of theirs. Raises OwnerUnknown if the owner is unknown, and
    MemberBroken."""
    found = senders(export.container, member)
    me = _owner(export, found)
    if me is None:
        export.unclear = True
        number = sum(message is not None and message is not NONE for _, message in lines(export.container, member))
        raise OwnerUnknown(number, tuple(sorted(found)))
    if me:
        yield Me(SITE, (), (me,))
    for number, message in lines(export.container, member):
        if message is None:
            yield Problem(member.name, number, lazy_gettext("it holds no message that is known here"))
            continue
        if message is NONE:
            export.said[member.name, _NO_MESSAGES] += 1
            continue
        if message.sender not in {"", me}:
            export.said[member.name, lazy_gettext("messages of others were left out")] += 1
            continue
        try:
            sent = moment(message.sent, LAUNCH)
        except Unusable as problem:
            yield Problem(member.name, number, problem.said)
            continue
        thing = Object(ObjectType.MESSAGE, content=message.text[:LONGEST_TEXT] or None)
        yield act(
            Type.CREATE,
            sent,
            thing,
            message.conversation,
            message.id or message.text,
            context=message.conversation[:LONGEST_LINK] or None,
        )


def _owner(export: Export, found: set[str]) -> str | None:
    """Which of the senders I am: the owner of a repository beside the chat, or the only sender, or the one whom I name
    myself, or one whom an earlier archive named."""
    owners = [did for did in export.profiles if did]
    if len(owners) == 1:
        return owners[0]
    if len(beside := [did for did in owners if did in found]) == 1:
        return beside[0]
    if len(found) < 2:
        return next(iter(found), "")
    remembered = export.container.remembered
    before = [one for me in remembered.me if me.site == SITE for one in me.addresses]
    for likely in ([remembered.told.strip()], before):
        if len(known := [one for one in likely if one in found]) == 1:
            return known[0]
    return None


def _message(raw: bytes) -> Message | None:
    try:
        line = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if _aside(line):
        return NONE
    found = _holding(line, _DEEPEST)
    if found is None:
        return None
    sender = found.get("sender")
    did = sender.get("did") if isinstance(sender, dict) else sender
    conversation = _text(found.get("convoId")) or _text(line.get("convoId"))
    sent = _text(found.get("sentAt")) or _text(found.get("createdAt"))
    return Message(_text(found.get("text")), sent, _text(did)[:LONGEST_NAME], conversation, _text(found.get("id")))


def _aside(line: Any) -> bool:
    """Whether a line, or the message in it, declares itself as something other than a message."""
    if not isinstance(line, dict):
        return False
    kind = _text(line.get("$type")).rpartition("#")[2]
    return (kind.startswith(_ASIDE) and kind != _NEW) or _aside(line.get("message"))


def _holding(line: Any, deep: int) -> dict[str, Any] | None:
    """The object with a text and a time: the line itself or one inside it."""
    if not isinstance(line, dict) or deep == 0:
        return None
    if isinstance(line.get("text"), str) and ("sentAt" in line or "createdAt" in line):
        return line
    inside = (inner for name, inner in line.items() if name not in _BESIDE)
    return next((found for inner in inside if (found := _holding(inner, deep - 1))), None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
