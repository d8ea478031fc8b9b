"""Stores the members, invitations and log of a hosted installation.

None of these queries reads what people did on any site; ``counts`` only tells how much is stored of each person.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, text, union, update
from sqlalchemy.exc import IntegrityError

from auditor.translatable import plain_name
from server.store.devices import TOKEN_BYTES, hashed
from server.store.engine import reading, writing
from server.store.erasing import remove_person
from server.store.errors import UnknownPersonError
from server.store.membership_tables import events, invitations, members
from server.store.persons import AUTOMATIC
from server.store.schema import imports, persons, runs, schedules, sources
from server.translations import gettext

Role = Literal["person", "keeper"]
#: The events that the log can record.
Deed = Literal["signed in", "invited", "withdrew", "joined", "removed", "exported", "erased"]

#: Stands in the log in place of a name for what a command did.
COMMAND_LINE = ""

LASTS = 7 * 86_400_000  # milliseconds, of an invitation
LONGEST_NAME = 80
EVENTS_KEPT = 400 * 86_400_000  # milliseconds


class Member(NamedTuple):
    """A member of the installation. ``name`` is the one in their invitation; ``joined`` and ``seen`` are days in UTC,
    in ISO 8601."""

    person_id: str
    name: str
    role: Role
    joined: str
    seen: str | None


class Invitation(NamedTuple):
    """An open invitation; ``expires`` is in UTC milliseconds. ``id`` identifies it, but lets nobody in."""

    id: str
    name: str
    role: Role
    expires: int


class Event(NamedTuple):
    """An entry of the log: ``who`` did ``what``, to ``whom`` if to anybody, at a moment in UTC milliseconds."""

    at: int
    who: str
    what: Deed
    whom: str | None


#: A place in the log: after the event with this moment and id.
Place = tuple[int, str]


class Events(NamedTuple):
    """A part of the log. ``after``: the place after which it continues; None at its end."""

    shown: Sequence[Event]
    after: Place | None


class Count(NamedTuple):
    """How many activities are stored of a person, and how many of their imports and audits failed."""

    activities: int
    failed_imports: int
    failed_audits: int


class Memberships:
    """Queries on ``members``, ``invitations`` and ``events``; ``now`` is in UTC milliseconds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def member(self, person_id: str) -> Member | None:
        """The member with this id; None if there is none."""
        query = select(*_MEMBER).where(members.c.person_id == person_id)
        with reading(self._engine) as connection:
            found = connection.execute(query).first()
        return _member(found) if found else None

    def members(self) -> list[Member]:
        """All members, sorted by name."""
        with reading(self._engine) as connection:
            return [_member(row) for row in connection.execute(select(*_MEMBER).order_by(members.c.name))]

    def see(self, person_id: str, day: str) -> None:
        """Store the day on which a member last used Rapport."""
        same = (members.c.person_id == person_id, members.c.seen.is_distinct_from(day))
        with writing(self._engine) as connection:
            connection.execute(update(members).where(*same).values(seen=day))

    def invite(self, name: str, role: Role, now: int, keeper: str | None = None) -> str:
        """Add an invitation; ``keeper``: the id of who invites, if it is not whoever runs the server. Returns its
        token, which cannot be read again. Those that have ended are deleted. Raises UnknownPersonError where they are
        no keeper any more: who is removed at that moment comes back by no link of their own."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        row = {
            "hash": hashed(token),
            "name": plain_name(name)[:LONGEST_NAME],
            "role": role,
            "created": now,
            "expires": now + LASTS,
        }
        own = (members.c.person_id == keeper, members.c.role == "keeper")
        with writing(self._engine) as connection:
            if keeper is not None and connection.scalar(select(members.c.name).where(*own).with_for_update()) is None:
                raise UnknownPersonError(gettext("Nobody called “%(name)s” is kept here.", name=keeper))
            connection.execute(delete(invitations).where(invitations.c.expires <= now))
            connection.execute(insert(invitations), row)
        return token

    def invitations(self, now: int) -> list[Invitation]:
        """The open invitations, sorted by name."""
        query = select(invitations.c.hash, invitations.c.name, invitations.c.role, invitations.c.expires)
        with reading(self._engine) as connection:
            found = connection.execute(query.where(invitations.c.expires > now).order_by(invitations.c.name))
            return [Invitation(row.hash.hex(), plain_name(row.name), row.role, row.expires) for row in found]

    def withdraw(self, invitation_id: str, now: int, by: str) -> str | None:
        """Delete an open invitation. Returns the name of the person it was for; None if none has this id."""
        try:
            hash_ = bytes.fromhex(invitation_id)
        except ValueError:
            return None
        gone = delete(invitations).where(invitations.c.hash == hash_).returning(invitations.c.name)
        with writing(self._engine) as connection:
            name: str | None = connection.execute(gone).scalar()
            if name is not None:
                _note(connection, now, by, "withdrew", name)
        return plain_name(name) if name is not None else None

    def is_invited(self, token: str, now: int) -> bool:
        """Whether an invitation can still be used."""
        fresh = (invitations.c.hash == hashed(token), invitations.c.expires > now)
        with reading(self._engine) as connection:
            return connection.execute(select(invitations.c.name).where(*fresh)).first() is not None

    def join(self, token: str, person_id: str, zone: str, now: int) -> Member | None:
        """Use an invitation up for somebody who is not a member yet, and return the new member. Returns None if the
        invitation is unknown, expired or used: of two who try, only one gets in. Somebody who became a member
        meanwhile, such as in another window, is returned unchanged, and the invitation stays open."""
        fresh = (invitations.c.hash == hashed(token), invitations.c.expires > now)
        used = delete(invitations).where(*fresh).returning(invitations.c.name, invitations.c.role)
        try:
            with writing(self._engine) as connection:
                invited = connection.execute(used).first()
                if invited is None:
                    return None
                made = Member(person_id, plain_name(invited.name), invited.role, day_of(now), day_of(now))
                connection.execute(insert(members), made._asdict())
                connection.execute(
                    insert(persons),
                    {"person_id": person_id, "zone": zone, "keep_text_days": 0, "created": now, "language": AUTOMATIC},
                )
                _note(connection, now, made.name, "joined", None)
        except IntegrityError:
            return self.member(person_id)
        return made

    def remove(self, person_id: str, now: int, by: str) -> Member | None:
        """Delete a member with everything stored of them. Returns the member; None if nobody has this id. With a keeper
        all open invitations are deleted, because the keeper may hold the link of any and could come back by it."""
        with writing(self._engine) as connection:
            # Lock the persons row first: a concurrent writer waits for it, and then finds no person to write for.
            connection.execute(select(persons.c.created).where(persons.c.person_id == person_id).with_for_update())
            gone = connection.execute(delete(members).where(members.c.person_id == person_id).returning(*_MEMBER))
            found = gone.first()
            if found is None:
                return None
            remove_person(connection, person_id)
            if found.role == "keeper":
                connection.execute(delete(invitations))
            _note(connection, now, by, "removed", found.name)
        return _member(found)

    def counts(self) -> dict[str, Count]:
        """How much is stored and how much failed, by the person's id."""
        kept = select(sources.c.person_id, func.sum(sources.c.activities))  # totals, as there may be millions of them
        failed = [select(each.c.person_id, func.count()).where(each.c.state == "failed") for each in (imports, runs)]
        found: list[dict[str, int]] = []
        with reading(self._engine) as connection:
            for asked in (kept, *failed):
                query = asked.group_by("person_id")
                found.append({row[0]: int(row[1]) for row in connection.execute(query)})
            known = [person for (person,) in connection.execute(select(members.c.person_id))]
        return {person: Count(*(each.get(person, 0) for each in found)) for person in known}

    def with_schedules(self) -> list[str]:
        """The ids of people with active schedules, or with a run that is going on or broke off, sorted."""
        asked = union(
            select(schedules.c.person_id).where(~schedules.c.paused),
            select(runs.c.person_id).where(runs.c.state == "running"),
        )
        with reading(self._engine) as connection:
            return sorted(connection.execute(asked).scalars())

    def storage(self) -> int:
        """The size of the database, in bytes."""
        with reading(self._engine) as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def note(self, now: int, who: str, what: Deed, whom: str | None = None) -> None:
        """Add an entry to the log, and delete those that were older than EVENTS_KEPT when the one before was made: a
        clock that leaps ahead would else delete all that is younger by the right one."""
        with writing(self._engine) as connection:
            before = min(now, connection.scalar(select(func.max(events.c.at))) or now)
            connection.execute(delete(events).where(events.c.at < before - EVENTS_KEPT))
            _note(connection, now, who, what, whom)

    def events(self, limit: int, after: Place | None = None) -> Events:
        """Up to ``limit`` entries of the log, newest first, after a place."""
        query = select(events.c.at, events.c.who, events.c.what, events.c.whom, events.c.id)
        if after is not None:
            moment, id_ = after
            query = query.where(events.c.at <= moment, or_(events.c.at < moment, events.c.id > id_))
        with reading(self._engine) as connection:
            found = connection.execute(query.order_by(events.c.at.desc(), events.c.id).limit(limit + 1)).all()
        shown = [
            Event(row.at, plain_name(row.who), row.what, row.whom and plain_name(row.whom)) for row in found[:limit]
        ]
        return Events(shown, (found[limit - 1].at, found[limit - 1].id) if len(found) > limit else None)


def _member(row: Sequence[Any]) -> Member:
    """A row as a Member, whose name fits in any line of text."""
    found = Member(*row)
    return found._replace(name=plain_name(found.name))


def day_of(moment: int) -> str:
    """The day of a moment (UTC milliseconds), in UTC and ISO 8601."""
    return datetime.fromtimestamp(moment / 1000, UTC).date().isoformat()


def _note(connection: Connection, now: int, who: str, what: Deed, whom: str | None) -> None:
    connection.execute(insert(events), {"id": str(uuid4()), "at": now, "who": who, "what": what, "whom": whom})


_MEMBER = tuple(members.c[name] for name in Member._fields)
