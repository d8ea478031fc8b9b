"""The fields that each kind of activity needs, and the use of its other fields: the table behind docs/activities.md.

The server checks activities against the same table: an activity that lacks a needed field is refused, because no fact
could use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.activities.activity import NOTIFICATIONS, Activity, ObjectType, Subject, Type, subject_of
from auditor.activities.subjects import WORDINGS


@dataclass(frozen=True)
class Use:
    """How facts use one kind of activity.

    ``types``, ``objects`` and ``mine`` (None: by anyone) identify the kind. ``needed``: paths of fields without which
    no fact can use it; of several paths in one tuple any one suffices. ``used``: further fields and what they say.
    ``facts``: the families of auditor.facts in which such an activity with all these fields appears.
    """

    subject: Subject
    types: tuple[Type, ...]
    objects: tuple[ObjectType, ...] = ()
    mine: bool | None = True
    needed: tuple[tuple[str, ...], ...] = ()
    used: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()

    def lacking(self, activity: Activity) -> tuple[str, ...]:
        """The paths of the first needed field that the activity lacks; empty if it lacks nothing."""
        return next((paths for paths in self.needed if not any(has(activity, path) for path in paths)), ())


#: What every activity may have besides the fields that its kind uses.
EVERYWHERE: Mapping[str, str] = {
    "id": "a UUIDv7; the same id again changes nothing",
    "type": "what was done",
    "published": "when, with the offset from UTC",
    "site": "a declared site",
    "actor": "`me`, or who did it",
    "source": "which kind of source tells it, and its version",
    "account": "which account of the site it concerns, as the site names it, where the source tells; you say once "
    "for each whether it is yours",
    "detail.day_only": "that `published` has no time of day: the time is not compared with others of that day",
    "detail.zone_unknown": "that `published` was given without a zone: its hour is not relied on",
    "detail.wall_clock": "that `published` is what a clock where you live showed, whatever offset it bears; the moment "
    "is told by your time zone, and kept in its place",
    "detail.employer": "where the other person of an act between two works",
    "detail.position": "as what they work",
    "detail.as_of": "the day to which employer and position belong, if it is a later one than that of `published`",
    "detail.industry": "in which industry",
    "detail.region": "where they live or work",
    "detail.mutuals": "how many connections you have in common with them",
    "detail.public": "that it is directed at people and open for all to read; kept, and used by no fact yet",
    "detail.warning": "that a content warning stands before it; kept, and used by no fact yet",
    "detail.quotes": "which post it quotes; kept, and used by no fact yet",
    "detail.purpose": "what it was for; kept, and used by no fact yet",
}

_TEXT = "its words are counted and read, then dropped"
_WHO = {"to": "whom it is for", "context": "which conversation it belongs to", "object.content": _TEXT}
_CALL = {"detail.call": "that it is a call that was taken, by whoever called"}
_PUBLISHED = (ObjectType.NOTE, ObjectType.ARTICLE, ObjectType.QUESTION)
_ELSEWHERE = (ObjectType.EVENT, ObjectType.JOB, ObjectType.PAGE)
_RELATIONSHIP = (ObjectType.RELATIONSHIP,)
_MINE = ("sessions", "actions")

USES: tuple[Use, ...] = (
    Use(
        Subject.MESSAGE_SENT, (Type.CREATE,), (ObjectType.MESSAGE,),
        used=_WHO | _CALL,
        facts=(
            "messages", "conversations", "interactions", "dealings", "traces", "talks", "ties", "revivals", "own_words",
            "favours", "efforts", *_MINE,
        ),
    ),
    Use(
        Subject.MESSAGE_RECEIVED, (Type.CREATE,), (ObjectType.MESSAGE,), mine=False,
        used=_WHO
        | _CALL
        | {
            "detail.mentioned": "that it calls the person by name in a group, or answers them there",
            "detail.promoted": "that it was paid for",
            "detail.spam": "that it is unwanted",
            "object.id": "which message it is, so that it counts once though several browsers or scripts tell it",
        },
        facts=("messages", "conversations", "interactions", "dealings", "traces", "talks", "ties", "favours"),
    ),
    Use(
        Subject.POST, (Type.CREATE,), _PUBLISHED,
        used={"object.content": _TEXT, "to": "whom it is aimed at, or `Public` or `Followers`"},
        facts=("contributions", "own_words", "efforts", *_MINE),
    ),
    Use(
        Subject.COMMENT, (Type.CREATE,), _PUBLISHED,
        needed=(("object.inReplyTo",),),
        used={"object.content": _TEXT, "to": "whom it answers"},
        facts=(
            "messages", "interactions", "dealings", "traces", "talks", "ties", "contributions", "own_words", "favours",
            *_MINE,
        ),
    ),
    Use(
        Subject.RECOMMENDATION, (Type.CREATE,), (ObjectType.RECOMMENDATION,), mine=None,
        used={"to": "whom it recommends", "object.content": _TEXT},
        facts=("own_words", "favours", *_MINE),
    ),
    Use(
        Subject.REACTION, (Type.LIKE,), mine=True,
        used={"object.id": "to what, so that it can be taken back", "detail.reaction": "which reaction it is"},
        facts=("reactions", *_MINE),
    ),
    Use(
        Subject.SHARE, (Type.ANNOUNCE,),
        used={
            "object.id": "of what, so that it can be taken back",
            "object.content": "own words make it a contribution",
        },
        facts=("contributions", "own_words", *_MINE),
    ),
    Use(Subject.FOLLOW, (Type.FOLLOW,), used={"to": "whom", "object.id": "of what"}, facts=_MINE),
    Use(
        Subject.INVITATION_SENT, (Type.OFFER,), _RELATIONSHIP,
        used={
            "to": "whom, so that it is known whether they accepted",
            "object.content": _TEXT,
            "detail.note": "whether it carried a note",
            "detail.plan": "which plan the site shows, as it limits notes",
        },
        facts=("invitations", "own_words", "efforts", *_MINE),
    ),
    Use(
        Subject.INVITATION_RECEIVED, (Type.OFFER,), _RELATIONSHIP, mine=False,
        used={"object.content": _TEXT, "detail.note": "whether it carried a note"},
        facts=("invitations",),
    ),
    Use(
        Subject.CONNECTION, (Type.ACCEPT,), _RELATIONSHIP, mine=None,
        used={"to": "with whom, if you accepted", "detail.bulk": "that it is one of many made in one step"},
        facts=("connections", "ties", *_MINE),
    ),
    Use(
        Subject.PROFILE, (Type.UPDATE,), (ObjectType.PROFILE,),
        needed=(("detail.profile",),),
        facts=("profile",),
    ),
    Use(
        Subject.FEED, (Type.VIEW,), (ObjectType.COLLECTION,),
        needed=(("detail.exposure", "duration"),),
        facts=("attention", "exposure", "sessions", "spent"),
    ),
    Use(
        Subject.NOTIFICATION, (Type.VIEW,), (ObjectType.COLLECTION,),
        needed=(("detail.badge", "duration"),),
        used={"object.id": f"`{NOTIFICATIONS}`"},
        facts=("attention", "notifications", "sessions", "spent"),
    ),
    Use(
        Subject.ATTENTION, (Type.VIEW,), (ObjectType.PAGE, ObjectType.PROFILE, *_PUBLISHED),
        needed=(("duration",),),
        used={
            "object.id": "which kind of page, such as `feed` or `messages`; `phone` where a phone counted the time",
            "detail.patterns": "by which patterns the page pushed; empty where none was seen, absent where it was not "
            "looked for",
        },
        facts=("attention", "sessions", "phone", "spent", "pushes"),
    ),
    Use(Subject.SEARCH, (Type.SEARCH,), facts=_MINE),
    Use(
        Subject.OTHER, (Type.UNDO,),
        used={"object.id": "of what", "detail.undoes": "what is taken back; a reaction or share then counts no more"},
        facts=_MINE,
    ),
    Use(Subject.OTHER, (Type.JOIN, Type.INVITE), _ELSEWHERE, used={"to": "whom"}, facts=_MINE),
    Use(
        Subject.OTHER, (Type.REJECT, Type.IGNORE, Type.BLOCK, Type.DELETE),
        used={"to": "whom", "object.id": "of what"}, facts=_MINE,
    ),
)  # fmt: skip


def use_of(activity: Activity) -> Use | None:
    """The row of the table for an activity; None if it is kept but no fact uses it."""
    thing = activity.object
    subject = subject_of(
        activity.type,
        thing.type if thing else None,
        bool(thing and thing.in_reply_to),
        activity.mine,
        bool(thing and thing.id == NOTIFICATIONS),
    )
    return next((use for use in USES if use.subject is subject and activity.type in use.types), None)


def lack(activity: Activity) -> str | None:
    """Why no fact could use an activity, as a sentence that names the missing field; None if a fact can use it."""
    if activity.type is Type.CREATE and activity.object is None:
        return "object is missing: a Create says what was made"
    use = use_of(activity)
    missing = use.lacking(activity) if use else ()
    if not use or not missing:
        return None
    return f"{' or '.join(missing)} is missing: nothing can be told of {WORDINGS[use.subject].named} without it"


def has(activity: Activity, path: str) -> bool:
    """Whether the field at a path, named as on the wire, is present and not empty."""
    value: object = activity
    for name in path.split("."):
        value = getattr(value, _NAMES.get(name, name), None)
    return value is not None and value != []


_NAMES = {"inReplyTo": "in_reply_to"}


def page() -> str:
    """The text of docs/activities.md."""
    lines = [
        "# Activities: which fields each kind needs",
        "",
        "Generated from `auditor/activities/fields.py`; do not edit by hand.",
        "",
        "Every source tells what it knows as activities, named after",
        "[ActivityStreams 2.0](https://www.w3.org/TR/activitystreams-vocabulary/). The server refuses an activity that",
        "lacks a field it needs, and names the field. Any other field may be left out; what it would have told is then",
        "not known.",
        "",
        "## Every activity",
        "",
        "| field | what it says |",
        "|---|---|",
        *(f"| `{path}` | {says} |" for path, says in EVERYWHERE.items()),
        "",
        "`id`, `type`, `published`, `site`, `actor` and `source` are always needed.",
        "",
        "## Each kind",
        "",
        "| what | type and object | by | needs | also uses | facts made of it |",
        "|---|---|---|---|---|---|",
        *(_line(use) for use in USES),
        "",
        "Acts of others that are not in the table are kept, and no fact uses them.",
    ]
    return "\n".join(lines) + "\n"


def _line(use: Use) -> str:
    by = {True: "me", False: "another", None: "either"}[use.mine]
    objects = f" of {', '.join(use.objects)}" if use.objects else ""
    needs = "; ".join(" or ".join(f"`{path}`" for path in paths) for paths in use.needed)
    used = "; ".join(f"`{path}`: {says}" for path, says in use.used.items())
    facts = ", ".join(use.facts)
    return f"| {use.subject} | {', '.join(use.types)}{objects} | {by} | {needs} | {used} | {facts} |"
