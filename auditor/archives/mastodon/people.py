"""Identifies people and servers by their addresses in ActivityPub, and which of them is me."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from auditor.activities.activity import Person

LONGEST_LINK, LONGEST_NAME = 2_000, 500
#: How many beginnings of my posts' addresses are remembered: an account has one or two.
_MOST_BEGINNINGS = 8

#: The address of a post: a URL, or a tag URI (RFC 4151) as old servers wrote it.
_ADDRESS = re.compile(r"(?:https?://|tag:[\w.-]+,\d{4}[\d-]{0,6}:)[^\s<>\"]+")
#: The address of a post that names its author, up to its number.
_OF_A_USER = re.compile(r"(https?://[^\s<>\"]+?/(?:users|p|@)/?[^/\s]+/(?:statuses/)?)[^/\s]+/?")
_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}


@dataclass
class Account:
    """The account of the archive: from its actor, or if that is missing, from the author of the outbox."""

    id: str | None = None
    followers: str | None = None
    beginnings: set[str] = field(default_factory=set)

    def wrote(self, address: str | None) -> None:
        """Learn how the addresses of my own posts begin; on some servers they contain the user's number."""
        if not address or address.startswith(tuple(self.beginnings)) or len(self.beginnings) >= _MOST_BEGINNINGS:
            return
        if begin := _begins(address):
            self.beginnings.add(begin)

    def continues(self, address: str, others: Iterable[str]) -> bool:
        """Whether the post that is answered is my own. ``others`` are the people addressed.

        It is if its address begins like those of my posts. If addresses do not show the author, an answer on my own
        server that is addressed to nobody else continues my own thread.
        """
        if self.id and address.startswith(f"{self.id}/"):
            return True
        if address.startswith(tuple(self.beginnings)):
            return True
        if not self.id or any(others) or _begins(address):
            return False
        return _host(address) == _host(self.id)

    def follows(self, address: str) -> bool:
        """Whether an address stands for everybody who follows me."""
        return address == self.followers or (self.id is not None and address == f"{self.id}/followers")


def public(address: str) -> bool:
    """Whether an address stands for everybody, or for everybody on one's server."""
    return address in _PUBLIC or address.endswith("/#Public")


def mention(name: str, href: str) -> Person:
    """A person by ``@user@host``; servers leave out the host of a user of the same server."""
    user, _, host = name.lstrip("@").lower().partition("@")
    host = host or (_host(href) if "//" in href else "")
    return Person(f"{user}@{host}"[:LONGEST_NAME], user[:LONGEST_NAME]) if user and host else by_address(href or name)


def by_address(uri: str) -> Person:
    """A person by their actor's address, ``https://host/users/user``, if no name is given."""
    parts = uri.split("/")
    if len(parts) > 3 and parts[2]:
        user = unquote(parts[-1]).lstrip("@").lower()
        if user and not user.isdigit():
            return Person(f"{user}@{parts[2].lower()}"[:LONGEST_NAME], user[:LONGEST_NAME])
    return Person(uri[:LONGEST_NAME] or "hidden:")


def author(status: Any) -> str | None:
    """The address of the author of a post from Mastodon's API."""
    told = status.get("account") if isinstance(status, dict) else None
    return (address(told.get("uri")) or address(told.get("url"))) if isinstance(told, dict) else None


def address(thing: Any) -> str | None:
    """The address of a post or a person, from itself or from its id; None for other words, which are not kept."""
    if isinstance(thing, dict):
        thing = thing.get("id")
    return thing[:LONGEST_LINK] if isinstance(thing, str) and _ADDRESS.fullmatch(thing) else None


def _begins(address: str) -> str | None:
    """The beginning of a post's address, up to its number, if the address names the author."""
    found = _OF_A_USER.fullmatch(address) if len(address) < LONGEST_NAME else None
    return found[1] if found else None


def _host(href: str) -> str:
    try:
        return urlsplit(href).hostname or ""
    except ValueError:  # such as an address that begins with half a bracket
        return ""
