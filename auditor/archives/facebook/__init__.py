"""Facebook's export with Messenger's conversations, and Messenger's download of encrypted chats. They are recognised by
the lists in their JSON files, and read file by file.

First, all files are read to learn who is who; then every file is read as a stream.
"""

from collections.abc import Iterator

from auditor.activities.activity import Activity, Subject
from auditor.archives.acts import Notes
from auditor.archives.archive import UNDATED, Archive, Item, Problem, by_content, data_export, unseen
from auditor.archives.container import ArchiveRefused, Container, Member
from auditor.archives.facebook.about import EXTENTS, REMARKS
from auditor.archives.facebook.files import LAUNCH, SITE, TELLER, Lists, is_post
from auditor.archives.facebook.ignored import IGNORED
from auditor.archives.facebook.profile import meet, update
from auditor.archives.meta import conversations, whose
from auditor.archives.meta.about import ADVICE, STEPS
from auditor.archives.meta.lists import Export
from auditor.archives.meta.people import People, Thread
from auditor.archives.meta.shapes import Shape, broken, shapes
from auditor.archives.unread import unread
from auditor.translatable import lazy_gettext

TITLE = data_export("Facebook")
_AGAIN = lazy_gettext("The import lists what was wrong; a new export may read better.")
_PENDING = lazy_gettext("Only requests that are still open are told.")
_OTHERS_LEFT_OUT = lazy_gettext("Most chats of the last years are encrypted, and the export does not hold them.")
_ONLY_ENCRYPTED = lazy_gettext("This download holds encrypted chats only.")
_DOWNLOAD = lazy_gettext("Download the encrypted chats in Messenger on a computer, and import that zip as well.")
_EXPORT = lazy_gettext("Import Facebook's export as well.")


def telling(shape: Shape) -> bool:
    """Whether only this site's export has such a file."""
    if shape.label in _LIKE_POSTS and shape.keys >= {"timestamp", "data"}:
        return True
    return shape.encrypted or shape.label in _ONLY_HERE or (shape.root == "" and is_post(shape))


#: Lists that had no version before 2021.
_LIKE_POSTS = frozenset({"comments", "reactions", "group_comments", "group_posts", "status_updates"})


_ONLY_HERE = frozenset(
    f"{name}_v{version}"
    for name in (
        *("friends", "sent_requests", "received_requests", "rejected_requests", "deleted_friends"),
        *("following", "followers"),
        *("comments", "reactions", "group_comments", "group_posts", "groups_joined", "page_likes", "pages_followed"),
        *("archived_stories", "event_responses", "profile", "searches"),
        *("poll_votes", "notifications", "recently_viewed", "events_invited"),
    )
    for version in (1, 2, 3, 4)
)  # fmt: skip


#: Names of lists that are left alone wherever they are: pictures, and what the site showed.
_LEFT_ALONE = frozenset({"photos", "other_photos", "videos", "notifications", "recently_viewed", "events_invited"})


def count(container: Container) -> int:
    """How many files are recognised by their content."""
    return whose.count(container, SITE, telling)


def read(container: Container) -> Iterator[Item]:
    """Read everything in the export; see Archive."""
    if container.damage:
        yield Problem(container.name, None, container.damage)
    yield from broken(container)
    found = shapes(container)
    if not found:
        raise ArchiveRefused(container.name, whose.HTML)
    people, export = People(SITE, container.remembered), Export(container)
    lists = Lists(people)
    shown = meet(container, found, lists)
    threads = conversations.threads(container, found)
    people.settle(threads)
    yield from filter(None, (people.me, people.acquainted))
    lists.friends.update(other for thread in threads if (other := thread.other()) and " " in other)
    container.total, container.done = sum(member.size for member in found), 0
    yield from _lists(export, found, lists)
    yield from conversations.read(export, threads, people, TELLER, LAUNCH)
    if shown and (as_of := export.stood(LAUNCH)):
        activity = update(shown, as_of)
        export.covering.add(activity)
        yield activity
    elif shown:
        yield Problem(shown.file, None, UNDATED)
    yield from export.covering.coverage(_notes(threads), _AGAIN)
    if not container.lone:
        yield from unseen(SITE, TITLE)


def _lists(export: Export, found: dict[Member, Shape], lists: Lists) -> Iterator[Activity | Problem]:
    unknown = []
    for member, shape in found.items():
        if shape.conversation or shape.encrypted or shape.silent or shape.root == "profile":
            continue
        if reading := lists.reading(member, shape):
            yield from export.read(member, shape, reading)
        elif member.base.casefold() not in IGNORED and shape.root not in _LEFT_ALONE:
            unknown.append(member.name)
    yield from unread(unknown)


def _notes(threads: list[Thread]) -> Notes:
    notes: Notes = {
        (SITE, subject): ("recent", _PENDING, "") for subject in (Subject.INVITATION_SENT, Subject.INVITATION_RECEIVED)
    }
    kinds = {thread.encrypted for thread in threads}
    for subject in conversations.SUBJECTS:
        if kinds == {False}:
            notes[SITE, subject] = ("recent", _OTHERS_LEFT_OUT, _DOWNLOAD)
        elif kinds == {True}:
            notes[SITE, subject] = ("recent", _ONLY_ENCRYPTED, _EXPORT)
    return notes


ARCHIVE = Archive(
    id=SITE,
    site=SITE,
    title=TITLE,
    looked_for=by_content("your_friends.json", "comments.json", "your_posts_1.json", "message_1.json"),
    files=count,
    read=read,
    steps=STEPS,
    advice=ADVICE,
    extents=EXTENTS,
    remarks=REMARKS,
    left_alone=IGNORED,
)
