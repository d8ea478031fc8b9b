"""One's own network in words and pictures: weeks, answering, ties, open loops, matches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import cos, pi, sin

from auditor.activities.sites import title
from auditor.report.by_when import IN_A_SENTENCE, promised_for
from auditor.report.ego_network import OVERDUE, Addressed, Answering, EgoNetwork, Match, OpenLoop, Tie, Week
from auditor.translatable import N_
from server.translations import gettext, ngettext
from server.translations.cldr import days, decimal, listed, month, near_day, span

_SENDERS = {
    "known": N_("people you had written to before"),
    "new": N_("people who wrote for the first time"),
    "pitches": N_("pitches"),
    "unread": N_("messages in words Rapport does not read"),
}
_STRIP_HEIGHT = 34.0
_WEEKS = 13  # over which pitches a week are a mean: the 90 days of pitch-inbound-load
#: Rings of the picture: contact within so many days, from the middle out; the last holds all others.
_RINGS = (14, 45, 120)
#: Their radii across and down, in a box of 600 × 420.
_RADII = ((170.0, 105.0), (225.0, 145.0), (265.0, 178.0))
_DRAWN = 16


@dataclass(frozen=True)
class Bar:
    """A rectangle in a chart, in the units of its view box, and what it shows (a class of the style sheet)."""

    x: float
    y: float
    width: float
    height: float
    shows: str


def strip(weeks: Sequence[Week]) -> tuple[Bar, ...]:
    """A bar up for what was written in each week, and one down for what came, in a box of 1000 × 72, by one measure, so
    that they can be compared; the highest week of all fills its half."""
    most = max((max(week.wrote, week.received) for week in weeks), default=0) or 1
    step = 1000 / max(1, len(weeks))
    bars = []
    for place, week in enumerate(weeks):
        x, width = round(place * step, 1), round(max(1.0, step - 2), 1)
        up = round(_STRIP_HEIGHT * week.wrote / most, 1)
        down = round(_STRIP_HEIGHT * week.received / most, 1)
        bars += [Bar(x, round(35 - up, 1), width, up, "wrote"), Bar(x, 37, width, down, "received")]
    return tuple(bar for bar in bars if bar.height)


def strip_in_words(weeks: Sequence[Week]) -> str:
    """What the strip shows."""
    wrote, received = sum(week.wrote for week in weeks), sum(week.received for week in weeks)
    return gettext(
        "In %(weeks)s weeks you wrote %(wrote)s; written to you: %(received)s.",
        weeks=decimal(len(weeks)),
        wrote=ngettext("%(num)s message", "%(num)s messages", wrote),
        received=ngettext("%(num)s message", "%(num)s messages", received),
    )


def inbox(weeks: Sequence[Week]) -> tuple[Bar, ...]:
    """Stacked bars of what came in each week, in a box of 1000 × 160: pitches on top of new on top of known people."""
    most = max((week.received for week in weeks), default=0) or 1
    step = 1000 / max(1, len(weeks))
    bars = []
    for place, week in enumerate(weeks):
        bottom = 160.0
        for shows in ("known", "new", "unread", "pitches"):
            height = round(150 * getattr(week, shows) / most, 1)
            bottom -= height
            bars.append(Bar(round(place * step, 1), round(bottom, 1), round(max(1.0, step - 6), 1), height, shows))
    return tuple(bar for bar in bars if bar.height)


def sender(kind: str) -> str:
    """Who wrote."""
    return gettext(_SENDERS[kind])


def answered(each: Answering) -> str:
    """How conversations that one kind of sender began were answered."""
    if each.hours is None:
        return ngettext(
            "%(num)s conversation; none has your answer.",
            "%(num)s conversations; none has your answer.",
            each.conversations,
        )
    if each.answered == 1:
        return ngettext(
            "%(num)s conversation; it has your answer, within %(time)s.",
            "%(num)s conversations; one has your answer, within %(time)s.",
            each.conversations,
            time=span(each.hours),
        )
    if each.by_site:
        where = [
            gettext("on %(site)s usually within %(time)s", site=title(one.site), time=span(one.hours))
            for one in each.by_site
        ]
        return ngettext(
            "%(num)s conversation; %(answered)s has your answer: %(sites)s.",
            "%(num)s conversations; %(answered)s have your answer: %(sites)s.",
            each.conversations,
            answered=decimal(each.answered),
            sites=listed(where),
        )
    return ngettext(
        "%(num)s conversation; %(answered)s has your answer, usually within %(time)s.",
        "%(num)s conversations; %(answered)s have your answer, usually within %(time)s.",
        each.conversations,
        answered=decimal(each.answered),
        time=span(each.hours),
    )


def whom_addressed(people: Sequence[Addressed]) -> str:
    """Whom one writes to on a site, and how often."""
    return listed([gettext("%(name)s (%(count)s times)", name=each.name, count=each.messages) for each in people])


def kinds_in_words(network: EgoNetwork, dormant: Sequence[Tie] | None = None, quiet: int = 0) -> str:
    """How many ties there are of each kind, and how many pitches come, if most of what came was read. That nobody is
    lost sight of for a year is not said: some may be silent for longer than is usual between the two. ``dormant``: who
    is still listed as lost sight of, where some of the report are not, as they are put off; ``quiet``: how many others
    stand beside them as worth a line."""
    counts = network.kinds
    told = [
        ngettext("%(num)s strong tie", "%(num)s strong ties", counts.get("strong", 0)),
        ngettext("%(num)s weak tie", "%(num)s weak ties", counts.get("weak", 0)),
    ]
    if quiet:
        told.append(ngettext("%(num)s quiet for long", "%(num)s quiet for long", quiet))
    unlisted = 0 if dormant is None else len(network.dormant) - len(dormant)
    if asleep := max(0, counts.get("dormant", 0) - unlisted):
        told.append(ngettext("%(num)s you lost sight of", "%(num)s you lost sight of", asleep))
    weeks = network.weeks[-_WEEKS:]
    mostly_read = sum(week.unread for week in weeks) * 2 <= sum(week.received for week in weeks)
    if (pitches := pitches_a_week(network)) and mostly_read:
        told.append(
            ngettext(
                "pitches: about %(number)s a week over %(num)s week, %(last)s in the last",
                "pitches: about %(number)s a week over %(num)s weeks, %(last)s in the last",
                len(weeks),
                number=decimal(round(pitches, 1)),
                last=decimal(network.weeks[-1].pitches),
            )
        )
    return " · ".join(told)


def pitches_a_week(network: EgoNetwork) -> float:
    """Over the last 13 weeks."""
    weeks = network.weeks[-_WEEKS:]
    return sum(week.pitches for week in weeks) / len(weeks) if weeks else 0.0


def last_contact(tie: Tie) -> str:
    """When there was a word between the two."""
    return gettext("last in %(month)s", month=month(tie.last)) if tie.last else gettext("last before what is kept here")


def quiet_for(tie: Tie) -> str:
    """How much went to and fro in a year with somebody who is quiet now, and when the last of it."""
    if tie.exchanges_then and tie.last:
        return ngettext(
            "at least %(num)s exchange in the 12 months up to the last one, on %(day)s",
            "at least %(num)s exchanges in the 12 months up to the last one, on %(day)s",
            tie.exchanges_then,
            day=near_day(tie.last),
        )
    return ngettext(
        "%(num)s exchange in 12 months, the last on %(day)s",
        "%(num)s exchanges in 12 months, the last on %(day)s",
        tie.exchanges,
        day=near_day(tie.last) if tie.last else "",
    )


def overdue(tie: Tie, today: date, every: int | None = None) -> str:
    """That a tie is silent for longer than usual, or than was meant (``every`` days); empty where it is not. Whose last
    word was that no answer is needed owes none and is owed none: only what I meant myself counts then."""
    usual = every or (None if tie.settled else tie.every)
    if not usual or not tie.last:
        return ""
    silent = (today - tie.last).days
    if silent <= (usual if every else usual * OVERDUE):
        return ""
    if every:
        return gettext("you meant every %(usual)s; now %(silent)s", usual=days(usual), silent=days(silent))
    return gettext("usually every %(usual)s; now %(silent)s", usual=days(usual), silent=days(silent))


def loop(each: OpenLoop) -> str:
    """What is open, in a sentence that names everybody, with the day that a promise names."""
    if told := promised_for(each):
        day_told = gettext(told.words, day=near_day(told.day))
        sentence = _open(each)
        cut_short = tuple(name for name in (each.name, *each.others) if name.endswith("."))
        if not (cut_short and sentence.endswith(cut_short)):
            sentence = sentence.removesuffix(".")
        return gettext(IN_A_SENTENCE, sentence=sentence, by_when=day_told)
    return _open(each)


def _open(each: OpenLoop) -> str:
    others = listed(list(each.others))
    match each.kind:
        case "promised":
            return gettext("You asked %(name)s about an introduction and have not made it.", name=each.name)
        case "owed":
            return gettext("%(name)s said they would do something for you, and it is not seen since.", name=each.name)
        case "owed-introduction":
            return gettext("%(name)s said they would introduce you to somebody, and no introduction is seen since.",
                           name=each.name)  # fmt: skip
        case "own-introduction" if others and each.offered:
            return gettext("You offered %(name)s an introduction to %(others)s and they said yes; none is seen since.",
                           name=each.name, others=others)  # fmt: skip
        case "own-introduction" if each.offered:
            return gettext("You offered %(name)s an introduction and they said yes; none is seen since.",
                           name=each.name)  # fmt: skip
        case "own-introduction" if others:
            return gettext("You told %(name)s that you would introduce them to %(others)s; none is seen since.",
                           name=each.name, others=others)  # fmt: skip
        case "own":
            return gettext("You said that you would do something for %(name)s.", name=each.name)
        case "own-introduction":
            return gettext("You told %(name)s that you would make an introduction, and none is seen since.",
                           name=each.name)  # fmt: skip
        case "asked":
            return gettext("You asked %(name)s something, and nothing was written since.", name=each.name)
        case "unmet":
            return gettext("%(others)s introduced you to %(name)s; you have not written yet.",
                           name=each.name, others=listed(list(each.others[:1])))  # fmt: skip
        case "untold":
            return gettext("%(name)s introduced you to %(others)s. Tell them what came of it.",
                           name=each.name, others=others)  # fmt: skip
        case "unasked":
            return gettext("You introduced %(name)s to %(others)s. Ask what came of it.", name=each.name, others=others)


def said_on(each: OpenLoop) -> str:
    """When the message was written by which it is open: the sentence may name another day."""
    return gettext("written on %(day)s", day=near_day(each.day))


def none_to_introduce(network: EgoNetwork) -> str:
    """That no two people are seen whom one could introduce, and what would tell more, where nobody's work is known."""
    if any(tie.position or tie.employer for tie in network.ties):
        return gettext("Among those whose work is known, no introduction suggests itself.")
    return gettext(
        "Among those whose work is known, no introduction suggests itself. The list of your connections in your "
        "archive tells who works where."
    )


def reason(match: Match) -> str:
    """Why two people might gain from an introduction, and where they are, if on two sites."""
    one, other = match.names
    if not match.other_site:
        return _reason(match)
    where = gettext("%(one)s is on %(here)s, %(other)s on %(there)s.",
                    one=one, here=title(match.site), other=other, there=title(match.other_site))  # fmt: skip
    return f"{_reason(match)} {where}"


def _reason(match: Match) -> str:
    one, other = match.names
    if match.by == "open" and match.asked:
        return gettext("%(one)s asked you on %(day)s for an introduction without naming anybody, and you asked "
                       "%(other)s whether you may make one, which you have not made yet: perhaps the two fit.",
                       one=one, other=other, day=near_day(match.asked))  # fmt: skip
    if match.by == "request" and match.asked:
        return gettext("%(one)s asked you on %(day)s to be introduced to %(other)s.",
                       one=one, other=other, day=near_day(match.asked))  # fmt: skip
    if match.by == "contact" and match.asked:
        return gettext("%(one)s asked you on %(day)s how to reach %(other)s. Rather than hand over a number, you could "
                       "ask %(other)s, and introduce the two.",
                       one=one, other=other, day=near_day(match.asked))  # fmt: skip
    if match.by == "search" and match.asked:
        return gettext("%(one)s was looking for somebody on %(day)s, and %(other)s (%(shared)s) may be the one.",
                       one=one, other=other, day=near_day(match.asked), shared=match.shared)  # fmt: skip
    if match.by == "field":
        return gettext("%(one)s and %(other)s work in the same field (%(shared)s) at different places.",
                       one=one, other=other, shared=match.shared)  # fmt: skip
    return gettext("%(one)s and %(other)s have the same position (%(shared)s) at different places.",
                   one=one, other=other, shared=match.shared)  # fmt: skip


@dataclass(frozen=True)
class Star:
    """Somebody in the picture of a network, which reaches from ``LEFT`` to ``RIGHT`` and is 420 high: ``r`` grows with
    the exchanges of a year. The name begins or ends (``anchor``) at ``name_x`` on the line ``name_y``; None: there is
    no room for it."""

    tie: Tie
    x: float
    y: float
    r: float
    anchor: str
    name_x: float = 0.0
    name_y: float | None = None


@dataclass(frozen=True)
class Ring:
    """A ring of the picture, and what lies inside it."""

    rx: float
    ry: float
    words: str


def rings() -> tuple[Ring, ...]:
    """The rings, from the middle out."""
    return tuple(
        Ring(
            *_RADII[place],
            ngettext("last contact within %(num)s day", "last contact within %(num)s days", inside),
        )
        for place, inside in enumerate(_RINGS)
    )


def stars(ties: Sequence[Tie], today: date) -> tuple[Star, ...]:
    """The strongest ties around oneself: the nearer, the more lately a word was exchanged; neighbours share a workplace
    where it is known."""
    drawn = sorted(ties[:_DRAWN], key=lambda tie: (tie.employer or "~", tie.name))
    most = max((tie.exchanges for tie in drawn), default=1) or 1
    found = []
    for place, tie in enumerate(drawn):
        silent = (today - tie.last).days if tie.last else 10_000
        ring = next((number for number, inside in enumerate(_RINGS) if silent <= inside), len(_RINGS))
        angle = 2 * pi * (place + 0.5) / len(drawn)
        inner = _RADII[ring - 1] if ring else (56.0, 36.0)
        outer = _RADII[min(ring, len(_RINGS) - 1)] if ring < len(_RINGS) else (300.0, 200.0)
        depth = 0.82 if place % 2 else 0.5  # neighbours do not stand in each other's words
        x = 300 + (inner[0] + depth * (outer[0] - inner[0])) * cos(angle)
        y = 210 + (inner[1] + depth * (outer[1] - inner[1])) * sin(angle)
        r = 4 + 8 * (tie.exchanges / most) ** 0.5
        found.append(Star(tie, round(x, 1), round(y, 1), round(r, 1), "start" if cos(angle) >= 0 else "end"))
    return _named(found)


#: The sides of the picture, which holds the names beside the outermost.
LEFT, RIGHT = -80, 680
_Box = tuple[float, float, float, float]  # left, top, right, bottom


def _named(found: Sequence[Star]) -> tuple[Star, ...]:
    """The same with a place for each name where it runs into nothing and is not cut, the strongest first."""
    taken: list[_Box] = [(star.x - star.r, star.y - star.r, star.x + star.r, star.y + star.r) for star in found]
    taken.append((290, 200, 310, 220))
    placed: dict[str, Star] = {}
    for star in sorted(found, key=lambda each: -each.r):
        width = 6.8 * len(star.tie.name)
        own = (star.x - star.r, star.y - star.r, star.x + star.r, star.y + star.r)
        outward = star.anchor
        for anchor, shift in product((outward, "end" if outward == "start" else "start"), (0, -9, 9, -15, 15)):
            name_x = star.x + (star.r + 3 if anchor == "start" else -star.r - 3)
            left = name_x if anchor == "start" else name_x - width
            box = (left, star.y + shift - 7, left + width, star.y + shift + 7)
            inside = left >= LEFT and left + width <= RIGHT
            if inside and not any(_overlap(box, other) for other in taken if other != own):
                taken.append(box)
                name_y = round(star.y + shift + 4, 1)
                star = replace(star, anchor=anchor, name_x=round(name_x, 1), name_y=name_y)  # noqa: PLW2901
                break
        placed[f"{star.tie.site} {star.tie.person}"] = star
    return tuple(placed[f"{star.tie.site} {star.tie.person}"] for star in found)


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
