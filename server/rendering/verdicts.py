"""The verdict as pages tell it: its answer first, and who waits now that may matter for what is hoped for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.report import Verdict
from auditor.report.waiting import Waiting
from server.rendering.sentences import sentences
from server.translations import gettext, ngettext
from server.translations.cldr import day, decimal, listed

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
    """That some of those who are ``waiting`` still may matter for the goal, the first of them by name, and since when
    one of them waits; empty where nobody does."""
    bearing = _bearing(verdict, waiting)
    return _with_day(_in_words(bearing), bearing)


def how_many_may_matter(verdict: Verdict, waiting: Iterable[Waiting]) -> str:
    """The same where the list of who waits stands beside it and says who: nobody is named twice."""
    bearing = _bearing(verdict, waiting)
    if not bearing:
        return ""
    said = ngettext(
        "Of those who wait for you now, %(num)s may matter for this goal.",
        "Of those who wait for you now, %(num)s may matter for this goal.",
        _people(bearing),
    )
    return _with_day(said, bearing)


def _bearing(verdict: Verdict, waiting: Iterable[Waiting]) -> list[Waiting]:
    still: Mapping[str, Waiting] = {each.activity: each for each in waiting}
    return [still[each] for each in verdict.bearing if each in still]


def _people(bearing: Iterable[Waiting]) -> int:
    """How many people these are: one may wait with several messages."""
    return len({(each.site, each.person) for each in bearing})


def _with_day(said: str, bearing: Sequence[Waiting]) -> str:
    """The same, with the day since which somebody among them waits for a word; for none whom I promised something, who
    had a word of mine, nor who mourns or may pitch."""
    since = [each.since for each in bearing if not (each.promised or each.grave or each.doubtful)]
    if not since:
        return said
    first = ngettext(
        "That person has waited for a word of yours since %(day)s.",
        "Among them, somebody has waited for a word of yours since %(day)s.",
        _people(bearing),
        day=day(min(since)),
    )
    return f"{said} {first}"


def _in_words(bearing: Sequence[Waiting]) -> str:
    if not bearing:
        return ""
    names = list(dict.fromkeys(each.name for each in bearing))
    more = len(names) > _NAMED
    return ngettext(
        "Of those who wait for you now, %(num)s may matter for this goal: %(names)s.",
        "Of those who wait for you now, %(num)s may matter for this goal: %(names)s.",
        _people(bearing),
        names=gettext("%(names)s and others", names=", ".join(names[:_NAMED])) if more else listed(names),
    )
