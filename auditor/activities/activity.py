"""Activity: a record of something I did, or that someone did towards me. It is the wire format of every source.

Names are those of W3C ActivityStreams 2.0 (https://www.w3.org/TR/activitystreams-vocabulary/), plus ``Search``.
Unknown fields are refused: a source that sends an undeclared field gets an error, and nothing undeclared is kept.
"""

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from auditor.activities.sites import sites
from auditor.translatable import Sentence

#: What people wrote. It is read on arrival and never kept; texts of type ``Short`` are kept.
Text = Annotated[str, msgspec.Meta(max_length=100_000)]
Short = Annotated[str, msgspec.Meta(max_length=2_000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


class Type(StrEnum):
    """What the actor did."""

    CREATE = "Create"
    LIKE = "Like"
    ANNOUNCE = "Announce"  # share
    FOLLOW = "Follow"
    OFFER = "Offer"  # invitation to connect; its object is a Relationship
    ACCEPT = "Accept"
    REJECT = "Reject"
    IGNORE = "Ignore"
    UNDO = "Undo"
    INVITE = "Invite"  # to an event
    JOIN = "Join"  # apply, sign up
    VIEW = "View"
    READ = "Read"
    SEARCH = "Search"  # ours
    BLOCK = "Block"
    UPDATE = "Update"
    DELETE = "Delete"


class ObjectType(StrEnum):
    """What the act was done to."""

    NOTE = "Note"  # a post, or with ``inReplyTo`` a comment or reply
    ARTICLE = "Article"
    QUESTION = "Question"  # a poll
    MESSAGE = "Message"
    PROFILE = "Profile"
    RELATIONSHIP = "Relationship"
    EVENT = "Event"
    PAGE = "Page"
    COLLECTION = "Collection"  # a feed, a list of notifications
    JOB = "Job"
    RECOMMENDATION = "Recommendation"  # a written recommendation of a person


class Pattern(StrEnum):
    """A way in which a site pushes people where they did not mean to go. Declarations say which sites do so."""

    UPSELL = "upsell"  # an offer of a paid plan
    LOCK = "lock"  # something about the person that only paying members see
    CONTACTS = "contacts"  # a request for the person's address book
    TICKED = "ticked"  # something ticked in advance, such as inviting others
    DISGUISED = "disguised"  # an advertisement that looks like a post
    HARD_TO_LEAVE = "hard-to-leave"  # a choice one side of which is hard to find


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person, by an id that is stable on the site. The id ``me`` is the user."""

    id: Name
    name: Annotated[str, msgspec.Meta(max_length=500)] | None = None


class Object(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """What the activity is about."""

    type: ObjectType
    id: Short | None = None
    in_reply_to: Short | None = None
    content: Text | None = None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who reports the activity."""

    via: Literal["extension", "archive", "account", "page", "phone", "manual"]
    version: Annotated[str, msgspec.Meta(max_length=100)]


class Exposure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many items of each origin a visit to the feed showed; which items is not reported. ``autoplayed``: for how
    many seconds a video played that started by itself and was not clicked; None if unknown."""

    network: Count = 0
    suggested: Count = 0
    promoted: Count = 0
    autoplay: Count = 0
    ended: bool = False
    items: Count = 0
    autoplayed: Count | None = None


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """My own profile as a source shows it. Texts are read on arrival and replaced by the checks in ``acts``."""

    headline: Text | None = None
    about: Text | None = None
    contact: Text | None = None  # websites, addresses, "how to reach me", as text
    role: bool | None = None  # a current role is stated
    past_roles: Count | None = None
    education: Count | None = None
    skills: Count | None = None
    photo: bool | None = None
    employer: Short | None = None  # mine, to distinguish colleagues from others
    edited: date | None = None  # last substantive edit, where visible
    role_since: date | None = None  # first day of the current role, where visible
    left_role: bool | None = None  # the headline names a role that has ended, where visible


class Detail(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Details that a type needs beyond ActivityStreams. Every key is declared here."""

    reaction: Short | None = None  # Like: which reaction; "endorsement" and "vote" are two of them
    note: bool | None = None  # Offer: whether it carried a note
    exposure: Exposure | None = None  # View of a Collection
    badge: Count | None = None  # View: unread notifications shown
    #: View of a Page: the patterns it showed, each once; empty if it was checked and showed none
    patterns: Annotated[tuple[Pattern, ...], msgspec.Meta(max_length=len(Pattern))] | None = None
    purpose: Text | None = None  # why a page was opened
    undoes: Type | None = None  # Undo: what was taken back
    public: bool | None = None  # directed at people, but everybody can read it
    warning: bool | None = None  # a content warning stands before it
    quotes: Short | None = None  # the id of the post that this one quotes
    promoted: bool | None = None  # sponsored: paid for by its sender
    spam: bool | None = None  # the site or I filed it as unwanted
    mentioned: bool | None = None  # a message to several that calls me by name, or answers one of mine
    call: bool | None = None  # a call that was taken: the two spoke, and wrote nothing
    bulk: bool | None = None  # one of many made in one step (address book import)
    day_only: bool | None = None  # ``published`` has no time of day
    zone_unknown: bool | None = None  # ``published`` was given without a zone
    wall_clock: bool | None = (
        None  # ``published`` is the local wall-clock time labelled UTC; it is converted on arrival
    )
    employer: Short | None = None  # of the other person, as shown
    position: Short | None = None
    as_of: date | None = None  # the day to which employer and position belong, if it is not that of ``published``
    industry: Short | None = None
    region: Short | None = None
    mutuals: Count | None = None  # connections in common, as shown
    plan: Literal["free", "paid"] | None = None  # what the site lets me send
    profile: Profile | None = None


class Activity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An activity, as the module describes it. ``published`` has an offset; ``duration`` is seconds of attention;
    ``account`` is the account of the site that it concerns, as the site names it, if the source says so."""

    id: UUID
    type: Type
    published: Annotated[datetime, msgspec.Meta(tz=True)]
    site: str
    actor: Literal["me"] | Person
    source: Source
    object: Object | None = None
    to: list[Person] | Literal["Public", "Followers"] = []
    context: Short | None = None
    duration: Annotated[float, msgspec.Meta(ge=0, le=86_400)] | None = None
    detail: Detail | None = None
    account: Name | None = None

    def __post_init__(self) -> None:
        if self.site not in sites():
            raise ValueError(f"site {self.site!r} is not declared; known: {', '.join(sites())}")

    @property
    def mine(self) -> bool:
        """Whether the user did it."""
        return self.actor == "me"


decoder = msgspec.json.Decoder(Activity)
encoder = msgspec.json.Encoder()


class Subject(StrEnum):
    """What an activity is about. Coverage and the needs of audits are stated by subject."""

    MESSAGE_SENT = "message-sent"
    MESSAGE_RECEIVED = "message-received"
    POST = "post"
    COMMENT = "comment"
    REACTION = "reaction"
    SHARE = "share"
    FOLLOW = "follow"
    INVITATION_SENT = "invitation-sent"
    INVITATION_RECEIVED = "invitation-received"
    CONNECTION = "connection"
    RECOMMENDATION = "recommendation"
    PROFILE = "profile"
    ATTENTION = "attention"
    FEED = "feed"
    NOTIFICATION = "notification"
    SEARCH = "search"
    OTHER = "other"


@cache  # there are few combinations, and looking up members of an enumeration is slow
def subject_of(
    kind: Type, object_type: ObjectType | None, replies: bool, mine: bool, notifications: bool = False
) -> Subject:
    """The subject of an activity. ``replies``: it answers something; ``notifications``: its object is the list of
    notifications."""
    match kind, object_type:
        case Type.CREATE, ObjectType.MESSAGE:
            return Subject.MESSAGE_SENT if mine else Subject.MESSAGE_RECEIVED
        case Type.CREATE, ObjectType.RECOMMENDATION:
            return Subject.RECOMMENDATION
        case Type.CREATE, _:
            return Subject.COMMENT if replies else Subject.POST
        case Type.OFFER, ObjectType.RELATIONSHIP:
            return Subject.INVITATION_SENT if mine else Subject.INVITATION_RECEIVED
        case Type.ACCEPT, ObjectType.RELATIONSHIP:
            return Subject.CONNECTION
        case Type.VIEW, ObjectType.COLLECTION:
            return Subject.NOTIFICATION if notifications else Subject.FEED
        case (Type.UPDATE, ObjectType.PROFILE):
            return Subject.PROFILE
        case _:
            return _BY_TYPE.get(kind, Subject.OTHER)


#: The id of the Collection to which ``badge`` of a View belongs; any other id is a feed.
NOTIFICATIONS = "notifications"
#: The id of the Page whose ``duration`` a phone counted for a site's apps: a total, not a stretch of attention.
PHONE = "phone"

_BY_TYPE: dict[str, Subject] = {
    Type.LIKE: Subject.REACTION,
    Type.ANNOUNCE: Subject.SHARE,
    Type.FOLLOW: Subject.FOLLOW,
    Type.VIEW: Subject.ATTENTION,
    Type.SEARCH: Subject.SEARCH,
}


class Coverage(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a source knows about one subject on one site.

    ``extent`` is ``full`` (everything between ``since`` and ``until``), ``recent`` (only the latest part, as the site
    provides it) or ``none`` (the source exists but has nothing usable). ``note`` gives people the reason in a sentence,
    and ``remedy`` says what would help: a Sentence is translated when a report uses it, a str is shown as it is.
    """

    site: str
    subject: Subject
    extent: Literal["full", "recent", "none"]
    since: date | None = None
    until: date | None = None
    note: str | Sentence = ""
    remedy: str | Sentence = ""
