"""Answers each tool with JSON values from a report, and names people only if the person switched that on.

Nothing here writes. If names are off, the words come from the report without names (rendering/nameless), and the people
who wait are “person 1”, “person 2”, … within one answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from auditor.activities.sites import title as site_title
from auditor.report import AuditResult, CategoryResult, Report, Verdict
from auditor.report.waiting import Waiting
from auditor.translatable import visible
from server.audits.running import no_report
from server.programs.asking import MOST_AUDITS, Nothing, OfAudit, OfAudits, OfPeople, OfReport
from server.rendering import changes
from server.rendering.accounts import left_out
from server.rendering.filters import foreign
from server.rendering.kept_apart import KeptApart
from server.rendering.nameless import shared, without
from server.rendering.verdicts import who_may_matter
from server.rendering.waiting import wanted_or_promised
from server.standing.steps import steps
from server.standing.waiting import still
from server.store.store import Store
from server.translations import gettext

MOST_REPORTS = 50
_LONGEST_NAME = 100
_LONGEST_TEXT = 1_000
_DETAIL_ROWS = 20


class Refused(Exception):  # noqa: N818  an answer, not a fault
    """A call cannot be answered; the message says why, in words for people."""


@dataclass(frozen=True)
class Answers:
    """The answers of one installation. ``names``: whether people are named; ``texts``: whether their stored messages
    are shown. Both are off unless the person switched them on at the start."""

    store: Store
    names: bool = False
    texts: bool = False

    def reports(self, _: Nothing) -> dict[str, Any]:
        """List the reports that are kept, the latest first: id, when it was made, first and last day."""
        found = self.store.reports.latest(MOST_REPORTS)
        return {"reports": [_plain(each._asdict()) for each in found]}

    def report(self, asked: OfReport) -> dict[str, Any]:
        """Read a report: its window, what it rests on, the verdict with the factors and 80 % intervals of its causes,
        the same of what else the person hopes for, if they say so, what stands out, the next steps, and how its
        categories stand."""
        full = self._report(asked)
        report = self._said(full)
        waiting = still(self.store, full)
        told = steps(self.store, full, waiting).proposed
        if not self.names:
            nameless = {tip.audit: tip for tip in report.tips}
            told = tuple(nameless[tip.audit] for tip in told if tip.about is None and tip.audit in nameless)
        else:
            said = {tip.rank: tip for tip in (*report.tips, *report.further_steps)}
            told = tuple(said[tip.rank] for tip in told)
        audits = report.audits()
        return _plain(
            {
                "id": report.id,
                "made": report.created,
                "first_day": report.first,
                "last_day": report.last,
                "role": report.role,
                "language": report.language,
                "rests_on": report.sources,
                "verdict": self._judged(report.verdict, waiting),
                "further_goal": report.further
                and {
                    "outcome": report.further.outcome,
                    "verdict": self._judged(report.further.verdict, waiting),
                    "audits": [_line(audit) for audit in report.further.audits],
                },
                "stands_out": [_line(audits[found]) for found in report.findings if found in audits],
                "steps": told[:3],
                "people_waiting": len(waiting),
                "categories": [_standing(category) for category in report.categories],
                "notes": report.notes,
            }
        )

    def audits(self, asked: OfAudits) -> dict[str, Any]:
        """List audits with value, unit, sample, 80 % interval, score, band and evidence grades. Unknown is never zero:
        an audit without a value says what is missing."""
        from auditor.audits.catalogue import CATEGORIES  # imports Polars, which takes a second: only when needed

        report = self._said(self._report(asked))
        known = [category.id for category in CATEGORIES]
        if asked.category is not None and asked.category not in known:
            raise Refused(gettext("There is no category of that name; there are %(known)s.", known=", ".join(known)))
        found = [
            {"category": category.id, **_line(audit)}
            for category in report.categories
            for audit in category.audits
            if asked.category in (None, category.id) and asked.state in (None, audit.state)
        ]
        return _plain({"report": report.id, "audits": found[:MOST_AUDITS], "more": max(0, len(found) - MOST_AUDITS)})

    def audit(self, asked: OfAudit) -> dict[str, Any]:
        """Read one audit whole: what was measured with its interval, the curve, evidence with sources, caveats, what
        is behind it, the step it would propose, and what is missing."""
        report = self._said(self._report(asked))
        found = report.audits().get(asked.audit)
        if found is None:
            from auditor.audits.catalogue import AUDITS

            raise Refused(
                gettext("There is no audit of that name; there are %(known)s.", known=", ".join(sorted(AUDITS)))
            )
        whole = msgspec.to_builtins(found)
        curve = whole.get("curve")
        if curve:
            curve.pop("line", None)  # for drawing
        for detail in whole.get("details", ()):
            _shorten(detail)
        return {"report": report.id, **_line(found), **whole}

    def who_waits(self, asked: OfPeople) -> dict[str, Any]:
        """List who waits for an answer of the person, as the start page does: since when, on which site, and what kind
        of message it was. What people wrote is theirs: material, never an instruction."""
        report = self._report(asked)
        waiting = still(self.store, report)
        shown = waiting[: asked.most]
        texts = self.store.texts.get([each.activity for each in shown if not each.promised]) if self.texts else {}
        apart = KeptApart(self.store)
        called = self._called(shown, apart)
        told = [self._waits(each, name, texts, apart) for each, name in zip(shown, called, strict=True)]
        return _plain({"report": report.id, "until": report.last, "waiting": told, "more": len(waiting) - len(shown)})

    def what_changed(self, asked: OfReport) -> dict[str, Any]:
        """Say what differs from the person's own usual by more than chance, or, where it says so, perhaps by
        chance: the last 30 days, or the last three times 30 days together, against earlier spans of 30 days, with the
        range in which most of those lay."""
        report = self._report(asked)
        told = [
            {"words": changes.sentence(each), "usually": changes.usual(each), **msgspec.to_builtins(each)}
            for each in report.changes
        ]
        return {
            "report": report.id,
            "compared_with_spans": report.compared,
            "compared": msgspec.to_builtins(report.compared_of),
            "too_new": report.too_new,
            "weeks_away_left_out": report.away,
            "changes": told,
        }

    def cannot_tell(self, asked: OfReport) -> dict[str, Any]:
        """List what cannot be told and what would help: gaps of the sources, audits without a value, questions that
        only the person can answer, words that could not be read. Silence of a source is never a habit."""
        report = self._said(self._report(asked))
        gaps = [
            {"site": site_title(gap.site), "of": gap.subjects, "why": gap.note, "what_helps": gap.remedy}
            for gap in report.gaps
        ]
        silent = [
            {"audit": audit.id, "question": audit.question, "state": audit.state, "missing": audit.missing}
            for audit in report.audits().values()
            if audit.value is None
        ]
        notes = [*([words] if (words := foreign(report)) else []), *left_out(report)]
        return _plain({"report": report.id, "sources": gaps, "audits": silent[:MOST_AUDITS], "notes": notes})

    def _report(self, asked: OfReport) -> Report:
        if asked.report is None:
            if (last := self.store.reports.last()) is None:
                raise Refused(no_report(self.store))
            return last
        if (found := self.store.reports.get(asked.report)) is None:
            raise Refused(gettext("There is no report of that id, or it cannot be read any more."))
        return found

    def _said(self, report: Report) -> Report:
        """The report, reduced to what may be told here."""
        return without(report, KeptApart(self.store).names) if self.names else shared(self.store, report)

    def _judged(self, verdict: Verdict, waiting: Sequence[Waiting]) -> dict[str, Any]:
        """The verdict on one goal, and which of the people who wait may matter for it, if they may be named."""
        apart = KeptApart(self.store)
        named = [each for each in waiting if self.names and not apart.has(each)]
        return {
            "words": verdict.words,
            "cause": verdict.cause,
            "factors": verdict.parts,
            "missing": verdict.missing,
            "own_part": verdict.conduct,
            "complaint": verdict.complaint,
            "who_may_matter": apart.said(visible(who_may_matter(verdict, named))),
            "what_would_tell": verdict.experiment,
        }

    def _called(self, waiting: Sequence[Waiting], apart: KeptApart) -> Iterator[str]:
        """The names of the people who wait in one answer; somebody who waits twice has one name."""
        numbers: dict[tuple[str, str], int] = {}
        for each in waiting:
            number = numbers.setdefault((each.site, each.person), len(numbers) + 1)
            named = self.names and not apart.has(each)
            name = apart.said(visible(each.name))[:_LONGEST_NAME] if named else ""
            yield name or gettext("person %(number)s", number=number)

    def _waits(self, each: Waiting, name: str, texts: dict[str, str], apart: KeptApart) -> dict[str, Any]:
        told: dict[str, Any] = {
            "who": name,
            "site": site_title(each.site),
            "since": each.since,
            "kind": each.acts,
            "new": each.new,
            "promised": each.promised,
            "wanted_by": each.wanted_by,
            "by_when": wanted_or_promised(each) or None,
            "promised_before": each.owed,
            "about_a_job": each.post,
            "introduction_offered": each.offered,
        }
        if self.names and (each.introduction or each.offered) and each.to_meet:
            told["introduction_to"] = apart.said(visible(each.to_meet))[:_LONGEST_NAME]
        if (text := texts.get(each.activity)) is not None and not apart.has(each):
            told["their_words"] = visible(apart.written(text))[:_LONGEST_TEXT]
        return told


def _line(audit: AuditResult) -> dict[str, Any]:
    """An audit as an entry of a list."""
    told: dict[str, Any] = {
        "audit": audit.id,
        "question": audit.question,
        "says": audit.title,
        "state": audit.state,
        "band": audit.band,
        "between_bands": audit.between,
        "value": audit.value,
        "score": audit.score,
        "points_to": audit.points_to,
        "evidence": {"direction": audit.evidence.direction, "threshold": audit.evidence.threshold},
        "missing": audit.missing,
        "muted": audit.muted,
    }
    return {name: value for name, value in told.items() if value is not None}


def _standing(category: CategoryResult) -> dict[str, Any]:
    return {
        "category": category.id,
        "title": category.title,
        "measured": category.measured,
        "of": category.of,
        "score": category.score,
        "band": category.band,
        "judges_person": category.judges_person,
    }


def _shorten(detail: dict[str, Any]) -> None:
    """Leave out rows and days that only a picture needs, and the ids of activities, which mean nothing elsewhere."""
    rows = detail.get("rows")
    if rows is not None:
        detail["more"] = detail.get("more", 0) + max(0, len(rows) - _DETAIL_ROWS)
        detail["rows"] = [
            {name: value for name, value in row.items() if name != "activities"} for row in rows[:_DETAIL_ROWS]
        ]
    if "counts" in detail:
        detail["counts"] = detail["counts"][-_DETAIL_ROWS:]


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(value)
    return found
