"""Files of the export that are left alone, each with the reason: what is not networking is nobody's business here."""

_SHOWN = "what you were shown is not something you did"
_PRIVATE = "whom you block, mute or favour is nobody's business"
_ACCOUNT = "account, security, money and settings are not needed"
_BOOK = "an address book holds people you know elsewhere, not ties on the site"
_MEDIA = "pictures are named without the post they belong to"
_NOBODY = "what you saved, hid, drafted or deleted reaches nobody"
IGNORED = {
    "event_invitations.json": "it bears no time of the invitation",
    "your_events.json": "announcing an event is no post",
    "notifications.json": "what came of it stands in the other lists",
    "recently_viewed.json": _SHOWN,
    "recently_visited.json": _SHOWN,
    "profile_visits.json": _SHOWN,
    "people_you_may_know.json": _SHOWN,
    "your_off-facebook_activity.json": _SHOWN,
    "friend_peer_group.json": _SHOWN,
    "pokes.json": "pokes are no messages",
    "your_comment_active_days.json": "it tells days only, which the comments tell themselves",
    "blocked_profiles.json": _PRIVATE,
    "unfollowed_pages.json": _PRIVATE,
    "see_first.json": _PRIVATE,
    "your_address_books.json": _BOOK,
    "contacts_uploaded_from_your_phone.json": _BOOK,
    "your_uncategorized_photos.json": _MEDIA,
    "your_photos.json": _MEDIA,
    "your_videos.json": _MEDIA,
    "your_saved_items.json": _NOBODY,
    "archive.json": _NOBODY,
    "trash.json": _NOBODY,
    "profile_update_history.json": "the profile as it is now is read",
    "account_activity.json": _ACCOUNT,
    "logins_and_logouts.json": _ACCOUNT,
    "payment_history.json": _ACCOUNT,
    "autofill_information.json": _ACCOUNT,
    "secret_conversations.json": "it names the devices of encrypted chats, not what was written",
}
