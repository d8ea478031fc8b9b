"""Do I believe it can be learned, and that I can do it?

Who takes networking for a gift stays away; training changes both the belief and what comes of it. Little confidence is
no fault, and help exists.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext, number


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Mean of three answers from 1 to 5: it can be learned; I know how and have the time; people like me do it."""
    items = (
        ("learnable", gettext("it can be learned"), gettext("How well someone networks is something they can learn.")),
        (
            "know_how",
            gettext("you know how and have the time"),
            gettext("I know what to do, and have the time, to keep in touch."),
        ),
        (
            "norms",
            gettext("people like you do it"),
            gettext("People in my position whom I respect do this, and it brings them something."),
        ),
    )
    for field, _, question in items:
        if getattr(expectations, field) is None:
            return NeedsAnswer(question, field)
    answers = [(words, int(getattr(expectations, field))) for field, words, _ in items]
    mean = sum(given for _, given in answers) / len(answers)
    least, lowest = min(answers, key=lambda answer: answer[1])
    most, highest = max(answers, key=lambda answer: answer[1])
    return Measure(
        value=mean,
        n=len(answers),
        words=gettext("on average %(mean)s of 5 over three statements", mean=number(mean, 1)),
        observation=gettext("To “%(least)s” you gave %(lowest)s of 5.", least=least, lowest=lowest),
        credit=gettext("To “%(most)s” you gave %(highest)s of 5.", most=most, highest=highest) if highest >= 4 else "",
        details=(
            Table(
                gettext("What you said"),
                tuple(Row(words, gettext("%(given)s of 5", given=given)) for words, given in answers),
                (gettext("statement"), ""),
            ),
        ),
    )


AUDIT = Audit(
    id="networking-efficacy",
    question=N_("Do I believe it can be learned, and that I can do it?"),
    title=N_("Keeping up contacts feels learnable and within reach"),
    mixed_title=N_("Keeping up contacts feels partly learnable and within reach"),
    failure_title=N_("To you, keeping up contacts does not feel learnable or within reach yet"),
    points_to=(PointsTo.EXPECTATION,),
    unit="of 5",
    minimum=Minimum(3, N_("answers")),
    curve=Piecewise(good=4.0, fair=2.7, minimum=1.0, maximum=5.0),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "In a field experiment training raised networking, confidence and the quality of the work found, most for "
            "less extraverted people; changing the belief that it cannot be learned raised attendance; control and "
            "norms weigh more than attitudes."
        ),
        sources=("wanberg-2020", "kuwabara-2020", "networking-planned-behaviour"),
    ),
    advice=Advice(
        reason=N_("If it feels out of reach, practice with someone you trust is what has helped others."),
        choice=N_("You could rehearse one message, or take one of the free trainings that were tested."),
        action=N_("Rehearse one opening message with someone you trust and send it the same day."),
        minutes=20,
    ),
    caveats=N_("Little confidence is no fault; read this as what helps, not as a mark."),
    answers=("know_how", "learnable", "norms"),
    measure=measure,
)
