"""The words that people read for each subject, in one table, and the part of a site's pages that shows it."""

from typing import NamedTuple

from auditor.activities.activity import Subject
from auditor.translatable import N_


class Wording(NamedTuple):
    """The words for one subject.

    ``named``: the subject, as in "Nothing is known of …". ``one``: the name of a single activity of it in a list.
    ``done``: such an activity as a sentence, in which ``%(who)s`` stands for the others.
    ``part``: the part of a site's declaration by which the browser extension reads it, None if it cannot.
    ``archived``: whether exports of sites can contain it.
    """

    named: str
    one: str
    done: str
    part: str | None = None
    archived: bool = True


WORDINGS: dict[Subject, Wording] = {
    Subject.MESSAGE_SENT: Wording(N_("messages you sent"), N_("message"), N_("You wrote to %(who)s"), "requests"),
    Subject.MESSAGE_RECEIVED: Wording(
        N_("messages you received"), N_("message"), N_("%(who)s wrote to you"), "messages"
    ),
    Subject.POST: Wording(N_("your posts"), N_("post"), N_("You published a post"), "requests"),
    Subject.COMMENT: Wording(N_("your comments"), N_("comment"), N_("You commented"), "requests"),
    Subject.REACTION: Wording(N_("your reactions"), N_("reaction"), N_("You reacted"), "requests"),
    Subject.SHARE: Wording(N_("what you shared"), N_("share"), N_("You shared a post"), "requests"),
    Subject.FOLLOW: Wording(N_("whom you follow"), N_("follow"), N_("You followed %(who)s"), "requests"),
    Subject.INVITATION_SENT: Wording(
        N_("invitations you sent"), N_("invitation"), N_("You invited %(who)s to connect"), "requests"
    ),
    Subject.INVITATION_RECEIVED: Wording(
        N_("invitations you received"), N_("invitation"), N_("%(who)s invited you to connect")
    ),
    Subject.CONNECTION: Wording(N_("your connections"), N_("connection"), N_("You and %(who)s were connected")),
    Subject.RECOMMENDATION: Wording(
        N_("recommendations"), N_("recommendation"), N_("A recommendation between you and %(who)s")
    ),
    Subject.PROFILE: Wording(N_("your profile"), N_("profile"), N_("Your profile, as it was then"), "profile"),
    Subject.ATTENTION: Wording(N_("the time you spent"), N_("visit"), N_("You looked at the site"), archived=False),
    Subject.FEED: Wording(
        N_("what your feed showed you"), N_("feed"), N_("You looked at your feed"), "feed", archived=False
    ),
    Subject.NOTIFICATION: Wording(
        N_("your notifications"), N_("notifications"), N_("You saw your notifications"), "notifications", archived=False
    ),
    Subject.SEARCH: Wording(N_("your searches"), N_("search"), N_("You searched"), "requests"),
    Subject.OTHER: Wording(N_("what else you did"), N_("act"), N_("You did something on the site")),
}

#: Subjects that no export of a site contains.
SEEN_ONLY: tuple[Subject, ...] = tuple(subject for subject, wording in WORDINGS.items() if not wording.archived)


def read_by(part: str) -> tuple[Subject, ...]:
    """The subjects that the browser extension reads by means of one part of a site's declaration."""
    return tuple(subject for subject, wording in WORDINGS.items() if wording.part == part)
