"""WhatsApp's exported chats: one text per chat, alone or in a zip, recognised by how its lines begin."""

from collections.abc import Generator, Iterator

from msgspec.structs import replace

from auditor.activities.activity import Activity, Source, Subject
from auditor.archives.acts import (
    LONGEST_TEXT,
    ME,
    WALL_CLOCK,
    Conversation,
    Covering,
    Left,
    Notes,
    Teller,
    who_are_you,
)
from auditor.archives.archive import Archive, Item, LeftOut, Note, Problem, Unusable, shape, unseen
from auditor.archives.container import Container, MemberBroken
from auditor.archives.documents import broken_off
from auditor.archives.remembered import Me
from auditor.archives.whatsapp.about import ADVICE, EXTENTS, REMARKS, STEPS
from auditor.archives.whatsapp.chats import Chat, known, learn, person, strange
from auditor.archives.whatsapp.lines import Message, author, messages
from auditor.archives.whatsapp.words import is_author, said
from auditor.translatable import Sentence, lazy_gettext

SITE = "whatsapp"
TITLE = lazy_gettext("WhatsApp's chat export")
TELLER = Teller(SITE, Source("archive", "whatsapp 2"))
OWNER_UNKNOWN = lazy_gettext(
    "Rapport cannot tell which of the people in it is you, so no message was taken. Say who you are, leave the name "
    "of the file as WhatsApp gave it, or import the chat together with others in one folder"
)
_OWN = lazy_gettext("lines that WhatsApp wrote itself were left out")
_TAKEN_BACK = lazy_gettext("messages that were taken back were left out")
_SUBJECTS = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
_PARTLY = lazy_gettext("Only the chats that you exported are told, and of each the last 40,000 messages.")
_MORE = lazy_gettext("Export the chats that matter to you, and import them too.")
_TELL = lazy_gettext("The import says of each chat why it was not taken, and what would help.")


def count(container: Container) -> int:
    """How many files are chats, judging by the beginnings of their lines."""
    return len(known(container))


def read(container: Container) -> Iterator[Item]:
    """Read everything in the chats; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    chats, covering = known(container), Covering()
    learn(container, chats)
    # A chat in which I wrote nothing does not show its owner, so it comes before any owner is named.
    chats.sort(key=lambda chat: bool(chat.told and chat.me))
    container.total, container.done = sum(chat.member.size for chat in chats), 0
    for chat in chats:
        if chat.refused or not chat.told:
            if chat.refused:
                yield Problem(chat.member.name, None, chat.refused, chat.count)
            else:
                yield from who_are_you(SITE, chat.member.name, chat.count, chat.candidates, OWNER_UNKNOWN)
            covering.file(SITE, _SUBJECTS, lazy_gettext("%(file)s was not taken.", file=chat.member.name), _TELL)
            continue
        if chat.me:
            yield Me(SITE, (chat.me,))
        left = Left()
        lack = yield from _read(container, chat, covering, left)
        yield from left.problems(chat.member.name)
        covering.file(SITE, _SUBJECTS, lack)
    for name, first in strange(container):
        yield Problem(name, None, _strange(first))
        covering.file(SITE, _SUBJECTS, lazy_gettext("%(file)s was not taken.", file=name), _TELL)
    notes: Notes = {(SITE, subject): ("recent", _PARTLY, _MORE) for subject in _SUBJECTS}
    yield from covering.coverage(notes, _TELL)
    yield from unseen(SITE, TITLE)


def near(container: Container) -> Sentence | None:
    """The reason that a text with the name of a chat is not recognised, with its first line; None for others."""
    found = strange(container)
    return lazy_gettext("%(file)s: %(reason)s.", file=found[0][0], reason=_strange(found[0][1])) if found else None


def _strange(first: str) -> Sentence:
    return lazy_gettext(
        "it is called as WhatsApp calls a chat, but its lines begin in no way that is known here (“%(line)s”), so no "
        "message was taken",
        line=shape(first),
    )


def _read(
    container: Container, chat: Chat, covering: Covering, left: Left
) -> Generator[Activity | Problem, None, Note | None]:
    mine = (chat.me,) if chat.me else ()
    context = None if chat.other else chat.key
    nicknames = container.remembered.nicknames
    conversation = Conversation(TELLER, chat.key, context, chat.others(), mine, nicknames=nicknames, to_the_minute=True)
    number = 0
    try:
        with container.open(chat.member) as stream:
            for message in messages(stream, chat.style, LONGEST_TEXT, chat.within):
                number = message.line
                try:
                    activity = _made(chat, message, conversation)
                except Unusable as problem:
                    yield Problem(chat.member.name, number, problem.said)
                except LeftOut as reason:
                    left.add(reason.said)
                else:
                    covering.add(activity)
                    yield activity
    except MemberBroken as problem:
        yield Problem(chat.member.name, number or None, broken_off(problem))
        return lazy_gettext("%(file)s could be read only in part.", file=chat.member.name)
    return None


def _made(chat: Chat, message: Message, conversation: Conversation) -> Activity:
    name, body = author(message.text)
    if not is_author(name) or name in chat.lines:
        raise LeftOut(_OWN)
    what = said(body, name)
    called = what.call and bool(chat.other)
    if (what.own and not called) or name == chat.group:
        raise LeftOut(_OWN)
    if what.taken_back:
        raise LeftOut(_TAKEN_BACK)
    published = chat.dates.read(message.head)
    sender = ME if name == chat.me else person(name)
    if called:
        return conversation.message(published, sender, "", "call", detail=replace(WALL_CLOCK, call=True))
    words = what.words.strip()
    return conversation.message(published, sender, words, words, detail=WALL_CLOCK)


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    near=near,
    looked_for=lazy_gettext("_chat.txt or “WhatsApp Chat with …”, by how its lines begin"),
    files=count,
    read=read,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
)
