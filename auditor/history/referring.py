"""Adds references to people on record to messages: whom one speaks of introducing, who does the work it looks for, who
is said to have died, and who sent its writer or is its writer."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from auditor.history.fitting import Working
from auditor.history.ingest import Arrival, Record
from auditor.history.introduced import People, contact_of, to_meet
from auditor.history.kin_on_record import kin_on_record
from auditor.history.named_people import mourned, sent_by, signed_by
from auditor.history.people import Acquaintance, acquaintances
from auditor.history.remains import Remains
from auditor.language.kin_died import RELATIONS

_remains = msgspec.json.Decoder(Remains)
#: What of a reading is the place of one person, on whatever site.
_PLACES = ("contact_of", "died", "sent_by", "signed_by")
#: What of a stored reading tells that it may refer to one person by an id that may change, or to anybody; a place is
#: the one thing that is kept as a list of words.
TO_ONE = ('"to_meet":', '":["')
REFERENCES = (*TO_ONE, '"fits":')


def referring(
    arrivals: Sequence[Arrival],
    kept: Callable[[str], Iterable[Acquaintance]],
    working: Callable[[], Iterable[Acquaintance]],
    sites: Callable[[], Iterable[str]],
) -> list[Arrival]:
    """The arrivals with references to people on record: the one person whom a message speaks of introducing, or says to
    have died, the people who do the work that it looks for, and the person whose number or address it asks for.

    ``kept`` returns the people on record on a site. ``working`` returns the people of all sites whose work or workplace
    is known, and with whom something was exchanged or who are connected. ``sites`` returns all sites with people; all
    of them are searched for somebody whose number or address is asked for, or who is said to have died. People named in
    the arrivals are added.
    """
    told_at = {each.row.site for each in arrivals if each.names_somebody}
    looking = any(arrival.looks_for for arrival in arrivals)
    if not told_at and not looking:
        return list(arrivals)
    told = acquaintances(arrivals)
    if any(arrival.named_anywhere or any(said.contact for said in arrival.mentions) for arrival in arrivals):
        told_at |= {*sites(), *(each.site for each in told)}
    people = {site: People([*kept(site), *(each for each in told if each.site == site)]) for site in told_at}
    at_work = Working(_merged([*working(), *told])) if looking else Working(())
    return [_referring(each, people, at_work) if each.speaks_of_somebody else each for each in arrivals]


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
    gone = mourned(arrival.deaths, people, row.site, None if row.mine else row.partner)
    unnamed = all(name[0] in RELATIONS for name in arrival.deaths)  # German writes "Vater" as it writes a name
    if gone is None and unnamed and arrival.kin is not None and row.partner and not row.mine:
        gone = kin_on_record(arrival.kin, people, row.site, row.partner)
    if gone is not None:
        changed["died"] = gone
    if row.partner and (writer := signed_by(arrival.self_named, people, (row.site, row.partner))) is not None:
        changed["signed_by"] = writer
    if row.partner and (sender := sent_by(arrival.senders, people, (row.site, row.partner))) is not None:
        changed["sent_by"] = sender
    told = _with(row, changed) if changed else row
    return arrival._replace(row=told, mentions=(), looks_for=(), deaths=(), self_named=(), senders=(), kin=None)


def _with(row: Record, changed: dict[str, object]) -> Record:
    remains = _remains.decode(row.reading) if row.reading else Remains()
    return row._replace(reading=msgspec.json.encode(msgspec.structs.replace(remains, **changed)).decode())


def moved(reading: str, told_on: str, site: str, people: Mapping[str, str]) -> str:
    """The stored reading of a message on the site ``told_on``, in which references to ``people`` of ``site`` are
    changed from the earlier id to the present one."""
    remains = now = _remains.decode(reading)
    if told_on == site and remains.to_meet is not None and remains.to_meet in people:
        now = msgspec.structs.replace(now, to_meet=people[remains.to_meet])
    for name in _PLACES:
        place: tuple[str, str] | None = getattr(remains, name)
        if place is not None and place[0] == site and place[1] in people:
            now = msgspec.structs.replace(now, **{name: (site, people[place[1]])})
    return reading if now == remains else msgspec.json.encode(now).decode()


def without(reading: str, site: str, people: Collection[tuple[str, str]]) -> str | None:
    """The stored reading of a message on ``site`` without references to any of these people, by site and id; None if
    nothing else is left."""
    remains = _remains.decode(reading)
    left = msgspec.structs.replace(remains, fits=tuple(each for each in remains.fits if each not in people))
    if remains.to_meet is not None and (site, remains.to_meet) in people:
        left = msgspec.structs.replace(left, to_meet=None, by_one_name=False)
    gone = {name: None for name in _PLACES if getattr(remains, name) in people}
    left = msgspec.structs.replace(left, **gone)
    if left == remains:
        return reading
    return None if left == Remains() else msgspec.json.encode(left).decode()


def read_alike(one: str | None, other: str | None) -> bool:
    """Whether two stored readings are equal apart from their references to people."""
    return one == other or _unreferred(one) == _unreferred(other)


def _unreferred(reading: str | None) -> Remains:
    remains = _remains.decode(reading) if reading else Remains()
    return msgspec.structs.replace(remains, to_meet=None, by_one_name=False, fits=(), **dict.fromkeys(_PLACES))
