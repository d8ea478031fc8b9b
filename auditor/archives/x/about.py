"""The texts that people read about the export: where to get it, what it contains and does not, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.translatable import N_, lazy_gettext

STEPS = (N_("Settings and privacy"), N_("Your account"), N_("Download an archive of your data"))
ADVICE = N_(
    "X asks for your password, takes a day or more, and tells you by mail and in the app when the archive is there. "
    "Download it soon: the link ends after about a week."
)
AGAIN = lazy_gettext("Ask X for the archive again.")
WHOLE = lazy_gettext("Say who you are when you import it again, or import the whole archive.")
LIKES = lazy_gettext("X's data export lists your likes without saying when.")
FOLLOWS = lazy_gettext("X's data export lists whom you follow without saying since when.")
ENCRYPTED = lazy_gettext(
    "X's data export holds direct messages, but not X Chat, which replaced them in 2025 and 2026 and is encrypted."
)
_CHAT = Extent("full", "save what was written in X Chat since 2025, which is encrypted")

EXTENTS = {
    Subject.MESSAGE_SENT: _CHAT,
    Subject.MESSAGE_RECEIVED: _CHAT,
    Subject.POST: Extent("full"),
    Subject.COMMENT: Extent("full", "with whom they answer; replies to you are not in it"),
    Subject.SHARE: Extent("full", "retweets; what was shared is told only where it has a picture"),
    Subject.REACTION: Extent("none", "likes are listed without a time"),
    Subject.FOLLOW: Extent("none", "they are listed without a time"),
    Subject.PROFILE: Extent("full", "as of the export"),
    **UNSEEN,
}

REMARKS = (
    "**Who you are** is told by `account.js` or `manifest.js`. A lone `direct-messages.js` is read if one person "
    "takes part in all of its conversations, or if an earlier archive told who you are; else you are asked.",
    "**People** are known by their number, as names change. The name comes from the posts that mention them; of those "
    "with whom you only exchanged messages the archive tells no name.",
    "**Replies** are directed at those they mention. Going on with your own thread is a post of yours, and so is a "
    "post that quotes another.",
    "**Long posts** stand cut off in `tweets.js`, and whole in `note-tweet.js`, which does not say to which post they "
    "belong: that is told by the second and by how they begin.",
    "**Posts to a circle** are told by `twitter-circle-tweet.js`; `tweets.js` holds them too, as if they were for all.",
    "**Edited posts** count once, as last edited. Deleted posts are not read.",
    "Likes, followers and whom you follow bear no time and are counted, not taken. The number of a liked post tells "
    "when that was written, not when you liked it.",
    "Archives of all years are read: `tweet.js` (2018 to 2022), `tweets.js` (since), parts such as `tweets-part1.js`, "
    "and the monthly files from before 2019, which for posts before November 2010 tell only the day; of these archives "
    "also `tweets.csv` by itself.",
    "Who calls you by the name you show, or by your handle, in a group there asks you.",
    "An archive in several zips is imported zip by zip, the one with `account.js` first.",
)
