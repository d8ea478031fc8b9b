"""Stores minutes on a phone that the person types in, from its screen-time page: those of a site's apps, by day."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from auditor.activities.activity import Detail, Source
from auditor.activities.sites import sites
from auditor.archives.phone import LAUNCH, counted
from auditor.history.ingest import receive
from auditor.translatable import Told, lazy_gettext
from server.store.store import Store

SOURCE = Source("phone", "typed 1")
#: How many days can be typed in at once.
MOST_DAYS = 366
MOST_MINUTES = 1_440


class Unlikely(Told):
    """The minutes or days are impossible; the message says why."""


def each_day(first: date, last: date, today: date) -> Sequence[date]:
    """The days from the first to the last. Raises Unlikely if they are not over, too old, too many or in wrong
    order."""
    if last < first:
        raise Unlikely(lazy_gettext("The last day lies before the first."))
    if last >= today:
        raise Unlikely(lazy_gettext("The last day is not over yet. Type it in tomorrow."))
    if first < LAUNCH.date():
        raise Unlikely(lazy_gettext("On %(day)s there were no such phones yet.", day=str(first)))
    if (last - first).days >= MOST_DAYS:
        raise Unlikely(lazy_gettext("That is more than a year. Type in a year at a time."))
    return [first + timedelta(days=after) for after in range((last - first).days + 1)]


def keep_minutes(store: Store, site: str, minutes: float, days: Sequence[date]) -> None:
    """Store these minutes for each of the days, replacing what was typed in before; 0 deletes it. Raises Unlikely and
    StoreError."""
    if site not in sites() or not sites()[site].apps:
        raise Unlikely(lazy_gettext("No app of that site is known here."))
    if not 0 <= minutes <= MOST_MINUTES:
        raise Unlikely(lazy_gettext("A day has 0 to 1440 minutes."))
    owner = store.owner.get()
    arrivals = [
        receive(
            counted(SOURCE, site, datetime.combine(day, time(12), UTC), minutes * 60, "typed", Detail(day_only=True)),
            key=store.key,
            zone=owner.zone_info,
            derived=True,
        )
        for day in days
    ]
    store.activities.remove([arrival.row.id for arrival in arrivals], SOURCE.via)
    if minutes:
        store.activities.write_since(owner.created, arrivals)
