"""The texts that people read about the exports of all of Meta's sites alike."""

from auditor.translatable import N_

STEPS = (
    N_("Accounts Center"),
    N_("Your information and permissions"),
    N_("Export your information"),
    N_("Export to device"),
)
ADVICE = N_(
    "Choose JSON as the format, all time as the range, and the lowest quality of pictures. It takes from minutes to "
    "some days, and the link works for four days."
)
REMARKS = (
    "**HTML** is not read: it is what you get unless you choose JSON.",
    "**Who you are** is told by your personal information, in this zip of the export or in one imported before; "
    "without it, by whoever stands in all conversations and after whom none is named. If that leaves two, you are "
    "asked.",
    "**Languages**: files are known by how they are made, in whichever language your account is. Lines that the site "
    "writes into conversations itself are left out where they are known: in English, German, Spanish, French, "
    "Italian, Portuguese and Dutch.",
    "**Letters** that the exports write byte by byte (`Ã¼` for `ü`) are put right.",
    "Of a group of more than 20 people, 20 are named with each message.",
    "Who calls you by name in a group there asks you.",
    "A call between two that was taken is kept: what was written before it has its answer in it. Other calls, messages "
    "that were taken back, reactions to messages, and messages of channels are left out.",
    "What bears no time is counted and left out; none is made up.",
    "The profile is dated by the newest record of the export, as it bears no date itself.",
)
