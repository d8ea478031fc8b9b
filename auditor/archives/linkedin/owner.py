"""Finds out which person in the messages is me: by the profile, invitations, earlier archives, and presence.

The owner of an archive takes part in all its conversations. A name alone can mislead: Profile.csv has today's name,
messages.csv has earlier ones, such as a maiden name or a name with degrees.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.activities.letters import in_form
from auditor.archives.linkedin.people import HIDDEN, People, slug, spaced

#: How many messages are examined if another file has already said who I am.
ENOUGH = 2_000
_NEARLY = 0.98
#: How many people are offered to choose from.
_OFFERED = 8
_NOBODY = frozenset({"name:", f"name:{HIDDEN}"})

Row = tuple[str, str, str, str]


@dataclass
class Presence:
    """How many messages each person takes part in, by address or ``name:``, and their names there."""

    total: int = 0
    present: Counter[str] = field(default_factory=Counter)
    names: dict[str, set[str]] = field(default_factory=dict)

    def often(self, key: str | None) -> bool:
        """Whether somebody takes part in at least half of the messages."""
        return key is not None and 2 * self.present[key] >= self.total

    def everywhere(self) -> list[str]:
        """The people who take part in all messages, or else in nearly all."""
        for least in (self.total, _NEARLY * self.total):
            if found := [key for key, count in self.present.items() if count >= least]:
                return found
        return []


def presence(rows: Iterable[Row], people: People) -> Presence:
    """Count messages, given as sender, sender's address, recipients, recipients' addresses, and learn who is who."""
    found = Presence()
    present, names = found.present, found.names
    for (sender, address, to, addresses), times in Counter(rows).items():
        found.total += times
        people.meet(sender, address)
        name = spaced(sender)
        key = slug(address) or f"name:{name}"
        names.setdefault(key, set()).add(name)
        listed = [one for part in re.split(r"[,;\s]+", addresses) if (one := slug(part))] if addresses else []
        for one, called in people.pairs(to, listed):
            names.setdefault(one, set()).add(called)
        for one in {key, *(listed or (f"name:{name}" for name in people.split(to)))}:
            present[one] += times
    for key in [key for key in present if key.startswith("name:")]:
        same = people.named(key.removeprefix("name:"))
        if same and len(names.get(same, ())) <= 3:  # an address with more names is not one person's
            present[same] += present.pop(key)
    for key in [key for key in present if key in _NOBODY or key.startswith(("company/", "school/", "showcase/"))]:
        del present[key]
    return found


def settle(found: Presence, people: People) -> None:
    """Decide which person is me, or put those who may be into ``people.candidates``."""
    owner = _owner(found, people) if found.total else people.my_slug or next(iter(people.my_names), None)
    if owner is None:
        likely = sorted(found.present, key=lambda key: (-found.present[key], key))
        people.candidates = tuple(map(people.shown, likely[:_OFFERED]))
        return
    people.candidates = None
    people.guessed = not (people.told or people.my_slug or people.my_names)
    if owner.startswith("name:"):
        people.my_names.add(owner.removeprefix("name:"))
    elif "/" in owner:
        people.my_slug = owner
        people.my_names |= {name for name in found.names.get(owner, ()) if name and name != HIDDEN}


def _owner(found: Presence, people: People) -> str | None:
    if people.told:
        said = [key for key in found.present if _is(key, people.told, found, people)]
        if said or not (people.my_slug or people.my_names):
            return _one(said)
        # If several archives are read at once, the answer names the person on another site; this archive says whose it
        # is.
    if people.my_slug and found.often(people.my_slug):
        return people.my_slug
    named = [key for key in found.present if _names(key, found) & people.my_names]
    mine = max(named, key=lambda key: (found.present[key], "/" in key), default=None)
    if found.often(mine):
        return mine
    everywhere = found.everywhere()
    if len(everywhere) == 1:
        return everywhere[0]
    often = everywhere or [key for key in found.present if found.often(key)]
    alike = [key for key in often if any(_alike(one, name) for one in _names(key, found) for name in people.my_names)]
    before = {name for me in people.accounts for name in (*me.names, *me.addresses)}
    known = [key for key in often if key in before or _names(key, found) & before]
    return _one(alike) or _one(known) or mine


def _one(keys: list[str]) -> str | None:
    return keys[0] if len(keys) == 1 else None


def _names(key: str, found: Presence) -> set[str]:
    return {key.removeprefix("name:")} if key.startswith("name:") else found.names.get(key, set())


def _is(key: str, told: str, found: Presence, people: People) -> bool:
    wanted = spaced(told).casefold()
    if key in (slug(told), wanted, f"in/{wanted}"):
        return True
    return wanted in {name.casefold() for name in (*_names(key, found), people.shown(key))}


def _alike(one: str, other: str) -> bool:
    """Whether one name is the other with something added, such as degrees, a second family name or an emoji."""
    first, second = _words(one), _words(other)
    return len(first & second) >= 2 and (first <= second or second <= first)


def _words(name: str) -> set[str]:
    apart = in_form("NFKD", name.casefold())
    return set(re.findall(r"\w+", "".join(each for each in apart if not unicodedata.combining(each))))
