"""docs/validity.md: what was measured, as tables."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import scipy  # whose parts are loaded where they are used: scipy.stats takes more than half a second

from auditor.audits.catalogue import AUDITS
from tests.validity.counting import Tally
from tests.validity.kinds import KINDS
from tests.validity.measuring import Compared, Measured, Verdicts

PAGE = Path(__file__).parents[2] / "docs" / "validity.md"
#: The goals, as shares.
BANDS_RIGHT, VERDICT_RIGHT, CLEAR_NAMED, CHANGED = 0.95, 0.97, 0.5, 0.1
COVERED = (0.75, 0.85)
_CAUSES: tuple[str | None, ...] = ("habits", "expectations", "site", "remainder", None)
#: Intervals under this number are not held against the goal one by one: chance moves their share too far.
_ENOUGH = 60


def page(found: Measured) -> str:
    """The whole page."""
    return "\n".join([*_head(found), *_audits(found), *_others(found), *_verdicts(found), ""])


def write(found: Measured) -> None:
    """Write it to docs/."""
    PAGE.write_text(page(found), "utf-8")


def alone(tallies: Sequence[Tally], people: int, seed: int) -> str:
    """The rows of a few audits, each with how probable such one-sided misses are by chance (binomial, two-sided)."""
    lines = [
        f"{people} people, seed {seed}",
        "| audit | withheld | shown | single | right | interval holds | missed below | above | chance |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for each in tallies:
        missed = each.below + each.above
        chance = f"{scipy.stats.binomtest(each.below, missed).pvalue:.3f}" if missed else ""
        lines.append(f"{_row(each)} {chance} |")
    return "\n".join(lines)


def _head(found: Measured) -> list[str]:
    shown = sum(each.shown for each in found.audits)
    right = sum(each.right for each in found.audits)
    covered = sum(each.covered for each in found.audits)
    intervals = sum(each.intervals for each in found.audits)
    people = sum(each.people for each in found.verdicts.values())
    true = sum(each.right for each in found.verdicts.values())
    clear = [each for kind, each in found.verdicts.items() if KINDS[kind].clear]
    named, changed = sum(each.named for each in clear), sum(each.changed for each in clear)
    of = sum(each.people for each in clear)
    low, high = COVERED
    return [
        "# Validity: how often is it right?",
        "",
        f"Measured by `make validity` (`SEED={found.seed} PEOPLE={found.people}`); do not edit by hand.",
        "",
        "People are made up whose habits are known, because they were drawn by lot: how likely they answer, how many "
        "strangers pitch them, how much of the feed is not their choice. What makes them up shares no code with the "
        "auditor. They live for 90 days, are audited, and what is said is held against what is true. The true value is "
        "that of the habit, not of the sample: somebody who answers 80 % of all messages may have answered 9 of 12.",
        "",
        "| goal | wanted | measured |",
        "|---|---|---|",
        f"| bands that are right, where one is shown | ≥ {BANDS_RIGHT:.0%} | {_part(right, shown)} |",
        f"| 80 % intervals that hold the truth, over all audits | {low:.0%} to {high:.0%} | "
        f"{_part(covered, intervals)} |",
        f"| audits whose intervals do | all | {_holding(found.audits)} |",
        f"| verdicts that are right or silent | ≥ {VERDICT_RIGHT:.0%} | {_part(true, people)} |",
        f"| clear cases of which a cause is named | ≥ {CLEAR_NAMED:.0%} | {_part(named, of)} |",
        f"| verdicts of clear cases that change where a fifth of the activities is gone | < {CHANGED:.0%} | "
        f"{_part(changed, of)} |",
        "",
    ]


def _holding(audits: Sequence[Tally]) -> str:
    held = [each for each in audits if each.intervals >= _ENOUGH]
    good = sum(_holds(each) for each in held)
    return f"{good} of {len(held)} (those with {_ENOUGH} intervals and more)"


def _holds(each: Tally) -> bool:
    return COVERED[0] <= round(each.covered / each.intervals, 2) <= COVERED[1]


def _audits(found: Measured) -> list[str]:
    unmeasured = sorted(set(AUDITS) - {each.audit for each in found.audits})
    return [
        "## Audit by audit",
        "",
        f"{found.people} people each. *Withheld*: nothing was said, as there was too little data or the interval "
        "reached from poor to good. *Single*: one band was named, and not “between … and …”. *Missed below*, *above*: "
        "the truth lay under or over the interval. Marked with ✗ is what misses its goal.",
        "",
        "| audit | withheld | shown | single | right | interval holds | missed below | above |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *map(_row, found.audits),
        "",
        "What was counted in full, such as the most invitations in a week, has no interval. Not measured here, as what "
        "they rest on is an answer, a checklist or the reading of several acts (see [reading](reading.md)): "
        + ", ".join(f"`{name}`" for name in unmeasured)
        + ".",
        "",
        "A perfect record, all of them or none, is shown by its own band whatever its interval, unless the estimate "
        "(k + ½) ÷ (n + 1) lies in another, which makes some wrong bands where few cases are known.",
        "",
    ]


def _row(each: Tally) -> str:
    right = _marked(each.right, each.shown, each.shown == 0 or each.right >= BANDS_RIGHT * each.shown)
    holds = (
        _marked(each.covered, each.intervals, each.intervals < _ENOUGH or _holds(each)) if each.intervals else "in full"
    )
    missed = f"{each.below} | {each.above}" if each.intervals else " | "
    return f"| `{each.audit}` | {each.withheld} | {each.shown} | {each.sharp} | {right} | {holds} | {missed} |"


def _others(found: Measured) -> list[str]:
    return [
        "## Twice, with less, and with a phone",
        "",
        "Habits that stay the same should be told the same. *Contradicted*: both times a band was shown, and they had "
        "none in common.",
        "",
        "| | shown twice | contradicted |",
        "|---|---:|---:|",
        _compared("two adjacent windows of 90 days", found.again),
        _compared("a fifth of the activities gone", found.fewer),
        "",
        f"Contradicted most: {_most(found.again)} (adjacent windows); {_most(found.fewer)} (a fifth gone).",
        "",
        f"Of {found.kind_of} people 5 to 60 % of the visits were on a phone that nobody watched, and they said so. "
        "Under 70 % in the browser nothing is scored; above, the truth is that of all visits:",
        "",
        "| audit | withheld | shown | right | interval holds |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| `{each.audit}` | {each.withheld} | {each.shown} | {_part(each.right, each.shown)} | "
            f"{_part(each.covered, each.intervals)} |"
            for each in found.unseen
        ),
        "",
    ]


def _compared(what: str, found: Mapping[str, Compared]) -> str:
    both, against = sum(each.both for each in found.values()), sum(each.contradict for each in found.values())
    return f"| {what} | {both} | {_part(against, both)} |"


def _most(found: Mapping[str, Compared]) -> str:
    """The three audits that are contradicted most, at least twice."""
    most = sorted(((each.contradict, name, each.both) for name, each in found.items()), reverse=True)[:3]
    return ", ".join(f"`{name}` ({times} of {both})" for times, name, both in most if times > 1) or "none twice"


def _verdicts(found: Measured) -> list[str]:
    return [
        "## The verdict over twelve kinds of people",
        "",
        f"{found.kind_of} people of each kind, with half a year before a goal of ten weeks. In bold what may be named; "
        "saying nothing is never wrong, and marked with ● are the clear cases, in which half should be named.",
        "",
        "| kind | what goes out | the hope | the site | chance or others | nothing named | right or silent | changed |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(_kind(kind, each) for kind, each in found.verdicts.items()),
        "",
        "*Changed*: the verdict was another after a fifth of the activities had gone (clear cases only).",
    ]


def _kind(kind: str, each: Verdicts) -> str:
    meant = KINDS[kind]
    cells = [
        f"**{each.said.get(cause, 0)}**" if cause in meant.right or cause is None else str(each.said.get(cause, 0))
        for cause in _CAUSES
    ]
    right = _marked(each.right, each.people, each.right >= VERDICT_RIGHT * each.people)
    changed = _marked(each.changed, each.people, each.changed < CHANGED * each.people) if meant.clear else ""
    return f"| {'● ' if meant.clear else ''}{kind} | {' | '.join(cells)} | {right} | {changed} |"


def _part(part: int, whole: int) -> str:
    return f"{part / whole:.0%} ({part} of {whole})" if whole else "–"


def _marked(part: int, whole: int, good: bool) -> str:
    return f"{part / whole:.0%}{'' if good else ' ✗'}" if whole else "–"
