"""Whose work is of those a goal is hoped to come from, by the words in which a person says who they are."""

from collections.abc import Collection
from re import compile as pattern
from re import findall, split
from typing import NamedTuple

from auditor.network.abroad import in_every_language, is_of_trade
from auditor.network.akin import LEAST_SHORT, STEM, initials, is_a_body, is_of, plain, spelt_out
from auditor.network.clauses import without_clauses

#: What stands between those of a list.
_OF_WHAT = pattern(r"(?i)\b(?:of|for|in|en|de|du|di|della|für|von|vom|d['’]).*")
_LISTED = pattern(r"[,;/&]|\b(?:and|or|und|oder|et|ou|y|o|e)\b")
#: What is named after a word for where. German has a capital for every noun, but sets an article before a field.
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_WHERE = pattern(
    r"\b(?i:in|im|aus|nahe|near|around|across|throughout|en|à|dans) (?:(?i:the|greater) )?"
    r"((?:(?i:(?:north|south|east|west)(?:ern)?|central|mid|rural|inner|lower|upper) )?"
    rf"{_NAME}(?:(?:,? (?:(?:and|or|und|oder|et|ou|y|e|o|of|de|am) )?| ?[&/] ?){_NAME})*)"
)
#: What is named after a word for whose: a place, or a firm (“engineers of Siemens”).
_WHOSE = pattern(
    r"\b(?:(?i:of|de|du|des|del|della|di|von) (?:(?i:the|la|le|les|los|las|el) )?|(?i:d|de l)['’])"
    rf"({_NAME}(?:[ -]{_NAME})*)"
)
#: Words for whoever does some work, which beside a word for that work say nothing ("court staff", "housing officers").
_ANYBODY = pattern(
    r"(?i)\b(staff|officers?|people|workers?|employees?|professionals?|mitarbeiter\w*|beschäftigte\w*"
    r"|leute|fachleute|angestellte\w*|trabajador\w*|empleados?|gente|profesional\w*|employée?s?|salariée?s?|gens"
    r"|professionnels?|agents?|employers?|arbeitgeber\w*|employeurs?|employeuses?|empleador\w*|industry|industries"
    r"|sectors?|sectores|branchen?|bereiche?s?|secteurs?|filières?|domaines?|métiers?|milieux?|monde"
    r"|others?|andere[mnrs]?|autres?|otr[oa]s?)\b"
)
#: Words for who leads, which beside what they lead say nothing ("directeurs de l'eau"): what is hoped for comes from
#: whoever has a say there, whatever their title.
_WHO_LEADS = pattern(
    r"(?i)\b(heads?|directors?|managers?|leaders?|leit(?:er|erin|erinnen|ung|ungen)|geschäftsführ\w*|directeurs?|directrices?"
    r"|dirigeante?s?|responsables?|cheff?e?s?|cadres?|patronn?e?s?|director(?:es|as?)|jef[ea]s?)\b"
)
#: Short words that name no field: little words, and words for anybody or anywhere.
_LITTLE = frozenset(
    findall(
        r"\w+",
        "all|and|any|are|area|best|big|both|but|can|city|few|for|from|good|has|have|head|her|his|into|its|"
        "job|jobs|kind|lead|like|main|many|may|more|most|near|new|not|old|only|our|out|over|own|part|post|"
        "role|side|some|sort|such|team|that|the|them|they|this|top|town|type|unit|very|who|whom|with|work|"
        "you|your|alle|als|alt|alte|auch|auf|aus|bei|beim|chef|das|dem|den|der|des|die|dort|ein|eine|euer|"
        "für|gute|haus|hier|ihr|ihre|jede|jung|kein|land|mein|mit|nach|nahe|neu|neue|nur|oder|ort|orte|rund|"
        "sehr|sein|teil|über|und|uns|viel|vom|von|vor|was|wer|wie|wir|zum|zur|aux|avec|bas|bien|bon|bons|car|"
        "ces|cet|chez|dans|dont|deux|elle|est|gens|gros|haut|ici|leur|les|lieu|mes|mon|moi|nos|nous|par|pas|"
        "pays|plus|pour|près|que|qui|ses|soi|son|sous|sur|tous|tout|très|une|vers|vos|vous|zone|con|del|dos|"
        "esta|este|ella|jefa|jefe|las|los|más|mis|muy|niña|país|para|pero|por|sin|sus|una|uno|unos|gmbh|inc|"
        "llc|ltd|sarl|sas",
    )
)
#: Words for any firm, which beside a word for what it does say nothing ("bridge engineers at other consultancies"), and
#: in its name tell nothing of that ("Ribblesdale Consulting", "Northern Mills Group").
_ANY_FIRM = pattern(
    r"(?i)\b(consultanc(?:y|ies)|consulting|agenc(?:y|ies)|groups?|firms?|compan(?:y|ies)|businesses|business"
    r"|partners|solutions|services|holdings?|international|organi[sz]ations?|agentur(?:en)?|beratung(?:en)?"
    r"|beratungs(?:firm\w*|haus|unternehmen)|firm(?:a|en)|unternehmen|gruppen?|gesellschaft(?:en)?|betriebe?"
    r"|consultor[ií]as?|agencias?|empresas?|grupos?|compañ[ií]as?|soluciones|servicios|agences?|entreprises?|groupes?"
    r"|sociétés?|firmes?|cabinets?|conseil|boîtes?)\b"
)
#: A gathering by what it is about: of those words only the one for the gathering says whom something is hoped for from.
_GATHERING = (
    r"(conferences?|congress(?:es)?|festivals?|fairs|summits?|meet-?ups?|symposi(?:a|ums?)|podcasts?|konferenz(?:en)?"
    r"|kongresse?|tagung(?:en)?|messen|congresos?|conferencias?|jornadas|festivales|ferias|congrès|conférences?"
    r"|colloques?|salons)"
)
_ABOUT = pattern(
    rf"(?i)\w+ {_GATHERING}\W*$|^\W*(?:\w+ )?{_GATHERING} (?:of|for|in|on|about|de|du|des|sur|sobre|zu|für|über)\b"
)
#: That somebody works says nothing of what on ("chercheurs qui travaillent sur la neige").
_WORKS = pattern(
    r"(?i)\b(?:working (?=on|in|with|at|for)|travaill(?:e|ent|ant) (?=sur|dans|avec|chez|pour|en|à|au)"
    r"|trabaj(?:an?|ando) (?=en|con|sobre|para)|(?:arbeite[nt]|forschen|machen)\b(?=\W*$|,| und| oder))"
)
#: Short words in capitals that are no organisation and no field: countries, and what a firm is by law.
_NO_FIELD = frozenset({"AB", "AG", "BV", "KG", "LLC", "NV", "PLC", "SA", "SAS", "SE", "UAE", "UK", "US", "USA"})


class Kin(NamedTuple):
    """The words of those whom a goal is hoped to come from: ``fields`` in full, the beginnings of ``places``, which may
    be no field, and of ``firms``, those of the fields that are words for any firm and all that was said; ``bodies``,
    such as a chamber or a union, each with the words that say of whom: its members by trade are not it. ``short``: what
    they are called by their initials; ``little_places``: short names of places, which an employer may bear; ``trades``:
    the words in every language for the trades that are named."""

    fields: frozenset[str]
    places: frozenset[str]
    firms: frozenset[str] = frozenset()
    bodies: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    short: frozenset[str] = frozenset()
    little_places: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()

    def understood(self, audience: str, work: Collection[tuple[str | None, str | None]] = ()) -> tuple[str, ...]:
        """The words of an ``audience``, as it has them, by which people are looked for in what they do; those taken for
        a place, and the initials of several, where somebody's position and employer, of these, are found by them."""
        of_bodies = (word for body, of in self.bodies for word in (*body, *of))
        known = {*self.fields, *of_bodies}
        places = frozenset[str]().union(*(self._of_places(*each) for each in work))
        short = self.short & frozenset[str]().union(*(self._in_full(*each) for each in work)) - known
        told = ((word, plain(spelt_out(word))) for word in findall(r"\w+", audience))
        words = (word for word, said in told if said in known or said[:STEM] in places)
        return tuple(dict.fromkeys([*words, *sorted(map(str.upper, short))]))

    def has(self, position: str | None, employer: str | None) -> bool:
        """Whether what somebody does, or for whom, is of a field. That their employer bears the name of a place makes
        nobody kin; a word taken for a place is a field (“in Data Science”) where it is what somebody does."""
        in_full = self._in_full(position, employer)
        told = in_full | _little(position or "") | (_little(employer or "") - self.little_places)
        of_trade = any(is_of_trade(self.trades, word) for word in told) if self.trades else False
        of_field = (
            of_trade
            or _any(self.fields, told)
            or bool(self.short & in_full)
            or bool(self.fields & _short(position or ""))
        )
        of_body = any(_any(body, told) and _any(of, told) for body, of in self.bodies)
        return of_field or of_body or bool(self._of_places(position, employer))

    def _works_for(self, employer: str | None) -> frozenset[str]:
        return stems(employer or "") - (stems(" ".join(_ANY_FIRM.findall(employer or ""))) - self.firms)

    def _in_full(self, position: str | None, employer: str | None) -> frozenset[str]:
        """The words in full of what somebody does, and for whom, that may tell of a field."""
        works_for = self._works_for(employer)
        return _words(position or "") | {word for word in _words(employer or "") if word[:STEM] in works_for}

    def _of_places(self, position: str | None, employer: str | None) -> frozenset[str]:
        """What was taken for a place and is what somebody does."""
        return self.places & (stems(_WHERE.sub(" ", position or "")) - self._works_for(employer))


def kin(audience: str, known_places: str = "", employers: Collection[str] = (), common: Collection[str] = ()) -> Kin:
    """The words by which somebody says whom a goal is hoped to come from. ``known_places`` are none of a field without
    a word for where, too (“Berliner Verlage”). What is named after a word for whose is a place (“hospitals of Leeds”),
    but where it is all the name of somebody's employer, of these ``employers`` (“engineers of Siemens”), or
    initials. Words of a field that many of one's people are of (``common``), mostly one's own, tell nobody apart where
    words before them say whom it is hoped for from (“colleges of nursing”), and stand for themselves in a list of
    several (“nurses and managers”). So do words for whoever does some work, or for any firm, beside a word for that
    (“court staff”), and what a gathering is about (“court conferences”). Of a chamber, a union or a school, who is of
    the trade that it is for is none (“nurses' union”). Clauses about oneself name no field (“editors I do not know”); a
    trade is meant in every language that is read."""
    audience = _WORKS.sub(" ", without_clauses(audience))
    firms = {" ".join(_without_law(employer)) for employer in employers}
    whose = [
        name
        for name in _WHOSE.findall(audience)
        if not _is_known_by_initials(name) and " ".join(_without_law(name)) not in firms
    ]
    places = stems(" ".join([known_places, *_WHERE.findall(audience), *whose]))
    words = stems(audience.lower() if audience.isupper() and " " in audience else audience)  # capitals tell nothing
    fields: set[str] = set()
    bodies: list[tuple[frozenset[str], frozenset[str]]] = []
    any_firm: set[str] = set()
    little_places = _little(" ".join([known_places, *_WHERE.findall(audience), *whose]))
    for part in split(_LISTED, audience):
        told = (stems(part) & words) - places
        what = _OF_WHAT.search(part)
        nobody = stems(" ".join([*_ANYBODY.findall(part), *_ANY_FIRM.findall(part)]))
        little = _little(part) - little_places
        if what and ((stems(what[0]) & told) - nobody or little & _little(what[0])):
            told = told - stems(" ".join(_WHO_LEADS.findall(part))) or (told if not little else frozenset())
        of_bodies = {word[:STEM] for word in _words(part) if is_a_body(word, part)}
        if little and told <= nobody | of_bodies:
            told = (told & of_bodies) | little  # what is left is the empty part of a phrase
        told = told - stems(" ".join(_ANYBODY.findall(part))) or told
        of_any = stems(" ".join(_ANY_FIRM.findall(part)))
        any_firm |= told if told <= of_any else set()
        told = told - of_any or told
        if gathering := _ABOUT.search(part):
            told = told & stems(" ".join(filter(None, gathering.groups()))) or told
        in_full = frozenset(word for word in _words(part) | little if word[:STEM] in told)
        body = frozenset(word for word in in_full if is_a_body(word, part))
        if body and in_full > body:
            bodies.append((body, in_full - body))
            continue
        told = (told - (stems(what[0]) & frozenset(common) if what else frozenset())) or told
        fields |= {word for word in in_full if word[:STEM] in told}
    return Kin(
        frozenset(fields),
        words & places,
        frozenset(any_firm),
        tuple(bodies),
        _short(audience),
        little_places,
        in_every_language(fields),
    )


def stems(text: str) -> frozenset[str]:
    """The beginnings of its longer words: one word for a field has many endings, in most languages. Short names in
    capitals are initials by which an organisation or a field is known."""
    return frozenset(word[:STEM] for word in _words(text))


def _words(text: str) -> frozenset[str]:
    """The same words in full, without accents, and what short names of posts stand for."""
    told = " ".join(spelt_out(word) for word in findall(r"\w+", text))
    return frozenset(plain(word) for word in findall(r"\w+", told) if len(word) >= STEM or _is_known_by_initials(word))


def _little(text: str) -> frozenset[str]:
    """Its short words that may name a field ("eau", "law"), without accents."""
    told = (word.casefold() for word in findall(r"[^\W\d_]+", text) if LEAST_SHORT <= len(word) < STEM)
    return frozenset(plain(word) for word in told if word not in _LITTLE)


def _short(text: str) -> frozenset[str]:
    """The initials by which words beside one another may be known."""
    return initials([word for word in findall(r"\w+", text) if len(word) > 1])


def _any(asked: frozenset[str], does: frozenset[str]) -> bool:
    return any(is_of(each, word) for each in asked for word in does)


def _is_known_by_initials(word: str) -> bool:
    return 1 < len(word) < STEM and word.isalpha() and word.isupper() and word not in _NO_FIELD


def _without_law(name: str) -> list[str]:
    """The words of a name in small letters, without what says what a firm is by law."""
    law = {each.casefold() for each in _NO_FIELD} | {"co", "gmbh", "inc", "ltd"}
    return [word for word in findall(r"\w+", name.casefold()) if word not in law]
