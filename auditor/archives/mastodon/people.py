"""Who is meant: people and servers by the addresses that ActivityPub gives them, and which of them is me."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from auditor.activities.activity import Person

LONGEST_LINK, LONGEST_NAME = 2_000, 500
#: So many ways in which the addresses of one's own posts begin are known: an account has one or two.
_MOST_BEGINNINGS = 8

#: Of a post: a URL, or a tag URI (RFC 4151) as old servers gave it.
_ADDRESS = re.compile(r"(?:https?://|tag:[\w.-]+,\d{4}[\d-]{0,6}:)[^\s<>\"]+")
#: The address of a post that names whose it is: up to its number.
_OF_A_USER = re.compile(r"(https?://[^\s<>\"]+?/(?:users|p|@)/?[^/\s]+/(?:statuses/)?)[^/\s]+/?")
_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}


@dataclass
class Account:
    """The account that the archive is of: by its actor, or where that is missing by who acts in the outbox."""

    id: str | None = None
    followers: str | None = None
    beginnings: set[str] = field(default_factory=set)

    def wrote(self, address: str | None) -> None:
        """Learn how the addresses of my own posts begin; some servers count their users there."""
        if not address or address.startswith(tuple(self.beginnings)) or len(self.beginnings) >= _MOST_BEGINNINGS:
            return
        if begin := _begins(address):
            self.beginnings.add(begin)

    def continues(self, address: str, others: Iterable[str]) -> bool:
        """Whether what is answered is a post of my own. ``others`` are addressed.

        It is where its address begins as those of my posts do. Where addresses do not say whose a post is, an answer on
        my own server that is addressed to nobody continues what I began.
        """
        if self.id and address.startswith(f"{self.id}/"):
            return True
        if address.startswith(tuple(self.beginnings)):
            return True
        if not self.id or any(others) or _begins(address):
            return False
        return _host(address) == _host(self.id)

    def follows(self, address: str) -> bool:
        """Whether an address is that of everybody who follows me."""
        return address == self.followers or (self.id is not None and address == f"{self.id}/followers")


def public(address: str) -> bool:
    """Whether an address is that of everybody, or of everybody on one's server."""
    return address in _PUBLIC or address.endswith("/#Public")


def mention(name: str, href: str) -> Person:
    """By ``@user@host``; the host of a neighbour on one's own server is left out there."""
    user, _, host = name.lstrip("@").lower().partition("@")
    host = host or (_host(href) if "//" in href else "")
    return Person(f"{user}@{host}"[:LONGEST_NAME], user[:LONGEST_NAME]) if user and host else by_address(href or name)


def by_address(uri: str) -> Person:
    """By the address of an actor, ``https://host/users/user``, where nothing says the name."""
    parts = uri.split("/")
    if len(parts) > 3 and parts[2]:
        user = unquote(parts[-1]).lstrip("@").lower()
        if user and not user.isdigit():
            return Person(f"{user}@{parts[2].lower()}"[:LONGEST_NAME], user[:LONGEST_NAME])
    return Person(uri[:LONGEST_NAME] or "hidden:")


def author(status: Any) -> str | None:
    """The address of the account that a post of Mastodon's interface says it is of."""
    told = status.get("account") if isinstance(status, dict) else None
    return (address(told.get("uri")) or address(told.get("url"))) if isinstance(told, dict) else None


def address(thing: Any) -> str | None:
    """The address of a post or a person, which stands for it or is its id; None for words, which are not kept."""
    if isinstance(thing, dict):
        thing = thing.get("id")
    return thing[:LONGEST_LINK] if isinstance(thing, str) and _ADDRESS.fullmatch(thing) else None


def _begins(address: str) -> str | None:
    """Up to the number of a post, where its address says whose it is."""
    found = _OF_A_USER.fullmatch(address) if len(address) < LONGEST_NAME else None
    return found[1] if found else None


def _host(href: str) -> str:
    try:
        return urlsplit(href).hostname or ""
    except ValueError:  # as of an address that begins with half a bracket
        return ""
