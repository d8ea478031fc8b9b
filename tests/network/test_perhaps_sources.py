"""Where sources are hoped for: who tells something is not folded away since others pitch, and who is kept apart as a
source matters, whatever they write."""

from datetime import date

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import bearing_on, waiting
from auditor.report.waiting import Waiting
from tests.network.test_doubt import SOURCES, sellers
from tests.network.test_order import PITCH
from tests.story import Story

TIPS = [
    "Madame, ancien gendarme, j'ai suivi les Glycines en 2024. J'ai gardé des documents que personne n'a voulu lire. "
    "Je préfère en parler de vive voix.",
    "Guten Tag, ich war Polizist und habe den Fall 2024 begleitet. Ich habe Unterlagen aufgehoben, die niemand lesen "
    "wollte. Ich möchte lieber persönlich darüber reden.",
    "Hello, I nursed at the home by the lake for eleven years. In September a lady fell at two in the morning, and "
    "nobody came before six. The report was written anew.",
]
HINT = "Things at the home are not what they seem. Not in writing."
PEERS = Expectations(goal=Goal("peer exchange"))


def found(story: Story, answers: Expectations) -> dict[str, Waiting]:
    return {each.person: each for each in waiting(story.families(answers), answers)}


def noted(story: Story, who: str, text: str) -> None:
    story.add(
        Type.OFFER, 80, Object(ObjectType.RELATIONSHIP, content=text), by=who, to=("me",), detail=Detail(note=True)
    )


@pytest.mark.parametrize("text", TIPS)
@pytest.mark.parametrize("in_note", [False, True])
def test_who_tells_something_is_not_taken_to_pitch_as_others_do(story: Story, text: str, in_note: bool) -> None:
    sellers(story)
    if in_note:
        noted(story, "new", text)
    else:
        story.hear(80, "new", text)
    told = found(story, SOURCES)["new"]
    assert not told.doubtful
    assert not told.apart
    assert told.tells


@pytest.mark.parametrize(
    "text",
    [
        "I have something that may interest you, and I can send you our price list for the coming season if you would "
        "like to have it in time.",
        "Our platform doubles your leads, and it is on offer this week.",
        "Nice to meet you here.",
    ],
)
def test_who_offers_something_or_says_little_is_doubted_as_before(story: Story, text: str) -> None:
    sellers(story)
    story.hear(80, "new", text)
    assert all(each.doubtful for who, each in found(story, SOURCES).items() if who == "new")


def test_nor_is_anybody_spared_where_no_sources_are_hoped_for_or_whose_trade_it_is(story: Story) -> None:
    sellers(story)
    story.connect(70, "officer", position="Public Relations Manager")
    for who in ("new", "officer"):
        story.hear(80, who, TIPS[2])
    assert found(story, PEERS)["new"].doubtful
    told = found(story, SOURCES)
    assert "officer" not in told or told["officer"].doubtful


def test_who_is_kept_apart_as_a_source_matters_for_a_goal_of_sources_whatever_they_write(story: Story) -> None:
    for who in ("source", "friend"):
        story.exchange(40, who)
    story.hear(80, "source", HINT)
    story.hear(80, "new source", HINT)
    story.hear(80, "friend", HINT)
    story.hear(78, "new", HINT)
    apart = Expectations(goal=SOURCES.goal, kept_apart=("source", "new source"))
    families = story.families(apart)
    waits = waiting(families, apart)
    assert {each.person for each in waits if each.sought} == {"source", "new source"}
    of_goal = bearing_on(families, waits, apart, apart.goal, None)
    assert {each.person for each in of_goal if each.sought} == {"source", "new source"}
    peers = Expectations(goal=PEERS.goal, kept_apart=("source", "new source"))
    assert not [each for each in found(story, peers).values() if each.sought]


def test_no_source_who_mourns_is_of_use_for_a_goal(story: Story) -> None:
    story.exchange(40, "source")
    story.hear(80, "source", "My mother died on Sunday.")
    assert not found(story, Expectations(goal=SOURCES.goal, kept_apart=("source",)))["source"].sought


@pytest.mark.parametrize(
    "chain",
    [
        "🕯️ Allume cette bougie pour tous les anges du ciel et envoie-la à 10 personnes que tu aimes 🕯️",
        "Light this candle and send it to 12 people you love",
        "Zünde diese Kerze an und schick sie an 10 Menschen, die du magst",
        "Enciende esta vela y envíala a 10 personas que quieres",
        "Good morning saints. Today is your day of testimony. Share with 10 people",
    ],
)
@pytest.mark.parametrize("days", [3, 30])
def test_nobody_has_waited_since_a_chain_letter(story: Story, chain: str, days: int) -> None:
    story.hear(20, "uncle", "We met at the fair, did the crane arrive in the end?")
    story.write(21, "uncle", "It did, and in one piece.")
    story.hear(86 - days, "uncle", chain)
    assert "uncle" not in found(story, Expectations())
    story.hear(86, "uncle", "They moved the boxes from the third floor on Thursday. Could you bring yours?")
    told = found(story, Expectations())["uncle"]
    assert (told.since, told.first) == (told.latest.date(), None)


def test_a_chain_letter_reminds_of_nothing_that_was_left_unanswered(story: Story) -> None:
    story.hear(20, "uncle", "We met at the fair, did the crane arrive in the end?")
    story.write(21, "uncle", "It did, and in one piece.")
    story.hear(21.1, "uncle", "They took the old pear tree down.")
    story.hear(56, "uncle", "Good morning saints. Today is your day of testimony. Share with 10 people")
    assert "uncle" not in found(story, Expectations())
    story.hear(86, "uncle", "Could you bring the boxes?")
    assert found(story, Expectations())["uncle"].since == date(2026, 3, 28)


@pytest.mark.parametrize(
    "text",
    ["Tu peux envoyer la liste à 10 personnes de l'équipe ?", "Schick sie bitte an zehn Kollegen, sie warten darauf."],
)
def test_what_is_to_be_sent_on_to_people_of_ours_waits(story: Story, text: str) -> None:
    story.hear(20, "uncle", "We met at the fair, did the crane arrive in the end?")
    story.write(21, "uncle", "It did, and in one piece.")
    story.hear(80, "uncle", text)
    assert "uncle" in found(story, Expectations())


APART = Expectations(kept_apart=("source",))


@pytest.mark.parametrize(
    "text",
    [
        "Vielleicht sollten wir vorher reden.",
        "Ich bin da ab jetzt raus.",
        "I'm out.",
        "Not by phone.",
        "Peut-être qu'on devrait en parler avant.",
        "Mejor hablamos antes.",
        "Danke, aber ich habe mit meinem Mann gesprochen und das geht so nicht.",
    ],
)
@pytest.mark.parametrize("answers", [APART, Expectations(goal=SOURCES.goal, kept_apart=("source",))])
def test_whatever_a_source_writes_in_the_midst_of_a_talk_waits(story: Story, text: str, answers: Expectations) -> None:
    for who in ("source", "friend"):
        story.exchange(70, who)
        story.write(76, who, "Good morning.")
        story.hear(76.5, who, text)
    assert "source" in found(story, answers)
    story.write(87, "source", "I will leave it out.")
    assert "source" not in found(story, answers)


@pytest.mark.parametrize(
    "text", ["Danke!", "Ok", "Yes, gladly.", "Alles klar, danke dir", "Good night", "👍", "Yes, fine."]
)
def test_thanks_a_greeting_or_a_yes_of_a_source_wait_for_nothing(story: Story, text: str) -> None:
    story.exchange(70, "source")
    story.write(76, "source", "Good morning.")
    story.hear(76.5, "source", text)
    assert "source" not in found(story, APART)


def test_a_source_waits_whose_words_are_taken_for_a_pitch_or_for_a_trades(story: Story) -> None:
    sellers(story)
    story.connect(70, "source", position="Public Relations Manager")
    story.hear(80, "source", PITCH)
    assert "source" not in found(story, Expectations())
    assert not found(story, APART)["source"].apart


@pytest.mark.parametrize(("in_group", "bears"), [(True, False), (False, True)])
def test_an_old_offer_to_a_group_makes_nobody_a_source(story: Story, in_group: bool, bears: bool) -> None:
    story.exchange(20, "teammate")
    offer = "I can send you the minutes of the meeting, and I'd be happy to have a chat about them."
    if in_group:
        story.hear(30, "teammate", offer, also_to=("other", "third"), context="fives")
    else:
        story.hear(30, "teammate", offer)
    story.write(
        31, ("teammate", "other", "third") if in_group else "teammate", "In", context="fives" if in_group else None
    )
    story.hear(86, "teammate", "Could you bring the spare bibs on Wednesday?")
    assert ("teammate" in {each.person for each in waiting(story.families(SOURCES), SOURCES) if each.sought}) is bears
