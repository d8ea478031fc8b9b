"""Do I believe it can be learned, and that I can do it?

Who takes networking for a gift stays away; training changes both the belief and what comes of it. Little confidence is
no fault, and help exists.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import Piecewise


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Mean of three answers from 1 to 5: it can be learned; I know how and have the time; people like me do it."""
    items = (
        ("learnable", "it can be learned", "How well someone networks is something they can learn."),
        ("know_how", "you know how and have the time", "I know what to do, and have the time, to keep in touch."),
        (
            "norms",
            "people like you do it",
            "People in my position whom I respect do this, and it brings them something.",
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
        words=f"on average {mean:.1f} of 5 over three statements",
        observation=f"To “{least}” you gave {lowest} of 5.",
        credit=f"To “{most}” you gave {highest} of 5." if highest >= 4 else "",
        details=(
            Table("What you said", tuple(Row(words, f"{given} of 5") for words, given in answers), ("statement", "")),
        ),
    )


AUDIT = Audit(
    id="networking-efficacy",
    question="Do I believe it can be learned, and that I can do it?",
    title="Networking feels learnable and within reach",
    mixed_title="Networking feels partly learnable and within reach",
    failure_title="Networking does not feel learnable or within reach yet",
    points_to=(PointsTo.EXPECTATION,),
    unit="of 5",
    minimum=Minimum(3, "answers"),
    curve=Piecewise(good=4.0, fair=2.7, minimum=1.0, maximum=5.0),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="In a field experiment training raised networking, confidence and the quality of the work found, most for "
        "less extraverted people; changing the belief that it cannot be learned raised attendance; control and norms "
        "weigh more than attitudes.",
        sources=("wanberg-2020", "kuwabara-2020", "networking-planned-behaviour"),
    ),
    advice=Advice(
        reason="If it feels out of reach, practice with someone you trust is what has helped others.",
        choice="You could rehearse one message, or take one of the free trainings that were tested.",
        action="Rehearse one opening message with someone you trust and send it the same day.",
        minutes=20,
    ),
    caveats="Little confidence is no fault; read this as what helps, not as a mark.",
    measure=measure,
)
