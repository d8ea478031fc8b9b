"""What among the answers is a complaint about networking itself, which no number reached would settle.

An employee to whom it promises no transaction, and a journalist who is pitched at, may have reached every goal and feel
used all the same. The bounds are our convention (grade E).
"""

from collections.abc import Iterator
from typing import Literal

from auditor.answers.expectations import Expectations
from auditor.translatable import N_

Complaint = Literal["uneasy", "a trade", "approached"]
#: Each in a sentence that tells the person what they said.
SAID: dict[Complaint, str] = {
    "uneasy": N_("You said that writing to somebody for work often feels uneasy."),
    "a trade": N_("You said that networking is mainly about getting what you need."),
    "approached": N_("You said that people approach you because they want something, every day."),
}
_LOW_DEFINITION, _HIGH_UNEASE = 3, 4


def complaints(answers: Expectations) -> Iterator[Complaint]:
    """Each complaint among the answers."""
    if isinstance(answers.unease, int) and answers.unease >= _HIGH_UNEASE:
        yield "uneasy"
    if answers.definition is not None and answers.definition <= _LOW_DEFINITION:
        yield "a trade"
    if answers.approached in ("daily", "several a day"):
        yield "approached"
