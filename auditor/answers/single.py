"""What single audits ask beyond the questionnaire, and the plan of one's own."""

from collections.abc import Collection

from auditor.activities.declared import cached
from auditor.activities.sites import sites
from auditor.answers.questionnaire import Choice, Day, Lines, Number, Question, Words
from auditor.translatable import N_

_YES_NO = Choice(((True, N_("yes")), (False, N_("no"))))

_TENTHS = Choice(tuple((tenths / 10, f"{tenths * 10} %%") for tenths in range(10, -1, -1)))
_WEEK = 7 * 24 * 60
_PLANNED = "planned_minutes_a_week."

_OF_ALL_SITES: tuple[Question, ...] = (
    Question("browser_share", N_("About what share of your use is in this browser?"), _TENTHS),
    Question("sleep.start", N_("From when do you mean to sleep?"), Number(N_("o’clock"), most=23)),
    Question("sleep.end", N_("Until when do you mean to sleep?"), Number(N_("o’clock"), most=23)),
    Question("focus.start", N_("From when do you mean to work without the sites?"), Number(N_("o’clock"), most=23)),
    Question("focus.end", N_("Until when do you mean to work without them?"), Number(N_("o’clock"), most=23)),
    Question(
        "focus.days",
        N_("On which days?"),
        Choice((("working-days", N_("Monday to Friday")), ("every-day", N_("every day")))),
    ),
    Question("asks_purpose", N_("Rapport may ask me now and then what I came to the sites for."), _YES_NO),
    Question("boundaries.topics", N_("I have said somewhere which requests I take and which not."), _YES_NO),
    Question(
        "boundaries.filter",
        N_("Requests from strangers go to a place of their own, so that they can wait."),
        _YES_NO,
    ),
    Question("boundaries.kind_no", N_("I have a kind “no” ready that I can send."), _YES_NO),
    Question("boundaries.alternative", N_("I know where or to whom to point instead."), _YES_NO),
    Question(
        "nicknames",
        N_(
            "By what other names do people call you, with commas between them? Who asks you by one in a group "
            "waits for you, in archives that you import from then on."
        ),
        Words(),
    ),
    Question("in_referral_group", N_("I belong to a group that meets to exchange referrals."), _YES_NO),
    Question(
        "referral_group.weekday",
        N_("If so: on which day does it meet? (0 is Monday, 6 is Sunday)"),
        Number(N_("day"), most=6),
    ),
    Question("referral_group.every_weeks", N_("Every how many weeks?"), Number(N_("weeks"), least=1, most=52)),
    Question("referral_group.first", N_("If not every week: on which day did it meet?"), Day()),
    Question("referral_group.members", N_("Who belongs to it? One name on a line."), Lines("people")),
    Question("referral_group.hour", N_("At what hour does it meet?"), Number(N_("o’clock"), most=23)),
    Question(
        "referral_quota.by",
        N_("Does anybody expect a number of referrals or introductions from you?"),
        Choice((("nobody", N_("nobody")), ("employer", N_("my employer")), ("group", N_("a business group")))),
    ),
    Question(
        "referral_quota.every",
        N_("If so: is it counted by the week, the month or the quarter?"),
        Choice((("week", N_("by the week")), ("month", N_("by the month")), ("quarter", N_("by the quarter")))),
    ),
    Question("digital_industry", N_("My industry is a digital one."), _YES_NO),
    Question("job_since", N_("If your work changed: which was the first day of the new one?"), Day()),
    Question("profile_still_true", N_("My profile was still true on"), Day(past=True)),
    Question("photo_wanted", N_("I want a photo on my profile."), _YES_NO),
    Question("contact_topics", N_("My profile says what to write to me about."), _YES_NO),
    Question("contact_safety", N_("Being easy to reach would put me at risk."), _YES_NO),
    Question(
        "holidays",
        N_(
            "Weeks to leave out, as you were away: on a line a day of one, or the first and last day (2026-09-14 – "
            "2026-11-30)"
        ),
        Lines("days"),
    ),
    Question("not_this_person", N_("Who is never to be suggested to you? One name on a line."), Lines("people")),
    Question(
        "confidential",
        N_("Are there people of whom nobody may learn that you know them, as clients, patients, members or sources?"),
        _YES_NO,
    ),
    Question(
        "kept_apart",
        N_("Who else is a source that nobody is to learn of? One name on a line. You find them on the page of people."),
        Lines("people"),
    ),
)


def for_sites(mine: Collection[str]) -> tuple[Question, ...]:
    """The same, but for the sites on which nothing of the person's is kept; of all, where nothing is kept at all."""
    every = for_single_audits()
    if not mine:
        return every
    return tuple(each for each in every if not each.field.startswith(_PLANNED) or each.field.split(".")[1] in mine)


@cached
def for_single_audits() -> tuple[Question, ...]:
    """What single audits ask beyond the questionnaire, of the sites that are declared now."""
    planned = (
        Question(
            f"{_PLANNED}{site.site}",
            N_("How long a week do you mean to spend on %(site)s, for work and leisure together?"),
            Number(N_("minutes"), most=_WEEK),
            {"site": site.title},
        )
        for site in sites().values()
        if site.watched  # elsewhere no time is seen that could be compared
    )
    return (*planned, *_OF_ALL_SITES)


#: In place of the plan of good practice for the role.
PLAN: tuple[Question, ...] = (
    Question(
        "plan.notes", N_("A plan of your own for a week: invitations with a note"), Number(N_("a week"), most=1_000)
    ),
    Question("plan.bare", N_("… invitations without one"), Number(N_("a week"), most=1_000)),
    Question("plan.weak", N_("… messages to people you know a little"), Number(N_("a week"), most=1_000)),
    Question(
        "plan.dormant", N_("… messages to people you have not heard from in a year"), Number(N_("a week"), most=1_000)
    ),
    Question("plan.introductions", N_("… introductions you ask for"), Number(N_("a week"), most=1_000)),
    Question("plan.posts", N_("… posts"), Number(N_("a week"), most=1_000)),
)
