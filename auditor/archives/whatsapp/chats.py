"""The chats of an import: learned once over before their messages are read, as only the whole tells how dates are
written, who takes part, and who of them I am."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from auditor.activities.activity import Person
from auditor.archives.acts import before, named, spaced
from auditor.archives.archive import Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.remembered import Remembered
from auditor.archives.whatsapp.dates import Dates
from auditor.archives.whatsapp.lines import Begin, Head, Within, author, begins, marked, messages
from auditor.archives.whatsapp.titles import bears, by_program, named_so, titles_of, words_of
from auditor.archives.whatsapp.words import begins_unsaved, is_author, is_unsaved, said
from auditor.translatable import Sentence

#: A group has no more members, and a file no more authors.
MOST_AUTHORS = 2_000
#: How no chat of WhatsApp's ends: the program signal-export writes those of Signal so, with lines made alike.
_OTHERS = ".md"
#: A line of the program stands so often at most, and a name has fewer words, or so many more than another's name.
_RARE, _LONGEST_NAME, _MORE = 2, 8, 4
#: Of so many messages one may be copied into another.
_PASTED = 4


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
    lines: frozenset[str] = frozenset()  # what stands as an author and is a line of the program with a colon in it
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
        named = (named_so(title) for title in (*self.titles, self.group, self.noticed))
        return f"group {next(filter(None, named), '')}"

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
    return [
        Chat(member, titles_of(container, member)) for member, begin in _texts(container) if _is_chat(member, begin)
    ]


def strange(container: Container) -> list[tuple[str, str]]:
    """The names of files that are called as the program calls chats, but in whose first lines no message begins in a
    way that is known, with the first line of each."""
    return [
        (member.name, begin.first)
        for member, begin in _texts(container)
        if _is_named(member) and begin.first and not begin.messages
    ]


def _texts(container: Container) -> Iterator[tuple[Member, Begin]]:
    for member in container.members:
        name = member.name.casefold()
        if (not container.lone and not name.endswith(".txt")) or name.endswith(_OTHERS):
            continue
        with suppress(MemberBroken), container.open(member) as stream:
            yield member, begins(stream)


def _is_named(member: Member) -> bool:
    return by_program(member.base) or member.base == "_chat.txt"


def _is_chat(member: Member, begin: Begin) -> bool:
    """Whether it begins as a chat does; one that is named so may begin within a message, as where somebody cut it."""
    named = _is_named(member)
    return begin.of_people and begin.messages >= (1 if named else 2) and (begin.at_once or named)


def learn(container: Container, chats: Sequence[Chat]) -> None:
    """Learn of every chat what the whole of it tells, and who I am."""
    for chat in chats:
        _learn(container, chat)
    _settle_dates(chats)
    _settle(chats, container.remembered)


def _settle_dates(chats: Sequence[Chat]) -> None:
    """One phone writes all its chats alike: where the dates of one may be read in two ways, others tell."""
    orders: dict[tuple[str, ...] | None, set[str]] = defaultdict(set)
    for chat in chats:
        if chat.dates.order:
            orders[chat.style].add(chat.dates.order)
    for chat in chats:
        told = orders[chat.style]
        if chat.dates.doubtful and len(told) == 1 and chat.dates.settle_as(*told):
            chat.refused = None


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
    chat.group = _group(chat, told)
    chat.lines = frozenset(name for name, times in told.authors.items() if times <= _RARE and _is_line(name, told))
    for name in (chat.group, *chat.lines):
        del told.authors[name]
    chat.authors = tuple(name for name, _ in told.authors.most_common())
    chat._took_back = frozenset(told.took_back)


def _is_line(name: str, told: _Style) -> bool:
    """Whether what stands before a colon is a line of the program, which on Android has no author: “+44 20 7946 0000
    added you to a group in the community: Birds”. It begins with a number that the phone has not saved, or with whom
    it is about, or is longer than what phones call people."""
    words = len(name.split())
    if words >= _LONGEST_NAME or begins_unsaved(name):
        return True
    return any(name.startswith(f"{other} ") and words - len(other.split()) >= _MORE for other in told.authors)


def _group(chat: Chat, told: _Style) -> str:
    """What stands as an author and is the group: on phones of Apple, lines about a group bear its name. Where the first
    line is gone, as of a long chat, it is whom a chat of several is named after and who wrote nothing; where the signs
    are gone by which the program marks its lines, whom the first line is about and the chat is named after."""
    if told.noticed and told.noticed not in told.plain:
        return told.noticed
    named_after = [name for name in told.authors if _bears(chat, name)] if len(told.authors) > 2 else []
    alike = [name for name in named_after if name == told.noticed or name not in told.plain]
    return alike[0] if len(alike) == 1 else ""


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
            if not marked(body) and not what.own:
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
        others = sorted(others, key=words_of)[1:]
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
    """Whether a chat is named after somebody."""
    return any(bears(title, name) for title in chat.titles)
