"""Which cells of a table of counts must not be shown: those of few people, and those that would tell them.

A table has its total row and its total column among its cells, so that each line is an equation: its cells add up to
its total. A cell of one to nine people is hidden. Where a line then hides one cell only, or shows its total while what
it hides are fewer than ten people, subtracting would tell them: the smallest cell that is left is hidden too, until no
line tells any. (Complementary suppression, see L. Willenborg and T. de Waal, Elements of Statistical Disclosure
Control, 2001, chapter 4.)
"""

from collections.abc import Iterator, Mapping, Sequence

FEWEST = 10
#: The row, and the column, of the totals.
ALL = "all"

Cell = tuple[str, str]


def hidden(counts: Mapping[Cell, int]) -> set[Cell]:
    """The cells that must not be shown. ``counts`` by row and column, without totals; a missing cell has nobody."""
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    whole = with_totals(counts)
    out = {cell for cell, count in whole.items() if 0 < count < FEWEST}
    lines = list(_lines(rows, columns))
    while True:
        more = {cell for line in lines if (cell := _next(line, whole, out)) is not None}
        if not more:
            return out
        out |= more


def with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """The table with its totals; cells that are missing are 0."""
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    whole = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    for row in rows:
        whole[row, ALL] = sum(whole[row, column] for column in columns)
    for column in [*columns, ALL]:
        whole[ALL, column] = sum(whole[row, column] for row in rows)
    return whole


def _lines(rows: Sequence[str], columns: Sequence[str]) -> Iterator[list[Cell]]:
    """Each line with its total as its last cell."""
    for row in [*rows, ALL]:
        yield [(row, column) for column in [*columns, ALL]]
    for column in [*columns, ALL]:
        yield [(row, column) for row in [*rows, ALL]]


def _next(line: Sequence[Cell], whole: Mapping[Cell, int], out: set[Cell]) -> Cell | None:
    """One more cell of a line that must be hidden, so that the line does not tell what it hides; None where it does
    not."""
    *parts, total = line
    unseen = [cell for cell in parts if cell in out]
    if not unseen and total not in out:
        return None
    left = [cell for cell in parts if cell not in out and whole[cell] > 0]
    if total in out:
        # The rest of the line must not add up to the hidden total.
        return min(left, key=lambda cell: whole[cell]) if left and not unseen else None
    if len(unseen) >= 2 and sum(whole[cell] for cell in unseen) >= FEWEST:
        return None
    return min(left, key=lambda cell: whole[cell]) if left else total
