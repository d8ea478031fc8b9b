"""The texts that people read about the export: where to get it, what it contains and does not, and how it is read."""

from auditor.activities.activity import Subject
from auditor.archives.archive import UNSEEN, Extent
from auditor.translatable import N_

STEPS = (N_("Settings"), N_("Data privacy"), N_("Get a copy of your data"))
ADVICE = N_(
    "Choose the larger archive: the quick one comes in minutes and lacks comments, reactions and shares. Ask for it "
    "with LinkedIn set to English, as the columns are named in the language of your account."
)
_INVITATIONS = Extent("recent", "only recent and pending ones")

EXTENTS = {
    Subject.MESSAGE_SENT: Extent("full"),
    Subject.MESSAGE_RECEIVED: Extent("full"),
    Subject.POST: Extent("full"),
    Subject.COMMENT: Extent("full", "whom they answer is not told"),
    Subject.REACTION: Extent("full", "votes and endorsements among them"),
    Subject.SHARE: Extent("full", "where no words were added"),
    Subject.FOLLOW: Extent("full", "companies, by day, and people by name"),
    Subject.INVITATION_SENT: _INVITATIONS,
    Subject.INVITATION_RECEIVED: _INVITATIONS,
    Subject.CONNECTION: Extent("full", "by day; who asked is not told"),
    Subject.RECOMMENDATION: Extent("full"),
    Subject.PROFILE: Extent("full", "as of the export; a photo is not told of"),
    Subject.SEARCH: Extent("full", "in the larger archive: that and when, not for what"),
    Subject.OTHER: Extent("full", "events and job applications"),
    **UNSEEN,
}

REMARKS = (
    "**Who you are** is told by `Profile.csv` (name) and `Invitations.csv` (address), checked by who takes part in "
    "all conversations of `messages.csv`: a profile may hold a name that you had not then. Where two people do and "
    "nothing else tells, you are asked; the answer is remembered for the next archive.",
    "**People** are known by the address of their profile (`in/ana-silva`). Exports from before mid-2023 often "
    "have only names; a name leads to an address where one file of this or an earlier export says so and no other "
    "contradicts, and whoever came in by name alone becomes the same person then. `LinkedIn Member` is someone who "
    "left; each conversation with one is kept apart.",
    "**A later export** adds only what is new: posts are the same by their link, messages by conversation, time and "
    "side, whatever their words have become.",
    "**Parts** of an export may lie in one folder, packed as they came.",
    "**Dates** are read with the names of months in some forty languages, and as spreadsheets rewrite them. Where one "
    "is of numbers alone, day and month are told apart by the column as a whole: a number above 12, a day that has not "
    "come yet, the order of the days, dots (day first), AM and PM in capitals (month first), and how spreadsheets and "
    "countries pad their numbers. Dates that remain open are left out.",
    "**Columns** named in another language are told by their place in `Connections.csv` and `Profile.csv`.",
    "**Times without a zone** (posts, comments, reactions, invitations) are marked so; days without a time count "
    "as noon UTC.",
    "`MEMBER_NETWORK`, `CONNECTIONS` and posts in groups count as shared with followers; posts without a visibility "
    "as public. Articles are posts of the day they were published.",
    "A message of a page, from the campaign editor or in mark-up by nobody in particular is marked as sponsored, one "
    "in the spam folder as spam. Drafts are left out.",
    "Who calls you by name in a conversation of several asks you.",
    "The profile is dated by the newest record of the export, as it bears no date itself.",
)
