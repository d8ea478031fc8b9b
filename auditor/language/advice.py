"""Whether a message advises its reader: "you should see a doctor". Who does so wants nothing for themselves, so a mere
“will do” to it follows the advice and promises nothing. What is to be done for its writer is no advice."""

from auditor.language.compiled import compiled, held
from auditor.language.text import plain_lines

_LONG, _MOST = 1_500, 12  # characters; sentences
_BEGIN = r"(?:^|[.,;:!-] ?|\b(?:and|und|y|et|so|but|aber|pero|mais) )"
_ADVISES = {
    "en": (
        r"\byou (?:really |probably |definitely )?(?:should|ought to|could always|might want to|may want to|'d better|"
        r"had "
        r"better|need to rest|must rest)\b|\byou'd (?:better|do well|be better off)\b|\bif i were you\b|\bin your "
        r"place\b|"
        r"\bi'?d (?:just |definitely |really )?(?:get|ask|see|go|take|wait|leave|talk|speak|avoid|keep|tell|try|"
        r"insist)\b|"
        r"\b(?:my advice|i(?: would|'d)? (?:recommend|suggest|advise)|whatever you do|be sure to|take care of "
        r"yourself|look after "
        r"yourself|mind yourself)\b|"
        rf"{_BEGIN}(?:try (?:\w+ing|the|a|some|it|to (?:rest|sleep|relax|avoid|eat|drink|get|keep|see))|make sure|get "
        rf"(?:some |"
        r"plenty of )?(?:rest|sleep|well)|rest up|take (?:it easy|a break|your time|care)|drink (?:plenty|lots|some|"
        r"more)|have a "
        r"look at|check out|don'?t (?:let|worry|forget to (?:eat|drink|rest|sleep)|give up|overdo|push)|keep (?:the|"
        r"your|all) "
        r"(?:receipts?|warm|chin|proof|papers?))\b"
    ),
    "de": (
        r"\b(?:du|ihr|sie) (?:solltest|solltet|sollten|könntest|könntet|könnten) (?:\pL+ ){0,3}(?:mal|besser|lieber|"
        r"erst|zuerst|"
        r"unbedingt|vielleicht|auch|dringend)\b|\ban (?:deiner|ihrer|eurer) stelle\b|\bich würde?(?:\pL| )* (?:lassen|"
        r"holen|"
        r"einholen|fragen|nehmen|gehen|warten|machen|abwarten|anrufen|verlangen|melden)\b|\b(?:mein rat|ich (?:rate|"
        r"empfehle) "
        r"(?:dir|ihnen|euch))\b|\bpass(?:t|en sie)? (?:gut |bitte )?auf (?:dich|euch|sich) auf\b|"
        rf"{_BEGIN}(?:leg|leg[et]|probier|versuch|nimm|trink|iss|schlaf|ruh|schon|geh|fahr|mach|schau|guck|heb|lass|"
        rf"denk|"
        r"behalt|wechsel|wasch|kühl|stell|halt|ruf)\w* (?:\pL+ ){0,5}(?:dich|besser|lieber|mal auf|unbedingt|auf "
        r"jeden fall|viel|"
        r"genug|in reis|aus|ein backup|dir (?:zeit|ruhe)|nicht)\b"
    ),
    "es": (
        r"\b(?:deberias|tendrias que|te convendria|te conviene|podrias probar|mas vale que|mejor (?:que )?(?:vayas|"
        r"hables|pidas|"
        r"esperes|descanses))\b|\byo (?:que tu|en tu lugar|de ti)\b|\ben tu lugar\b|\byo (?:lo |la |los |las |me |te "
        r")?\pL+ria\b|"
        r"\b(?:mi consejo|te (?:aconsejo|recomiendo|sugiero))\b|"
        rf"{_BEGIN}(?:sobre todo,? |ante todo,? )?(?:prueba (?:a|con)|intenta (?:descansar|dormir|no)|descansa|"
        rf"cuidate|cuidese|"
        r"abrigate|relajate|asegurate de|mira en|echa(?:le)? un (?:ojo|vistazo)|bebe|duerme|come bien|guarda (?:los|"
        r"las|el|la)|no "
        r"(?:dejes|te (?:dejes|preocupes|rindas|agobies|fies))|tomatelo con calma|ve al medico|no olvides (?:comer|"
        r"beber|descansar))\b"
    ),
    "fr": (
        r"\b(?:tu|vous) (?:devrais|devriez|ferais (?:mieux|bien)|feriez (?:mieux|bien)|pourrais essayer|pourriez "
        r"essayer)\b|\b[aà] "
        r"(?:ta|votre) place\b|\bmoi,? je (?:le |la |les |l')?\pL+rais\b|\bsi j'etais (?:toi|vous)\b|\b(?:mon conseil|"
        r"je (?:te |"
        r"vous )?(?:conseille|recommande|suggere))\b|\b(?:prends?|prenez) (?:bien )?soin de (?:toi|vous)\b|"
        rf"{_BEGIN}(?:surtout,? )?(?:essaie (?:de|avec|le|la)|essayez (?:de|avec)|repose-toi|reposez-vous|menage-toi|"
        rf"pense a|pensez "
        r"a|regarde (?:sur|dans)|jette un oeil|bois|buvez|dors|mange bien|garde (?:les|le|la|tous)|gardez (?:les|le|"
        r"la|tous)|ne te "
        r"(?:laisse|decourage)|ne vous laissez|n'oublie pas de (?:manger|boire|dormir|te reposer)|va voir un|"
        r"couvre-toi)\b"
    ),
}
#: What is to be done for its writer, or is asked; in the letters of `plain_lines`.
_FOR_ME = {
    "en": r"\b(?:me|us|please|pls|here|for our|i should)\b|\bto be (?:here|there|on time)\b",
    "de": r"\b(?:mir|uns|mich|bitte|hier|ich sollte)\b|\bfür mich\b",
    "es": (
        r"\b(?:me (?:mand|env|tra|da|di|pas)\pL*|nos|por favor|aqui)\b|\b\pL+(?:ar|ir)(?:me|nos)\b|\b(?:traer|"
        r"hacer|ver|"
        r"leer|manda|envia|trae|da|di|pasa|deja|llama|escribe|avisa|cuenta|busca|presta|ayuda|compra|lleva|"
        r"confirma)(?:me|nos)\b"
    ),
    "fr": r"\b(?:m'\pL+|me \pL+|nous|s'il (?:te|vous) plait|ici|stp|svp)\b",
}
_SAYS_ME = {"de": r"\bich würde?(?:\pL| )* mir\b", "en": r"\b(?:tell|ask|trust|believe) me\b"}


_ADVICE, _WANTS, _SAYS = compiled(_ADVISES), compiled(_FOR_ME), compiled(_SAYS_ME)
_MAY = held(_ADVISES)


def advises(text: str, language: str | None) -> bool:
    """Whether a sentence of a message in a language advises, and none wants something for its writer."""
    if language is None or language not in _ADVICE or "?" in text:
        return False
    lines = plain_lines(text[:_LONG])
    if not _MAY[language](lines):
        return False
    told = lines.split("\n")[:_MOST]
    return any(_ADVICE[language].search(each) for each in told) and not any(_wants(each, language) for each in told)


def _wants(sentence: str, language: str) -> bool:
    own = _SAYS.get(language)
    return _WANTS[language].search(own.sub(" ", sentence) if own else sentence) is not None
