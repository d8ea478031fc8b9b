"""The part of a report on when one was where: the days on which one did something, and long breaks between them."""

from datetime import date

import msgspec


class Presence(msgspec.Struct, frozen=True):
    """The local days on which one did or looked at something on a site, oldest first, each with how many activities."""

    site: str
    days: tuple[tuple[date, int], ...]


class Break(msgspec.Struct, frozen=True):
    """Local days, ``first`` to ``last``, on which one did nothing anywhere, between days on which one did."""

    first: date
    last: date

    def weeks(self) -> list[date]:
        """The Mondays of its whole weeks."""
        monday = self.first.toordinal() + -self.first.weekday() % 7
        return [date.fromordinal(each) for each in range(monday, self.last.toordinal() - 5, 7)]
