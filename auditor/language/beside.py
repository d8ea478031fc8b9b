"""Sentences that look like an act and are none. The rest of their message decides whether it holds the act."""

from auditor.activities.acts import Act
from auditor.language.lexicon import Lexicon

#: The acts that a sentence of such a kind does not hold, whatever its words weigh: who wants no answer, begs pardon or
#: insults with a question mark asks nothing, "that doesn't surprise me" refuses nothing, and thanks promise nothing.
#: Who has handed on the reader's number asks for no yes to it, a file or a date is nobody's name, who gives their own
#: number or that of their office hands over nobody, a time that two keep as ever is neither asked for nor offered, and
#: who asks whether one would like to have something, and to hear when, offers it. Whether to say Du is a question, and
#: no favour. Who will let the reader know by a day asks for nothing by it.
NOT_IN = {
    "asks_nothing": int(Act.ASK | Act.CLEAR_ASK | Act.QUESTION),
    "refuses_nothing": int(Act.DECLINE),
    "promises_nothing": int(Act.PROMISE),
    "number_given": int(Act.CONSENT | Act.ASK | Act.CLEAR_ASK | Act.QUESTION | Act.BARE_NAME | Act.OUTCOME_REPORT),
    "lets_know": int(Act.ASK | Act.CLEAR_ASK | Act.QUESTION),
    "first_names": int(Act.ASK | Act.CLEAR_ASK | Act.CONSENT),
    "names_nobody": int(Act.BARE_NAME),
    "own_number": int(Act.BARE_NAME),
    "time_agreed": int(Act.ASK | Act.CLEAR_ASK | Act.QUESTION | Act.OFFER | Act.PITCH),
    "offers_it": int(Act.ASK | Act.CLEAR_ASK),
    "when_ready": int(Act.ASK | Act.CLEAR_ASK),
}
#: Of these, what is offered may be sold, and sellers ask.
UNLESS_SOLD = frozenset({"offers_it", "when_ready"})


def but(kind: str, said: list[str], known: Lexicon) -> list[str]:
    """The sentences of a message that are not of a kind."""
    return [sentence for sentence in said if kind not in known.waiting(sentence)]
