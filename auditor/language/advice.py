"""Whether a message advises its reader: "you should see a doctor". Who does so wants nothing for themselves, so a mere
“will do” to it follows the advice and promises nothing. What is to be done for its writer is no advice."""

from auditor.language.compiled import compiled, held
from auditor.language.text import plain_lines

_LONG, _MOST = 1_500, 12  # characters; sentences
_BEGIN = r"(?:^|[.,;:!-] ?|\b(?:and|und|y|et|so|but|aber|pero|mais) )"
_ADVISES = {
    "en": (
        r"\byou (?:really |probably |definitely )?(?:(?:should|ought to) (?:(?:really|probably|also|just|maybe|"
        r"first) )*"
        r"(?:talk|speak|go|get|ask|try|tell|call (?:a|an|the|your|somebody)|rest|take|eat|sleep|see (?:a|the|your|"
        r"somebody|someone|an)\b|wait|"
        r"write|"
        r"keep|check|read|report|complain|look|sit|stop|drink|avoid|insist|leave|apply|be (?:careful|proud|fine|"
        r"ok))\b|could always|might want to|may want to|'d better|"
        r"had "
        r"better|need to rest|must rest)\b|\byou'd (?:better|do well|be better off)\b|\bif i were you\b|\bin your "
        r"place\b|"
        r"\bi'?d (?:just |definitely |really )?(?:get|ask|see|go|take|wait|leave|talk|speak|avoid|keep|tell|try|"
        r"insist)\b.{0,30}\b(?:in writing|first|straight away|second opinion|if i were you|a lawyer|a doctor)\b|"
        r"\b(?:my advice|i(?: would|'d)? (?:recommend|suggest|advise)|whatever you do|be sure to|take care of "
        r"yourself|look after "
        r"yourself|mind yourself)\b|"
        rf"{_BEGIN}(?:try (?:\w+ing|it with|to (?:rest|sleep|relax|avoid|eat|drink|get|keep|see))|make sure (?:you|"
        rf"to) (?:back|rest|eat|drink|sleep|check|keep|ask|read|get)|get "
        rf"(?:some |"
        r"plenty of )?(?:rest|sleep)|rest up|take (?:it easy|a break|your time|care)|drink (?:plenty|lots|some|"
        r"more)|have a "
        r"look at|check out (?:the|this|that|their)|don'?t (?:let (?:them|it|him|her|anyone|anybody)|worry|"
        r"forget to (?:eat|drink|rest|sleep)|give up|"
        r"overdo|push)|keep (?:the|"
        r"your|all) "
        r"(?:receipts?|warm|chin|proof|papers?))\b"
    ),
    "de": (
        r"\b(?:du|ihr|sie) (?:solltest|solltet|sollten) (?:\pL+ ){0,3}(?:mal|besser|lieber|"
        r"erst|zuerst|"
        r"unbedingt|vielleicht|auch|dringend)\b|\ban (?:deiner|ihrer|eurer) stelle\b|\bich würde?(?:\pL|"
        r" )* (?:lassen|"
        r"holen|"
        r"einholen|fragen|nehmen|gehen|warten|machen|abwarten|anrufen|verlangen|melden)\b|\b(?:mein rat|ich (?:rate|"
        r"empfehle) "
        r"(?:dir|ihnen|euch))\b|\bpass(?:t|en sie)? (?:gut |bitte )?auf (?:dich|euch|sich) auf\b|"
        rf"{_BEGIN}(?:(?:leg|probier|versuch|iss|schlaf|ruh|schon|kühl|trink|nimm)\w* "
        r"(?:\pL+ ){0,5}(?:dich|viel|genug|in reis|"
        r"dir (?:zeit|ruhe))|mach\w* (?:\pL+ ){0,5}(?:ein backup|eine kopie|dir keine? \pL+)|(?:heb|"
        r"behalt)\w* (?:\pL+ ){0,4}"
        r"(?:quittungen?|belege?|rechnung(?:en)?|mails?|papiere?)|(?:schau|guck) (?:\pL+ ){0,3}(?:seite|website|"
        r"webseite)|"
        r"geh\w* (?:\pL+ ){0,5}(?:arzt|ärztin|anwalt|anwältin|gewerkschaft|polizei)|lass dich nicht)\b"
    ),
    "es": (
        r"\b(?:deberias|tendrias que|te convendria|te conviene|podrias probar|mas vale que|mejor (?:que )?(?:vayas|"
        r"hables|pidas|"
        r"esperes|descanses))\b|\byo (?:que tu|en tu lugar|de ti)\b|\ben tu lugar\b|\byo (?:lo |la |los |las |me |te "
        r")?\pL+ria\b|"
        r"\b(?:mi consejo|te (?:aconsejo|recomiendo|sugiero))\b|"
        rf"{_BEGIN}(?:sobre todo,? |ante todo,? )?(?:prueba (?:a|con)|intenta (?:descansar|dormir|no)|descansa|"
        rf"cuidate|cuidese|"
        r"abrigate|relajate|asegurate de (?:hacer|guardar|pedir|leer|comprobar|revisar|descansar|comer|beber)|"
        r"mira en (?:la (?:web|pagina)|el sitio|internet|google)|"
        r"echale un (?:ojo|vistazo) a (?:la (?:web|pagina)|su)|bebe (?:mucha|mas|agua|algo)|duerme (?:bien|mucho|"
        r"algo)|come bien|"
        r"guarda (?:los|"
        r"las|el|la) (?:recibos?|facturas?|tickets?|papeles|pruebas?|correos?|justificantes?|garantia|mensajes)|no "
        r"(?:dejes que te|te (?:dejes|preocupes|rindas|agobies|fies))|tomatelo con calma|ve al medico|"
        r"no olvides (?:comer|"
        r"beber|descansar))\b"
    ),
    "fr": (
        r"\b(?:tu|vous) (?:devrais|devriez|ferais (?:mieux|bien)|feriez (?:mieux|bien)|pourrais essayer|pourriez "
        r"essayer)\b|\b[aà] "
        r"(?:ta|votre) place\b|\bmoi,? je (?:le |la |les |l')?\pL+rais\b|\bsi j'etais (?:toi|vous)\b|"
        r"\b(?:mon conseil|"
        r"je (?:te |"
        r"vous )?(?:conseille|recommande|suggere))\b|\b(?:prends?|prenez) (?:bien )?soin de (?:toi|vous)\b|"
        rf"{_BEGIN}(?:surtout,? )?(?:(?:essaie|essayez) (?:avec|de (?:le|la|les|te|vous|dormir|manger|boire|"
        rf"respirer))|repose-toi|reposez-vous|menage-toi|"
        rf"pensez? a (?:faire|garder|noter|sauvegarder|te|vous|prendre (?:soin|ton temps))|"
        r"regarde (?:sur|dans) (?:le (?:site|catalogue)|la page|internet|google)|jette un oeil (?:au site|"
        r"sur le site|a la page)|(?:bois|"
        r"buvez) (?:beaucoup|de|assez|plus)|dors (?:bien|un peu|beaucoup|assez)|mange bien|gardez? (?:les|le|la|"
        r"tous) (?:les )?"
        r"(?:tickets?|recus?|factures?|papiers?|preuves?|mails?|justificatifs?|garantie)|ne te "
        r"(?:laisse|decourage)|ne vous laissez|n'oublie pas de (?:manger|boire|dormir|te reposer)|va voir un|"
        r"couvre-toi)\b"
    ),
}
#: What is to be done for its writer, or is asked; in the letters of `plain_lines`.
_FOR_ME = {
    "en": (
        r"\b(?:me|us|my|our|please|pls|here|i should|i (?:sent|made|wrote|left|took)|ashamed|more|bins?|kids|dog|cat|"
        r"lights?|doors?|gas|dishes|"
        r"laundry|plants)\b|\bto be (?:here|there|on time)\b|\band (?:bring|send|give|call|water|pick|lock)\b"
    ),
    "de": (
        r"\b(?:mir|uns|mich|meine?[mnrs]?|unsere?[mnrs]?|bitte|hier|ich sollte|ich würde gerne?|kommen|mitfahren|"
        r"mitkommen|mitmachen|vorbeikommen|"
        r"vorbeischauen|anrufen|besuchen|licht|müll|"
        r"katze|hund|kinder|tür|herd|trikots|wäsche|tonne|geschirr)\b|\b(?:für mich|zurück$|ich würde .{1,30},? aber|"
        r"bis (?:montag|dienstag|mittwoch|"
        r"donnerstag|freitag|samstag|sonntag))\b"
    ),
    "es": (
        r"\b(?:mi|mis|nuestr[oa]s?|que voy|llego|deberias (?:venir|haber|haberlo|haberla|verlo|verla|pasarte|"
        r"quedarte)|yo (?:podria|"
        r"vendria|iria|llegaria|querria|estaria|saldria|traeria)|leche|llaves|"
        r"sitio|puerta|gas|basura|perro|gato|ninos|luz|lavadora|platos|nevera|plantas)\b|"
        r"\b(?:me (?:mand|env|tra|da|di|pas)\pL*|nos|nosotros|conmigo|por favor|aqui)\b|\b\pL+(?:ar|ir)(?:me|nos)\b|"
        r"\b(?:traer|"
        r"hacer|ver|"
        r"leer|manda|envia|trae|da|di|pasa|deja|llama|escribe|avisa|cuenta|busca|presta|ayuda|compra|lleva|"
        r"confirma)(?:me|nos)\b"
    ),
    "fr": (
        r"\b(?:m'\pL+|me \pL+|nous|s'il (?:te|vous) plait|ici|stp|svp|mon|ma|mes|notre|nos|j'arrive|je passe|"
        r"c'est (?:moi|pour "
        r"toi)|(?:devrais|devriez) (?:venir|passer|rester)|je (?:pourrais|viendrais|serais|voudrais|passerais|irais)|"
        r"lait|frigo|cles|place|gaz|poubelles?|chien|chat|petit|"
        r"enfants|lumiere|vaisselle|porte|plantes)\b"
    ),
}
_SAYS_ME = {
    "de": r"\b(?:ich würde?(?:\pL| )* mir|mein rat)\b",
    "en": r"\b(?:(?:tell|ask|trust|believe) me|my advice)\b",
    "es": r"\bmi consejo\b",
    "fr": r"\b(?:mon conseil|a ta place|a votre place)\b",
}


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
