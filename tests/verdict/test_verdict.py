"""The verdict in words: what it needs, what it says, and what it leaves open."""

from datetime import date, timedelta

import msgspec
import pytest

from auditor.activities.activity import Coverage, Detail, Exposure, Object, ObjectType, Subject, Type
from auditor.answers.expectations import Expectations, Goal, Outcome, Plan, PostStatistics
from auditor.report import Missing, Role, Table, Verdict
from auditor.verdict.attribution import DRAWS, SEED, attribute
from auditor.verdict.base_rates import drawn, with_own
from auditor.verdict.model import Habits, Site
from auditor.verdict.verdict import explained, verdict
from auditor.verdict.wording import OTHER_REASONS
from tests.story import Story

END = Story().first + timedelta(days=500)
HOPE = Goal(
    outcome="useful conversations",
    amount=15,
    since=END - timedelta(days=55),
    by=END,
    audience="people who hire",
    so_far=2,
)


def seeker(*, weak: int = 30, dormant: int = 20) -> Story:
    """A job seeker who knows people, and in the last eight weeks sends bare invitations and little else."""
    story = Story()
    for place in range(weak):
        story.exchange(200 + place, f"weak {place}")
    for place in range(dormant):
        story.exchange(10 + place, f"dormant {place}")
    for place in range(40):
        story.invite(446 + place, f"stranger {place}")
    for place in range(4):
        story.write(450 + place, f"weak {place}")
    return story


def told(story: Story, goal: Goal | None = HOPE, role: Role | None = Role.JOB, **answers: object) -> Verdict:
    expectations = Expectations(goal=goal, role=role, **answers)  # type: ignore[arg-type]
    return verdict(story.families(expectations), expectations, role)


def part(found: Verdict, cause: str) -> float:
    return next(part.factor for part in found.parts if part.cause == cause)


def test_bare_invitations_and_little_else_point_to_habits() -> None:
    found = told(seeker())
    assert found.cause == "habits"
    assert part(found, "habits") > 4
    assert "conversations begun with people you know a little" in found.words
    assert "coin" in found.experiment


def test_a_hope_beyond_any_plan_points_to_expectations() -> None:
    story = seeker()
    for place in range(16):
        story.write(455 + place, f"weak {10 + place}")
    for place in range(8):
        story.write(455 + place, f"dormant {place}")
    for place in range(16):
        story.hear(456 + place, f"weak {10 + place}")
    found = told(story, replace_goal(amount=200, so_far=10))
    assert found.cause == "expectations"
    assert "unrealistic" not in found.words.lower()


def replace_goal(**changes: object) -> Goal:
    return Goal(**{**{name: getattr(HOPE, name) for name in HOPE.__struct_fields__}, **changes})


def posting(**statistics: object) -> tuple[Story, dict[str, object]]:
    story = Story()
    story.hear(400, "Ana")
    story.write(400.5, "Ana")
    for place in range(48):
        story.post(446 + place, "Today I drew the old bridge again.")
    shown = PostStatistics(impressions=1_200, impressions_usual=6_000, **statistics)  # type: ignore[arg-type]
    return story, {"posts": shown, "plan": Plan(posts=6.5, weak=0.5, dormant=0.25)}


def test_a_site_that_stops_showing_posts_is_named_once_own_counts_tell() -> None:
    goal = replace_goal(amount=220, so_far=45)
    story, answers = posting()
    open_verdict = told(story, goal, Role.CREA, **answers)
    assert open_verdict.cause is None
    assert "probably the site" in open_verdict.words
    assert "cannot exclude" in open_verdict.words
    assert "conversations" in open_verdict.experiment
    story, answers = posting(total_impressions=9_870, total_engagements=380, total_conversations=15)
    counted = told(story, goal, Role.CREA, **answers)
    assert counted.cause == "site"
    assert "the site than you" in counted.words


def test_what_nothing_explains_is_said_to_have_perhaps_nothing_to_do_with_them() -> None:
    plan = Habits(weak=400)
    rates = drawn(with_own({}), DRAWS, SEED)
    found = explained(attribute(150, 10, plan, plan, Site(), rates), 150, plan, plan, Site(), rates)
    assert found.cause == "remainder"
    assert OTHER_REASONS in found.words


def test_who_is_answered_less_than_others_is_not_told_that_it_is_all_their_hope() -> None:
    unwelcome, welcome = seeker(), seeker()
    for place in range(40):
        for story in (unwelcome, welcome):
            story.invite(340 + place, f"earlier {place}")
    for place in range(0, 40, 3):
        welcome.connect(350 + place, f"earlier {place}")
    found = told(unwelcome)
    assert "less often than to people in general (invitations to strangers accepted)" in found.words
    assert OTHER_REASONS in found.words
    assert "less often" not in told(welcome).words


def test_the_weeks_to_be_explained_are_no_evidence_for_what_they_should_have_brought() -> None:
    assert "less often than to people in general" not in told(seeker()).words


def test_what_was_hoped_for_within_chance_needs_no_explanation() -> None:
    found = told(seeker(), replace_goal(amount=5, so_far=3))
    assert found.cause is None
    assert found.words.endswith(
        "and had 3. So far the difference is no more than chance brings, so no cause is looked for yet."
    )
    assert "nothing to explain" not in found.words
    more = told(seeker(), replace_goal(amount=5, so_far=20))
    assert more.words.endswith("That is what you hoped for, or more. There is nothing to explain.")
    assert not found.parts


def test_a_site_of_which_nothing_was_seen_is_neither_acquitted_nor_named() -> None:
    found = told(seeker())
    site = next(part for part in found.parts if part.cause == "site")
    assert not site.seen
    assert site.low < 0.6 < 1.6 < site.high
    assert "What the site lets through was not seen, so nothing is said about it." in found.words
    assert "or the site" not in found.words


def test_more_than_was_seen_makes_likely_names_nothing() -> None:
    story = seeker()
    found = told(story, replace_goal(amount=60, so_far=25))
    assert found.cause is None
    assert "something we did not see works for you" in found.words


def test_a_feed_that_was_seen_speaks_for_the_site() -> None:
    story = seeker()
    story.add(
        Type.VIEW,
        490,
        Object(ObjectType.COLLECTION),
        duration=600,
        detail=Detail(exposure=Exposure(network=40, suggested=90, promoted=30, items=160)),
    )
    found = told(story)
    assert next(part for part in found.parts if part.cause == "site").seen
    assert "not seen" not in found.words


def test_who_expects_too_little_is_told_so() -> None:
    plan = Habits(weak=400)
    rates = drawn(with_own({}), DRAWS, SEED)
    found = explained(attribute(20, 10, Habits(weak=40), plan, Site(), rates), 20, Habits(weak=40), plan, Site(), rates)
    assert "The number itself could well be larger" in found.words
    # The plan has more going out, and the same rates: how often people say yes is another matter, asked for elsewhere.
    assert "because more goes out, not because more people would say yes" in found.words
    assert "more often than" not in found.words


def test_an_allowance_of_the_site_counts_for_the_site() -> None:
    free = told(seeker(), notes_allowed_a_month=0)
    paid = told(seeker(), notes_allowed_a_month=100)
    assert part(free, "site") > part(paid, "site") == pytest.approx(1, abs=0.02)


def test_reached_hopes_leave_nothing_to_explain() -> None:
    found = told(seeker(), replace_goal(so_far=15))
    assert found.words.endswith("There is nothing to explain.")
    assert (found.cause, found.parts, found.missing) == (None, (), None)


def test_a_goal_half_way_is_measured_by_half_of_it() -> None:
    found = told(seeker(), replace_goal(by=END + timedelta(days=56), amount=30))
    assert "about 15 useful conversations" in found.words


def test_staying_in_touch_falls_short_of_nothing() -> None:
    found = told(seeker(), Goal("staying in touch"))
    assert "no number to fall short of" in found.words
    assert found.missing is None


@pytest.mark.parametrize(
    ("goal", "about"),
    [
        (None, "what you hope for"),
        (Goal(), "what you hope for"),
        (replace_goal(amount=None), "no number"),
        (replace_goal(by=None), "no date"),
        (replace_goal(by=HOPE.since, since=HOPE.by), "before its first day"),
        (replace_goal(so_far=None), "how much has come"),
        (replace_goal(since=END - timedelta(days=20)), "21 days old"),
        (replace_goal(since=date(2024, 6, 1)), "what you did before"),
        (replace_goal(outcome="interviews"), "nobody has measured"),
        (replace_goal(outcome="interviews", conversations=7), "nobody has measured"),
        (replace_goal(outcome="interviews", so_far=0, conversations=20), "nobody has measured"),
        (replace_goal(outcome="commissions", conversations=7), "No honest rate is known"),
        (replace_goal(outcome="people for a team", conversations=7), "find somebody for a team"),
        (replace_goal(outcome="visits elsewhere", conversations=7), "look inside"),
        (replace_goal(outcome="a say", conversations=7), "No honest rate is known of how often somebody is asked"),
    ],
)
def test_we_cannot_tell_yet_and_say_what_is_missing(goal: Goal | None, about: str) -> None:
    found = told(seeker(), goal)
    assert found.words == "We cannot tell yet."
    assert found.cause is None
    assert isinstance(found.missing, Missing)
    assert about in found.missing.what
    assert found.missing.remedy


@pytest.mark.parametrize("outcome", ["interviews", "new clients", "commissions", "reach"])
def test_another_outcome_is_translated_by_the_persons_own_counts(outcome: Outcome) -> None:
    found = told(seeker(), replace_goal(outcome=outcome, amount=6, so_far=2, conversations=10))
    assert found.funnel, "ten of which two were likely are good news, and still told"
    assert "had 10" in found.words


@pytest.mark.parametrize(("days", "enough"), [(27, False), (28, True)])
def test_a_goal_of_less_than_four_weeks_is_not_called_reached(days: int, enough: bool) -> None:
    found = told(seeker(), replace_goal(outcome="interviews", amount=6, so_far=6, since=END - timedelta(days=days - 1)))
    assert (found.words != "We cannot tell yet.") is enough


def test_who_never_wrote_where_writing_is_seen_wrote_to_nobody() -> None:
    silent = Story()
    silent.invite(400, "Ana")
    assert told(silent, replace_goal(since=END - timedelta(days=90))).missing
    seen = [Coverage("linkedin", subject, "full") for subject in (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)]
    silent.coverage += seen
    seen_to_be_silent = told(silent, replace_goal(since=END - timedelta(days=90)))
    assert seen_to_be_silent.funnel and not seen_to_be_silent.missing


def test_a_creators_reach_must_be_told() -> None:
    story, answers = posting()
    found = told(story, HOPE, Role.CREA, plan=answers["plan"])
    assert found.missing
    assert "shows your posts" in found.missing.what


def test_the_plan_ends_with_the_people_one_knows() -> None:
    many = told(seeker())
    for few in (told(seeker(weak=4)), told(seeker(dormant=2))):
        assert part(few, "habits") < 0.95 * part(many, "habits")
        assert part(few, "expectations") > part(many, "expectations")


def test_the_plan_has_no_weeks_away() -> None:
    def bare(*away: date) -> str:
        (table,) = told(seeker(), holidays=away).details
        assert isinstance(table, Table)
        return next(row.value for row in table.rows if "without a note" in row.label)

    monday = END - timedelta(days=END.weekday() + 7)
    away = [monday - timedelta(weeks=weeks) for weeks in range(4)]
    assert "the plan has 14, about 1.8 a week" in bare()
    assert "the plan has 7.2, about 1.8 a week" in bare(*away)


def test_more_hours_make_a_larger_plan() -> None:
    one, three = (told(seeker(), hours_a_week=hours) for hours in (1, 3))
    assert part(three, "habits") > part(one, "habits")


def test_the_same_data_give_the_same_verdict() -> None:
    assert told(seeker()) == told(seeker())


def test_no_verdict_shames() -> None:
    story, answers = posting()
    said = [told(seeker()), told(seeker(), replace_goal(amount=200)), told(story, HOPE, Role.CREA, **answers)]
    for found in said:
        assert not [word for word in ("should", "fault", "poor", "fail", "unrealistic") if word in found.words.lower()]


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("linkedin", "The site's complete archive, or the browser extension, would tell."),
        ("misskey", "The site's complete archive would tell."),
    ],
)
def test_the_extension_would_tell_only_of_a_site_that_it_reads(site: str, said: str) -> None:
    story = Story(site=site)
    for day in range(100, 500, 10):
        story.like(day)
    found = told(story)
    assert found.missing
    assert found.missing.remedy == said


def test_whom_others_answer_less_is_not_told_to_hope_for_less() -> None:
    def asked(answered: int) -> Story:
        story = Story()
        for place in range(60):
            story.exchange(150 + place, f"weak {place}")
        for place in range(40):
            story.exchange(10 + place, f"dormant {place}")
        for place in range(30):
            story.write(300 + place * 3, f"weak {place}")
            if place < answered:
                story.hear(301 + place * 3, f"weak {place}")
        for place in range(16):
            story.write(447 + place * 3, f"weak {40 + place}")
        for place in range(8):
            story.write(448 + place * 6, f"dormant {place}")
        return story

    less, alike = (told(asked(answered), replace_goal(amount=30, so_far=6)) for answered in (1, 12))
    assert part(less, "expectations") > part(alike, "expectations")
    assert less.cause is None
    assert OTHER_REASONS in less.words
    assert "the number hoped for" not in less.words
    far = told(asked(1), replace_goal(amount=300, so_far=2))
    assert far.cause == "expectations"


def test_of_a_goal_of_one_no_first_result_is_asked_for() -> None:
    one = told(seeker(), replace_goal(outcome="job offers", amount=1, so_far=0)).missing
    several = told(seeker(), replace_goal(outcome="job offers", amount=3, so_far=0)).missing
    assert one and "the first result is the goal itself" in one.remedy
    assert several and "the first result on" in several.remedy


def test_a_goal_of_all_sites_is_not_held_against_one_of_them() -> None:
    story = seeker()
    story.other_sites = ("mastodon", "whatsapp")
    found = told(story)
    assert (found.cause, found.funnel) == (None, None)
    assert found.missing is not None
    assert found.missing.what == (
        "Your goal counts all your sites, and this report looks at LinkedIn only, without Mastodon and WhatsApp."
    )
    reached = told(story, msgspec.structs.replace(HOPE, so_far=14))
    assert reached.missing is None
    assert "no cause is looked for" in reached.words
    assert told(story, Goal("staying in touch")).missing is None
