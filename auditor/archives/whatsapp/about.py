"""The texts that people read about the chats: where to get them, what they contain and do not, and how they are
read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.translatable import N_

STEPS = (N_("A chat"), N_("More"), N_("Export chat"), N_("Without media"))
ADVICE = N_(
    "It is made at once, one chat at a time. Keep the name of the file, as it says with whom the chat is; several "
    "chats can be imported one after the other, or together in one folder."
)
_CHATS = Extent("recent", "of the chats you export, the last 40,000 messages each, 10,000 with media")
EXTENTS = {Subject.MESSAGE_SENT: _CHATS, Subject.MESSAGE_RECEIVED: _CHATS, **UNSEEN}

REMARKS = (
    "**Who you are** is not written in a chat. It is told by the name of the file, which says with whom the chat is; "
    "by a message that you took back; by a contact whom your phone has not saved; by who writes in all of several "
    "chats imported together; or by what was imported before. Where none of these tells, you are asked.",
    "**Dates** are written the way of your phone's language and region, without saying which. Day and month are told "
    "apart by the chat as a whole: a number above 12, the order of the messages, dots or hyphens, or zeros before "
    "numbers. A chat that leaves it open is not taken.",
    "**Times** bear no zone, and are taken for what a clock showed where you live. Export a chat anew on a phone set "
    "to another zone, and its messages count as new.",
    "**People** are known by how your phone names them. A chat that comes again under another name, as of a number "
    "that you saved since, is known by its messages if enough of them are the same: both names are one person then, "
    "and each message counts once. If they are two people after all, “rapport people same” takes it back, and the "
    "chat imported once more brings its messages back.",
    "Of a group of more than 20 people, 20 are named with each message.",
    "Who calls you by name in a group there asks you; whom an answer in a group is to, the chat does not tell.",
    "Lines that WhatsApp writes itself and messages that were taken back are left out, in the languages in which they "
    "are known; pictures, recordings and places count as messages without words. A call between two that was taken is "
    "kept: what was written before it has its answer in it.",
)
