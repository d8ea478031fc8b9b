"""Who thanked me lately: that something I did was welcome is the good news that messages hold most often."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.promises import open_promises
from auditor.report.ego_network import Thanks

#: So far back (our convention, grade E): of older thanks nobody is glad any more.
LATELY_DAYS = 30
_PLACE = ["site", "partner"]
MOST = 6  # people; nobody reads a longer line


def thanks(families: Families, expectations: Expectations) -> tuple[Thanks, ...]:
    """Those with a name who thanked me by a message in the last 30 days, or by name in a group, the latest first; left
    out are sellers, who thank for the time that one might give them, who refuses or takes back something, who asks for
    something in the same message, as they thank in advance, and who thanks within a day for what I said I would do and
    have not done."""
    found = families["messages"].filter(
        ~pl.col("mine"),
        pl.col("partner").is_not_null(),
        pl.col("at") >= families.window.end - LATELY_DAYS * DAY,
        (pl.col("audience") == "person") | pl.col("mentioned"),
        holds(Act.THANKS).fill_null(False) & ~holds(Act.PITCH | Act.HYPE | Act.DECLINE | Act.ASK),
        ~(pl.col("promoted") | pl.col("spam") | pl.col("cold") | pl.col("refused")),
        ~pl.col("partner").is_in(list(expectations.never_proposed)),
    )
    latest = (
        _but_for_promises(families.as_one(found.select(*_PLACE, "at", "id")), families, expectations)
        .sort("at", "id", descending=True)
        .unique(_PLACE, keep="first", maintain_order=True)
        .join(families.people.select("site", "name", partner="id"), on=_PLACE, maintain_order="left")
        .filter(pl.col("name").is_not_null())
    )
    return tuple(
        Thanks(site, person, name, families.window.day(at))
        for site, person, name, at in latest.head(MOST).select("site", "partner", "name", "at").iter_rows()
    )


def _but_for_promises(thanked: pl.DataFrame, families: Families, expectations: Expectations) -> pl.DataFrame:
    """Thanks but those of the day after a promise of mine that is open: they are for the promise."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    promised = families.as_one(open_promises(families, sites, expectations).select(*_PLACE, promised_at="at"))
    for_it = pl.col("at").is_between(pl.col("promised_at"), pl.col("promised_at") + DAY)
    early = thanked.join(promised, on=_PLACE).filter(for_it).select("id")
    return thanked.join(early, on="id", how="anti", maintain_order="left")
