"""The step that is about one person: who asked and waits, or was promised something.

It comes before the steps of audits, as it needs no sample and nothing is easier to begin with. It is about the first of
those who wait, in the order of auditor.report.waiting. What came only just now is left in peace, unless it is
urgent or grave, and where nothing was written for a month it is no step for today, but for an introduction I promised:
that is one where nobody else waits. Where more people wait than a few who are new to me and stand apart, or who may
only pitch, none of these is the step: which of them deserve an answer is not ours to say (our conventions, grade E).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from auditor.audits.audit import Audit
from auditor.facts.window import PAST_DAYS
from auditor.report import Tip
from auditor.report.by_when import IN_A_SENTENCE, by_when
from auditor.report.ego_network import EgoNetwork
from auditor.report.waiting import Waiting
from auditor.translatable import N_, gettext, seen_from

FROM_DAYS = 3
FEW_NEW = 3
MINUTES = 5
MOST_FURTHER = 4  # steps about others, of which one is shown at a time
#: The audits that are about the same habit, and say why.
_ANSWERING, _INTRODUCING = "reply-rate", "intro-made-yourself"


def person_step(
    waiting: Sequence[Waiting],
    network: EgoNetwork | None,
    last: date,
    audits: Mapping[str, Audit],
    muted: Sequence[str] = (),
    today: date | None = None,
    unproposed: Collection[str] = (),
) -> Tip | None:
    """The step as of the report's ``last`` day, or None. How long somebody has waited counts until ``today``, as it
    does wherever they are named: what a source ends with may be of last week. It is about nobody of those ids to
    whom nothing may propose to write (``unproposed``)."""
    today = today or last
    now = today if (today - last).days <= PAST_DAYS else last  # as those who wait are sorted
    waiting = [each for each in waiting if each.person not in unproposed]
    if _ANSWERING in audits and _ANSWERING not in muted:
        begun = [each for each in waiting if (today - each.since).days >= FROM_DAYS or each.pressing or each.grave]
        in_time = [each for each in begun if each.in_time(last)]
        known = [each for each in in_time if not _strange(each)]
        few = sum(map(_strange, waiting)) <= FEW_NEW
        new = [each for each in in_time if _strange(each) and {"ask", "question"} & set(each.acts)] if few else []
        old = [each for each in begun if each.promised and each.introduction]
        if found := known or new or old:
            with seen_from(today):
                return _answer(min(found, key=lambda each: each.order(last, now)), audits[_ANSWERING])
    if _INTRODUCING not in audits or _INTRODUCING in muted:
        return None
    promised = [
        loop for loop in (network.loops if network else ()) if loop.kind == "promised" and loop.person not in unproposed
    ]
    if not promised:
        return None
    loop = min(promised, key=lambda each: each.day)
    with seen_from(today):
        asked = gettext(
            "You asked %(name)s about an introduction on %(day)s and have not made it.", name=loop.name, day=loop.day
        )
    return _made(
        audits[_INTRODUCING],
        asked,
        gettext(
            "Make the introduction you asked %(name)s about, in one message to both, or say that it will not come.",
            name=loop.name,
        ),
        loop.activity,
    )


def further_steps(
    first: Tip,
    waiting: Sequence[Waiting],
    last: date,
    audits: Mapping[str, Audit],
    muted: Sequence[str] = (),
    today: date | None = None,
    unproposed: Collection[str] = (),
) -> tuple[Tip, ...]:
    """The steps about those who would be next, one a person, for when the ``first`` is done before there is another
    report; otherwise as ``person_step``."""
    found = [first]
    left = list(waiting)
    while len(found) <= MOST_FURTHER:
        done = {each.activity for each in left if each.activity == found[-1].about}
        left = [each for each in left if each.activity not in done]
        another = person_step(left, None, last, audits, muted, today, unproposed) if done else None
        if another is None:
            break
        found.append(another)
    return tuple(found[1:])


def _strange(each: Waiting) -> bool:
    return each.apart or (each.doubtful and not each.pressing)


def _promised(each: Waiting, audit: Audit) -> Tip:
    if each.introduction and each.to_meet:
        observation = _agreed(each) or gettext(
            "On %(day)s you told %(name)s that you would introduce them to %(other)s. No introduction of yours is seen "
            "since.",
            name=each.name,
            other=each.to_meet,
            day=each.since,
        )
        action = gettext(
            "Introduce %(name)s and %(other)s, in one message to both, or say that it will not come.",
            name=each.name,
            other=each.to_meet,
        )
    elif each.introduction:
        observation = _agreed(each) or gettext(
            "On %(day)s you told %(name)s that you would make an introduction. None of yours is seen since.",
            name=each.name,
            day=each.since,
        )
        action = gettext(
            "Make the introduction you promised %(name)s, in one message to both, or say that it will not come.",
            name=each.name,
        )
    else:
        observation = gettext(
            "On %(day)s you said that you would do something for %(name)s. It is not seen here yet.",
            name=each.name,
            day=each.since,
        )
        action = _keep_it(each)
    return msgspec.structs.replace(
        _made(audit, observation, action, each.activity),
        reason=gettext("People remember a promise that was kept, and one that was not."),
        choice=gettext("You could do it now, name a day, or say that it will not come."),
    )


def _agreed(each: Waiting) -> str:
    """That they said yes to an introduction that was offered; empty where it was promised outright."""
    if not each.offered:
        return ""
    if each.to_meet:
        return gettext(
            "You offered %(name)s an introduction to %(other)s, and on %(day)s they said yes. None is seen since.",
            name=each.name,
            other=each.to_meet,
            day=each.since,
        )
    return gettext(
        "You offered %(name)s an introduction, and on %(day)s they said yes. None is seen since.",
        name=each.name,
        day=each.since,
    )


def _answer(each: Waiting, audit: Audit) -> Tip:
    if each.promised:
        found = _promised(each, audit)
    else:
        wrote = _wrote(each)
        if each.first:
            first = gettext("They first wrote on %(day)s.", day=each.first)
            wrote = f"{wrote} {first}"
        if each.again:
            again = gettext("They wrote again on %(day)s.", day=each.again)
            wrote = f"{wrote} {again}"
        found = msgspec.structs.replace(
            _made(audit, wrote, _to_answer(each), each.activity),
            choice=gettext("You could give them one line, even “not now”, or decide that it needs no answer."),
        )
        if each.grave and not each.withdraws:
            found = _of_something_grave(each, found)
    if (told := by_when(each)) and not (told.of_promise and each.owed):
        day = gettext(told.words, day=told.day)
        action = gettext(IN_A_SENTENCE, sentence=found.action.removesuffix("."), by_when=day)
        return msgspec.structs.replace(found, action=action)
    return found


def _of_something_grave(each: Waiting, step: Tip) -> Tip:
    """The step with what else one could do: to ring up or visit a stranger, who may be a source, might harm them."""
    if not each.mourns:
        return msgspec.structs.replace(
            step, choice=gettext("You could answer the way they chose to write, or decide that it needs no answer.")
        )
    if _asks(each):
        return msgspec.structs.replace(
            step,
            choice=gettext("You could write a line now, and answer what they ask for in a second one."),
        )
    return msgspec.structs.replace(
        step,
        reason=gettext("Who tells of something like this seldom asks for an answer, and a word does good."),
        choice=gettext("You could write a line, ring them up, or go and see them."),
    )


def _asks(each: Waiting) -> bool:
    return not {"ask", "question"}.isdisjoint(each.acts)


def _to_answer(each: Waiting) -> str:
    if each.withdraws:
        return gettext(
            "Write to %(name)s today what you will take out, and what can no longer be changed.", name=each.name
        )
    if each.mourns and _asks(each):
        return gettext("Write %(name)s a few lines, also about what they ask for.", name=each.name)
    if each.mourns:
        return gettext("Write %(name)s a few lines. They need not be the right words.", name=each.name)
    if each.grave:
        return gettext("Tell %(name)s today that you have read it, and what you can do or cannot.", name=each.name)
    if each.quota:
        return gettext(
            "Tell %(name)s today whom you would introduce yourself anyway, or that you name nobody for a number. “No” "
            "is an answer too.",
            name=each.name,
        )
    if each.introduction and each.to_meet:
        return gettext(
            "Ask %(other)s whether they would like to meet %(name)s. If they agree, introduce the two yourself, in "
            "one message to both.",
            name=each.name,
            other=each.to_meet,
        )
    if each.introduction:
        return gettext(
            "Ask the person whom %(name)s would like to meet. If they agree, introduce the two yourself, in one "
            "message to both.",
            name=each.name,
        )
    if each.owed:
        return gettext(
            "Answer %(name)s today, and do what you said you would do for them, or say when you will.", name=each.name
        )
    if each.offered and each.to_meet:
        return gettext(
            "Tell %(name)s whether you would like to meet %(other)s. “Yes, please” or “not now” is enough.",
            name=each.name,
            other=each.to_meet,
        )
    if each.offered:
        return gettext(
            "Tell %(name)s whether you would like the introduction. “Yes, please” or “not now” is enough.",
            name=each.name,
        )
    if each.orders:
        return gettext(
            "Tell %(name)s today whether you take it on, or by when you will know. “No” is an answer too.",
            name=each.name,
        )
    if each.post:
        return gettext(
            "Tell %(name)s whether the post may be something for you. “Not now” is an answer too.", name=each.name
        )
    if {"ask", "offer"} <= set(each.acts) and each.sought:
        return gettext(
            "Tell %(name)s today what you will do about their request, and whether you take up what they offer. “No” "
            "is an answer too.",
            name=each.name,
        )
    if "offer" in each.acts and "ask" not in each.acts:
        return gettext(
            "Tell %(name)s today whether you take up what they offer, and when. “Not now” is an answer too.",
            name=each.name,
        )
    if "ask" in each.acts:
        return gettext("Tell %(name)s today what you will do about their request, even if it is “no”.", name=each.name)
    if each.sought:
        return gettext("Give %(name)s an answer today, be it one line.", name=each.name)
    return gettext("Give %(name)s one line today, even if the line is “not now”.", name=each.name)


def _wrote(each: Waiting) -> str:
    """What they wrote and when, and that no answer is seen."""
    asks = _asks(each)
    if each.grave and not each.withdraws:
        said = (
            N_(
                "%(name)s told you something grave on %(day)s, and asked you for something. No answer of yours is seen "
                "here."
            )
            if asks
            else N_("%(name)s told you something grave on %(day)s. No answer of yours is seen here.")
        )
        return gettext(said, name=each.name, day=each.since)
    if each.withdraws:
        return gettext(
            "%(name)s took back on %(day)s something they had told you or agreed to. No answer of yours is seen here.",
            name=each.name,
            day=each.since,
        )
    if each.quota:
        return gettext(
            "%(name)s asked you on %(day)s for names, for a number or a reward. No answer of yours is seen here.",
            name=each.name,
            day=each.since,
        )
    if each.foreign:
        return gettext(
            "%(name)s wrote to you on %(day)s, in a language Rapport does not read. No answer of yours is seen here.",
            name=each.name,
            day=each.since,
        )
    if each.owed and not asks and not (each.introduction or each.offered or each.post or each.commission):
        return _reminded(each, each.owed)
    if each.owed and asks and each.due and not each.introduction:
        return gettext(
            "On %(promised)s you told %(name)s that you would do something for %(due)s, and on %(day)s they wrote with "
            "a question or a request. No answer of yours is seen here.",
            name=each.name,
            promised=each.owed,
            due=each.due,
            day=each.since,
        )
    if each.owed and asks and not each.introduction:
        return gettext(
            "On %(promised)s you told %(name)s that you would do something, and on %(day)s they wrote with a "
            "question or a request. No answer of yours is seen here.",
            name=each.name,
            promised=each.owed,
            day=each.since,
        )
    if each.introduction:
        said = N_("%(name)s asked you for an introduction on %(day)s. No answer of yours is seen here.")
    elif each.offered and each.to_meet:
        return gettext(
            "%(name)s offered on %(day)s to introduce you to %(other)s. No answer of yours is seen here.",
            name=each.name,
            other=each.to_meet,
            day=each.since,
        )
    elif each.offered:
        said = N_("%(name)s offered you an introduction on %(day)s. No answer of yours is seen here.")
    elif each.post:
        said = N_("%(name)s wrote to you about a job on %(day)s. No answer of yours is seen here.")
    elif each.orders:
        said = N_(
            "%(name)s wrote to you about a commission or an invitation on %(day)s. No answer of yours is seen here."
        )
    elif {"ask", "offer"} <= set(each.acts) and each.sought:
        said = N_(
            "%(name)s offered you something and asked you for something on %(day)s. No answer of yours is seen here."
        )
    elif "ask" in each.acts:
        said = N_("%(name)s asked you for something on %(day)s. No answer of yours is seen here.")
    elif {"question", "offer"} <= set(each.acts):
        said = N_(
            "%(name)s offered you something and asked you a question on %(day)s. No answer of yours is seen here."
        )
    elif "offer" in each.acts and each.does == "offer":
        said = N_("%(name)s offered you something on %(day)s. No answer of yours is seen here.")
    elif "question" in each.acts:
        said = N_("%(name)s asked you a question on %(day)s. No answer of yours is seen here.")
    else:
        said = N_("%(name)s wrote to you on %(day)s. No answer of yours is seen here.")
    return gettext(said, name=each.name, day=each.since)


def _reminded(each: Waiting, promised: date) -> str:
    """That they wrote after I had promised them something: they may be too kind to ask for it."""
    if each.due:
        return gettext(
            "On %(promised)s you told %(name)s that you would do something for %(due)s, and on %(day)s they wrote to "
            "you. No answer of yours is seen here.",
            name=each.name,
            promised=promised,
            due=each.due,
            day=each.since,
        )
    return gettext(
        "On %(promised)s you told %(name)s that you would do something, and on %(day)s they wrote to you. No answer of "
        "yours is seen here.",
        name=each.name,
        promised=promised,
        day=each.since,
    )


def _keep_it(each: Waiting) -> str:
    return gettext("Do today what you said you would do for %(name)s, or tell them when you will.", name=each.name)


def _made(audit: Audit, observation: str, action: str, about: str) -> Tip:
    return Tip(
        audit=audit.id,
        observation=observation,
        reason=gettext(audit.advice.reason),
        choice=gettext(audit.advice.choice),
        action=action,
        minutes=MINUTES,
        gain=1.0,
        named=True,
        about=about,
    )
