"""My profile on Facebook, my names there, and the names of friends."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Profile, Type
from auditor.archives.acts import LONGEST_TEXT, link, spaced
from auditor.archives.archive import Unusable, one_owner
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.facebook.files import TELLER, Lists
from auditor.archives.meta.lists import at, entries, objects, words
from auditor.archives.meta.people import names_of
from auditor.archives.meta.shapes import Shape, repaired
from auditor.archives.walking import Document

#: How many entries of a list are examined to learn who wrote them.
_LOOKED_AT = 50
_NAMING = frozenset({"friends", "following", "sent_requests", "received_requests"})
_BY_ME = frozenset({"comments", "group_comments"})


@dataclass
class Shown:
    """My profile as the file has it."""

    file: str
    told: dict[str, Any]


def _called(told: dict[str, Any]) -> str:
    return spaced(words(told, "name", "full_name") or words(told, "name"))


def meet(container: Container, found: dict[Member, Shape], lists: Lists) -> Shown | None:
    """Learn my names and my friends, and return my profile if there is one. Raises ArchiveRefused if the profiles are
    of several people."""
    shown, authors, owners = None, Counter[str](), list[str]()
    for member, shape in found.items():
        try:
            with container.open(member) as stream:
                if shape.root == "profile":
                    told = next(iter(entries(Document(stream), shape.label)), None)
                    if isinstance(told, dict):
                        shown = Shown(member.base, repaired(told))
                        owners.append(_called(shown.told))
                elif shape.root in _NAMING:
                    for entry in entries(Document(stream), shape.label):
                        if len((name := repaired(words(entry, "name"))).split()) > 1:
                            lists.friends.add(name)
                elif shape.root in _BY_ME:
                    for entry in islice(entries(Document(stream), shape.label), _LOOKED_AT):
                        authors.update(repaired(words(each, "comment", "author")) for each in objects(entry, "data"))
        except (Unusable, MemberBroken):
            continue  # reported when the file is read
    one_owner(container, filter(None, owners))
    mine = lists.people.my_names
    if shown:
        earlier = (words(each, "name") for each in objects(shown.told, "previous_names"))
        name = _called(shown.told)
        mine |= names_of([name, *earlier])
        lists.people.called = name
    if not mine and authors:
        mine |= names_of([authors.most_common(1)[0][0]])  # in an export of one's own comments, the most frequent author
    return shown


def update(shown: Shown, as_of: datetime) -> Activity:
    """The profile as of a time."""
    told = shown.told
    jobs, schools = objects(told, "work_experiences"), objects(told, "education_experiences")
    held = [job for job in jobs if not at(job, "end_timestamp")]
    sites = "\n".join(words(each, "address") for each in objects(told, "websites"))
    about = words(told, "intro_bio", "text") or words(told, "intro_bio", "name") or words(told, "about_me")
    profile = Profile(
        about=about[:LONGEST_TEXT] if about else None,
        contact=sites[:LONGEST_TEXT] if "websites" in told else None,
        role=bool(held) if "work_experiences" in told else None,
        past_roles=len(jobs) - len(held) if "work_experiences" in told else None,
        education=len(schools) if "education_experiences" in told else None,
        employer=link(words(held[0], "employer")) if held else None,
    )
    thing = Object(ObjectType.PROFILE, id=link(words(told, "profile_uri")))
    return TELLER.act(Type.UPDATE, as_of, thing, detail=Detail(zone_unknown=True, profile=profile))
