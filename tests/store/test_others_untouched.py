"""What one person erases takes nothing of another, though both have the same in every table, under the same ids; and
leaves no reminder of a step that goes."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from auditor.answers.expectations import Expectations
from server.store.choosing import Choice
from server.store.engine import writing
from server.store.remarks import Remark
from server.store.schema import metadata
from server.store.store import Store
from tests.store.making import store_of
from tests.store.test_removing import ANA, QUOKKA, others, with_ana
from tests.store.test_removing_names import put_report

OTHER = "other"

#: The rows of the other person are copies, with the checksums of the rows that they were copied from.
pytestmark = pytest.mark.damages


def rows(engine: Engine, person: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that is kept of a person, by table, without whose it is."""
    with engine.connect() as connection:
        return {
            table.name: sorted(
                map(
                    tuple,
                    connection.execute(
                        select(*(c for c in table.c if c.name != "person_id")).where(table.c.person_id == person)
                    ),
                ),
                key=str,
            )
            for table in metadata.sorted_tables
            if "person_id" in table.c
        }


@pytest.fixture
def both(engine: Engine, store: Store) -> Store:
    """The owner's store, and another person who has the same in all that names Ana or was told by her."""
    store.activities.write([*others(), *with_ana()])
    ana = ("linkedin", ANA.id)
    store.remarks.put(ana, Remark("Met at the fair."))
    store.answers.add(Expectations(not_this_person=(ANA.id,), needs_no_answer=(with_ana()[0].row.id,)))
    put_report(store, ANA.name or "")
    step = store.steps.add("reply-rate", f"Answer {ANA.name} today.", "taken", 1)
    with writing(engine) as connection:
        told = {"person_id": "owner", "channel": "c", "step": step, "day": "2026-01-01"}
        connection.execute(insert(metadata.tables["reminded"]), told)
    store_of(engine, OTHER)
    held = rows(engine, "owner")
    with writing(engine) as connection:
        for table in metadata.sorted_tables:
            names = [c.name for c in table.c if c.name != "person_id"]
            if held.get(table.name) and table.name != "persons":
                again = [{"person_id": OTHER, **dict(zip(names, row, strict=True))} for row in held[table.name]]
                connection.execute(insert(table), again)
    return store


@pytest.mark.parametrize(
    "choice",
    [
        QUOKKA,
        Choice(site="linkedin"),
        Choice(first=date(2020, 1, 1), last=date(2026, 12, 31)),
        Choice(activities=tuple(arrival.row.id for arrival in with_ana())),
    ],
    ids=["person", "site", "period", "activities"],
)
def test_nothing_of_another_person_is_deleted_or_changed(engine: Engine, both: Store, choice: Choice) -> None:
    before, mine = rows(engine, OTHER), rows(engine, "owner")
    assert before["activities"] and before["reports"] and before["steps"] and before["remarks"]
    both.erase_part(choice)
    assert rows(engine, OTHER) == before
    assert rows(engine, "owner") != mine


def test_no_reminder_is_left_of_a_deleted_step(engine: Engine, both: Store) -> None:
    assert rows(engine, "owner")["reminded"]
    both.erase_part(QUOKKA)
    left = rows(engine, "owner")
    assert (left["steps"], left["reminded"]) == ([], [])
