"""One person under several ids: knows which ids belong to the same person, and unites them in a history.

On one site, a person's ids become one. What somebody wrote on two sites stays where it was written, because sites
differ in what they show and allow; ``main`` says under which place the person is counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from auditor.answers.expectations import Confidant, Expectations

if TYPE_CHECKING:
    import polars as pl

Place = tuple[str, str]  # site and id


@dataclass(frozen=True)
class Identities:
    """``groups``: the places of each person with several known ones, the main one first. No place is in two groups.
    ``apart``: pairs of places that are known to be two people. ``former``: places under earlier names."""

    groups: tuple[tuple[Place, ...], ...] = ()
    apart: frozenset[frozenset[Place]] = frozenset()
    former: frozenset[Place] = frozenset()

    @cached_property
    def _of(self) -> dict[Place, tuple[Place, ...]]:
        return {place: group for group in self.groups for place in group}

    def all(self, place: Place) -> tuple[Place, ...]:
        """Every place of the person who has this one, the main one first."""
        return self._of.get(place, (place,))

    def main(self, place: Place) -> Place:
        """The place under which the person is counted."""
        return self.all(place)[0]

    def on_site(self, place: Place) -> Place:
        """The place on the same site under which the person is counted there."""
        return next(each for each in self.all(place) if each[0] == place[0])

    def distinct(self, one: Place, other: Place) -> bool:
        """Whether these are known to be two people, judging by all of their places."""
        if not self.apart:
            return False
        return any(frozenset({a, b}) in self.apart for a in self.all(one) for b in self.all(other))

    @cached_property
    def renamed(self) -> dict[Place, str]:
        """For each other place of a person on a site, the id by which they are counted there."""
        pairs = ((place, self.on_site(place)) for group in self.groups for place in group)
        return {place: main[1] for place, main in pairs if place != main}

    @cached_property
    def across(self) -> dict[Place, Place]:
        """For each place that is a person's first on its site but not their main one, the main one."""
        firsts = {self.on_site(place): group[0] for group in self.groups for place in group}
        return {place: main for place, main in firsts.items() if place != main}


def grouped(
    pairs: Iterable[tuple[Place, Place]],
    exchanged: Mapping[Place, int],
    apart: Iterable[tuple[Place, Place]] = (),
    former: Iterable[Place] = (),
) -> Identities:
    """Identities from pairs of places that are the same person. A person's main place is the one where most was
    ``exchanged``; ``former`` places are under earlier names."""
    parent: dict[Place, Place] = {}

    def root(place: Place) -> Place:
        while (above := parent.setdefault(place, place)) != place:
            parent[place] = parent[above]
            place = above
        return place

    for one, other in pairs:
        parent[root(one)] = root(other)
    found: dict[Place, list[Place]] = {}
    for place in list(parent):
        found.setdefault(root(place), []).append(place)
    groups = (sorted(group, key=lambda place: (-exchanged.get(place, 0), place)) for group in found.values())
    several = sorted(tuple(group) for group in groups if len(group) > 1)
    return Identities(tuple(several), frozenset(frozenset(pair) for pair in apart), frozenset(former))


def renamed(activities: "pl.DataFrame", identities: Identities) -> "pl.DataFrame":
    """Typed activities, or some of their columns, with one id per person and site."""
    import polars as pl

    if not identities.renamed:
        return activities
    for site, names in _by_site(identities.renamed).items():
        here = pl.col("site") == site
        ids = pl.col("recipients").list.eval(pl.element().replace(names))
        known = {"partner": pl.col("partner").replace(names), "recipients": ids.list.unique(maintain_order=True)}
        activities = activities.with_columns(
            pl.when(here).then(by_one_id).otherwise(name).alias(name)
            for name, by_one_id in known.items()
            if name in activities.columns
        )
    return activities


def merged(people: "pl.DataFrame", identities: Identities) -> "pl.DataFrame":
    """A frame of people with one row per person and site. A person on several sites has on each what is known from all:
    how much was ever written, since when, and where they work."""
    import polars as pl

    if not identities.groups:
        return people
    number = {place: index for index, group in enumerate(identities.groups) for place in group}
    firsts = {identities.on_site(place) for place in number}
    sites, ids, groups = zip(*((*place, index) for place, index in number.items()), strict=True)
    known = pl.DataFrame(
        {
            "site": sites,
            "id": ids,
            "group": groups,
            "first": [place in firsts for place in number],
            "former": [place in identities.former for place in number],
        },
        schema_overrides={"group": pl.Int64},
    )
    numbered = people.join(known, on=["site", "id"], how="left", maintain_order="left")
    several = numbered.filter(pl.col("group").is_not_null())
    # The latest information about a person comes first and wins if they differ; an earlier name comes last.
    latest = several.sort("former", "last_at", descending=[False, True], nulls_last=True)
    said = ["employer", "position", "industry", "region", "mutuals"]
    # Where a site tells somebody's work they stand under the name they bear today; a chat has what I once wrote into my
    # phone, or a nickname, however lately it was used.
    by_work = ["former", pl.any_horizontal(pl.col("employer", "position").is_not_null()), "last_at"]
    called = pl.col("name").sort_by(by_work, descending=[False, True, True], nulls_last=True)
    together = latest.group_by("group").agg(
        called.drop_nulls().first(),
        *(pl.col(name).drop_nulls().first() for name in said),
        pl.col("first_at", "connected_at").min(),
        pl.col("last_at").max(),
        pl.col("sent", "received").sum(),
    )
    shown = several.filter("first").select("site", "id", "group").join(together, on="group")
    rest = numbered.filter(pl.col("group").is_null())
    return pl.concat([rest.select(people.columns), shown.select(people.columns)])


def answered_of_one(answers: Expectations, identities: Identities) -> Expectations:
    """The answers, with what was said about one id of a person applied to every id by which audits know them. Nobody
    who has died is ever suggested."""
    if answers.dead:
        left_out = tuple(dict.fromkeys((*answers.not_this_person, *answers.dead)))
        answers = msgspec.structs.replace(answers, not_this_person=left_out)
    if not identities.groups:
        return answers
    by_id: dict[str, list[Place]] = {}
    for group in identities.groups:
        for place in group:
            by_id.setdefault(place[1], []).append(place)

    def every(ids: Sequence[str]) -> tuple[str, ...]:
        more = (place[1] for id_ in ids for known in by_id.get(id_, ()) for place in identities.all(known))
        return tuple(dict.fromkeys([*ids, *more]))

    def confidant(one: Confidant) -> Confidant:
        if one.site is None or one.id is None:
            return one
        site, id_ = identities.main((one.site, one.id))
        return msgspec.structs.replace(one, site=site, id=id_)

    met = answers.referral_group
    return msgspec.structs.replace(
        answers,
        not_this_person=every(answers.not_this_person),
        kept_apart=every(answers.kept_apart),
        not_apart=every(answers.not_apart),
        died={id_: so for one, so in answers.died.items() for id_ in every([one])},
        inner_circle=tuple(map(confidant, answers.inner_circle)),
        referral_group=met and msgspec.structs.replace(met, members=every(met.members)),
    )


def _by_site(names: Mapping[Place, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (site, id_), name in names.items():
        found.setdefault(site, {})[id_] = name
    return found
