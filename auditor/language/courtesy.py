"""The courtesy of formal letters, which says nothing of what they want: sellers begin so, and so do students, patients,
tenants and whoever else writes to somebody they would not call by their first name. What is left of a message without
it says whether it sells."""

from auditor.language.compiled import compiled

#: In the letters of the lexicons, which have no accents. English has none that only letters have: who is "just circling
#: back" mostly sells.
_FORMULAS = {
    "fr": (
        "je me permets (?:(?:donc|egalement|aussi) )?(?:de |d')(?:vous |te |t')?(?:r?ecrire|contacter|recontacter|"
        "solliciter|relancer|deranger|joindre|demander|insister|revenir vers (?:vous|toi)|"
        "adresser (?:ce|un|mon) (?:message|mail|mot|courrier))",
        "je (?:reviens|me tourne|me retourne) vers (?:vous|toi)",
        "je (?:vous|te) (?:recontacte|relance|sollicite|contacte)",
    ),
    "de": (
        "ich (?:erlaube|gestatte) mir,?",
        "(?:ich )?(?:komme|wende mich|melde mich) (?:(?:noch einmal|nochmals?|erneut) )?(?:auf|an|bei) (?:sie|ihnen|"
        "dich|dir)(?: zu(?:rueck)?)?",
    ),
    "es": (
        "me (?:permito|tomo la libertad de|pongo en contacto con|dirijo a) ?(?:usted|ti|vosotros)?(?: (?:escribirle|"
        "contactarle|contactar con usted|molestarle|insistir))?",
        "(?:retomo el contacto|vuelvo a (?:escribirle|contactarle))(?: con usted)?",
    ),
}


_COURTESY = compiled({language: rf"\b(?:{'|'.join(words)})\b[ ,:;.!–-]*" for language, words in _FORMULAS.items()})


def without_courtesy(own: str, language: str) -> str:
    """A message's own words, in the letters of its lexicon, without such formulas."""
    formulas = _COURTESY.get(language)
    return formulas.sub("", own).strip() if formulas else own
