"""Who bears on what I want: by what they do, by what they wrote, or, where new people are what I want, as new ones."""

from collections import Counter
from collections.abc import Collection, Sequence
from re import compile as pattern
from re import findall, split
from typing import NamedTuple

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import BY_A_COMMISSION, BY_A_POST, NOT_BY_PEOPLE, SOURCES, Expectations, Goal, Outcome
from auditor.facts.acts import holds
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.pitches import SEVERAL
from auditor.facts.window import DAY
from auditor.history.private_life import of_private_life
from auditor.network.akin import initials, is_a_body, is_of, plain, spelt_out
from auditor.report import Role
from auditor.report.waiting import Waiting

_PLACE = ["site", "partner"]
#: Outcomes that come from people one does not know yet (our convention, grade E).
_TEAM: Outcome = "people for a team"
_FROM_NEW = frozenset({SOURCES, "new clients", "commissions", "sales", "invitations to speak", _TEAM})
#: Outcomes to which whatever is told or asked may lead.
_BY_ANYBODY = ("useful conversations",)
_MANY_OPENED = 5  # conversations; of fewer their share that pitches says nothing (our convention, grade E)
_BEARING = frozenset({"ask", "question", "offer"})
_LEAST_COMMON, _COMMON_SHARE = 4, 0.15  # people who do what tells nobody apart (our convention, grade E)
#: What stands between those of a list.
_OF_WHAT = pattern(r"(?i)\b(?:of|for|in|en|de|du|di|della|für|von|d['’]).*")
_LISTED = pattern(r"[,;/&]|\b(?:and|or|und|oder|et|ou|y|o|e)\b")
_STEM = 5  # letters by which words for a field are told to be akin
#: Days for which who wrote about a post stays one who may have another (our convention, grade E).
_POST_DAYS = 365
#: The trade of who finds people for posts, as positions and firms name it.
_FINDS_PEOPLE = pattern(
    r"(?i)\b(recruit|recruteu|reclutad|talent\W(acquisition|scout|partner|sourc)|headhunt|executive\Wsearch|personalberat"
    r"|personalvermittl|staffing|chass\w+\Wde\Wtêtes|cazatalentos)"
)
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
    r"|professionnels?|agents?)\b"
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
#: Short words in capitals that are no organisation and no field: countries, and what a firm is by law.
_NO_FIELD = frozenset({"AB", "AG", "BV", "KG", "LLC", "NV", "PLC", "SA", "SAS", "SE", "UAE", "UK", "US", "USA"})


class Kin(NamedTuple):
    """The words of those whom a goal is hoped to come from: ``fields`` in full, the beginnings of ``places``, which may
    be no field, and of ``firms``, those of the fields that are words for any firm and all that was said; ``bodies``,
    such as a chamber or a union, each with the words that say of whom: its members by trade are not it. ``short``: what
    they are called by their initials."""

    fields: frozenset[str]
    places: frozenset[str]
    firms: frozenset[str] = frozenset()
    bodies: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    short: frozenset[str] = frozenset()

    def has(self, position: str | None, employer: str | None) -> bool:
        """Whether what somebody does, or for whom, is of a field. That their employer bears the name of a place makes
        nobody kin; a word taken for a place is a field (“in Data Science”) where it is what somebody does."""
        does, works_for = _stems(_WHERE.sub(" ", position or "")), _stems(employer or "")
        works_for -= _stems(" ".join(_ANY_FIRM.findall(employer or ""))) - self.firms
        told = _words(position or "") | frozenset(word for word in _words(employer or "") if word[:_STEM] in works_for)
        of_field = _any(self.fields, told) or bool(self.short & told) or bool(self.fields & _short(position or ""))
        of_body = any(_any(body, told) and _any(of, told) for body, of in self.bodies)
        return of_field or of_body or bool(self.places & (does - works_for))


def kin(audience: str, known_places: str = "", employers: Collection[str] = (), common: Collection[str] = ()) -> Kin:
    """The words by which somebody says whom a goal is hoped to come from. ``known_places`` are none of a field without
    a word for where, too (“Berliner Verlage”). What is named after a word for whose is a place (“hospitals of Leeds”),
    but where it is all the name of somebody's employer, of these ``employers`` (“engineers of Siemens”), or
    initials. Words of a field that many of one's people are of (``common``), mostly one's own, tell nobody apart where
    words before them say whom it is hoped for from (“colleges of nursing”), and stand for themselves in a list of
    several (“nurses and managers”). So do words for whoever does some work, or for any firm, beside a word for that
    (“court staff”), and what a gathering is about (“court conferences”). Of a chamber, a union or a school, who is of
    the trade that it is for is none (“nurses' union”)."""
    firms = {" ".join(_without_law(employer)) for employer in employers}
    whose = [
        name
        for name in _WHOSE.findall(audience)
        if not _is_known_by_initials(name) and " ".join(_without_law(name)) not in firms
    ]
    places = _stems(" ".join([known_places, *_WHERE.findall(audience), *whose]))
    words = _stems(audience.lower() if audience.isupper() and " " in audience else audience)  # capitals tell nothing
    fields: set[str] = set()
    bodies: list[tuple[frozenset[str], frozenset[str]]] = []
    any_firm: set[str] = set()
    for part in split(_LISTED, audience):
        told = (_stems(part) & words) - places
        told = told - _stems(" ".join(_ANYBODY.findall(part))) or told
        of_any = _stems(" ".join(_ANY_FIRM.findall(part)))
        any_firm |= told if told <= of_any else set()
        told = told - of_any or told
        if gathering := _ABOUT.search(part):
            told = told & _stems(" ".join(filter(None, gathering.groups()))) or told
        what = _OF_WHAT.search(part)
        in_full = frozenset(word for word in _words(part) if word[:_STEM] in told)
        body = frozenset(word for word in in_full if is_a_body(word, part))
        if body and in_full > body:
            bodies.append((body, in_full - body))
            continue
        told = (told - (_stems(what[0]) & frozenset(common) if what else frozenset())) or told
        fields |= {word for word in in_full if word[:_STEM] in told}
    return Kin(frozenset(fields), words & places, frozenset(any_firm), tuple(bodies), _short(audience))


class Wanted(NamedTuple):
    """Who bears on what I want: ``people``, by site and id, whose work is of those I say I want it from, or who find
    people for a post where I hope for one, by trade or as one they wrote about; where new people are what I want,
    ``new`` people too; where these are sources, whoever offers something (``offers``), and who has told or given me
    something before or is kept apart as a source (``sources``, the latter ``apart``), whatever they write: they may
    say no more unanswered, and a source seldom asks.
    ``doubtful``: most of what new people write to me are pitches, so that more may be. ``posts``: a post is what I hope
    for, ``commissions``: to be asked for work or a stage, ``by_people``: what comes by way of people, so that who
    offers to introduce me to one bears on it. ``untold``: where I hope for a post, those of whom nothing tells what
    they do, on sites that tell it of others: who finds people for posts is seldom a connection. ``of_others``: those of
    whom another goal is hoped for, to which an introduction that they offer belongs; ``elsewhere``: the names of those
    whose work is told and is none of it, so that an introduction to them belongs to none; ``private``: it is hoped for
    from who works for people's private lives;
    ``newcomers``: where people for a team are, who wrote to me first, and not long ago: who offers themselves asks, and
    has an answer soon."""

    people: frozenset[tuple[str, str]]
    new: bool
    offers: bool
    sources: frozenset[tuple[str, str]]
    doubtful: bool
    posts: bool
    commissions: bool
    by_people: bool
    untold: frozenset[tuple[str, str]]
    of_others: frozenset[tuple[str, str]] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    private: bool = False
    apart: frozenset[tuple[str, str]] = frozenset()
    newcomers: frozenset[tuple[str, str]] = frozenset()

    @staticmethod
    def post(expectations: Expectations) -> bool:
        """Whether a goal begins with a post that somebody offers."""
        goals = (expectations.goal, expectations.further_goal)
        return any(goal is not None and goal.outcome in BY_A_POST for goal in goals)

    @staticmethod
    def untold_goal(expectations: Expectations) -> bool:
        """Whether nothing was said yet of what is hoped for, so that it may be a post."""
        goals = (expectations.goal, expectations.further_goal)
        return not any(goal is not None and goal.outcome for goal in goals)

    @classmethod
    def of(cls, families: Families, expectations: Expectations, role: Role | None) -> "Wanted":
        """As the goals, each as much as the other, and the role say."""
        stated = tuple(goal for goal in (expectations.goal, expectations.further_goal) if goal)
        offers = expectations.hopes_for_sources(role)
        found = cls._of(families, stated, offers=offers)
        return found._replace(new=found.new or offers)

    @classmethod
    def of_goal(cls, families: Families, expectations: Expectations, goal: Goal | None, role: Role | None) -> "Wanted":
        """As one ``goal`` of these says, by itself. Where new people are sources, by the other goal or by the role, who
        is new and orders nothing bears on no commission; and a source bears on no other goal than sources, but where
        any conversation is what is hoped for."""
        outcome = goal.outcome if goal else None
        sources = expectations.hopes_for_sources(role)
        offers = sources and outcome in (None, *_BY_ANYBODY, SOURCES)
        found = cls._of(families, (goal,) if goal else (), offers=offers)
        others = [each for each in (expectations.goal, expectations.further_goal) if each and each != goal]
        of_others = cls._of(families, others, offers=False).people - found.people if others else frozenset()
        return found._replace(new=offers or (found.new and not sources), of_others=of_others)

    @classmethod
    def _of(cls, families: Families, stated: Sequence[Goal], *, offers: bool) -> "Wanted":
        outcomes = {goal.outcome for goal in stated if goal.outcome}
        posts = not outcomes.isdisjoint(BY_A_POST)
        places = _known_places(families)
        employers = families.people["employer"].drop_nulls().unique().to_list()
        common = _common(families)
        sought = [kin(goal.audience, places, employers, common) for goal in stated if goal.audience]
        mine = _own_employers(families) if posts else frozenset()
        people: set[tuple[str, str]] = set()
        others: set[str] = set()
        for site, person, name, position, employer in families.people.select(
            "site", "id", "name", "position", "employer"
        ).iter_rows():
            finds = posts and (employer or "").casefold() not in mine
            if any(each.has(position, employer) for each in sought) or (
                finds and _FINDS_PEOPLE.search(f"{position or ''} {employer or ''}")
            ):
                people.add((site, person))
            elif position and name:
                others.add(name)
        return cls(
            people=frozenset(people | _wrote_of_a_post(families) if posts else people),
            new=not outcomes.isdisjoint(_FROM_NEW),
            offers=offers,
            sources=frozenset(families.once(_sources).iter_rows()) if SOURCES in outcomes else frozenset(),
            doubtful=_mostly_pitches(families),
            posts=posts,
            commissions=not outcomes.isdisjoint(BY_A_COMMISSION),
            by_people=not outcomes <= NOT_BY_PEOPLE,
            untold=_untold(families) if posts else frozenset(),
            elsewhere=frozenset(others) if stated and all(goal.audience for goal in stated) else frozenset(),
            private=any(of_private_life(goal.audience or "") for goal in stated),
            apart=_kept_apart(families) if offers or SOURCES in outcomes else frozenset(),
            newcomers=_newcomers(families) if _TEAM in outcomes else frozenset(),
        )

    def has(self, each: Waiting) -> bool:
        """Whether somebody is one of them; of new people only who asks or offers, or writes about a post, and who may
        pitch only where sources are hoped for, who sound like it, or by what they do. A source asks for nothing: who
        is of those it is hoped for from, and writes, is one of them. Nobody I know is who tells of something grave."""
        if each.grave and not each.new:
            return False
        if (each.site, each.person) in self.apart:
            return True
        of_other = each.offered and ((each.site, each.person) in self.of_others or self._of_no_help(each))
        if self.hopes_for(each) or (self.by_people and each.offered and not each.promised and not of_other):
            return True
        if each.new and _BEARING.isdisjoint(each.acts):
            return self.offers and not each.doubtful and (each.site, each.person) in self.people
        if each.promised or each.commission:  # the acts of a promise are mine; who orders work tells no news by it
            return (each.site, each.person) in self.people
        known = (each.site, each.person) in self.sources
        offers = not each.new and not of_other and ((self.offers and "offer" in each.acts) or known)
        asks = not each.new and "ask" in each.acts and "pitch" not in each.acts
        untold = asks and (each.site, each.person) in self.untold
        asks_me = not (_BEARING.isdisjoint(each.acts) or each.doubtful or each.in_group)
        new = (each.new and self.new and (self.offers or not each.doubtful)) or (
            asks_me and (each.site, each.person) in self.newcomers
        )
        return new or offers or untold or (each.site, each.person) in self.people

    def _of_no_help(self, each: Waiting) -> bool:
        """Whether the introduction that they offer is to somebody who is of none of the work it is hoped for from."""
        if (each.site, each.person) in self.people:
            return False
        return each.to_meet in self.elsewhere or (each.private and not self.private)

    def hopes_for(self, each: Waiting) -> bool:
        """Whether they write about a post, order work or give a stage, and that is what I hope for."""
        return (self.posts and each.post) or (self.commissions and each.commission)


def _common(families: Families) -> frozenset[str]:
    """The words of what at least so many of one's people do, and so large a part of those of whom it is told."""
    told = families.people["position"].drop_nulls().to_list()
    counted = Counter(stem for position in told for stem in _stems(position))
    return frozenset(stem for stem, count in counted.items() if count >= max(_LEAST_COMMON, _COMMON_SHARE * len(told)))


def _own_employers(families: Families) -> frozenset[str]:
    """Whom I work for, as my profiles say, in small letters: who finds people for them has no other post for me."""
    return frozenset(name.casefold() for name in families["profile"]["employer"].drop_nulls() if name)


def _known_places(families: Families) -> str:
    """Where people are, as sites tell it, and the city of my time zone."""
    city = str(families.window.zone).rpartition("/")[2].replace("_", " ")
    return " ".join([city, *families.people["region"].drop_nulls().unique()])


def _wrote_of_a_post(families: Families) -> frozenset[tuple[str, str]]:
    """Who wrote to me about a post within a year, with no promise of quick money, under every site on which they are:
    what they write of it later may not name it."""
    wrote = families["messages"].filter(
        ~pl.col("mine"),
        pl.col("partner").is_not_null(),
        "vacancy",
        ~(pl.col("spam") | pl.col("promoted") | holds(Act.HYPE).fill_null(False)),
        pl.col("at") >= families.window.end - _POST_DAYS * DAY,
    )
    return frozenset(families.everywhere(wrote.select(_PLACE)).iter_rows())


def _newcomers(families: Families) -> frozenset[tuple[str, str]]:
    """With whom the first words, which were theirs and no pitch, are not old, under every site on which they are."""
    between = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    first = families.as_one(between.select(*_PLACE, "at", "mine", "pitch")).sort("at").group_by(_PLACE).first()
    lately = first.filter(
        ~pl.col("mine"), ~pl.col("pitch").fill_null(value=False), pl.col("at") >= families.window.end - LATE_DAYS * DAY
    )
    return frozenset(families.everywhere(lately.select(_PLACE)).iter_rows())


def _untold(families: Families) -> frozenset[tuple[str, str]]:
    """Of whom a site does not tell what they do, though it does of others."""
    untold = pl.col("position").is_null() & pl.col("employer").is_null()
    found = families.people.filter(untold, (~untold).any().over("site"))
    return frozenset(found.select("site", "id").iter_rows())


def _kept_apart(families: Families) -> frozenset[tuple[str, str]]:
    """Whom I keep apart as a source, under every site on which they are."""
    apart = families.people.filter(pl.col("id").is_in(list(families.expectations.kept_apart)))
    return frozenset(families.everywhere(apart.select("site", partner="id")).iter_rows())


def _sources(families: Families) -> pl.DataFrame:
    """Who ever offered or gave me something that was no pitch, or told me what I thanked them for and had not asked, on
    several days, under every site on which they are. Columns: site, partner."""
    told = families["messages"].filter(
        ~pl.col("mine"), pl.col("partner").is_not_null(), pl.col("gives") | holds(Act.OFFER), ~pl.col("pitch")
    )
    found = pl.concat([told.select(_PLACE), _thanked_unasked(families)])
    return families.everywhere(found)


def _thanked_unasked(families: Families) -> pl.DataFrame:
    """Whom I thanked, on several days, for words that answered nothing I had asked, thanked for nothing and were no
    pitch. Columns: site, partner."""
    between = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    told = families.as_one(between.select(*_PLACE, "id", "at", "day", "mine", "acts", "pitch")).sort("at", "id")
    asked = pl.when("mine").then(holds(Act.ASK | Act.QUESTION).fill_null(value=True))
    tells = ~pl.col("mine") & ~pl.col("pitch") & ~holds(Act.THANKS)
    unasked = tells & ~asked.forward_fill().over(_PLACE).fill_null(value=False)
    thanks = told.filter((pl.col("mine") & holds(Act.THANKS) & unasked.shift(1).over(_PLACE)).fill_null(value=False))
    days = thanks.group_by(_PLACE, maintain_order=True).agg(pl.col("day").n_unique())
    return days.filter(pl.col("day") >= SEVERAL).select(_PLACE)


def _mostly_pitches(families: Families) -> bool:
    """Whether most of the conversations that new people opened with me lately are read as pitches."""
    opened = families["conversations"].filter(
        ~pl.col("started") & ~pl.col("group") & pl.col("first_ever") & pl.col("pitched").is_not_null(),
        pl.col("at") >= families.window.end - LATE_DAYS * DAY,
    )
    return opened.height >= _MANY_OPENED and int(opened["pitched"].sum()) * 2 > opened.height


def _stems(text: str) -> frozenset[str]:
    """The beginnings of its longer words: one word for a field has many endings, in most languages. Short names in
    capitals are initials by which an organisation or a field is known."""
    return frozenset(word[:_STEM] for word in _words(text))


def _words(text: str) -> frozenset[str]:
    """The same words in full, without accents, and what short names of posts stand for."""
    told = " ".join(spelt_out(word) for word in findall(r"\w+", text))
    return frozenset(plain(word) for word in findall(r"\w+", told) if len(word) >= _STEM or _is_known_by_initials(word))


def _short(text: str) -> frozenset[str]:
    """The initials by which words beside one another may be known."""
    return initials([word for word in findall(r"\w+", text) if len(word) > 1])


def _any(asked: frozenset[str], does: frozenset[str]) -> bool:
    return any(is_of(each, word) for each in asked for word in does)


def _is_known_by_initials(word: str) -> bool:
    return 1 < len(word) < _STEM and word.isalpha() and word.isupper() and word not in _NO_FIELD


def _without_law(name: str) -> list[str]:
    """The words of a name in small letters, without what says what a firm is by law."""
    law = {each.casefold() for each in _NO_FIELD} | {"co", "gmbh", "inc", "ltd"}
    return [word for word in findall(r"\w+", name.casefold()) if word not in law]
