"""Who says the auditor's sentences where somebody reads another language than English."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Literal

from babel.numbers import format_decimal

from auditor.activities import sites
from auditor.translatable import Speaker, spoken_by
from server.translations import SOURCE, cldr, language, look_up, look_up_plural


class _Translated(Speaker):
    """Says them by the catalogues, and numbers, days and lists by CLDR, in the language spoken here and now."""

    def look_up(self, message: str, context: str | None = None) -> str:
        return look_up(message, context)

    def look_up_plural(self, one: str, many: str, number: int) -> str:
        return look_up_plural(one, many, number)

    def number(self, value: float, digits: int) -> str:
        return format_decimal(round(value, digits), "#,##0" + "." * bool(digits) + "0" * digits, cldr.locale())

    def short(self, value: float) -> str:
        return format_decimal(value, "#,##0.###", cldr.locale())

    def share(self, value: float) -> str:
        return cldr.percent(value)

    def day(self, value: date, *, year: bool = True) -> str:
        return cldr.day(value) if year else cldr.day_of_year(value)

    def listed(self, items: Sequence[str], last: Literal["and", "or"]) -> str:
        return cldr.listed(items, either=last == "or")


_TRANSLATED = _Translated()


def without_name(site: str, person: str) -> str:
    """As auditor.activities.sites.without_name, in the language spoken here."""
    with auditing():
        return sites.without_name(site, person)


def auditing() -> AbstractContextManager[None]:
    """Within, the auditor says its sentences in the language spoken here; English it speaks by itself."""
    return nullcontext() if language() == SOURCE else spoken_by(_TRANSLATED)
