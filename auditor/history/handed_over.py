"""Recognises requests for a number or an address, and numbers of offices among those that I give. Somebody who is given
what they asked for did not want an introduction, and nobody is introduced to an office."""

from auditor.language.compiled import Compiled
from auditor.language.naming import names
from auditor.language.text import own_words, sentences

_LONG, _MOST = 2_000, 20  # characters; sentences
#: A number or an address of a third party: neither the reader's nor the writer's, by language.
_OF_SOMEBODY = tuple(
    Compiled(rf"(?i)\b(?:{words})")
    for words in (
        r"(?:number|phone|e-?mail|e-?mail address|address|contacts?|contact details|details) (?:of|for|at|in) \pL"
        r"|(?:his|her|their|the|a|\pL+['’]s) (?:(?:phone|mobile|direct|press|e-?mail|contact|private) ){0,2}"
        r"(?:number|phone|e-?mail|address|contacts?|details)\b",
        r"(?:num[ée]ro|natel|t[ée]l[ée]phone|portable|contacts?|e-?mail|mail|adresse|coordonn[ée]es)"
        r" (?:(?:de|du|des|pour|chez|au) \pL|d['’]\pL)"
        r"|(?:son|sa|ses|leurs?|le|les|un) (?:num[ée]ro|natel|t[ée]l[ée]phone|portable|contacts?|e-?mail|mail"
        r"|coordonn[ée]es)\b|(?:l['’]|son |leur )adresse\b",
        r"(?:\pL*nummer|kontakt\pL*|\pL*adresse|e-?mail|mail|natel) (?:von|vom|zu|zur|zum|der|des|für|bei|beim) \pL"
        r"|(?:seine|(?-i:ihre)|deren|dessen|die|eine|den|einen) (?:\pL*nummer|kontakt(?:daten)?|\pL*adresse|e-?mail)\b",
        r"(?:n[úu]mero|tel[ée]fono|m[óo]vil|correo|mail|e-?mail|contacto|direcci[óo]n|datos) (?:de|del|para) \pL"
        r"|(?:sus?|el|un|los) (?:n[úu]mero|tel[ée]fono|m[óo]vil|correo|mail|e-?mail|contacto|datos)\b",
    )
)
#: A shared address, which whoever is there reads.
_FOR_ALL = Compiled(
    r"(?i)\b(?:info|infos|kontakt|contact|contacto|presse|press|prensa|media|medias|medien|medios|redaktion|redaction"
    r"|redaccion|newsroom|desk|office|hello|hallo|bonjour|support|service|secretariat|sekretariat|secretaria|bureau"
    r"|kanzlei|empfang|reception|communications?|kommunikation|comunicacion|mediendienst|admin|administration|accueil"
    r"|culture|kultur|cultura|sports?|politi(?:que|k|ca)|economie|wirtschaft|economia|news|tips|jobs|hr"
    r"|bewerbung(?:en)?|candidatures?|abo|abonnements?|reservations?|booking|events?|team|marketing|sales|ventes?"
    r"|help|aide)"
    r"(?:[-._][\w.-]+)?@"
)
_OFFICE = Compiled(
    r"(?i)\b(?:press (?:office|desk|team)|media (?:office|desk)|switchboard|help ?desk|hotline|helpline|front desk"
    r"|reception|secretariat|service (?:de )?(?:presse|communication|des? \pL+)|bureau de presse|secr[ée]tariat"
    r"|le standard|au standard|centrale|permanence|guichet|pressestelle|medienstelle|presseabteilung|pressedienst"
    r"|sekretariat|telefonzentrale|empfang|geschäftsstelle|gabinete de prensa|oficina de prensa|centralita"
    r"|secretar[íi]a)\b"
)


def asks_for_a_contact(text: str) -> bool:
    """Whether a text that asks for something asks for a third party's number or address."""
    found = sentences(own_words(text)[:_LONG])[:_MOST]
    return any(words.search(each) for each in found for words in _OF_SOMEBODY)


def of_an_office(text: str, language: str | None) -> bool:
    """Whether a number or an address in a text is an office's, and the text names nobody who works there."""
    return bool(_FOR_ALL.search(text) or (_OFFICE.search(text) and not names(_OFFICE.sub(" ", text[:_LONG]), language)))
