"""Files of the export that are left alone, each with the reason: what is not networking is nobody's business here."""

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
