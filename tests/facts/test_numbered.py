"""Numbers in the place of names say the same, and the order is kept."""

import polars as pl

from auditor.facts.numbered import gathered, numbered

ROWS = pl.DataFrame(
    {
        "site": ["linkedin", "mastodon", "linkedin", "linkedin", None],
        "who": ["cleo", "cleo", None, "cleo", "ana"],
        "at": [5, 4, 3, 2, 1],
    }
)


def test_each_set_of_values_has_a_number_in_their_order_and_rows_stay_where_they_were() -> None:
    found = numbered(ROWS, "place", ["site", "who"])
    assert found["place"].to_list() == [2, 3, 1, 2, 0]
    assert found.drop("place").equals(ROWS)


def test_rows_of_one_set_come_together_in_the_order_they_had() -> None:
    found = gathered(ROWS, "place", ["site", "who"])
    assert found["at"].to_list() == [1, 3, 5, 2, 4]
    assert found.drop("place").equals(ROWS.sort("site", "who", maintain_order=True))


def test_no_rows_have_no_numbers() -> None:
    assert numbered(ROWS.clear(), "place", ["site"]).height == 0
