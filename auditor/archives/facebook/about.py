"""What people are told of the export: what it can and cannot tell, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.archives.meta import about as meta

_ENCRYPTED = "with the download of encrypted chats, which is one of its own"
_PENDING = Extent("recent", "those that are open")

EXTENTS = {
    Subject.MESSAGE_SENT: Extent("full", _ENCRYPTED),
    Subject.MESSAGE_RECEIVED: Extent("full", _ENCRYPTED),
    Subject.POST: Extent("full", "in groups too; to whom they were shown is not told"),
    Subject.COMMENT: Extent("full", "on whose post, where the export says it in words; not on which"),
    Subject.REACTION: Extent("full", "votes in polls among them"),
    Subject.SHARE: Extent("full", "where no words were added"),
    Subject.FOLLOW: Extent("full", "pages among them"),
    Subject.INVITATION_SENT: _PENDING,
    Subject.INVITATION_RECEIVED: _PENDING,
    Subject.CONNECTION: Extent("full", "friends you have now; who asked is not told"),
    Subject.PROFILE: Extent("full", "as of the export; a photo is not told of"),
    Subject.SEARCH: Extent("full", "that and when, not for what"),
    Subject.OTHER: Extent("full", "groups joined, events attended, requests declined, friends removed"),
    **UNSEEN,
}

REMARKS = (
    "**Messenger** is in the same export. Chats that are encrypted end to end are not: since 2023 most are. Download "
    "them in Messenger on a computer, under *Privacy and safety › End-to-end encrypted chats › Message storage › "
    "Download secure storage data*, and import that zip as well. What two people wrote before and after is told as "
    "one conversation.",
    "**People** are known by their names only. Of several who bear one name, each conversation is with somebody else; "
    "so it is with somebody whose account is closed.",
    "**Posts** count as shared with friends, as the export does not tell with whom.",
    "**Events** bear no time of your answer in most exports; then they are dated by when they took place.",
    "Messages that Facebook filed as spam are marked so.",
    *meta.REMARKS,
)

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
