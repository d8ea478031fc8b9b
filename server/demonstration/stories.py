"""Two stories: an employee outside sales, to whom networking promises no transaction, and a journalist pitched at.

Each lasts two years and differs in what the idea of Rapport began with: the employee answers well, gives more than she
asks and never follows up; the journalist drowns in pitches that are not for him and looks after his sources.
"""

from datetime import datetime, timedelta
from random import Random

from auditor.activities.activity import Activity, Profile
from auditor.answers.expectations import Boundaries, Confidant, Expectations, Goal, SleepWindow
from auditor.report import Role
from server.demonstration.cast import Member, cast
from server.demonstration.life import Life
from server.demonstration.watching import Manner, watch

_OLD = 480  # days ago: before any 12 months an audit of 90 days looks at


def corporate(today: datetime) -> tuple[list[Activity], Expectations]:
    """Mara, quality engineer at a railway."""
    rng = Random(7)
    life = Life(today, "Mara", rng)
    people = cast(170, rng, "Northline Rail")
    close, known, old, recent, strangers = people[:8], people[8:40], people[40:75], people[75:95], people[95:]
    for who in close + known + old:
        life.connect(rng.uniform(_OLD, 720), who)
    _small_talk(life, close, every=11, turns=(3, 6), mine=0.5, hours=12)
    _small_talk(life, known, every=70, turns=(1, 3), mine=0.25, hours=40)
    for who in old:
        life.chat(rng.uniform(_OLD, 700), who, 4, rng.random() < 0.5, 20)
    life.chat(33, old[0], 3, True, 20)
    for index, who in enumerate(recent):
        life.be_invited(rng.uniform(3, 88), who) if index % 2 else life.invite(
            rng.uniform(25, 58), who, note=index % 4 == 0, accepted_after=6 if index % 8 else None
        )
    for who in strangers[:24]:
        life.invite(
            rng.uniform(95, 330), who, note=rng.random() < 0.3, accepted_after=7 if rng.random() < 0.6 else None
        )
    for index, who in enumerate(known[:20]):
        met = rng.uniform(5, 64)
        life.connect(met + 2, strangers[40 + index])
        life.approach(met, strangers[40 + index], template=False, answered=index % 4 == 0)
        if index < 7:
            life.give(rng.uniform(2, 85), who)
        if index < 2:
            life.ask(rng.uniform(4, 80), who, clear=index == 0, helped=True, thanked=True)
        if 2 <= index < 10:
            life.be_asked(rng.uniform(4, 80), who, "answer_help" if index % 3 else "bare_name", thanked=index % 2 == 0)
    for index in range(6):
        life.ask(rng.uniform(100, 340), close[index], clear=index % 2 == 0, helped=True, thanked=index != 3)
        life.introduce(
            rng.uniform(45, 330),
            close[index],
            known[index],
            asked=index % 2 == 0,
            reasons=index < 4,
            followed=index == 1,
        )
        life.be_asked(rng.uniform(95, 330), known[20 + index], "bare_name", thanked=False)
    for index in range(4):
        life.be_introduced(rng.uniform(45, 320), close[index], strangers[70 + index], prompt=True, reported=index < 2)
    for who in strangers[30:38]:
        life.pitched(rng.uniform(1, 88), who, "pitch_sales" if rng.random() < 0.8 else "pitch_scheme")
    for week in range(30):
        for _ in range(rng.randint(4, 9)):
            life.like(7 * week + rng.uniform(0, 6))
        if week % 3 == 0:
            life.comment(7 * week + 2, composed=week % 2 == 0)
    for days_ago in (20, 75, 120):
        life.post(days_ago)
    life.profile(
        400,
        Profile(
            headline="Quality engineer",
            about="I look after maintenance quality at a railway: how we find out what broke and why. I like plain "
            "words and short checklists.",
            role=True,
            past_roles=2,
            education=1,
            skills=5,
            employer="Northline Rail",
            edited=(today - timedelta(days=420)).date(),
        ),
    )
    watch(
        life,
        Manner(looks=(4, 9), visits=(0, 1), calls=(2, 9), tail=4, visit=6, late=0.2, mix=(4, 4, 2)),
        Random(17),
    )
    answers = Expectations(
        role=Role.CORP,
        minutes_a_day=25,
        visits_a_day=4,
        planned_minutes_a_week={"linkedin": 90},
        sleep=SleepWindow(23, 7),
        browser_share=0.8,
        goal=Goal(
            outcome="useful conversations",
            amount=20,
            since=(today - timedelta(days=56)).date(),
            by=(today + timedelta(days=5)).date(),
            audience="people who run maintenance elsewhere",
            so_far=3,
        ),
        invitations_accepted=8,
        strangers_answering=5,
        acquaintances_answering=5,
        definition=3,
        unease=4,
        learnable=3,
        know_how=2,
        norms=2,
        approached="weekly",
        inner_circle=tuple(Confidant(who.name, "linkedin", who.id) for who in [*close, *known[:10]]),
        boundaries=Boundaries(topics=False, filter=False, kind_no=True, alternative=False),
        digital_industry=False,
        hours_a_week=2,
        in_referral_group=False,
    )
    return life.activities, answers


def journalist(today: datetime) -> tuple[list[Activity], Expectations]:
    """Jonas, who writes about public services for a newspaper."""
    rng = Random(11)
    life = Life(today, "Jonas", rng)
    people = cast(420, rng, "Lumen Press")
    desk, sources, old, agencies = people[:7], people[7:45], people[45:75], people[75:]
    for who in desk + sources + old:
        life.connect(rng.uniform(_OLD, 720), who)
    _small_talk(life, desk, every=16, turns=(2, 4), mine=0.5, hours=6)
    _small_talk(life, sources, every=46, turns=(2, 6), mine=0.45, hours=8)
    for who in old:
        life.chat(rng.uniform(_OLD, 700), who, 4, rng.random() < 0.5, 10)
    for who in old[:5]:
        life.chat(rng.uniform(5, 85), who, 3, True, 10)
    for index, who in enumerate(agencies[:190]):
        life.pitched(0.45 * index + rng.random(), who, "pitch_story" if rng.random() < 0.9 else "pitch_sales")
    for index, who in enumerate(agencies[190:216]):
        life.be_asked(rng.uniform(2, 88), who, "decline" if index % 5 == 0 else None, thanked=index % 10 == 0)
        life.be_asked(
            rng.uniform(2, 88), sources[index], "answer_help" if index % 2 else "decline", thanked=index % 6 == 0
        )
    for who in sources[:14]:
        life.hear(life.moment(rng.uniform(2, 85)), life.say("source_tip", "Jonas"), who)
        life.ask(rng.uniform(2, 85), who, clear=True, helped=rng.random() < 0.8, thanked=rng.random() < 0.85)
    for index, who in enumerate(agencies[220:245]):
        met = rng.uniform(3, 66)
        life.connect(met + 3, who)
        life.approach(met, who, template=index % 9 == 0, answered=index % 3 == 0)
        life.invite(rng.uniform(30, 170), who, note=index % 3 != 0, accepted_after=4 if index % 4 else None)
    for index, who in enumerate(agencies[250:262]):
        life.invite(rng.uniform(4, 57), who, note=index % 3 != 0, accepted_after=3 if index % 3 else None)
    for index in range(7):
        life.introduce(
            rng.uniform(40, 340),
            sources[index],
            sources[index + 8],
            asked=True,
            reasons=index < 6,
            followed=index % 2 == 0,
        )
        life.give(rng.uniform(2, 88), sources[index + 3])
    for index in range(4):
        life.be_introduced(
            rng.uniform(40, 330), desk[index], agencies[270 + index], prompt=index < 3, reported=index < 3
        )
    for week in range(40):
        life.post(7 * week + rng.uniform(0, 6), promotional=week % 9 == 0)
        for _ in range(rng.randint(1, 4)):
            life.like(7 * week + rng.uniform(0, 6))
        for _ in range(rng.randint(1, 3)):
            life.comment(7 * week + rng.uniform(0, 6), composed=rng.random() < 0.8)
    life.profile(
        40,
        Profile(
            headline="I write about public services for people who use them",
            about="Reporter at Lumen Press. I cover schools, hospitals and railways, and I help readers with records "
            "requests. Write to me about contracts, audits and delays, not about product launches. I am looking for "
            "people who work inside these services.",
            contact="jonas@lumen.example",
            role=True,
            past_roles=3,
            education=1,
            skills=4,
            photo=True,
            employer="Lumen Press",
            edited=(today - timedelta(days=70)).date(),
        ),
    )
    watch(
        life,
        Manner(looks=(4, 10), visits=(0, 1), calls=(6, 20), tail=1.2, visit=5, late=0.03, mix=(6, 2, 2)),
        Random(19),
    )
    for days, who in ((6, sources[19]), (11, sources[24])):
        life.hear(life.moment(days), life.say("source_tip", "Jonas"), who)
    asked = [
        a
        for a in life.activities
        if a.actor != "me" and a.object and a.object.content and "interview" in a.object.content
    ]
    answers = Expectations(
        role=Role.MEDIA,
        minutes_a_day=15,
        visits_a_day=6,
        planned_minutes_a_week={"linkedin": 240},
        sleep=SleepWindow(0, 6),
        browser_share=0.9,
        goal=Goal(
            outcome="sources and tips",
            amount=12,
            since=(today - timedelta(days=56)).date(),
            by=(today + timedelta(days=3)).date(),
            audience="people inside schools, hospitals and railways",
            so_far=9,
        ),
        strangers_answering=3,
        acquaintances_answering=7,
        invitations_accepted=6,
        definition=5,
        unease=3,
        learnable=4,
        know_how=4,
        norms=4,
        approached="several a day",
        boundaries=Boundaries(topics=True, filter=True, kind_no=False, alternative=False),
        relevant={str(activity.id): index % 6 == 0 for index, activity in enumerate(asked[:30])},
        inner_circle=tuple(Confidant(who.name, "linkedin", who.id) for who in [*desk, *sources[:14]]),
        digital_industry=True,
        hours_a_week=5,
        in_referral_group=False,
    )
    return life.activities, answers


def _small_talk(
    life: Life, people: list[Member], *, every: float, turns: tuple[int, int], mine: float, hours: float
) -> None:
    """Chats with each of the people every so many days, over two years."""
    for who in people:
        days_ago = life.rng.uniform(0, every)
        while days_ago < 720:
            life.chat(days_ago, who, life.rng.randint(*turns), life.rng.random() < mine, hours)
            days_ago += life.rng.uniform(0.6, 1.4) * every
