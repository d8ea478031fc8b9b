"""Do I do what I came for?

Only the person knows what they came for, and whether they got it. Both are asked with one tap, seldom, and only of
those who want to be asked; to look around is as good a purpose as any.
"""

from collections import Counter

from auditor.answers.expectations import Expectations
from auditor.answers.purposes import PURPOSES
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Times I said afterwards that I got what I had come for ÷ times I said both what I came for and whether I got it.
    What was not answered afterwards counts neither way."""
    asked = [each for each in expectations.purposes if facts.start <= each.at < facts.end and each.got is not None]
    if len(asked) < AUDIT.minimum.n and expectations.asks_purpose is False:
        return NotApplicable(gettext("You do not want to be asked what you came for."))
    if len(asked) < AUDIT.minimum.n and not expectations.asks_purpose:
        return NeedsAnswer(gettext("May Rapport ask you now and then what you came to the sites for?"), "asks_purpose")
    if lacking := AUDIT.lack(len(asked), facts):
        return lacking
    n, k = len(asked), sum(bool(each.got) for each in asked)
    came, got = Counter(each.came_for for each in asked), Counter(each.came_for for each in asked if each.got)
    rows = tuple(
        Row(gettext(words), gettext("%(got)s of %(all)s", got=got[purpose], all=came[purpose]))
        for purpose, words in PURPOSES.items()
        if came[purpose]
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=ngettext(
            "you got what you came for %(num)s of the %(n)s times you were asked",
            "you got what you came for %(num)s of the %(n)s times you were asked",
            k,
            n=n,
        ),
        observation=ngettext(
            "Of the %(n)s times you said what you came for, %(num)s gave you that.",
            "Of the %(n)s times you said what you came for, %(num)s gave you that.",
            k,
            n=n,
        ),
        credit=gettext("You took the time to say what you came for."),
        details=(Table(gettext("What you came for"), rows, (gettext("purpose"), gettext("got it"))),),
        note=gettext("To be asked may itself change what one does, and you were not asked at every visit."),
    )


AUDIT = Audit(
    id="intent-match",
    question=N_("Do I do what I came for?"),
    title=N_("You mostly get what you came for"),
    mixed_title=N_("You get what you came for part of the time"),
    failure_title=N_("You often leave without what you came for"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(15, N_("times you said what you came for and whether you got it")),
    facts=(),
    curve=LogitShare(good=0.80, fair=0.50),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Reminders of one’s goal helped students to stay on task in a trial of six weeks; in another trial the "
            "message to think it over did nothing, and the offer to leave did."
        ),
        sources=("lyngs-2020", "gruning-2023"),
    ),
    advice=Advice(
        reason=N_("If something else comes in between, a purpose in three words is easier to come back to."),
        choice=N_("You could say to yourself what you came for before you open the site, or come just to look around."),
        action=N_("Say in three words what you came for before you open the site."),
        minutes=1,
    ),
    caveats=N_(
        "Questions change what one does, so there are at most two a day and only if you want them. Who does not "
        "answer afterwards may have got it or not. To look around is as good a purpose as any."
    ),
    answers=("asks_purpose", "purposes"),
    measure=measure,
)
