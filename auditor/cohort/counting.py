"""What a cohort shows: how each audit's values lie by role, in which bands, what verdicts are given, and what changed
for those who donated several times. One person counts once, by their latest donation.

DuckDB counts. It is given Parquet files of a folder that is thrown away, fetches nothing, and keeps within its memory.
Nothing leaves this module before ``hiding`` went over it; counts are rounded down to tens and shares to whole percents,
so that neither a difference nor an interval tells a smaller group.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import duckdb
import polars as pl

from auditor.audits.catalogue import AUDITS
from auditor.cohort.hiding import ALL, FEWEST, Cell, hidden, with_totals
from auditor.cohort.reading import LeftOut, files_in, read
from auditor.donations.donation import Donation
from auditor.scoring.intervals import sampled, share

#: Who told no role, and what a verdict says that names no cause.
NO_ROLE = "not told"
NO_CAUSE = "cannot tell"
#: Who named no further goal.
NO_FURTHER = "none named"
NO_BAND, NO_VALUE = "no band", "no value"
_AT_ONCE = 1_000
_MEMORY = "512MB"
_ONE = "people"
_DONATIONS = {"number": pl.Int64, "donor": pl.String, "month": pl.String, "days": pl.Int64, "role": pl.String,
              "cause": pl.String, "further": pl.String}  # fmt: skip
_AUDITS = {"number": pl.Int64, "audit": pl.String, "value": pl.Float64, "band": pl.String}


class Spread(NamedTuple):
    """How the values of an audit lie among at least ``people`` of a role: quartiles, and the 80 % interval ``low`` to
    ``high`` of the median."""

    role: str
    audit: str
    people: int
    median: float
    low: float
    high: float
    lower_quartile: float
    upper_quartile: float


class Part(NamedTuple):
    """A part of the people of a role, at least ``people`` of them: its share with an 80 % interval. ``of`` is an audit,
    or empty for verdicts; ``part`` a band or a cause."""

    role: str
    of: str
    part: str
    people: int
    share: float
    low: float
    high: float


class Changed(NamedTuple):
    """How far an audit's value moved from the first to the last donation of the same people, in its unit: the median
    with its 80 % interval, and over how many months in the median."""

    role: str
    audit: str
    people: int
    months: float
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Cohort:
    """All that may be shown. ``people`` and ``donations`` are rounded down to tens; ``repeated`` counts files of the
    same person and window as a later one."""

    people: int
    donations: int
    repeated: int
    spreads: Sequence[Spread]
    bands: Sequence[Part]
    verdicts: Sequence[Part]
    further_verdicts: Sequence[Part]
    changes: Sequence[Changed]
    left_out: Sequence[LeftOut] = field(default=())


def cohort(places: Iterable[Path]) -> Cohort:
    """Read all donations of these files and folders and count them. Raises OSError where nothing can be put aside."""
    return counted(found if isinstance(found, LeftOut) else found[1] for found in read(files_in(places)))


def counted(donations: Iterable[Donation | LeftOut]) -> Cohort:
    """Count donations from wherever they come. Raises OSError where nothing can be put aside."""
    left_out: list[LeftOut] = []
    with TemporaryDirectory(prefix="rapport-cohort-") as folder:
        for number, part in enumerate(_parts(donations, left_out)):
            _put_aside(Path(folder), number, part)
        with duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "memory_limit": _MEMORY,
                "temp_directory": folder,
            }
        ) as connection:
            _load(connection, Path(folder))
            return _counted(connection, left_out)


def _parts(donations: Iterable[Donation | LeftOut], left_out: list[LeftOut]) -> Iterator[list[Donation]]:
    """Donations, so many at once that memory does not grow with their number; at least one part, which may be empty."""
    part: list[Donation] = []
    for found in donations:
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        part.append(found)
        if len(part) == _AT_ONCE:
            yield part
            part = []
    yield part


def _put_aside(folder: Path, number: int, part: Sequence[Donation]) -> None:
    first = number * _AT_ONCE
    people = [
        (
            first + place,
            each.donor,
            each.month,
            each.days,
            each.role or NO_ROLE,
            each.cause or NO_CAUSE,
            (each.further.cause or NO_CAUSE) if each.further else NO_FURTHER,
        )
        for place, each in enumerate(part)
    ]
    audits = [
        (first + place, name, measured.value, measured.band)
        for place, each in enumerate(part)
        for name, measured in each.audits.items()
        if name in AUDITS
    ]
    pl.DataFrame(people, schema=_DONATIONS, orient="row").write_parquet(folder / f"donations-{number}.parquet")
    pl.DataFrame(audits, schema=_AUDITS, orient="row").write_parquet(folder / f"audits-{number}.parquet")


def _load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for name in ("donations", "audits"):
        connection.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_parquet($files)", {"files": str(folder / f"{name}-*.parquet")}
        )
    connection.execute("CREATE TABLE known (audit VARCHAR)")
    connection.executemany("INSERT INTO known VALUES (?)", [[name] for name in AUDITS])
    # Of the same person and window, the file read last; of each person, the latest.
    connection.execute(
        "CREATE TABLE kept AS SELECT * FROM donations"
        " QUALIFY row_number() OVER (PARTITION BY donor, month, days ORDER BY number DESC) = 1"
    )
    connection.execute(
        "CREATE TABLE latest AS SELECT * FROM kept"
        " QUALIFY row_number() OVER (PARTITION BY donor ORDER BY month DESC, days DESC, number DESC) = 1"
    )


def _counted(connection: duckdb.DuckDBPyConnection, left_out: Sequence[LeftOut]) -> Cohort:
    people, kept, all_ = (
        connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in ("latest", "kept", "donations")
    )
    return Cohort(
        people=tens(people),
        donations=tens(kept),
        repeated=all_ - kept,
        spreads=list(_spreads(connection)),
        bands=list(_bands(connection)),
        verdicts=list(_verdicts(connection, "cause")),
        further_verdicts=list(_verdicts(connection, "further")),
        changes=list(_changes(connection)),
        left_out=left_out,
    )


def _spreads(connection: duckdb.DuckDBPyConnection) -> Iterator[Spread]:
    rows = connection.execute(
        "SELECT audit, if(grouping(role) = 1, $all, role), count(*), quantile_cont(value, [0.25, 0.5, 0.75]),"
        " list(value ORDER BY value) FROM latest JOIN audits USING (number) WHERE value IS NOT NULL"
        " GROUP BY GROUPING SETS ((audit, role), (audit)) ORDER BY ALL",
        {"all": ALL},
    ).fetchall()
    for audit, of_audit in _by_audit(rows):
        shown = _shown({role: count for role, count, *_ in of_audit if role != ALL})
        for role, count, (lower, median, upper), values in of_audit:
            if role in shown:
                low, high = sampled(values, "median", audit)
                yield Spread(role, audit, tens(count), *map(_rounded, (median, low, high, lower, upper)))


def _rounded(value: float) -> float:
    """To two digits: the median of eleven people is one person's value, which more digits would tell from others'."""
    return float(f"{value:.2g}")


def _changes(connection: duckdb.DuckDBPyConnection) -> Iterator[Changed]:
    rows = connection.execute(
        "WITH moved AS ("
        " SELECT donor, audit, arg_max(value, (month, days)) - arg_min(value, (month, -days)) AS difference,"
        " date_diff('month', CAST(min(month) || '-01' AS DATE), CAST(max(month) || '-01' AS DATE)) AS months"
        " FROM kept JOIN audits USING (number) WHERE value IS NOT NULL GROUP BY donor, audit"
        " HAVING min(month) < max(month))"
        " SELECT audit, if(grouping(role) = 1, $all, role), count(*), median(months),"
        " list(difference ORDER BY difference)"
        " FROM moved JOIN latest USING (donor) GROUP BY GROUPING SETS ((audit, role), (audit)) ORDER BY ALL",
        {"all": ALL},
    ).fetchall()
    for audit, of_audit in _by_audit(rows):
        shown = _shown({role: count for role, count, *_ in of_audit if role != ALL})
        for role, count, months, moved in of_audit:
            if role in shown:
                low, high = sampled(moved, "median", audit)
                middle = (moved[(count - 1) // 2] + moved[count // 2]) / 2
                yield Changed(role, audit, tens(count), months, *map(_rounded, (middle, low, high)))


def _bands(connection: duckdb.DuckDBPyConnection) -> Iterator[Part]:
    rows = connection.execute(
        "SELECT known.audit, role, CASE WHEN value IS NULL THEN $no_value ELSE coalesce(band, $no_band) END AS part,"
        " count(*) FROM latest CROSS JOIN known LEFT JOIN audits"
        " ON audits.number = latest.number AND audits.audit = known.audit GROUP BY ALL ORDER BY ALL",
        {"no_value": NO_VALUE, "no_band": NO_BAND},
    ).fetchall()
    for audit, of_audit in _by_audit(rows):
        yield from _parts_of(audit, {(role, part): count for role, part, count in of_audit})


def _verdicts(connection: duckdb.DuckDBPyConnection, goal: Literal["cause", "further"]) -> Iterator[Part]:
    """On the first goal (``cause``) or the further one. Who named no further one is a part of the table too: else they
    could be told by subtraction."""
    rows = connection.execute(f"SELECT role, {goal}, count(*) FROM latest GROUP BY ALL ORDER BY ALL").fetchall()
    yield from _parts_of("", {(role, cause): count for role, cause, count in rows})


def _parts_of(of: str, counts: dict[Cell, int]) -> Iterator[Part]:
    """The cells that may be shown, as shares of their row; those of nobody are left out."""
    out, whole = hidden(counts), with_totals(counts)
    for (role, part), count in whole.items():
        n = whole[role, ALL]
        if part == ALL or not count or {(role, part), (role, ALL)} & out:
            continue
        low, high = share(count, n)
        yield Part(role, of, part, tens(count), _percent(count / n), _percent(low), _percent(high))


def _by_audit(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    """Rows that begin with an audit, by audit and without it."""
    found: dict[str, list[Sequence[Any]]] = {}
    for audit, *rest in rows:
        found.setdefault(audit, []).append(rest)
    yield from found.items()


def _shown(counts: dict[str, int]) -> set[str]:
    """The roles, and all of them together, of which a table of one column may be shown."""
    out = hidden({(role, _ONE): count for role, count in counts.items()})
    return {row for row in (*counts, ALL) if (row, _ONE) not in out}


def tens(count: int) -> int:
    """A count rounded down to tens."""
    return count - count % FEWEST


def _percent(value: float) -> float:
    return round(value, 2)
