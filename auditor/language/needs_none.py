"""Whether a message to me says that it needs no answer, however kindly: "you don't have to write back".

It holds for a question beside it, too. What makes a `Reading` ``settled`` closes what was asked before, and so is not
read where a message asks anything.
"""

from auditor.language.compiled import Compiled
from auditor.language.text import own_words

_LONG = 3_000  # characters
_SAYS = Compiled(
    r"(?i)(?:^|\PL)(?:"
    + "|".join(
        (
            r"(?:du |sie |ihr )?(?:musst|müsst|müssen|brauchst|braucht|brauchen)(?: (?:mir|uns|auch|ja|sie|gar|darauf|"
            r"jetzt|heute|du|zu)){0,3} nicht (?:gleich )?(?:zu )?(?:antworten|zurückschreiben|reagieren)",
            r"(?:keine |eine )antwort (?:ist )?(?:nicht )?(?:nötig|notwendig|erforderlich)",
            r"you (?:do not|don['’]?t|needn['’]?t|need not)(?: (?:have|need|even|to|really)){0,3} "
            r"(?:answer|reply|respond|write back)",
            r"no (?:need|pressure|obligation) to (?:answer|reply|respond|write back)",
            r"no (?:answer|reply|response) (?:is )?(?:needed|necessary|required|expected)",
            r"no (?:hace falta|es necesario|tienes|tenés|tiene|necesitas|necesita) (?:que )?(?:me )?"
            r"(?:contest\pL+|respond\pL+|que (?:contest|respond)\pL+)",
            r"(?:pas|aucun) (?:la peine|besoin|obligée?)(?:s)? (?:de |d['’])(?:me )?(?:répondre|y répondre)",
            r"(?:tu n['’]as|vous n['’]avez|n['’]as|n['’]avez) pas (?:à|besoin de) (?:me )?répondre",
        )
    )
    + r")(?:$|\PL)"
)


def needs_none(text: str) -> bool:
    """Whether a message says so."""
    return _SAYS.search(own_words(text[:_LONG])) is not None
