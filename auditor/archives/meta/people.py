"""Who is who in one of Meta's exports: people by user name if there is one, else by the name shown; and who I am.

Messages name people only by the name shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from auditor.activities.activity import Person
from auditor.archives.acts import LONGEST_NAME, ME, before, named, spaced
from auditor.archives.container import Member
from auditor.archives.remembered import NOTHING, Acquainted, Me, Remembered

#: The name of people with closed accounts is “Facebook user” in the language of one's own account.
_CLOSED = re.compile(r"\b(?:Facebook|Instagram)", re.IGNORECASE)
_USERNAME = re.compile(r"[a-z0-9._]{1,30}")
_ADDRESS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:instagram\.com|threads\.(?:net|com))/(?:_u/|stories/)?@?([A-Za-z0-9._]{1,30})/?(?:[?#]|$)"
)
_POST = re.compile(r"https?://(?:[\w-]+\.)*threads\.(?:net|com)/@([A-Za-z0-9._]{1,30})/")
#: The folder of channels, in which few write to many followers; it has this name in every language.
BROADCAST = "broadcast"
#: In what part of the conversations somebody must take part to count as being in all of them.
_NEARLY = 0.98


@dataclass
class Thread:
    """A conversation, as its files show it before its messages are read. ``key`` names it alike in every export."""

    key: str
    members: list[Member] = field(default_factory=list)
    participants: dict[str, None] = field(default_factory=dict)  # in their order
    title: str = ""
    section: str = ""  # the folder it is filed in, as “inbox”
    encrypted: bool = False
    alike: set[str] = field(default_factory=set)  # names that several of the participants have

    def other(self) -> str | None:
        """The person after whom the conversation is named, if it is one of two people."""
        return self.title if len(self.participants) == 2 and self.title in self.participants else None


class People:
    """Everyone in the export. A name leads to a user name if a file says so and no other contradicts."""

    def __init__(self, site: str, remembered: Remembered = NOTHING) -> None:
        self._site, self._remembered = site, remembered
        self.nicknames = remembered.nicknames
        self.candidates: tuple[str, ...] = ()  # the people in conversations who may be me, if it is unknown
        self.my_names: set[str] = set()  # names that may be mine
        self.called = ""  # my name for certain, from the profile
        self.my_username: str | None = None
        self.owner: str | None = None  # my name in conversations
        self._by_conversations = False  # only the conversations show who I am
        self._usernames: dict[str, str | None] = {}  # by name; None: several people have it
        self._names: dict[str, str] = {}  # by user name
        self._seen: set[str] = set()
        self._shared: set[str] = set()  # names of several people

    def meet(self, name: str, username: str) -> None:
        """Learn that a name belongs to a user name."""
        name = spaced(name)
        self._seen.add(username)
        if name and name != username:
            self._names.setdefault(username, name)
        if name and name != username and self._usernames.setdefault(name, username) != username:
            self._usernames[name] = None

    def settle(self, threads: Sequence[Thread]) -> None:
        """Find out which of the people in conversations is me: by my own answer, by the profile, or by an earlier
        archive; else by who is in all of them, and by the names of conversations of two, which are the other
        person's."""
        told = [thread for thread in threads if len(thread.participants) > 1 and thread.section != BROADCAST]
        present = Counter(name for thread in told for name in thread.participants)
        others = Counter(other for thread in told if (other := thread.other()))
        sections = Counter((other, thread.section) for thread in told if (other := thread.other()))
        self._shared = {name for (name, _), count in sections.items() if count > 1}
        earlier = before(self._remembered, self._site)
        for likely in ({spaced(self._remembered.told)}, self.my_names, earlier):
            folded = {name.casefold() for name in likely if name}
            mine = sorted((name for name in present if name.casefold() in folded), key=lambda name: -present[name])
            if mine and 2 * present[mine[0]] >= len(told):
                self.owner = mine[0]
                return
        self._by_presence(told, present, others)
        self._by_conversations = self.owner is not None
        if self.owner is None:
            self.candidates = tuple(sorted(present, key=lambda name: (others[name] > 0, -present[name])))

    def _by_presence(self, told: Sequence[Thread], present: Counter[str], others: Counter[str]) -> None:
        for least in (len(told), _NEARLY * len(told)):
            everywhere = [name for name, count in present.items() if count >= least]
            if everywhere:
                never = [name for name in everywhere if not others[name]]
                self.owner = never[0] if len(never) == 1 and (len(everywhere) == 1 or others) else None
                return

    @property
    def me(self) -> Me | None:
        """Who I am according to this archive."""
        names = tuple(dict.fromkeys(name for name in (self.owner, self.called) if name))
        addresses = (self.my_username,) if self.my_username else ()
        guessed = self._by_conversations and not self.called and not addresses
        return Me(self._site, names, addresses, guessed) if names or addresses else None

    @property
    def acquainted(self) -> Acquainted | None:
        """The names that lead to a user name, or None."""
        known = {name: user for name, user in self._usernames.items() if user and user != self.my_username}
        return Acquainted(self._site, known) if known else None

    def named(self, name: str, thread: Thread | None = None) -> Person:
        """A person by the name shown; ``ME`` for me."""
        if name == self.owner and name:
            return ME
        name = spaced(name)
        if not name or (_CLOSED.search(name) and len(name.split()) < 5):
            return Person(f"hidden:{thread.key if thread else name}"[:LONGEST_NAME])
        if thread and name in self._shared and thread.other() == name:
            return Person(f"name:{name} ({thread.key})"[:LONGEST_NAME], name)
        username = self._username(name) or (name.lower() if name.lower() in self._seen else None)
        return Person(username, name) if username else named(name)

    def _username(self, name: str) -> str | None:
        if name in self._usernames:
            return self._usernames[name]
        return self._remembered.people.get(self._site, {}).get(name)

    def by_username(self, username: str) -> Person:
        """A person by user name; ``ME`` for me."""
        username = username.lstrip("@").lower()[:LONGEST_NAME]
        return ME if username == self.my_username else Person(username, self._names.get(username, username))

    def others(self, thread: Thread) -> list[Person]:
        """The participants of a conversation besides me; an unknown person if nobody is named."""
        found = dict.fromkeys(self.named(name, thread) for name in thread.participants if name != self.owner)
        return list(found) or [Person(f"hidden:{thread.key}"[:LONGEST_NAME])]


def username(*told: str) -> str | None:
    """The first of several texts that is a user name or the address of a profile, as a user name; None if none is."""
    for each in told:
        if _USERNAME.fullmatch(each.lower()):
            return each.lower()
        if found := _ADDRESS.match(each) or _POST.match(each):
            return found[1].lower()
    return None


def names_of(found: Iterable[str]) -> set[str]:
    """The texts among those of a profile that may be a person's name."""
    return {name for each in found if (name := spaced(each)) and len(name) < 200}
