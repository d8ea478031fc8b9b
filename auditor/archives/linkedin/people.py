"""Who is who in LinkedIn's export: people by the address of their profile, and which of them is me."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote

from auditor.activities.activity import Person
from auditor.activities.letters import in_form
from auditor.archives.remembered import NOTHING, Acquainted, Me, Remembered

SITE = "linkedin"
ME = Person("me")
HIDDEN = "LinkedIn Member"
LONGEST_NAME = 500

_PROFILE = re.compile(r"(?:^|//|\.)linkedin\.com/(in|company|school|showcase|pub)/([^/?#\s,;]+)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.){1,4}[A-Z]?|PhD|MBAs?|[A-Z]{2,6}®?|Jr|Sr|II|III")


def slug(url: str) -> str | None:
    """The id in a profile's address: ``in/ana-silva``. None for anything else."""
    if not (found := _PROFILE.search(url)):
        return None
    kind, name = found.groups()
    return f"{kind.lower()}/{unquote(name).lower()}"[:LONGEST_NAME]


#: Characters that turn the direction of writing or are invisible: they would garble sentences with the name.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def spaced(name: str) -> str:
    """A name with single spaces, without invisible characters, cut to the longest allowed length."""
    if not name.isascii():
        name = in_form("NFC", name)
    return " ".join(_UNSEEN.sub("", name).split())[: LONGEST_NAME - 5]


class People:
    """Everyone in the export. A name leads to an address if one file says so and no other contradicts."""

    def __init__(self, remembered: Remembered = NOTHING) -> None:
        self.my_names: set[str] = set()
        self.my_slug: str | None = None
        self.told, self.nicknames = remembered.told, remembered.nicknames
        self.guessed = False  # who I am is known only from the conversations
        self.accounts = [me for me in remembered.me if me.site == SITE]
        self.directed = False  # the messages say which of them are mine
        #: Who may be me, the most probable first, if the messages leave it open.
        self.candidates: tuple[str, ...] | None = None
        self._remembered = remembered.people.get(SITE, {})
        self._slugs: dict[str, str | None] = {}  # by name; None: several people have it
        self._names: dict[str, str] = {}  # by slug
        self._known: dict[tuple[str, str], Person] = {}
        self._claims: Counter[str] = Counter()  # slugs that invitations say are mine

    def meet(self, name: str, url: str) -> None:
        """Learn that a name belongs to an address."""
        name, found = spaced(name), slug(url)
        if not name or not found or name == HIDDEN:
            return
        self._names.setdefault(found, name)
        if self._slugs.setdefault(name, found) != found:
            self._slugs[name] = None

    def named(self, name: str) -> str | None:
        """The address of the only person with the name, in this archive or else in earlier ones."""
        return self._slugs[name] if name in self._slugs else self._remembered.get(name)

    def claim(self, url: str) -> None:
        """Note that an invitation says that this address is mine."""
        if found := slug(url):
            self._claims[found] += 1

    def settle(self) -> None:
        """Take the address that most invitations say is mine."""
        if self._claims:
            self.my_slug = self._claims.most_common(1)[0][0]

    @property
    def owner_known(self) -> bool:
        """Whether it is known which of the people is me."""
        return self.candidates is None and (self.my_slug is not None or bool(self.my_names))

    def me(self) -> Me | None:
        """Who I am according to the archive."""
        if not self.my_slug and not self.my_names:
            return None
        return Me(SITE, tuple(sorted(self.my_names)), (self.my_slug,) if self.my_slug else (), self.guessed)

    def acquainted(self) -> Acquainted:
        """The addresses of names in the archive."""
        mine = self.my_slug
        return Acquainted(SITE, {name: found for name, found in self._slugs.items() if found and found != mine})

    def shown(self, key: str) -> str:
        """A person's name to show in a question, by address or ``name:``."""
        return key.removeprefix("name:") if key.startswith("name:") else self._names.get(key, key)

    def __call__(self, name: str, url: str) -> Person:
        """Like ``person``, but cached: a person who occurs again is the same object."""
        key = (name, url)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.person(name, url)
        return known

    def person(self, name: str, url: str) -> Person:
        """The person with a name and an address, one of which may be empty; ``ME`` for me."""
        name, found = spaced(name), slug(url)
        if found is None and name and name in self.my_names:
            return ME
        found = found or self.named(name)
        if found is not None and found == self.my_slug:
            return ME
        if found is not None and self.my_slug is None and name in self.my_names:
            return ME
        if found is not None:
            return Person(found, self._names.get(found) or name or None)
        return Person(f"name:{name}", name)

    def recipients(self, names: str, urls: str, conversation: str) -> list[Person]:
        """The recipients of a message. Names are separated by commas, which are also part of some names."""
        addresses = [address for address in re.split(r"[,;\s]+", urls) if slug(address)] if urls else []
        if len(addresses) == 1 and HIDDEN not in names:
            return [self(names, addresses[0])]
        if not addresses and ", " not in names:
            return [self(names, "")] if names and names != HIDDEN else [hidden(conversation)]
        apart = [name for name in self.split(names) if name != HIDDEN]
        if len(apart) != len(addresses) == names.count(",") + 1:
            apart = [name for name in names.split(",") if spaced(name) not in ("", HIDDEN)]
        found = [self(name, "") for name in apart] if not addresses else self._paired(apart, addresses)
        return [*found, hidden(conversation)] if HIDDEN in names or not found else found

    def _paired(self, names: list[str], addresses: list[str]) -> list[Person]:
        if len(names) == len(addresses):
            return [self(name, address) for name, address in zip(names, addresses, strict=True)]
        return [self("", address) for address in addresses]

    def pairs(self, names: str, addresses: Sequence[str]) -> list[tuple[str, str]]:
        """The addresses of recipients, each with its name, as far as that is known."""
        if len(addresses) == 1 and names and HIDDEN not in names:
            return [(addresses[0], spaced(names))]
        apart = [name for name in self.split(names) if name != HIDDEN] if addresses else []
        return list(zip(addresses, apart, strict=True)) if len(apart) == len(addresses) else []

    def split(self, names: str) -> list[str]:
        """The single names in a list, the longest known ones first; “, Ph.D.” stays with the name before it."""
        parts = names.split(", ")
        apart: list[str] = []
        while parts:
            take = next((n for n in range(min(len(parts), 5), 1, -1) if self._knows(", ".join(parts[:n]))), 1)
            if take == 1 and apart and not self._knows(parts[0]) and _SUFFIX.fullmatch(parts[0].strip()):
                apart[-1] = f"{apart[-1]}, {parts[0]}"
            else:
                apart.append(", ".join(parts[:take]))
            del parts[:take]
        return [name for name in map(spaced, apart) if name]

    def _knows(self, name: str) -> bool:
        name = spaced(name)
        return name in self._slugs or name in self.my_names


def hidden(conversation: str) -> Person:
    """A person who hid or closed their account: known only within this one conversation."""
    return Person(f"hidden:{conversation}"[:LONGEST_NAME])
