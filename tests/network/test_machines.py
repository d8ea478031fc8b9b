"""A machine is no person who waits."""

import pytest

from tests.network.test_order import names
from tests.story import Story

REMINDERS = [
    "Hallam Physio: your appointment is on Thu 3 Dec at 08:20. Reply C to confirm or call us to change.",
    "Hallam Physio: your appointment with Ms Okoro is on Thursday 3 December at 08:20, on the second floor of the "
    "mill, where the lift is out of order for now. Reply C to confirm or call us to change.",
    "Your table is booked for Friday at 7. Reply YES to confirm or NO to cancel.",
    "Praxis Hallam: Ihr Termin ist am 3.12. um 8:20. Antworten Sie mit JA, um ihn zu bestätigen.",
    "Cabinet Hallam : votre rendez-vous est le 3/12 à 8 h 20. Répondez OUI pour confirmer.",
    "Clínica Hallam: su cita es el 3/12 a las 8:20. Responda SÍ para confirmar.",
    "This is an automated message. Do you want to keep your parcel at the depot?",
    "Ceci est un message automatique. Souhaitez-vous garder votre colis au dépôt ?",
    "Dies ist eine automatische Nachricht. Möchten Sie Ihr Paket behalten?",
    "Este es un mensaje automático. ¿Desea guardar su paquete?",
    "482911 is your verification code. Do you want to sign in?",
    "482911 ist Ihr persönlicher Bestätigungscode. Möchten Sie sich anmelden?",
]
LETTERS_TO_MANY = [
    "The Mill Letter, issue 43: what is new on the river. Do you know our new guide? Unsubscribe: https://mill.example/u",
    "What is on at the mill in spring, and who plays.\n\nTo unsubscribe from this list, click here: https://mill.example/u/8821",
    "Was im Dezember in der Mühle los ist, und wer spielt.\nNewsletter abbestellen: https://muehle.example/weg",
    "La lettre du moulin, numéro 43 : connaissez-vous notre guide ? Se désabonner : https://moulin.example/d",
    "¿Conoces nuestra guía? Todo lo nuevo del río.\nDarse de baja: https://molino.example/baja",
    "Ce mois-ci dans la lettre : la crue, le pont, le guide. Pour vous désabonner, cliquez ici.",
]
PEOPLE_ON_LISTS = [
    "Can you tell me how to unsubscribe? I tried https://mill.example/u and nothing happened",
    "Could you unsubscribe me please, I never asked for the letter",
    "Kannst du mich vom Newsletter abmelden?",
    "Tu sais comment se désabonner de leur lettre ? Leur page : je ne la trouve pas",
    "¿Sabes cómo darse de baja de esto?",
    "Is this the page to opt out of the photo list for your class? It asks me for a code. https://school.example/photos",
]


@pytest.mark.parametrize("text", PEOPLE_ON_LISTS)
def test_a_person_who_writes_of_a_list_waits(story: Story, text: str) -> None:
    story.hear(85, "ana", text)
    assert names(story) == ["ana"]


@pytest.mark.parametrize("text", [*REMINDERS, *LETTERS_TO_MANY])
def test_what_a_machine_sent_waits_for_nothing_and_a_person_of_that_name_who_asks_does(story: Story, text: str) -> None:
    story.hear(85, "+44 7700 900412", text)
    assert names(story) == []
    story.hear(86, "+44 7700 900412", "Hello, it is Jo from the practice. Could you come an hour later on Thursday?")
    assert names(story) == ["+44 7700 900412"]


@pytest.mark.parametrize("sender", ["62444", "noreply", "Ne pas répondre", "No-Reply Bank"])
def test_who_takes_no_answer_waits_for_none(story: Story, sender: str) -> None:
    story.hear(85, sender, "Could you send us your new address, please?")
    assert names(story) == []


@pytest.mark.parametrize(
    "text",
    [
        "Please do not reply to this number, my boss reads it. Could we meet on Friday?",
        "Could you text me the address, please? Reply to my other number.",
        "Réponds-moi vite, tu viens samedi ?",
        "Kannst du mir bitte mit einem Wort antworten, ob du am Samstag kommst?",
    ],
)
def test_a_person_who_says_how_to_answer_waits(story: Story, text: str) -> None:
    story.hear(85, "ana", text)
    assert names(story) == ["ana"]


def test_whom_i_write_with_is_no_machine(story: Story) -> None:
    story.exchange(40, "ana")
    story.hear(85, "ana", "We all meet on Friday at the mill. Reply YES to confirm, or I give your chair away!")
    assert names(story) == ["ana"]


@pytest.mark.parametrize("text", [REMINDERS[0], *LETTERS_TO_MANY])
def test_what_a_machine_sent_is_no_conversation_that_somebody_began(story: Story, text: str) -> None:
    for who in ("The mill", "ana"):
        story.hear(30, who, text)
    story.hear(50, "ana", "Good morning, how is the river with you?")
    story.write(50.1, "ana", "High and brown, and the bridge stands.")
    told = story.families()["conversations"].sort("at").select("partner", "pitched")
    assert ("The mill", True) in told.rows() and ("The mill", False) not in told.rows()
    assert ("ana", True) not in told.rows(), "who writes with me sends what they like"
