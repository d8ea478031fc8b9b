"""Many people audited by Spark: the same figures as one by one, and nobody's fault is anybody else's.

Skipped where PySpark or Java is missing; ``make test-spark`` brings PySpark.
"""

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from auditor import audit
from auditor.cohort.person import TOO_MANY
from auditor.cohort.reading import LeftOut
from auditor.donations.donation import Donation, of_report
from tests.cohort.many import Person, put, somebody

FOUND = {"pyspark": importlib.util.find_spec("pyspark"), "Java": shutil.which("java")}
MISSING = [name for name, where in FOUND.items() if not where]
pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(bool(MISSING), reason=f"without {' and '.join(MISSING)}"),
    pytest.mark.filterwarnings("ignore"),
]
PEOPLE = ("anna", "bela", "cora")
MOST = 3_000


@pytest.fixture(scope="module")
def people() -> dict[str, Person]:
    return {name: somebody(number) for number, name in enumerate(PEOPLE)}


@pytest.fixture(scope="module")
def found(people: dict[str, Person], tmp_path_factory: pytest.TempPathFactory) -> list[Donation | LeftOut]:
    """Of three people, one whose rows are damaged and one with too many, in one run: Spark is long in starting."""
    from auditor.cohort.spark import Source, donations

    folder = tmp_path_factory.mktemp("many")
    activities, about = put(folder / "activities", people)
    one = pl.read_parquet(activities / "activities.parquet").filter(pl.col("person") == "anna")
    damaged = one.head(20).with_columns(person=pl.lit("damaged"), detail=pl.lit("secret {"))
    damaged.write_parquet(activities / "damaged.parquet")
    ids = pl.int_range(MOST + 1).cast(pl.String)
    heavy = pl.concat([one] * (MOST // one.height + 1)).head(MOST + 1).with_columns(person=pl.lit("heavy"), id=ids)
    heavy.write_parquet(activities / "heavy.parquet")
    return list(donations(Source([str(activities)], str(about)), workers=2, most=MOST))


def test_the_same_figures_as_one_by_one(people: dict[str, Person], found: Sequence[Donation | LeftOut]) -> None:
    one_by_one = [of_report(audit(of, answers, coverage=told), "") for of, answers, told in people.values()]
    together = [each for each in found if isinstance(each, Donation)]
    assert len({each.donor for each in together}) == len(people)
    assert sorted(map(figures, together)) == sorted(map(figures, one_by_one))


def figures(of: Donation) -> str:
    """All of a donation but whose it is."""
    return repr((of.role, of.month, of.days, of.activities, of.cause, of.factors, sorted(of.audits.items())))


def test_a_person_whose_audit_fails_and_one_too_heavy_are_told_by_name(found: Sequence[Donation | LeftOut]) -> None:
    out = {str(each.file): str(each.why) for each in found if isinstance(each, LeftOut)}
    assert set(out) == {"damaged", "heavy"}
    assert "secret" not in out["damaged"]
    assert out["heavy"] != TOO_MANY


def test_what_lacks_columns_is_refused_by_their_names(tmp_path: Path) -> None:
    from auditor.cohort.spark import Lacking, Source, donations

    pl.DataFrame({"person": ["anna"], "id": ["1"]}).write_parquet(tmp_path / "a.parquet")
    with pytest.raises(Lacking) as refused:
        list(donations(Source([str(tmp_path)]), workers=1))
    assert "subject" in refused.value.columns
    assert "id" not in refused.value.columns
