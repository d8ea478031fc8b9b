"""Trials in words: what is compared, said beforehand, and what came of it, with what it does not show."""

from datetime import timedelta
from math import isinf
from typing import TYPE_CHECKING

from auditor.answers.trial import Outcome, Plan, Trial
from auditor.translatable import N_
from server.standing.trials import Stand, over_on, shown
from server.store.store import Store
from server.translations import gettext, ngettext
from server.translations.cldr import day, decimal, percent

if TYPE_CHECKING:
    from auditor.scoring.trials import Difference
    from auditor.trials import Shown

_COMPARED: dict[Outcome, str] = {
    "answered": N_("how many answer within 14 days"),
    "accepted": N_("how many accept within 30 days"),
    "minutes": N_("the minutes you spend on the sites in a week"),
    "written-to": N_("the conversations that others begin with you in a week, but for pitches"),
    "exchanged": N_("the people you exchange messages with in a week"),
}


def beforehand(plan: Plan, action: str) -> list[str]:
    """What the trial is of, does and compares, and why not before with after. ``action``: what is tried, for everybody:
    the step's own may name one person to begin with."""
    compared = gettext(_COMPARED[plan.outcome])
    if plan.unit == "week":
        first = gettext(
            "Lot draws half of the weeks: in these you do it, in the others you go on as always. What is compared: "
            "%(compared)s.",
            compared=compared,
        )
        power = gettext(
            "With four or five weeks even the clearest difference may be chance; with eight the most shows."
        )
    else:
        first = gettext(
            "Before you write to somebody, look them up here: lot says whether you do it for them, or go on as always. "
            "What is compared: %(compared)s.",
            compared=compared,
        )
        power = gettext("The more people, the more shows: ten on each side tell only a large difference.")
    return [
        gettext("What is tried: %(action)s", action=action),
        first,
        power,
        gettext(
            "Nothing is compared with the time before. A step is proposed when something is low, and what is low "
            "mostly rises again by itself."
        ),
        gettext("The result is shown once it is over: looking earlier tempts to stop when it looks good."),
    ]


def standing(trial: Trial) -> str:
    """From when to when it goes, and when the result comes."""
    return gettext(
        "From %(first)s, for %(weeks)s weeks. The result comes on %(over)s.",
        first=day(trial.first),
        weeks=trial.weeks,
        over=day(over_on(trial)),
    )


def compared(outcome: Outcome) -> str:
    """What is compared."""
    return gettext(_COMPARED[outcome])


def stand(store: Store, found: Stand, *, naming: bool = True) -> str:
    """How a trial stands, what that asks, and what it showed, for which all of its weeks are read; ``naming``: with
    what is tried, which may name somebody."""
    trial = found.kept.trial
    head = head_of(found)
    if found.stage == "over":
        head = f"{head} {_briefly(trial, shown(store, trial))}"
    return f"{head} {what_is_tried(trial)}" if naming else head


def head_of(found: Stand) -> str:
    """How a trial stands, without what is tried."""
    trial = found.kept.trial
    match found.stage:
        case "before":
            return gettext("Your trial begins on %(day)s.", day=day(trial.first))
        case "with":
            return gettext(
                "Your trial, week %(week)s of %(weeks)s: this week you do it.", week=found.number, weeks=trial.weeks
            )
        case "without":
            return gettext(
                "Your trial, week %(week)s of %(weeks)s: this week you go on as always.",
                week=found.number,
                weeks=trial.weeks,
            )
        case "look-up":
            return gettext(
                "Your trial, week %(week)s of %(weeks)s: before you write to somebody, look them up.",
                week=found.number,
                weeks=trial.weeks,
            )
        case "awaited":
            return gettext(
                "The weeks of your trial are over, and answers may still come. The result comes on %(day)s.",
                day=day(over_on(trial)),
            )
        case "over":
            return gettext("Your trial is over.")


def what_is_tried(trial: Trial) -> str:
    """What a trial is of."""
    return gettext("What is tried: %(action)s", action=gettext(trial.action))


def _briefly(trial: Trial, shown: "Shown | None") -> str:
    """What it showed and whether that may be chance."""
    if shown is None:
        return _nothing_to_compare()
    return f"{_sides(trial, shown)} {_verdict(shown.difference)}"


def _nothing_to_compare() -> str:
    return gettext(
        "There is nothing to compare: of one side nothing is known, or no source here sees it. That says "
        "nothing of the step."
    )


def result(trial: Trial, shown: "Shown | None") -> list[str]:
    """What it showed."""
    if shown is None:
        return [_nothing_to_compare()]
    found = shown.difference
    sentences = [_sides(trial, shown), _difference(trial, found), _verdict(found)]
    if shown.unseen:
        sentences.insert(
            1,
            ngettext(
                "%(num)s week is left out, as what was imported ends before it does: import again to have it counted.",
                "%(num)s weeks are left out, as what was imported ends before they do: import again to have them "
                "counted.",
                shown.unseen,
            ),
        )
    if shown.away:
        sentences.insert(
            1,
            ngettext(
                "%(num)s week in which you were away is left out.",
                "%(num)s weeks in which you were away are left out.",
                shown.away,
            ),
        )
    if shown.before:
        sentences.append(
            gettext(
                "In the %(weeks)s weeks before it was %(before)s on average. That is told, not compared: much of a "
                "change since then would have come by itself.",
                weeks=len(shown.before),
                before=decimal(_mean(shown.before)),
            )
        )
    return sentences


def _sides(trial: Trial, shown: "Shown") -> str:
    if trial.unit == "week":
        with_, without = (_mean(side) for side in (shown.with_, shown.without))
        return gettext(
            "Weeks with it: %(with)s on average, weeks without: %(without)s (%(compared)s).",
            **{"with": decimal(with_), "without": decimal(without), "compared": compared(trial.outcome)},
        )
    return gettext(
        "With it %(k)s of %(n)s, without %(j)s of %(m)s (%(compared)s).",
        k=round(sum(shown.with_)), n=len(shown.with_), j=round(sum(shown.without)), m=len(shown.without),
        compared=compared(trial.outcome),
    )  # fmt: skip


def _difference(trial: Trial, found: "Difference") -> str:
    if isinf(found.low) or isinf(found.high):
        return gettext("So few weeks rule nothing out: how large the difference really is cannot be told.")
    say = percent if trial.unit == "recipient" else decimal
    return gettext(
        "The difference probably lies between %(low)s and %(high)s (80 %% interval).",
        low=say(round(found.low, 3)),
        high=say(round(found.high, 3)),
    )


def _verdict(found: "Difference") -> str:
    chance = percent(found.chance)
    if found.low > 0 or found.high < 0:
        return gettext(
            "Were there no effect, %(chance)s of all draws would show one as large. It is more than chance mostly "
            "makes, for you, in these weeks.",
            chance=chance,
        )
    return gettext(
        "Were there no effect, %(chance)s of all draws would show one as large. So it may well be chance; that is no "
        "proof that it does nothing.",
        chance=chance,
    )


def week(trial: Trial, number: int, is_with: bool) -> str:
    """One week of it, in the terminal."""
    first = day(trial.first + timedelta(days=7 * number))
    return gettext("%(first)s: with it", first=first) if is_with else gettext("%(first)s: as always", first=first)


def _mean(values: tuple[float, ...]) -> float:
    return round(sum(values) / len(values), 1)
