"""Files about people and ties: connections, invitations, follows, endorsements, recommendations."""

from collections.abc import Callable
from functools import partial

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Subject, Type
from auditor.archives.archive import LeftOut, Problem, Unusable, shape
from auditor.archives.linkedin.files import Export, act, file, link, text
from auditor.archives.linkedin.people import ME, People, slug, spaced
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

Row = list[str]
_BOND = Object(ObjectType.RELATIONSHIP)


def _meet(first_name: str, last_name: str, url: str, table: Table, people: People) -> None:
    first, last, address = table.columns(first_name, last_name, url)
    for row in table:
        if not isinstance(row, Problem):
            people.meet(f"{row[first]} {row[last]}", row[address])


def _someone(name: str, address: str, export: Export) -> Person:
    if not name.strip() and not address.strip():
        raise Unusable(lazy_gettext("it names nobody"))
    return export.people(name, address)


_CONNECTION = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


@file(
    "Connections.csv",
    *("First Name", "Last Name", "Connected On"),
    places=(_CONNECTION, tuple(name for name in _CONNECTION if name != "URL")),
    subjects=(Subject.CONNECTION,),
    meet=partial(_meet, "First Name", "Last Name", "URL"),
)
def connections(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Accept of a Relationship. The file does not say who invited whom."""
    first, last, url, company, position, on = table.columns(
        "First Name", "Last Name", "URL", "Company", "Position", "Connected On"
    )

    times, newest = export.times("Connected On"), export.newest("Connected On")

    def connection(row: Row) -> Activity:
        name = f"{row[first]} {row[last]}"
        if table.by_place and row[url] and not slug(row[url]):
            raise Unusable(lazy_gettext("its columns do not stand where they are expected"))
        if name.isspace() and not row[url]:
            raise LeftOut(lazy_gettext("people who hid or closed their account leave only a date here"))
        published, person = times.day(row[on]), export.people.person(name, row[url])  # uncached: each occurs once
        employer, work = link(row[company]), link(row[position])
        shown = Detail(day_only=True, employer=employer, position=work, as_of=newest if employer or work else None)
        return act(Type.ACCEPT, published, _BOND, person.id, to=[person], detail=shown)

    return connection


_INVITATION = ("From", "To", "Direction", "inviterProfileUrl", "inviteeProfileUrl")


def _meet_invited(table: Table, people: People) -> None:
    inviter, invitee, direction, inviter_url, invitee_url = table.columns(*_INVITATION)
    for row in table:
        if isinstance(row, Problem):
            continue
        people.meet(row[inviter], row[inviter_url])
        people.meet(row[invitee], row[invitee_url])
        people.claim(row[inviter_url] if row[direction].strip().upper() == "OUTGOING" else row[invitee_url])


@file(
    "Invitations.csv",
    *("From", "To", "Sent At", "Direction"),
    subjects=(Subject.INVITATION_SENT, Subject.INVITATION_RECEIVED),
    extent="recent",
    note=lazy_gettext("LinkedIn's export lists only recent and pending invitations."),
    meet=_meet_invited,
)
def invitations(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Offer of a Relationship, with the note it carried."""
    inviter, invitee, direction, inviter_url, invitee_url = table.columns(*_INVITATION)
    at, note = table.columns("Sent At", "Message")
    times = export.times("Sent At")

    def invitation(row: Row) -> Activity:
        way = row[direction].strip().upper()
        if way not in {"OUTGOING", "INCOMING"}:
            raise Unusable(lazy_gettext("it goes neither out nor in: “%(way)s”", way=shape(way)))
        mine = way == "OUTGOING"
        other = (row[invitee], row[invitee_url]) if mine else (row[inviter], row[inviter_url])
        person = _someone(*other, export)
        (published, _), content = times.read(row[at]), text(row[note])
        address = slug(other[1])  # which stays the same when a name changes
        return act(
            Type.OFFER,
            published,
            Object(ObjectType.RELATIONSHIP, content=content),
            way,
            address or spaced(other[0]) or person.id,
            actor="me" if mine else person,
            to=[person if mine else ME],
            detail=Detail(note=content is not None, zone_unknown=True),
        )

    return invitation


@file("Company Follows.csv", "Organization", "Followed On", subjects=(Subject.FOLLOW,))
def follows(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Follow of a Page, by its name."""
    name, on = table.columns("Organization", "Followed On")
    times = export.times("Followed On")

    def follow(row: Row) -> Activity:
        published, detail = times.read(row[on])
        return act(Type.FOLLOW, published, Object(ObjectType.PAGE, id=link(row[name])), row[name], detail=detail)

    return follow


@file("Member_Follows.csv", "Date", "FullName", "Status", subjects=(Subject.FOLLOW,))
def member_follows(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Follow of a person, by the address that another file has for the name, or else by the name."""
    on, name, status = table.columns("Date", "FullName", "Status")
    times = export.times("Date")

    def follow(row: Row) -> Activity:
        if row[status].strip().casefold().startswith(("inactive", "unfollow", "removed", "deleted")):
            raise LeftOut(lazy_gettext("people you no longer follow were left out"))
        person = _someone(row[name], "", export)
        published, detail = times.read(row[on])
        thing = Object(ObjectType.PROFILE, id=person.id)
        return act(Type.FOLLOW, published, thing, "member", spaced(row[name]), to=[person], detail=detail)

    return follow


def _endorsements(given: bool, table: Table, export: Export) -> Callable[[Row], Activity]:
    role = "Endorsee" if given else "Endorser"
    on, skill, first, last, url = table.columns(
        "Endorsement Date", "Skill Name", f"{role} First Name", f"{role} Last Name", f"{role} Public Url"
    )

    times = export.times("Endorsement Date")

    def endorsement(row: Row) -> Activity:
        person = _someone(f"{row[first]} {row[last]}", row[url], export)
        published, detail = times.read(row[on])
        return act(
            Type.LIKE,
            published,
            Object(ObjectType.PROFILE, id=person.id if given else None),
            role,
            person.id,
            row[skill],
            actor="me" if given else person,
            to=[person if given else ME],
            detail=Detail(reaction="endorsement", day_only=detail.day_only if detail else None),
        )

    return endorsement


for _given, _role in ((True, "Endorsee"), (False, "Endorser")):
    file(
        f"Endorsement_{'Given' if _given else 'Received'}_Info.csv",
        *("Endorsement Date", "Skill Name", f"{_role} First Name", f"{_role} Last Name"),
        meet=partial(_meet, f"{_role} First Name", f"{_role} Last Name", f"{_role} Public Url"),
    )(partial(_endorsements, _given))


def _recommendations(given: bool, table: Table, export: Export) -> Callable[[Row], Activity]:
    first, last, words, on, company, job = table.columns(*_RECOMMENDATION, "Company", "Job Title")
    times = export.times("Creation Date")

    def recommendation(row: Row) -> Activity:
        person = _someone(f"{row[first]} {row[last]}", "", export)
        published, shown = times.read(row[on])
        return act(
            Type.CREATE,
            published,
            Object(ObjectType.RECOMMENDATION, content=text(row[words])),
            "given" if given else "received",
            spaced(f"{row[first]} {row[last]}"),
            actor="me" if given else person,
            to=[person if given else ME],
            detail=msgspec.structs.replace(shown or Detail(), employer=link(row[company]), position=link(row[job])),
        )

    return recommendation


_RECOMMENDATION = ("First Name", "Last Name", "Text", "Creation Date")
for _given in (True, False):
    file(
        f"Recommendations_{'Given' if _given else 'Received'}.csv",
        *_RECOMMENDATION,
        subjects=(Subject.RECOMMENDATION,),
    )(partial(_recommendations, _given))
