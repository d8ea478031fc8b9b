"""What changed, in a sentence each, and as a line beside the usual."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.activities.sites import title
from auditor.report import Report
from auditor.report.changed import Change, Changed
from auditor.translatable import N_
from server.translations import gettext, ngettext
from server.translations.cldr import decimal, listed, near_day, percent, span

#: By what changed: where it is more than usual, and where it is less.
_SAID = {
    "answer-hours": (
        N_("You answer later: the usual wait is now %(now)s"),
        N_("You answer sooner: the usual wait is now %(now)s"),
    ),
    "written-to-first": (N_("More people wrote to you first: %(now)s"), N_("Fewer people wrote to you first: %(now)s")),
    "answered": (
        N_("You answer a larger part of what is written to you personally: about %(now)s within two weeks"),
        N_("You answer a smaller part of what is written to you personally: about %(now)s within two weeks"),
    ),
    "accepted": (
        N_("People say yes to more of your invitations: %(now)s within three weeks"),
        N_("People say yes to fewer of your invitations: %(now)s within three weeks"),
    ),
    "new-people": (N_("You wrote to more new people: %(now)s"), N_("You wrote to fewer new people: %(now)s")),
    "introductions": (N_("You made more introductions: %(now)s"), N_("You made fewer introductions: %(now)s")),
    "time": (
        N_("You spend more time on the sites: %(now)s a week"),
        N_("You spend less time on the sites: %(now)s a week"),
    ),
    "begun": (N_("You began more conversations: %(now)s"), N_("You began fewer conversations: %(now)s")),
    "begun-asking": (
        N_("You began more conversations with a question: %(now)s"),
        N_("You began fewer conversations with a question: %(now)s"),
    ),
    "exchanged-with": (
        N_("You exchanged words with more people: %(now)s"),
        N_("You exchanged words with fewer people: %(now)s"),
    ),
    "pitches": (N_("More pitches reached you: %(now)s a week"), N_("Fewer pitches reached you: %(now)s a week")),
    "pitches-answered": (
        N_("You answer a larger part of the pitches to you: about %(now)s within two weeks"),
        N_("You answer a smaller part of the pitches to you: about %(now)s within two weeks"),
    ),
    "contributions": (N_("You posted and commented more: %(now)s"), N_("You posted and commented less: %(now)s")),
}
#: The same of a smaller share, some of which waits and is not yet two weeks old.
_SO_FAR = {
    "answered": N_("You answer a smaller part of what is written to you personally: about %(now)s so far"),
    "pitches-answered": N_("You answer a smaller part of the pitches to you: about %(now)s so far"),
}
#: Counts, which are of 30 days; all else has its own time in the sentence, or none.
_PER_MONTH = {
    "begun", "begun-asking", "contributions", "exchanged-with", "introductions", "new-people", "written-to-first",
}  # fmt: skip
_WEEK = 7 / 30


@dataclass(frozen=True)
class Line:
    """A change drawn in a box of 120 × 32: ``points`` of the line, its last one once more, and the band of the usual by
    its ``top`` and ``height``."""

    points: str
    top: float
    height: float
    x: float
    y: float


def sentence(change: Change) -> str:
    """What is different over the last 30 days, or in each of the last months on average."""
    if change.of == "stopped" and change.since:
        return gettext(
            "You have posted nothing on %(site)s since %(day)s", site=title(change.on), day=near_day(change.since)
        )
    if change.so_far and change.of in _SO_FAR:
        return gettext(_SO_FAR[change.of], now=_said(change, change.now))
    more, fewer = _SAID[change.of]
    return gettext(more if 2 * change.now > change.low + change.high else fewer, now=_said(change, change.now))


def _said(change: Change, value: float) -> str:
    """A value of 30 days as people say it: hours as a span, a share in percent, what has a week of its own by the
    week."""
    match change.of:
        case "answered" | "accepted" | "pitches-answered":
            return percent(value)
        case "answer-hours":
            return span(value)
        case "time":
            return span(value * _WEEK)
        case "pitches":
            return decimal(round(value * _WEEK, 1))
    return decimal(round(value, 1))


def none(report: Report) -> str:
    """That nothing changed, or that this cannot be told yet."""
    if report.compared:
        return gettext("As usual: nothing beyond chance in the last 30 days.") + compared(report)
    return gettext("Your usual is not known yet: it takes a record of seven months without a gap, up to the last day.")


#: What was compared, as people call it, in the order in which it is told.
_THINGS: dict[str, tuple[Changed, ...]] = {
    N_("people you write with"): ("written-to-first", "begun", "exchanged-with", "new-people"),
    N_("introductions"): ("introductions",),
    N_("pitches"): ("pitches",),
    N_("your questions"): ("begun-asking",),
    N_("your answers"): ("answered", "answer-hours", "pitches-answered"),
    N_("your invitations"): ("accepted",),
    N_("your posts and comments"): ("contributions", "stopped"),
    N_("time on the sites"): ("time",),
}


def compared(report: Report) -> str:
    """What was compared and on which sites, after a space; empty where a report does not tell, as older ones."""
    on: dict[tuple[str, ...], list[str]] = {}
    for thing, kinds in _THINGS.items():
        sites = {site for each in report.compared_of if each.of in kinds for site in each.sites}
        if sites:
            on.setdefault(tuple(sorted(sites)), []).append(gettext(thing))
    if not on:
        return ""
    each = [gettext("%(things)s on %(sites)s", things=listed(told), sites=_titles(sites)) for sites, told in on.items()]
    return " " + gettext("Compared: %(what)s.", what="; ".join(each))


def too_new(report: Report) -> str:
    """Which sites were not compared, as their record is too young; empty where all were, nothing was, or each change
    names them."""
    named = set.intersection(*(set(each.too_new) for each in report.changes)) if report.changes else set()
    young = [site for site in report.too_new if site not in named]
    return gettext("Not known for long enough to be compared: %(sites)s.", sites=_titles(young)) if young else ""


def away(report: Report) -> str:
    """That weeks away are left out; empty where none are."""
    if not report.away:
        return ""
    return ngettext(
        "%(num)s week in which you were away is left out.",
        "%(num)s weeks in which you were away are left out.",
        report.away,
    )


def counted_on(changes: Sequence[Change]) -> str:
    """Which sites all of these count, and why others are left out, where it is the same for several of them; else
    each has its own sentence."""
    said = {_counted_on(each) for each in changes}
    return said.pop() if len(changes) > 1 and len(said) == 1 else ""


def usual(change: Change, *, sites: bool = True) -> str:
    """What is usual and in which time, whether it may be chance, and, with ``sites``, which of them it counts where
    that is not all."""
    said = gettext("%(usual)s. It may be chance.", usual=_usual(change)) if change.perhaps else _usual(change)
    if not sites or not change.sites:
        return said
    return f"{said} {_counted_on(change)}" if change.perhaps else f"{said}. {_counted_on(change)}"


def _counted_on(change: Change) -> str:
    if not change.sites:
        return ""
    return " ".join([gettext("Counted on %(sites)s only.", sites=_titles(change.sites)), *_left_out(change)])


def _left_out(change: Change) -> list[str]:
    """The sites that hold such things too, by why they are not counted."""
    return [
        gettext(why, sites=_titles(sites))
        for why, sites in (
            (N_("Not known for as long: %(sites)s."), change.too_new),
            (N_("Known only in part: %(sites)s."), change.in_part),
            (N_("Known up to some days ago only: %(sites)s."), change.ended),
        )
        if sites
    ]


def _titles(sites: Sequence[str]) -> str:
    return listed([title(site) for site in sites])


def _usual(change: Change) -> str:
    low, high = _said(change, change.low), _said(change, change.high)
    if change.of == "stopped":
        if low == high:
            return gettext("before, usually on %(usual)s days a month", usual=low)
        return gettext("before, usually on %(low)s to %(high)s days a month", low=low, high=high)
    if change.latest == 1:
        if low == high:
            return gettext("in the last 30 days; usually %(usual)s", usual=low)
        return gettext("in the last 30 days; usually %(low)s to %(high)s", low=low, high=high)
    months = change.latest
    if change.of in _PER_MONTH:
        if low == high:
            return gettext("a month, over the last %(months)s months; usually %(usual)s", months=months, usual=low)
        return gettext(
            "a month, over the last %(months)s months; usually %(low)s to %(high)s", months=months, low=low, high=high
        )
    if low == high:
        return gettext("over the last %(months)s months; usually %(usual)s", months=months, usual=low)
    return gettext("over the last %(months)s months; usually %(low)s to %(high)s", months=months, low=low, high=high)


def line(change: Change) -> Line:
    """The line over the last 13 spans of 30 days, gaps left out."""
    values = [value for value in change.spans if value is not None]
    most = max([*values, change.high]) or 1.0

    def height(value: float) -> float:
        return round(29 - 26 * value / most, 1)

    step = 112 / max(1, len(change.spans) - 1)
    places = [(round(4 + step * place, 1), value) for place, value in enumerate(change.spans) if value is not None]
    top = height(change.high)
    x, y = places[-1][0], height(places[-1][1])
    return Line(
        points=" ".join(f"{x},{height(value)}" for x, value in places),
        top=top,
        height=round(max(1.0, height(change.low) - top), 1),
        x=x,
        y=y,
    )


def spans(change: Change) -> str:
    """The line in words, for those who do not see it."""
    told = ", ".join("–" if value is None else _said(change, value) for value in change.spans)
    return gettext("By spans of 30 days, the oldest first: %(values)s", values=told)
