"""Who is who in LinkedIn's export: people by the address of their profile, and which of them is me."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from auditor.activities.activity import Person

ME = Person("me")
HIDDEN = "LinkedIn Member"
LONGEST_NAME = 500

_PROFILE = re.compile(r"(?:^|//|\.)linkedin\.com/(in|company|school|showcase|pub)/([^/?#\s,;]+)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.){1,4}[A-Z]?|PhD|MBAs?|[A-Z]{2,6}®?|Jr|Sr|II|III")


def slug(url: str) -> str | None:
    """The id a profile's address gives: ``in/ana-silva``. None for anything that is no profile's address."""
    if not (found := _PROFILE.search(url)):
        return None
    kind, name = found.groups()
    return f"{kind.lower()}/{unquote(name).lower()}"[:LONGEST_NAME]


def spaced(name: str) -> str:
    """A name with single spaces, no longer than names are."""
    return " ".join(name.split())[: LONGEST_NAME - 5]


class People:
    """Everyone the export tells of. Names lead to an address where one file gives it and no other contradicts."""

    def __init__(self) -> None:
        self.my_names: set[str] = set()
        self.my_slug: str | None = None
        self._slugs: dict[str, str | None] = {}  # by name; None: several people bear it
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
        """The address of the only one who bears the name."""
        return self._slugs.get(name)

    def claim(self, url: str) -> None:
        """An invitation says that this address is mine."""
        if found := slug(url):
            self._claims[found] += 1

    def settle(self) -> None:
        """Take the address that most invitations say is mine."""
        if self._claims:
            self.my_slug = self._claims.most_common(1)[0][0]

    @property
    def owner_known(self) -> bool:
        """Whether it can be told which of the people is me."""
        return self.my_slug is not None or bool(self.my_names)

    def __call__(self, name: str, url: str) -> Person:
        """The person of a name and an address, either of which may be empty; ``ME`` for me."""
        key = (name, url)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._person(spaced(name), slug(url))
        return known

    def _person(self, name: str, found: str | None) -> Person:
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
        """Those a message went to. Names are joined by a comma, which is also part of some names."""
        addresses = [address for address in re.split(r"[,;\s]+", urls) if slug(address)] if urls else []
        if len(addresses) == 1 and HIDDEN not in names:
            return [self(names, addresses[0])]
        if not addresses and ", " not in names:
            return [self(names, "")] if names and names != HIDDEN else [hidden(conversation)]
        apart = [name for name in self.split(names) if name != HIDDEN]
        found = [self(name, "") for name in apart] if not addresses else self._paired(apart, addresses)
        return [*found, hidden(conversation)] if HIDDEN in names or not found else found

    def _paired(self, names: list[str], addresses: list[str]) -> list[Person]:
        if len(names) == len(addresses):
            return [self(name, address) for name, address in zip(names, addresses, strict=True)]
        return [self("", address) for address in addresses]

    def split(self, names: str) -> list[str]:
        """The single names of a list, the longest known ones first; “, Ph.D.” stays with the name before it."""
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
    """Someone who hid or closed their account: no one outside the one conversation."""
    return Person(f"hidden:{conversation}"[:LONGEST_NAME])


def told_by_presence(rows: Iterable[tuple[str, str, str, str]], people: People) -> None:
    """Find the owner from messages, given as sender, sender's address, recipients, recipients' addresses.

    The owner takes part in every message. An address that sends under the owner's name is theirs; without a name to go
    by, the one participant of all messages is, or of nearly all; and if there are two such, nobody is.
    """
    present: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    total = 0
    for (sender, address, to, addresses), times in Counter(rows).items():
        total += times
        people.meet(sender, address)
        name = spaced(sender)
        key = slug(address) or f"name:{name}"
        names.setdefault(key, set()).add(name)
        listed = [found for part in re.split(r"[,;\s]+", addresses) if (found := slug(part))] if addresses else []
        for one in {key, *(listed or (f"name:{name}" for name in people.split(to)))}:
            present[one] += times
    for key in [key for key in present if key.startswith("name:")]:
        same = people.named(key.removeprefix("name:"))
        if same and len(names.get(same, ())) <= 3:  # who goes by more names than that is no one person
            present[same] += present.pop(key)
    own = [key for key in names if key.startswith(("in/", "pub/")) and people.my_names & names[key]]
    if own:
        people.my_slug = max(own, key=lambda key: present[key])
    elif not people.my_names:
        for least in (total, 0.98 * total):
            everywhere = [key for key, count in present.items() if count >= least and key != "name:"]
            if everywhere:
                if len(everywhere) == 1:
                    _take(everywhere[0], people)
                break
    if people.my_slug in names:
        people.my_names |= {name for name in names[people.my_slug] if name and name != HIDDEN}


def _take(key: str, people: People) -> None:
    if key.startswith("name:"):
        people.my_names.add(key.removeprefix("name:"))
    else:
        people.my_slug = key
