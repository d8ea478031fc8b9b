"""Who waits for me: for an answer, to what is no pitch and was not answered, from the first hour on; or for something
that I said I would do."""

from datetime import UTC, datetime

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import ACTS, Act, has
from auditor.answers.expectations import Expectations
from auditor.ego_network import Waiting
from auditor.facts.conversations import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.messages import holds
from auditor.facts.window import DAY

_PLACE = ["site", "partner"]
_ASKED_DAYS = 30  # before a promise: what was asked then is what it promises (our convention, grade E)
#: The acts of a promise, which often does not say again what was asked: "of course, I will". What I answered since, or
#: an introduction I made, is not promised by it.
_with_what_was_asked = (
    pl.when(pl.col("asked_at") > pl.max_horizontal(pl.col("before").fill_null(0), pl.col("made_at").fill_null(0)))
    .then(pl.col("acts") | int(Act.TO_INTRODUCE))
    .otherwise(pl.col("acts"))
)
#: Whether a promise is one of an introduction: it speaks of one and does not ask for it.
_introduces = (pl.col("last_acts") & int(Act.TO_INTRODUCE) != 0) & (
    pl.col("last_acts") & int(Act.ASK | Act.QUESTION) == 0
)
#: By what later words of mine a promised introduction may have been kept or withdrawn.
_KEEPS = Act.INTRODUCTION | Act.OFFER | Act.BARE_NAME | Act.DECLINE | Act.OUTCOME_QUESTION
MOST = 50  # people; nobody reads a longer list, and a report stays small


def waiting(families: Families, expectations: Expectations) -> tuple[Waiting, ...]:
    """One entry a person, for what came within the last 90 days: those I have written to before the others, of each
    the latest first. Whoever is written to by many strangers would not find their own people among them otherwise.

    Only of sites that tell what I send: elsewhere everybody would seem to wait. Left out are groups, pitches, whom I
    asked to leave out, and what I marked as not for me, as answered elsewhere or as wanting no answer. Who waits for an
    answer is not said to wait for a promise too.
    """
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    dismissed = [message for message, meant in expectations.relevant.items() if not meant]
    sent = families.everywhere(families["messages"].filter("mine", pl.col("partner").is_not_null()))
    mine = sent.group_by("site", "partner").agg(
        wrote_at=pl.col("at").max(), new=(pl.col("acts") & int(Act.DECLINE) != 0).fill_null(False).all()
    )
    found = (
        families["conversations"]
        .filter(
            pl.col("waits") & ~pl.col("group") & ~pl.col("pitched").fill_null(False),
            pl.col("site").is_in(sites),
            pl.col("partner").is_not_null() & ~pl.col("partner").is_in(expectations.not_this_person),
            pl.col("last_at") >= families.window.end - LATE_DAYS * DAY,
            ~pl.col("first_id").is_in(dismissed),
            ~pl.col("last_id").is_in([*dismissed, *expectations.needs_no_answer, *expectations.answered_elsewhere]),
        )
        .join(mine, on=["site", "partner"], how="left")
        .filter(pl.col("wrote_at").fill_null(0) < pl.col("last_at"))
        .with_columns(pl.col("new").fill_null(True))
        .sort("new", "last_at", "last_id", descending=[False, True, True])
    )
    columns = ["site", "partner", "new", "last_at", "last_id", "last_acts", "conversation"]
    found = pl.concat(
        [
            found.select(*columns, promised=pl.lit(False)),
            _promised(families, sites, expectations).select(*columns, promised=pl.lit(True)),
        ]
    )
    people = families.as_one(found.with_row_index("row"))
    first = people.unique(_PLACE, keep="first", maintain_order=True)
    found = found[first["row"].to_list()].sort("new", "last_at", "last_id", descending=[False, True, True]).head(MOST)
    return tuple(
        Waiting(
            row["site"],
            row["partner"],
            families.name(row["site"], row["partner"]),
            datetime.fromtimestamp(row["last_at"] / 1000, UTC),
            families.window.day(row["last_at"]),
            row["last_id"],
            tuple(act.name.lower() for act in ACTS if act.name and has(row["last_acts"], act)),
            None if row["conversation"].startswith(("with ", "among ")) else row["conversation"],
            row["new"],
            row["promised"],
        )
        for row in found.iter_rows(named=True)
    )


def _promised(families: Families, sites: list[str], expectations: Expectations) -> pl.DataFrame:
    """My words to somebody that promise something, a day old or older, and since which I have made no introduction of
    theirs: my last ones, or those that promise an introduction and after which I gave, refused or handed over nothing,
    as chat about other things does not keep a promise. Columns as of those who wait, with ``last`` for mine."""
    end = families.window.end
    settled = [*expectations.needs_no_answer, *expectations.answered_elsewhere]
    said = families["messages"].filter(
        "mine", ~pl.col("comment"), pl.col("audience") == "person", pl.col("partner").is_not_null()
    )
    mine = families.as_one(said.with_row_index("row")).sort("at", "id")
    told = mine.select("row", before=pl.col("at").shift(1).over(_PLACE), latest=pl.col("at").max().over(_PLACE))
    ordered = said[told["row"].to_list()].with_columns(told["before"], told["latest"])
    made = families["introductions"].filter("mine").select("site", made_at="at", partner="people").explode("partner")
    introduced = families.everywhere(made).group_by(_PLACE).agg(pl.col("made_at").max())
    given = ordered.filter(holds(_KEEPS).fill_null(True)).select(*_PLACE, gave_at="at")
    gave = families.everywhere(given).group_by(_PLACE).agg(pl.col("gave_at").max())
    wanted = families["messages"].filter(
        ~pl.col("mine"), pl.col("partner").is_not_null(), holds(Act.TO_INTRODUCE), ~holds(Act.PROMISE)
    )
    asked = families.everywhere(wanted.select(*_PLACE, "at")).sort("at").with_columns(asked_at="at")
    return (
        ordered.filter(
            pl.col("site").is_in(sites),
            pl.col("at").is_between(end - LATE_DAYS * DAY, end - DAY),
            holds(Act.PROMISE).fill_null(False),
            ~pl.col("partner").is_in(expectations.not_this_person),
            ~pl.col("id").is_in(settled),
        )
        .join(introduced, on=_PLACE, how="left", maintain_order="left")
        .join(gave, on=_PLACE, how="left", maintain_order="left")
        .filter(pl.col("made_at").fill_null(0) < pl.col("at"))
        .sort("at", "id")
        .join_asof(asked, on="at", by=_PLACE, tolerance=_ASKED_DAYS * DAY, check_sortedness=False)
        .with_columns(new=pl.lit(False), last_at="at", last_id="id", last_acts=_with_what_was_asked)
        .filter(
            (pl.col("at") == pl.col("latest")) | (_introduces & ~(pl.col("gave_at") > pl.col("at")).fill_null(False))
        )
    )
