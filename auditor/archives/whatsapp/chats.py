"""The chats of an import. They are read once before their messages, because only the whole shows how dates are written,
who takes part, and which of these people I am."""

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

#: How many members a group, and how many authors a file may have.
MOST_AUTHORS = 2_000
#: No chat of WhatsApp has this ending: the program signal-export writes Signal's chats so, with similar lines.
_OTHERS = ".md"
#: A line of the program occurs at most so often; a name has fewer words, or at most so many more than another name.
_RARE, _LONGEST_NAME, _MORE = 2, 8, 4
#: Among so many messages, one may have been copied into another.
_PASTED = 4


@dataclass
class _Style:
    """What the lines in one style of writing show."""

    dates: Dates = field(default_factory=Dates)
    count: int = 0
    authors: Counter[str] = field(default_factory=Counter)
    plain: set[str] = field(default_factory=set)  # people who wrote something not marked as the program's
    took_back: set[str] = field(default_factory=set)
    noticed: str = ""  # the subject of the first line, if it is the program's and has an author
    after: Counter[str] = field(default_factory=Counter)  # how the lines before its heads end


@dataclass
class Chat:
    """One exported chat. ``titles`` are the names that it may have, from its file, its folder and the zip."""

    member: Member
    titles: tuple[str, ...]
    style: tuple[str, ...] | None = None
    dates: Dates = field(default_factory=Dates)
    refused: Sentence | None = None
    authors: tuple[str, ...] = ()
    me: str | None = None
    told: bool = False  # whether it is known who I am, even if I wrote nothing
    other: str | None = None  # the other person, if there is only one
    _took_back: frozenset[str] = frozenset()
    noticed: str = ""
    group: str = ""  # the author that is really the group
    lines: frozenset[str] = frozenset()  # authors that are really lines of the program with a colon
    count: int = 0
    within: Within | None = None

    @property
    def candidates(self) -> tuple[str, ...]:
        """The people who may be me."""
        return tuple(name for name in self.authors if not is_unsaved(name))

    @property
    def key(self) -> str:
        """A name for the chat that is the same in every export."""
        if self.other:
            return f"with {self.other}"
        named = (named_so(title) for title in (*self.titles, self.group, self.noticed))
        return f"group {next(filter(None, named), '')}"

    def others(self) -> list[Person]:
        """The participants besides me. A group remains a group even if only one other person wrote."""
        if self.other:
            return [person(self.other)]
        known = [person(name) for name in self.authors if name != self.me]
        return known if len(known) > 1 else [*known, Person(f"hidden:{self.key}"[:500])]


def person(name: str) -> Person:
    """A person by their name in the phone."""
    return named(name)


def known(container: Container) -> list[Chat]:
    """The files that are exported chats."""
    return [
        Chat(member, titles_of(container, member)) for member, begin in _texts(container) if _is_chat(member, begin)
    ]


def strange(container: Container) -> list[tuple[str, str]]:
    """Files with names of chats whose first lines do not begin a message in any known way: each file's name and first
    line."""
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
    """Whether it begins like a chat; a file with such a name may begin inside a message, if somebody cut it."""
    named = _is_named(member)
    return begin.of_people and begin.messages >= (1 if named else 2) and (begin.at_once or named)


def learn(container: Container, chats: Sequence[Chat]) -> None:
    """Learn what the whole of each chat shows, and who I am."""
    for chat in chats:
        _learn(container, chat)
    _settle_dates(chats)
    _settle(chats, container.remembered)


def _settle_dates(chats: Sequence[Chat]) -> None:
    """Decide about ambiguous dates by other chats, because a phone writes dates in all its chats alike."""
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
    """Whether what precedes a colon is a line of the program, which on Android has no author: “+44 20 7946 0000 added
    you to a group in the community: Birds”. It begins with an unsaved number, or with the person it is about, or is
    longer than names in phones."""
    words = len(name.split())
    if words >= _LONGEST_NAME or begins_unsaved(name):
        return True
    return any(name.startswith(f"{other} ") and words - len(other.split()) >= _MORE for other in told.authors)


def _group(chat: Chat, told: _Style) -> str:
    """The author that is really the group: on Apple's phones, lines about a group have its name as author. If the first
    line is missing, as in a long chat, it is the name of a chat of several that wrote nothing. If the signs by which
    the program marks its lines are missing, it is the subject of the first line after whom the chat is named."""
    if told.noticed and told.noticed not in told.plain:
        return told.noticed
    named_after = [name for name in told.authors if _bears(chat, name)] if len(told.authors) > 2 else []
    alike = [name for name in named_after if name == told.noticed or name not in told.plain]
    return alike[0] if len(alike) == 1 else ""


def _styles(container: Container, chat: Chat) -> dict[tuple[str, ...], _Style]:
    """What the lines in each style of writing show, or only those in the chat's style, if it is known."""
    styles: dict[tuple[str, ...], _Style] = {}
    with suppress(MemberBroken), container.open(chat.member) as stream:  # reported when it is read
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
    """A test whether a message was sent before the one above it, as messages copied into that one are."""

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
    """Who I am by my own answer, or by an earlier archive."""
    folded = {spaced(name).casefold() for name in names if name}
    found = [name for name in chat.authors if name.casefold() in folded]
    if len(found) == 1:
        chat.me, chat.told = found[0], True
        _alone(chat)


def _within(chat: Chat) -> None:
    """Who I am by the chat itself: whoever took a message back as “you”; in a chat of two, the person after whom it is
    not named. A person whom the phone has not saved is not me."""
    if len(chat._took_back) == 1:
        (chat.me,) = chat._took_back
        chat.told = True
        _alone(chat)
        return
    if chat.group or not 0 < len(chat.authors) < 3:
        return
    others = [name for name in chat.authors if name == chat.noticed or _bears(chat, name)]
    if len(others) == 2:  # “Ana Silva”, if the other person is called “Silva”
        others = sorted(others, key=words_of)[1:]
    if not others and len(chat.authors) == 2:
        others = [name for name in chat.authors if is_unsaved(name)]
    if len(others) == 1:
        chat.other, chat.told = others[0], True
        chat.me = next((name for name in chat.authors if name != chat.other), None)


def _alone(chat: Chat) -> None:
    """Set ``other`` for a chat of two that is not named after anybody else."""
    rest = [name for name in chat.authors if name != chat.me]
    if len(rest) == 1 and not chat.group and (not chat.titles or _bears(chat, rest[0])):
        chat.other = rest[0]


def _bears(chat: Chat, name: str) -> bool:
    """Whether a chat is named after this person."""
    return any(bears(title, name) for title in chat.titles)
