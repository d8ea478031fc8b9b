"""Adds references to people on record to messages: whom one speaks of introducing, who does the work it looks for."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from auditor.history.fitting import Working
from auditor.history.ingest import Arrival, Record
from auditor.history.introduced import People, contact_of, to_meet
from auditor.history.people import Acquaintance, acquaintances
from auditor.history.remains import Remains

_remains = msgspec.json.Decoder(Remains)


def referring(
    arrivals: Sequence[Arrival],
    kept: Callable[[str], Iterable[Acquaintance]],
    working: Callable[[], Iterable[Acquaintance]],
    sites: Callable[[], Iterable[str]],
) -> list[Arrival]:
    """The arrivals with references to people on record: the one person whom a message speaks of introducing, the people
    who do the work that it looks for, and the person whose number or address it asks for.

    ``kept`` returns the people on record on a site. ``working`` returns the people of all sites whose work or workplace
    is known, and with whom something was exchanged or who are connected. ``sites`` returns all sites with people; all
    of them are searched for somebody whose number or address is asked for. People named in the arrivals are added.
    """
    told_at = {arrival.row.site for arrival in arrivals if arrival.mentions}
    looking = any(arrival.looks_for for arrival in arrivals)
    if not told_at and not looking:
        return list(arrivals)
    told = acquaintances(arrivals)
    if any(said.contact for arrival in arrivals for said in arrival.mentions):
        told_at |= {*sites(), *(each.site for each in told)}
    people = {site: People([*kept(site), *(each for each in told if each.site == site)]) for site in told_at}
    at_work = Working(_merged([*working(), *told])) if looking else Working(())
    return [_referring(each, people, at_work) if each.mentions or each.looks_for else each for each in arrivals]


def _merged(people: Iterable[Acquaintance]) -> Collection[Acquaintance]:
    found: dict[tuple[str, str], Acquaintance] = {}
    for each in people:
        before = found.get((each.site, each.id))
        found[each.site, each.id] = before.merged(each) if before else each
    return found.values()


def _referring(arrival: Arrival, people: Mapping[str, People], at_work: Working) -> Arrival:
    row, changed = arrival.row, {}
    if row.partner and row.audience == "person":
        here, asked = people.get(row.site), [each for each in arrival.mentions if each.contact]
        if here is not None and (found := to_meet(arrival.mentions, here, row.partner)) is not None:
            changed = {"to_meet": found[0], "by_one_name": found[1]}
        if asked and (place := contact_of(asked, people, (row.site, row.partner))) is not None:
            changed["contact_of"] = place
        if fits := at_work.fitting(arrival.looks_for, (row.site, row.partner)):
            changed["fits"] = fits
    return arrival._replace(row=_with(row, changed) if changed else row, mentions=(), looks_for=())


def _with(row: Record, changed: dict[str, object]) -> Record:
    remains = _remains.decode(row.reading) if row.reading else Remains()
    return row._replace(reading=msgspec.json.encode(msgspec.structs.replace(remains, **changed)).decode())


def moved(reading: str, told_on: str, site: str, people: Mapping[str, str]) -> str:
    """The stored reading of a message on the site ``told_on``, in which references to ``people`` of ``site`` are
    changed from the earlier id to the present one."""
    remains = now = _remains.decode(reading)
    if told_on == site and remains.to_meet is not None and remains.to_meet in people:
        now = msgspec.structs.replace(now, to_meet=people[remains.to_meet])
    if remains.contact_of is not None and remains.contact_of[0] == site and remains.contact_of[1] in people:
        now = msgspec.structs.replace(now, contact_of=(site, people[remains.contact_of[1]]))
    return reading if now == remains else msgspec.json.encode(now).decode()


def without(reading: str, site: str, people: Collection[tuple[str, str]]) -> str | None:
    """The stored reading of a message on ``site`` without references to any of these people, by site and id; None if
    nothing else is left."""
    remains = _remains.decode(reading)
    left = msgspec.structs.replace(remains, fits=tuple(each for each in remains.fits if each not in people))
    if remains.to_meet is not None and (site, remains.to_meet) in people:
        left = msgspec.structs.replace(left, to_meet=None, by_one_name=False)
    if remains.contact_of in people:
        left = msgspec.structs.replace(left, contact_of=None)
    if left == remains:
        return reading
    return None if left == Remains() else msgspec.json.encode(left).decode()


def read_alike(one: str | None, other: str | None) -> bool:
    """Whether two stored readings are equal apart from their references to people."""
    return one == other or _unreferred(one) == _unreferred(other)


def _unreferred(reading: str | None) -> Remains:
    remains = _remains.decode(reading) if reading else Remains()
    return msgspec.structs.replace(remains, to_meet=None, by_one_name=False, fits=(), contact_of=None)
