"""Goals that are conversations, and that are hoped for from anybody."""

import re

from auditor.answers.expectations import Goal

#: Outcomes that need no conversion: an exchange with one's peers is a conversation, too.
COUNTED = ("useful conversations", "replies", "peer exchange")
#: What is answered to “From whom?” where nobody is left out.
_ANYBODY = re.compile(
    r"(?i)\W*(?:any(?:one|body)|every(?:one|body)|whoever|people|all(?:e|en)?|jede[mnr]?|irgendwem|irgendjemand(?:em)?|egal"
    r"|egal\s(?:wer|wem|von\swem)|leute(?:n)?|menschen|cualquiera|quien\ssea|todos|todo\sel\smundo|gente|n['’]importe\squi"
    r"|tout\sle\smonde|tous|les\sgens)\W*"
)
#: Own conversations from which a conversion of one's own may be read (our convention, grade E).
LEAST_CONVERSATIONS = 8


def is_counted(goal: Goal) -> bool:
    """Whether a goal needs no conversion. Who tells useful conversations apart from what came of them, with more of
    them and enough for a rate, means something else by it than any conversation."""
    apart = (
        goal.outcome != "useful conversations"
        and bool(goal.so_far)
        and goal.conversations is not None
        and goal.conversations >= LEAST_CONVERSATIONS
        and goal.conversations > (goal.so_far or 0)
    )
    return goal.outcome in COUNTED and not apart


def from_anybody(goal: Goal) -> bool:
    """Whether any conversation is what is hoped for, whoever it is with: who says from whom, hopes for none with
    others."""
    audience = goal.audience or ""
    return is_counted(goal) and (not audience.strip() or bool(_ANYBODY.fullmatch(audience)))
