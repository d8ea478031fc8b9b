"""The lists of Facebook's export that are read, each recognised by its name and the form of its entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Subject, Type
from auditor.archives.acts import ME, PUBLIC, Teller, link, since_1970, text, with_reaction
from auditor.archives.archive import LeftOut, Unusable
from auditor.archives.container import Member
from auditor.archives.meta import labels
from auditor.archives.meta.lists import Make, Reading, at, objects, words
from auditor.archives.meta.people import People
from auditor.archives.meta.shapes import Shape
from auditor.translatable import lazy_gettext

SITE = "facebook"
LAUNCH = datetime(2004, 2, 4, tzinfo=UTC)
TELLER = Teller(SITE, Source("archive", "facebook 1"))
#: The object of a comment, because the export does not say what it answers.
_SOMETHING = "hidden:post"
#: The paths in an attachment to what a post shares, or to its text; a post without words may have the latter.
_SHARED = (("external_context", "url"), ("event", "name"))
_CAPTIONS = (("media", "description"), ("note", "text"))
_SHOWN = frozenset({"media", "note", "place", "poll", "life_event"})
#: An attachment at these paths makes a post a share, even if it is empty, like the address of a reel or of a post.
_SHARES = (("external_context", "url"), ("name",))
_BOND = Object(ObjectType.RELATIONSHIP)
_EMPTY = lazy_gettext("entries with neither words nor anything attached were left out")
#: Endings of a word in a title that are not part of a name: “Ana's”.
_ENDING = re.compile(r"(?:['’]s|['’]|[.,:;!?])+$")
_LONGEST_NAME = 5  # words of a name that is searched for in a title


@dataclass
class Lists:
    """Makes activities from the entries of each list. ``people`` resolves the people whom they name; ``friends`` are
    the names that are searched for in titles."""

    people: People
    friends: set[str] = field(default_factory=set)

    def reading(self, member: Member, shape: Shape) -> Reading | None:
        """How to read a file; None for an unknown list."""
        root, keys = shape.root, shape.keys
        if root in _BONDS:
            kind, mine, subjects = _BONDS[root]
            return Reading(self._bond(kind, mine), SITE, subjects)
        if root in _FOLLOWS:
            return Reading(self._follow(root), SITE, (Subject.FOLLOW,) if _FOLLOWS[root] is True else ())
        if root in {"page_likes", "pages_followed"}:
            return Reading(self._page, SITE, ())
        if root in {"comments", "group_comments"}:
            return Reading(self._comment, SITE, (Subject.COMMENT,))
        if root in _POSTS or (root == "" and _like_a_post(keys)):
            return Reading(self._either, SITE, (), "activity_log_data")
        if root == "reactions":
            return Reading(self._reaction, SITE, (Subject.REACTION,))
        if root == "" and "label_values" in keys and member.base.casefold().startswith("likes_and_reactions"):
            return Reading(self._labelled, SITE, (Subject.REACTION,))
        if root == "" and "label_values" in keys and member.base.casefold().startswith("posts_on_other_pages"):
            return Reading(self._elsewhere, SITE, (Subject.POST,))
        if root == "poll_votes":
            return Reading(self._vote, SITE, (Subject.REACTION,))
        if root == "event_responses":
            return Reading(self._event, SITE, (), "events_joined")
        if root == "groups_joined":
            return Reading(self._group, SITE, ())
        if root == "searches":
            return Reading(self._search, SITE, (Subject.SEARCH,))
        return None

    def _bond(self, kind: Type, mine: bool) -> Make:
        def bond(entry: dict[str, Any]) -> Iterator[Activity]:
            person, published = self._named(entry), since_1970(at(entry, "timestamp"), LAUNCH)
            undone = Detail(undoes=Type.ACCEPT) if kind is Type.UNDO else None
            yield TELLER.act(
                kind,
                published,
                _BOND,
                "to" if mine else "from",
                person.id,
                actor="me" if mine else person,
                to=[person] if mine else [ME],
                detail=undone,
            )

        return bond

    def _named(self, entry: dict[str, Any]) -> Person:
        if not (name := words(entry, "name").strip()):
            raise Unusable(lazy_gettext("it names nobody"))
        return self.people.named(name)

    def _follow(self, root: str) -> Make:
        mine = _FOLLOWS[root]

        def follow(entry: dict[str, Any]) -> Iterator[Activity]:
            person, published = self._named(entry), since_1970(at(entry, "timestamp"), LAUNCH)
            yield TELLER.act(
                Type.FOLLOW,
                published,
                Object(ObjectType.PROFILE, id=person.id if mine else None),
                "to" if mine else "from",
                person.id,
                actor="me" if mine else person,
                to=[person] if mine else [ME],
            )

        return follow

    def _page(self, entry: dict[str, Any]) -> Iterator[Activity]:
        name = words(entry, "name") or words(entry, "data", 0, "name") or words(entry, "title")
        published = since_1970(at(entry, "timestamp"), LAUNCH)
        yield TELLER.act(Type.FOLLOW, published, Object(ObjectType.PAGE, id=link(name)), "page", name)

    def _comment(self, entry: dict[str, Any]) -> Iterator[Activity]:
        told = _told(entry, "comment")
        published = since_1970(at(entry, "timestamp") or at(told, "timestamp"), LAUNCH)
        content = words(told, "comment")
        if not content and not at(entry, "attachments"):
            raise LeftOut(_EMPTY)
        person = self.mentioned(words(entry, "title"))
        thing = Object(ObjectType.NOTE, in_reply_to=_SOMETHING, content=text(content))
        yield TELLER.act(
            Type.CREATE,
            published,
            thing,
            "comment",
            content,
            to=[person] if person else "Public",
            detail=PUBLIC if person else None,
        )

    def _either(self, entry: dict[str, Any]) -> Iterator[Activity]:
        """Decide by the entry: lists of posts, comments in groups and reactions have the same form."""
        if _told(entry, "comment"):
            return self._comment(entry)
        if _told(entry, "reaction"):
            return self._reaction(entry)
        return self._post(entry)

    def _post(self, entry: dict[str, Any]) -> Iterator[Activity]:
        published = since_1970(at(entry, "timestamp"), LAUNCH)
        content = next(filter(None, (words(each, "post") for each in objects(entry, "data"))), "")
        attached = [each for group in objects(entry, "attachments") for each in objects(group, "data")]
        shared = next(filter(None, (words(each, *path) for each in attached for path in _SHARED)), "")
        content = content or next(filter(None, (words(each, *path) for each in attached for path in _CAPTIONS)), "")
        shown = any(_SHOWN & each.keys() for each in attached)
        shares = not shown and any(at(each, *path) is not None for each in attached for path in _SHARES)
        if not content and not shared and not shown and not shares:
            raise LeftOut(_EMPTY)
        if (shared or shares) and not content:
            thing = Object(ObjectType.NOTE, id=link(shared))
            told_by = shared or words(entry, "title")
            yield TELLER.act(Type.ANNOUNCE, published, thing, told_by, to="Followers")
            return
        thing = Object(ObjectType.NOTE, content=text(content))
        uri = next(filter(None, (words(each, "media", "uri") for each in attached)), "")
        yield TELLER.act(Type.CREATE, published, thing, "post", content or uri.rpartition("/")[2], to="Followers")

    def _elsewhere(self, entry: dict[str, Any]) -> Iterator[Activity]:
        """What I wrote on somebody else's page: addressed to them if they are a friend of mine."""
        told = [leaf.value for leaf in labels.leaves(entry) if leaf.value and not leaf.value.startswith("http")]
        friend = next((value for value in told if value in self.friends), None)
        content = next((value for value in told if value != friend), "")
        if not told and not at(entry, "media"):
            raise LeftOut(_EMPTY)
        published = since_1970(at(entry, "timestamp"), LAUNCH)
        thing = Object(ObjectType.NOTE, content=text(content))
        aim: list[Person] | Literal["Followers"] = [self.people.named(friend)] if friend else "Followers"
        yield TELLER.act(Type.CREATE, published, thing, "post", content or words(entry, "fbid"), to=aim)

    def _reaction(self, entry: dict[str, Any]) -> Iterator[Activity]:
        told = _told(entry, "reaction")
        title = words(entry, "title")
        yield self._liked(entry, words(told, "reaction").lower(), None, self.mentioned(title), title)

    def _labelled(self, entry: dict[str, Any]) -> Iterator[Activity]:
        found = labels.leaves(entry)
        address = labels.address_of(found)
        kind = next((leaf.value for leaf in found if leaf.value and not leaf.title and leaf.value != address), "")
        within = [leaf for leaf in found if leaf.title and leaf.value in self.friends]
        person = self.people.named(within[-1].value) if within else None
        yield self._liked(entry, kind.lower(), link(address), person, words(entry, "fbid"))

    def _liked(
        self, entry: dict[str, Any], kind: str, address: str | None, person: Person | None, told_by: str
    ) -> Activity:
        return TELLER.act(
            Type.LIKE,
            since_1970(at(entry, "timestamp"), LAUNCH),
            Object(ObjectType.NOTE, id=address),
            "reaction",
            address or told_by,
            to=[person] if person and person is not ME else [],
            detail=with_reaction(None, kind),
        )

    def _vote(self, entry: dict[str, Any]) -> Iterator[Activity]:
        published, title = since_1970(at(entry, "timestamp"), LAUNCH), words(entry, "title")
        detail = with_reaction(None, "vote")
        yield TELLER.act(Type.LIKE, published, Object(ObjectType.QUESTION), "vote", title, detail=detail)

    def _event(self, entry: dict[str, Any]) -> Iterator[Activity]:
        """Join of an event, at the time when I answered, else when it took place."""
        told = next((at(entry, name) for name in ("response_time", "start_timestamp") if at(entry, name)), None)
        name = words(entry, "name")
        yield TELLER.act(Type.JOIN, since_1970(told, LAUNCH), Object(ObjectType.EVENT, id=link(name)), name)

    def _group(self, entry: dict[str, Any]) -> Iterator[Activity]:
        name = words(entry, "data", 0, "name") or words(entry, "name")
        published = since_1970(at(entry, "timestamp"), LAUNCH)
        yield TELLER.act(Type.JOIN, published, Object(ObjectType.PAGE, id=link(name)), "group", name)

    def _search(self, entry: dict[str, Any]) -> Iterator[Activity]:
        searched = words(entry, "data", 0, "text") or words(entry, "title")
        yield TELLER.act(Type.SEARCH, since_1970(at(entry, "timestamp"), LAUNCH), None, searched)

    def mentioned(self, title: str) -> Person | None:
        """The only friend whom a title names, as in “Zoë commented on Ana Prado's post.”, in any language; None if it
        names none or several."""
        split = title.split()[:40]
        bare = [_ENDING.sub("", word) for word in split]
        found = {
            name
            for start in range(len(split))
            for length in range(2, min(_LONGEST_NAME, len(split) - start) + 1)
            if (name := " ".join([*split[start : start + length - 1], bare[start + length - 1]])) in self.friends
        }
        others = found - self.people.my_names
        return self.people.named(others.pop()) if len(others) == 1 else None


def _told(entry: dict[str, Any], name: str) -> dict[str, Any]:
    """The object under a name in the data of an entry; empty if there is none."""
    return next((each[name] for each in objects(entry, "data") if isinstance(each.get(name), dict)), {})


def _like_a_post(keys: frozenset[str]) -> bool:
    return "timestamp" in keys and "label_values" not in keys and bool(keys & {"data", "attachments"})


def is_post(shape: Shape) -> bool:
    """Whether entries have the form of posts or reactions and nothing else: a time, and what was done or attached."""
    return "timestamp" in shape.keys and shape.keys <= _ENTRY and bool(shape.keys & {"data", "attachments"})


_ENTRY = frozenset({"timestamp", "data", "attachments", "title", "tags", "place", "backdated_timestamp"})

#: Names of lists of posts; ``status_updates`` is from 2018 (github.com/SamuelePilleri/facebook-schemas).
_POSTS = frozenset({"group_posts", "anonymous_author_posts", "archived_stories", "status_updates"})
_INVITED, _ASKED = (Subject.INVITATION_SENT,), (Subject.INVITATION_RECEIVED,)
#: By the name of the list: what was done, whether by me, and the subjects that it covers.
_BONDS: dict[str, tuple[Type, bool, tuple[Subject, ...]]] = {
    "friends": (Type.ACCEPT, True, (Subject.CONNECTION,)),
    "sent_requests": (Type.OFFER, True, _INVITED),
    "received_requests": (Type.OFFER, False, _ASKED),
    "rejected_requests": (Type.REJECT, True, ()),
    "deleted_friends": (Type.UNDO, True, ()),
}
_FOLLOWS = {"following": True, "followers": False}
