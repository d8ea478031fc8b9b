"""pitch-inbound-load: pitches of strangers a week."""

import re
from typing import Any

import pytest

from auditor.activities.activity import Detail
from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations, Goal
from auditor.audits.used.pitch_inbound_load import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(pitches: int, text: str = PITCH) -> Story:
    story = Story()
    story.exchange(100, "Ana")
    story.hear(480, "Ana")
    for number in range(pitches):
        story.hear(420 + number * 80 / max(1, pitches), f"p{number}", text)
    return story


def test_few_pitches_work_well_and_a_heavy_load_gives_a_tip() -> None:
    assert told(0).audit(AUDIT).band is Band.WORKING
    heavy = told(400).audit(AUDIT)
    assert heavy.band is Band.TRY
    assert heavy.value and heavy.value.number == pytest.approx(400 / (90 / 7))


@pytest.mark.parametrize(
    ("approached", "pitches", "state"),
    [
        ("daily", 10, State.INFORMATIVE),
        ("daily", 36, State.INFORMATIVE),
        ("several a day", 60, State.INFORMATIVE),
        ("daily", 60, State.SCORED),
        ("several a day", 120, State.SCORED),
        ("weekly", 2, State.SCORED),
        (None, 2, State.SCORED),
    ],
)
def test_few_are_no_good_news_to_who_is_approached_daily(approached: Any, pitches: int, state: State) -> None:
    found = told(pitches).audit(AUDIT, Expectations(approached=approached))
    assert found.state is state
    assert ("not seen here" in (found.note or "")) is (state is State.INFORMATIVE)


@pytest.mark.parametrize(
    ("answers", "role", "unread"),
    [
        (Expectations(), None, True),
        (Expectations(goal=Goal("commissions")), None, True),
        (Expectations(goal=Goal("commissions"), further_goal=Goal("sources and tips")), None, False),
        (Expectations(), Role.MEDIA, False),
    ],
)
def test_nobody_who_hopes_for_tips_is_told_that_pitches_may_stay_unread(
    answers: Expectations, role: Role | None, *, unread: bool
) -> None:
    tip = told(400).audit(AUDIT, answers, role=role).tip
    assert tip
    assert ("unread" in tip.choice) is unread
    assert ("may be a tip" in tip.choice) is not unread


def test_a_pitch_sent_again_and_again_counts_each_time_until_both_wrote_something_else() -> None:
    story = told(0)
    for day in range(420, 480, 10):
        story.hear(day, "Seller", PITCH)
        story.write(day + 1, "Seller", "No, thank you.")
    result = story.audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(6 / (90 / 7))
    assert result.value.words == "0.5 pitches a week, 6 of the 7 messages you got"


def test_a_heavy_quarter_is_not_averaged_over_a_quiet_year() -> None:
    story = told(104)
    story.days = 365
    result = story.audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(104 / (90 / 7))


def test_pitches_of_people_i_know_are_none() -> None:
    story = told(0)
    for day in range(420, 480):
        story.hear(day, "Ana", PITCH)
    assert (result := story.audit(AUDIT)).value and result.value.number == 0


def test_under_four_weeks_of_history_there_is_no_score() -> None:
    story = told(5)
    del story.activities[:2]
    story.last_day = 440
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_mostly_unreadable_mail_gives_no_score_and_a_little_is_said() -> None:
    assert told(20, DUTCH).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    story = told(20)
    story.hear(470, "Greta", DUTCH)
    assert "1 of 22 messages to you are in a language" in (story.audit(AUDIT).note or "")


def test_a_source_without_messages_received_says_nothing() -> None:
    story = Story()
    story.write(100, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_who_pitched_once_pitches_in_every_message_until_i_take_it_up() -> None:
    story = told(0)
    story.hear(430, "Seller", "Did you get to read my last message?")
    story.hear(440, "Seller", PITCH)
    story.write(441, "Seller", "Thank you, but I have to decline.")
    story.hear(450, "Seller", "Are you around this week?")
    story.hear(455, "Stranger", "Are you around this week?")
    result = story.audit(AUDIT)
    assert result.value and result.value.words == "0.2 pitches a week, 3 of the 5 messages you got"
    story.write(456, "Seller", "This fits what I am writing about. When can we talk?")
    story.hear(457, "Seller", "Tomorrow at ten, if that suits you.")
    later = story.audit(AUDIT)
    assert later.value and later.value.words == "0.2 pitches a week, 3 of the 6 messages you got"


def test_where_new_people_write_much_that_was_read_as_no_pitch_it_says_how_many_more_there_may_be() -> None:
    """Not every pitch can be read as one: few are not said where many may have been overlooked."""
    few = told(28).audit(AUDIT)
    story = told(28)
    for number in range(60):
        story.hear(420 + number, f"new {number}", "Our new lamp is in the shops from Monday.")
    many = story.audit(AUDIT)
    assert few.value and few.value.high and many.value and many.value.high and many.value.low
    assert few.value.number == many.value.number
    assert few.value.low and few.value.low < many.value.low <= many.value.number
    assert few.value.high + 0.3 < many.value.high < few.value.high + 60 / 12
    assert (few.band, few.between) == (Band.WORKING, None)
    assert many.between and set(many.between) == {Band.WORKING, Band.LOOK}
    assert "may hold up to" in (many.note or "")
    assert "may hold up to" not in (few.note or "")


def test_who_reminds_every_other_week_makes_it_less_sure_how_much_comes() -> None:
    """As many pitches, spread as evenly, of 24 people or of three: of few it is less sure that as many come."""
    many, few = told(0), told(0)
    for number in range(24):
        many.hear(420 + number * 3, f"seller {number}", PITCH)
        few.hear(420 + number * 3, f"seller {number % 3}", PITCH)
    one, other = many.audit(AUDIT).value, few.audit(AUDIT).value
    assert one and other and one.low and one.high and other.low and other.high
    assert one.number == other.number
    assert other.high - other.low > 1.5 * (one.high - one.low)


def test_sellers_who_remind_make_no_more_of_the_others_sellers() -> None:
    """Sellers are overlooked, and not messages, and who writes again is found the sooner; what was paid for needed no
    reading, so it tells nothing of what reading overlooks."""

    def most(reminding: int = 0, paid: int = 0) -> int:
        story = told(20)
        for number in range(2 * reminding):
            story.hear(440 + number / 10, f"reminds {number // 2}", PITCH)
        for number in range(paid):
            story.hear(440 + number / 10, f"paid {number}", PITCH, detail=Detail(promoted=True))
        for number in range(60):
            story.hear(420 + number, f"new {number}", "Our new lamp is in the shops from Monday.")
        return int(re.findall(r"may hold up to (\d+)", story.audit(AUDIT).note or "")[0])

    plain = most()
    assert 10 <= plain <= 15
    assert most(paid=100) == plain
    assert most(reminding=40) == pytest.approx(plain, abs=1)


PRICED = (
    "We offer a great product, are you open to a quick demo?",
    "Unser Produkt verdoppelt Ihre Leads, hätten Sie Zeit für eine kurze Demo?",
    "Notre produit double vos prospects, seriez-vous disponible pour une démo rapide ?",
    "Nuestro producto duplica sus clientes, ¿tendría un momento para una demo rápida?",
)


def pitches(story: Story) -> float:
    result = story.audit(AUDIT)
    assert result.value
    return round(result.value.number * 90 / 7)


@pytest.mark.parametrize("text", PRICED)
def test_what_is_said_in_a_group_is_no_pitch_to_me_but_what_was_paid_for_is(text: str) -> None:
    story = told(2, text)
    for day in (470, 475, 480):
        story.hear(day, "parent", text, also_to=("Ben", "Cem", "Dora", "Emil"))
    assert pitches(story) == 2
    story.hear(481, "brand", text, also_to=("Ben",), detail=Detail(promoted=True))
    assert pitches(story) == 3


def test_a_friend_who_only_writes_among_others_and_sells_once_sells_nothing() -> None:
    story = told(2)
    others = ("Ben", "Cem", "Dora")
    for day in range(200, 300, 10):
        story.hear(day, "friend", "The choir sang at the harbour on Sunday.", also_to=others)
        story.write(day + 1, (*others, "friend"), "I was there with the children.")
    story.hear(470, "friend", PITCH)
    assert pitches(story) == 2


def test_one_message_is_told_as_one() -> None:
    result = told(0).audit(AUDIT)
    assert result.value and re.fullmatch(r"0(\.0)? pitches a week, 0 of the 1 message you got", result.value.words)


def of_two_sites(pitches: int, others: int, family: int, of_them: int = 0) -> Story:
    """On LinkedIn so many pitches beside so many messages; on WhatsApp so many of one's family, of whom some sell."""
    story = Story()
    story.exchange(100, "Ana")
    for number in range(pitches):
        story.hear(420 + number, f"p{number}", PITCH)
    for number in range(others):
        story.hear(430 + number, "Ana", "It was good to see you on Sunday.")
    story.site = "whatsapp"
    story.exchange(100, "Mother")
    for number in range(family):
        story.hear(425 + number / 3, "Mother", "Grandfather sends his love, and the plums are ripe.")
    for number in range(of_them):
        story.hear(450 + number, f"sells {number}", PITCH)
    return story


def test_a_family_chat_acquits_no_site_that_is_a_mailbox_of_strangers() -> None:
    found = of_two_sites(6, 9, 60).audit(AUDIT)
    assert found.title == "Much of what reaches you on LinkedIn is pitches"
    assert found.value and found.value.words == (
        "0.5 pitches a week, 6 of the 75 messages you got; on LinkedIn alone 6 of 15"
    )
    assert (found.state, found.band) == (State.INFORMATIVE, None), "and it does not work for anybody"
    (table,) = (each for each in found.details if getattr(each, "title", "").endswith("by site"))
    assert [(row.label, row.value) for row in table.rows] == [  # type: ignore[union-attr]
        ("LinkedIn", "6 of 15 messages"), ("WhatsApp", "0 of 60 messages"),
    ]  # fmt: skip
    most = of_two_sites(9, 2, 60).audit(AUDIT)
    assert most.title == "Most of what reaches you on LinkedIn is pitches"


@pytest.mark.parametrize(
    ("pitches", "others", "family", "of_them"),
    [(2, 1, 60, 0), (4, 40, 60, 0), (6, 9, 6, 4), (0, 9, 60, 0), (9, 3, 0, 0)],
)
def test_where_sites_do_not_clearly_differ_it_speaks_of_all(
    pitches: int, others: int, family: int, of_them: int
) -> None:
    """Too few, hardly any of what comes, as many on the other site, none, or one site alone."""
    found = of_two_sites(pitches, others, family, of_them).audit(AUDIT)
    assert found.title == "Pitches reach you now and then at most"
    assert found.value and "alone" not in found.value.words


def test_where_pitches_are_many_the_title_names_the_site_and_the_band_stays() -> None:
    story = of_two_sites(0, 9, 300)
    story.site = "linkedin"
    for number in range(200):
        story.hear(420 + number * 80 / 200, f"p{number}", PITCH)
    found = story.audit(AUDIT)
    assert found.title == "Most of what reaches you on LinkedIn is pitches"
    assert found.state is State.SCORED and found.band is Band.LOOK
