"""Who asked in a talk that goes on waits, and the audit of who hears back says so."""

from msgspec.structs import replace

from auditor.activities.activity import Person
from auditor.answers.expectations import Expectations
from auditor.report import AuditResult, Table
from auditor.runner.run import run
from tests.story import Story


def life() -> Story:
    """Somebody who answers 14 people, and with whom a colleague has words every week."""
    story = Story()
    for number in range(14):
        story.hear(430 + number, f"p{number}", "How did you set up the night shift plan over there?")
        story.write(430.5 + number, f"p{number}", "We began with one team, and it went well.")
    story.connect(100, "colleague", position="Head of Nights")
    for day in range(420, 490, 6):
        story.exchange(day, "colleague")
        story.write(day + 0.5, "colleague", "Good morning.")
    return story


def told(story: Story, answers: Expectations | None = None) -> AuditResult:
    answers = answers or Expectations()
    families = story.families(answers)
    return run(families.history, answers, families.window).audits()["reply-rate"]


def test_who_asked_in_the_midst_of_a_talk_is_told_beside_who_hears_back() -> None:
    story = life()
    before = told(story)
    assert before.value and "talks that go on" not in before.value.words
    assert before.title == "People who write to you personally hear back"
    asked = story.hear(492, "colleague", "Could you send me your certificates, please?")
    found = told(story)
    assert (
        found.value and found.value.words == f"{before.value.words}; in talks that go on, 1 more person asked and waits"
    )
    assert found.title == "Who writes to you hears back, but for 1 person who waits in a talk"
    table = found.details[-1]
    assert isinstance(table, Table)
    assert [(row.label, row.activities) for row in table.rows] == [("colleague", (str(asked.id),))]
    assert (found.score, found.band) == (before.score, before.band)
    kept_apart = told(story, Expectations(not_this_person=("colleague",)))
    assert kept_apart.value and "talks that go on" not in kept_apart.value.words


def test_who_is_counted_already_is_not_told_twice() -> None:
    story = life()
    story.exchange(250, "of old")
    story.write(251, "of old", "Good morning.")
    story.hear(470, "of old", "Could you send me your certificates, please?")
    found = told(story)
    assert found.value and "talks that go on" not in found.value.words
    assert len([each for each in found.details if isinstance(each, Table)]) == 1


PITCH = "We offer a special discount on our platform this month, book a demo today and grow your sales with us!"


def test_who_writes_by_trade_and_never_had_a_word_of_mine_waits_in_no_talk() -> None:
    story = life()
    for number in range(4):
        story.connect(440 + number, f"pr {number}", position="PR Consultant")
        story.hear(450 + number, f"pr {number}", PITCH)
    story.connect(100, "manager", position="PR Manager")
    story.hear(492, "manager", "Could you send me your opening times, please?")
    answers = Expectations()
    families = story.families(answers)
    made = run(families.history, answers, families.window)
    assert "manager" in {each.person for each in made.waiting}, "the list of who waits has them"
    found = made.audits()["reply-rate"]
    assert found.value
    assert "talks that go on" not in found.value.words
    assert found.title == "People who write to you personally hear back"


def test_two_people_of_one_name_are_two() -> None:
    story = life()
    other = story.hear(481, "namesake", "How did you set up the night shift plan over there?")
    story.activities.remove(other)
    story.activities.append(replace(other, actor=Person("namesake", "colleague")))
    story.hear(492, "colleague", "Could you send me your certificates, please?")
    found = told(story)
    assert found.value and "in talks that go on, 1 more person asked and waits" in found.value.words
