"""Takes out of an audience what is no work: clauses about oneself ("editors I have not worked with"), and whom those
sought would take on or pay themselves ("managers who hire nurses")."""

from re import compile as pattern

_END = r"[^,;/]*"
#: What follows an English "I" that stands for me: it is a numeral in "Type I diabetes", and a letter in other words.
_I_DO = (
    r"(?:['’](?:ve|m|re|d|ll)\s|\s(?:(?:\w+ly|never|also|still|just|already|once|ever)\s)*(?:have|had|do|did|know|knew"
    r"|works?|worked|would|could|can|am|are|was|were|wants?|wanted|hope|like|love|meet|met|write|wrote|need|will|should"
    r"|might|may|see|saw|follow|admire|trust|miss|used|lost|owe|hired|invited|interviewed|cannot|(?:have|had|do|did"
    r"|would|could|ca|are|was|were|wo|should)"
    r"n['’]?t)\b)"
)
#: About me, in the first person, as far as its verb shows it.
_ABOUT_ME = pattern(
    r"(?i),?\s*\b(?:(?:with\s|for\s|to\s|from\s)?(?:that|who|whom|which)\s)?"
    rf"(?:i|(?-i:[Ww]e)){_I_DO}{_END}|,?\s*\b(?:who|whom)\s(?:I|[Ww]e)\s{_END}"
    r"|,?\s*\b(?:(?:mit|bei|für|von|zu|an|über)\s)?"
    rf"(?:die|den|denen|der|dem|das|deren)\s(?:ich|wir)\b{_END}"
    r"|,?\s*\b(?:(?:con|a|para|de)\s)?(?:(?:l[oa]s?|el)\s)?(?:que|quien(?:es)?|cuales)(?:\syo|\snosotr[oa]s)?\s"
    r"(?:(?:no|ya|aún|aun|todavía|nunca|casi)\s)*"
    rf"(?:(?:he|hemos|había|habíamos)\s|(?:conozco|conocemos|trabajo|sé)\b){_END}"
    r"|,?\s*\b(?:(?:avec|pour|chez|à|de|par)\s)?"
    r"(?:qui|que|lesquel(?:le)?s|auxquel(?:le)?s|dont)\s(?:je\s|j['’]|nous\s)"
    rf"{_END}"
)
_WHOM_THEY_PAY = pattern(
    r"(?i)\b(?:who|that|which)\s(?:\w+ly\s|also\s|still\s)?(?:hires?|recruits?|employs?|pays?|buys?|commissions?|"
    rf"needs?|looks?\sfor|are\slooking\sfor|is\slooking\sfor|wants?|takes?\son)\b{_END}"
    r"|,?\s*\b(?:die|der|das)\s(?:[^,;/]{0,60}\s)?"
    rf"(?-i:(?:einstell|anstell|such|beauftrag|beschäftig|bezahl|brauch)(?:en|t))\b{_END}"
    r"|\bque\s(?:contrat[ae]n?|buscan?|emplean?|pagan?|encargan?|necesitan?|compran?)\b"
    rf"{_END}"
    r"|\bqui\s(?:recrute(?:nt)?|embauche(?:nt)?|cherche(?:nt)?|emploie(?:nt)?|paie(?:nt)?|commande(?:nt)?|"
    rf"achète(?:nt)?)\b{_END}"
)


def without_clauses(audience: str) -> str:
    """What is left of it; all of it where nothing would be."""
    left = _WHOM_THEY_PAY.sub("", _ABOUT_ME.sub("", audience))
    return left if left.strip(" ,;/") else audience
