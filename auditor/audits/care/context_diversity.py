"""Do all my active ties come from one world?

Compared with the people one is connected to, not with the world at large: whom one could meet is not one's own doing.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.affiliations import organisation, stage, stage_named
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.ties import beyond_refusals, partners
from auditor.report import Missing, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import resampled
from auditor.translatable import N_, gettext, listed, ngettext, number

_LEAST = 25
_KNOWN = 0.7
_DRAWS = 200
_REMEDY = N_("A site's list of your connections may name employers; the browser extension sees more on profiles.")
#: What is looked at, in the words of a report.
_FIELDS = {
    "employer": N_("employer"),
    "industry": N_("industry"),
    "region": N_("region"),
    "stage": N_("career stage"),
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Entropy of the people I wrote to over employer, industry, region and career stage ÷ that of as many people drawn
    by chance from all my connections; the mean over what is known of at least 70 % of both."""
    people = facts["ties"].with_columns(
        pl.col("industry", "region").str.strip_chars().str.to_lowercase(),
        employer=organisation(pl.col("employer")),
        stage=stage(pl.col("position")),
    )
    wrote = partners(beyond_refusals(facts.within("dealings"))).filter(pl.col("sent") > 0)
    active = people.join(wrote, on=["site", "partner"], how="semi")
    if active.height < _LEAST:
        return Missing(
            gettext(
                "This needs %(least)s people you write with; there are %(have)s.", least=_LEAST, have=active.height
            ),
            gettext(_REMEDY),
            active.height,
            _LEAST,
        )
    connected = people.filter(pl.col("connected_at").is_not_null())
    fields = [field for field in _FIELDS if min(_known(active, field), _known(connected, field)) >= _KNOWN]
    if not fields:
        return Missing(
            gettext("Of too few of the people you write with it is known where they work."), gettext(_REMEDY)
        )
    drawn_by_chance = {
        field: _expected(_places(connected[field].drop_nulls()), _have(active, field)) for field in fields
    }
    fields = [field for field in fields if drawn_by_chance[field] > 0]
    if not fields:
        return Missing(gettext("All your connections come from one place, so there is nothing to compare with."), "")
    places = np.stack([_places(active[field]) for field in fields])
    chance = np.array([drawn_by_chance[field] for field in fields])

    def mixed(index: NDArray[np.intp]) -> NDArray[np.float64]:
        each = [_entropies(row[index]) / by_chance for row, by_chance in zip(places, chance, strict=True)]
        return np.asarray(np.mean(each, axis=0), float)

    value = float(mixed(np.arange(active.height)[np.newaxis])[0])
    said = listed([gettext(_FIELDS[field]) for field in fields])
    return Measure(
        value=value,
        n=active.height,
        # Drawing again always loses some variety, so the interval is centred on what was counted.
        interval=resampled(active.height, AUDIT.id, mixed, centre=value),
        words=gettext(
            "%(value)s times as mixed by %(fields)s as your connections are", value=number(value, 2), fields=said
        ),
        observation=gettext(
            "The %(people)s people you wrote to in the last %(days)s days are %(value)s times as mixed by %(fields)s "
            "as all your connections.",
            people=active.height,
            days=round(facts.days),
            value=number(value, 2),
            fields=said,
        ),
        details=tuple(_table(active[field].drop_nulls(), field) for field in fields),
        note=gettext("Whom you can meet is partly not your doing."),
    )


def _table(shown: pl.Series, field: str) -> Table:
    counts = (
        shown.rename("what").value_counts(sort=True, name="people").sort("people", "what", descending=[True, False])
    )
    rows = tuple(
        Row(
            stage_named(what) if field == "stage" else str(what).capitalize(),
            ngettext("%(num)s person", "%(num)s people", people),
        )
        for what, people in counts.head(10).iter_rows()
    )
    named = gettext(_FIELDS[field])
    more = max(0, counts.height - 10)
    return Table(gettext("People you wrote to, by %(field)s", field=named), rows, (named, ""), more)


def _have(people: pl.DataFrame, field: str) -> int:
    return people.height - people[field].null_count()


def _known(people: pl.DataFrame, field: str) -> float:
    return _have(people, field) / people.height if people.height else 0.0


def _places(shown: pl.Series) -> NDArray[np.intp]:
    """A number for each place; −1 where it is not known."""
    return shown.rank("dense").cast(pl.Int64).fill_null(0).to_numpy() - 1


def _entropies(places: NDArray[np.intp]) -> NDArray[np.float64]:
    """Shannon's entropy of each sample, in nats; ``places`` has a sample a row, and below 0 what is not known."""
    samples, most = len(places), int(places.max(initial=0)) + 1
    each = places + most * np.arange(samples)[:, np.newaxis]
    counts = np.bincount(each[places >= 0], minlength=samples * most).reshape(samples, most)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    return np.asarray(-(shares * logs).sum(axis=1), float)


def _expected(places: NDArray[np.intp], size: int) -> float:
    """The mean entropy of samples of ``size``: entropy grows with the sample, so only equal sizes can be compared."""
    if places.size <= size:
        return _entropy(places)
    rng = np.random.default_rng(size)
    return float(np.mean([_entropy(rng.choice(places, size, replace=False)) for _ in range(_DRAWS)]))


def _entropy(places: NDArray[np.intp]) -> float:
    return float(_entropies(places[np.newaxis])[0])


AUDIT = Audit(
    id="context-diversity",
    question=N_("Do all my active ties come from one world?"),
    title=N_("The people you write with are as mixed as your connections"),
    mixed_title=N_("The people you write with are somewhat less mixed than your connections"),
    failure_title=N_("The people you write with are less mixed than your connections"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="ratio",
    minimum=Minimum(_LEAST, N_("people you write with")),
    facts=("dealings", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.CONNECTION),
    period=90,
    curve=LogNormal(good=1.0, fair=0.6),
    roles={Role.CORP: Override(weight=0.5)},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Like seeks like everywhere. When a conference mailed lists that widened the search, women met 57 %% more "
            "new people; without them they met 42 %% fewer than men. Opportunity is set by others, too."
        ),
        sources=("mcpherson-2001", "bapna-funk-2021"),
    ),
    advice=Advice(
        reason=N_("If you would like to hear from other worlds, following two people next door is the smallest step."),
        choice=N_("You could add them, or stay among your own: that can be mutual support."),
        action=N_("Add two people from a field next to yours to your follow list."),
        minutes=10,
    ),
    caveats=N_(
        "Only employer, industry, region and the career stage that English words of a title tell are looked at. "
        "Gender, origin, religion and age are never inferred."
    ),
    measure=measure,
)
