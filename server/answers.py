"""Answers to questions: taken from a form or the terminal, put into Expectations, and shown again.

Every format of the questionnaire is read here in one place, so that dashboard and terminal understand the same.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

import msgspec

from auditor.activities.acts import Act
from auditor.activities.sites import sites
from auditor.answers.expectations import Confidant, Expectations
from auditor.answers.questionnaire import Choice, Day, Number, Question, Scale
from auditor.history.ingest import Record
from auditor.translatable import N_
from server.store.store import Store
from server.translations import gettext, ngettext

_YES_NO = Choice(((True, N_("yes")), (False, N_("no"))))

_TENTHS = Choice(tuple((tenths / 10, f"{tenths * 10} %%") for tenths in range(10, -1, -1)))
_WEEK = 7 * 24 * 60

#: What single audits ask beyond the questionnaire.
FOR_SINGLE_AUDITS: tuple[Question, ...] = (
    *(
        Question(
            f"planned_minutes_a_week.{site.site}",
            N_("How long a week do you mean to spend on %(site)s, for work and leisure together?"),
            Number(N_("minutes"), most=_WEEK),
            {"site": site.title},
        )
        for site in sites().values()
        if site.watched  # elsewhere no time is seen that could be compared
    ),
    Question("browser_share", N_("About what share of your use is in this browser?"), _TENTHS),
    Question("sleep.start", N_("From when do you mean to sleep?"), Number(N_("o’clock"), most=23)),
    Question("sleep.end", N_("Until when do you mean to sleep?"), Number(N_("o’clock"), most=23)),
    Question("boundaries.topics", N_("I have said somewhere which requests I take and which not."), _YES_NO),
    Question(
        "boundaries.filter",
        N_("Requests from strangers go to a place of their own, so that they can wait."),
        _YES_NO,
    ),
    Question("boundaries.kind_no", N_("I have a kind “no” ready that I can send."), _YES_NO),
    Question("boundaries.alternative", N_("I know where or to whom to point instead."), _YES_NO),
    Question("in_referral_group", N_("I belong to a group that meets to exchange referrals."), _YES_NO),
    Question(
        "referral_group.weekday", N_("If so: on which day does it meet? (0 is Monday)"), Number(N_("day"), most=6)
    ),
    Question("referral_group.hour", N_("At what hour does it meet?"), Number(N_("o’clock"), most=23)),
    Question("digital_industry", N_("My industry is a digital one."), _YES_NO),
    Question("profile_still_true", N_("My profile was still true on"), Day()),
    Question("photo_wanted", N_("I want a photo on my profile."), _YES_NO),
    Question("contact_topics", N_("My profile says what to write to me about."), _YES_NO),
    Question("contact_safety", N_("Being easy to reach would put me at risk."), _YES_NO),
)


_TO_MARK = 30
_MARK_DAYS = 90


def to_mark(store: Store) -> list[Record]:
    """At most 30 messages of the last 90 days in which others asked or pitched something, drawn without regard to what
    is in them: by the digest of their ids, so that the same ones are shown again."""
    latest = store.activities.span()
    if latest is None:
        return []
    found = store.activities.received_with(int(Act.ASK | Act.PITCH), latest[1] - _MARK_DAYS * 86_400_000)
    return sorted(found, key=lambda row: blake2b(row.id.encode()).digest())[:_TO_MARK]


#: Answers that mean something only once all these parts of them are given.
_WHOLE = {"referral_group": {"weekday", "hour"}, "sleep": {"start", "end"}}


class Unfit(ValueError):  # noqa: N818
    """An answer that does not fit its question; the message names both."""


def said(question: Question) -> str:
    """A question in the language spoken."""
    return gettext(question.words, **question.names)


def current(answers: Expectations, question: Question) -> Any:
    """What was answered so far, as the builtin value; None: nothing."""
    found: Any = msgspec.to_builtins(answers)
    for part in question.field.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def parsed(question: Question, given: str, exact: str = "") -> Any:
    """The value of what was typed or chosen; None for no answer. A Choice is given by the place of its option.

    Raises Unfit.
    """
    given, exact = given.strip(), exact.strip()
    try:
        match question.format:
            case Choice() as choice if choice.exact and exact:
                return float(exact)
            case _ if not given:
                return None
            case Choice(options):
                return options[int(given)][0]
            case Scale(low, high, decline=decline):
                if decline and given == decline[0]:
                    return given
                if not low <= int(given) <= high:
                    raise Unfit(
                        gettext(
                            "“%(question)s”: %(given)s is not between %(low)s and %(high)s.",
                            question=said(question),
                            given=given,
                            low=low,
                            high=high,
                        )
                    )
                return int(given)
            case Number():
                number = float(given)
                return int(number) if number.is_integer() else number
            case _:
                return given
    except (ValueError, IndexError) as problem:
        if isinstance(problem, Unfit):
            raise
        raise Unfit(
            gettext(
                "“%(question)s”: “%(given)s” is not an answer to that.", question=said(question), given=given or exact
            )
        ) from problem


def changed(answers: Expectations, values: Mapping[str, Any]) -> Expectations:
    """Answers with these fields in place of earlier ones; None takes an answer back. Raises Unfit."""
    plain: dict[str, Any] = msgspec.to_builtins(answers)
    for field, value in values.items():
        *path, last = field.split(".")
        at = plain
        for part in path:
            at = at.setdefault(part, {})
        if value is None:
            at.pop(last, None)
        else:
            at[last] = value
    for field, parts in _WHOLE.items():
        if field in plain and not parts <= plain[field].keys():
            del plain[field]
    whole = {field: value for field, value in plain.items() if value != {}}
    try:
        return msgspec.convert(whole, Expectations)
    except msgspec.ValidationError as problem:
        raise Unfit(gettext("This does not fit: %(reason)s", reason=problem)) from problem


def from_form(answers: Expectations, questions: tuple[Question, ...], form: Callable[[str], str]) -> Expectations:
    """Answers with what a form says to these questions. ``form`` gives a field's text, empty where there is none."""
    values = {
        question.field: parsed(question, form(question.field), form(f"{question.field}.exact"))
        for question in questions
    }
    return changed(answers, values)


def with_circle(answers: Expectations, lines: str) -> Expectations:
    """The people who matter, one name on a line; what is known of those who stay is kept. Raises Unfit."""
    known = {person.name: person for person in answers.inner_circle}
    names = dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip())
    if len(names) > 50:
        raise Unfit(
            ngettext(
                "%(num)s person is more than one can be close to. 15 to 50 are meant.",
                "%(num)s people are more than one can be close to. 15 to 50 are meant.",
                len(names),
            )
        )
    circle = tuple(known.get(name) or Confidant(name[:500]) for name in names)
    return msgspec.structs.replace(answers, inner_circle=circle)
