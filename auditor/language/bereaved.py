"""Whether somebody says that one of their own has died: "mi papá falleció". Who writes so mourns, and is not to be
reminded of what is owed. Whether it is somebody on record is another question (`kin_died`).

It is their own where they say "my" or "our", or begin with what only a child calls somebody ("Mum died this morning").
Whose mother died is known of the reader's and the minister's, too, and those are condolences and news.
"""

from collections.abc import Iterator

import re2

from auditor.language.compiled import Compiled, Holds
from auditor.language.patterns import options
from auditor.language.text import plain_lines

_LONG, _MOST = 4_000, 40  # characters; sentences


def _compiled(pattern: str) -> Compiled:
    return Compiled(pattern, options())


_EN_KIN = (
    r"(?:mum(?:my)?|mom(?:my)?|mam|mother|da|dad(?:dy)?|father|parents?|brother|sister|twin|son|daughter|baby|child|"
    r"husband|wife|partner|fiancee?|boyfriend|girlfriend|grand(?:mother|father|ma|pa|dad|son|daughter|parents?)|granny|"
    r"gran|nan|nana|uncle|aunt(?:ie)?|cousin|nephew|niece|(?:mother|father|brother|sister|son|daughter)-in-law|in-law|"
    r"god(?:mother|father)|step(?:mother|father|mum|dad|son|daughter|brother|sister)|best friend)"
)
_DE_KIN = (
    r"(?:mutter|mama|mami|mutti|vater|papa|papi|vati|eltern|bruder|schwester|sohn|tochter|baby|kind|mann|ehemann|frau|"
    r"ehefrau|partner(?:in)?|lebensgefährt(?:e|in)|verlobter?|freundin|freund|oma|opa|omi|opi|gro(?:ß|ss)mutter|"
    r"gro(?:ß|ss)vater|onkel|tante|cousine?|neffen?|nichte|schwager|schwägerin|schwieger(?:mutter|vater|mama|papa|sohn|"
    r"tochter)|patentante|patenonkel|enkel(?:in)?|zwillings(?:bruder|schwester))"
)
_ES_KIN = (
    r"(?:madre|mama|mami|mamita|padre|papa|papi|papito|padres|hermanit[oa]|herman[oa]|hij[oa]|bebe|marido|espos[oa]|"
    r"mujer|pareja|companer[oa]|novi[oa]|abuel[oa]|abuelit[oa]|yay[oa]|ti[oa]|prim[oa]|sobrin[oa]|suegr[oa]|cunad[oa]|"
    r"yerno|nuera|niet[oa]|madrina|padrino|mejor amig[oa])"
)
_FR_KIN = (
    r"(?:mere|maman|pere|papa|parents|frere|soeur|fils|fille|bebe|enfant|mari|epou(?:x|se)|femme|conjointe?|"
    r"compagn(?:e|on)|"
    r"grand-?(?:mere|pere)|mamie|mamy|papi|papy|meme|pepe|oncle|tante|cousine?|neveu|niece|beau-(?:pere|frere|fils)|"
    r"belle-(?:mere|soeur|fille)|marraine|parrain|meilleure? amie?)"
)
#: One of the writer's own: "my uncle", "meine Oma", or, where a sentence or a clause begins, what a child calls
#: somebody.
_MINE = _compiled(
    rf"\b(?:(?:my|our) (?:\w+ )?(?:\w+'s )?{_EN_KIN}(?:'s (?:mother|father|mum|mom|dad|brother|sister))?|"
    rf"(?:mein|unser)(?:e[nrms]?)? (?:\pL+ )?{_DE_KIN}|(?:mis?|nuestr[oa]s?) (?:querid[oa] )?{_ES_KIN}|"
    rf"(?:mon|ma|mes|notre|nos) (?:chere? )?{_FR_KIN})\b"
)
_BEGINS = Compiled(
    r"(^|[.,;:!] ?|\B- ?|\b(?:dass|that|que) )(?:mum|mom|mam|dad|gran|nan|nana|grandma|grandpa|granny|grandad|"
    r"(?:(?:die|der) )?(?:mama|mutti|papa|vati|oma|opa|omi|opi|schwiegermutter|schwiegervater)|maman|mamie|mamy|papi|"
    r"papy|"
    r"meme|pepe|(?:la |el )?(?:abuelit[oa]|abuel[oa]|yay[oa]))\b",
    options(capture=True),
)
_OWN = r"<(?:mine|kin)>(?: \pL+)?"  # marks of the two above; a name may stand beside it
_END = r"(?:\W*$|[.,;:!]| -)"
_WHEN = (
    r"(?:yesterday|today|tonight|last|this|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|over the weekend|suddenly|peacefully|in (?:his|her|their) sleep|early|a (?:day|few|couple))"
)
_SOON = r"(?:cette nuit|ce matin|hier(?: soir)?|paisiblement|en paix|dans son sommeil|pour toujours)"
_TELLS = (
    _compiled(
        "|".join(
            (
                rf"{_OWN}(?:'s| has| have| had| just| also| sadly| suddenly| finally| peacefully| unexpectedly){{0,4}} "
                r"(?:died|passed away|passed on|been killed|was killed|were killed|is dead|(?:is|are) no longer with "
                r"us|"
                r"slipped away|(?:took|taken) (?:his|her|their) own life|killed (?:him|her|them)self)\b",
                rf"{_OWN}(?:'s| has| just| sadly){{0,2}} passed(?:{_END}| {_WHEN}\b)",
                rf"{_OWN} (?:did not|didn'?t) make it{_END} ?(?:s?he|they) (?:went|passed|died|slipped)\b",
                rf"\b(?:i|we)(?:'ve| have)?(?: just| sadly)? (?:lost|buried|cremated) <mine>(?:{_END}| {_WHEN}\b| in "
                rf"(?:jan|feb|"
                r"mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*| to (?:cancer|covid|a ))",
                r"\b(?:burying|laying to rest) <mine>",
                r"\b(?:funeral|wake|burial|cremation|passing|death|memorial)(?: service)? (?:of|for|is for) <mine>",
                rf"{_OWN}'s (?:funeral|wake|burial|cremation|passing|death) (?:is|was|will be|on|today|tomorrow|this|"
                rf"last)\b",
                r"\b(?:death|bereavement|loss) in (?:my|our|the) family\b",
            )
        )
    ),
    _compiled(
        "|".join(
            (
                rf"{_OWN} ist(?: [\pL\d.]+){{0,7}} (?:gestorben|verstorben|von uns gegangen|tot|totgefahren|umgekommen|"
                r"ums leben gekommen|verunglückt|entschlafen|ermordet worden|(?:friedlich|sanft|ruhig|für immer|heute "
                r"früh|heute nacht|letzte nacht|gestern|gestern abend) eingeschlafen)\b",
                rf"{_OWN} (?:starb|verstarb|verunglückte tödlich|lebt nicht mehr|hat sich (?:\pL+ )?das leben genommen|"
                r"hat sich umgebracht)\b",
                r"\b(?:ist|sind)(?: [\pL\d.]+){0,4} <mine>(?: [\pL\d.]+){0,6} (?:gestorben|verstorben|von uns gegangen|"
                r"tödlich verunglückt|entschlafen|ums leben gekommen)\b",
                rf"{_OWN} hat es nicht geschafft{_END} ?(?:sie|er) ist (?:\pL+ )?(?:gegangen|gestorben|"
                rf"eingeschlafen)\b",
                r"\bhab(?:e|en)?(?: [\pL\d.]+){0,5} <mine>(?: [\pL\d.]+){0,4} (?:verloren|beerdigt|beigesetzt|begraben|"
                r"zu grabe getragen)\b",
                r"\b(?:beerdigung|beisetzung|trauerfeier|begräbnis|tod|sterben) (?:(?:von|für) )?<mine>",
                r"\b(?:trauerfall|todesfall|sterbefall)(?: \pL+){0,2} (?:in (?:der|meiner|unserer) )?familie\b",
            )
        )
    ),
    _compiled(
        "|".join(
            (
                rf"{_OWN} (?:ya )?(?:se (?:nos |me )?)?(?:ha |han |acaba de )?(?:murio|murieron|muerto|morir|fallecio|"
                r"fallecido|fallecer|fallecieron)\b",
                rf"{_OWN} (?:ya )?(?:nos (?:dejo|ha dejado)(?:\W|$)|se (?:quito|ha quitado) la vida|se (?:suicido|ha "
                r"suicidado)|ya no esta (?:con|entre) nosotros|se nos (?:fue|ha ido)\b)",
                r"\b(?:se (?:nos |me )?(?:murio|ha muerto)|murio|fallecio|ha muerto|ha fallecido|acaba de (?:morir|"
                r"fallecer)|se nos (?:fue|ha ido))(?: \pL+){0,2} <mine>",
                r"\b(?:perdi|perdimos|(?:he|hemos) perdido|enterre|enterramos|(?:he|hemos) enterrado|incineramos|"
                r"velamos) a <mine>",
                r"\b(?:entierro|funeral|velorio|velatorio|sepelio|muerte|fallecimiento) de <mine>",
                r"\b(?:fallecimiento|muerte|defuncion) en (?:la|mi|nuestra) familia\b",
            )
        )
    ),
    _compiled(
        "|".join(
            (
                rf"{_OWN} (?:est(?: \pL+){{0,3}} (?:decedee?|morte?)|vient de (?:mourir|deceder|nous quitter)|nous a "
                rf"quittee?s?|n'est plus(?: la\b| de ce monde| parmi nous|\W|$)|a mis fin a ses jours|n'a pas survecu)",
                rf"{_OWN}(?:[^.!?]{{0,25}},? (?:elle|il))? s'est (?:eteinte?|suicidee?|donne la mort)\b",
                rf"{_OWN} est partie? (?:cette nuit|paisiblement|en paix|dans son sommeil|pour toujours)\b",
                rf"{_OWN} est partie? {_SOON}{_END} ?je (?:voulais|tenais|veux)(?: a)? (?:te|vous) (?:le|l')",
                r"\b(?:j'ai|on a|nous avons|je viens de|on vient de)(?: \pL+)? (?:perdu|perdre|enterre|enterrer|"
                r"incinere) <mine>",
                r"\b(?:obseques|enterrement|funerailles|deces|mort) de <mine>",
                r"\b(?:deces|deuil) dans (?:la|ma|notre) famille\b",
            )
        )
    ),
)
#: Words by which nobody has died, not now, or not for real; and by which it is only told when something else was.
_NOT_SO = _compiled(
    r"\b(?:laughing|of (?:laughter|embarrassment|boredom)|nearly|almost|if|would|years? ago|decades? ago|anniversary|"
    r"movie|"
    r"novel|film|episode|season|since|when|in (?:19|20)\d\d|fast|beinahe|wenn|falls|wäre|hätte|würde|vor (?:\pL+ |\d+ "
    r")?"
    r"(?:\pL+ )?jahren|seit|seitdem|als|nachdem|jahrestag|todestag|serie|roman|gelacht|casi|si|de (?:risa|hambre|sueno|"
    r"pena|verguenza|miedo|aburrimiento|calor|frio)|hace (?:\pL+ |\d+ )?(?:anos|decadas)|cuando|desde que|aniversario|"
    r"pelicula|novela|failli|presque|de (?:rire|fatigue|faim|honte|peur|froid|chaud|trouille)|il y a (?:\pL+ |\d+ "
    r")?ans|"
    r"quand|depuis que|anniversaire|en (?:19|20)\d\d)\b"
)
#: Without one of these nobody tells of a death, in the letters of `plain_lines`.
_ANY = Holds(
    "died|passed|passing|killed|dead|no longer with|own life|slipped|make it|lost my|lost our|buried|burying|cremat|"
    "laying to rest|funeral|wake|burial|memorial|death|bereavement|loss in",
    r"storben|starb|gegangen|\btot|gekommen|unglückt|schlafen|ermordet|lebt nicht mehr|leben genommen|umgebracht|"
    "nicht geschafft|verloren|beerdig|beigesetzt|beisetz|begraben|begräb|zu grabe|trauerf|sterbe|todes|tod ",
    "muri|muert|morir|fallec|nos dejo|nos ha dejado|la vida|suicid|no esta|se nos |perdi|enterr|entierro|incinera|"
    "velamos|velorio|velatorio|sepelio|defuncion",
    "decede|deces|mort|mourir|quitte|n'est plus|ses jours|survecu|eteint|est parti|perdu|perdre|incinere|obseques|"
    "funerailles|deuil",
)


def is_bereaved(text: str) -> bool:
    """Whether a message tells of the death of one of its writer's own, not long ago."""
    return next(telling(text), None) is not None


def telling(text: str) -> Iterator[int]:
    """Which of the sentences of a message, as `plain_lines` counts them, tell of such a death."""
    lines = plain_lines(text[:_LONG])
    if not _ANY(lines):
        return
    told = lines.split("\n")[:_MOST]
    for at, one in enumerate(told):  # "My aunt didn't make it. She went peacefully."
        if _NOT_SO.search(one) is None and _tells(one, told[at + 1] if at + 1 < len(told) else ""):
            yield at


def _tells(sentence: str, after: str) -> bool:
    """Whether a sentence tells of it, by itself or with the one that follows."""
    marked = _BEGINS.sub(r"\1<kin>", _MINE.sub("<mine>", sentence))
    return ("<mine>" in marked or "<kin>" in marked or "famil" in marked) and any(
        found.start() < len(marked) for found in _found(f"{marked} {after}")
    )


def _found(marked: str) -> Iterator[re2._Match]:
    return (found for of_language in _TELLS if (found := of_language.search(marked)) is not None)
