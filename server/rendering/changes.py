"""What changed, in a sentence each, and as a line beside the usual."""

from dataclasses import dataclass

from auditor.report import Change, Report
from auditor.translatable import N_
from server.translations import gettext
from server.translations.cldr import decimal, span

#: By what changed: where it is more than usual, and where it is less.
_SAID = {
    "answer-hours": (
        N_("You answer later: the usual wait is now %(now)s"),
        N_("You answer sooner: the usual wait is now %(now)s"),
    ),
    "written-to-first": (N_("More people wrote to you first: %(now)s"), N_("Fewer people wrote to you first: %(now)s")),
    "begun": (N_("You began more conversations: %(now)s"), N_("You began fewer conversations: %(now)s")),
    "exchanged-with": (
        N_("You exchanged words with more people: %(now)s"),
        N_("You exchanged words with fewer people: %(now)s"),
    ),
    "pitches": (N_("More pitches reached you: %(now)s"), N_("Fewer pitches reached you: %(now)s")),
    "contributions": (N_("You posted and commented more: %(now)s"), N_("You posted and commented less: %(now)s")),
}


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
    more, fewer = _SAID[change.of]
    said = span(change.now) if change.of == "answer-hours" else decimal(round(change.now, 1))
    return gettext(more if change.now > change.high else fewer, now=said)


def none(report: Report) -> str:
    """That nothing changed, or that this cannot be told yet."""
    if report.compared:
        return gettext(
            "Nothing beyond chance in the last 30 days, as far as people, pitches, answer times and posts are known."
        )
    return gettext("Your usual is not known yet: it takes a record of seven months without a gap, up to the last day.")


def usual(change: Change) -> str:
    """What is usual, and in which time."""
    say = span if change.of == "answer-hours" else decimal
    low, high = say(change.low), say(change.high)
    if change.latest > 1 and low == high:
        return gettext("a month, over the last %(months)s months; usually %(usual)s", months=change.latest, usual=low)
    if change.latest > 1:
        return gettext(
            "a month, over the last %(months)s months; usually %(low)s to %(high)s",
            months=change.latest,
            low=low,
            high=high,
        )
    if low == high:
        return gettext("in the last 30 days; usually %(usual)s", usual=low)
    return gettext("in the last 30 days; usually %(low)s to %(high)s", low=low, high=high)


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
    say = span if change.of == "answer-hours" else decimal
    told = ", ".join("–" if value is None else say(value) for value in change.spans)
    return gettext("By spans of 30 days, the oldest first: %(values)s", values=told)
