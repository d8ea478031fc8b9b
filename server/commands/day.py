"""A day, as options take it."""

from datetime import date, datetime
from typing import Any

import click

from server.translations import gettext


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007
        except ValueError:
            self.fail(gettext("“%(given)s” is not a day like 2026-02-08.", given=value), param, ctx)
