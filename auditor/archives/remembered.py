"""What earlier archives told that a later one may need: who the person is on a site, and whose name leads where.

Parts of an export come one by one, and exports of earlier years name people without their address.
"""

import msgspec

#: Characters of an account's name, as of a person's.
LONGEST = 500


class Me(msgspec.Struct, frozen=True):
    """One of the person's accounts on a site: the names it bears or bore, and the addresses of its profile.
    ``guessed``: told by nothing but who takes part in most conversations."""

    site: str
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def account(self) -> str | None:
        """What its activities name it by."""
        named = (*self.addresses, *self.names)
        return named[0][:LONGEST] if named and named[0] else None

    def same(self, other: "Me") -> bool:
        """Whether both are one account: an address tells, and where either has none, a name."""
        if self.site != other.site:
            return False
        if self.addresses and other.addresses:
            return bool({*self.addresses} & {*other.addresses})
        return bool({*self.names} & {*other.names})

    def merged(self, other: "Me") -> "Me":
        """One record of two of the same account."""
        names, addresses = (*self.names, *other.names), (*self.addresses, *other.addresses)
        return Me(self.site, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(addresses)))


class Acquainted(msgspec.Struct, frozen=True):
    """Names that an archive gives an address, and that it gives no second: ids on the site by name."""

    site: str
    people: dict[str, str]


class Unclear(msgspec.Struct, frozen=True):
    """It cannot be told which of the people in a file is the person. ``candidates`` are names, the likeliest first;
    ``messages`` is how many could not be taken for it."""

    site: str
    file: str
    messages: int
    candidates: tuple[str, ...]


class Remembered(msgspec.Struct, frozen=True):
    """``me`` are the person's accounts, ``people`` ids by name for each site; ``told`` is who the person says to be in
    the archive at hand, by name or address; ``nicknames`` are what else they are called by, on whatever site."""

    me: tuple[Me, ...] = ()
    people: dict[str, dict[str, str]] = {}
    told: str = ""
    nicknames: tuple[str, ...] = ()


NOTHING = Remembered()
