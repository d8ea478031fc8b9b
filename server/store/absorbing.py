"""Merges messages that are stored twice, under two names of one person.

The later record is deleted and its id becomes an alias of the earlier one, so that importing the same archive again
adds nothing. If the two turn out to be two people after all, the aliases are deleted, and the archive brings the
messages back.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from auditor.answers.expectations import Expectations
from server.store.checking import decoded
from server.store.choosing import Person
from server.store.counting import recount, uncount
from server.store.forgetting import find_first_day, uncount_source
from server.store.retold import Line, told_twice, written
from server.store.schema import activities, aliases, answers, texts
from server.store.stripping import OF_ACTIVITIES

#: The ``via`` of the aliases that this module adds.
RETOLD = "renamed"
_AT_ONCE = 500  # values in a statement


def unite(connection: Connection, person_id: str, names: Sequence[Person]) -> dict[str, bool]:
    """Store messages with a person whom a site knows by several names only once, within a transaction. Of two records
    of one message, the one under the earlier of ``names`` stays. Returns the deleted ids, each with whether the message
    was mine."""
    kept: list[Person] = []
    gone: dict[str, bool] = {}
    for place in names:
        if kept:
            gone |= _absorb(connection, person_id, place, kept)
        kept.append(place)
    return gone


def part(connection: Connection, person_id: str, one: Person, other: Person) -> None:
    """Delete the aliases made while these two were one person, within a transaction, so that archives can bring the
    deleted messages back."""
    theirs = select(activities.c.id).where(
        activities.c.person_id == person_id,
        activities.c.partner.in_([one[1], other[1]]),
        activities.c.site.in_([one[0], other[0]]),
    )
    retold = (aliases.c.person_id == person_id, aliases.c.via == RETOLD)
    connection.execute(delete(aliases).where(*retold, aliases.c.activity_id.in_(theirs)))


def _absorb(connection: Connection, person_id: str, place: Person, kept: Sequence[Person]) -> dict[str, bool]:
    later = written(connection, person_id, [place])
    return drop(connection, person_id, place[0], later, written(connection, person_id, kept) if later else [])


def drop(
    connection: Connection, person_id: str, site: str, later: Sequence[Line], earlier: Sequence[Line]
) -> dict[str, bool]:
    """Delete those of the ``later`` records that tell the same message as one of the ``earlier``, within a transaction.
    Returns the deleted ids, each with whether the message was mine."""
    same = told_twice(later, earlier)
    if not same:
        return {}
    people = {each.partner for each in later if each.id in same and each.partner}
    _move_answers(connection, person_id, same)
    moving = update(aliases).where(aliases.c.person_id == person_id, aliases.c.activity_id == bindparam("gone"))
    moves = [{"gone": gone, "stays": stays} for gone, stays in same.items()]
    connection.execute(moving.values(activity_id=bindparam("stays")), moves)
    ids = list(same)
    for at in range(0, len(ids), _AT_ONCE):
        for table in (texts, activities):
            some = table.c.person_id == person_id, table.c.id.in_(ids[at : at + _AT_ONCE])
            connection.execute(delete(table).where(*some))
    rows = [{"person_id": person_id, "id": gone, "activity_id": stays, "via": RETOLD} for gone, stays in same.items()]
    connection.execute(insert(aliases), rows)
    _count(connection, person_id, site, [each for each in later if each.id in same])
    recount(connection, person_id, site, people)
    return {each.id: each.mine for each in later if each.id in same}


def _count(connection: Connection, person_id: str, site: str, gone: Collection[Line]) -> None:
    for via, count in Counter(each.via for each in gone).items():
        uncount_source(connection, person_id, site, via, count)
        find_first_day(connection, person_id, site, via, {each.day for each in gone if each.via == via})
    uncount(connection, person_id, ((site, each.account) for each in gone if each.account))


def _move_answers(connection: Connection, person_id: str, same: Mapping[str, str]) -> None:
    """Make answers about a deleted message refer to the one that stays."""
    query = select(answers.c.at, answers.c.expectations).where(answers.c.person_id == person_id)
    for at, stored in connection.execute(query).all():
        given = decoded(answers.name, stored, Expectations)
        moved = msgspec.structs.replace(
            given,
            relevant={same.get(id_, id_): yes for id_, yes in given.relevant.items()},
            readings={same.get(id_, id_): each for id_, each in given.readings.items()},
            consented={same.get(id_, id_): yes for id_, yes in given.consented.items()},
            **{
                field: tuple(dict.fromkeys(same.get(id_, id_) for id_ in getattr(given, field)))
                for field in OF_ACTIVITIES
            },
        )
        if moved != given:
            this = answers.c.person_id == person_id, answers.c.at == at
            connection.execute(update(answers).where(*this).values(expectations=msgspec.json.encode(moved).decode()))
