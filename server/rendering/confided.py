"""Who asked for confidence: whether to keep them apart as a source is asked of the person, and a no is kept."""

from auditor.history.identities import answered_of_one
from auditor.report import Report
from auditor.report.ego_network import Confided
from server.rendering.kept_apart import list_as, named
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext
from server.translations.cldr import day

_MOST = 3  # of whom it is asked at once (our convention, grade E)


def asked(store: Store, report: Report) -> list[Confided]:
    """Of whom it is asked now: who asked for it as a report tells, and nobody said yes or no since."""
    found = report.network.confided if report.network else ()
    if not found:
        return []
    given = answered_of_one(store.answers.get(), store.same.identities())
    decided = {*given.kept_apart, *given.not_apart, *given.not_this_person}
    return [each for each in found if each.person not in decided][:_MOST]


def question(each: Confided) -> str:
    """What is asked of one, in words."""
    return gettext(
        "As we read it, %(name)s asked you on %(day)s to keep something to yourself. Are they somebody whom nobody is "
        "to learn of? Then they can be kept apart: named no more but on the page of people, and proposed to nobody.",
        name=each.name,
        day=day(each.day),
    )


def need_not(store: Store, person: Person) -> str:
    """Keep that somebody need not be kept apart; what was done, in words."""
    list_as(store, person, "not_apart")
    return gettext("Noted. It is not asked of %(name)s again.", name=named(store, person))


def ask_again(store: Store, person: Person) -> None:
    """Keep nothing of it."""
    list_as(store, person, "not_apart", no_more=True)
