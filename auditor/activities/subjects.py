"""What people read for each subject, in one table, and which part of a site's pages tells of it."""

from typing import NamedTuple

from auditor.activities.activity import Subject
from auditor.translatable import N_


class Wording(NamedTuple):
    """The words for one subject.

    ``named``: the subject in a sentence such as "Nothing is known of …". ``one``: what a single activity of it is
    called in a list. ``done``: such an activity as a sentence, in which ``%(who)s`` stands for the others.
    ``part``: the part of a site's declaration by which the browser extension reads it, None where it cannot.
    ``archived``: whether exports of sites can tell of it.
    """

    named: str
    one: str
    done: str
    part: str | None = None
    archived: bool = True


WORDINGS: dict[Subject, Wording] = {
    Subject.MESSAGE_SENT: Wording("messages you sent", "message", N_("You wrote to %(who)s"), "requests"),
    Subject.MESSAGE_RECEIVED: Wording("messages you received", "message", N_("%(who)s wrote to you"), "messages"),
    Subject.POST: Wording("your posts", "post", N_("You published a post"), "requests"),
    Subject.COMMENT: Wording("your comments", "comment", N_("You commented"), "requests"),
    Subject.REACTION: Wording("your reactions", "reaction", N_("You reacted"), "requests"),
    Subject.SHARE: Wording("what you shared", "share", N_("You shared a post"), "requests"),
    Subject.FOLLOW: Wording("whom you follow", "follow", N_("You followed %(who)s"), "requests"),
    Subject.INVITATION_SENT: Wording(
        "invitations you sent", "invitation", N_("You invited %(who)s to connect"), "requests"
    ),
    Subject.INVITATION_RECEIVED: Wording(
        "invitations you received", "invitation", N_("%(who)s invited you to connect")
    ),
    Subject.CONNECTION: Wording("your connections", "connection", N_("You and %(who)s were connected")),
    Subject.RECOMMENDATION: Wording(
        "recommendations", "recommendation", N_("A recommendation between you and %(who)s")
    ),
    Subject.PROFILE: Wording("your profile", "profile", N_("Your profile was seen"), "profile"),
    Subject.ATTENTION: Wording("the time you spent", "visit", N_("You looked at the site"), archived=False),
    Subject.FEED: Wording("what your feed showed you", "feed", N_("You looked at your feed"), "feed", archived=False),
    Subject.NOTIFICATION: Wording(
        "your notifications", "notifications", N_("You saw your notifications"), "notifications", archived=False
    ),
    Subject.SEARCH: Wording("your searches", "search", N_("You searched"), "requests"),
    Subject.OTHER: Wording("what else you did", "act", N_("You did something on the site")),
}

#: What no export of a site tells.
SEEN_ONLY: tuple[Subject, ...] = tuple(subject for subject, wording in WORDINGS.items() if not wording.archived)


def read_by(part: str) -> tuple[Subject, ...]:
    """The subjects that the browser extension reads by one part of a site's declaration."""
    return tuple(subject for subject, wording in WORDINGS.items() if wording.part == part)
