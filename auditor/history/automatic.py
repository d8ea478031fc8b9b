"""Recognises messages sent by a machine: a reminder that asks to confirm an appointment by a letter, a code for signing
in, a letter to many with a link by which to leave its list. Merely asking not to be answered is not enough, because a
person may have a reason to do so."""

from auditor.language.compiled import Compiled
from auditor.language.text import own_words

_LONG = 1_000  # characters; machines are brief
_END = 200  # characters in which a list says how to leave it
_QUOTE = r"[\"'«» ]{0,2}"
_CODE = r"(?:[A-Z]|\d|YES|NO|OK|STOP|JA|NEIN|OUI|NON|S[IÍ]|BAJA|CONFIRM|CANCEL|HELP)"
_BY_A_CODE = Compiled(
    rf"\b(?:[Rr]eply|REPLY|[Tt]ext|TEXT)(?: with)? {_QUOTE}{_CODE}{_QUOTE}(?:to|2) (?:\d{{3,6}}\b|(?:confirm|cancel|"
    r"change|re-?schedule|unsubscribe|opt|stop|end|accept|decline|keep|get)\b)"
    rf"|\b[Aa]ntworten Sie(?: bitte)?(?: mit)? {_QUOTE}{_CODE}{_QUOTE},? ?(?:um |zum |zur |an \d{{3,6}}\b)"
    rf"|\b[Rr]épond(?:ez|re)(?: par)? {_QUOTE}{_CODE}{_QUOTE}(?:pour |au \d{{3,6}}\b)"
    rf"|\b[Rr]espond(?:a|e|er)(?: con)? {_QUOTE}{_CODE}{_QUOTE}(?:para |al \d{{3,6}}\b)"
    r"|\bSTOP (?:to|au|an|al) \d{3,6}\b"
)
_BY_ITSELF = Compiled(
    r"(?i)\bthis is an automat(?:ed|ic) (?:message|text|e-?mail|reminder|notification)|\bthis (?:message|text|e-?mail|"
    r"mailbox|inbox) (?:is (?:automated|not monitored|unmonitored)|was (?:sent|generated) automatically)"
    r"|\bdo not reply to this (?:text message|text|sms|e-?mail|mailbox)\b"
    r"|\bdies ist eine automatische|\b(?:nachricht|sms|e-?mail) wurde automatisch"
    r"|\bautomatisch (?:erstellte|generierte|versandte) (?:nachricht|sms|e-?mail)"
    r"|\bnicht auf diese (?:sms|e-?mail) antworten|\bauf diese (?:sms|e-?mail) nicht"
    r"|\bceci est un (?:message|sms|e-?mail|courriel) automatique|\bne pas répondre à (?:ce|cet) (?:sms|mail|e-?mail|"
    r"courriel)|\beste es un (?:mensaje|sms|correo) automático|\bno respond(?:a|er|as) a este (?:sms|correo|e-?mail)"
    r"|\b\d{4,8} (?:is your|ist (?:ihr|dein)|est votre|es (?:tu|su)) (?:[\pL\d]+[ -]){0,2}(?:[\pL\d]*code|código)"
    r"|\b(?:verification|security|login|one-time|confirmation) code(?: is)?:? \d{4,8}\b"
    r"|\b(?:bestätigungs|sicherheits|anmelde)code(?: lautet| ist)?:? \d{4,8}\b"
    r"|\bcode de (?:vérification|sécurité|confirmation)(?: est)?(?: :|:)? \d{4,8}\b"
    r"|\bcódigo de (?:verificación|seguridad|confirmación)(?: es)?:? \d{4,8}\b"
)
#: The link by which to leave a list, or the words that bore it, stand right behind what it is for, at the end.
_LEAVING = Compiled(
    r"(?i)(?:^|[^\pL ] ?|\b(?:to|zum|pour|para) )(?:unsubscribe|opt out|manage your (?:subscriptions?|preferences)"
    r"|(?:newsletter |liste )?(?:abbestellen|abmelden)|(?:vom|aus dem) (?:newsletter|verteiler) (?:abmelden|austragen)"
    r"|(?:se|vous|te) d[ée](?:sabonner|sinscrire)|d[ée](?:sabonnement|sinscription|sabonnez-vous|sinscrivez-vous)"
    r"|darse de baja|darte de baja|cancelar (?:la|tu|su) suscripci[óo]n)"
    r"(?: here| hier| ici| aqu[íi]| from (?:this|our) (?:list|newsletter)| de cette liste| de esta lista)?"
    r"(?:,? (?:click|follow|klicken sie|cliquez|haz clic|haga clic|pulse)(?: here| hier| ici| aqu[íi])\W*$|"
    r"(?:,? (?:click|follow|klicken sie|cliquez|haz clic|haga clic|pulse)(?: here| hier| ici| aqu[íi])?)?"
    r" ?[:→>(-]* ?https?://\S*\W*$)"
)


def automatic(text: str) -> bool:
    """Whether the words say that a machine sent them, ask for an answer by a letter or a code, or end in a link by
    which to leave the list that they went to."""
    own = own_words(text)
    begin = own[:_LONG]
    return bool(_BY_A_CODE.search(begin) or _BY_ITSELF.search(begin) or _LEAVING.search(own[-_END:]))
