"""Answers to questions: taken from a form or the terminal, put into Expectations with their day, and shown again.

Every format of the questionnaire is read here in one place, so that dashboard and terminal understand the same.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import Any

import msgspec

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.activities.letters import folded
from auditor.answers.aging import answer, asked, lasts
from auditor.answers.expectations import Confidant, Expectations
from auditor.answers.further_goal import FURTHER_GOAL
from auditor.answers.questionnaire import Choice, Day, Lines, Number, Question, Scale, every_question
from auditor.answers.readings import acts_of
from auditor.answers.single import for_sites
from auditor.history.identities import answered_of_one
from auditor.history.ingest import Record
from server.store.store import Store
from server.translations import gettext, ngettext
from server.translations.cldr import day, decimal, listed, read_day

#: Where msgspec says what does not fit.
_UNKNOWN, _PLACE = re.compile("field `([^`]*)`"), re.compile(r"at `\$\.?([^`]+)`")
_TO_MARK, _TO_CHECK = 30, 20
_MARK_DAYS = 90
_MORE_THAN_A_FEW = 6  # words; fewer seldom hold what anybody waits for (our convention, grade E)
#: What stands between the first and the last day of a time away.
_BETWEEN = re.compile(r"\s+(?:-|to|until|bis)\s+|\s*[–—]\s*", re.IGNORECASE)
_LONGEST_AWAY = 3 * 366
_CHECKED = Act.ASK | Act.QUESTION | Act.OFFER | Act.PROMISE | Act.INTRODUCTION | Act.THANKS | Act.PITCH


def to_mark(store: Store) -> list[Record]:
    """At most 30 messages of the last 90 days in which others asked or pitched something, drawn without regard to what
    is in them: by the digest of their ids, so that the same ones are shown again."""
    latest = store.activities.span()
    if latest is None:
        return []
    since = latest[1] - _MARK_DAYS * 86_400_000
    return _drawn(store.activities.with_acts(int(Act.ASK | Act.PITCH), since, Subject.MESSAGE_RECEIVED), _TO_MARK)


def to_check(store: Store) -> list[Record]:
    """At most 20 messages and posts of the last 90 days in which something was read that audits rest on, drawn as
    ``to_mark`` draws."""
    latest = store.activities.span()
    if latest is None:
        return []
    return _drawn(store.activities.with_acts(int(_CHECKED), latest[1] - _MARK_DAYS * 86_400_000), _TO_CHECK)


def to_check_unfound(store: Store) -> list[Record]:
    """At most 20 messages of the last 90 days in which nothing was found that audits rest on, and that are more than a
    few words: the longest, as a letter that was overlooked hurts most, and others drawn as ``to_mark`` draws."""
    latest = store.activities.span()
    if latest is None:
        return []
    since = latest[1] - _MARK_DAYS * 86_400_000
    rows = store.activities.with_acts(int(_CHECKED), since, none_in=_MORE_THAN_A_FEW)
    longest = sorted(rows, key=lambda row: (-(row.words or 0), row.id))[: _TO_CHECK // 2]
    return [*longest, *_drawn([row for row in rows if row not in longest], _TO_CHECK - len(longest))]


def as_said(row: Record, answers: Expectations) -> Record:
    """An activity with the acts that the person said are in it, where they did."""
    said = answers.readings.get(row.id)
    return row if said is None else row._replace(acts=int(acts_of(said.acts)))


def _drawn(rows: Sequence[Record], count: int) -> list[Record]:
    return sorted(rows, key=lambda row: blake2b(row.id.encode()).digest())[:count]


#: Answers that mean something only once all these parts of them are given.
_WHOLE = {
    "referral_group": {"weekday", "hour"},
    "referral_quota": {"by"},
    "sleep": {"start", "end"},
    "focus": {"start", "end"},
}


class Unfit(ValueError):  # noqa: N818
    """An answer that does not fit its question; the message names both."""


def said(question: Question) -> str:
    """A question in the language spoken."""
    return gettext(question.words, **question.names)


def asked_at(field: str) -> str:
    """Where on the page of answers a field of Expectations is asked: the id of its first question there."""
    if field == "inner_circle":
        return "circle"
    return next((each.field for each in asked() if each.field == field or each.field.startswith(f"{field}.")), field)


def current(answers: Expectations, question: Question) -> Any:
    """What was answered so far, as the builtin value; None: nothing."""
    return answer(answers, question.field)


def singles(store: Store, answers: Expectations) -> tuple[Question, ...]:
    """What single audits ask of this person: of minutes on a site where something is kept of it, or was answered."""
    kept = {count.site for count in store.activities.counts()}
    return for_sites(kept and kept | answers.planned_minutes_a_week.keys())


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
            case Day(past=True) if (to_come := _day(given)) > datetime.now(UTC).date() + timedelta(days=1):
                raise Unfit(
                    gettext("“%(question)s”: %(day)s has not come yet.", question=said(question), day=day(to_come))
                )
            case Day():
                return _day(given).isoformat()
            case Lines("days"):
                return _mondays(given)
            case Lines():
                return [line.strip() for line in given.splitlines() if line.strip()]
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


def _mondays(given: str) -> list[str]:
    lines = [line for line in given.replace(",", "\n").splitlines() if line.strip()]
    days = [day for line in lines for day in _from_to(line) or map(_day, _each(line))]
    return sorted({(day - timedelta(days=day.weekday())).isoformat() for day in days})


def _from_to(line: str) -> list[date]:
    """A day of each week from one day to another, where a line names two; empty where it does not."""
    ends = _BETWEEN.split(line.strip())
    if len(ends) != 2:
        return []
    first, last = map(_day, ends)
    if not 0 <= (last - first).days <= _LONGEST_AWAY:
        raise Unfit(gettext("“%(given)s”: from a day to a later one, at most three years on.", given=line.strip()))
    return [*(first + timedelta(days=days) for days in range(0, (last - first).days, 7)), last]


def _each(line: str) -> list[str]:
    """The days on a line, which may stand one after the other only as 2026-02-08 2026-02-15."""
    words = line.split()
    return words if all(word[:1].isdecimal() and not word.isdecimal() for word in words) else [line]


def _day(given: str) -> date:
    try:
        return read_day(given)
    except ValueError as problem:
        raise Unfit(gettext("“%(given)s” is not a day like 2026-02-08.", given=given)) from problem


def changed(answers: Expectations, values: Mapping[str, Any], on: date | None = None) -> Expectations:
    """Answers with these fields in place of earlier ones; None takes an answer back. What was not said before counts as
    said ``on`` a day, by default today's. Raises Unfit."""
    today = (on or datetime.now(UTC).date()).isoformat()
    plain: dict[str, Any] = msgspec.to_builtins(answers)
    days = plain.pop("confirmed", {})
    for field, value in values.items():
        if value is None and answer(answers, field) is not None:
            days.pop(field, None)  # of no answer, the day stays on which it was said that there is none
        elif value is not None and lasts(field) is not None and value != answer(answers, field):
            days[field] = today
    plain["confirmed"] = days
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
        raise Unfit(misfit(problem)) from problem


def in_their_words(written: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of a file, in which what the pages say may stand for what is kept: the words of a choice, and the people
    who matter by their names under ``circle``."""
    given = {"inner_circle" if name == "circle" else name: value for name, value in written.items()}
    if isinstance(circle := given.get("inner_circle"), list):
        given["inner_circle"] = [{"name": each} if isinstance(each, str) else each for each in circle]
    for question in (*every_question(), *FURTHER_GOAL, *for_sites(())):
        if not isinstance(question.format, Choice):
            continue
        *path, last = question.field.split(".")
        at: Any = given
        for part in path:
            at = at.get(part) if isinstance(at, dict) else None
        if not isinstance(at, dict) or not isinstance(said := at.get(last), str):
            continue
        words = {folded(spoken): value for value, own in question.format.options for spoken in (own, gettext(own))}
        at[last] = words.get(folded(said), said)
    return given


def misfit(problem: msgspec.DecodeError | UnicodeDecodeError) -> str:
    """What is wrong with answers, and where, in the language spoken."""
    if not isinstance(problem, msgspec.ValidationError):
        return gettext("This cannot be read as JSON in UTF-8.")
    if unknown := _UNKNOWN.search(str(problem)):
        return gettext("There is no answer called “%(name)s”.", name=unknown[1])
    if place := _PLACE.search(str(problem)):
        told = gettext("What is said at “%(place)s” does not fit.", place=place[1])
        fits = _fitting(place[1])
        return gettext("%(wrong)s What fits: %(values)s.", wrong=told, values=fits) if fits else told
    return gettext("These are no answers. “rapport expectations --show” prints what they look like.")


def _fitting(field: str) -> str:
    """The values that a field of answers may have, as they are written in a file; empty where there are too many."""
    known = {each.field: each.format for each in (*every_question(), *FURTHER_GOAL)}
    match known.get(field):
        case Choice(options, exact=False):
            return listed([json.dumps(value, ensure_ascii=False) for value, _ in options], either=True)
        case Scale(low, high):
            return listed([str(each) for each in range(low, high + 1)], either=True)
    return ""


def from_form(
    answers: Expectations,
    questions: tuple[Question, ...],
    form: Callable[[str], str],
    find: Callable[[str], str] = str,
) -> Expectations:
    """Answers with what a form says to these questions. ``form`` gives a field's text, empty where there is none;
    ``find`` the id of somebody by what they are called. Raises Unfit."""
    values = {
        question.field: parsed(question, form(question.field), form(f"{question.field}.exact"))
        for question in questions
    }
    people = {question.field for question in questions if question.format == Lines("people")}
    for field in people:
        values[field] = [find(line) for line in values[field]] if values[field] else None
    return changed(answers, values)


class People:
    """How people whose ids stand in answers are called, and who is meant by a name. Whoever is kept apart is shown in
    no list: what a list says in the end holds for the others (``holding``)."""

    def __init__(self, store: Store, answers: Expectations) -> None:
        self._known = store.acquaintances
        self._apart = frozenset(answered_of_one(answers, store.same.identities()).kept_apart)
        self._apart_called = {folded(name) for name in store.called(self._apart)}
        group = answers.referral_group
        ids = {*answers.not_this_person, *answers.kept_apart, *(group.members if group else ())}
        self._called: dict[str, str] = {}
        for id_ in sorted(ids):
            found = self._known.called(id_)
            name = next((one.name for one in found if one.id == id_ and one.name), None)
            alone = name is not None and len(self._known.called(name)) == 1
            self._called[id_] = name if name and alone else f"{found[0].site}/{id_}" if found else id_

    def lines(self, ids: Sequence[str]) -> str:
        """One name on a line, or site and id where several have it."""
        return "\n".join(self._called.get(id_, id_) for id_ in ids if id_ not in self._apart)

    def circle(self, answers: Expectations) -> list[str]:
        """The names of those who matter."""
        return [one.name for one in answers.inner_circle if folded(one.name) not in self._apart_called]

    def holding(self, before: Expectations, given: Expectations) -> Expectations:
        """Answers in which whoever was not shown stands as ``before``."""
        fields = {
            field: tuple(
                dict.fromkeys((*(id_ for id_ in getattr(before, field) if id_ in self._apart), *getattr(given, field)))
            )
            for field in ("not_this_person", "kept_apart")
        }
        hidden = [one for one in before.inner_circle if folded(one.name) in self._apart_called]
        circle = (*hidden, *(one for one in given.inner_circle if one not in hidden))
        return msgspec.structs.replace(given, **fields, inner_circle=circle)

    def find(self, line: str) -> str:
        """The id of somebody by name or by site and id. Raises Unfit."""
        for id_, called in self._called.items():
            if line == called:
                return id_
        found = self._known.called(line)
        if len(found) == 1:
            return found[0].id
        if not found:
            raise Unfit(gettext("Nobody called “%(name)s” is kept here.", name=line))
        told = listed([f"{one.site}/{one.id}" for one in found[:20]])
        raise Unfit(
            gettext("Several people are called “%(name)s”. Give one by site and id: %(people)s", name=line, people=told)
        )


def in_words(question: Question, value: Any) -> str:
    """An answer as it was given, in the language spoken."""
    match question.format:
        case Choice(options):
            words = next((words for option, words in options if option == value), None)
            return gettext(words) if words else decimal(value)
        case Number(unit):
            return f"{decimal(value)} {gettext(unit)}"
        case Scale():
            return str(value)
        case Day():
            return day(date.fromisoformat(value))
        case Lines():
            return listed([str(each) for each in value])
        case _:
            return str(value)


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
