"""Which part of each list of people a page shows: it stays small however many people one knows.

A page shows the beginning of each list, or, once its rest is asked for, the numbered page of all of them; what is never
folded away for good stays one link away, also without script."""

from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

#: How many of a list are seen at first, and on a numbered page of it.
FIRST: Mapping[str, int] = {
    "ties": 12, "quiet": 8, "dormant": 8, "silent": 8, "waiting": 20, "strangers": 10, "longer": 8, "open": 10,
    "open_longer": 6, "same": 6,
}  # fmt: skip
EACH: Mapping[str, int] = {**FIRST, "ties": 45}

Of = TypeVar("Of")


@dataclass(frozen=True)
class Pages:
    """``number``: which page of the lists, from 1; 0: the beginning of each. ``lengths``: how many each has."""

    number: int
    lengths: Mapping[str, int]

    @classmethod
    def asked(cls, number: int, lists: Mapping[str, Sized]) -> "Pages":
        """The page of a number, or the last there is."""
        lengths = {name: len(each) for name, each in lists.items()}
        last = max([1, *(ceil(count / EACH[name]) for name, count in lengths.items())])
        return cls(max(0, min(number, last)), lengths)

    def within(self, name: str) -> tuple[int, int]:
        """From which to which place of a list is shown."""
        if self.number == 0:
            return 0, FIRST[name]
        each = EACH[name]
        return (self.number - 1) * each, self.number * each

    def part(self, name: str, everybody: Sequence[Of]) -> Sequence[Of]:
        """What is shown of a list."""
        start, stop = self.within(name)
        return everybody[start:stop]

    def before(self, *names: str) -> bool:
        """Whether some of these lists have a page before this one."""
        return self.number > 1 and any(self.lengths.get(name, 0) for name in names)

    def more(self, *names: str) -> int:
        """How many there are behind what is shown of these lists."""
        return sum(max(0, self.lengths.get(name, 0) - self.within(name)[1]) for name in names)

    def next(self, *names: str) -> int:
        """The number of the page on which that goes on."""
        if self.number:
            return self.number + 1
        behind = [name for name in names if self.lengths.get(name, 0) > FIRST[name]]
        return 1 if any(EACH[name] > FIRST[name] for name in behind) else 2
