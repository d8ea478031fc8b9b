"""The texts that people read about the export: what it contains and what it does not, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.archives.meta import about as meta

_MESSAGES = Extent("full", "with the download of encrypted chats, which is one of its own")
_PENDING = Extent("recent", "those that are open")

EXTENTS = {
    Subject.MESSAGE_SENT: _MESSAGES,
    Subject.MESSAGE_RECEIVED: _MESSAGES,
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
