"""Made-up people as ``rapport cohort --engine spark`` reads them: their activities, and what else is known of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random

import msgspec
import polars as pl

from auditor.activities.activity import Activity, Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive_all, stored_schema
from server.demonstration import STORIES

KEY = b"nobody's, so it need not be kept"
COVERAGE = (
    Coverage("linkedin", Subject.MESSAGE_SENT, "full", date(2024, 1, 1)),
    Coverage("linkedin", Subject.REACTION, "none", note="Without dates."),
)

_PART = 0.2

Person = tuple[list[Activity], Expectations, tuple[Coverage, ...]]


@cache
def somebody(number: int) -> Person:
    """A part of one of two stories, so that no two are the same."""
    activities, answers = _story(("corporate", "media")[number % 2])
    rng = Random(number)
    return [each for each in activities if rng.random() < _PART], answers, COVERAGE if number % 3 else ()


@cache
def _story(kind: str) -> tuple[list[Activity], Expectations]:
    activities, answers = STORIES[kind](datetime(2026, 3, 1, 12, tzinfo=UTC))
    return sorted(activities, key=lambda each: (each.published, str(each.id))), answers


def rows(activities: Sequence[Activity]) -> pl.DataFrame:
    """As a store keeps them."""
    arrivals = receive_all(activities, key=KEY, zone=UTC)
    return pl.DataFrame([each.row for each in arrivals], schema=stored_schema(), orient="row")


def put(folder: Path, people: Mapping[str, Person]) -> tuple[Path, Path]:
    """Parquet files of activities and of the rest, activities in no order."""
    frames = [rows(each[0]).select(pl.lit(name).alias("person"), pl.all()) for name, each in people.items()]
    folder.mkdir(parents=True, exist_ok=True)
    pl.concat(frames).sample(fraction=1, shuffle=True, seed=1).write_parquet(folder / "activities.parquet")
    about = [
        {
            "person": name,
            "answers": msgspec.json.encode(answers).decode(),
            "coverage": msgspec.json.encode(coverage).decode(),
            "zone": "UTC",
        }
        for name, (_, answers, coverage) in people.items()
    ]
    pl.DataFrame(about).write_parquet(folder.parent / "people.parquet")
    return folder, folder.parent / "people.parquet"
