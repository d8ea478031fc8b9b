"""Whether a headline names a position that has ended."""

import pytest

from auditor.archives.linkedin.headline import Position, left_role

BAKER = Position("Head Baker", "Oak Mill Ltd.", held=False)
TEACHER = Position("Teacher of Baking", "Town College", held=True)
BOTH = (TEACHER, BAKER)


@pytest.mark.parametrize(
    ("headline", "positions", "named"),
    [
        ("Head baker at Oak Mill", BOTH, "Head Baker, Oak Mill Ltd."),
        ("Head Baker at Oak Mill | bread and people", (BAKER,), "Head Baker, Oak Mill Ltd."),
        ("Head Baker with a love of rye", BOTH, None),  # a trade stays what it was
        ("Teacher of Baking, once Head Baker at Oak Mill", BOTH, None),
        ("Former Head Baker at Oak Mill", BOTH, None),
        ("Ehemals Head Baker bei Oak Mill", BOTH, None),
        ("Expert in rye, Head Baker at Oak Mill", BOTH, "Head Baker, Oak Mill Ltd."),
        ("Head Baker at Town College", BOTH, None),
        ("Overhead Bakery", BOTH, None),
        ("Head Baker at Oak Mill", (Position("Manager", "Oak Mill", held=True), BAKER), "Head Baker, Oak Mill Ltd."),
        ("Senior Baker", (Position("Senior Baker", "Rye", held=True), Position("Baker", "Rye", held=False)), None),
        ("", BOTH, None),
        (None, BOTH, None),
        ("Head Baker", (), None),
    ],
)
def test_a_headline_names_a_position_that_ended(
    headline: str | None, positions: tuple[Position, ...], named: str | None
) -> None:
    assert left_role(headline, positions) == named
