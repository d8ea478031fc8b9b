"""Files about my own profile. Together they make one Update of a Profile, as of the day of the export."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Literal

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Profile, Subject, Type
from auditor.archives.archive import Problem
from auditor.archives.container import Member, MemberBroken
from auditor.archives.linkedin.dates import month
from auditor.archives.linkedin.files import LONGEST_TEXT, Export, File, act, file, link
from auditor.archives.linkedin.headline import Position, foremost, names_left_role
from auditor.archives.linkedin.people import People, spaced
from auditor.archives.tables import Table, UnknownHeader

Row = list[str]
_CONTACT = ("Websites", "Twitter Handles", "Instant Messengers")


def _meet_myself(table: Table, people: People) -> None:
    first, last = table.columns("First Name", "Last Name")
    for row in table:
        if not isinstance(row, Problem) and (name := spaced(f"{row[first]} {row[last]}")):
            people.my_names.add(name)


def named(export: Export, member: Member, file: File) -> str | None:
    """The owner of a profile, by the first name in it."""
    with suppress(UnknownHeader, MemberBroken), export.table(member, file) as table:
        first, last = table.columns("First Name", "Last Name")
        rows = (row for row in table if not isinstance(row, Problem))
        return next(filter(None, (spaced(f"{row[first]} {row[last]}") for row in rows)), None)
    return None


_PLACES = (
    *("First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code"),
    *("Geo Location", "Twitter Handles", "Websites", "Instant Messengers"),
)


@file(
    "Profile.csv",
    *("First Name", "Last Name", "Headline"),
    places=tuple(_PLACES[:width] for width in range(6, len(_PLACES) + 1)),
    subjects=(Subject.PROFILE,),
    meet=_meet_myself,
)
def profile(table: Table, export: Export) -> Callable[[Row], None]:
    """Headline, summary and ways to reach me. Address and birth date are not read."""
    headline, about, *contact = table.columns("Headline", "Summary", *_CONTACT)
    shown = export.shown

    def line(row: Row) -> None:
        shown.headline = row[headline][:LONGEST_TEXT]
        shown.about = row[about][:LONGEST_TEXT] if about >= 0 else None
        if max(contact) >= 0:
            shown.contact = "\n".join(row[at] for at in contact if row[at])[:LONGEST_TEXT]

    return line


@file("Profile Summary.csv", "Profile Summary")
def summary(table: Table, export: Export) -> Callable[[Row], None]:
    """The summary, if it is in a file of its own."""
    (about,) = table.columns("Profile Summary")

    def line(row: Row) -> None:
        export.shown.about = export.shown.about or row[about][:LONGEST_TEXT]

    return line


@file("Positions.csv", "Company Name", "Title", "Started On")
def positions(table: Table, export: Export) -> Callable[[Row], None]:
    """Current and former roles."""
    company, title, start, end = table.columns("Company Name", "Title", "Started On", "Finished On")
    held = export.shown.positions = export.shown.positions or []

    def line(row: Row) -> None:
        since = month(row[start])
        held.append(Position(row[title], row[company], not row[end].strip(), since and since.date()))

    return line


def _counted(part: Literal["education", "skills"], _: Table, export: Export) -> Callable[[Row], None]:
    shown = export.shown
    setattr(shown, part, getattr(shown, part) or 0)

    def line(_: Row) -> None:
        setattr(shown, part, getattr(shown, part) + 1)

    return line


file("Education.csv", "School Name", "Start Date", "End Date")(partial(_counted, "education"))
file("Skills.csv", "Name")(partial(_counted, "skills"))


def update(export: Export, published: datetime) -> Activity:
    """The profile in the files, as of ``published``."""
    shown, held = export.shown, export.shown.positions
    current = [each for each in held or [] if each.held]
    main = foremost(shown.headline, current)
    return act(
        Type.UPDATE,
        published,
        Object(ObjectType.PROFILE, id=export.people.my_slug),
        "profile",
        export.people.my_slug or ",".join(sorted(export.people.my_names)),
        detail=Detail(
            zone_unknown=True,
            profile=Profile(
                headline=shown.headline,
                about=shown.about,
                contact=shown.contact,
                role=None if held is None else bool(current),
                past_roles=None if held is None else len(held) - len(current),
                education=shown.education,
                skills=shown.skills,
                employer=link(main.company if main else ""),
                role_since=main.start if main else None,
                left_role=names_left_role(shown.headline, held or []) or None,
            ),
        ),
    )
