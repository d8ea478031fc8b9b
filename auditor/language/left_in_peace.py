"""Whether a message asks its reader to write no more, for now or until some day: "don't write to me before January".
That no answer is needed is something else, and so is where, when or how somebody would rather be written to."""

from auditor.language.compiled import compiled, held
from auditor.language.text import plain_lines

_LONG, _MOST = 4_000, 40  # characters; sentences
#: What a demand begins with.
_EN, _DE = (
    r"(?:^|[.,;:!?(] ?|\b(?:please|pls|so|and|but|just|better) )",
    r"(?:^|[.,;:!?(] ?|\b(?:bitte|und|aber|also) )",
)
_ES, _FR = r"(?:^|[.,;:!?(¡] ?|\b(?:y|pero|mejor|favor|que) )", r"(?:^|[.,;:!?(] ?|\b(?:et|mais|donc|plait|surtout) )"
_ASKS = {
    "en": (
        rf"{_EN}(?:please )?(?:don'?t|do not|never) (?:please )?(?:write(?: to)?|contact|message|text|call|e-?mail|"
        r"ring|phone|chase) me(?:\W*$|[.,;!]| (?:until|till|before|for (?:now|a while|the moment)|again|any ?more|"
        r"at the moment|these days|this (?:week|month)|about (?:this|that|it)\W*$))|"
        rf"{_EN}leave me (?:alone|in peace|be)(?:\W*$|[.,;!]| for)"
    ),
    "de": (
        rf"{_DE}(?:schreib(?:e|t)?|schreiben sie) mir (?:bitte |jetzt |vorerst |erst ?mal |bis \pL+ |im moment )*nicht"
        rf"s?(?: mehr)?(?:\W*$|[.,;!]| (?:bis|vor) )|"
        rf"{_DE}(?:kontaktier\w*|ruf\w*)(?: sie)? mich (?:bitte |jetzt |vorerst |erst ?mal |bis \pL+ )*nicht(?: mehr)?"
        r"(?: an)?(?:\W*$|[.,;!]| bis )|"
        rf"{_DE}(?:meld\w*)(?: sie)? (?:dich|sich|euch) (?:bitte |jetzt |vorerst |erst ?mal |bis \pL+ )*nicht(?: mehr)?"
        r"(?:\W*$|[.,;!]| (?:bis|vor) )|"
        rf"{_DE}lass\w*(?: sie)? mich (?:bitte )?in ruhe\b"
    ),
    "es": (
        rf"{_ES}(?:por ahora |ahora )?no me (?:escrib(?:as|a|ais|an)|llam(?:es|e|eis|en)|contact(?:es|e|eis|en))"
        r"(?: mas)?(?:\W*$|[.,;!]| (?:hasta|antes|por (?:ahora|favor|un tiempo)|de momento|estos dias|esta semana|"
        r"este mes))|"
        rf"{_ES}dej(?:ame|eme|adme|enme) en paz\b"
    ),
    "fr": (
        rf"{_FR}(?:ne )?(?:m'ecri(?:s|vez)|me contacte[sz]?|m'appell?e[sz]?) (?:pas|plus|surtout pas)(?:\W*$|[.,;!]| "
        r"(?:avant|jusqu|d'ici|pour (?:l'instant|le moment)|en ce moment|cette semaine|ce mois))|"
        rf"{_FR}laiss(?:e|ez)-moi tranquille\b"
    ),
}
_SAYS, _MAY = compiled(_ASKS), held(_ASKS)


def wants_no_word(text: str, language: str | None) -> bool:
    """Whether a message in a language asks for that."""
    if language is None or language not in _SAYS:
        return False
    lines = plain_lines(text[:_LONG])
    return _MAY[language](lines) and any(_SAYS[language].search(each) for each in lines.split("\n")[:_MOST])
