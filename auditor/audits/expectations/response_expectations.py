"""Do I expect the yeses and replies people really give?

Satisfaction follows what one expected. Strangers say yes less often than many hope, and people one once knew, or asks
directly, more often than most fear.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import logit

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import TAIL, smoothed
from auditor.verdict.attribution import SEED
from auditor.verdict.base_rates import OWN_CASES, PRIORS, BaseRate, Quantity, drawn
from auditor.verdict.inputs import FACTS, own_counts

_DRAWS = 2_000


class Item(NamedTuple):
    """One expectation beside its reference."""

    quantity: Quantity
    words: str
    expected: float  # of ten
    reference: BaseRate

    @property
    def difference(self) -> float:
        """On the logit scale; above 0: more is expected than comes."""
        return float(logit(smoothed(self.expected, 10)) - logit(self.reference.mean))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Mean over the answers of |logit(expected) − logit(reference)|; the reference is the person's own rate from 30 own
    cases on, else the general one. Expected x of ten counts as (x + ½) ÷ 11."""
    asked = (
        (Quantity.ACCEPTANCE, "strangers you invite who accept", expectations.invitations_accepted),
        (Quantity.REPLY_OF_STRANGER, "first messages to strangers answered", expectations.strangers_answering),
        (Quantity.REPLY_OF_DORMANT, "messages to people you once knew answered", expectations.acquaintances_answering),
    )
    if sum(expected is not None for *_, expected in asked) < 2:
        return NeedsAnswer("Out of ten people, how many will accept, and how many will answer?", "strangers_answering")
    counts = own_counts(facts, None)
    items = [
        Item(quantity, words, expected, _reference(quantity, counts.get(quantity, (0, 0))))
        for quantity, words, expected in asked
        if expected is not None
    ]
    rows = tuple(Row(item.words, f"you: {item.expected:g} of 10; {_said(item.reference)}") for item in items)
    mean = sum(item.difference for item in items) / len(items)
    return Measure(
        value=sum(abs(item.difference) for item in items) / len(items),
        n=len(items),
        interval=_interval(items),
        words=f"of ten people you expect {_direction(mean)}; " + "; ".join(f"{row.label}: {row.value}" for row in rows),
        observation=f"Of ten people you expect {_direction(mean)} ({rows[0].label}: {rows[0].value}).",
        details=(Table("Of ten", rows, ("what", "you and others")),),
    )


def _reference(quantity: Quantity, own: tuple[int, int]) -> BaseRate:
    return PRIORS[quantity].updated(*own) if own[1] >= OWN_CASES else PRIORS[quantity]


def _said(rate: BaseRate) -> str:
    low, high = rate.interval
    general = "our guess, as nobody has published it" if rate.grade == "E" else "people in similar outreach"
    whose = f"your own {rate.own}" if rate.own else general
    return f"{whose}: about {rate.mean * 10:.1f} ({low * 10:.1f} to {high * 10:.1f})"


def _direction(mean: float) -> str:
    return "more yeses than come" if mean > 0.2 else "fewer yeses than come" if mean < -0.2 else "about what comes"


def _interval(items: list[Item]) -> tuple[float, float]:
    """The doubt about the references carried to the mean."""
    rates = drawn({item.quantity: item.reference for item in items}, _DRAWS, SEED)
    far = [np.abs(logit(smoothed(item.expected, 10)) - logit(rates[item.quantity])) for item in items]
    low, high = np.quantile(np.mean(far, axis=0), [TAIL, 1 - TAIL])
    return float(low), float(high)


AUDIT = Audit(
    id="response-expectations",
    question="Do I expect the yeses and replies people really give?",
    title="The yeses and replies expected are about those people give",
    mixed_title="The yeses and replies expected differ somewhat from those people give",
    failure_title="The yeses and replies expected are far from those people give",
    points_to=(PointsTo.EXPECTATION,),
    unit="log odds",
    minimum=Minimum(2, "answers"),
    facts=FACTS,
    curve=LogNormal(good=0.4, fair=1.2),
    roles={Role.MEDIA: Override(informative=True), Role.CORP: Override(informative=True)},
    grounds=Grounds(
        direction="A",
        threshold="E (references D)",
        why="Satisfaction follows whether expectations are met. Vendors see 26 to 31 % of invitations accepted and 3 "
        "to 9 % of cold messages answered; direct personal requests are granted far more often than askers "
        "think, and people are gladder to hear from one than one thinks.",
        sources=("bohns-2016", "liu-2023", "oliver-1980", "bhattacherjee-2001", "vendors-invitations", "vendors-email"),
    ),
    advice=Advice(
        reason="If silence disappoints you, a better guess of what is usual takes the sting out of it.",
        choice="You could count with the usual numbers, or write to people you once knew, who answer far more often.",
        action="Count ten invitations as three yeses and one conversation, and be glad of more.",
        minutes=2,
    ),
    caveats="Cold and warm messages differ, so they are asked apart. The general rates come from sales automation; the "
    "one for people you once knew is our own guess.",
    measure=measure,
)
