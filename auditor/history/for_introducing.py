"""Recognises thanks to me for an introduction: "thanks for putting us in touch". The writer was introduced, or will be,
even if no message that introduces them is on record."""

from auditor.language.compiled import Compiled
from auditor.language.text import own_words

_LONG = 2_000  # characters
_FOR_IT = tuple(
    Compiled(rf"(?i)\b(?:{words})")
    for words in (
        r"for (?:(?:the|your|that|this|making(?: the)?) )?(?:\pL+ )?(?:intro|introductions?|connection)\b",
        r"for (?:introducing|connecting|putting (?:me|us) in (?:touch|contact)|bringing us together)\b",
        r"(?:de|pour) (?:nous |m['’])?avoir (?:mise?s? en (?:contact|relation|lien)|présenté)",
        r"(?:pour|de) (?:la|cette|ta|votre) (?:mise en (?:contact|relation|lien)|présentation)\b",
        r"für (?:(?:die|deine|ihre|eure|das|den|diese) )?(?:\pL+e )?"
        r"(?:vorstellung|vermittlung|kontaktvermittlung|intro)\b",
        r"fürs? (?:vorstellen|bekanntmachen|vernetzen|vermitteln|verknüpfen)\b",
        r"dass (?:du|sie|ihr) (?:uns|mich) (?:\pL+ )?"
        r"(?:zusammengebracht|vorgestellt|bekannt ?gemacht|vernetzt|vermittelt)",
        r"por (?:la|tu|su|esa) (?:presentación|puesta en contacto)\b",
        r"por (?:presentarnos|presentarme|ponernos en contacto|ponerme en contacto|habernos (?:presentado|puesto en))",
    )
)


def thanks_for_introducing(text: str) -> bool:
    """Whether the thanks in a text are for an introduction."""
    own = own_words(text)[:_LONG]
    return any(words.search(own) for words in _FOR_IT)
