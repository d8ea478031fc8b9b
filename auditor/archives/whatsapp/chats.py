"""The chats of an import: learned once over before their messages are read, as only the whole tells how dates are
written, who takes part, and who of them I am."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from auditor.activities.activity import Person
from auditor.activities.letters import in_form
from auditor.archives.acts import before, named, spaced
from auditor.archives.archive import Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.remembered import Remembered
from auditor.archives.whatsapp.dates import Dates
from auditor.archives.whatsapp.lines import Head, Within, author, looks_like_a_chat, marked, messages
from auditor.archives.whatsapp.phrases import FILES
from auditor.archives.whatsapp.words import is_author, is_unsaved, said
from auditor.translatable import Sentence

#: A group has no more members, and a file no more authors.
MOST_AUTHORS = 2_000
#: Of so many messages one may be copied into another.
_PASTED = 4
#: Lone words of the program, in names of files.
_NAMELESS = re.compile(r"_?chat", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:txt|zip)$", re.IGNORECASE)
_COPY = re.compile(r"[\s_]*\(\d+\)$")
_PROGRAM = re.compile(r"whats\s?app", re.IGNORECASE)


@dataclass
class _Style:
    """What the lines of one way of writing tell."""

    dates: Dates = field(default_factory=Dates)
    count: int = 0
    authors: Counter[str] = field(default_factory=Counter)
    plain: set[str] = field(default_factory=set)  # who wrote anything that the program did not mark as its own
    took_back: set[str] = field(default_factory=set)
    noticed: str = ""  # whom the first line is about, where it is the program's and has an author
    after: Counter[str] = field(default_factory=Counter)  # how the lines before its heads end


@dataclass
class Chat:
    """One exported chat. ``titles`` are the names it may bear, by its file, its folder and the zip."""

    member: Member
    titles: tuple[str, ...]
    style: tuple[str, ...] | None = None
    dates: Dates = field(default_factory=Dates)
    refused: Sentence | None = None
    authors: tuple[str, ...] = ()
    me: str | None = None
    told: bool = False  # whether it is known who I am, also where I wrote nothing
    other: str | None = None  # the one it is with, if it is with one
    _took_back: frozenset[str] = frozenset()
    noticed: str = ""
    group: str = ""  # what stands as an author and is the group
    count: int = 0
    within: Within | None = None

    @property
    def candidates(self) -> tuple[str, ...]:
        """Who of the people I may be."""
        return tuple(name for name in self.authors if not is_unsaved(name))

    @property
    def key(self) -> str:
        """What names it alike in every export."""
        if self.other:
            return f"with {self.other}"
        titles = (_tokens(title) for title in (*self.titles, self.group, self.noticed))
        named_so = (_rest(title) or title for title in titles)
        return f"group {' '.join(next(filter(None, named_so), []))}"

    def others(self) -> list[Person]:
        """Who takes part beside me. A group stays one where only one other wrote."""
        if self.other:
            return [person(self.other)]
        known = [person(name) for name in self.authors if name != self.me]
        return known if len(known) > 1 else [*known, Person(f"hidden:{self.key}"[:500])]


def person(name: str) -> Person:
    """Somebody as the phone names them."""
    return named(name)


def known(container: Container) -> list[Chat]:
    """The files that are exported chats."""
    found = []
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith(".txt"):
            continue
        with suppress(MemberBroken), container.open(member) as stream:
            least = 1 if _PROGRAM.search(member.base) or member.base == "_chat.txt" else 2
            if looks_like_a_chat(stream) >= least:
                found.append(Chat(member, _titles(container, member)))
    return found


def _titles(container: Container, member: Member) -> tuple[str, ...]:
    """The name of the file, and those of folders and of the zip where the program gave them."""
    *folders, file = member.name.split("/")
    around = (name for name in (*reversed(folders), container.name) if _PROGRAM.search(name))
    bare = (_COPY.sub("", _ENDING.sub("", name)).strip() for name in (file, *around))
    return tuple(name for name in bare if name and not _NAMELESS.fullmatch(name))


def learn(container: Container, chats: Sequence[Chat]) -> None:
    """Learn of every chat what the whole of it tells, and who I am."""
    for chat in chats:
        _learn(container, chat)
    _settle(chats, container.remembered)


def _learn(container: Container, chat: Chat) -> None:
    styles = _styles(container, chat)
    if not styles:
        return
    chat.style, told = max(styles.items(), key=lambda item: item[1].count)
    chat.refused = told.dates.settle()
    if 0 < told.after["\n"] * _PASTED <= told.after["\r\n"] and not chat.refused:
        chat.within = _earlier(told.dates)
        told = _styles(container, chat)[chat.style]
        chat.refused = told.dates.settle()
    chat.dates, chat.noticed, chat.count = told.dates, told.noticed, told.count
    if told.noticed not in told.plain:  # on phones of Apple, lines about a group bear its name as their author
        chat.group = told.noticed
        del told.authors[chat.group]
    chat.authors = tuple(name for name, _ in told.authors.most_common())
    chat._took_back = frozenset(told.took_back)


def _styles(container: Container, chat: Chat) -> dict[tuple[str, ...], _Style]:
    """What the lines of each way of writing tell, or those of the chat's, if it is known."""
    styles: dict[tuple[str, ...], _Style] = {}
    with suppress(MemberBroken), container.open(chat.member) as stream:  # it is told when it is read
        for message in messages(stream, chat.style, 0, chat.within):
            style = styles.setdefault(message.head.style, _Style())
            style.count += 1
            style.after[message.after] += 1
            style.dates.add(message.head)
            name, body = author(message.head.body)
            if not is_author(name):
                continue
            what = said(body, name)
            if what.own:
                style.noticed = style.noticed or (name if style.count == 1 else "")
            elif len(style.authors) < MOST_AUTHORS or name in style.authors:
                style.authors[name] += 1
            if not marked(body):
                style.plain.add(name)
            if what.mine:
                style.took_back.add(name)
    return styles


def _earlier(dates: Dates) -> Within:
    """Whether a message was sent before the one above it, as those are that somebody copied into it."""

    def within(found: Head, current: Head) -> bool:
        try:
            return dates.read(found) < dates.read(current)
        except Unusable:
            return False

    return within


def _settle(chats: Sequence[Chat], remembered: Remembered) -> None:
    for chat in chats:
        _said(chat, {remembered.told})
        if not chat.told:
            _within(chat)
        if not chat.told:
            _said(chat, before(remembered, "whatsapp"))
    mine = Counter(chat.me for chat in chats if chat.told and chat.me)
    if not mine and len(chats) > 1:
        present = set.intersection(*(set(chat.authors) for chat in chats))
        mine.update(name for name in present if not is_unsaved(name))
    if len(mine) != 1:
        return
    (name,) = mine
    for chat in chats:
        if not chat.told:
            chat.told, chat.me = True, name if name in chat.authors else None
            _alone(chat)


def _said(chat: Chat, names: set[str]) -> None:
    """Who I am as I say it myself, or as an earlier archive told."""
    folded = {spaced(name).casefold() for name in names if name}
    found = [name for name in chat.authors if name.casefold() in folded]
    if len(found) == 1:
        chat.me, chat.told = found[0], True
        _alone(chat)


def _within(chat: Chat) -> None:
    """Who I am by the chat itself: who took a message back as “you”; in a chat of two, whom it is not named after, and
    whom the phone has not saved is not me."""
    if len(chat._took_back) == 1:
        (chat.me,) = chat._took_back
        chat.told = True
        _alone(chat)
        return
    if chat.group or not 0 < len(chat.authors) < 3:
        return
    others = [name for name in chat.authors if name == chat.noticed or _bears(chat, name)]
    if len(others) == 2:  # “Ana Silva”, where the other is called “Silva”
        others = sorted(others, key=lambda name: len(_tokens(name)))[1:]
    if not others and len(chat.authors) == 2:
        others = [name for name in chat.authors if is_unsaved(name)]
    if len(others) == 1:
        chat.other, chat.told = others[0], True
        chat.me = next((name for name in chat.authors if name != chat.other), None)


def _alone(chat: Chat) -> None:
    """A chat of two that is named after nobody else is with the other."""
    rest = [name for name in chat.authors if name != chat.me]
    if len(rest) == 1 and not chat.group and (not chat.titles or _bears(chat, rest[0])):
        chat.other = rest[0]


def _bears(chat: Chat, name: str) -> bool:
    """Whether a chat is named after somebody. Servers and phones write some letters of a file's name otherwise."""
    return any(
        _ends(split(title), split(name)) for title in chat.titles for split in (_tokens, _plain_tokens) if split(name)
    )


def _ends(title: list[str], name: list[str]) -> bool:
    """Whether a title is what the program calls a chat, followed by the name; in languages whose words for it are not
    known, whether it ends with the name."""
    rest = _rest(title)
    return title[-len(name) :] == name and rest in (None, name)


def _rest(title: list[str]) -> list[str] | None:
    """What follows the words that the program calls a chat by; None where it does not begin with them."""
    found = (phrase for phrase in FILES if title[: len(phrase)] == phrase)
    return next((title[len(phrase) :] for phrase in found), None)


def _tokens(text: str) -> list[str]:
    decomposed = in_form("NFKD", text).casefold()
    return _TOKEN.findall("".join(each for each in decomposed if not unicodedata.combining(each)))


def _plain_tokens(text: str) -> list[str]:
    """As a server that takes only plain letters writes the name of a file."""
    decomposed = in_form("NFKD", text).casefold()
    return _TOKEN.findall("".join(each for each in decomposed if each.isascii()))


_TOKEN = re.compile(r"[^\W_]+")
