"""Messages whose words mislead: a no that gives its reason, small talk that sounds like a name handed over, a promise
between a greeting and a question, somebody who hires in the words of those who sell."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hello, I don't write about perfume. Good luck with it!"),
        ("en", "We no longer review restaurants. All the best!"),
        ("de", "Guten Tag, über Parfüm schreibe ich nicht. Viel Erfolg!"),
        ("de", "Wir berichten nicht über Jubiläen. Alles Gute!"),
        ("es", "Buenos días, no escribo sobre perfumes. ¡Suerte!"),
        ("fr", "Bonjour, je n'écris pas sur les parfums. Bonne continuation !"),
        ("fr", "Bonjour, nous ne couvrons pas les foires. Bonne chance !"),
    ],
)
def test_a_no_may_be_the_reason_alone(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.DECLINE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "that hat she kept looking at on the pier"),
        ("en", "her nephew came, he's lost his voice"),
        ("es", "vino su sobrino, que está sin voz"),
        ("fr", "son neveu est venu, il a perdu sa voix"),
    ],
)
def test_small_talk_hands_over_no_name(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.BARE_NAME


def test_a_name_or_a_number_is_handed_over_also_where_no_set_phrase_says_so() -> None:
    assert acts("en", "Mo Farrell fixed ours, 07700 900461, he's quick.", mine=True) & Act.BARE_NAME


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hello Ida! I'll send it to you on 3 December. Do you want it on paper?"),
        ("de", "Hallo Ida! Ich schicke es dir am 3. Dezember. Willst du es auf Papier?"),
        ("es", "¡Hola Ida! Te lo mando el 3 de diciembre. ¿Lo quieres en papel?"),
        ("fr", "Salut Ida ! Je te l'envoie le 3 décembre. Tu le veux sur papier ?"),
        ("fr", "Bonjour, merci de votre mot ! Je vous reviens là-dessus la semaine prochaine."),
    ],
)
def test_a_promise_for_a_day_stands_between_thanks_and_a_question(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Iker, Lola: os presento. Iker restaura relojes y Lola tiene una torre."),
        ("fr", "Ida, Paul : je vous présente l'un à l'autre. Ida répare des horloges, Paul a un clocher."),
    ],
)
def test_two_who_are_named_before_are_introduced(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.INTRODUCTION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Priya, could your choir sing at our fair? Two songs on 6 June."),
        ("es", "Priya, ¿podrían tus alumnos cantar en la feria? Dos canciones el 6 de junio."),
        ("fr", "Priya, tes élèves pourraient-ils venir chanter à la fête ? Deux chansons le 6 juin."),
    ],
)
def test_one_asks_also_for_what_those_of_another_could_do(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dear Mr Sato, our museum opens a show on clocks. Would you give a talk on 4 May? We pay $200."),
        (
            "de",
            "Sehr geehrter Herr Sato, würden Sie bei uns einen Vortrag über Uhren halten? Wir zahlen 200 Euro.",
        ),
        ("es", "Estimado señor Sato: quisiéramos invitarlo a dar una charla sobre relojes. Le pagamos 200 euros."),
        (
            "fr",
            "Cher Monsieur, nous aimerions vous confier un texte sur les horloges. Accepteriez-vous ?",
        ),
    ],
)
def test_who_hires_or_invites_to_a_stage_pitches_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "oh ignore me, the shed is open", "settled"),
        ("en", "all sorted x", "settled"),
        ("de", "Ach, ignorier das, der Schuppen ist offen", "settled"),
        ("fr", "Oublie ça, l'abri est ouvert", "settled"),
        ("en", "It's sent.", "gives"),
        ("de", "Ist geschickt.", "gives"),
        ("es", "Enviado.", "gives"),
        ("fr", "C'est envoyé.", "gives"),
    ],
)
def test_a_few_words_settle_or_hand_over(language: str, text: str, mark: str) -> None:
    assert getattr(read(text, hint=language), mark)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Bonjour Inès, je présente les horaires au conseil du port jeudi et il me manque ton plan. Tu l'envoies ?",
        ),
        ("fr", "Salut Ida, on présente le bilan à la mairie mardi. Tu peux me passer tes chiffres ?\nMerci, Paul"),
        (
            "fr",
            "Bonjour Madame Rivet, je présente les nouvelles barques aux familles samedi, il me faudrait vos photos.",
        ),
        (
            "de",
            "Hallo Ida, ich stelle am Freitag im Team den Fahrplan vor, und mir fehlen deine Folien. Schickst du sie?",
        ),
        ("es", "Hola Ida, el viernes presento los horarios en la junta y me faltan tus planos. ¿Me los pasas antes?"),
        ("en", "Hi Ida, I'm introducing the timetable to the board on Friday. Could you send me your slides before?"),
    ],
)
def test_who_presents_a_thing_and_needs_another_wants_no_introduction(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK
    assert not acts(language, text) & Act.TO_INTRODUCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour Inès, je la vois samedi. Je vous réunis autour d'un thé avant la fin du mois."),
        ("en", "Sure, I'm seeing her on Friday. I'll email you both after."),
        ("de", "Mach ich, am Freitag geh ich eh hin und nehm dich mit zu ihr."),
    ],
)
def test_who_is_to_be_met_may_be_named_by_a_pronoun(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.TO_INTRODUCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Je pourrais republier ta barque ? Avec ton nom bien sûr"),
        ("fr", "Puis-je reprendre votre carte dans notre lettre ? Avec la source."),
        ("fr", "Ça te dérange si je reposte ton dessin ?"),
        ("de", "Wäre es ok, wenn ich deine Zeichnung weiterverbreite?"),
        ("de", "Darf ich dein Rezept in unserem Blatt abdrucken? Natürlich mit deinem Namen."),
        ("es", "¿Te importa si republico tu dibujo?"),
        ("es", "¿Te parece bien que suba tu foto a nuestra página? Con tu nombre."),
        ("en", "Would you mind if I reposted your drawing?"),
        ("en", "Is it ok if I share your photo on our page, with credit?"),
    ],
)
def test_leave_to_share_is_asked_for_and_no_introduction(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK
    assert not acts(language, text) & Act.CONSENT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ça te va si je partage ton numéro avec Paul ?"),
        ("de", "Darf ich deine Nummer an Paul weitergeben?"),
        ("es", "¿Le paso tu número a Paul?"),
        ("en", "Can I pass on your number to Paul?"),
    ],
)
def test_leave_to_hand_over_a_number_is_a_consent(language: str, text: str) -> None:
    assert acts(language, text) & Act.CONSENT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Tu connaîtrais quelqu'un qui parle des marées ?"),
        ("de", "Kennst du jemanden, der Segel flickt?"),
        ("es", "¿Conoces a alguien que repare velas?"),
        ("en", "Do you happen to know anyone who mends sails?"),
    ],
)
def test_who_looks_for_somebody_asks(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll leave that with you!"),
        ("en", "They close on Monday. I will leave it up to you whether we go."),
        ("en", "I'll let you decide which of the boats we take."),
        ("de", "Ob wir fahren, überlasse ich dir."),
        ("de", "Ich überlass es dann dir, ob du ihn anrufst."),
        ("es", "Cierran el lunes, te lo dejo a ti."),
        ("es", "Lo dejo en tus manos."),
        ("fr", "Je te laisse décider."),
        ("fr", "Ils ferment lundi, je vous laisse voir avec eux."),
    ],
)
def test_what_is_left_to_the_reader_is_no_promise(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I'll leave the keys with you on Friday."),
        ("en", "I'll let you know on Friday."),
        ("de", "Ich bringe dir am Freitag die Schlüssel."),
        ("es", "Te dejo las llaves el viernes en el puerto."),
        ("fr", "Je te laisserai les clés vendredi au port."),
    ],
)
def test_what_will_be_left_for_the_reader_is_promised(language: str, text: str) -> None:
    assert acts(language, text) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You'd make it a lot easier if you dropped him a line first."),
        ("en", "If you put in a word for me, she would surely ring back."),
        ("en", "I need your take on the two drawings."),
        ("en", "Could use your opinion on this one."),
        ("de", "Wenn du ihm kurz schreiben würdest, meldet er sich bestimmt."),
        ("de", "Vielleicht geht es schneller, wenn du sie mal anrufst und fragst."),
        ("de", "Bräuchte mal deinen Rat wegen der Fock."),
        ("de", "Deine Meinung dazu würde mir echt helfen."),
        ("es", "Si le escribieras tú, seguro que te hace caso."),
        ("es", "A lo mejor si la llamas tú, contesta."),
        ("es", "Me vendría genial tu opinión sobre las dos velas."),
        ("fr", "Si tu lui glissais un mot, il répondrait sûrement."),
        ("fr", "Si vous pouviez l'appeler, ça irait plus vite."),
        ("fr", "J'aurais besoin de ton avis sur les deux voiles."),
    ],
)
def test_a_request_may_be_put_as_what_would_help(language: str, text: str) -> None:
    assert acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you dropped it, it is broken."),
        ("en", "If you wrote to him, he surely has it by now."),
        ("de", "Wenn du ihn anrufst, erreichst du ihn nie."),
        ("de", "Wenn du ihm geschrieben hast, weiß er Bescheid."),
        ("es", "Si le escribiste, ya lo sabe."),
        ("fr", "Si tu lui as écrit, il est au courant."),
    ],
)
def test_a_condition_alone_asks_for_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Ich frag Rolf, ob er am Samstag Zeit hat.",
        "Ich schreib Berta gleich, ob sie die Leiter noch braucht.",
        "Ich ruf Herrn Blum morgen an.",
        "Wir sprechen mit Ana Blum über die Segel.",
    ],
)
def test_whoever_will_ask_somebody_themselves_hands_over_no_name(text: str) -> None:
    assert not acts("de", text, mine=True) & Act.BARE_NAME
    assert acts("de", "Frag Rolf, der weiß das.", mine=True) & Act.BARE_NAME
