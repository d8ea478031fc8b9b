"""Only who asks the reader to write no more to themselves is left in peace: not who jokes, asks for another way or for
something else, quotes somebody, or means an hour, a topic, a place or a finale."""

import pytest

from auditor.language.left_in_peace import Peace, peace_wanted

MEANT = {
    "en": [
        "I need some distance. Please don't write to me for a while.",
        "Please stop texting me.",
        "I'd ask you not to contact me again",
        "Do not contact me any further",
        "Never write to me again.",
        "My father is dying. Please don't message me until I get in touch.",
        "I'd rather you didn't write to me for now",
        "please don't call or text me any more",
        "Thanks for everything, but please don't get in touch until the trial is over.",
    ],
    "de": [
        "Ich brauche Abstand, bitte schreib mir eine Weile nicht.",
        "Bitte hör auf, mir zu schreiben.",
        "Ich möchte nicht, dass du mir noch schreibst",
        "Schreib mir nie wieder",
        "Ich bitte Sie, mich nicht mehr zu kontaktieren.",
        "Bitte keine Nachrichten mehr.",
        "Melde dich bitte nicht, bis ich mich melde",
        "Bitte nehmen Sie keinen Kontakt mehr mit mir auf",
    ],
    "es": [
        "Necesito espacio, por favor no me escribas por un tiempo.",
        "Deja de escribirme, por favor",
        "Te pido que no me contactes más",
        "No vuelvas a escribirme",
        "Prefiero que no me escribas de momento",
        "Por favor, no me mandes más mensajes",
        "Mi padre se muere. No me escribas hasta que te avise.",
        "no me vuelva a llamar",
    ],
    "fr": [
        "J'ai besoin de distance, ne m'écris pas pendant quelque temps s'il te plaît.",
        "Arrête de m'écrire.",
        "Je vous demande de ne plus me contacter",
        "Ne m'écris plus jamais",
        "Je préfère que tu ne m'écrives pas pour l'instant",
        "Merci de ne plus m'envoyer de messages",
        "Ne me contacte pas jusqu'à ce que je te fasse signe",
        "j'aimerais que tu ne m'appelles plus",
    ],
}
NEAR = {
    "en": [
        "don't write me off just yet",
        "Please don't write on the wall again",
        "Don't text me, call me",
        "Please don't call me, I'm at the cinema. Text me instead.",
        "Don't write to me before Monday, but can you send me the file today?",
        "She told me: don't write to me again",
        "My ex wrote, never contact me again. I laughed.",
        "Leave me alone haha, you know I can't dance",
        "don't ever call me again 😂",
        "don't call me before 9",
        "don't text me until the match is over, no spoilers",
        "Don't message me until you've seen the finale",
        "Don't write to me again in Comic Sans",
        "don't write to me any more poems",
        "Don't text me again while you're driving",
        "He asked me not to contact him again",
        "I never said don't write to me",
        "if you're late again, don't call me",
        "Don't call me again at work, please use my mobile",
        "Don't email me this week's list, I have it",
        "Leave me alone with the crossword for five minutes",
        "please don't message me for now on here, my account is hacked",
        "Please stop writing to me in capitals",
        "don't call me until five, I'm in meetings",
        "Don't write to me again, just come over!",
    ],
    "de": [
        "Schreib mich nicht ab",
        "schreib mir nicht hier, lieber per Mail",
        "Schreib mir nicht mehr, ruf an!",
        "Er hat gesagt: schreib mir nicht mehr",
        "Schreib mir bitte nichts auf den Gips",
        "lass mich in Ruhe mit deinem Fußball",
        "Lass mich in Ruhe, haha",
        "Ruf mich bitte nicht mehr an heute, bin im Kino",
        "Schreib mir nicht bis du das Finale gesehen hast",
        "Melde dich nicht vor acht",
        "Schreib mir nicht vor Montag, aber kannst du mir heute die Datei schicken?",
        "Meldet euch nicht mehr über das alte Formular an",
        "wenn du betrunken bist, schreib mir nicht mehr",
        "Ich habe nie gesagt, schreib mir nicht mehr",
        "Kontaktieren Sie mich nicht mehr unter der alten Adresse",
    ],
    "es": [
        "no me escribas por aquí, escríbeme al correo",
        "No me llames más Pepito",
        "no me llames, mejor mándame un audio",
        "Me dijo: no me escribas más",
        "déjame en paz jajaja",
        "No me escribas antes del lunes, pero ¿me mandas el archivo hoy?",
        "no me llames antes de las nueve",
        "No me escribas hasta que veas el final de la serie",
        "si vas a llegar tarde no me escribas más",
        "no me llames más tarde de las diez",
        "no me escribas más en mayúsculas",
        "No me llames por favor al fijo, está roto",
        "déjame en paz el mando de la tele",
    ],
    "fr": [
        "ne m'écris pas ici, plutôt par mail",
        "Ne m'appelle plus Bibiche",
        "Ne m'appelle pas, écris-moi",
        "Il m'a dit : ne m'écris plus",
        "laisse-moi tranquille mdr",
        "Ne m'écris pas avant lundi, mais tu peux m'envoyer le fichier aujourd'hui ?",
        "ne m'appelle pas avant neuf heures",
        "Ne m'écris plus en majuscules",
        "Ne m'appelle pas avant d'avoir vu la fin",
        "laisse-moi tranquille avec ton foot",
        "si tu es en retard, ne m'appelle pas",
        "ne m'appelez plus sur le fixe",
        "Arrête de m'écrire des romans",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in MEANT.items() for text in texts])
def test_who_wants_to_be_left_in_peace_is_understood(language: str, text: str) -> None:
    assert peace_wanted(text, language) is not Peace.NONE


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in NEAR.items() for text in texts])
def test_who_only_says_something_like_it_is_not_left_in_peace(language: str, text: str) -> None:
    assert peace_wanted(text, language) is Peace.NONE
