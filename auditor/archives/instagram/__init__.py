"""Instagram's export, including that of Threads: recognised by the lists in its JSON files, and read file by file.

First, all files are read to learn who is who; then every file is read as a stream.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from auditor.activities.activity import Activity, Subject
from auditor.archives.acts import Notes
from auditor.archives.archive import UNDATED, Archive, Item, Problem, by_content, data_export, unseen
from auditor.archives.container import ArchiveRefused, Container, Member
from auditor.archives.instagram.about import EXTENTS, REMARKS
from auditor.archives.instagram.files import LAUNCH, LEFT_ALONE, SITE, TELLERS, THREADS, THREADS_LISTS, Lists
from auditor.archives.instagram.ignored import IGNORED
from auditor.archives.instagram.profile import PROFILES, Shown, meet, update
from auditor.archives.meta import conversations, whose
from auditor.archives.meta.about import ADVICE, STEPS
from auditor.archives.meta.lists import Export
from auditor.archives.meta.people import People
from auditor.archives.meta.shapes import Shape, broken, shapes
from auditor.archives.unread import unread
from auditor.translatable import lazy_gettext

TITLE = data_export("Instagram")
EARLY = lazy_gettext(
    "it is of the years before 2021, when Instagram wrote its exports otherwise. Ask for a new one: it tells of those "
    "years too, and what both told would count twice"
)
_AGAIN = lazy_gettext("The import lists what was wrong; a new export may read better.")
_NOTES: Notes = {
    (site, Subject.OTHER): ("recent", lazy_gettext("Only whom you stopped following lately is told."), "")
    for site in (SITE, THREADS)
}


def telling(shape: Shape) -> bool:
    """Whether only this site's export has such a file."""
    if shape.root in PROFILES or shape.root.startswith(_ONLY_HERE):
        return True
    return shape.root == "" and bool({"string_list_data", "string_map_data"} & shape.keys or _is_post(shape))


_ONLY_HERE = ("relationships_", "likes_", "story_activities_", "comments_media", "comments_reels", "comments_story",
              "ig_", "impressions_history_", "text_post_app_", "saved_saved_", "searches_")  # fmt: skip


def _is_post(shape: Shape) -> bool:
    return "media" in shape.keys and "label_values" not in shape.keys


def early(shape: Shape) -> bool:
    """Whether a file has the layout from before 2021, which has few files, and in them lists without names."""
    return shape.label in _EARLY or {"taken_at", "path"} <= shape.keys or shape.keys >= {"participants", "conversation"}


_EARLY = frozenset({"media_likes", "media_comments", "follow_requests_sent", "dismissed_suggested_users"})


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return whose.count(container, SITE, telling) or sum(map(early, shapes(container).values()))


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    yield from broken(container)
    found = shapes(container)
    if not found:
        raise ArchiveRefused(container.name, whose.HTML)
    if not any(telling(shape) or shape.conversation for shape in found.values()):
        raise ArchiveRefused(container.name, EARLY)
    people, export = People(SITE, container.remembered), Export(container)
    shown = meet(container, found, people)
    threads = conversations.threads(container, found)
    people.settle(threads)
    yield from filter(None, (people.me, people.acquainted))
    if people.me and any(shape.root.startswith(THREADS_LISTS) for shape in found.values()):
        yield replace(people.me, site=THREADS)  # where the person has the same user name
    container.total, container.done = sum(member.size for member in found), 0
    yield from _lists(export, found, people)
    yield from conversations.read(export, threads, people, TELLERS[SITE], LAUNCH)
    yield from _profiles(export, shown)
    yield from export.covering.coverage(_NOTES, _AGAIN)
    if not container.lone:
        for site in sorted({SITE, *(site for site, _ in export.covering.told)}):
            yield from unseen(site, TITLE)


def _lists(export: Export, found: dict[Member, Shape], people: People) -> Iterator[Activity | Problem]:
    lists, unknown = Lists(people), []
    for member, shape in found.items():
        if shape.conversation or shape.silent or shape.root in PROFILES:
            continue
        if reading := lists.reading(member, shape):
            yield from export.read(member, shape, reading)
        elif member.base.casefold() not in IGNORED and not shape.root.startswith(LEFT_ALONE):
            unknown.append(member.name)
    yield from unread(unknown)


def _profiles(export: Export, shown: dict[str, Shown]) -> Iterator[Activity | Problem]:
    as_of = export.stood(LAUNCH)
    for site, told in shown.items():
        if as_of is None:
            yield Problem(told.file, None, UNDATED)
        else:
            activity = update(site, told, as_of)
            export.covering.add(activity)
            yield activity


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    also=(THREADS,),
    title=TITLE,
    looked_for=by_content("posts_1.json", "liked_posts.json", "following.json", "message_1.json"),
    files=count,
    read=read,
    near=whose.near,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
    left_alone=IGNORED,
)
