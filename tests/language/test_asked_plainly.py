"""Questions without their mark, invitations in few words, and answers of one verb. None of these was learnt from;
whoever wrote them knew what had been misread, and those that still are do not stand here (docs/reading.md)."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what does Jake eat these days"),
        ("en", "have you still got my drill"),
        ("en", "when is your flight"),
        ("en", "who's coming"),
        ("en", "who's driving"),
        ("en", "you in or out"),
        ("en", "you still up for saturday"),
        ("en", "got a minute"),
        ("en", "how are you feeling"),
        ("en", "how's the knee"),
        ("en", "where did you park"),
        ("en", "did you get the bins out"),
        ("en", "are we still on for friday"),
        ("en", "is dad back yet"),
        ("en", "which bus do I get"),
        ("en", "will you be late"),
        ("en", "anyone seen my phone"),
        ("en", "can we eat at yours"),
        ("en", "what do you want on your pizza"),
        ("en", "where's the hoover"),
        ("en", "who's picking up Freya"),
        ("en", "whose turn is it"),
        ("en", "how's the new job"),
        ("en", "did Sanjay ring"),
        ("en", "have they fixed the lift yet"),
        ("en", "are u bringing the wean"),
        ("en", "is there any milk"),
        ("en", "has the vet been"),
        ("en", "do I need to bring owt"),
        ("en", "what time are you landing"),
        ("en", "you still got that tent"),
        ("en", "does mum know"),
        ("en", "you home for tea tonight"),
        ("en", "any sign of the parcel"),
        ("en", "how did it go"),
        ("en", "when's your exam"),
        ("de", "was isst jakob zur zeit"),
        ("de", "habt ihr noch meinen bohrer"),
        ("de", "wann geht dein flieger"),
        ("de", "wer kommt alles"),
        ("de", "wer fährt"),
        ("de", "bist du dabei oder nicht"),
        ("de", "hast du kurz zeit"),
        ("de", "wie fühlst du dich"),
        ("de", "was macht das knie"),
        ("de", "wo hast du geparkt"),
        ("de", "bist du wach"),
        ("de", "welchen bus muss ich nehmen"),
        ("de", "können wir bei dir essen"),
        ("de", "was willst du auf die pizza"),
        ("de", "wo ist der staubsauger"),
        ("de", "wer holt die kleine ab"),
        ("de", "wie läufts im neuen job"),
        ("de", "habt ihr den aufzug schon repariert"),
        ("de", "bringst du das kind mit"),
        ("de", "ist noch milch da"),
        ("de", "hast du das zelt noch"),
        ("de", "bist du zum essen da"),
        ("de", "wann ist deine prüfung"),
    ],
)
def test_the_order_of_words_asks_without_the_mark(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what you said made sense"),
        ("en", "where we parked is free after six"),
        ("en", "how nice of him"),
        ("en", "who cares"),
        ("en", "have a good one"),
        ("en", "did it"),
        ("en", "was lovely to see them all"),
        ("en", "you're in good hands"),
        ("en", "what i mean is the blue one"),
        ("en", "when in rome"),
        ("en", "how we laughed"),
        ("en", "what a goal"),
        ("en", "when it rains it pours"),
        ("en", "are what you eat, as they say"),
        ("en", "did my back in again"),
        ("en", "have to dash"),
        ("en", "was a good night that"),
        ("en", "who said romance was dead"),
        ("en", "can do"),
        ("de", "was du gesagt hast stimmt"),
        ("de", "wo wir parken ist ab sechs frei"),
        ("de", "wie nett von ihm"),
        ("de", "wen juckts"),
        ("de", "hat geklappt"),
        ("de", "war schön euch alle zu sehen"),
        ("de", "hast was gut bei mir"),
        ("de", "was ein tor"),
        ("de", "wie haben wir gelacht"),
        ("de", "hab mir den rücken verrenkt"),
        ("de", "wer nicht wagt der nicht gewinnt"),
        ("de", "muss los"),
        ("de", "wie dem auch sei"),
    ],
)
def test_what_begins_like_a_question_need_be_none(language: str, text: str) -> None:
    assert not acts(language, text) & Act.QUESTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "fancy the peaks new years eve? early start, flask, no moaning"),
        ("en", "Fancy a dip at Ilkley Tarn on Saturday? Baltic, but cake after"),
        ("en", "Hi Leah, thanks for the add. Are you attending the ice cream fair in Harrogate?"),
        ("en", "You coming to the carol thing at St Mark's? Half six, mulled wine"),
        ("en", "gig at the brudenell friday?"),
        ("en", "You at the allotment tomorrow? I've a barrow going spare"),
        ("en", "Curry Thursday? The usual lot"),
        ("en", "fancy the panto saturday?"),
        ("en", "fancy a pint after the match? my round"),
        ("en", "Are you going to the ceilidh on the 30th? I've a spare ticket"),
        ("en", "Hello Mr Rao, thanks for connecting. Are you attending the water summit in Pune?"),
        ("en", "Will you be at Gran's on Boxing Day? She's doing the big ham"),
        ("en", "You about at half term? We could do the farm"),
        ("en", "chippy tea friday?"),
        ("de", "Lust auf Eisbaden am Samstag? Danach Kuchen"),
        ("de", "Hallo Lea, danke fürs Vernetzen. Sind Sie auf der Eismesse in Bonn?"),
        ("de", "Seid ihr bei der Hauptversammlung? Einlass sieben"),
        ("de", "Bleibst du zum Essen? Gibt Auflauf."),
        ("de", "lust auf weihnachtsmarkt samstag?"),
        ("de", "Gehst du am 30. zum Tanzabend? Ich hab eine Karte übrig"),
        ("de", "Seid ihr an Weihnachten bei Oma? Sie macht die Gans"),
        ("de", "bierchen nach dem spiel? ich zahl"),
    ],
)
def test_an_invitation_asks(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do, honestly, it's no bother."),
        ("en", "Do come. I'd be lost without you there."),
        ("en", "Am. And I'm not sorry."),
        ("en", "Did, and I'd do it again."),
        ("en", "Do it. I dare you."),
        ("en", "Do. I won't tell."),
        ("en", "Do. He'd be thrilled."),
        ("en", "Can. Will. Promise."),
        ("en", "Does it every time, that dog."),
        ("en", "Did too."),
        ("de", "Mach das, wirklich."),
        ("de", "Hab ich. Zweimal sogar."),
        ("de", "Ist so. Jedes Wort."),
        ("de", "Hast recht."),
    ],
)
def test_an_answer_of_one_verb_asks_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.QUESTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do I mean that much to you?"),
        ("en", "Do we need wellies?"),
    ],
)
def test_a_question_begins_with_that_verb_too(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)
