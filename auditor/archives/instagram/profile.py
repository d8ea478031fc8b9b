"""My profile on Instagram and on Threads, and my names there.

The labels are in the language of the account, so the user name is recognised by its form, and texts only if their label
is known.
"""

from dataclasses import dataclass
from datetime import datetime

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Profile, Type
from auditor.archives.acts import LONGEST_TEXT, spaced
from auditor.archives.archive import Unusable, one_owner
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.instagram.files import SITE, TELLERS, THREADS
from auditor.archives.meta import labels
from auditor.archives.meta.lists import at, entries, objects, words
from auditor.archives.meta.people import People, names_of, username
from auditor.archives.meta.phrases import ABOUT, CONTACT, NAME
from auditor.archives.meta.shapes import Shape, repaired
from auditor.archives.walking import Document

PROFILES = {"profile_user": SITE, "text_post_app_text_post_app_profile": THREADS}
#: Lists that have both names and user names.
_NAMING = {
    "text_post_app_text_post_app_followers",
    "text_post_app_text_post_app_following",
    "relationships_followers",
    "relationships_following",
}
_YES_OR_NO = frozenset({"true", "false"})


@dataclass
class Shown:
    """My profile as a file has it; None for what it does not contain."""

    file: str
    username: str | None = None
    about: str | None = None
    contact: str | None = None
    photo: bool | None = None


def meet(container: Container, found: dict[Member, Shape], people: People) -> dict[str, Shown]:
    """Learn who is who, and return my profile on each site if there is one. Raises ArchiveRefused if the profiles are
    of several accounts."""
    shown: dict[str, Shown] = {}
    owners: list[tuple[str, str]] = []
    for member, shape in found.items():
        try:
            with container.open(member) as stream:
                if site := PROFILES.get(shape.root):
                    for entry in entries(Document(stream), shape.label):
                        shown[site] = _shown(member.base, repaired(entry), people)
                        if user := shown[site].username:
                            owners.append((site, user))
                elif shape.root in _NAMING:
                    for entry in entries(Document(stream), shape.label):
                        _learn(repaired(entry), people)
        except (Unusable, MemberBroken):
            continue  # reported when the file is read
    for site in shown:
        one_owner(container, (user for of, user in owners if of == site))
    return shown


def _learn(entry: object, people: People) -> None:
    for told in objects(entry, "string_list_data"):
        if user := username(words(told, "value"), words(told, "href")):
            people.meet(words(entry, "title"), user)


def _shown(file: str, entry: object, people: People) -> Shown:
    told = labels.leaves(entry) if isinstance(entry, dict) else []
    by_label = [leaf.value for leaf in told if leaf.label == "Username"]
    made_so = [leaf.value for leaf in told if leaf.value.lower() not in _YES_OR_NO]
    user = username(*by_label) or username(*made_so)
    people.my_names |= names_of(leaf.value for leaf in told)
    people.my_username = people.my_username or user
    people.called = people.called or next((spaced(leaf.value) for leaf in told if leaf.label in NAME), "")
    pictures = at(entry, "media_map_data")
    return Shown(
        file,
        user,
        next((leaf.value[:LONGEST_TEXT] for leaf in told if leaf.label in ABOUT), None),
        next((leaf.value[:LONGEST_TEXT] for leaf in told if leaf.label in CONTACT), None),
        None if pictures is None else bool(pictures),
    )


def update(site: str, shown: Shown, as_of: datetime) -> Activity:
    """The profile as of a time."""
    profile = Profile(about=shown.about, contact=shown.contact, photo=shown.photo)
    return TELLERS[site].act(
        Type.UPDATE,
        as_of,
        Object(ObjectType.PROFILE, id=shown.username),
        detail=Detail(zone_unknown=True, profile=profile),
    )
