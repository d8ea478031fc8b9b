"""Says that the clock leapt ahead, where that keeps something from being erased by its age."""

from server.store.persons import now
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import moment


def in_words(store: Store) -> str:
    """That nothing is erased by its age for now, and what would help; empty where nothing would be, or the clock is
    believed."""
    owner = store.owner.get()
    if not owner.keep_days and not owner.keep_text_days:
        return ""
    leapt = store.clock.leapt_at(now())
    if leapt is None:
        return ""
    return gettext(
        "The date here leapt ahead, to %(when)s. Either Rapport did not run for long, or the date is wrong. So that "
        "nothing goes too early, nothing is erased by its age for now. If the date is right, say so in the settings; "
        "else that goes on by itself a week later.",
        when=moment(leapt, owner.zone),
    )
