"""The questionnaire: twelve items in our own words, the two questions after the results, and what single answers need.

Data only: the terminal and the dashboard render it, and the answers are fields of Expectations beside it.
The constructs are those of the literature; the wording is ours, and no norms are claimed (evidence §3). The order
matters: the guess of time comes before any log is shown.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from auditor.answers.expectations import Expectations, Outcome
from auditor.report import Role

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
    """A number of ``unit`` from ``least`` on; ``most`` None: as many as one likes."""

    unit: str
    least: float = 0
    most: float | None = None


@dataclass(frozen=True)
class Day:
    """A calendar day."""


@dataclass(frozen=True)
class Words:
    """Free text, kept for oneself."""

    lines: int = 1


Format = Choice | Scale | Number | Day | Words


@dataclass(frozen=True)
class Question:
    """One thing to answer. ``field``: of Expectations, with a dot for a field within (``goal.by``)."""

    field: str
    words: str
    format: Format


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


_ROLES: dict[Role, str] = {
    Role.CORP: "I work in an organisation, not in sales",
    Role.MEDIA: "I work in the media",
    Role.SALES: "I sell or develop business",
    Role.FOUND: "I am building a company",
    Role.JOB: "I am looking for work",
    Role.FREE: "I work for myself, as a freelancer or consultant",
    Role.ACAD: "I study or do research",
    Role.CREA: "I make things for an audience",
    Role.PRIVATE: "I use it privately",
}
_AGREE = ("I disagree", "I agree")
_OUTCOMES = tuple(
    (outcome, "just staying in touch" if outcome == "staying in touch" else outcome) for outcome in get_args(Outcome)
)

ITEMS: tuple[Item, ...] = (
    Item(
        1,
        (
            Question(
                "role",
                "Which best describes how you use this site?",
                Choice(tuple((role.value, words) for role, words in _ROLES.items())),
            ),
        ),
    ),
    Item(
        2,
        (
            Question("goal.outcome", "What would you like to have come from it?", Choice(_OUTCOMES)),
            Question("goal.amount", "How many, or how much?", Number("of it", least=1)),
            Question("goal.by", "By when?", Day()),
            Question("goal.audience", "From whom?", Words()),
            Question("goal.since", "Since when have you been at it?", Day()),
            Question("goal.so_far", "How many have there been since then? None is an answer too.", Number("of it")),
            Question(
                "goal.conversations",
                "And how many useful conversations in the same time? (Where you hope for something else, they tell how "
                "many it takes.)",
                Number("conversations"),
            ),
        ),
        ("goal-stated", "goal-feasible", "role-goal-fit"),
        "goal-setting theory",
    ),
    Item(
        3,
        (
            Question(
                "minutes_a_day",
                "Over the last seven days, about how long a day were you actively on the site?",
                Choice(
                    (
                        (5, "less than 10 minutes"),
                        (20, "10 to 30 minutes"),
                        (45, "31 to 60 minutes"),
                        (90, "1 to 2 hours"),
                        (150, "2 to 3 hours"),
                        (210, "more than 3 hours"),
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
        (Question("visits_a_day", "And how many separate times a day did you open it?", Number("times a day")),),
        ("perceived-vs-logged",),
        "Ernala et al. 2020",
        before_logs=True,
    ),
    Item(
        5,
        (
            Question(
                "invitations_accepted",
                "Out of ten people you have never met whom you invite to connect, how many will accept?",
                Number("of ten", most=10),
            ),
        ),
        ("response-expectations",),
    ),
    Item(
        6,
        (
            Question(
                "strangers_answering",
                "Out of ten first messages to strangers, how many will be answered?",
                Number("of ten", most=10),
            ),
            Question(
                "acquaintances_answering",
                "And out of ten first messages to people you once knew?",
                Number("of ten", most=10),
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
                "For me, networking is mainly …",
                Scale(1, 7, "getting something I need", "relationships in which help goes both ways"),
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
                "When I contact someone for a work reason, I feel uneasy about why I am doing it.",
                Scale(1, 5, "never", "nearly always", ("prefer not to say", "I prefer not to say")),
            ),
        ),
        ("instrumental-unease",),
        "the construct of Casciaro et al. 2014, which is contested",
    ),
    Item(
        9,
        (Question("learnable", "How well someone networks is something they can learn.", Scale(1, 5, *_AGREE)),),
        ("networking-efficacy",),
        "Kuwabara et al. 2020",
    ),
    Item(
        10,
        (
            Question(
                "know_how",
                "I know what to do, and have the time, to keep in touch with the people who matter for my goal.",
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
                "People in my position whom I respect do this, and it brings them something real.",
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
                "In the last month, how often did people approach you only because they wanted something?",
                Choice(
                    (
                        ("never", "never"),
                        ("monthly", "about once"),
                        ("weekly", "about weekly"),
                        ("daily", "about daily"),
                        ("several a day", "several times a day"),
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
    Question("hours_a_week", "How many hours a week do you mean to give it?", Number("hours", most=168)),
    Question("notes_allowed_a_month", "How many invitations with a note may you send in a month?", Number("notes")),
    Question("posts.impressions", "How often is a post of yours shown now (median)?", Number("times")),
    Question("posts.impressions_usual", "And over the last 12 months (median)?", Number("times", least=1)),
    Question("posts.total_impressions", "Posts you have counted: how often were they shown in all?", Number("times")),
    Question("posts.total_engagements", "… and how many reactions and comments did they get?", Number("reactions")),
    Question("posts.total_conversations", "… and how many conversations came of them?", Number("conversations")),
)

#: After the results, optional and scored by nothing: first their own words.
REFLECTION: tuple[Question, ...] = (
    Question("definition_words", "What is your definition of networking?", Words(3)),
    Question("definition_origin", "What in your experience led you to that opinion?", Words(5)),
)


@dataclass(frozen=True)
class NextStep:
    """Something to try, offered once someone has given an answer of their own and would like to see it."""

    id: Literal["define", "event", "place", "guide"]
    title: str
    words: str


#: Asked between the answer and the offer: elicit, ask leave, provide, elicit again (evidence §5.3).
PERMISSION = "Thank you. Would you like to see four things that others have tried? You may well leave it at that."
AFTERWARDS = "What do you make of these, if anything?"
NEXT_STEPS: tuple[NextStep, ...] = (
    NextStep(
        "define",
        "Define it from your own experience",
        "Think of one person who helped you on, or whom you helped. What was that, if it was not networking? Write "
        "your definition from there.",
    ),
    NextStep(
        "event",
        "Go to one first-class event",
        "Choose one gathering whose subject you care about anyway, go once, and stay for two conversations.",
    ),
    NextStep(
        "place",
        "Find a place online that you like",
        "Look for one group or forum where people talk as you like to talk, and read there a week before you write.",
    ),
    NextStep(
        "guide",
        "Ask someone to show you",
        "Ask one person who does this in a way you respect to take you along once, or offer to be that person "
        "for someone else.",
    ),
)


def next_steps(answers: Expectations) -> tuple[NextStep, ...]:
    """The steps to offer: none before both questions have an answer of the person's own."""
    told = answers.definition_words, answers.definition_origin
    return NEXT_STEPS if all(words and words.strip() for words in told) else ()


def every_question() -> tuple[Question, ...]:
    """All questions in the order in which they are asked."""
    return (*(question for item in ITEMS for question in item.questions), *FOR_THE_VERDICT, *REFLECTION)
