"""What a later archive may need from earlier ones: who the person is on a site, and the addresses of names.

The parts of an export come one by one, and exports of earlier years name people without their address.
"""

import msgspec

#: The longest name of an account, in characters, as for people.
LONGEST = 500


class Me(msgspec.Struct, frozen=True):
    """One of the person's accounts on a site: its present and earlier names, and the addresses of its profile.
    ``guessed``: it is only known by who takes part in most conversations."""

    site: str
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def account(self) -> str | None:
        """The name of the account in its activities, or None."""
        named = (*self.addresses, *self.names)
        return named[0][:LONGEST] if named and named[0] else None

    def same(self, other: "Me") -> bool:
        """Whether both are the same account: the addresses decide, or the names if one has no address."""
        if self.site != other.site:
            return False
        if self.addresses and other.addresses:
            return bool({*self.addresses} & {*other.addresses})
        return bool({*self.names} & {*other.names})

    def merged(self, other: "Me") -> "Me":
        """One record from two of the same account."""
        names, addresses = (*self.names, *other.names), (*self.addresses, *other.addresses)
        return Me(self.site, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(addresses)))


class Acquainted(msgspec.Struct, frozen=True):
    """Names for which an archive has exactly one address: ids on the site by name."""

    site: str
    people: dict[str, str]


class Unclear(msgspec.Struct, frozen=True):
    """It is unknown which of the people in a file is the person. ``candidates`` are names, the most probable first;
    ``messages`` is how many could not be taken because of that."""

    site: str
    file: str
    messages: int
    candidates: tuple[str, ...]


class Remembered(msgspec.Struct, frozen=True):
    """``me`` are the person's accounts, ``people`` ids by name for each site; ``told`` is who the person says they are
    in this archive, by name or address; ``nicknames`` are their other names, on any site."""

    me: tuple[Me, ...] = ()
    people: dict[str, dict[str, str]] = {}
    told: str = ""
    nicknames: tuple[str, ...] = ()


NOTHING = Remembered()
