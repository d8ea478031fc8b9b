"""What is done on one thread is done once, on the thread that asks, and ends as it would without."""

from threading import get_ident

import polars as pl
import pytest

from auditor.on_one_thread import on_one_thread


def test_it_is_done_once_on_the_same_thread() -> None:
    threads = []

    @on_one_thread
    def repeated(number: int, *, by: int) -> list[int]:
        threads.append(get_ident())
        return pl.DataFrame({"n": [number]}).filter(pl.col("n") > 0)["n"].to_list() * by

    assert repeated(4, by=3) == [4, 4, 4]
    assert threads == [get_ident()]


@pytest.mark.parametrize("kind", [ZeroDivisionError, KeyboardInterrupt, SystemExit, pl.exceptions.ColumnNotFoundError])
def test_what_it_raises_is_raised(kind: type[BaseException]) -> None:
    @on_one_thread
    def failing() -> None:
        raise kind("in it")

    with pytest.raises(kind, match="in it"):
        failing()


def test_within_itself_it_is_done_as_well() -> None:
    @on_one_thread
    def sum_to(number: int) -> int:
        return number + sum_to(number - 1) if number else 0

    assert sum_to(20) == 210
