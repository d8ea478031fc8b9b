"""The lists of Instagram's and Threads' export that are read, each recognised by its name and its entries' form."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Source, Subject, Type
from auditor.archives.acts import ME, PUBLIC, Teller, link, since_1970, text, with_reaction
from auditor.archives.archive import Unusable
from auditor.archives.container import Member
from auditor.archives.meta import labels
from auditor.archives.meta.lists import Reading, at, objects, words
from auditor.archives.meta.people import People, username
from auditor.archives.meta.shapes import Shape
from auditor.translatable import lazy_gettext

SITE, THREADS = "instagram", "threads"
#: The beginning of the names of Threads' lists in an export of Instagram.
THREADS_LISTS = "text_post_app_"
SOURCE = Source("archive", "instagram 1")
LAUNCH = datetime(2010, 10, 6, tzinfo=UTC)
TELLERS = {site: Teller(site, SOURCE) for site in (SITE, THREADS)}
_ADDRESS = {SITE: "https://www.instagram.com/%s/", THREADS: "https://www.threads.net/@%s"}
#: The object of a reply that does not say what it answers.
_SOMETHING = "hidden:post"

_POSTS = frozenset({"media"})
_MEDIA = frozenset({"uri", "creation_timestamp"})
_STORIES = {"story_likes": "story-like", "polls": "vote", "quizzes": "vote"}


@dataclass
class Lists:
    """Makes activities from the entries of each list. ``people`` resolves the people whom they name."""

    people: People

    def reading(self, member: Member, shape: Shape) -> Reading | None:
        """How to read a file; None for an unknown list."""
        root, keys = shape.root, shape.keys
        if root.startswith(THREADS_LISTS):
            return self._of_threads(root.removeprefix(THREADS_LISTS).removeprefix(THREADS_LISTS))
        if root in _FOLLOWS:
            return self._follow(SITE, root)
        if root == "" and "string_list_data" in keys:
            return self._follow(SITE, "relationships_followers")
        if root in _LIKES:
            return Reading(self._like(SITE, _LIKES[root]), SITE, (Subject.REACTION,))
        if root.startswith("story_activities_"):
            kind = _STORIES.get(root.removeprefix("story_activities_"), "sticker")
            return Reading(self._like(SITE, kind), SITE, (Subject.REACTION,))
        if root.startswith("comments_") or (root == "" and "string_map_data" in keys):
            return Reading(self._comment, SITE, (Subject.COMMENT,))
        if root in _MINE or (root == "" and ("media" in keys or keys >= _MEDIA) and "label_values" not in keys):
            aim = "Followers" if root == "ig_stories" else "Public"
            return Reading(self._post(SITE, aim), SITE, (Subject.POST,))
        if root.startswith("searches_"):
            return Reading(self._search, SITE, (Subject.SEARCH,))
        if root == "" and "label_values" in keys:
            return self._labelled(member.base.casefold().removesuffix(".json").rstrip("_0123456789"))
        return None

    def _of_threads(self, root: str) -> Reading | None:
        if root == "text_posts":
            return Reading(self._post(THREADS, "Public"), THREADS, (Subject.POST, Subject.COMMENT))
        if root == "media_likes":
            return Reading(self._like(THREADS, "like"), THREADS, (Subject.REACTION,))
        return self._follow(THREADS, f"relationships_{root}") if f"relationships_{root}" in _FOLLOWS else None

    def _labelled(self, name: str) -> Reading | None:
        """How to read a file of the newest form. All have the same form, so their names decide; these are not
        translated."""
        if name in _BY_NAME:
            return Reading(self._like(SITE, _BY_NAME[name]), SITE, (Subject.REACTION,))
        return None

    def _like(self, site: str, reaction: str) -> Callable[[dict[str, Any]], Iterator[Activity]]:
        def like(entry: dict[str, Any]) -> Iterator[Activity]:
            found = labels.leaves(entry)
            several: list[labels.Leaf | None] = []
            if "string_list_data" in entry:
                several.extend(leaf for leaf in found if leaf.time)
            name, user = labels.owner_of(entry, found)
            for leaf in several or [None]:
                published = since_1970(leaf.time if leaf else labels.moment_of(entry, found), LAUNCH)
                address = link(leaf.href if leaf else labels.address_of(found))
                person = self._whom(user or username(address or "") or "", name)
                to = [person] if person and person is not ME else []
                thing = Object(ObjectType.QUESTION if reaction == "vote" else ObjectType.NOTE, id=address)
                yield TELLERS[site].act(
                    Type.LIKE,
                    published,
                    thing,
                    reaction,
                    address or "",
                    person.id if person else "",
                    to=to,
                    detail=with_reaction(None, reaction),
                )

        return like

    def _whom(self, user: str, name: str) -> Person | None:
        if user:
            return self.people.by_username(user)
        return self.people.named(name) if name else None

    def _follow(self, site: str, root: str) -> Reading:
        mine, kind = _FOLLOWS[root]

        def follow(entry: dict[str, Any]) -> Iterator[Activity]:
            for told in objects(entry, "string_list_data") or [entry]:
                user = username(words(told, "value"), words(told, "href"), words(entry, "title"))
                if not user:
                    raise Unusable(lazy_gettext("it does not say whom it is about"))
                published = since_1970(at(told, "timestamp"), LAUNCH)
                person = self.people.by_username(user)
                yield TELLERS[site].act(
                    kind,
                    published,
                    Object(ObjectType.PROFILE, id=person.id if mine else None),
                    "to" if mine else "from",
                    person.id,
                    actor="me" if mine else person,
                    to=[person] if mine else [ME],
                    detail=Detail(undoes=Type.FOLLOW) if kind is Type.UNDO else None,
                )

        return Reading(follow, site, (Subject.FOLLOW,) if root == "relationships_following" else ())

    def _comment(self, entry: dict[str, Any]) -> Iterator[Activity]:
        found = labels.leaves(entry)
        told = [leaf for leaf in found if leaf.value]
        by_label = [leaf for leaf in told if leaf.label == "Media Owner"]
        owned = by_label or [leaf for leaf in told[1:] if username(leaf.value)][-1:]
        owner = username(*(leaf.value for leaf in owned), words(entry, "title"))
        content = next((leaf.value for leaf in told if leaf not in owned), None)
        published = since_1970(labels.moment_of(entry, found), LAUNCH)
        person = self.people.by_username(owner) if owner else None
        aimed = person is not None and person is not ME
        address = _ADDRESS[SITE] % owner.lower() if owner else _SOMETHING
        thing = Object(ObjectType.NOTE, in_reply_to=link(address), content=text(content))
        yield TELLERS[SITE].act(
            Type.CREATE,
            published,
            thing,
            "comment",
            owner or "",
            content or "",
            to=[person] if person and aimed else "Public",
            detail=PUBLIC if aimed else None,
        )

    def _post(self, site: str, aim: str) -> Callable[[dict[str, Any]], Iterable[Activity]]:
        def post(entry: dict[str, Any]) -> Iterator[Activity]:
            media = objects(entry, "media") or [entry]
            times = [at(entry, "creation_timestamp"), *(at(each, "creation_timestamp") for each in media)]
            published = since_1970(next((time for time in times if time), None), LAUNCH)
            content = words(entry, "title") or next(filter(None, (words(each, "title") for each in media)), "")
            answers = any(at(each, "text_app_post", "is_reply") is True for each in media)
            thing = Object(ObjectType.NOTE, in_reply_to=_SOMETHING if answers else None, content=text(content))
            uri = next(filter(None, (words(each, "uri") for each in media)), "")
            yield TELLERS[site].act(
                Type.CREATE,
                published,
                thing,
                "post",
                uri or content,
                to="Followers" if aim == "Followers" else "Public",
            )

        return post

    def _search(self, entry: dict[str, Any]) -> Iterator[Activity]:
        found = labels.leaves(entry)
        searched = next((leaf.value or leaf.href for leaf in found if leaf.value or leaf.href), words(entry, "title"))
        yield TELLERS[SITE].act(Type.SEARCH, since_1970(labels.moment_of(entry, found), LAUNCH), None, searched)


#: By the name of the list: whether I did it, and what. Requests count as following, even if they are not accepted yet.
_FOLLOWS = {
    "relationships_following": (True, Type.FOLLOW),
    "relationships_followers": (False, Type.FOLLOW),
    "relationships_follow_requests_sent": (True, Type.FOLLOW),
    "relationships_follow_requests_received": (False, Type.FOLLOW),
    "relationships_unfollowed_users": (True, Type.UNDO),
}
_LIKES = {"likes_media_likes": "like", "likes_comment_likes": "comment-like"}
_MINE = frozenset({"ig_stories", "ig_reels_media", "ig_igtv_media", "ig_archived_post_media"})
_BY_NAME = {
    "liked_posts": "like",
    "liked_comments": "comment-like",
    "story_likes": "story-like",
}

#: The beginnings of names of lists that are left alone; about.py has the files and the reasons.
LEFT_ALONE = (
    "saved_",
    "impressions_",
    "relationships_",
    "text_post_app_",
    "ads_",
    "ig_",
    "apps_",
    "account_",
    "settings_",
    "topics_",
    "organic_",
    "profile_",
    "login_",
    "contacts_",
    "inferred_",
    "monetization_",
    "devices_",
    "subscriptions_",
    "cookies_",
)
