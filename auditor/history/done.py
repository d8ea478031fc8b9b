"""Decides whether a few words of mine may say that something is done, or what somebody said about it: "Done", "She says
no". A word or two that cannot mean this is chat."""

from auditor.language.compiled import Compiled
from auditor.language.text import own_words

FEW = 4  # words; from a longer text one cannot tell what these words are about (our convention, grade E)
_MAY = Compiled(
    r"(?i)(?:^|[^\pL])(?:yes|yep|yeah|yup|done|did|sent|sorted|gave|handed|spoke|talked|asked|told|called|rang|wrote|got"
    r"|found|paid|fixed|booked|ordered|sa(?:id|ys)|agreed|promised|already|it'?s (?:out|up|there|on)"
    r"|ja|jo|jep|eh|doch|erledigt|gemacht|passiert|geschickt|gschickt|gegeben|geredet|gredt|gesprochen|gefragt|gfragt"
    r"|gesagt|gsagt|geschrieben|gefunden|bezahlt|ausgerichtet|sag(?:t|te)|meint|schon|is(?:t)? (?:raus|da|weg)"
    r"|oui|ouais|fait|envoyé\w*|donné\w*|parlé\w*|demandé\w*|dit|écrit|trouvé\w*|payé\w*|déjà|c'est (?:parti|bon|réglé)"
    r"|s[ií]|sip|hech[oa]s?|enviad[oa]s?|mandad[oa]s?|dad[oa]|hablé|hablado|pregunt(?:é|ado)|dije|dicho|dice|escrit[oa]"
    r"|encontrad[oa]|pagad[oa]|ya)(?:$|[^\pL])"
)


def may_be_done(text: str) -> bool:
    """Whether a text of at most ``FEW`` words may say so; always False for a longer one."""
    own = own_words(text)
    return len(own.split()) <= FEW and _MAY.search(own) is not None
