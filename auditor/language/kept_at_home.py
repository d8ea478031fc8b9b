"""What is kept quiet in an ordinary life, and what is told of firms, offices and wrongs: a surprise, a bargain and some
gossip are passed on "between us" too, and whoever does so is no source."""

from auditor.language.compiled import Compiled
from auditor.language.patterns import options

#: Families, feasts, bargains, forms with a name on them, and jokes.
_HOME = Compiled(
    r"\b(?:mum|mummy|mom|mommy|dad|daddy|gran|granny|grandma|grandpa|birthday|wedding|bride|baby|pregnant|cakes?"
    r"|cookies?"
    r"|santa|costume|disguise|haircut|boyfriend|girlfriend|discount|voucher|bargain|croissants?|recipe|crumbs"
    r"|ate|name me after"
    r"|sign-?up"
    r"|survey|questionnaire|poll|diploma|(?:a|it's|the) surprise|surprise party|(?:a|the|his|her|their|your) "
    r"(?:present|gift)"
    r"|(?:the|a) sale\b|in the sale|\d+ ?% off|-\d+ ?%"
    r"|mama|mutti|papa|oma|opa|geburtstag\w*|hochzeit\w*|überraschung\w*|geschenk\w*|torte|kuchen|kekse?|wichtel\w*"
    r"|schwanger"
    r"|verliebt|rabatt|schlussverkauf|gutschein|urkunde|umfrage|einladung|kostüm|wir ziehen zusammen"
    r"|abuel[oa]s?|cumple|cumpleanos|sorpresa|(?:un|el|su|tu|mi) regalo|fiesta|boda|tarta|pastel|galletas?|amigo "
    r"invisible"
    r"|embarazada|bebe|novi[oa]|descuento|rebajas|disfraz|diploma|encuesta|invitacion|jarron|salgo (?:fatal|horrible)"
    r"|maman|mamie|papi|anniversaire|une surprise|(?:un|le|son|ton|mon) cadeau|une fete|la fete|mariage|gateau|noel"
    r"|enceinte"
    r"|soldes|remise|deguisement|diplome|sondage|questionnaire|faire-part|affiche|cartel|plakat|poster|alphabetical"
    r"|antes que (?:el|la) tu[yo][oa]|vor deinem|avant (?:le|la) tien|vase|i (?:look|looked) (?:awful|terrible)"
    r"|seh\w* (?:ich )?(?:furchtbar|schrecklich) aus|je suis affreuse?"
    r"|(?:with|mit|con|avec) (?:an? |un |una |einem )?(?:[a-z]|hache)|spel(?:t|led|ling))(?:$|[^\pL\d'-])"
    r"|-\d+ ?%|\d+ ?% (?:off|rabatt|de descuento|de remise)"
    r"|\b(?:(?:ha){2,}|(?:ja){2,}|lo+l|lmao|mdr+|ptdr|xd+)\b|[😂🤣😜😝😉😅😆😄😁🙃😛😋]|(?:^|\s)[:;]-?[dp)](?:\s|$)",
    options(),
)
_WORK = Compiled(
    r"\b(?:audit|report|the board\b|minutes|vot(?:e|ed|es)\b|contract|resign|fired|sacked|laid off|redundan|leaving"
    r"|clos(?:ing|es|ed)"
    r"|shut|boss|manage|director|directeur|directrice|signed|unterschrieb|firmo\b|signee?\b|expediente|compan|firm\b"
    r"|council|office|ministry|inspect|police|mayor|paid|brib|invoice"
    r"|fak(?:e|ed)\b|forged"
    r"|fraud|illegal|money|fund|budget|asbestos|boiler|safety|checked|the (?:numbers|figures)|changed|(?:they|he|she"
    r"|management) knew|knew (?:about|since|in)\b|hid\b"
    r"|cover(?:ed)?[ -]up|(?:they|he|she) lied|ward\b"
    r"|hospital|clinic|patient|nurse|doctor|bishop|court\b|judge|investigat|complain|harass|abus|assault|document|memo"
    r"|e-?mails"
    r"|work there|at work|my job|staff|union|strike|piece\b|article|tender|supplier|factory|accident|toxic|poison"
    r"|tested|shredd?|destroy|dump|river"
    r"|prüf|bericht|vorstand|leitung|protokoll|abstimm|vertrag|gekündigt|kündig|entlass|schließ|macht zu|chef|firma"
    r"|betrieb"
    r"|unternehmen|behörde|rathaus|ministerium|polizei|bürgermeister|bezahlt|bestoch|geschmiert|rechnung|gefälscht"
    r"|betrug|geld"
    r"|asbest|sicherheit|zahlen|geändert|wusst|vertusch|lüg|gelogen|klinik|krankenhaus|kirche|gericht"
    r"|richter|beschwer"
    r"|belästig|missbrauch|unterlagen|akten?\b|dokument|arbeit|streik|gewerkschaft|werk\b|unfall|giftig|vergabe"
    r"|angestellt|im amt|getestet|schredd|vernicht|fluss\b"
    r"|informe|junta|direccion|actas?\b|voto|contrat|dimit|despid|echar|cierra|cerrar|jef[ea]|empresa|oficina"
    r"|ayuntamiento"
    r"|ministerio|policia|alcald|pag(?:aron|ado|aban|aba|o)\b|soborn|factura|fals|fraude|dinero|amianto|seguridad"
    r"|cifras|cambiaron"
    r"|sabian?\b|ocult|minti|mienten?\b|clinica|paciente|iglesia|juez|juzgado|denunci|acos[oa]|trabaj|puesto|empleo"
    r"|sindicat"
    r"|huelga|articulo"
    r"|reportaje|obras\b|accidente|se (?:va|fue|marcha)\b|caldera|concejal|analiz|destru|rio\b"
    r"|rapport|proces|contrat|demission|licenci|viree?s?\b|virer|ferme(?:r|nt|ture)?\b|patron|entreprise|mairie"
    r"|ministere|maire|paye|pot-de-vin"
    r"|fau(?:x|sse)"
    r"|argent|amiante|securite|chiffres|modifi|savai|cach|(?:a|ont) menti|mentent|hopital|clinique|eglise|juge\b"
    r"|tribunal"
    r"|plainte|harcel"
    r"|dossier|travail|boulot|postes?\b|syndicat|greve|papier\b|usine|(?:il|elle) part\b|chaudiere|analys|detrui"
    r"|riviere)|\pL*(?:amt|leitung"
    r"|verwaltung)\b",
    options(),
)
#: Words with which confidence is asked for that nobody uses of a surprise or of gossip.
_FORMAL = Compiled(
    r"name|namentlich|nombre|\bnom\b|quot|\bcit|zitier|\boff\b|record|confiden(?:t|c)ial|confidentiel|vertraulich"
    r"|nenn|erwähn|nomm|nombr|mencion|mention|anonym|anonim|publi"
    r"|veröffentlich"
    r"|attribution|background|unter (?:drei|3)\b|identif|traced|print|druck|verwend|weiterleit|weitergeb|forward|reenvi"
    r"|transmett|diffus|article|reportage|artikel",
    options(),
)
_WORD = Compiled(r"\pL{4,}", options(capture=True))
#: Longer words that tell nothing of what is kept quiet.
_EMPTY = Compiled(
    r"\b(?:please|thanks|thank|that|this|know|with|have|just|keep|that way|though|right|okay|until|from|told|what"
    r"|bitte|danke|dass"
    r"|diese|aber|also"
    r"|nicht|favor|gracias|vale|verdad|esto|quien|plait|merci|hein|cela|elle|avec|deux"
    r"|whatever|write|escribelo|forma|ecris|facon|zurückverfolgen|können|hast|habe|hier|schau|schreiben|soll"
    r"|bleiben)\b",
    options(),
)
_MOST = 1  # longer words beside a demand in its own clause that tell nothing (our convention, grade E)
_CLAUSES = Compiled(r"[.,;:!?()\n]| - |\b(?:but|aber|pero|mais)\b", options())


def is_of_home(lines: str) -> bool:
    """Whether a message, in plain small letters, is of an ordinary life."""
    return _HOME.search(lines) is not None


def tells_of_nothing(lines: str, demand: str) -> bool:
    """Whether a message with a ``demand`` of everyday words tells something beside it, but of no firm, office or
    wrong."""
    if _FORMAL.search(demand) or _WORK.search(lines):
        return False
    clauses = _CLAUSES.sub("\n", _EMPTY.sub(" ", lines.replace(demand.strip(",;:.!? -"), " # ", 1))).split("\n")
    return any(_words(clause) > (_MOST if "#" in clause else 0) for clause in clauses)


def _words(clause: str) -> int:
    return len(_WORD.sub("|", clause).split("|")) - 1
