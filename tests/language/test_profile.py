"""What a profile tells a stranger."""

from auditor.activities.acts import ProfileReading
from auditor.language import read_profile


def test_a_profile_that_says_what_to_come_for() -> None:
    reading = read_profile(
        "Lighting engineer. I help small museums light their rooms",
        "Ask me about LED retrofits. I'm looking for museums that want to test sensors.",
        "Write to me about light, not about crypto: ana@example.org. I usually answer within three days.",
    )

    assert reading == ProfileReading(
        what=True,
        whom=True,
        plain=True,
        help=True,
        seeking=True,
        route=True,
        topics=True,
        response_time=True,
        pitch_route=False,
    )


def test_big_words_say_nothing() -> None:
    reading = read_profile(
        "Passionate visionary | Thought leader", "Leveraging synergies to unlock the next level.", ""
    )

    assert (reading.what, reading.whom, reading.plain, reading.help, reading.seeking) == (False,) * 5
    assert reading.route is False


def test_one_big_word_is_how_people_speak() -> None:
    assert read_profile("Passionate nurse and teacher of nurses", "I work in Leeds.", None).plain is True


def test_how_to_pitch_a_journalist() -> None:
    reading = read_profile("Reporter covering energy for the Courier", "Pitch me by email: kim@courier.example", None)

    assert reading.pitch_route is True


def test_what_was_not_given_is_unknown() -> None:
    assert read_profile(None, None, None) == ProfileReading()
    headline_only = read_profile("Data engineer for public libraries", None, None)
    assert headline_only.what is True
    assert headline_only.route is None
    assert headline_only.topics is None
    assert read_profile(None, None, "Please contact me by email, I answer within two days").what is None


def test_an_address_is_one_in_every_language_and_the_rest_is_unknown() -> None:
    reading = read_profile("Softwareontwikkelaar", "Ik maak software voor scholen en bibliotheken.", "ana@example.nl")

    assert reading == ProfileReading(route=True)
