"""What the step about one person says: what they did or were promised, and what to do about it."""

from datetime import date

import msgspec

from auditor.audits.audit import Audit
from auditor.report import Tip
from auditor.report.by_when import IN_A_SENTENCE, by_when
from auditor.report.waiting import Waiting
from auditor.translatable import N_, gettext

MINUTES = 5
#: What was promised may take a minute or a week.
UNKNOWN = 0


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
        action = _withheld(each) or gettext(
            "Make the introduction you promised %(name)s, in one message to both, or say that it will not come.",
            name=each.name,
        )
    elif "promise" not in each.acts and (each.post or each.commission):
        observation = gettext(
            "On %(day)s you told %(name)s that you would think about what they offer.", name=each.name, day=each.since
        )
        action = gettext("Tell %(name)s what you decided about what they offer, or when you will.", name=each.name)
    else:
        observation = gettext(
            "On %(day)s you said that you would do something for %(name)s. It is not seen here yet.",
            name=each.name,
            day=each.since,
        )
        action = _keep_it(each)
    return msgspec.structs.replace(
        made(audit, observation, action, each.activity),
        minutes=MINUTES if each.introduction else UNKNOWN,
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


def answer(each: Waiting, audit: Audit) -> Tip:
    """The step about somebody who waits, as one of an audit of answering."""
    if each.promised:
        found = _promised(each, audit)
    else:
        wrote = _wrote(each)
        if each.first:
            first = gettext("They have waited since %(day)s.", day=each.first)
            wrote = f"{wrote} {first}"
        if each.again:
            again = gettext("They wrote again on %(day)s.", day=each.again)
            wrote = f"{wrote} {again}"
        found = msgspec.structs.replace(
            made(audit, wrote, _to_answer(each), each.activity),
            choice=gettext("You could give them one line, even “not now”, or decide that it needs no answer."),
        )
        if each.owed and not (each.introduction or each.owed_introduction):
            found = msgspec.structs.replace(found, minutes=UNKNOWN)
        if each.letter:
            found = msgspec.structs.replace(
                found, choice=gettext("You could write a few lines now, or say when you will write at length.")
            )
        if each.grave and not each.withdraws:
            found = _of_something_grave(each, found)
        elif each.new and "offer" in each.acts and not (each.offered or each.post or each.orders):
            found = _the_way_they_chose(found)  # they may be a source
    if found.action == _withheld(each):
        found = msgspec.structs.replace(found, choice=gettext("You need not say why."))
    if (told := by_when(each)) and not (told.of_promise and each.owed):
        day = gettext(told.words, day=told.day)
        action = gettext(IN_A_SENTENCE, sentence=found.action.removesuffix("."), by_when=day)
        return msgspec.structs.replace(found, action=action)
    return found


def _of_something_grave(each: Waiting, step: Tip) -> Tip:
    """The step with what else one could do: to ring up or visit a stranger, who may be a source, might harm them."""
    if not each.mourns:
        return _the_way_they_chose(step)
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


def _the_way_they_chose(step: Tip) -> Tip:
    """The step where another way to answer might give away a stranger who has something to tell."""
    return msgspec.structs.replace(
        step, choice=gettext("You could answer the way they chose to write, or decide that it needs no answer.")
    )


def _withheld(each: Waiting) -> str:
    """What to tell them of an introduction to one who is never proposed: a source is exposed by any other; empty where
    it is to none of these."""
    if not each.withheld:
        return ""
    return gettext("Tell %(name)s that nothing comes of the introduction.", name=each.name)


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
    introduces = each.introduction or (each.owed_introduction and not _asks(each))
    if introduces and each.to_meet:
        return gettext(
            "Ask %(other)s whether they would like to meet %(name)s. If they agree, introduce the two yourself, in "
            "one message to both.",
            name=each.name,
            other=each.to_meet,
        )
    if introduces:
        return _withheld(each) or gettext(
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
    if each.letter:
        return gettext("Write to %(name)s today: three lines are enough.", name=each.name)
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
    if "ask" in each.acts and each.close:
        return gettext("Tell %(name)s today whether you can, and when. One line is enough.", name=each.name)
    if each.close:
        return gettext("Answer %(name)s today. One line is enough.", name=each.name)
    if "ask" in each.acts:
        return gettext("Tell %(name)s today what you will do about their request, even if it is “no”.", name=each.name)
    if each.sought:
        return gettext("Give %(name)s an answer today, be it one line.", name=each.name)
    return gettext("Give %(name)s one line today, even if the line is “not now”.", name=each.name)


def _wrote(each: Waiting) -> str:
    """What they wrote and when, and that no answer is seen."""
    asks = _asks(each)
    if each.bereaved:
        said = (
            N_(
                "%(name)s told you of a death on %(day)s, and asked you for something. A word usually helps. None of "
                "yours is seen here."
            )
            if asks
            else N_("%(name)s told you of a death on %(day)s. A word usually helps. None of yours is seen here.")
        )
        return gettext(said, name=each.name, day=each.since)
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
    elif each.letter:
        said = N_("%(name)s wrote to you at length on %(day)s. No answer of yours is seen here.")
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
    if each.owed_introduction and each.to_meet:
        return gettext(
            "On %(promised)s you told %(name)s that you would introduce them to %(other)s, and on %(day)s they wrote "
            "to you. No introduction is seen since.",
            name=each.name,
            other=each.to_meet,
            promised=promised,
            day=each.since,
        )
    if each.owed_introduction:
        return gettext(
            "On %(promised)s you told %(name)s that you would make an introduction, and on %(day)s they wrote to you. "
            "None is seen since.",
            name=each.name,
            promised=promised,
            day=each.since,
        )
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


def made(audit: Audit, observation: str, action: str, about: str) -> Tip:
    """A step of an audit ``about`` a message (its id), with the audit's own reason and choice."""
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
