"""What one can have come to a site for, in words to tap."""

from auditor.answers.expectations import CameFor
from auditor.translatable import N_

#: What one can have come for, in the order in which it is asked.
PURPOSES: dict[CameFor, str] = {
    "someone": N_("to write to somebody"),
    "answers": N_("to see who answered"),
    "news": N_("to see what people I know do"),
    "search": N_("to look for somebody or something"),
    "post": N_("to publish something"),
    "looking": N_("just to look around"),
}
