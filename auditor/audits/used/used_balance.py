"""Do the people who ask me also give?

Feeling used has a measurable side: asks that come in, beside help and thanks that come in. Who asks is nobody's fault,
and no contact is ranked here.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import ratio
from auditor.translatable import N_, gettext, ngettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Asks received ÷ (gives received + thanks received), from personal contacts."""
    favours = facts.within("favours").filter(pl.col("personal"))
    asked, help_, thanked = (favours.filter(pl.col("kind") == kind).height for kind in ("asked", "help", "thanked"))
    back = help_ + thanked
    said = {"asked": gettext("asked you"), "help": gettext("helped you"), "thanked": gettext("thanked you")}
    counted = favours.filter(pl.col("kind").is_in(list(said)))
    rows = tuple(
        Row(said[kind], "", day, site, (which,))  # nobody is ranked
        for site, day, kind, which in counted.tail(20).reverse().select("site", "day", "kind", "id").iter_rows()
    )
    return Measure(
        value=(asked + 0.5) / (back + 0.5),
        n=asked + back,
        interval=ratio(asked, back),
        words=gettext("%(asked)s asks reached you, and %(back)s times help or thanks", asked=asked, back=back),
        observation=gettext(
            "In the last %(days)s days people you know asked you for something %(asked)s; %(help)s they gave you "
            "something, %(thanked)s they said thanks.",
            days=round(facts.days),
            asked=ngettext("%(num)s time", "%(num)s times", asked),
            help=ngettext("%(num)s time", "%(num)s times", help_),
            thanked=ngettext("%(num)s time", "%(num)s times", thanked),
        ),
        details=(
            ShareBar(
                gettext("What came from people you know"),
                ((gettext("asks"), float(asked)), (gettext("help"), float(help_)), (gettext("thanks"), float(thanked))),
            ),
            *(
                (Table(gettext("The latest of them"), rows, (gettext("what"), ""), max(0, counted.height - 20)),)
                if rows
                else ()
            ),
        ),
        note=gettext(
            "Some of this may have nothing to do with you: people in some positions are asked more, and that can be "
            "right."
        ),
    )


AUDIT = Audit(
    id="used-balance",
    question=N_("Do the people who ask me also give?"),
    title=N_("Asks and gifts from people you know are in balance"),
    mixed_title=N_("A little more is asked of you than comes back"),
    failure_title=N_("More is asked of you than comes back"),
    points_to=(PointsTo.CONTEXT,),
    unit="ratio",
    minimum=Minimum(15, N_("asks, gifts and thanks received"), days=90),
    facts=("favours",),
    needs=(Subject.MESSAGE_RECEIVED,),
    acts=(Act.ASK, Act.OFFER, Act.INTRODUCTION, Act.THANKS, Act.PITCH),
    period=90,
    curve=LogNormal(good=2, fair=8),
    roles={Role.JOB: Override(not_applicable=N_("While you look for work, the asking is yours."))},
    explains=("reply-rate",),
    grounds=Grounds(
        direction="C/D",
        threshold="E",
        why=N_(
            "People in the media describe feeling used; those who give without exchange get less of their own work "
            "done."
        ),
        sources=("flynn-2003", "teten-allen-2004"),
    ),
    advice=Advice(
        reason=N_(
            "If you feel that all want something of you, a small number of wholehearted yeses costs less than many "
            "half ones."
        ),
        choice=N_(
            "You could choose the asks that matter to you, or go on as you are: giving can be what you are here for."
        ),
        action=N_("Say yes to the two asks that matter to you and pass the rest to someone who would welcome them."),
        minutes=20,
    ),
    caveats=N_("Seniors get more asks, and that is as it should be. Nobody is ranked here."),
    measure=measure,
)
