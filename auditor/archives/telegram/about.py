"""The texts that people read about the export: where to get it, what it contains and does not, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.translatable import N_

STEPS = (N_("Telegram Desktop"), N_("Settings"), N_("Advanced"), N_("Export Telegram data"))
ADVICE = N_(
    "Choose account information, personal chats and private groups, and machine-readable JSON as the format; media are "
    "not needed. It is made at once on your computer; only when you ask for the first time may Telegram make you wait "
    "a day. A single chat can be exported from its own menu."
)

EXTENTS = {
    Subject.MESSAGE_SENT: Extent("full", "personal chats and private groups"),
    Subject.MESSAGE_RECEIVED: Extent("full", "personal chats and private groups"),
    Subject.POST: Extent("full", "what you wrote in public groups, and stories"),
    Subject.COMMENT: Extent("full", "replies in public groups; to whom is not told"),
    Subject.PROFILE: Extent("full", "as of the export"),
    **UNSEEN,
}

REMARKS = (
    "**Who you are** is told by your account information, by a chat of two, or by what was imported before. Of a "
    "single group exported by itself it may not be told; then you are asked.",
    "**HTML** is not read: it is what you get unless you choose JSON.",
    "**People** are known by Telegram's number of their account, so that a new name changes nothing.",
    "**Times** are exact in exports since 2021; older ones tell the time of the computer without its zone, and are "
    "marked so. Where a newer export holds the same chats, import that one alone: what both tell would count twice.",
    "**Public groups**: what others write there goes to nobody in particular and is left out.",
    "Of a group of more than 20 people, 20 are named with each message.",
    "Who calls you by name in a group there, or answers a message of yours, asks you.",
    "Of a poll, and of a list of things to do, what it asks and what it is called count as words.",
    "The words of messages that were passed on are not yours and are not read. A call between two that was taken is "
    "kept: what was written before it has its answer in it. Other calls, lines about who came and went, and reactions "
    "to messages are left out.",
    "The profile is dated by the newest record of the export, as it bears no date itself.",
)

IGNORED = {
    "saved_messages": "notes to yourself go to nobody",
    "bot_chat": "talks with programs go to nobody",
    "replies": "it repeats what stands in the groups",
    "verification_codes": "account and security data are not needed",
    "private_channel": "channels speak to everybody and nobody in particular",
    "public_channel": "channels speak to everybody and nobody in particular",
    "contacts": "an address book holds people you know elsewhere, not ties on the site",
    "frequent_contacts": "what Telegram reckons from your messages is not something you did",
    "sessions": "account and security data are not needed",
    "web_sessions": "account and security data are not needed",
}
