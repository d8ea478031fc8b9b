"""Small groups are hidden, and no line of a table tells one by subtraction."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from auditor.cohort.hiding import ALL, FEWEST, Cell, hidden, with_totals

TABLES = st.integers(1, 5).flatmap(
    lambda rows: st.integers(1, 5).flatmap(
        lambda columns: st.fixed_dictionaries(
            {
                (f"r{row}", f"c{column}"): st.one_of(st.just(0), st.integers(1, 12), st.integers(10, 200))
                for row in range(rows)
                for column in range(columns)
            }
        )
    )
)


def lines(counts: Mapping[Cell, int]) -> list[list[Cell]]:
    """Each row and column with its total last, written out anew."""
    rows, columns = {row for row, _ in counts}, {column for _, column in counts}
    across = [[*((row, column) for column in columns), (row, ALL)] for row in (*rows, ALL)]
    down = [[*((row, column) for row in rows), (ALL, column)] for column in (*columns, ALL)]
    return across + down


@given(TABLES)
def test_no_cell_of_a_few_is_shown_and_no_line_tells_one(counts: dict[Cell, int]) -> None:
    out, whole = hidden(counts), with_totals(counts)
    assert all(count == 0 or count >= FEWEST for cell, count in whole.items() if cell not in out)
    for *parts, total in lines(counts):
        unseen = [cell for cell in parts if cell in out]
        if total in out:
            shown = sum(whole[cell] for cell in parts if cell not in out)
            assert unseen or not shown, "what is shown adds up to the hidden total"
        elif unseen:
            assert len(unseen) >= 2
            assert sum(whole[cell] for cell in unseen) >= FEWEST


def test_the_smallest_neighbour_goes_with_a_small_group() -> None:
    counts = {("sales", "people"): 40, ("media", "people"): 25, ("founder", "people"): 3}
    assert hidden(counts) == {("founder", "people"), ("media", "people"), ("founder", ALL), ("media", ALL)}


def test_where_no_neighbour_is_left_the_total_goes_too() -> None:
    assert hidden({("sales", "people"): 3}) >= {("sales", "people"), (ALL, ALL)}


def test_large_groups_and_empty_ones_are_shown() -> None:
    assert not hidden({("sales", "site"): 10, ("sales", "habits"): 0, ("media", "site"): 99, ("media", "habits"): 10})
