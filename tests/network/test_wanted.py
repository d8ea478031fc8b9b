"""Who may matter for a goal: by what they do and not where, and who offers an introduction or writes of a post."""

from zoneinfo import ZoneInfo

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations, Goal, Outcome
from auditor.network.waiting import bearing_on, waiting
from tests.facts.test_identities import as_one
from tests.story import Story

ASK = "Could you send me your certificates by the end of the month, please?"
POST = "We are looking for a head of maintenance for our clinic. Would you be interested in the position?"
OFFER = "Would you like me to introduce you to Berta Klein, who runs the laboratory? I think you would get on."
SOLD = (
    "Here is the link to our webinar on growth: https://example.org/webinar. Our platform doubles your leads. Are you "
    "open to a quick demo of our product?"
)
HYPED = "We pay $40 per app review, no experience needed, earn from home. Interested?"


def sought(story: Story, outcome: Outcome, audience: str | None = None, further: Goal | None = None) -> set[str]:
    answers = Expectations(goal=Goal(outcome=outcome, audience=audience), further_goal=further)
    return {each.person for each in waiting(story.families(answers), answers) if each.sought}


def ask(story: Story, *people: tuple[str, str, str]) -> None:
    """Those whom I know ask me for something: who, as what, for whom they work."""
    for who, position, employer in people:
        story.connect(20, who, position=position, employer=employer)
        story.exchange(40, who)
        story.hear(80, who, ASK)


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("laboratories in Brittany and Normandy", {"chemist"}),
        ("laboratories across Brittany", {"chemist"}),
        ("Laboratories near Rennes, Brittany", {"chemist"}),
        ("laboratories at Brittany Ferries", {"chemist", "cook"}),
        ("people in Laboratory Management", {"chemist"}),
    ],
)
def test_a_place_that_is_named_makes_nobody_kin_whose_employer_bears_its_name(
    story: Story, audience: str, expected: set[str]
) -> None:
    ask(
        story,
        ("cook", "Head Cook", "Brittany Ferries"),
        ("porter", "Porter at Normandy Brittany Hospital", "Normandy Brittany Hospital"),
        ("chemist", "Laboratory Manager", "Blue Water"),
    )
    if "Ferries" in audience:
        expected = expected | {"porter"}  # of whom the word is the employer's, too
    assert sought(story, "interviews", audience) == expected


@pytest.mark.parametrize("audience", ["GPs and the RSPB", "rangers of the RSPB", "RSPB"])
def test_an_organisation_is_known_by_its_initials(story: Story, audience: str) -> None:
    ask(
        story,
        ("warden", "Warden", "RSPB Minsmere"),
        ("cook", "Cook", "Spare Bread UK"),
        ("ranger", "RANGER", "RSPB HALL"),
        ("clerk", "CLERK", "TOWN HALL IN USK"),
    )
    assert sought(story, "interviews", audience) == {"warden", "ranger"}
    assert sought(story, "interviews", "bakeries UK") == set()
    assert sought(story, "interviews", "MILLS IN WALES") == set(), "where all is in capitals they tell nothing"


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("theatres of Cardiff", {"stage"}),
        ("les théâtres de Cardiff", {"stage"}),
        ("los teatros de Cardiff", {"stage"}),
        ("die Theater von Cardiff", {"stage"}),
        ("les théâtres du Cardiff", {"stage"}),
        ("engineers of Orbital", {"smith", "driver"}),
    ],
)
def test_a_place_after_a_word_for_whose_is_no_field_and_a_firm_is_one(
    story: Story, audience: str, expected: set[str]
) -> None:
    ask(
        story,
        ("stage", "Théâtre director, Theatro, Theater, Teatro", "Blue Curtain"),
        ("teller", "Teller", "Cardiff City Bank"),
        ("smith", "Smith", "Orbital Ltd"),
        ("driver", "Driver", "Orbital Cars"),
    )
    assert sought(story, "interviews", audience) == expected


@pytest.mark.parametrize("audience", ["harbour staff", "harbour officers in north Devon", "gens du harbour"])
def test_a_word_for_whoever_works_says_nothing_beside_what_they_work_on(story: Story, audience: str) -> None:
    ask(
        story,
        ("pilot", "Harbour Pilot", "Port of Bideford"),
        ("aide", "Office manager", "Office of the Mayor"),
        ("press", "Press Officer", "Devon Cream"),
        ("staffing", "Head of Staff", "Northern Mills"),
    )
    assert sought(story, "interviews", audience) == {"pilot"}
    assert sought(story, "interviews", "officers") == {"press"}, "by itself it says whom; an office has none"


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("harbour conferences", {"host"}),
        ("universities, harbour conferences", {"host", "reader"}),
        ("conferences on harbours", {"host"}),
        ("conférences de harbours", {"host"}),
        ("harbour conference hosts", {"host", "pilot"}),
        ("harbours", {"host", "pilot"}),
    ],
)
def test_what_a_conference_is_about_is_no_trade_of_whom_it_is_hoped_for_from(
    story: Story, audience: str, expected: set[str]
) -> None:
    ask(
        story,
        ("pilot", "Harbour Pilot", "Port of Bideford"),
        ("host", "Programme lead", "Conférence Harbour, Harbour Conference"),
        ("reader", "Reader in botany", "University of Exeter"),
    )
    assert sought(story, "interviews", audience) == expected


def test_a_new_source_need_ask_for_nothing_and_a_new_contact_for_a_job_must(story: Story) -> None:
    tells = (
        "The crane on the east quay has had no inspection since the spring, and the log for it was written in one day."
    )
    story.hear(88, "pilot", tells)
    story.hear(88, "cook", tells)
    story.connect(85, "pilot", position="Harbour Pilot", employer="Port of Bideford")
    story.connect(85, "cook", position="Cook", employer="Spare Bread")
    assert sought(story, "sources and tips", "harbour staff") == {"pilot"}
    assert sought(story, "interviews", "harbour staff") == set()


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("colleges of gardening", {"teacher"}),
        ("colleges of gardening, gardeners", {"teacher", "gardener 0", "gardener 1"}),
        ("careful gardeners", {"gardener 0", "gardener 1"}),
        ("gardeners", {"gardener 0", "gardener 1"}),
    ],
)
def test_the_trade_of_many_is_not_enough_where_a_word_beside_it_says_whom(
    story: Story, audience: str, expected: set[str]
) -> None:
    for number in range(6):
        story.connect(20, f"gardener {number}", position="Gardener", employer=f"Park {number}")
    story.connect(20, "teacher", position="Teacher", employer="Hillside College")
    for who in ("teacher", "gardener 0", "gardener 1"):
        story.exchange(40, who)
        story.hear(80, who, ASK)
    assert sought(story, "interviews", audience) == expected


def test_a_place_that_is_known_as_one_needs_no_word_for_where(story: Story) -> None:
    story.connect(20, "cook", position="Head Cook", employer="Brittany Ferries", region="Brittany, France")
    story.connect(20, "teller", position="Teller", employer="Berliner Bank")
    for who in ("cook", "teller"):
        story.exchange(40, who)
        story.hear(80, who, ASK)
    assert sought(story, "interviews", "Brittany hotels, Berliner Verlage") == {"teller"}
    story.zone = ZoneInfo("Europe/Berlin")
    assert sought(story, "interviews", "Brittany hotels, Berliner Verlage") == set()


@pytest.mark.parametrize(
    ("outcome", "matters"), [("interviews", True), ("introductions", True), ("sales", True), ("reach", False)]
)
def test_who_offers_an_introduction_bears_on_what_people_bring(story: Story, outcome: Outcome, matters: bool) -> None:
    story.exchange(40, "friend")
    story.hear(80, "friend", OFFER)
    assert sought(story, outcome) == ({"friend"} if matters else set())
    assert sought(story, "reach", further=Goal(outcome=outcome)) == ({"friend"} if matters else set())


def test_who_wrote_of_a_post_bears_on_it_later_too_though_not_connected(story: Story) -> None:
    for who, text in (("searcher", POST), ("other", "How do you plan the night shifts over there?")):
        story.hear(40, who, text)
        story.write(41, who, "Thank you, I would be glad to talk on the phone about it.")
        story.hear(80, who, ASK)
    assert sought(story, "interviews") == {"searcher"}
    assert sought(story, "introductions") == set()
    story.last_day = 460
    story.hear(450, "searcher", ASK)
    assert sought(story, "interviews") == set(), "that was more than a year ago"


@pytest.mark.parametrize(("gave", "matters"), [(OFFER, {"somebody"}), (SOLD, set())])
def test_who_gave_me_something_before_is_a_source_and_who_only_offered_what_they_sell_is_none(
    story: Story, gave: str, matters: set[str]
) -> None:
    story.hear(40, "somebody", gave)
    story.write(41, "somebody", "Good morning, and how was the fair?")
    story.hear(80, "somebody", ASK)
    assert sought(story, "sources and tips") == matters


def test_who_told_me_something_before_bears_on_sources_though_they_ask_for_nothing(story: Story) -> None:
    for who, text in (("source", OFFER), ("friend", "Good morning from the fair.")):
        story.hear(40, who, text)
        story.write(41, who, "Good morning, and how was the fair?")
        story.hear(80, who, "They moved the old cabinets out of the town hall last night, two vans full of them.")
    assert sought(story, "sources and tips") == {"source"}
    assert sought(story, "interviews") == set()


def test_whom_i_thanked_more_than_once_for_what_i_had_not_asked_is_a_source(story: Story) -> None:
    tells = "They moved the old cabinets out of the town hall last night, two vans full of them."
    for who in ("source", "answers", "once", "thanks me"):
        for day in (30, 50):
            if who == "answers":
                story.write(day, who, "Do you know where the old cabinets of the town hall are?")
            story.hear(day + 0.1, who, f"Thank you for the tea. {tells}" if who == "thanks me" else tells)
            thanks = day == 30 or who != "once"
            story.write(day + 0.2, who, "Thank you." if thanks else "Good morning from the fair.")
        story.hear(80, who, tells)
    assert sought(story, "sources and tips") == {"source"}
    assert sought(story, "interviews") == set()


def test_a_stranger_who_asks_may_be_one_for_my_team(story: Story) -> None:
    story.hear(80, "stranger", ASK)
    assert sought(story, "people for a team") == {"stranger"}
    assert sought(story, "visits elsewhere") == sought(story, "a say") == set()


def test_who_wrote_first_and_not_long_ago_and_asks_may_be_one_for_my_team(story: Story) -> None:
    story.exchange(10, "friend")
    for who, day in (("applicant", 75), ("friend", 76), ("wrote of old", 5)):
        story.hear(day, who, "I am a nurse and move here in January. Are you still looking for somebody?")
        story.write(day + 1, who, "Yes, we are. Send me your papers.")
        story.hear(84, who, "Here they are. Would the eighth suit you for a day on trial?")
    story.write(60, "met by me", "Good morning.")
    story.hear(80, "met by me", ASK)
    story.last_day = 110
    assert sought(story, "people for a team") == {"applicant"}
    assert sought(story, "visits elsewhere") == set()


@pytest.mark.parametrize(
    ("position", "employer"),
    [
        ("Consultante recrutement eau", "Cabinet Aqua"),
        ("Chargée de recrutement", None),
        ("Consultante RH", None),
        ("Associé", "Cabinet Aqua RH"),
        ("Personalberaterin", None),
        ("Leiterin Personalgewinnung", None),
        ("Consultora de selección de personal", None),
        ("Head-hunter", None),
        ("Recruiter", None),
    ],
)
def test_who_finds_people_for_posts_is_known_by_their_title_in_each_language(
    story: Story, position: str, employer: str | None
) -> None:
    ask(story, ("finder", position, employer or "Blue Water"), ("cook", "Responsable de cuisine", "Selección Norte"))
    assert sought(story, "future mobility") == {"finder"}
    assert sought(story, "peer exchange") == set()


def test_who_finds_people_for_posts_by_trade_bears_on_one(story: Story) -> None:
    for who, position in (("finder", "Partner, Talent Acquisition"), ("cook", "Head Cook")):
        story.connect(20, who, position=position)
        story.exchange(40, who)
        story.hear(80, who, ASK)
    assert sought(story, "job offers") == {"finder"}
    assert sought(story, "peer exchange") == set()


def test_who_asks_and_of_whom_a_site_does_not_tell_what_they_do_may_have_a_post(story: Story) -> None:
    story.connect(20, "cook", position="Head Cook")
    for who, text in (("cook", ASK), ("asks", ASK), ("tells", "The rain came in again.")):
        story.exchange(40, who)
        story.hear(80, who, text)
    story.hear(81, "stranger", ASK)
    assert sought(story, "interviews") == {"asks"}
    assert sought(story, "introductions") == set()
    unknown = Story(first=story.first, last_day=story.last_day)
    unknown.exchange(40, "asks")
    unknown.hear(80, "asks", ASK)
    assert sought(unknown, "interviews") == set(), "where it is told of nobody, that says nothing"


def test_a_chat_tells_nobodys_work_because_one_of_its_people_has_some_elsewhere_nor_does_a_group(story: Story) -> None:
    story.connect(20, "cook", position="Head Cook")
    for who in ("cook", "asks in the group"):
        story.exchange(40, who)
        story.write(41, who, "Good morning.")
    called = Detail(mentioned=True)
    story.hear(80, "asks in the group", ASK, ("bo", "cy"), context="school", detail=called)
    story.site = "whatsapp"
    for who in ("Cookie", "friend"):
        story.exchange(40, who)
        story.write(41, who, "Good morning.")
    story.hear(80, "friend", ASK)
    answers = Expectations(goal=Goal(outcome="interviews"))
    one = as_one(story, (("linkedin", "cook"), ("whatsapp", "Cookie")), counts=[("whatsapp", "Cookie")])
    for families in (story.families(), one):
        waits = waiting(families, answers)
        assert {each.person for each in waits} == {"asks in the group", "friend"}
        assert [each.person for each in waits if each.sought] == []


def test_money_for_reviews_is_no_commission_that_is_hoped_for_and_comes_last_of_new_people(story: Story) -> None:
    story.hear(75, "asks", "How did you set up the night shift plan over there?")
    story.hear(70, "pays", HYPED)
    outcomes: tuple[Outcome, ...] = ("introductions", "commissions")
    for outcome in outcomes:
        answers = Expectations(goal=Goal(outcome=outcome))
        found = [(each.person, each.doubtful) for each in waiting(story.families(answers), answers)]
        assert found == [("asks", False), ("pays", True)]
        assert "pays" not in sought(story, outcome)


def test_who_may_only_pitch_is_no_invitation_to_speak_for_being_new(story: Story) -> None:
    for number in range(6):
        story.hear(50 + number, f"seller {number}", SOLD)
    story.hear(80, "new", "How do you plan the night shifts over there?")
    assert sought(story, "invitations to speak") == set()
    assert sought(story, "sources and tips") >= {"new"}


@pytest.mark.parametrize(
    "audience",
    [
        "harbour masters at other consultancies",
        "harbour agencies",
        "Harbour-Beratungen",
        "les cabinets harbour",
        "empresas de harbour",
    ],
)
def test_a_word_for_any_firm_makes_nobody_kin(story: Story, audience: str) -> None:
    ask(
        story,
        ("pilot", "Harbour Pilot", "Port of Bideford"),
        ("baker", "Baker", "Ribblesdale Consulting"),
        ("cook", "Cook", "Agentur Cabinet Empresa"),
        ("smith", "Smith", "Northern Agency Group"),
    )
    assert sought(story, "interviews", audience) == {"pilot"}
    assert sought(story, "interviews", "agencies") == {"smith"}, "by itself it says whom"


@pytest.mark.parametrize(
    "text",
    [
        "My mother died on Sunday. Could you send me the pictures from the summer?",
        "Meine Mutter ist am Sonntag gestorben. Kannst du mir die Bilder vom Sommer schicken?",
        "Ma mère est décédée dimanche. Tu peux m'envoyer les photos de cet été ?",
        "Mi madre murió el domingo. ¿Me puedes mandar las fotos del verano?",
    ],
)
def test_who_tells_of_something_grave_is_of_use_for_no_goal(story: Story, text: str) -> None:
    story.connect(20, "pilot", position="Harbour Pilot", employer="Port of Bideford")
    story.exchange(40, "pilot")
    story.hear(86, "pilot", text)
    story.hear(86, "new", text)
    goal = Goal(outcome="sources and tips", audience="harbour pilots")
    answers = Expectations(goal=goal)
    families = story.families(answers)
    waits = waiting(families, answers)
    assert {each.person: each.grave for each in waits} == {"pilot": True, "new": True}
    assert [each.sought for each in bearing_on(families, waits, answers, goal, None)] == [False, False]
    assert {each.person for each in waits if each.apart} == set(), "a new source may tell of what was done to them"
