"""What press officers send: press trips, invitations of the media, an exclusive for one's readers. It pitches. A friend
who travels, a colleague who invites to dinner, an office that answers one's question and whoever reports a grievance
do not."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PITCHED = {
    "en": [
        "We're hosting a press trip to Madeira in March and would love to have you join us. Flights and hotel are "
        "covered.",
        "I have an exclusive for your readers: our client's new study on commuting. Embargoed until Tuesday.",
        "You're invited to our media day at the new showroom on 12 May, with canapés and interviews with our CEO.",
        "Would an exclusive interview with our founder be of interest to your readers?",
        "Dear editor, please find our press release on the launch of the new Aurora range below. Happy to send "
        "samples.",
        "Join us for an exclusive press preview of the new collection. RSVP by Friday.",
        "We'd like to offer your outlet first access to our report on remote work before it goes out to others.",
        "Our client, a leading expert in sleep, is available for comment. Can I set up a call?",
        "Media invitation: opening of the largest vertical farm in the region, photo opportunities from 10.",
        "I thought this might make a great story for your audience: our app just hit 1 million users.",
        "Could I send you a review unit of our new headphones for your column?",
    ],
    "de": [
        "Wir laden Sie herzlich zu unserer Pressereise nach Madeira im März ein, Flug und Hotel übernehmen wir.",
        "Exklusiv für Ihre Leser: die neue Studie unseres Kunden zum Pendeln, Sperrfrist Dienstag.",
        "Einladung zum Medientag in unserem neuen Showroom am 12. Mai, mit Häppchen und Interviews mit unserem CEO.",
        "Wäre ein Exklusivinterview mit unserer Gründerin für Ihre Leserinnen und Leser interessant?",
        "Sehr geehrte Redaktion, anbei unsere Pressemitteilung zum Start der neuen Serie. Muster schicken wir gern.",
        "Seien Sie bei der exklusiven Presse-Preview unserer neuen Kollektion dabei, Anmeldung bis Freitag.",
        "Wir würden Ihrem Blatt unsere Studie zum Homeoffice vorab exklusiv anbieten, bevor sie an alle geht.",
        "Unser Kunde, ein führender Schlafexperte, steht Ihnen gern für ein Statement zur Verfügung.",
        "Presseeinladung: Eröffnung der größten vertikalen Farm der Region, Fototermin ab 10 Uhr.",
        "Das könnte eine spannende Geschichte für Ihr Publikum sein: unsere App hat gerade eine Million Nutzer "
        "erreicht.",
        "Darf ich Ihnen ein Testgerät unseres neuen Kopfhörers für Ihre Rubrik schicken?",
    ],
    "es": [
        "Le invitamos a nuestro viaje de prensa a Madeira en marzo, con vuelo y hotel incluidos.",
        "Tengo una exclusiva para tus lectores: el nuevo estudio de nuestro cliente sobre movilidad, embargado hasta "
        "el martes.",
        "Invitación al día de medios en nuestro nuevo showroom el 12 de mayo, con entrevistas a nuestro CEO.",
        "¿Le interesaría a su audiencia una entrevista en exclusiva con nuestra fundadora?",
        "Estimada redacción: adjuntamos la nota de prensa del lanzamiento de la nueva gama. Podemos enviar muestras.",
        "Te esperamos en el pase de prensa exclusivo de la nueva colección. Confirma antes del viernes.",
        "Nos gustaría ofrecer a vuestro medio nuestro informe sobre teletrabajo en primicia, antes que al resto.",
        "Nuestro cliente, experto en sueño, está disponible para entrevistas. ¿Te organizo una llamada?",
        "Convocatoria de prensa: inauguración de la mayor granja vertical de la región, fotos desde las 10.",
        "Creo que puede ser una gran historia para tus lectores: nuestra app acaba de llegar al millón de usuarios.",
        "¿Te puedo enviar una unidad de prueba de nuestros nuevos auriculares para tu sección?",
    ],
    "fr": [
        "Nous vous convions à notre voyage de presse à Madère en mars, vol et hôtel pris en charge.",
        "J'ai une exclusivité pour vos lecteurs : la nouvelle étude de notre client sur les trajets, sous embargo "
        "jusqu'à mardi.",
        "Invitation à la journée médias dans notre nouveau showroom le 12 mai, avec interviews de notre PDG.",
        "Une interview exclusive de notre fondatrice intéresserait-elle vos lecteurs ?",
        "Chère rédaction, vous trouverez ci-joint notre communiqué de presse pour le lancement de la gamme. "
        "Échantillons sur demande.",
        "Venez découvrir en avant-première presse notre nouvelle collection. RSVP avant vendredi.",
        "Nous aimerions proposer à votre média notre rapport sur le télétravail en exclusivité, avant sa diffusion.",
        "Notre client, expert du sommeil, se tient à votre disposition pour une interview. J'organise un appel ?",
        "Invitation presse : inauguration de la plus grande ferme verticale de la région, photos dès 10 h.",
        "Je pense que cela ferait un beau sujet pour vos lecteurs : notre appli vient d'atteindre le million "
        "d'utilisateurs.",
        "Puis-je vous envoyer un exemplaire de test de notre nouveau casque pour votre rubrique ?",
    ],
}
NOT_PITCHED = {
    "en": [
        "I'm on a press trip until Thursday, can we talk then?",
        "Are you going to the press conference tomorrow?",
        "The readers loved your piece on the clinic.",
        "As you asked, the press office confirms that the bridge was closed on 3 May.",
        "You're invited to my birthday on the 12th, bring the kids!",
        "I work at the plant and have documents that your readers should see. The filters are never changed.",
        "Could you write 900 words on the flood for our readers? We pay 400.",
    ],
    "de": [
        "Ich bin bis Donnerstag auf Pressereise, reden wir dann?",
        "Gehst du morgen zur Pressekonferenz?",
        "Die Leser haben deinen Text über die Klinik geliebt.",
        "Auf Ihre Anfrage: die Pressestelle bestätigt, dass die Brücke am 3. Mai gesperrt war.",
        "Du bist am 12. zu meinem Geburtstag eingeladen, bring die Kinder mit!",
        "Ich arbeite im Werk und habe Unterlagen, die Ihre Leser sehen sollten. Die Filter werden nie gewechselt.",
        "Könntest du 900 Wörter über die Flut für unsere Leser schreiben? Wir zahlen 400.",
    ],
    "es": [
        "Estoy de viaje de prensa hasta el jueves, ¿hablamos luego?",
        "¿Vas mañana a la rueda de prensa?",
        "A los lectores les encantó tu texto sobre la clínica.",
        "Como nos pidió, el gabinete de prensa confirma que el puente estuvo cerrado el 3 de mayo.",
        "Estás invitada a mi cumple el 12, ¡trae a los niños!",
        "Trabajo en la planta y tengo documentos que sus lectores deberían ver. Los filtros no se cambian nunca.",
    ],
    "fr": [
        "Je suis en voyage de presse jusqu'à jeudi, on se parle après ?",
        "Tu vas à la conférence de presse demain ?",
        "Les lecteurs ont adoré ton papier sur la clinique.",
        "Comme vous l'avez demandé, le service de presse confirme que le pont était fermé le 3 mai.",
        "Tu es invitée à mon anniversaire le 12, amène les enfants !",
        "Je travaille à l'usine et j'ai des documents que vos lecteurs devraient voir. Les filtres ne sont jamais "
        "changés.",
    ],
}
_SO = [(code, text) for code, texts in PITCHED.items() for text in texts]
_NOT = [(code, text) for code, texts in NOT_PITCHED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_it_pitches(code: str, text: str) -> None:
    assert acts(code, text) & Act.PITCH


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_it_does_not_pitch(code: str, text: str) -> None:
    assert not acts(code, text) & Act.PITCH


#: Samples, first looks and exclusives among family and friends.
IN_ORDINARY_LIFE = {
    "en": [
        "Can you lend us your tent for a review evening? no, for camping",
        "I'll send you some samples of the curtain fabric",
        "They give the show first access to the stage",
        "I can lend you my bike for a test ride",
        "The exhibition is exclusive to your class, kids!",
        "Can I send you some of our plums?",
        "We give your paper first look at breakfast",
        "The nurse can give you a sample pot",
        "Could you lend us some samples of tile?",
        "Mum will offer your show first look at the puppies",
        "I'll lend you one of our cots for a review by granny",
    ],
    "de": [
        "Ich leih dir das Rad als erstes",
        "Das ist exklusiv für deine Leser, haha, Omas Rezept",
        "Wir schicken dir vorab die Fotos vom Fest",
        "Ich zeige deinem Publikum, den Kindern, vorab die Bühne",
        "Die Führung ist exklusiv für eure Klasse",
        "Ich gebe eurer Zeitung, der Schülerzeitung, vorab das Rezept",
        "In deinem Haus bin ich als Erste",
        "Ich war in Ihrem Haus als erster wach",
        "In eurer Zeitung stand es vorab, oder?",
        "Aus deinem Blatt les ich als erstes den Sport",
        "In deiner Sendung lief es als erstes",
        "In deinem Haus ist exklusiv Platz für alle",
    ],
    "es": [
        "En tu revista salió en exclusiva la boda del primo",
        "Voy a dar a tu hermana la primicia: estoy embarazada",
        "La primicia para tu audiencia de la cena: nos casamos",
        "Te mando unas muestras de tela",
        "Puedo dar a tus lectores, los alumnos, la primicia del examen",
        "Quiero dar a tu programa de fiestas una exclusiva: toca mi primo",
        "Te presto la tienda de campaña para probar",
        "Os doy la exclusiva: nos mudamos",
        "La visita es exclusiva para vuestro cole",
        "¿Te dan muestras en la farmacia?",
    ],
    "fr": [
        "Je peux vous envoyer des échantillons de tissu pour les rideaux",
        "Je peux te prêter un vélo pour essayer",
        "En exclusivité pour ton public, les enfants : un tour de magie",
        "Je te donne l'exclusivité : on se marie",
        "On va donner à tes lecteurs, la classe, la primeur",
        "Je peux vous prêter un siège auto à essayer",
        "La visite est en exclusivité pour votre école",
        "Maman peut t'envoyer un pot de confiture à tester",
        "Peux-tu m'envoyer un échantillon de peinture ?",
        "Tu veux que je te prête un de nos lits pour essayer ?",
        "On peut vous prêter des skis pour essayer",
        "Le docteur va m'envoyer des échantillons",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_friends_lend_and_tell_first_is_no_pitch(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH
