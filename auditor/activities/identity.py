"""Decides when two records are the same act: by ids that stay the same when a file is read again, and by fingerprints
that two sources share."""

import re
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

import msgspec
import re2
from msgspec.structs import asdict

from auditor.activities.activity import Activity, ObjectType, Person, Subject, Type
from auditor.activities.declared import cached
from auditor.activities.sites import sites

MINUTE = 60_000
HOUR = 60 * MINUTE


@lru_cache(maxsize=64)
def derived_key(key: bytes, purpose: str) -> bytes:
    """The installation's key for one purpose: 32 bytes that reveal neither the main key nor keys for other purposes."""
    return blake2b(purpose.encode(), key=key[:64], person=b"rapport", digest_size=32).digest()


def derived_id(published: datetime, *parts: object) -> UUID:
    """A UUIDv7 (RFC 9562) from the time of an act and a digest of its content, so that reading a file twice gives the
    same ids. ``parts`` must distinguish the act from every other one of the same millisecond.

    Somebody who guesses the parts could confirm them by the id, so it is never kept: see ``keyed_id``.
    """
    milliseconds = max(0, round(published.timestamp() * 1000)) & 0xFFFF_FFFF_FFFF
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=10).digest()
    return _uuid7(milliseconds, digest)


def keyed_id(derived: UUID, key: bytes) -> UUID:
    """The id under which an installation keeps an act whose id was derived from its content: the same for the same act.
    Without the installation's ``key``, nobody can check a guess of the content against it."""
    whole = derived.bytes
    hashing = _naming(key).copy()
    hashing.update(whole)
    return _uuid7(int.from_bytes(whole[:6]), hashing.digest())


@lru_cache(maxsize=16)
def _naming(key: bytes) -> blake2b:
    return blake2b(key=derived_key(key, "ids"), digest_size=10)  # setting up the key is half of the work


def id_of_account(kept: str, account: str) -> str:
    """The id of an act that another account also recorded, as in two people's exports of one group: a UUIDv7 of the
    same moment. ``account`` is the id of its account, which is random. The text is put together by hand, in a third of
    the time that making a UUID takes."""
    digits = blake2b((kept + account).encode(), person=b"account", digest_size=10).hexdigest()
    variant = "89ab"[int(digits[3], 16) & 3]
    return f"{kept[:14]}7{digits[:3]}-{variant}{digits[4:7]}-{digits[7:19]}"


def keyed_name(name: str, key: bytes) -> str:
    """A keyed digest in place of a name that may have been derived from a text, like the names of a page's messages."""
    return blake2b(name.encode("utf-8", "replace"), key=derived_key(key, "names"), digest_size=12).hexdigest()


def _uuid7(milliseconds: int, digest: bytes) -> UUID:
    number = milliseconds << 80 | int.from_bytes(digest) & ~_MARKS | _VERSION_7 | _VARIANT
    return msgspec.convert(number.to_bytes(16), UUID)  # a quarter of the time that UUID() takes


_VERSION_7, _VARIANT = 0x7 << 76, 0x2 << 62  # of RFC 9562, in the bits of _MARKS
_MARKS = 0xF << 76 | 0x3 << 62


def fingerprint(activity: Activity, subject: Subject, text: str | None, key: bytes) -> bytes | None:
    """16 bytes that are equal for two sources' records of one act; None if nothing distinguishes such acts.

    ``text`` is the content without markup, which sources write differently. The time is left out, because sources
    disagree about it; the store compares it with ``slack``. The fingerprint is keyed with the installation's key, so
    that short texts cannot be guessed from it.
    """
    what = _what(activity, text)
    if not what:
        return None
    return _printed(activity.site, subject, activity.mine, what, key)


def bond_fingerprint(site: str, subject: str, mine: bool, person: str, key: bytes) -> bytes:
    """The fingerprint of an invitation or a connection with a person, by their id."""
    return _printed(site, subject, mine, person, key)


def _printed(site: str, subject: str, mine: bool, what: str, key: bytes) -> bytes:
    parts = (site, subject, "me" if mine else "other", what)
    hashing = _printing(key).copy()
    hashing.update("\x1f".join(parts).encode())
    return hashing.digest()


@lru_cache(maxsize=16)
def _printing(key: bytes) -> blake2b:
    return blake2b(key=key[:64], digest_size=16)


def slack(activity: Activity) -> int:
    """By how many milliseconds ``published`` may differ from the true moment, given how the source writes it."""
    detail = activity.detail
    if detail is None:
        return 2 * MINUTE
    if detail.day_only:
        return 36 * HOUR
    return 15 * HOUR if detail.zone_unknown else 2 * MINUTE


# Looking up an enumeration's member is slow, and these are needed for every row.
_CREATE, _UPDATE, _RELATIONSHIP = Type.CREATE, Type.UPDATE, ObjectType.RELATIONSHIP
_BONDS = frozenset({Type.OFFER, Type.ACCEPT, Type.REJECT})
#: The host in a mention (@ana@far.example): people type it, but pages that show the text leave it out.
_MENTION = re.compile(r"(?<![\w@])(@[\w.-]+)@[\w.-]*\w")
_RESPONSES = frozenset({Type.LIKE, Type.ANNOUNCE, Type.FOLLOW, Type.JOIN})


def _what(activity: Activity, text: str | None) -> str | None:
    kind, thing = activity.type, activity.object
    if kind is _CREATE:
        said = _MENTION.sub(r"\1", text) if text and "@" in text else text
        return " ".join(said.split()).casefold() if said and said.strip() else _wordless(activity)
    if kind in _BONDS and thing and thing.type is _RELATIONSHIP:
        person = _other(activity)
        return person.id if person else None
    if kind is _UPDATE and activity.detail and activity.detail.profile:
        return repr([(name, said) for name, said in asdict(activity.detail.profile).items() if said is not None])
    if kind in _RESPONSES:
        reaction = (activity.detail.reaction if activity.detail else None) or ""
        if kind is Type.ANNOUNCE and sites()[activity.site].own_numbers:
            return kind  # its sources share no id of the post, so only the time distinguishes shares
        name = thing.id if thing and thing.id else (p.id if (p := _other(activity)) else None)
        return f"{kind}\x1f{reaction.casefold()}\x1f{canonical(activity.site, name)}" if name else None
    return None


def _wordless(activity: Activity) -> str | None:
    """The identity of an act without text, such as a picture: its type, and the other person if there is one."""
    person = _other(activity)
    if person is None and not isinstance(activity.to, str):
        return None
    return f"{activity.type}\x1f{person.id if person else ''}"


def _other(activity: Activity) -> Person | None:
    if isinstance(activity.actor, Person):
        return activity.actor
    people = [person for person in activity.to if isinstance(person, Person)]
    return people[0] if len(people) == 1 else None


def compiled(expression: str) -> "re2._Regexp[str]":
    """A compiled expression of ``object_id`` or ``tid``, which searches in linear time. Raises re2.error."""
    silent = re2.Options()
    silent.log_errors = False  # RE2 would write its own messages to stderr
    return re2.compile(expression, silent)


@cached
def _pattern(site: str) -> "re2._Regexp[str] | None":
    declared = sites()[site].object_id
    return compiled(declared) if declared else None


@cached
def _tid(site: str) -> "re2._Regexp[str] | None":
    declared = sites()[site].tid if site in sites() else None
    return compiled(declared) if declared else None


def _group(pattern: "re2._Regexp[str] | None", name: str) -> str | None:
    """The only group of an expression in a name; None without a match. It searches bytes, because RE2 rejects the lone
    surrogates that a name may contain, and because that takes half the time."""
    found = pattern.search(name.encode("utf-8", "replace")) if pattern else None
    group: bytes | None = found[1] if found else None
    return None if group is None else group.decode()


def made_at(site: str, name: str) -> int | None:
    """When a record of the person was made, in UTC milliseconds, if its id says so: a timestamp identifier of atproto
    (https://atproto.com/specs/tid) holds microseconds and ten random bits in thirteen digits of base 32."""
    written = _group(_tid(site), name)
    if written is None or len(written) != _TID_LENGTH or not _TID_DIGITS.keys() >= set(written):
        return None
    number = 0
    for digit in written:
        number = number * 32 + _TID_DIGITS[digit]
    return (number >> 10) // 1000


_TID_LENGTH = 13
_TID_DIGITS = {digit: value for value, digit in enumerate("234567abcdefghijklmnopqrstuvwxyz")}


def canonical(site: str, name: str) -> str:
    """An object's id without the parts that differ between a page, a request and an archive."""
    found = _group(_pattern(site), name)
    return name.rstrip("/") if found is None else found
