"""By when somebody wants something, or for when it was promised them: one phrase, the same wherever people are told of
it, and true whether that day is still to come or over. No day is made up: it is one that a message named."""

from datetime import date
from typing import NamedTuple

from auditor.report.ego_network import OpenLoop
from auditor.report.waiting import Waiting
from auditor.translatable import N_

_WANTED, _PROMISED = N_("wanted by %(day)s"), N_("promised for %(day)s")
_UNTIL = N_("only until %(day)s")
_ELSE_WANTED, _ELSE_UNTIL = N_("something else is wanted by %(day)s"), N_("something else lasts only until %(day)s")
#: A line with that phrase, and a sentence, whose full stop goes behind it.
IN_A_LINE, IN_A_SENTENCE = N_("%(what)s (%(by_when)s)"), N_("%(sentence)s (%(by_when)s).")


class ByWhen(NamedTuple):
    """The phrase, to be said by whoever tells it, and the day that fills it."""

    words: str
    day: date

    @property
    def of_promise(self) -> bool:
        """Whether it is the day that I named when I promised."""
        return self.words == _PROMISED


def by_when(each: Waiting) -> ByWhen | None:
    """Of somebody who waits: the day they named, where it presses, be it the last one; else the one that I named when I
    promised. The day of a funeral is none by which anything is wanted."""
    mourns = each.grave and {"ask", "question"}.isdisjoint(each.acts)
    if each.pressing and each.wanted_by and not mourns:
        return ByWhen(_ELSE_WANTED if each.by_another else _WANTED, each.wanted_by)
    if each.pressing and each.last_day and not each.grave:
        return ByWhen(_ELSE_UNTIL if each.by_another else _UNTIL, each.last_day)
    return ByWhen(_PROMISED, each.due) if each.due else None


def promised_for(each: OpenLoop) -> ByWhen | None:
    """Of what is open: the day that was named when it was promised."""
    return ByWhen(_PROMISED, each.due) if each.due else None
