"""Merges people who are stored by name alone with the same people under their addresses.

Older exports only name people; later ones give the address of each. What was stored under the name moves to the
address, within a transaction, page by page.
"""

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from auditor.activities.identity import bond_fingerprint
from auditor.history.people import Acquaintance
from server.store.acquaintances import BY_NAME
from server.store.amending import amend
from server.store.checking import damaged
from server.store.referring import move_references
from server.store.same_people import move_same
from server.store.schema import acquaintances, activities, remarks
from server.store.writing import add_acquaintances

_PAGE = 10_000
_LIKE = f"{BY_NAME}%"
_BONDS = ("connection", "invitation-sent", "invitation-received")


def join(connection: Connection, person_id: str, site: str, people: dict[str, str], key: bytes) -> int:
    """Move what is stored under names to the ids that ``people`` gives for the names. Returns how many people were
    merged."""
    here = (acquaintances.c.person_id == person_id, acquaintances.c.site == site)
    named = connection.execute(select(acquaintances).where(*here, acquaintances.c.id.like(_LIKE))).all()
    moved = {row.id: people[name] for row in named if (name := row.id.removeprefix(BY_NAME)) in people}
    if not moved:
        return 0
    _move_activities(connection, person_id, site, moved, key)
    move_same(connection, person_id, site, moved)
    move_references(connection, person_id, site, moved)
    for row in named:
        if row.id in moved:
            one = Acquaintance(**{name: getattr(row, name) for name in Acquaintance._fields})
            connection.execute(delete(acquaintances).where(*here, acquaintances.c.id == row.id))
            add_acquaintances(connection, person_id, [one._replace(id=moved[row.id])])
            _move_remark(connection, person_id, site, row.id, moved[row.id])
    return len(moved)


def _move_remark(connection: Connection, person_id: str, site: str, name: str, address: str) -> None:
    """Move the person's remark about somebody; if there is one under both, join the notes."""

    def under(one: str) -> tuple[ColumnElement[bool], ...]:
        return remarks.c.person_id == person_id, remarks.c.site == site, remarks.c.id == one

    earlier = connection.execute(select(remarks).where(*under(name))).one_or_none()
    if earlier is None:
        return
    later = connection.execute(select(remarks).where(*under(address))).one_or_none()
    if later is None:
        connection.execute(update(remarks).where(*under(name)).values(id=address))
        return
    notes = "\n".join(note for note in (later.note, earlier.note) if note) or None
    connection.execute(update(remarks).where(*under(address)).values(note=notes, every=later.every or earlier.every))
    connection.execute(delete(remarks).where(*under(name)))


def _move_activities(connection: Connection, person_id: str, site: str, moved: dict[str, str], key: bytes) -> None:
    columns = ("id", "partner", "recipients", "subject", "mine", "fingerprint")
    query = (
        select(*(activities.c[name] for name in columns))
        .where(
            activities.c.person_id == person_id,
            activities.c.site == site,
            or_(activities.c.partner.like(_LIKE), activities.c.recipients.like(f'%"{_LIKE}')),
        )
        .order_by(activities.c.id)
        .limit(_PAGE)
    )
    last = ""
    while page := connection.execute(query.where(activities.c.id > last)).all():
        if page[-1].id <= last:
            raise damaged(activities.name)  # a table out of order would have pages without end
        last = page[-1].id
        changes: dict[str, dict[str, object]] = {}
        for row in page:
            others = msgspec.json.decode(row.recipients, type=list[str]) if row.recipients else []
            then = list(dict.fromkeys(moved.get(one, one) for one in others))
            partner = moved.get(row.partner, row.partner)
            if partner == row.partner and then == others:
                continue
            values: dict[str, object] = {
                "partner": partner,
                "recipients": msgspec.json.encode(then).decode() if then else None,
            }
            if row.subject in _BONDS and partner and row.fingerprint:
                values["fingerprint"] = bond_fingerprint(site, row.subject, bool(row.mine), partner, key)
            changes[row.id] = values
        amend(connection, person_id, changes)
