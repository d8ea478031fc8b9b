"""What was written with somebody under another id, of whom nobody has said yet that they are one person: it may tell
what came of an introduction, so nobody is said to have been forgotten."""

from collections.abc import Sequence

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.report.ego_network import Alike

_PLACE = ["site", "partner"]
#: What tells that an introduction came to something.
_TELLS = Act.OUTCOME_REPORT | Act.THANKS


class Elsewhere:
    """When things were last written where somebody may be under another id; ``alike``: who may be one."""

    def __init__(self, families: Families, alike: Sequence[Alike]) -> None:
        self._places = {one: other for pair in alike for one, other in (pair.places, pair.places[::-1])}
        places = [{"site": site, "partner": id_} for site, id_ in self._places]
        there = pl.DataFrame(places, schema={"site": pl.String, "partner": pl.String})
        lines = families["messages"].join(there, on=_PLACE, how="semi")
        tells = pl.when("mine").then(holds(Act.OUTCOME_QUESTION)).otherwise(holds(_TELLS) | pl.col("met"))
        self._told, self._wrote = (
            {(site, partner): at for site, partner, at in found.group_by(_PLACE).agg(pl.col("at").max()).iter_rows()}
            for found in (lines.filter(tells.fill_null(True)), lines.filter("mine"))
        )

    def told(self, site: str, people: Sequence[str], at: int) -> bool:
        """Whether one of them may have told me there since then what came of something, or thanked, or I asked."""
        return self._since(self._told, site, people, at)

    def wrote(self, site: str, people: Sequence[str], at: int) -> bool:
        """Whether I wrote to one of them there since then."""
        return self._since(self._wrote, site, people, at)

    def _since(self, moments: dict[tuple[str, str], int], site: str, people: Sequence[str], at: int) -> bool:
        others = (self._places.get((site, person)) for person in people)
        return any(moments.get(other, 0) > at for other in others if other is not None)
