"""What the acts of a message imply of one another, and rule out, beside the words it says them in."""

from auditor.activities.acts import Act
from auditor.language.posts import hands_on_a_call, hosts

_ASK, _CLEAR_ASK, _QUESTION = int(Act.ASK), int(Act.CLEAR_ASK), int(Act.QUESTION)
_PITCH, _OFFER, _PROMISE, _DECLINE = int(Act.PITCH), int(Act.OFFER), int(Act.PROMISE), int(Act.DECLINE)
_OUTCOME_QUESTION, _HYPE = int(Act.OUTCOME_QUESTION), int(Act.HYPE)
_WANTS = _ASK | _CLEAR_ASK | _QUESTION
_TELLS = ~int(Act.GREETING | Act.THANKS)
#: Acts with which a question is no more than the way in which they are said.
SAYS_OTHERWISE = _WANTS | int(Act.OFFER | Act.CONSENT | Act.INTRODUCTION | Act.BARE_NAME)
#: Words that ask for what was to be sent, or for nothing that somebody was helped to: no question about an outcome.
_ASKS_NO_OUTCOME = frozenset({"asks_after", "no_outcome_question"})


def in_one(acts: int, says: frozenset[str], by_cues: int) -> int:
    """The acts of a message, but for those that others of them rule out, and with those that they imply. ``by_cues``
    are those that cues found in it, also where its other words outweigh them."""
    if hands_on_a_call(says) and (acts & _PITCH or "call_terms" in says) and not acts & _HYPE:
        acts = (acts | _OFFER) & ~_PITCH
    if hosts(says) and not acts & (_PITCH | _HYPE):
        acts |= _OFFER
    if acts & _PITCH:
        acts &= ~(_QUESTION | _OUTCOME_QUESTION)  # a seller's question qualifies the buyer
    elif not acts & SAYS_OTHERWISE and ("seeks_work" in says or ("sent_by" in says and by_cues & _WANTS)):
        acts |= _QUESTION  # what they came or were sent for, whatever stands before it
    if acts & _CLEAR_ASK:
        acts |= _ASK  # each is weighed by itself
    if "called_off" in says:
        acts = (acts | _DECLINE) & ~_PITCH  # a no to work that was ordered, whatever is paid for the trouble
    if "takes_back" in says:
        acts &= ~(_OFFER | _OUTCOME_QUESTION)
    if not _ASKS_NO_OUTCOME.isdisjoint(says):
        acts &= ~_OUTCOME_QUESTION
    if "way_of_speaking" in says and "promises_a_deed" not in says:
        acts &= ~_PROMISE  # "I owe you a margarita"
    if "elsewhere" in says:
        acts &= ~_DECLINE  # who will not say more here has refused nothing, and wants to be asked elsewhere
        if not acts & _TELLS:
            acts |= _ASK
    return acts
