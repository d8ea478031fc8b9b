"""Whether loud words are those of a scheme. A trade's everyday nouns and one loud phrase prove none: "forex", "before
midnight", "it changed my life"."""

from auditor.activities.acts import Act
from auditor.language.lexicon import Hit, Lexicon
from auditor.language.weighing import Scale

_HYPE, _PITCH = int(Act.HYPE), int(Act.PITCH)


def hype(hits: list[Hit], known: Lexicon) -> tuple[str, ...]:
    """The names of the hype entries, each repeated for every hit."""
    once = {(rule.name, sentence): (rule, sentence, cues) for rule, sentence, cues, _ in hits if rule.act == _HYPE}
    return tuple(found[0].name for found in once.values() for _ in range(sum(known.claims(*found))))


def is_scheme(own: str, acts: int, hits: list[Hit], known: Lexicon, weights: Scale) -> bool:
    """Whether a private message of these own words, in which cues found ``acts`` and hype among them, promises as
    schemes do: by a phrase that says it alone, by more than one, or because its other words sell.

    Of the labelled messages in which such a phrase is found, that leaves 373 of 383 that are hype, and 48 of 101 that
    are none.
    """
    if len(hype(hits, known)) > 1 or any(rule.sure for rule, *_ in hits if rule.act == _HYPE):
        return True
    return weights.weigh(own, acts & ~_HYPE) & _PITCH != 0
