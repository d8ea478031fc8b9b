"""Where a message stands: on which site and at which hour, how long it is, and what it follows in the talk between two.
By that somebody finds it again, and remembers it, of whom no text is kept."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from auditor.activities.acts import Act, has
from auditor.activities.sites import conversation_address, title
from auditor.history.ingest import Record
from auditor.translatable import N_
from server.store.store import Store
from server.translations import gettext, ngettext
from server.translations.cldr import clock, decimal, moment, near_day

#: A word later than that answers nothing (our convention, grade E).
_ANSWER_DAYS = 14
_DAY = 86_400_000
#: What a message follows: by whether it is mine, whether the one before is, and whether that asks a question.
_FOLLOWS = {
    (True, False, True): N_("Your answer to their question of %(when)s"),
    (True, False, False): N_("Your answer to what they wrote (%(when)s)"),
    (True, True, True): N_("You wrote on, after a question of yours (%(when)s)"),
    (True, True, False): N_("You wrote on, after a message of yours (%(when)s)"),
    (False, True, True): N_("Their answer to your question of %(when)s"),
    (False, True, False): N_("Their answer to what you wrote (%(when)s)"),
    (False, False, True): N_("They wrote on, after a question of theirs (%(when)s)"),
    (False, False, False): N_("They wrote on, after a message of theirs (%(when)s)"),
}


class Stands(NamedTuple):
    """``where``: site, day and hour, and length; ``follows``: what came before it; ``address``: of the conversation on
    its site, where that is known."""

    where: str
    follows: str
    address: str | None


def stands(store: Store, row: Record) -> Stands:
    """Of one message or post."""
    zone = store.owner.get().zone
    words = row.words or 0
    where = ngettext(
        "%(site)s, %(moment)s, %(words)s word",
        "%(site)s, %(moment)s, %(words)s words",
        words,
        site=title(row.site),
        moment=moment(row.at, zone),
        words=decimal(words),
    )
    address = conversation_address(row.site, row.context) if row.context else None
    return Stands(where, _follows(store, row), address)


def _follows(store: Store, row: Record) -> str:
    if row.audience == "group":
        return gettext("In a group")
    if row.audience != "person" or row.partner is None:
        return ""
    before = store.browsing.before(row)
    if before is None:
        return gettext("The first that is kept between you")
    if row.at - before.at > _ANSWER_DAYS * _DAY:
        return gettext("The first after a silence, since %(day)s", day=near_day(date.fromisoformat(before.day)))
    zone = store.owner.get().zone_info
    hour = clock(datetime.fromtimestamp(before.at / 1000, UTC).astimezone(zone).time())
    when = hour if before.day == row.day else near_day(date.fromisoformat(before.day))
    asks = has(before.acts, Act.QUESTION)
    return gettext(_FOLLOWS[row.mine, before.mine, asks], when=when)
