"""The questionnaire: twelve items in our own words, the two questions after the results, and what single answers need.

Data only: the terminal and the dashboard render and translate it, and the answers are fields of Expectations beside it.
The constructs are those of the literature; the wording is ours, and no norms are claimed (evidence §3). The order
matters: the guess of time comes before any log is shown.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.answers.expectations import Expectations, Outcome
from auditor.report import Role
from auditor.translatable import N_

Value = str | float | bool


@dataclass(frozen=True)
class Choice:
    """One of some answers, as (value, words). ``exact``: the field takes a number of one's own instead, too."""

    options: tuple[tuple[Value, str], ...]
    exact: bool = False


@dataclass(frozen=True)
class Scale:
    """A whole number from ``low`` to ``high``, whose ends are named. ``decline``: (value, words) of not saying."""

    low: int
    high: int
    low_words: str
    high_words: str
    decline: tuple[str, str] | None = None


@dataclass(frozen=True)
class Number:
    """A number of ``unit`` from ``least`` on, where the question does not say of what; ``most`` None: as many as one
    likes."""

    unit: str = ""
    least: float = 0
    most: float | None = None


@dataclass(frozen=True)
class Day:
    """A calendar day; ``past``: one that has come."""

    past: bool = False


@dataclass(frozen=True)
class Words:
    """Free text, kept for oneself."""

    lines: int = 1


@dataclass(frozen=True)
class Lines:
    """Several, one on a line: days, or people by their names."""

    of: Literal["days", "people"]


Format = Choice | Scale | Number | Day | Words | Lines


@dataclass(frozen=True)
class Question:
    """One thing to answer. ``field``: of Expectations, with a dot for a field within (``goal.by``); ``names`` fill the
    placeholders of ``words``."""

    field: str
    words: str
    format: Format
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """An item of the questionnaire: its number, its questions, the audits it feeds and whose idea it is.

    ``feeds`` empty: every audit reads it. ``before_logs``: to be asked before any log of use is shown.
    """

    number: int
    questions: tuple[Question, ...]
    feeds: tuple[str, ...] = ()
    inspired_by: str = ""
    before_logs: bool = False


#: What each role says of oneself.
ROLES: dict[Role, str] = {
    Role.CORP: N_("I work in an organisation, not in sales"),
    Role.MEDIA: N_("I work in the media"),
    Role.SALES: N_("I sell or develop business"),
    Role.FOUND: N_("I am building a company"),
    Role.JOB: N_("I am looking for work"),
    Role.FREE: N_("I work for myself, as a freelancer or consultant"),
    Role.ACAD: N_("I study or do research"),
    Role.CREA: N_("I make things for an audience"),
    Role.PRIVATE: N_("I use it privately"),
}
_AGREE = (N_("I disagree"), N_("I agree"))
_OUTCOMES: dict[Outcome, str] = {
    "useful conversations": N_("useful conversations"),
    "early information": N_("early information"),
    "learning": N_("learning"),
    "visibility inside": N_("visibility inside"),
    "future mobility": N_("future mobility"),
    "sources and tips": N_("sources and tips"),
    "peer exchange": N_("peer exchange"),
    "replies": N_("replies"),
    "referrals": N_("referrals"),
    "sales": N_("sales"),
    "introductions": N_("introductions"),
    "advice": N_("advice"),
    "investment": N_("investment"),
    "interviews": N_("interviews"),
    "job offers": N_("job offers"),
    "repeat work": N_("repeat work"),
    "new clients": N_("new clients"),
    "commissions": N_("commissions (pieces of work that somebody orders)"),
    "mentors": N_("mentors"),
    "citations": N_("citations"),
    "reach": N_("reach"),
    "invitations to speak": N_("invitations to speak (talks, panels, interviews)"),
    "people for a team": N_("people for a team (somebody to hire, or to join a board, a choir, a club)"),
    "visits elsewhere": N_("visits elsewhere (a look inside, some days of shadowing)"),
    "a say": N_("a say (being asked or heard in an association, a chamber, a union)"),
    "staying in touch": N_("just staying in touch"),
}

#: The audits that read a goal itself, and not only that there is one.
OF_GOALS = ("goal-stated", "goal-feasible", "role-goal-fit")

ITEMS: tuple[Item, ...] = (
    Item(
        1,
        (
            Question(
                "role",
                N_("Which of these describes you best?"),
                Choice(tuple((role.value, words) for role, words in ROLES.items())),
            ),
        ),
    ),
    Item(
        2,
        (
            Question("goal.outcome", N_("What would you like to have come from it?"), Choice(tuple(_OUTCOMES.items()))),
            Question("goal.amount", N_("How many, or how much?"), Number(least=1)),
            Question("goal.by", N_("By when?"), Day()),
            Question("goal.audience", N_("From whom?"), Words()),
            Question("goal.since", N_("Since when have you been at it?"), Day(past=True)),
            Question("goal.so_far", N_("How many have there been since then? None is an answer too."), Number()),
            Question(
                "goal.conversations",
                N_(
                    "And how many useful conversations in the same time? (Where you hope for something else, they tell "
                    "how many it takes.)"
                ),
                Number(N_("conversations")),
            ),
        ),
        OF_GOALS,
        "goal-setting theory",
    ),
    Item(
        3,
        (
            Question(
                "minutes_a_day",
                N_("Over the last seven days, about how long a day were you actively on the site?"),
                Choice(
                    (
                        (5, N_("less than 10 minutes")),
                        (20, N_("10 to 30 minutes")),
                        (45, N_("31 to 60 minutes")),
                        (90, N_("1 to 2 hours")),
                        (150, N_("2 to 3 hours")),
                        (210, N_("more than 3 hours")),
                    ),
                    exact=True,
                ),
            ),
        ),
        ("perceived-vs-logged",),
        "Ernala et al. 2020",
        before_logs=True,
    ),
    Item(
        4,
        (
            Question(
                "visits_a_day", N_("And how many separate times a day did you open it?"), Number(N_("times a day"))
            ),
        ),
        ("perceived-vs-logged",),
        "Ernala et al. 2020",
        before_logs=True,
    ),
    Item(
        5,
        (
            Question(
                "invitations_accepted",
                N_("Out of ten people you have never met whom you invite to connect, how many will accept?"),
                Number(N_("of ten"), most=10),
            ),
        ),
        ("response-expectations",),
    ),
    Item(
        6,
        (
            Question(
                "strangers_answering",
                N_("Out of ten first messages to strangers, how many will be answered?"),
                Number(N_("of ten"), most=10),
            ),
            Question(
                "acquaintances_answering",
                N_("And out of ten first messages to people you once knew?"),
                Number(N_("of ten"), most=10),
            ),
        ),
        ("response-expectations",),
        "Bohns 2016; Liu et al. 2023",
    ),
    Item(
        7,
        (
            Question(
                "definition",
                N_("For me, networking is mainly …"),
                Scale(1, 7, N_("getting something I need"), N_("relationships in which help goes both ways")),
            ),
        ),
        ("definition-relational",),
        "Teten & Allen 2004; Bensaou et al. 2014",
    ),
    Item(
        8,
        (
            Question(
                "unease",
                N_("When I contact someone for a work reason, I feel uneasy about why I am doing it."),
                Scale(1, 5, N_("never"), N_("nearly always"), ("prefer not to say", N_("I prefer not to say"))),
            ),
        ),
        ("instrumental-unease",),
        "the construct of Casciaro et al. 2014, which is contested",
    ),
    Item(
        9,
        (Question("learnable", N_("How well someone networks is something they can learn."), Scale(1, 5, *_AGREE)),),
        ("networking-efficacy",),
        "Kuwabara et al. 2020",
    ),
    Item(
        10,
        (
            Question(
                "know_how",
                N_("I know what to do, and have the time, to keep in touch with the people who matter for my goal."),
                Scale(1, 5, *_AGREE),
            ),
        ),
        ("networking-efficacy",),
        "Wanberg et al. 2020; the theory of planned behaviour",
    ),
    Item(
        11,
        (
            Question(
                "norms",
                N_("People in my position whom I respect do this, and it brings them something real."),
                Scale(1, 5, *_AGREE),
            ),
        ),
        ("networking-efficacy", "role-goal-fit"),
        "the theory of planned behaviour; Teten & Allen 2004",
    ),
    Item(
        12,
        (
            Question(
                "approached",
                N_("In the last month, how often did people approach you only because they wanted something?"),
                Choice(
                    (
                        ("never", N_("never")),
                        ("monthly", N_("about once")),
                        ("weekly", N_("about weekly")),
                        ("daily", N_("about daily")),
                        ("several a day", N_("several times a day")),
                    )
                ),
            ),
        ),
        ("used-balance",),
        "Teten & Allen 2004",
    ),
)

#: What makes the plan and the verdict one's own; every one may stay open.
FOR_THE_VERDICT: tuple[Question, ...] = (
    Question("hours_a_week", N_("How many hours a week do you mean to give it?"), Number(N_("hours"), most=168)),
    Question(
        "notes_allowed_a_month", N_("How many invitations with a note may you send in a month?"), Number(N_("notes"))
    ),
    Question(
        "posts.impressions",
        N_("How often is a typical post of yours shown now? (Half of them are shown more often, half less.)"),
        Number(N_("times")),
    ),
    Question("posts.impressions_usual", N_("And over the last 12 months?"), Number(N_("times"), least=1)),
    Question(
        "posts.total_impressions", N_("Posts you have counted: how often were they shown in all?"), Number(N_("times"))
    ),
    Question(
        "posts.total_engagements", N_("… and how many reactions and comments did they get?"), Number(N_("reactions"))
    ),
    Question(
        "posts.total_conversations", N_("… and how many conversations came of them?"), Number(N_("conversations"))
    ),
)

#: After the results, optional and scored by nothing: first their own words.
REFLECTION: tuple[Question, ...] = (
    Question("definition_words", N_("What is your definition of networking?"), Words(3)),
    Question("definition_origin", N_("What in your experience led you to that opinion?"), Words(5)),
)


@dataclass(frozen=True)
class NextStep:
    """Something to try, offered once someone has given an answer of their own and would like to see it."""

    id: Literal["define", "event", "place", "guide"]
    title: str
    words: str


#: Asked between the answer and the offer: elicit, ask leave, provide, elicit again (evidence §5.3).
PERMISSION = N_("Thank you. Would you like to see four things that others have tried? You may well leave it at that.")
AFTERWARDS = N_("Do any of these tell you something?")
NEXT_STEPS: tuple[NextStep, ...] = (
    NextStep(
        "define",
        N_("Define it from your own experience"),
        N_(
            "Think of one person who helped you on, or whom you helped. What was that, if it was not networking? Write "
            "your definition from there."
        ),
    ),
    NextStep(
        "event",
        N_("Go to one first-class event"),
        N_("Choose one gathering whose subject you care about anyway, go once, and stay for two conversations."),
    ),
    NextStep(
        "place",
        N_("Find a place online that you like"),
        N_(
            "Look for one group or forum where people talk as you like to talk, and read there a week before you write."
        ),
    ),
    NextStep(
        "guide",
        N_("Ask someone to show you"),
        N_(
            "Ask one person who does this in a way you respect to take you along once, or offer to be that person "
            "for someone else."
        ),
    ),
)


def next_steps(answers: Expectations) -> tuple[NextStep, ...]:
    """The steps to offer: none before both questions have an answer of the person's own."""
    told = answers.definition_words, answers.definition_origin
    return NEXT_STEPS if all(words and words.strip() for words in told) else ()


def every_question() -> tuple[Question, ...]:
    """All questions in the order in which they are asked."""
    return (*(question for item in ITEMS for question in item.questions), *FOR_THE_VERDICT, *REFLECTION)
