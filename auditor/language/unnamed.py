"""Words with which somebody asks that nobody learn who told it: that they stay unnamed and unknown, have said nothing,
that it did not come from them, or that their message be deleted. By language, in plain small letters."""

#: Something that was just told, after which "off the record" is asked whatever follows.
_OFF = {
    "en": (
        r"\b(?:this|all of this|it) (?:is |was |stays )?off the record\b|"
        r"(?:^|[.,;:!?(] ?)off the record (?:though|but|now|and|by the way|btw)\b"
    ),
    "de": r"\b(?:das|dies|alles)(?: ist| war| bleibt)?(?: jetzt| hier)? off(?: the record)?\b",
    "es": r"\b(?:esto|eso|todo) (?:es |va |todo )?off(?: the record)?\b",
    "fr": r"\b(?:ca|cela|ceci)(?: c'est| reste| est)?(?: en)? off\b",
}
_UNNAMED = {
    "en": (
        r"\bmy name (?:can'?t|cannot|must(?:n'?t| not)|should(?:n'?t| not)|may not|has to not)(?: ever)? "
        r"(?:appear|be (?:in|on|anywhere|named|mentioned|used|printed|published))\b|"
        r"\bi (?:can'?t|cannot|must(?:n'?t| not)|should(?:n'?t| not)) be (?:named|identified|identifiable|"
        r"recogni[sz]able|quoted)\b"
    ),
    "de": (
        r"\bmein name (?:darf|soll|sollte|kann) (?:\pL+ ){0,3}(?:nirgends|nirgendwo|nicht|nie|keinesfalls|auf "
        r"keinen fall) (?:\pL+ ){0,3}(?:auftauch|erschein|genannt|fallen|stehen|vorkommen)|"
        r"\bich (?:darf|sollte?|möchte|will) (?:\pL+ ){0,3}(?:nirgends|nicht|nie|keinesfalls|auf keinen fall) "
        r"(?:\pL+ ){0,2}(?:genannt|erkannt|erkennbar|identifizierbar|auftauchen)"
    ),
    "es": (
        r"\bmi nombre no (?:puede|debe|deberia|tiene que) (?:\pL+ )?(?:salir|aparecer|figurar|constar|publicarse)|"
        r"\bno (?:quiero|puedo) que (?:salga|aparezca|figure|se (?:sepa|publique|mencione)) (?:mi nombre|quien)"
    ),
    "fr": (
        r"\bmon nom ne (?:doit|devra|peut|devrait|pourra) (?:pas |surtout |jamais ){0,2}(?:apparaitre|figurer|"
        r"sortir|etre (?:cite|mentionne|publie))"
    ),
}
_UNKNOWN = {
    "en": (
        r"\b(?:nobody|no one|no-one) (?:(?:at|in|from|on) (?:\w+ ){1,3})?(?:can|must|should|may|is to) (?:ever "
        r")?(?:know|find out|learn) (?:that "
        r")?(?:(?:it was|it is|it's) me|(?:this|it) (?:came|comes|was|is) from me|i (?:told|said|spoke|talked|"
        r"wrote|sent))\b|"
        r"\b(?:nobody|no one|people|they|anybody|anyone) (?:can |will |could )?(?:not )?recogni[sz]es? me in\b"
    ),
    "de": (
        r"\bman (?:darf|soll|sollte) mich (?:\pL+ ){0,3}(?:nicht|nie) (?:\pL+ )?(?:wieder)?erkennen|"
        r"\bdass man mich (?:\pL+ ){0,2}nicht (?:wieder)?(?:erkennt|erkennen kann)|"
        r"\b(?:niemand|keiner) (?:(?:im|in|bei|beim|aus|von|vom) (?:\pL+ ){1,3})?(?:darf|soll|sollte) (?:je |jemals "
        r")?(?:wissen|erfahren|merken)\W+(?:dass (?:das|"
        r"es|ich) (?:\pL+ ){0,3}(?:von mir|war|mit dir|mit ihnen)|von wem|wer (?:dir|ihnen|euch|es|das))"
    ),
    "es": (
        r"\bque no se me (?:reconozca|identifique|pueda (?:reconocer|identificar))(?:(?:\W*$|[,;.!])| (?:por|en|"
        r"ni)\b)|"
        r"\bque (?:nadie|no se) (?:(?:en|de|del) (?:\pL+ ){1,3})?(?:sepa|entere|descubra) (?:\pL+ )?(?:que (?:soy"
        r"|fui|he sido|te lo|he hablado|"
        r"hablo|hable|he contado)|quien (?:te|se|lo|ha|soy))"
    ),
    "fr": (
        r"\bqu'on ne (?:puisse pas )?me (?:reconnaisse|reconnaitre|identifie|identifier)(?: pas)?\b|"
        r"\bpersonne (?:(?:a|au|dans|de|du|chez) (?:[\pL']+ ){1,3})?ne (?:doit|devra|peut) (?:\pL+ )?(?:savoir"
        r"|apprendre) (?:que (?:ca|c'est|cela|je)|d'ou (?:ca|"
        r"tu|vous)|qui (?:t'|vous |te |a parle))"
    ),
}
_SAID_NOTHING = {
    "en": (
        r"\bi never (?:told|sent|showed|gave) you (?:this|any of this)\b|"
        r"\bi (?:have ?n'?t|have not|did ?n'?t|did not) (?:said|say|told you|tell you) (?:anything|a "
        r"word)\W+(?:right|ok|okay|yeah|yes)\W*$"
    ),
    "de": r"\bich hab(?:e)? (?:dir |ihnen |euch )?nichts gesagt\W+(?:gell|ja|ok|okay|klar|oder|ne|gä|woll)\W*$",
    "es": r"\byo no (?:he dicho|dije) nada(?:\W*$| eh\b|\W+(?:vale|ok|eh|de acuerdo)\b)",
    "fr": r"\bje n'ai rien dit\W+(?:hein|ok|d'accord|on est d'accord)\W*$",
}
_NOT_FROM_ME = {
    "en": (
        r"\b(?:don'?t|do not|never) let on\b|"
        r"\b(?:don'?t|do not|never) (?:say|tell \w+|mention|write) (?:that )?(?:it|this|you (?:got|have|heard) "
        r"(?:it|this)) (?:\w+ )?from me\b"
    ),
    "de": (
        r"\b(?:sag|sagen sie|sagt|schreib|schreiben sie|erwähn\w*)(?: \pL+){0,2} nicht\W+(?:dass (?:(?:du|sie|ihr) "
        r")?(?:"
        r"das|es) von mir\b|von wem|woher (?:du|sie|ihr))"
    ),
    "es": (
        r"\b(?:esto|eso) no (?:ha salido|salio|sale|viene|vino) de mi(?:(?:\W*$|[,;.!])| eh\b)|"
        r"\bno (?:digas|diga|digais) que (?:te|lo|la|le|esto|eso|es|fue|viene|sale|ha)(?: \pL+){0,3} (?:yo|de mi|por "
        r"mi)\b"
    ),
    "fr": (
        r"\bne (?:dis|dites|ecris|ecrivez) (?:surtout )?pas (?:que )?(?:ca|cela|c'est|tu|vous|d'ou)(?: \pL+){0,3} "
        r"(?:de moi|par moi)\b|"
        r"\bca ne vient pas de moi\W+(?:hein|ok|d'accord)\b"
    ),
}
_NOTHING_LEADS_TO_ME = {
    "en": (
        r"\b(?:this|it|that|nothing) (?:can|can'?t|cannot|must|must(?:n'?t| not)|should(?:n'?t| not)|may not) "
        r"(?:ever )?(?:come back to me|be traced? ?back to me|be traceable to me|lead (?:back )?to me|be linked "
        r"to me)\b|"
        r"\b(?:i|it|this|that|everything|all of (?:it|this)) (?:has to|have to|must|needs? to|should) (?:be|stay"
        r"|remain) "
        r"anonymous\b|"
        r"(?:^|[.,;!] ?|\bplease )(?:but )?without my name(?:\W*$|[.,;!]| please)|"
        r"\bleave my name out\W*$|"
        r"\byou never (?:spoke|talked) to me(?:$|[.!,])|"
        r"\bi(?:'d| would|'ll| will| could) (?:lose|risk) my job if (?:\w+ ){1,3}(?:knew|knows?|finds?|found|hears?"
        r"|heard|"
        r"learn(?:s|ed|t)?|came out|comes out|gets out)\b"
    ),
    "de": (
        r"\b(?:das|es|nichts) (?:darf|soll|sollte|kann) (?:\pL+ ){0,2}(?:auf mich zurück|zu mir (?:führ|zurück))|"
        r"\bmein name bleibt (?:\pL+ )?(?:draußen|außen vor)|"
        r"(?:^|[.,;!] ?|\b(?:bitte|aber) )ohne (?:meinen namen|namensnennung)\b|"
        r"\b(?:das|es|alles) (?:muss|soll|sollte) (?:\pL+ )?anonym (?:bleiben|sein)|"
        r"\boffiziell (?:hast du|haben sie|hab(?:e)? ich|haben wir) (?:\pL+ ){0,4}(?:nie|nichts|nicht)\b|"
        r"\bich verlier\w* (?:\pL+ ){0,2}(?:job|stelle)\W+wenn (?:\pL+ ){0,4}(?:wüsst|weiß|wissen|erfähr|erfahr"
        r"|rauskomm|herauskomm)"
    ),
    "es": (
        r"(?:^|[.,;!] ?|\b(?:pero|por favor),? )sin mi nombre\b|"
        r"\bnunca hemos hablado(?:$|[.!,])|"
        r"\b(?:tiene que|debe|ha de) (?:ser|quedar|seguir siendo) (?:todo )?anonimo\b|"
        r"\bque no (?:me relacionen|puedan relacionarme|se llegue hasta mi|(?:lleve|llegue|apunte|pueda volver) "
        r"(?:hasta|hacia|a) mi)\b|"
        r"\boficialmente (?:yo )?no (?:te|le|os) he (?:dicho|contado)|"
        r"\b(?:perderia|pierdo|me juego) (?:el|mi) (?:trabajo|puesto|empleo) si (?:\pL+ ){0,2}(?:enter|sab|sup|"
        r"descubr)"
    ),
    "fr": (
        r"\bremont(?:e|er|ent) (?:pas )?(?:jusqu'a|a) moi\b|"
        r"(?:^|[.,;!] ?|\bmais )sans mon nom\b|"
        r"\bon ne s'est jamais (?:parle|vus?)(?:$|[.!,])|"
        r"\bca (?:doit|devra|devrait) (?:rester|etre) anonyme\b|"
        r"\bje (?:perds|perdrais|risque) (?:ma place|mon poste|mon boulot|mon travail) si (?:\pL+ |l'){0,2}"
        r"(?:appren|sav|sait|decouvr)"
    ),
}
_LEFT_OUT = {
    "en": (
        r"\b(?:don'?t|do not|never) put me in (?:the|your|any) (?:article|piece|story|report|paper|film|"
        r"programme)\b|"
        r"\bnobody (?:\w+ ){0,2}knows (?:that )?(?:i'?m talking|i am talking|i talk|i spoke|i'?ve spoken) (?:to|"
        r"with) you\b|"
        r"\b(?:can'?t|cannot|must(?:n'?t| not)|should(?:n'?t| not)) look like it(?:'s| is| comes| came) from me\b"
    ),
    "de": (
        r"\bdass man (?:nicht )?auf mich kommt\b|"
        r"\b(?:weiß|weiss) (?:keiner|niemand)\W+dass ich mit (?:dir|ihnen|euch) (?:red|sprech|gesprochen)|"
        r"\b(?:keiner|niemand) (?:\pL+ ){0,2}weiß\W+dass ich mit (?:dir|ihnen|euch) (?:red|sprech)"
    ),
    "es": (
        r"\bno me (?:pongas|ponga|saques|saque|metas|meta) en (?:el|tu|su) (?:reportaje|articulo|texto|pieza|"
        r"noticia)|"
        r"\bnadie (?:\pL+ ){0,2}sabe que (?:hablo|estoy hablando|he hablado) (?:contigo|con usted)"
    ),
    "fr": (
        r"\bne me (?:mets|mettez|cite|citez) (?:surtout )?pas dans (?:l'|le |ton |votre )(?:article|papier|"
        r"reportage)|"
        r"\bpersonne ne sait que je (?:te|vous) parle\b|"
        r"\bqu'on ne sache pas que c'est moi\b"
    ),
}
_DELETE = {
    "en": (
        r"\bdelete (?:this|it|that)(?: message| mail| e-?mail| chat)? (?:after reading|once "
        r"you(?:'ve| have)? (?:read|seen)|when you(?:'ve| have) (?:read|seen))"
    ),
    "de": (
        r"\blösch\w*(?: sie)? (?:das|die nachricht|diese nachricht|die mail|den chat)(?: \pL+){0,2} "
        r"(?:nach dem lesen|wenn du(?: \pL+)? gelesen|sobald du(?: \pL+)? gelesen)"
    ),
    "es": (
        r"\bborra(?:lo|la)?(?: esto| este mensaje| el mensaje| el audio)? (?:en cuanto|cuando|despues de|"
        r"nada mas) (?:lo |la )?(?:leas|veas|leer|leerl[oa]|verl[oa]|oigas|escuches)"
    ),
    "fr": (
        r"\b(?:efface|effacez|supprime|supprimez) (?:ca|ce message|ce mail) (?:apres (?:l'avoir|lecture)|"
        r"une fois (?:lu|que)|des que tu|quand tu)"
    ),
}
_KINDS = (_OFF, _UNNAMED, _UNKNOWN, _SAID_NOTHING, _NOT_FROM_ME, _NOTHING_LEADS_TO_ME, _LEFT_OUT, _DELETE)
#: By language: all of them.
UNNAMED = {language: "|".join(each[language] for each in _KINDS) for language in _OFF}
