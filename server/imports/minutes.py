"""Minutes on a phone, typed in: what its screen-time page says of a site's apps, for each of some days."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from auditor.activities.activity import Detail, Source
from auditor.activities.sites import sites
from auditor.archives.phone import LAUNCH, counted
from auditor.history.ingest import receive
from auditor.translatable import Told, lazy_gettext
from server.store.store import Store

SOURCE = Source("phone", "typed 1")
#: So many days are taken at once.
MOST_DAYS = 366
MOST_MINUTES = 1_440


class Unlikely(Told):
    """Minutes or days that cannot be, and why."""


def each_day(first: date, last: date, today: date) -> Sequence[date]:
    """The days from the first to the last. Raises Unlikely for days that are not over, too old, or too many."""
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
    """Keep so many minutes for each of the days, in place of what was typed in for them before; 0 takes that back.
    Raises Unlikely and StoreError."""
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
