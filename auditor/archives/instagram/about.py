"""The texts that people read about the export: where to get it, what it contains and does not, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.archives.meta import about as meta

EXTENTS = {
    Subject.MESSAGE_SENT: Extent("full"),
    Subject.MESSAGE_RECEIVED: Extent("full"),
    Subject.POST: Extent("full", "stories among them"),
    Subject.COMMENT: Extent("full", "on whose post, not on which; to whom replies on Threads answer is not told"),
    Subject.REACTION: Extent("full", "likes of posts, comments and stories, and taps on the stickers of stories"),
    Subject.FOLLOW: Extent("full", "requests that are open among them"),
    Subject.PROFILE: Extent("full", "as of the export"),
    Subject.SEARCH: Extent("full", "that and when, not for what"),
    Subject.OTHER: Extent("recent", "whom you stopped following lately"),
    **UNSEEN,
}

REMARKS = (
    "**Threads** is in the same export, and is told as a site of its own.",
    "**People** are known by user name. Messages name people by what they are called; a name leads to a user name "
    "where a file of the export says so and no other contradicts. Somebody whose account is closed is kept apart in "
    "each conversation.",
    "**Exports of before 2021** were made otherwise and are not read: a new one tells of those years too.",
    *meta.REMARKS,
)
