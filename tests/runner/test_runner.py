"""The runner: what becomes of an answer, a failure, a wish and a role; and the Report as a whole."""

import json
import logging
from dataclasses import replace
from datetime import date

import jsonschema
import msgspec
import pytest

from auditor import language
from auditor.activities.activity import Coverage, Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations, Goal, Preferences
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable, Override
from auditor.audits.catalogue import Category, Entry
from auditor.report import AuditResult, Band, Missing, PointsTo, Report, Role, State
from auditor.report.schema import json_schema
from auditor.runner import run as runner
from auditor.runner.outcome import result
from auditor.scoring.curves import LogitShare, LogNormal
from tests.story import Story


def audit(answer: Answer | Exception, **changes: object) -> Audit:
    """An audit that answers so."""

    def measure(*_: object) -> Answer:
        if isinstance(answer, Exception):
            raise answer
        return answer

    made = Audit(
        id="made-up",
        question="Is it so?",
        title="It is so",
        mixed_title="It is partly so",
        failure_title="It is not so",
        points_to=(PointsTo.HABIT,),
        unit="share",
        minimum=Minimum(4, "cases"),
        grounds=Grounds("A", "E", "why", ()),
        advice=Advice("reason", "choice", "action", 5),
        caveats="caveat",
        measure=measure,
        curve=LogitShare(good=0.85, fair=0.50),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def share(k: int, n: int = 100) -> Measure:
    return Measure(value=k / n, n=n, k=k, words=f"{k} of {n}", observation=f"You did {k} of {n}.")


def story() -> Story:
    told = Story()
    for day in (100, 420, 450, 480):
        told.exchange(day, "Ana")
    return told


def outcome(made: Audit, role: Role | None = None, **wishes: object) -> AuditResult:
    return story().audit(made, role=role, preferences=Preferences(**wishes))  # type: ignore[arg-type]


def with_catalogue(monkeypatch: pytest.MonkeyPatch, *categories: Category) -> None:
    monkeypatch.setattr(runner, "CATEGORIES", categories)
    monkeypatch.setattr(runner, "AUDITS", {e.audit.id: e.audit for c in categories for e in c.entries})


def category(*entries: Entry, judges: bool = True, name: str = "made") -> Category:
    return Category(name, "Made up", "About nothing.", entries, judges)


def reported(**wishes: object) -> Report:
    families = story().families()
    return runner.run(families.history, Expectations(), families.window, preferences=Preferences(**wishes))  # type: ignore[arg-type]


def test_a_good_measure_is_scored_and_has_no_tip() -> None:
    found = outcome(audit(share(99)))
    assert (found.state, found.band, found.title, found.tip) == (State.SCORED, Band.WORKING, "It is so", None)


def test_a_low_measure_has_a_tip_that_gains_what_is_missing() -> None:
    found = outcome(audit(share(5)))
    assert (found.band, found.title) == (Band.TRY, "It is not so")
    assert found.tip
    assert found.score
    assert found.tip.gain == pytest.approx(1 - found.score.value)


def test_no_band_is_shown_where_the_sample_leaves_everything_open() -> None:
    found = outcome(audit(share(3, 4)))
    assert found.state is State.SCORED
    assert found.band is None
    assert found.no_band
    assert found.title == "Is it so?"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Missing("no log", "install it"), State.NOT_ENOUGH_DATA),
        (NeedsAnswer("When do you sleep?", "sleep"), State.NEEDS_YOUR_ANSWER),
        (NotApplicable("not yours"), State.NOT_APPLICABLE),
        (share(3, 3), State.NOT_ENOUGH_DATA),
        (RuntimeError("broken"), State.ERROR),
        (Measure(value=float("nan"), n=9, words="", observation=""), State.ERROR),
    ],
)
def test_without_data_there_is_no_score(answer: Answer | Exception, state: State) -> None:
    found = outcome(audit(answer))
    assert (found.state, found.score, found.band, found.tip) == (state, None, None, None)


def test_below_the_minimum_it_says_what_is_there_and_what_is_needed() -> None:
    found = outcome(audit(share(3, 3)))
    assert found.missing
    assert (found.missing.have, found.missing.need) == (3, 4)
    assert found.missing.what.startswith("This needs 4 cases; there are 3 so far.")
    one = outcome(audit(share(1, 1))).missing
    assert one and one.what.startswith("This needs 4 cases; there is 1 so far.")
    short = outcome(audit(share(9), minimum=Minimum(4, "cases", days=1_000)))
    assert short.missing
    assert short.missing.need == 1_000


def test_a_source_that_cannot_tell_is_no_habit() -> None:
    told = story()
    told.coverage.append(Coverage("linkedin", Subject.REACTION, "none", note="No reactions here.", remedy="Ask again."))
    found = told.audit(audit(share(99), needs=(Subject.REACTION,)))
    assert found.missing == Missing("No reactions here.", "Ask again.")


def test_what_several_subjects_lack_for_one_reason_is_said_once() -> None:
    told = story()
    lacks = {Subject.REACTION: "No reactions here.", Subject.POST: "Unreadable.", Subject.COMMENT: "Unreadable."}
    told.coverage += [Coverage("linkedin", subject, "none", note=note) for subject, note in lacks.items()]
    families = told.families()
    gaps = runner.run(families.history, Expectations(), families.window).gaps
    assert [gap.subjects for gap in gaps] == [("reaction",), ("post", "comment")]


def test_a_role_may_change_the_curve_the_weight_or_the_state() -> None:
    easy = Override(curve=LogitShare(good=0.10, fair=0.05), weight=0.5)
    made = audit(
        share(40),
        roles={Role.MEDIA: easy, Role.JOB: Override(informative=True), Role.CREA: Override(not_applicable="no")},
    )
    plain, media, job, crea = (outcome(made, role) for role in (None, Role.MEDIA, Role.JOB, Role.CREA))
    assert plain.band is Band.TRY
    assert plain.curve
    assert plain.curve.set_by == "default"
    assert (media.band, media.weight) == (Band.WORKING, plain.weight / 2)
    assert media.curve
    assert media.curve.set_by == "role"
    assert (job.state, job.score, job.weight) == (State.INFORMATIVE, None, 0)
    assert job.value
    assert (crea.state, crea.note) == (State.NOT_APPLICABLE, "no")


def test_private_use_is_told_and_not_scored() -> None:
    assert outcome(audit(share(5)), Role.PRIVATE).state is State.INFORMATIVE


def test_own_control_points_take_the_place_of_all_others() -> None:
    found = outcome(audit(share(40)), points={"made-up": (0.3, 0.1)})
    assert found.band is Band.WORKING
    assert found.curve
    assert (found.curve.set_by, found.curve.points) == ("you", ((0.1, 0.5), (0.3, 0.9)))


def test_own_control_points_that_make_no_curve_are_left_out_and_told() -> None:
    found = outcome(audit(share(40)), points={"made-up": (0.5, 0.5)})
    assert found.state is State.SCORED
    assert found.curve
    assert found.curve.set_by == "default"
    assert found.note
    assert "left out" in found.note


def test_a_reading_under_eighty_percent_precision_is_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "precision", lambda *_: {Act.PITCH: 0.79, Act.THANKS: 0.8})
    assert outcome(audit(share(5), acts=(Act.PITCH,))).state is State.INFORMATIVE
    assert outcome(audit(share(5), acts=(Act.THANKS,))).state is State.SCORED


def test_what_counts_is_how_well_the_languages_of_the_messages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"de": 0.7, "en": 0.9}
    monkeypatch.setattr(language, "precision", lambda codes=(): {Act.ASK: min(found[code] for code in codes or found)})
    asked = audit(share(5), acts=(Act.ASK,))

    for read, state in [((), State.INFORMATIVE), (("en",), State.SCORED), (("de", "en"), State.INFORMATIVE)]:
        monkeypatch.setattr("auditor.facts.families.Families.languages", read)
        assert outcome(asked).state is state


def test_a_failing_audit_leaves_the_rest_of_the_report(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = audit(RuntimeError("broken"), id="broken")
    with_catalogue(monkeypatch, category(Entry(broken), Entry(audit(share(5)))))
    with caplog.at_level(logging.ERROR):
        audits = reported().audits()
    assert audits["broken"].state is State.ERROR
    assert "RuntimeError at auditor/runner/outcome.py:" in (audits["broken"].note or "")
    assert audits["made-up"].state is State.SCORED
    assert "the audit broken failed" in caplog.text


def test_a_failing_verdict_leaves_the_rest_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(runner, "verdict", broken)
    found = reported()
    assert found.verdict.cause is None
    assert found.verdict.missing
    assert "RuntimeError at auditor/runner/run.py:" in found.verdict.missing.what
    assert found.categories


@pytest.mark.parametrize("grade", "ABCDE")
@pytest.mark.parametrize(("measured", "scored"), [(2, False), (3, True)])
def test_a_category_is_scored_from_sixty_percent_of_its_weight_on(
    monkeypatch: pytest.MonkeyPatch, measured: int, scored: bool, grade: str
) -> None:
    answers = [share(5)] * measured + [Missing("no log", "install it")] * (5 - measured)
    grounds = Grounds(grade, "E", "why", ())
    audits = [audit(answer, id=f"audit-{place}", grounds=grounds) for place, answer in enumerate(answers)]
    with_catalogue(monkeypatch, category(*map(Entry, audits)))
    assert (reported().categories[0].score is not None) is scored


def test_informative_muted_and_inapplicable_audits_do_not_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    others = (
        audit(share(5), id="told", curve=None),
        audit(share(5), id="muted"),
        audit(NotApplicable("no"), id="not-yours"),
    )
    with_catalogue(monkeypatch, category(Entry(audit(share(99))), *map(Entry, others)))
    found = reported(muted=("muted",)).categories[0]
    assert found.score
    assert found.score.value == 0.9
    assert found.band is Band.WORKING
    assert (found.measured, found.of) == (3, 3)


def test_a_category_is_the_mean_weighted_by_role_and_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = Measure(value=2, n=9, words="", observation="")
    low = audit(exact, id="low", curve=LogNormal(good=4, fair=2), grounds=Grounds("E", "E", "why", ()))
    high = audit(exact, id="high", curve=LogNormal(good=1, fair=0.5))
    with_catalogue(monkeypatch, category(Entry(low, 0.5), Entry(high)))
    found = reported().categories[0].score
    assert found
    assert found.value == pytest.approx((0.5 * 0.3 * 0.5 + 1.0 * 0.9) / (0.5 * 0.3 + 1.0), abs=1e-4)


def test_what_the_site_does_is_never_summed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    site = audit(share(5), points_to=(PointsTo.SITE,))
    with_catalogue(monkeypatch, category(Entry(site), judges=False))
    found = reported().categories[0]
    assert found.score is None
    assert found.audits[0].score


def test_tips_are_ordered_by_gain_weight_evidence_importance_and_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = (
        Entry(audit(share(5), id="long", advice=Advice("", "", "", 60))),
        Entry(audit(share(5), id="short")),
        Entry(audit(share(5), id="weak", grounds=Grounds("C", "E", "", ()))),
        Entry(audit(share(45), id="less")),
        Entry(audit(share(99), id="well")),
        Entry(audit(share(5), id="muted")),
        Entry(audit(share(5), id="unimportant")),
        Entry(audit(share(5), id="dear", grounds=Grounds("C", "E", "", ()))),
    )
    with_catalogue(monkeypatch, category(*entries))
    found = reported(muted=("muted",), importance={"unimportant": 0, "dear": 3})
    assert [tip.audit for tip in found.tips] == ["dear", "short", "long", "weak", "less"]
    assert [tip.rank for tip in found.tips] == [1, 2, 3, 4, 5]


def test_only_the_first_step_is_to_be_tried_first_at_the_ends_of_intervals_too(monkeypatch: pytest.MonkeyPatch) -> None:
    between = Entry(audit(share(11, 20), id="between"))
    with_catalogue(monkeypatch, category(Entry(audit(share(1), id="worst")), Entry(audit(share(3), id="bad")), between))
    alone = outcome(between.audit)
    assert (alone.band, alone.between) == (Band.LOOK, (Band.TRY, Band.LOOK))
    found = reported().audits()
    assert {name: (each.band, each.between) for name, each in found.items()} == {
        "worst": (Band.TRY, None),
        "bad": (Band.LOOK, None),
        "between": (Band.LOOK, None),
    }
    assert found["bad"].title == "It is not so"
    assert all(each.band is not Band.TRY for each in reported().categories)


def test_in_between_the_title_says_so_and_a_perfect_record_of_few_works() -> None:
    assert outcome(audit(share(70))).title == "It is partly so"
    few = outcome(audit(share(4, 4)))
    assert (few.band, few.between, few.title) == (Band.WORKING, None, "It is so")


def test_a_perfect_record_of_too_few_is_shown_with_what_else_may_be_true() -> None:
    """None of ten proves little where no more than 3 in a hundred should: the estimate (0 + ½) / (10 + 1) is 5."""
    rare = LogitShare(good=0.03, fair=0.25)
    few, enough = (outcome(audit(share(0, n), curve=rare)) for n in (10, 40))
    assert (few.band, few.between) == (Band.WORKING, (Band.LOOK, Band.WORKING))
    assert (enough.band, enough.between) == (Band.WORKING, None)


def test_where_more_was_unread_than_read_nothing_is_said_and_else_the_range_is_wider() -> None:
    silent = outcome(audit(replace(share(9, 10), unread=11, unread_of="messages")))
    assert silent.state is State.NOT_ENOUGH_DATA
    assert silent.missing
    assert silent.missing.what.startswith("11 of 21 messages are in a language")
    told = outcome(audit(replace(share(9, 10), unread=5, unread_of="messages")))
    assert told.value
    assert told.value.low is not None
    assert told.value.low < 9 / 15
    assert told.note
    assert told.note.startswith("5 of 15 messages are in a language")


def test_site_and_context_come_first_among_three_findings_where_they_explain(monkeypatch: pytest.MonkeyPatch) -> None:
    cause = audit(share(5), id="cause", points_to=(PointsTo.SITE,), explains=("third",))
    idle = audit(share(5), id="idle", points_to=(PointsTo.SITE,), explains=("well",))
    shares = {"first": 1, "second": 3, "third": 9, "well": 99}
    habits = category(*(Entry(audit(share(k), id=name)) for name, k in shares.items()))
    with_catalogue(monkeypatch, habits, category(Entry(cause, 0.1), Entry(idle), judges=False, name="site"))
    found = reported().findings
    assert found[0] == "cause"
    assert len(found) == 3
    assert "well" not in found
    assert "cause" not in reported(muted=("cause",)).findings, "I see it differently"


def test_the_report_is_what_its_schema_says() -> None:
    answers = Expectations(
        role=Role.JOB,
        goal=Goal(
            "useful conversations", 40, date(2026, 3, 1), date(2026, 6, 1), "people who hire", 1,
        ),
        definition=3,
    )  # fmt: skip
    told = Story(last_day=500)
    for day in range(40, 500, 5):
        told.exchange(day, f"person {day % 9}")
        told.invite(day, f"stranger {day}", note="Hello, I liked your talk on bridges." if day % 2 else None)
    families = told.families(answers)
    found = runner.run(families.history, answers, families.window)
    plain = json.loads(msgspec.json.encode(found))
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(plain, json_schema(), format_checker=jsonschema.FormatChecker())
    assert msgspec.json.decode(msgspec.json.encode(found), type=Report) == found
    broken = {**plain, "verdict": {"cause": "you"}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json_schema())


def test_of_nothing_there_is_a_report_without_any_score() -> None:
    families = Story().families()
    found = runner.run(families.history, Expectations(), families.window)
    assert not [a.id for a in found.audits().values() if a.state in (State.SCORED, State.ERROR)]
    assert found.verdict.words == "We cannot tell yet."
    assert found.tips == ()


def test_one_result_does_not_hang_on_the_catalogue() -> None:
    families = story().families()
    assert result(Entry(audit(share(99)), 0.25), families, Expectations(), None, Preferences()).weight == 0.25


def test_a_value_says_of_which_days_it_is_where_these_are_not_the_reports() -> None:
    assert outcome(audit(share(80), period=60)).days == 60
    assert outcome(audit(share(80), period=90)).days is None  # as the story's report
    assert outcome(audit(share(80))).days is None
    assert outcome(audit(share(1, 1), period=60)).days is None  # nothing was measured
