"""Do I expect the yeses and replies people really give?

Satisfaction follows what one expected. Strangers say yes less often than many hope, and people one once knew, or asks
directly, more often than most fear.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import TAIL, smoothed
from auditor.scoring.special import logit
from auditor.translatable import N_, gettext, number, short
from auditor.verdict.attribution import SEED
from auditor.verdict.base_rates import OWN_CASES, PRIORS, BaseRate, Quantity, drawn
from auditor.verdict.inputs import FACTS, own_counts

_DRAWS = 2_000
#: Own cases that are held against the general rate (our convention, grade E). Fewer are told of: they are theirs.
_LEAST_CASES = 3


class Item(NamedTuple):
    """One expectation beside its reference."""

    quantity: Quantity
    words: str
    expected: float  # of ten
    reference: BaseRate
    own: tuple[int, int]  # yeses, of own cases

    @property
    def difference(self) -> float:
        """On the logit scale; above 0: more is expected than comes."""
        return float(logit(smoothed(self.expected, 10)) - logit(self.reference.mean))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Mean over the answers of |logit(expected) − logit(reference)|; the reference is the person's own rate from 30 own
    cases on, else the general one. Expected x of ten counts as (x + ½) ÷ 11."""
    asked = (
        (Quantity.ACCEPTANCE, gettext("strangers you invite who accept"), expectations.invitations_accepted),
        (Quantity.REPLY_OF_STRANGER, gettext("first messages to strangers answered"), expectations.strangers_answering),
        (
            Quantity.REPLY_OF_DORMANT,
            gettext("messages to people you once knew answered"),
            expectations.acquaintances_answering,
        ),
    )
    if sum(expected is not None for *_, expected in asked) < 2:
        return NeedsAnswer(
            gettext("Out of ten people, how many will accept, and how many will answer?"), "strangers_answering"
        )
    counts = own_counts(facts, None)
    items = [
        _item(quantity, words, expected, counts.get(quantity, (0, 0)))
        for quantity, words, expected in asked
        if expected is not None
    ]
    rows = tuple(
        Row(
            item.words,
            _with_own(item),
        )
        for item in items
    )
    said = [f"{row.label}: {row.value}" for row in rows]
    contradicted = _contradicted(items)
    words, observation = _direction(None if contradicted else sum(item.difference for item in items) / len(items))
    return Measure(
        value=sum(abs(item.difference) for item in items) / len(items),
        n=len(items),
        interval=_interval(items),
        words="; ".join((words, *said)),
        observation=gettext(observation, example=said[0]),
        details=(Table(gettext("Of ten"), rows, (gettext("what"), gettext("you and others"))),),
        informative=contradicted,
    )


def _item(quantity: Quantity, words: str, expected: float, own: tuple[int, int]) -> Item:
    return Item(quantity, words, expected, _reference(quantity, own), own)


def _reference(quantity: Quantity, own: tuple[int, int]) -> BaseRate:
    """The person's own rate, of their cases alone, from 30 cases on."""
    return PRIORS[quantity].alone(*own) if own[1] >= OWN_CASES else PRIORS[quantity]


def _contradicted(items: Sequence[Item]) -> str | None:
    """Why an expectation is not held against the general rate, where the person's own cases, though few, already say
    something else, and chance alone seldom has it so: whose first messages were all answered does not expect too
    much."""
    for item in items:
        k, n = item.own
        few = _LEAST_CASES <= n < OWN_CASES
        if few and not item.reference.allows(k, n) and item.reference.alone(k, n).contradicts(item.reference):
            return gettext(
                "Your own cases say something else than the general rate, though they are few (%(what)s: %(k)s of "
                "%(n)s); so this is told, not scored.",
                what=item.words,
                k=k,
                n=n,
            )
    return None


def _with_own(item: Item) -> str:
    """What is expected beside what comes, and what came to the person so far, be it little: beside what comes to others
    it would be the first to correct it."""
    k, n = item.own
    if not 0 < n < OWN_CASES:
        return _beside(item)
    return gettext("%(beside)s; your own so far: %(k)s of %(n)s", beside=_beside(item), k=k, n=n)


def _beside(item: Item) -> str:
    """What is expected of ten, and what comes: of the person's own cases, of others, or as we guess."""
    rate, expected = item.reference, short(item.expected)
    mean, low, high = (number(each * 10, 1) for each in (rate.mean, *rate.interval))
    if rate.own:
        return gettext(
            "you: %(expected)s of 10; your own %(own)s: about %(mean)s (%(low)s to %(high)s)",
            expected=expected,
            own=rate.own,
            mean=mean,
            low=low,
            high=high,
        )
    if rate.grade == "E":
        return gettext(
            "you: %(expected)s of 10; our guess, as nobody has published it: about %(mean)s (%(low)s to %(high)s)",
            expected=expected,
            mean=mean,
            low=low,
            high=high,
        )
    return gettext(
        "you: %(expected)s of 10; people in similar outreach: about %(mean)s (%(low)s to %(high)s)",
        expected=expected,
        mean=mean,
        low=low,
        high=high,
    )


def _direction(mean: float | None) -> tuple[str, str]:
    """What the mean says: as words, said, and as an observation, to be said with an example. None: own cases contradict
    the rates it is the distance from."""
    if mean is None:
        return (
            gettext("your own cases say something else than the general rate"),
            N_("Your own cases say something else than the general rate (%(example)s)."),
        )
    if mean > 0.2:
        return (
            gettext("of ten people you expect more yeses than come"),
            N_("Of ten people you expect more yeses than come (%(example)s)."),
        )
    if mean < -0.2:
        return (
            gettext("of ten people you expect fewer yeses than come"),
            N_("Of ten people you expect fewer yeses than come (%(example)s)."),
        )
    return (
        gettext("of ten people you expect about as many yeses as come"),
        N_("Of ten people you expect about as many yeses as come (%(example)s)."),
    )


def _interval(items: list[Item]) -> tuple[float, float]:
    """The doubt about the references carried to the mean."""
    rates = drawn({item.quantity: item.reference for item in items}, _DRAWS, SEED)
    far = [np.abs(logit(smoothed(item.expected, 10)) - logit(rates[item.quantity])) for item in items]
    low, high = np.quantile(np.mean(far, axis=0), [TAIL, 1 - TAIL])
    return float(low), float(high)


AUDIT = Audit(
    id="response-expectations",
    question=N_("Do I expect the yeses and replies people really give?"),
    title=N_("You expect about as many yeses and replies as people give"),
    mixed_title=N_("You expect somewhat more or fewer yeses and replies than people give"),
    failure_title=N_("You expect far more or fewer yeses and replies than people give"),
    points_to=(PointsTo.EXPECTATION,),
    unit="log odds",
    minimum=Minimum(2, N_("answers")),
    facts=FACTS,
    curve=LogNormal(good=0.4, fair=1.2),
    roles={Role.MEDIA: Override(informative=True), Role.CORP: Override(informative=True)},
    grounds=Grounds(
        direction="A",
        threshold=N_("E (references D)"),
        why=N_(
            "Satisfaction follows whether expectations are met. Vendors see 26 to 31 %% of invitations accepted and 3 "
            "to 9 %% of cold messages answered; direct personal requests are granted far more often than askers think, "
            "and people are gladder to hear from one than one thinks."
        ),
        sources=("bohns-2016", "liu-2023", "oliver-1980", "bhattacherjee-2001", "vendors-invitations", "vendors-email"),
    ),
    advice=Advice(
        reason=N_("If silence disappoints you, a better guess of what is usual takes the sting out of it."),
        choice=N_(
            "You could count with the usual numbers, or write to people you once knew, who answer far more often."
        ),
        action=N_("Count ten invitations as three yeses and one conversation, and be glad of more."),
        minutes=2,
    ),
    caveats=N_(
        "Cold and warm messages differ, so they are asked apart. The general rates come from sales automation; the one "
        "for people you once knew is our own guess."
    ),
    answers=("acquaintances_answering", "invitations_accepted", "strangers_answering"),
    measure=measure,
)
