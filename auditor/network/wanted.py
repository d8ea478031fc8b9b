"""Who bears on what I want: by what they do, by what they wrote, or, where new people are what I want, as new ones."""

from collections import Counter
from collections.abc import Sequence
from re import compile as pattern
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
from auditor.network.audience import Kin, kin, stems
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
#: Days for which who wrote about a post stays one who may have another (our convention, grade E).
_POST_DAYS = 365
#: The trade of who finds people for posts, as positions and firms name it.
_FINDS_PEOPLE = pattern(
    r"(?i)\b(recruit|recrut|reclutad|reclutamiento|talent\W(acquisition|scout|partner|sourc)|head\W?hunt"
    r"|executive\Wsearch|personalberat|personalvermittl|personalgewinn|personalsuche|personaldienstl|staffing"
    r"|chass\w+\Wde\Wtêtes|cazatalentos|(conseil|consultante?|cabinet|cabinet\W\w+)\W(en\W)?(rh|ressources\Whumaines)\b"
    r"|(selección|búsqueda|captación|adquisición)\Wde\W(personal|talentos?|profesionales|directivos))"
)


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
        sought = _kin(families, [goal.audience for goal in stated if goal.audience])
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
        # Who shares a group with me asks there for what the group is about.
        untold = asks and not each.among_others and (each.site, each.person) in self.untold
        asks_me = not (_BEARING.isdisjoint(each.acts) or each.doubtful or each.among_others)
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


def _kin(families: Families, audiences: Sequence[str]) -> list[Kin]:
    """The words of each audience, by what is known of one's people."""
    places, common = families.once(_known_places), families.once(_common)
    employers = families.people["employer"].drop_nulls().unique().to_list()
    return [kin(each, places, employers, common) for each in audiences]


def understood(families: Families, audience: str) -> tuple[str, ...]:
    """The words of an audience by which people are looked for in what they do."""
    (found,) = _kin(families, [audience])
    return found.understood(audience, families.people.select("position", "employer").unique().rows())


def _common(families: Families) -> frozenset[str]:
    """The words of what at least so many of one's people do, and so large a part of those of whom it is told."""
    told = families.people["position"].drop_nulls().to_list()
    counted = Counter(stem for position in told for stem in stems(position))
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
    found = families.people.filter(untold, pl.col("site").is_in(list(families.sites_that_tell_work)))
    return frozenset(found.select("site", "id").iter_rows())


def _kept_apart(families: Families) -> frozenset[tuple[str, str]]:
    """Whom I keep apart as a source, under every site on which they are."""
    apart = families.people.filter(pl.col("id").is_in(list(families.expectations.kept_apart)))
    return frozenset(families.everywhere(apart.select("site", partner="id")).iter_rows())


def _sources(families: Families) -> pl.DataFrame:
    """Who ever offered or gave me something that was no pitch, in words to me alone (an offer to a group is to all: who
    plays on Thursday?), or told me what I thanked them for and had not asked, on several days, under every site on
    which they are. Columns: site, partner."""
    to_me = ~pl.col("mine") & pl.col("partner").is_not_null() & (pl.col("audience") != "group")
    told = families["messages"].filter(to_me, pl.col("gives") | holds(Act.OFFER), ~pl.col("pitch"))
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
