"""An introduction that is announced to one person in the present tense, as if it were made: "Sí, te presento a Ana"."""

from auditor.activities.acts import Act
from auditor.language.ruled_out import CONTACT

_INTRODUCTION, _PITCH = int(Act.INTRODUCTION), int(Act.PITCH)
_TO_INTRODUCE, _PROMISE = int(Act.TO_INTRODUCE), int(Act.PROMISE)


def announced(acts: int, says: frozenset[str], own: str) -> int:
    """The acts of a message with these ``own`` words, in which an introduction that is announced is one to come and
    promised. One that is made speaks to both, or hands over how to reach somebody; one for if they like is offered."""
    if "announces_introduction" not in says or acts & _PITCH or "offers_introduction" in says:
        return acts
    if "speaks_to_both" in says:
        return acts & ~_TO_INTRODUCE | _INTRODUCTION if CONTACT.search(own) else acts
    return acts & ~_INTRODUCTION | _TO_INTRODUCE | _PROMISE
