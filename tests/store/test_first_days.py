"""The first day each kind of source told of is kept beside the counts, and stays that of the activities kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, func, select

from auditor.activities.activity import Detail
from server.store import engine as opening
from server.store.schema import activities
from server.store.store import Store
from tests.store.making import message, store_of

DAYS = datetime(2025, 3, 3, 12, tzinfo=UTC)


def looked_for(engine: Engine) -> dict[tuple[str, str], str]:
    """The first days as they are found among all activities."""
    query = select(activities.c.site, activities.c.via, func.min(activities.c.day))
    with engine.connect() as connection:
        rows = connection.execute(query.group_by(activities.c.site, activities.c.via))
        return {(site, via): day for site, via, day in rows}


def kept(store: Store) -> dict[tuple[str, str], str]:
    return {
        (site, via): day for via in ("extension", "archive") for site, day in store.activities.first_days(via).items()
    }


def test_the_first_day_is_that_of_the_earliest_activity_in_any_order_of_arrival(engine: Engine, store: Store) -> None:
    assert store.activities.first_days("extension") == {}
    store.activities.write([message("later", at=DAYS + timedelta(days=3))])
    store.activities.write([message("sooner", at=DAYS), message("latest", at=DAYS + timedelta(days=9))])
    store.activities.write([message("elsewhere", at=DAYS - timedelta(days=9), via="archive")])
    assert store.activities.first_days("extension") == {"linkedin": "2025-03-03"}
    assert kept(store) == looked_for(engine)


def test_forgetting_the_first_activity_moves_the_first_day_and_forgetting_all_removes_it(
    engine: Engine, store: Store
) -> None:
    first, second = message("first", at=DAYS), message("second", at=DAYS + timedelta(days=2))
    store.activities.write([first, second])
    store.activities.remove([first.row.id])
    assert store.activities.first_days("extension") == {"linkedin": "2025-03-05"}
    store.activities.remove([second.row.id])
    assert store.activities.first_days("extension") == {}


@pytest.mark.parametrize("hours", [-20, 20])
def test_a_more_precise_time_of_the_same_act_moves_the_first_day(engine: Engine, store: Store, hours: int) -> None:
    coarse = message("Hello there", at=DAYS, via="archive", detail=Detail(day_only=True))
    store.activities.write([coarse])
    exact = message("Hello there", at=DAYS + timedelta(hours=hours))
    assert store.activities.write([exact]).known == [exact.row.id]
    assert looked_for(engine) == {("linkedin", "archive"): exact.row.day}
    assert exact.row.day != coarse.row.day
    assert kept(store) == looked_for(engine)


@pytest.mark.parametrize("seed", range(5))
def test_the_first_day_is_right_after_any_arrivals_and_deletions(engine: Engine, store: Store, seed: int) -> None:
    dice = Random(seed)
    here: list[str] = []
    for step in range(25):
        if here and dice.random() < 0.4:
            via = dice.choice(("extension", "archive"))
            store.activities.remove(dice.sample(here, min(len(here), 3)), via)
        else:
            batch = [
                message(
                    f"text {dice.randrange(4)}",
                    at=DAYS + timedelta(hours=dice.randrange(200)),
                    via=dice.choice(("extension", "archive")),
                    detail=dice.choice((None, Detail(day_only=True))),
                    salt=f"{step} {number}",
                )
                for number in range(3)
            ]
            store.activities.write(batch)
            here += [arrival.row.id for arrival in batch]
        assert kept(store) == looked_for(engine)


def test_a_migration_adds_the_first_days(sqlite: Engine) -> None:
    store = store_of(sqlite)
    store.activities.write([message("first", at=DAYS), message("second", at=DAYS + timedelta(days=2))])
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    with sqlite.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE sources DROP COLUMN first_day")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
        connection.commit()
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
        connection.commit()
    assert kept(store) == looked_for(sqlite) == {("linkedin", "extension"): "2025-03-03"}
