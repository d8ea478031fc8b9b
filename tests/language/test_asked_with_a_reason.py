"""A clear ask stays one with a reason behind it or a greeting before it; a vague one does not become one by it. A
question about what came of something is told apart from a request for it; and what somebody promises for when a third
person has done their part is a promise. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

CLEAR = {
    "es": [
        "Hola Begoña!! ¿qué tal? ¿me podrías mandar el certificado de auditor interno? lo ocupo para la acreditación",
        "Buenos días, Vicente. ¿Me pasas la plantilla del informe? La necesito porque la nuestra está anticuada",
        "¿me mandas la foto de la placa? es que el cliente la pide y no la encuentro por ningún lado",
        "Hola, ¿cómo estás? ¿Podrías enviarme el programa del curso? Lo pide mi jefa para aprobar la matrícula",
        "Oye, perdona que te moleste con esto otra vez, ¿me envías el enlace del formulario? el mío caducó",
        "Qué tal el puente? Una cosa, ¿me podrías mandar el manual de la caldera? se nos ha estropeado y no calienta",
    ],
    "en": [
        "Hi Beth!! how's everything? could you send me the auditor certificate? I need it to renew my accreditation",
        "Good morning, Vincent. Could you send me the report template? I need it because ours is out of date",
        "could you send me the photo of the plate? the client wants it and I can't find it anywhere",
        "Hello, how are you? Could you send me the course programme? My boss wants it before approving the fee",
        "Hey, sorry to bother you with this again, could you send me the link to the form? mine has expired",
        "How was the long weekend? One thing, could you lend me the boiler manual? ours has packed up and won't heat",
    ],
    "de": [
        "Hallo Birgit!! wie läuft's? könntest du mir das Zertifikat schicken? ich brauch es für die neue Zulassung",
        "Guten Morgen, Volker. Schickst du mir die Vorlage für den Bericht? Ich brauche sie, weil unsere veraltet ist",
        "kannst du mir das Foto vom Schild schicken? der Kunde will es und ich find es nirgends",
        "Hallo, wie geht es dir? Könntest du mir das Kursprogramm schicken? Meine Chefin will es vor der Zusage sehen",
        "Du, entschuldige, dass ich schon wieder störe, schickst du mir den Link zum Formular? meiner ist abgelaufen",
        "Wie war das lange Wochenende? Eins noch, leihst du mir die Anleitung für die Heizung? unsere ist kaputt",
    ],
    "fr": [
        "Salut Brigitte !! ça va ? tu pourrais m'envoyer le certificat ? j'en ai besoin pour mon accréditation",
        "Bonjour Vincent. Pourriez-vous m'envoyer le modèle de rapport ? Le nôtre est dépassé",
        "tu peux m'envoyer la photo de la plaque ? le client la demande et je ne la trouve nulle part",
        "Bonjour, comment vas-tu ? Pourrais-tu m'envoyer le programme du cours ? Ma cheffe le demande avant de valider",
        "Dis, désolé de te déranger encore, tu m'envoies le lien du formulaire ? le mien a expiré",
        "C'était bien ce long week-end ? Au fait, tu me prêtes le manuel de la chaudière ? la nôtre est en panne",
    ],
}
VAGUE = {
    "es": [
        "Hola, ¿me podrías ayudar con todo esto? estoy muy perdida con el máster",
        "¿Me podrías apoyar en mi carrera? ando buscando mi lugar",
        "Buenas, ¿podrías darme tu opinión sobre el sector? me interesa mucho",
        "Hola Begoña, ¿me ayudas a mejorar? lo ocupo para crecer",
        "¿Me podrías orientar un poco? no sé por dónde tirar",
        "Hola, ¿podríamos colaborar de alguna manera? creo que nos vendría bien",
    ],
    "en": [
        "Hi, could you help me with all of this? I'm quite lost with the degree",
        "Could you support me in my career? I'm looking for my place",
        "Hello, could you share your thoughts on the industry? I'm very interested",
        "Hi Beth, could you help me get better? I want to grow",
        "Could you guide me a little? I don't know where to begin",
        "Hello, could we collaborate in some way? I think it would be good for us",
    ],
    "de": [
        "Hallo, könntest du mir mit alldem helfen? ich bin ganz verloren mit dem Master",
        "Könntest du mich in meiner Laufbahn unterstützen? ich suche noch meinen Platz",
        "Guten Tag, könnten Sie mir etwas über die Branche erzählen? das interessiert mich sehr",
        "Hallo Birgit, hilfst du mir, besser zu werden? ich will wachsen",
        "Könntest du mich ein wenig beraten? ich weiß nicht, wo ich anfangen soll",
        "Hallo, könnten wir irgendwie zusammenarbeiten? ich glaube, das täte uns gut",
    ],
    "fr": [
        "Bonjour, tu pourrais m'aider avec tout ça ? je suis perdue avec le master",
        "Pourriez-vous me soutenir dans ma carrière ? je cherche encore ma place",
        "Bonjour, pourriez-vous me parler un peu du secteur ? cela m'intéresse beaucoup",
        "Salut Brigitte, tu m'aides à progresser ? j'ai envie de grandir",
        "Tu pourrais me guider un peu ? je ne sais pas par où commencer",
        "Bonjour, pourrions-nous collaborer d'une façon ou d'une autre ? ça nous ferait du bien",
    ],
}
OUTCOMES = {
    "es": [
        "oye, ¿le pasaste mi CV a Vicente?",
        "¿pudiste pasarle mi currículum a tu jefe?",
        "¿le diste mi CV a la de recursos humanos?",
        "¿te contestó Vicente algo de mi CV?",
        "¿llegaste a mandarle mi CV a tu jefa?",
        "¿hablaste con Vicente de lo mío?",
    ],
    "en": [
        "hey, did you pass my CV on to Vincent?",
        "did you manage to give my resume to your boss?",
        "did you give my CV to HR in the end?",
        "did Vincent say anything about my CV?",
        "did you ever get round to sending my CV to your manager?",
        "did you speak to Vincent about me?",
    ],
    "de": [
        "du, hast du Volker meinen Lebenslauf gegeben?",
        "konntest du meinen Lebenslauf an deinen Chef weitergeben?",
        "hast du meinen Lebenslauf der Personalabteilung gegeben?",
        "hat Volker was zu meinem Lebenslauf gesagt?",
        "bist du dazu gekommen, deiner Chefin meinen Lebenslauf zu schicken?",
        "hast du mit Volker über mich gesprochen?",
    ],
    "fr": [
        "dis, tu as passé mon CV à Vincent ?",
        "tu as pu donner mon CV à ton chef ?",
        "tu as donné mon CV aux RH finalement ?",
        "Vincent t'a dit quelque chose de mon CV ?",
        "tu as réussi à envoyer mon CV à ta cheffe ?",
        "tu as parlé de moi à Vincent ?",
    ],
}
NO_OUTCOMES = {
    "es": [
        "¿me mandas los registros de la pieza de prueba? ¿alguna novedad?",
        "¿hay novedades de los registros que me ibas a mandar?",
        "¿le pasas mi CV a Vicente?",
        "¿pudiste descansar algo?",
        "¿hablaste ya con tu madre?",
        "¿me puedes enviar los ensayos que faltan?",
    ],
    "en": [
        "could you send me the records of the test piece? any news?",
        "any news on the records you were going to send me?",
        "could you pass my CV on to Vincent?",
        "did you manage to get some rest?",
        "did you speak to your mum yet?",
        "could you send me the missing test reports?",
    ],
    "de": [
        "schickst du mir die Protokolle vom Prüfstück? gibt's was Neues?",
        "gibt's was Neues zu den Protokollen, die du mir schicken wolltest?",
        "gibst du Volker meinen Lebenslauf?",
        "konntest du dich ein bisschen ausruhen?",
        "hast du schon mit deiner Mutter gesprochen?",
        "kannst du mir die fehlenden Prüfberichte schicken?",
    ],
    "fr": [
        "tu m'envoies les relevés de la pièce d'essai ? du nouveau ?",
        "des nouvelles des relevés que tu devais m'envoyer ?",
        "tu passes mon CV à Vincent ?",
        "tu as pu te reposer un peu ?",
        "tu as parlé à ta mère ?",
        "tu peux m'envoyer les essais qui manquent ?",
    ],
}
AFTER_A_THIRD = {
    "es": [
        "Te mando las fotos en cuanto me las pase el fotógrafo",
        "Te paso el temario cuando me lo envíe la academia",
        "Le envío el informe en cuanto lo firme el laboratorio",
        "Te digo el precio cuando me lo confirme el taller",
        "Os mando el vídeo en cuanto lo suba Marta",
        "Te devuelvo el libro cuando lo acabe mi hermana",
    ],
    "en": [
        "I'll send you the photos as soon as the photographer gives them to me",
        "I'll send you the syllabus when the school sends it to me",
        "I'll send you the report as soon as the lab has signed it",
        "I'll tell you the price once the garage confirms it",
        "I'll send you the video as soon as Martha uploads it",
        "I'll give you back the book when my sister has finished it",
    ],
    "de": [
        "Ich schick dir die Fotos, sobald der Fotograf sie mir gibt",
        "Ich schicke dir den Lehrplan, wenn ihn mir die Akademie schickt",
        "Ich sende Ihnen den Bericht, sobald das Labor unterschrieben hat",
        "Ich sag dir den Preis, sobald die Werkstatt ihn bestätigt",
        "Ich schick euch das Video, sobald Martha es hochlädt",
        "Ich geb dir das Buch zurück, wenn meine Schwester es ausgelesen hat",
    ],
    "fr": [
        "Je t'envoie les photos dès que le photographe me les passe",
        "Je t'envoie le programme quand l'école me l'envoie",
        "Je vous envoie le rapport dès que le labo l'a signé",
        "Je te dis le prix dès que le garage me le confirme",
        "Je vous envoie la vidéo dès que Marthe la met en ligne",
        "Je te rends le livre quand ma sœur l'aura fini",
    ],
}
NO_PROMISE = {
    "es": [
        "El fotógrafo me pasa las fotos el lunes",
        "La academia cierra en cuanto acaba el curso",
        "El laboratorio lo firma cuando quiere",
        "Cuando me las pase el fotógrafo, ¿las quieres?",
        "Marta sube vídeos cuando le da la gana",
        "Mi hermana devuelve los libros cuando los acaba",
    ],
    "en": [
        "The photographer gives me the photos on Monday",
        "The school closes as soon as term ends",
        "The lab signs it whenever it likes",
        "When the photographer has sent them, do you want them?",
        "Martha uploads videos whenever she feels like it",
        "My sister gives books back when she has finished them",
    ],
    "de": [
        "Der Fotograf gibt mir die Fotos am Montag",
        "Die Akademie schließt, sobald der Kurs zu Ende ist",
        "Das Labor unterschreibt, wenn es ihm passt",
        "Wenn der Fotograf sie mir gibt, willst du sie dann?",
        "Martha lädt Videos hoch, wann sie will",
        "Meine Schwester gibt Bücher zurück, wenn sie sie ausgelesen hat",
    ],
    "fr": [
        "Le photographe me passe les photos lundi",
        "L'école ferme dès que le cours est fini",
        "Le labo signe quand il veut",
        "Quand le photographe me les passe, tu les veux ?",
        "Marthe met des vidéos en ligne quand elle veut",
        "Ma sœur rend les livres quand elle les a finis",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in CLEAR for each in CLEAR[language]])
def test_a_reason_or_a_greeting_leaves_an_ask_clear(language: str, text: str) -> None:
    assert acts(language, text, mine=True) & Act.CLEAR_ASK


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in VAGUE for each in VAGUE[language]])
def test_a_reason_makes_no_ask_clear(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.CLEAR_ASK


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in OUTCOMES for each in OUTCOMES[language]]
)
def test_who_asks_whether_it_was_passed_on_asks_what_came_of_it(language: str, text: str) -> None:
    assert acts(language, text) & Act.OUTCOME_QUESTION


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NO_OUTCOMES for each in NO_OUTCOMES[language]]
)
def test_who_asks_for_something_else_does_not(language: str, text: str) -> None:
    assert not acts(language, text) & Act.OUTCOME_QUESTION


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in AFTER_A_THIRD for each in AFTER_A_THIRD[language]]
)
def test_what_waits_for_a_third_person_is_promised(language: str, text: str) -> None:
    assert acts(language, text) & Act.PROMISE


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NO_PROMISE for each in NO_PROMISE[language]]
)
def test_what_a_third_person_does_is_no_promise(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PROMISE
