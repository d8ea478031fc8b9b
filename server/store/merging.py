"""Finds the stored record that a new one repeats, when two sources report one act, and fills in what it lacked."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    ClauseElement,
    Connection,
    LargeBinary,
    Text,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
)

from auditor.activities.activity import Subject
from auditor.activities.identity import MINUTE
from auditor.history.ingest import Record
from server.store.amending import amend
from server.store.compiled import run
from server.store.schema import activities, aliases

_TIME = ("at", "day", "hour", "slack")
_ADDRESSED = ("partner", "audience", "recipients")
_READ = ("words", "language", "acts", "sketch", "reading")
_ALONE = ("object_type", "object_id", "in_reply_to", "context", "duration", "account")
_LEARNT = (*_TIME, *_ADDRESSED, *_READ, *_ALONE, "detail")

ARCHIVE = "archive"
#: Acts for which some archives give only the name of a person, not the address; the name may have changed since.
_BY_NAME = frozenset({Subject.CONNECTION, Subject.INVITATION_SENT, Subject.INVITATION_RECEIVED, Subject.RECOMMENDATION})
MESSAGES = (Subject.MESSAGE_SENT.value, Subject.MESSAGE_RECEIVED.value)

#: How many rows are searched together, so that what is found does not fill the memory.
_TOGETHER = 64

#: Keys of ``detail`` that say how precise the time is; they must go with the time they describe.
_OF_TIME = ("day_only", "zone_unknown")


def repeated(connection: Connection, person_id: str, rows: Sequence[Record], reach: int) -> dict[str, Record]:
    """Find the stored row that each of these rows repeats; all rows have the same ``via``. Returns it by the id of the
    repeating row.

    Two records are one act if their fingerprints agree, their sources differ, their times lie within the larger of
    their slacks and they do not name two different accounts. A stored row absorbs one record of each source, so two
    equal messages stay two. Archives count as different sources for acts that they report differently over the years:
    connections, invitations and recommendations, which have a name and later an address or another name, and messages,
    which have no conversation and later have one, or whose id another version of the reader made. ``reach`` is the
    largest slack among the stored rows of other sources, in milliseconds.
    """
    arrived: dict[bytes, list[Record]] = defaultdict(list)
    stored: dict[bytes, dict[str, Record]] = defaultdict(dict)
    for row in _likely(connection, person_id, rows, reach):
        within = max(row.slack, reach)
        found = run(
            connection,
            _candidates,
            {
                "person": person_id,
                "low": row.at - within,
                "high": row.at + within,
                "fingerprint": row.fingerprint,
                "account": row.account,
                "via": row.via,
                "absorbed": row.via,
                "archive": ARCHIVE,
                "by_name": row.via == ARCHIVE and row.subject in _BY_NAME,
                "placed": row.via == ARCHIVE and row.subject in MESSAGES and row.context is not None,
                "unplaced": row.via == ARCHIVE and row.subject in MESSAGES and row.context is None,
                "written": row.via == ARCHIVE and row.subject in MESSAGES,
                "version": row.version,
            },
        )
        if found:
            arrived[row.fingerprint or b""].append(row)
            stored[row.fingerprint or b""].update((candidate.id, candidate) for candidate in map(Record._make, found))
    return {
        row.id: candidate
        for fingerprint, group in arrived.items()
        for row, candidate in _pairs(group, stored[fingerprint].values())
    }


def _likely(connection: Connection, person_id: str, rows: Sequence[Record], reach: int) -> list[Record]:
    """Those of the rows whose fingerprint is stored at about the same time, from any source.

    Connections have only a day, and each would search three days of all stored activities: overlapping days are
    searched once.
    """
    wanted = {row.fingerprint for row in rows if row.fingerprint is not None}
    spans: list[tuple[int, int, int]] = []  # first and last moment, and of how many rows
    for low, high in sorted((row.at - (within := max(row.slack, reach)), row.at + within) for row in rows):
        if spans and low <= spans[-1][1] and spans[-1][2] < _TOGETHER:
            spans[-1] = spans[-1][0], max(high, spans[-1][1]), spans[-1][2] + 1
        else:
            spans.append((low, high, 1))
    there: set[bytes] = set()
    for low, high, _ in spans:
        found = run(connection, _fingerprints, {"person": person_id, "low": low, "high": high})
        there.update(wanted.intersection(fingerprint for (fingerprint,) in found))
    return [row for row in rows if row.fingerprint in there]


def told_again(row: Record, unplaced: bool) -> bool:
    """Whether another archive may have reported the act differently, and so under another id. ``unplaced``: whether
    stored messages lack their conversation."""
    if row.via != ARCHIVE:
        return False
    vague = row.context is None or row.slack > 2 * MINUTE
    return row.subject in _BY_NAME or (row.subject in MESSAGES and (unplaced or vague))


def _pairs(arrived: Sequence[Record], stored: Collection[Record]) -> list[tuple[Record, Record]]:
    """Pairs of an arrived and a stored row, each row in at most one pair, the nearest in time first."""
    near = sorted(
        (abs(row.at - candidate.at), row.at, row.id, candidate.id)
        for row in arrived
        for candidate in stored
        if abs(row.at - candidate.at) <= max(row.slack, candidate.slack)
    )
    rows, candidates = {row.id: row for row in arrived}, {row.id: row for row in stored}
    taken: dict[str, str] = {}
    for _, _, row, candidate in near:
        if row not in taken and candidate not in taken.values():
            taken[row] = candidate
    # Two sources that disagree on the time zone differ by the same hours throughout, so both have the same order.
    return list(
        zip(
            sorted((rows[row] for row in taken), key=_moment),
            sorted((candidates[candidate] for candidate in taken.values()), key=_moment),
            strict=True,
        )
    )


def _moment(row: Record) -> tuple[int, str]:
    return row.at, row.id


def learn(
    connection: Connection, person_id: str, pairs: Sequence[tuple[Record, Record]]
) -> list[tuple[Record, Record]]:
    """Fill in what the stored row (second of each pair) lacks and the repeating row (first) has; nothing is lost.
    Returns the stored rows that changed, each before and after."""
    told, learnt = {stored.id: stored for _, stored in pairs}, {stored.id: stored for _, stored in pairs}
    for row, stored in pairs:  # of which several may repeat one
        learnt[stored.id] = enriched(learnt[stored.id], row)
    changed = [(stored, learnt[id_]) for id_, stored in told.items() if learnt[id_] != stored]
    amend(connection, person_id, {after.id: {name: getattr(after, name) for name in _LEARNT} for _, after in changed})
    return changed


def enriched(stored: Record, repeating: Record) -> Record:
    """The stored row, completed with what only the repeating row has, and with the more precise of the two times."""
    new: dict[str, Any] = {name: getattr(repeating, name) for name in _ALONE if getattr(stored, name) is None}
    if stored.audience is None and stored.partner is None:
        new |= {name: getattr(repeating, name) for name in _ADDRESSED}
    if stored.words is None:
        new |= {name: getattr(repeating, name) for name in _READ}
    sooner = repeating.slack < stored.slack
    if sooner:
        new |= {name: getattr(repeating, name) for name in _TIME}
    return stored._replace(**new, detail=_detail(stored.detail, repeating.detail, time_of_second=sooner))


def _detail(first: str | None, second: str | None, *, time_of_second: bool) -> str | None:
    if second is None and not time_of_second:
        return first
    kept: dict[str, Any] = msgspec.json.decode(first) if first else {}
    told: dict[str, Any] = msgspec.json.decode(second) if second else {}
    coarse = kept if time_of_second else told
    for key in _OF_TIME:
        coarse.pop(key, None)
    merged = told | kept
    return msgspec.json.encode(merged).decode() if merged else None


def _fingerprints(_: str) -> ClauseElement:
    return select(activities.c.fingerprint).where(
        activities.c.person_id == bindparam("person", type_=Text),
        activities.c.at >= bindparam("low", type_=BigInteger),
        activities.c.at <= bindparam("high", type_=BigInteger),
    )


def _candidates(_: str) -> ClauseElement:
    absorbed = exists().where(
        aliases.c.person_id == activities.c.person_id,
        aliases.c.activity_id == activities.c.id,
        aliases.c.via == bindparam("absorbed", type_=Text),
    )
    otherwise = (
        bindparam("by_name", type_=Boolean),
        and_(bindparam("placed", type_=Boolean), activities.c.context.is_(None)),
        and_(bindparam("unplaced", type_=Boolean), activities.c.context.is_not(None)),
        and_(bindparam("written", type_=Boolean), activities.c.version != bindparam("version", type_=Text)),
    )
    return select(*(activities.c[name] for name in Record._fields)).where(
        activities.c.person_id == bindparam("person", type_=Text),
        activities.c.at >= bindparam("low", type_=BigInteger),
        activities.c.at <= bindparam("high", type_=BigInteger),
        activities.c.fingerprint == bindparam("fingerprint", type_=LargeBinary),
        # If the account of either act is unknown, the comparison is NULL, which counts as a match.
        func.coalesce(activities.c.account == bindparam("account", type_=Text), true()),
        or_(
            activities.c.via != bindparam("via", type_=Text),
            and_(activities.c.via == bindparam("archive", type_=Text), or_(*otherwise)),
        ),
        ~absorbed,
    )
