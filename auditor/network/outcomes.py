"""What came of introductions I made, told by those I introduced: the best news that a record of messages holds."""

from collections.abc import Sequence

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.gratitude import LATELY_DAYS
from auditor.network.kept import came_of_an_introduction
from auditor.network.promises import introductions_promised
from auditor.report.ego_network import Alike
from auditor.report.outcomes import CameOf

MOST = 3
#: When an introduction was made, or else promised, and everybody in it, by site and id.
_Made = tuple[int, list[tuple[str, str]]]


def outcomes(families: Families, expectations: Expectations, alike: Sequence[Alike] = ()) -> tuple[CameOf, ...]:
    """Who of those I introduced told me lately, by a message to me alone, what came of it, be it where they may be one
    person with whom I introduced (``alike``): each once, with the latest introduction of theirs before; the latest
    first. One that I promised counts where none is seen, from when I said that it is done, or else from the promise on:
    it may have been made by word of mouth. What came of anything else that I gave them is none of it."""
    main, names = families.history.identities.main, families.names
    never = expectations.never_proposed
    may_be = {main(one): main(other) for pair in alike for one, other in (pair.places, pair.places[::-1])}
    introduced: dict[tuple[str, str], list[_Made]] = {}
    for site, at, people in families["introductions"].filter("mine").select("site", "at", "people").iter_rows():
        everyone = [main((site, person)) for person in people]
        for place in everyone:
            introduced.setdefault(place, []).append((at, everyone))
    of_no_gift = set(families.once(came_of_an_introduction).filter("told")["id"])
    promised: dict[tuple[str, str], list[_Made]] = {}
    for (site, person), other, at in introductions_promised(families, expectations):
        place = main((site, person))
        promised.setdefault(place, []).append((at, [place, main(other)]))
    told = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("audience") == "person", pl.col("partner").is_not_null(),
        pl.col("at") >= families.window.end - LATELY_DAYS * DAY, holds(Act.OUTCOME_REPORT).fill_null(value=False),
        ~pl.col("partner").is_in(list(never)),
    ).sort("at", "id", descending=True)  # fmt: skip
    found: dict[tuple[str, str], CameOf] = {}
    for site, partner, at, id_ in told.select("site", "partner", "at", "id").iter_rows():
        who = main((site, partner))
        there = who if who in introduced else may_be.get(who, who)
        before = [each for each in introduced.get(there, ()) if each[0] < at]
        if not before and id_ in of_no_gift:
            before = [each for each in promised.get(there, ()) if each[0] < at]
        if who in found or who not in names or not before:
            continue
        made, everyone = max(before)
        others = [each for each in everyone if each != there and each in names and each[1] not in never]
        if others and there[1] not in never:
            people, called = (who[1], *(each[1] for each in others)), (names[who], *(names[each] for each in others))
            days = families.window.day(made), families.window.day(at)
            found[who] = CameOf(who[0], people, called, *days, id_)
    return tuple(found.values())[:MOST]
