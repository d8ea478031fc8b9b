"""Introductions one could make: one that somebody asked me for, or whose number they asked me for, who looks for
somebody with who does that work, one that somebody seeks while another was asked about one, and two living ties who
seem to have something to say to each other, be it on different sites.

The record tells little of what people need. What it tells: who asked me for something lately, whose work a message
looked for, who works in which field and as what. So a match is only a suggestion to think about, and says what it rests
on. Two people of one employer, or whom I already put into one message, are taken to know each other.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import msgspec
import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.meeting import told_to_meet, whom
from auditor.network.searches import searches, work_together
from auditor.network.ties import kept_ties
from auditor.report.ego_network import Alike, Match, OpenLoop

_PLACE = ["site", "partner"]
MOST = 5
#: Ties looked at, those with most exchanges first: pairs grow with the square.
LOOKED_AT = 60
ASKED_DAYS = 60
#: Where so many of those looked at share it, it says nothing of the two.
COMMON = 8
_place = msgspec.json.Decoder(tuple[str, str])
_JOINERS = re.compile(r"[^\w&+#]+")


def matches(
    families: Families,
    expectations: Expectations,
    waiting: Collection[tuple[str, str]] = (),
    agreed: Sequence[OpenLoop] = (),
    alike: Sequence[Alike] = (),
) -> tuple[Match, ...]:
    """Pairs of whom one asked me for the introduction first, or for how to reach the other, then who looks for
    somebody with who does that work, then who asked me for an introduction without a name with the one whom I asked
    about one (``agreed``), then those with somebody who asked for something else, then those with whom I exchange
    most; each person once. Nobody of those who are ``waiting`` for me, by site and id, as people are better answered
    first, but for who waits for that introduction or person; nor of sellers whom I only refused, nor of sources whom
    I keep apart. ``alike``: who may be one person, though nobody has said so yet."""
    places = {"site": pl.String, "partner": pl.String}
    owed = families.everywhere(pl.DataFrame(sorted(set(waiting)), schema=places, orient="row"))
    living = (
        kept_ties(families)
        .join(owed, on=["site", "partner"], how="anti", maintain_order="left")
        .filter(
            pl.col("kind").is_in(["strong", "weak"]),
            pl.col("name").is_not_null(),
            ~pl.col("partner").is_in(sorted(expectations.never_proposed)),
        )
        .sort("exchanges", "at", "site", "partner", descending=[True, True, False, False])
        .head(LOOKED_AT)
    )
    people = list(living.iter_rows(named=True))
    requests = _requests(families, expectations.never_proposed, expectations.marked)
    asked = {place: at for place, at in _asked(families, expectations.marked).items() if requests.ended(place) <= at}
    met = _met(families)
    shared = [*_shared(people, "industry"), *_shared(people, "position")]
    found = []
    for by, words, one, other in shared:
        pair = {one["partner"], other["partner"]}
        if work_together(one["employer"], other["employer"]) or frozenset(pair) in met:
            continue
        days = {who["partner"]: asked.get((who["site"], who["partner"])) for who in (one, other)}
        first, second = (other, one) if days[other["partner"]] and not days[one["partner"]] else (one, other)
        day = days[first["partner"]]
        rank = (day is None, -(first["exchanges"] + second["exchanges"]), first["name"], second["name"])
        found.append(
            (
                rank,
                Match(
                    first["site"],
                    (first["partner"], second["partner"]),
                    (first["name"], second["name"]),
                    "field" if by == "industry" else "position",
                    words,
                    (first["employer"], second["employer"]),
                    None if day is None else families.window.day(day),
                    second["site"] if second["site"] != first["site"] else "",
                ),
            )
        )
    chosen: list[Match] = []
    taken: set[str] = set()
    ranked = (match for _, match in sorted(found, key=lambda each: each[0]))
    refused = expectations.never_proposed
    for match in (
        *_asked_for(families, requests, refused, met),
        *_contact_asked_for(families, requests, expectations, met),
        *searches(families, refused, expectations.marked, requests.ended, requests.works, met, alike),
        *_sought(families, requests, refused, met, agreed),
        *ranked,
    ):
        if not taken & set(match.people):
            chosen.append(match)
            taken |= set(match.people)
    return tuple(chosen[:MOST])


class _Requests(NamedTuple):
    """``messages`` in which somebody, no seller, asked me lately to be introduced to somebody, the latest first, with
    ``said_on``, ``to_meet`` and ``by_one_name``; when words of mine to each person alone last introduced (``made``) and
    refused or handed over what is asked for (``no``), and when theirs last said that it is no longer needed (``over``);
    and for whom everybody works."""

    messages: pl.DataFrame
    made: dict[tuple[str, str], int]
    no: dict[tuple[str, str], int]
    over: dict[tuple[str, str], int]
    works: dict[tuple[str, str], str | None]

    def ended(self, asker: tuple[str, str]) -> int:
        """When what they asked for was last met, refused or withdrawn, in words between us alone; 0 where it never
        was."""
        return max(each.get(asker, 0) for each in (self.no, self.made, self.over))


def _requests(families: Families, refused: Collection[str], marked: Collection[str]) -> _Requests:
    """``marked``: what waits for no answer of mine."""
    asks = holds(Act.TO_INTRODUCE) & ~holds(Act.PROMISE) & ~pl.col("offers_introduction")
    alone = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    asked = alone.filter(
        ~pl.col("mine"), pl.col("at") >= families.window.end - ASKED_DAYS * DAY, asks.fill_null(False),
        ~pl.col("pitch").fill_null(True), ~pl.col("cold"), ~pl.col("partner").is_in(sorted(refused)),
        ~pl.col("id").is_in(sorted(marked)),
    )  # fmt: skip
    return _Requests(
        asked.with_columns(said_on="site", **told_to_meet()).sort("at", "id", descending=True),
        _said_last(families, alone, Act.INTRODUCTION),
        _said_last(families, alone, Act.DECLINE | Act.BARE_NAME),
        _over(families, alone),
        {(site, id_): work for site, id_, work in families.people.select("site", "id", "employer").iter_rows()},
    )


def _asked_for(
    families: Families, requests: _Requests, refused: Collection[str], met: set[frozenset[str]]
) -> Iterator[Match]:
    """Introductions that somebody asked me for lately, no seller, to one tie of mine whom their words name, and which I
    have neither made, by a message to both or to one of them alone, nor refused since; the latest first."""
    for row in requests.messages.drop_nulls("to_meet").iter_rows(named=True):
        site, asker, wanted = row["site"], row["partner"], whom(families, row, refused)
        place = families.history.identities.on_site((site, row["to_meet"]))
        ended = max(requests.ended((site, asker)), requests.made.get(place, 0), requests.over.get(place, 0))
        if wanted and ended < row["at"] and place[1] != asker and frozenset({asker, place[1]}) not in met:
            yield Match(
                site,
                (asker, place[1]),
                (families.name(site, asker), wanted),
                "request",
                "",
                (requests.works.get((site, asker)), requests.works.get(place)),
                families.window.day(row["at"]),
                activity=row["id"],
            )


def _contact_asked_for(
    families: Families, requests: _Requests, expectations: Expectations, met: set[frozenset[str]]
) -> Iterator[Match]:
    """Each who lately asked me for the number or address of a tie of mine, be it on another site, and got neither that
    nor an introduction nor a no; the latest first. To introduce the two is better for all three than a number."""
    refused, main = sorted(expectations.never_proposed), families.history.identities.main
    asked = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null(),
        pl.col("at") >= families.window.end - ASKED_DAYS * DAY, ~pl.col("pitch").fill_null(True), ~pl.col("cold"),
        ~pl.col("partner").is_in(refused), ~pl.col("id").is_in(sorted(expectations.marked)),
    ).with_columns(of=pl.col("reading").str.json_path_match("$.contact_of")).drop_nulls("of")  # fmt: skip
    for row in asked.sort("at", "id", descending=True).iter_rows(named=True):
        asker, other = main((row["site"], row["partner"])), main(_place.decode(row["of"]))
        ended = max(
            requests.ended((row["site"], row["partner"])), requests.made.get(other, 0), requests.over.get(other, 0)
        )
        unknown = asker not in families.names or other not in families.names or other == asker
        if unknown or ended >= row["at"] or other[1] in refused or frozenset({asker[1], other[1]}) in met:
            continue
        yield Match(
            asker[0],
            (asker[1], other[1]),
            (families.name(*asker), families.name(*other)),
            "contact",
            "",
            (requests.works.get(asker), requests.works.get(other)),
            families.window.day(row["at"]),
            other[0] if other[0] != asker[0] else "",
            row["id"],
        )


def _sought(
    families: Families,
    requests: _Requests,
    refused: Collection[str],
    met: set[frozenset[str]],
    agreed: Sequence[OpenLoop],
) -> Iterator[Match]:
    """Who asked me for an introduction without a name lately, with the one whom I asked about one that I have not made,
    on whatever site. Only where there is one of each: of several nobody can tell who fits whom."""
    # Who offers an introduction speaks of one too: without a name only a plain ask is sure enough.
    plainly = pl.col("to_meet").is_null() & holds(Act.ASK)
    asked = families.as_one(requests.messages.filter(plainly))
    seek = {}
    for site, person, at, id_ in asked.sort("at").select(*_PLACE, "at", "id").iter_rows():
        if requests.ended((site, person)) < at and (site, person) in families.names:
            seek[site, person] = at, id_
    open_to_it = {(each.site, each.person): each.name for each in agreed if each.person not in refused}
    if len(seek) != 1 or len(open_to_it) != 1:
        return
    ((place, (at, id_)),) = seek.items()
    ((other, name),) = open_to_it.items()
    if place == other or frozenset({place[1], other[1]}) in met:
        return
    yield Match(
        place[0],
        (place[1], other[1]),
        (families.name(*place), name),
        "open",
        "",
        (requests.works.get(place), requests.works.get(other)),
        families.window.day(at),
        other[0] if other[0] != place[0] else "",
        id_,
    )


def _said_last(families: Families, alone: pl.DataFrame, act: Act) -> dict[tuple[str, str], int]:
    """When words of mine to each person alone last did something."""
    said = families.everywhere(alone.filter("mine", holds(act).fill_null(False)).select(*_PLACE, "at"))
    return {(site, partner): at for site, partner, at in said.group_by(_PLACE).agg(pl.col("at").max()).iter_rows()}


def _over(families: Families, alone: pl.DataFrame) -> dict[tuple[str, str], int]:
    """When each person's words to me alone last said that what they asked for is settled or came, that they got
    together, or thanked on a later day for what no words of mine brought, so that it came otherwise. Thanks for an
    answer of mine may be for a promise."""
    read = alone.select(*_PLACE, "at", "id", "mine", "acts", "settled", "met")
    lines = families.as_one(read).sort("at", "id")
    before = pl.col("at").shift(1).over(_PLACE)
    after_theirs = ~pl.col("mine").shift(1).over(_PLACE).fill_null(True)
    thanks = (holds(Act.THANKS) & ~holds(Act.ASK | Act.TO_INTRODUCE)).fill_null(False)
    told = pl.col("settled") | pl.col("met") | holds(Act.OUTCOME_REPORT).fill_null(False)
    found = lines.filter(~pl.col("mine") & (told | (thanks & after_theirs & (pl.col("at") - before >= DAY))))
    said = families.everywhere(found.select(*_PLACE, "at")).group_by(_PLACE).agg(pl.col("at").max())
    return {(site, partner): at for site, partner, at in said.iter_rows()}


def _asked(families: Families, marked: Collection[str]) -> dict[tuple[str, str], int]:
    """When people last asked me for something, lately, and not in a pitch."""
    since = families.window.end - ASKED_DAYS * DAY
    asks = families["dealings"].filter(
        ~pl.col("mine"), pl.col("at") >= since, holds(Act.ASK), ~pl.col("pitch").fill_null(True),
        ~pl.col("id").is_in(sorted(marked)),
    )  # fmt: skip
    return {
        (site, partner): at
        for site, partner, at in asks.group_by("site", "partner").agg(pl.col("at").max()).iter_rows()
    }


def _met(families: Families) -> set[frozenset[str]]:
    """Pairs who stood in one message of mine or to me."""
    several = families["messages"].filter(pl.col("audience") == "group")
    found: set[frozenset[str]] = set()
    for recipients, partner in several.select("recipients", "partner").unique().iter_rows():
        everyone = sorted({*(recipients or ()), *([partner] if partner else ())})
        if len(everyone) <= COMMON:  # in a larger group nobody gets to know anybody
            found |= {frozenset(pair) for pair in combinations(everyone, 2)}
    return found


def _shared(people: list[dict[str, Any]], column: str) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for who in people:
        if who[column] and (words := _JOINERS.sub(" ", who[column]).strip().casefold()):
            groups.setdefault(words, []).append(who)
    return [
        (column, group[0][column], one, other)
        for group in groups.values()
        if 2 <= len(group) <= COMMON
        for one, other in combinations(group, 2)
    ]
