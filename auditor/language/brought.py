"""What somebody offers to tell or show who has seen or kept something, be it on condition that nobody learns who they
are: an offer, and no sale. That they stay out of it is asked for before anything was told, so nothing is taken back."""

from auditor.activities.acts import Act
from auditor.language.lexicon import CLAIMS

_OFFER = int(Act.OFFER)
_WANTS = int(Act.ASK | Act.CLEAR_ASK | Act.QUESTION)
#: What their words weigh as, too: that no name be printed sounds like a refusal and like an ask.
_SOUNDS_LIKE = int(Act.PITCH | Act.DECLINE | Act.CONSENT | Act.BARE_NAME)
_SOLD = ("wares", "sells", "in_a_sale")


def untold(says: frozenset[str], by_cues: int) -> frozenset[str]:
    """What a message says, without that it takes something back where it only brings something."""
    if "brings_it" not in says:
        return says
    brings = not by_cues & CLAIMS and says.isdisjoint(_SOLD)
    return says - {"takes_back"} if brings else says - {"brings_it"}


def with_offer(acts: int, says: frozenset[str], own: str, *, mine: bool) -> int:
    """The acts of a message that says so, in ``own`` words; one of ``mine`` tells no reporter."""
    if mine or "brings_it" not in says:
        return acts
    return (acts & ~_SOUNDS_LIKE & ~(0 if "?" in own else _WANTS)) | _OFFER
