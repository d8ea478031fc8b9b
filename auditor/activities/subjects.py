"""What people read for each subject, in one table, and which part of a site's pages tells of it."""

from typing import NamedTuple

from auditor.activities.activity import Subject


class Wording(NamedTuple):
    """The words for one subject.

    ``named``: the subject in a sentence such as "Nothing is known of …". ``one``: what a single activity of it is
    called in a list. ``done``: such an activity as a sentence, in which ``{who}`` stands for the others. ``part``: the
    part of a site's declaration by which the browser extension reads it, None where it cannot. ``archived``: whether
    exports of sites can tell of it.
    """

    named: str
    one: str
    done: str
    part: str | None = None
    archived: bool = True


WORDINGS: dict[Subject, Wording] = {
    Subject.MESSAGE_SENT: Wording("messages you sent", "message", "You wrote to {who}", "requests"),
    Subject.MESSAGE_RECEIVED: Wording("messages you received", "message", "{who} wrote to you", "messages"),
    Subject.POST: Wording("your posts", "post", "You published a post", "requests"),
    Subject.COMMENT: Wording("your comments", "comment", "You commented", "requests"),
    Subject.REACTION: Wording("your reactions", "reaction", "You reacted", "requests"),
    Subject.SHARE: Wording("what you shared", "share", "You shared a post", "requests"),
    Subject.FOLLOW: Wording("whom you follow", "follow", "You followed {who}", "requests"),
    Subject.INVITATION_SENT: Wording("invitations you sent", "invitation", "You invited {who} to connect", "requests"),
    Subject.INVITATION_RECEIVED: Wording("invitations you received", "invitation", "{who} invited you to connect"),
    Subject.CONNECTION: Wording("your connections", "connection", "You and {who} were connected"),
    Subject.RECOMMENDATION: Wording("recommendations", "recommendation", "A recommendation between you and {who}"),
    Subject.PROFILE: Wording("your profile", "profile", "Your profile was seen", "profile"),
    Subject.ATTENTION: Wording("the time you spent", "visit", "You looked at the site", archived=False),
    Subject.FEED: Wording("what your feed showed you", "feed", "You looked at your feed", "feed", archived=False),
    Subject.NOTIFICATION: Wording(
        "your notifications", "notifications", "You saw your notifications", "notifications", archived=False
    ),
    Subject.SEARCH: Wording("your searches", "search", "You searched", "requests"),
    Subject.OTHER: Wording("what else you did", "act", "You did something on the site"),
}

#: What no export of a site tells.
SEEN_ONLY: tuple[Subject, ...] = tuple(subject for subject, wording in WORDINGS.items() if not wording.archived)


def read_by(part: str) -> tuple[Subject, ...]:
    """The subjects that the browser extension reads by one part of a site's declaration."""
    return tuple(subject for subject, wording in WORDINGS.items() if wording.part == part)
