"""Whether a headline names a position that has ended, and for which it stands."""

from datetime import date

import pytest

from auditor.archives.linkedin.headline import Position, foremost, names_left_role

BAKER = Position("Head Baker", "Oak Mill Ltd.", held=False)
TEACHER = Position("Teacher of Baking", "Town College", held=True)
BOTH = (TEACHER, BAKER)


@pytest.mark.parametrize(
    ("headline", "positions", "named"),
    [
        ("Head baker at Oak Mill", BOTH, True),
        ("Head Baker at Oak Mill | bread and people", (BAKER,), True),
        ("Head Baker with a love of rye", BOTH, False),  # a trade stays what it was
        ("Teacher of Baking, once Head Baker at Oak Mill", BOTH, False),
        ("Former Head Baker at Oak Mill", BOTH, False),
        ("Ehemals Head Baker bei Oak Mill", BOTH, False),
        ("Expert in rye, Head Baker at Oak Mill", BOTH, True),
        ("Head Baker at Town College", BOTH, False),
        ("Overhead Bakery", BOTH, False),
        ("Head Baker at Oak Mill", (Position("Manager", "Oak Mill", held=True), BAKER), True),
        ("Senior Baker", (Position("Senior Baker", "Rye", held=True), Position("Baker", "Rye", held=False)), False),
        ("", BOTH, False),
        (None, BOTH, False),
        ("Head Baker", (), False),
    ],
)
def test_a_headline_names_a_position_that_ended(
    headline: str | None, positions: tuple[Position, ...], named: bool
) -> None:
    assert names_left_role(headline, positions) is named


PAPER = Position("Staff writer", "The Weser Post GmbH", held=True, start=date(2019, 4, 1))
BOARD = Position("Board member", "Rowing Club", held=True, start=date(2024, 1, 1))
LEFT = Position("Editor", "Harbour Weekly", held=False, start=date(2025, 2, 1))


@pytest.mark.parametrize(
    ("headline", "positions", "which"),
    [
        ("Staff writer at The Weser Post", (BOARD, PAPER, LEFT), PAPER),
        ("staff writer, fond of tides", (BOARD, PAPER), PAPER),
        ("Rowing Club's board member, writes for The Weser Post", (PAPER, BOARD), BOARD),  # both: what began last
        ("Water, paper, people", (PAPER, BOARD, LEFT), BOARD),
        (None, (PAPER, BOARD), BOARD),
        ("Editor, Harbour Weekly", (LEFT,), None),
    ],
)
def test_a_headline_stands_for_a_position_held_now(
    headline: str | None, positions: tuple[Position, ...], which: Position | None
) -> None:
    assert foremost(headline, positions) == which
