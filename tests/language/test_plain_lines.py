"""Plain lines of people who know one another that were taken for something else: a place on a list for an introduction,
a friend's "just wondering" for a pitch, an outing for a scheme. None of these was learnt from; whoever wrote them knew
what had been misread, and those that still are do not stand here (docs/reading.md)."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicon
from auditor.language.naming import speaks_of_somebody
from auditor.language.reading import read_by_cues
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'm putting you in room 4 with the Year 9s on Tuesday."),
        ("en", "I've put you on lates with Dev next week."),
        ("en", "Yes I'll put you on the Saturday rota"),
        ("en", "I'm putting you down as a maybe."),
        ("en", "Putting you at the end of the table, next to Uncle Raj, sorry in advance."),
        ("en", "We're putting a team together for the Great North Run and I'd love to have you in it."),
        ("en", "Putting together the programme for the Bridges Evening, I'd like to have you on after the Mayor."),
        ("en", "I'll put you on to speak after the break."),
        ("en", "we'll loop you in on the thread"),
        ("en", "I'm putting you on dishes, Kai's on drying."),
        ("en", "We've pencilled you in for the 3pm slot, after the choir."),
        ("en", "I'll put you in the blue group with Aoife and Sam."),
        ("en", "They've stuck me on reception till Hogmanay."),
        ("en", "I'll bung you on the waiting list for swimming, it starts in March"),
        ("en", "will put you in the draw for the hamper on Friday"),
        ("en", "I shall put you opposite Lady Ffoulkes at the luncheon, forgive me."),
        ("en", "we'll put you up front on Sunday, wear the boots"),
        ("en", "We're putting a jury together for the short film prize and I'd love to have you on it."),
        ("de", "Ich setz dich am Montag auf die Frühschicht."),
        ("de", "Wir stellen dich am Samstag an den Grill"),
        ("de", "Ich nehm dich in den Verteiler auf."),
        ("de", "Ok, ich setz dich in cc."),
        ("de", "Ich bring dich beim Quiz in unser Team rein"),
        ("de", "Ich stelle ein Team für den Staffellauf zusammen und hätte dich gern dabei."),
        ("de", "Ich stell dir den Schlitten vor die Garage."),
        ("de", "Ich trag dich für den Abwasch ein, Kai trocknet ab."),
        ("de", "Ich hab dich auf 15 Uhr gesetzt, nach dem Chor."),
        ("de", "Ich pack dich in die blaue Gruppe zu Aylin und Sam."),
        ("de", "Ich setz dich beim Essen neben Onkel Werner, sorry."),
        ("de", "ich schreib dich auf die warteliste fürs schwimmen"),
        ("es", "Te pongo en el turno de tarde el jueves"),
        ("es", "te apunto en la lista del autobús mañana"),
        ("es", "te ponemos al lado de la tía Carmen el sábado"),
    ],
)
def test_who_is_put_on_a_list_meets_nobody(language: str, text: str) -> None:
    assert not acts(language, text) & Act.TO_INTRODUCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll put you and Gethin together on an email tonight."),
        ("en", "We're introducing you to Dr Osei after the lecture."),
        ("en", "I'll put you in touch with our archivist on Monday."),
        ("en", "I'm going to bring you and Professor Achebe together over lunch next week."),
        ("de", "Ich stell dich nächste Woche unserem Vermesser vor, Hans Deich heißt er."),
        ("de", "Ich bring dich am Montag mit unserer Archivarin zusammen."),
        ("de", "Ich stelle dich nächste Woche Professor Achebe vor."),
        ("es", "Te pongo en contacto con la archivera el lunes"),
    ],
)
def test_who_is_brought_together_with_somebody_is_introduced(language: str, text: str) -> None:
    assert acts(language, text) & Act.TO_INTRODUCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Just wondering whether you got hold of Mr Pritchard in the end?"),
        ("en", "Hi Jo, hope all's well! Just wondering if you ever managed to meet up with Ravi?"),
        ("en", "Hello love, just wondering if Karen was any use about the boiler?"),
        ("en", "Just wondering if Mr Lal ever got back to you?"),
        ("en", "was just wondering if you'd spoken to Siobhan about the flat in the end"),
        ("en", "Just wondering whether you and Tunde have met yet?"),
        ("en", "just wondering how you got on with the osteopath I recommended"),
        ("de", "Wollte nur fragen, ob du Herrn Pritsch am Ende erreicht hast"),
        ("de", "Hallo Jo, hoffe, es geht gut! Wollte nur fragen, ob du dich mit Rafi mal getroffen hast?"),
        ("de", "Wollte nur fragen, ob du schon mit Sabine gesprochen hast wegen der Wohnung"),
        ("de", "Ich wollte mal hören, wie es bei Dr. Lal gelaufen ist"),
    ],
)
def test_who_just_wonders_asks_what_came_of_it(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.OUTCOME_QUESTION
    assert not found & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "just wondering if there's any of that soup left"),
        ("en", "just wondering if u fancy a walk sunday"),
        ("en", "Just wondering if you're about later x"),
        ("en", "Hi, just wondering whether the piano is still available?"),
        ("en", "Just wondering whether you got my card?"),
        ("en", "Just wondering if it's too late to bring a plus one?"),
        ("en", "just wondering if ur still selling the pram"),
        ("en", "Hi, just wondering if you're open on Boxing Day?"),
        ("en", "Just wondering if Grandad's had his tea."),
        ("en", "just wondering when the bins go out this week"),
        ("de", "Wollte nur fragen, ob du schon wach bist"),
        ("de", "Wollte nur fragen, ob du gut heimgekommen bist?"),
        ("de", "Wollt nur hören, wie's deiner Mutter geht"),
        ("de", "Wollte nur fragen, ob man noch wen mitbringen darf"),
        ("de", "wollt nur wissen ob du den kinderwagen noch verkaufst"),
        ("de", "Wollte nur fragen, wann diese Woche die Tonnen rausmüssen"),
        ("en", "Can we have a proper chat next week? It's about Mum."),
        ("en", "Could we have a quick chat next week about my hours?"),
        ("en", "Fancy a chat tomorrow night?"),
        ("en", "Hi Jo, it's Priya from choir. Could we have a chat this week?"),
        ("en", "Could we have a word next week? About the extension."),
        ("en", "Fancy a chinwag tomorrow?"),
        ("en", "Free for a chat on Sunday?"),
        ("en", "Could we chat next week? I'm thinking of leaving the band."),
        ("de", "Können wir nächste Woche kurz quatschen?"),
        ("de", "Lust auf einen Plausch nächste Woche?"),
        ("de", "Wir saßen beim Jubiläum nebeneinander. Könnten wir nächste Woche telefonieren?"),
        ("de", "Können wir am Wochenende mal reden? Nichts Schlimmes"),
        ("de", "Zeit für einen Kaffee am Sonntag?"),
    ],
)
def test_who_just_wonders_or_wants_a_chat_sells_nothing(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & (Act.QUESTION | Act.ASK)
    assert not found & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hi Dan, just wondering if you'd be open to a quick demo of our scheduling platform next week?"),
        ("en", "Hi Sam, just wondering if you'd seen our release about the world's first edible umbrella?"),
        ("en", "Hi, just wondering if you've considered outsourcing your payroll? We save schools around 30%."),
        ("en", "Just wondering if our press release on the new cat café chain reached you?"),
        ("de", "Ich wollte nur fragen, ob Ihnen unsere Meldung zum ersten essbaren Regenschirm aufgefallen ist?"),
        (
            "de",
            "Wollte nur fragen, ob Sie schon daran gedacht haben, Ihre Lohnabrechnung auszulagern? "
            "Wir sparen Schulen 30 Prozent.",
        ),
        ("en", "Fancy a quick chat next week on how we help clinics fill their diaries?"),
        ("en", "We've just launched our new CRM for builders. Could we have a quick chat next week?"),
        ("en", "Could we have a chat next week on how our software halves your admin?"),
        ("de", "Können wir nächste Woche kurz sprechen, wie unsere Plattform Betrieben wie Ihrem 20 Stunden spart?"),
    ],
)
def test_sellers_wonder_too(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who's in for a swim at seven?"),
        ("en", "karaoke after work, who's in??"),
        ("en", "Only in your dreams 😂"),
        ("en", "Secret Santa, who's in?"),
        ("en", "Who's in for parkrun?"),
        ("en", "I saw you in my dreams"),
        ("en", "In your dreams, sunshine"),
        ("de", "Wer ist dabei, schwimmen um sieben?"),
        ("de", "Wer hat Lust auf Karaoke?"),
        ("de", "In deinen Träumen 😂"),
    ],
)
def test_an_outing_is_no_scheme(language: str, text: str) -> None:
    assert not acts(language, text) & Act.HYPE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five figures from your phone. I'm taking three people. Who's in?"),
        ("en", "Live the life of your dreams, message me to start"),
        ("en", "Passive income from day one. Who's in?"),
    ],
)
def test_a_scheme_asks_who_is_in(language: str, text: str) -> None:
    assert acts(language, text) & Act.HYPE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nowt I can do before April, the pot's empty. Leave it with me though"),
        ("en", "Bear with me, Jan's off till Monday, leave this one with me"),
        ("en", "Fab. Waiting on the council to reply. Leave it with me x"),
        ("en", "sorry, mad week. I'll have it sorted by Friday"),
        ("en", "Let me see what I can find for you"),
        ("en", "I'll see what I can do for you"),
        ("en", "Boss is away till the 9th so nothing yet, but leave it with me."),
        ("en", "Sorry pet, slipped my mind. I'll get it sorted by the weekend"),
        ("en", "Let me see what I can rustle up for you"),
        ("en", "Nae bother, leave that wi me and I'll have it done by Monday"),
        ("en", "I'll have a look who we've got for you"),
        ("de", "Vor April geht nix, der Topf ist leer. Ich kümmer mich aber drum"),
        ("de", "Jan ist bis Montag weg, überlass das mal mir"),
        ("de", "Ich schau mal, wen ich für dich auftreiben kann, hab da zwei im Kopf."),
        ("de", "Mal sehen, ob ich jemanden für dich finde, ich frag rum."),
        ("de", "Chefin ist bis zum 9. weg, aber überlass das mir."),
        ("de", "Sorry, ganz vergessen. Ich erledige das bis zum Wochenende"),
        ("de", "Ich schau mal, was ich für dich auftreiben kann"),
        ("de", "Kein Ding, lass mich mal machen"),
        ("es", "Mi jefa no vuelve hasta el 9, pero déjamelo a mí."),
    ],
)
def test_it_is_promised_whatever_kept_it_from_being_done(language: str, text: str) -> None:
    assert acts(language, text) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Leave me out of it please"),
        ("en", "Left it with them on Friday"),
        ("en", "I can see who's coming from up here"),
        ("en", "Leave it with Janet on the desk"),
        ("en", "you left it with me last time"),
        ("de", "Lass gut sein, passt schon"),
        ("de", "Lass mal machen wie du meinst"),
        ("de", "Das hast du letztes Mal mir überlassen"),
    ],
)
def test_what_is_left_with_others_is_no_promise(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PROMISE


def test_what_stands_in_quotation_marks_names_nobody() -> None:
    assert not speaks_of_somebody('we want you on "Who looks after Sheffield"', "en")
    assert speaks_of_somebody("we want you to meet Yusuf Demir", "en")


def test_a_late_cue_is_nothing_that_weights_know_of() -> None:
    known = lexicon("en")
    assert known is not None
    assert not read_by_cues("right, who's driving", known) & Act.QUESTION
    assert read("right, who's driving", hint="en").acts == Act.QUESTION
    assert read("who's in", hint="en", public=True).acts == Act.QUESTION
