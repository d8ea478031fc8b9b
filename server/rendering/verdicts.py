"""The verdict as pages tell it: its answer first, and who waits now that may matter for what is hoped for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.report import Verdict
from auditor.report.waiting import Waiting
from server.rendering.sentences import sentences
from server.translations import gettext, ngettext
from server.translations.cldr import decimal, listed

_NAMED = 3  # the list of those who wait has the others


class Told(NamedTuple):
    """The words of a verdict in order: what was hoped for and came (``gap``, empty where that is not told), the
    ``answer`` to whether it is the site, and the ``rest``."""

    gap: str
    answer: str
    rest: Sequence[str]


def told(verdict: Verdict) -> Told:
    """A verdict's words, sentence by sentence."""
    first, *others = sentences(verdict.words)
    if verdict.missing or not others:
        return Told("", first, others)
    return Told(first, others[0], others[1:])


def about(number: float) -> str:
    """A count that is worked out, as the verdict's words have it: to one digit behind the point below ten."""
    return decimal(round(number) if number >= 10 else round(number, 1))


def who_may_matter(verdict: Verdict, waiting: Iterable[Waiting]) -> str:
    """That some of those who are ``waiting`` still may matter for the goal, the first of them by name; empty where
    nobody does."""
    return _in_words([each.name for each in _bearing(verdict, waiting)])


def how_many_may_matter(verdict: Verdict, waiting: Iterable[Waiting]) -> str:
    """The same where the list of who waits stands beside it and says who: nobody is named twice."""
    people = {(each.site, each.person) for each in _bearing(verdict, waiting)}
    if not people:
        return ""
    return ngettext(
        "Of those who wait for you now, %(num)s may matter for this goal.",
        "Of those who wait for you now, %(num)s may matter for this goal.",
        len(people),
    )


def _bearing(verdict: Verdict, waiting: Iterable[Waiting]) -> list[Waiting]:
    still: Mapping[str, Waiting] = {each.activity: each for each in waiting}
    return [still[each] for each in verdict.bearing if each in still]


def _in_words(called: Sequence[str]) -> str:
    if not called:
        return ""
    names = list(dict.fromkeys(called))
    more = len(names) > _NAMED
    return ngettext(
        "Of those who wait for you now, %(num)s may matter for this goal: %(names)s.",
        "Of those who wait for you now, %(num)s may matter for this goal: %(names)s.",
        len(called),
        names=gettext("%(names)s and others", names=", ".join(names[:_NAMED])) if more else listed(names),
    )
