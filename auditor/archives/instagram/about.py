"""What people are told of the export: where to get it, what it can and cannot tell, and how it is read."""

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
    *meta.REMARKS,
)

_NOBODY = "what you saved, hid or drafted reaches nobody"
_SHOWN = "what you were shown is not something you did"
_PRIVATE = "whom you block, restrict or favour is nobody's business"
_ACCOUNT = "account, security and settings are not needed"
_BOOK = "an address book holds people you know elsewhere, not ties on the site"
IGNORED = {
    "saved_posts.json": _NOBODY,
    "saved_collections.json": _NOBODY,
    "saved_threads.json": _NOBODY,
    "other_content.json": _NOBODY,
    "recently_deleted_content.json": "what you deleted is meant to be gone",
    "posts_viewed.json": _SHOWN,
    "videos_watched.json": _SHOWN,
    "ads_viewed.json": _SHOWN,
    "ads_clicked.json": _SHOWN,
    "suggested_profiles_viewed.json": _SHOWN,
    "threads_viewed.json": _SHOWN,
    "link_history.json": _SHOWN,
    "recommended_topics.json": _SHOWN,
    "blocked_profiles.json": _PRIVATE,
    "restricted_profiles.json": _PRIVATE,
    "close_friends.json": _PRIVATE,
    "hide_story_from.json": _PRIVATE,
    "removed_suggestions.json": _PRIVATE,
    "profiles_you've_favorited.json": _PRIVATE,
    "custom_lists.json": _PRIVATE,
    "following_hashtags.json": "topics are nobody",
    "recent_follow_requests.json": "what became of these requests stands in the other lists",
    "synced_contacts.json": _BOOK,
    "time_spent_on_instagram.json": "it tells a share of the days without saying which",
    "professional_information.json": _ACCOUNT,
    "reported_conversations.json": _PRIVATE,
    "secret_conversations.json": _ACCOUNT,
}
