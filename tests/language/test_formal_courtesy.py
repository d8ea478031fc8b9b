"""The courtesy of formal letters sells nothing: students, patients, tenants, parents and who looks for work begin with
the words with which sellers begin, too. Who sells in such words sells all the same. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

LETTERS = {
    "fr": [
        "Bonjour, je me permets de vous écrire : êtes-vous encore professeure au lycée ?",
        "Bonjour Madame, je me permets de revenir vers vous au sujet de mon stage. Avez-vous eu un retour de votre "
        "responsable ?",
        "Je reviens vers vous au sujet de mon stage. Avez-vous eu un retour ?",
        "Docteur, je me permets de vous solliciter car la douleur est revenue depuis hier. Puis-je passer demain ?",
        "Je me permets de vous relancer : avez-vous reçu mon dossier ?",
        "Je reviens vers vous au sujet de la facture du plombier, avez-vous pu la retrouver ?",
        "Bonjour Maître, je me permets de vous contacter au sujet de mon bail. Auriez-vous cinq minutes ?",
        "Je me permets de vous recontacter car je n'ai pas reçu mes résultats d'analyse.",
        "Je me permets de vous adresser ce message : notre fils est malade et ne viendra pas en classe.",
        "Je reviens vers toi au sujet de samedi, tu as trouvé une voiture ?",
        "Je me permets de vous relancer au sujet de ma demande de logement. Où en est-elle ?",
        "Monsieur, je me permets de vous écrire au sujet de ma note de partiel. Pourrais-je consulter ma copie ?",
        "Petit message depuis mon nouveau poste",
        "Nous lançons un groupe d'échange entre gestionnaires des Pays de la Loire. Cela vous dirait d'y participer ?",
        "J'ai un poste qui s'ouvre dans mon équipe à Toulouse, ça t'intéresse ?",
    ],
    "de": [
        "Sehr geehrte Frau Doktor, ich erlaube mir, Ihnen wegen meiner Bachelorarbeit zu schreiben. Hätten Sie Zeit?",
        "Ich komme auf meine Bewerbung zurück und möchte höflich nachfragen, ob es schon eine Entscheidung gibt.",
        "Ich wende mich an Sie, weil meine Tochter ab Herbst einen Kitaplatz braucht.",
        "Darf ich mich in Erinnerung bringen? Ich warte noch auf das Zeugnis.",
        "Ich erlaube mir nachzufragen, ob meine Unterlagen angekommen sind.",
        "Ich komme noch einmal auf Sie zu wegen der Heizung. Wann kommt der Monteur?",
        "Gestatten Sie mir die Nachfrage: Liegen meine Laborwerte schon vor?",
        "Ich schreibe Ihnen bezüglich meines Praktikums im März. Gibt es schon eine Rückmeldung?",
        "Ich möchte mich noch einmal bei Ihnen melden: Haben Sie meine Kündigung erhalten?",
        "Entschuldigen Sie die Störung, ich melde mich wegen des Elternabends.",
    ],
    "es": [
        "Me permito escribirle para preguntarle si ya tiene el resultado de mi analítica.",
        "Me pongo en contacto con usted porque soy estudiante de enfermería y busco prácticas para marzo.",
        "Disculpe que le moleste, quería saber si recibió mi solicitud de plaza.",
        "Me dirijo a usted para preguntar por la plaza de mi hijo en la guardería.",
        "Me permito insistir: ¿han podido mirar lo de la caldera?",
        "Vuelvo a escribirle por lo de mi beca. ¿Sabe algo ya?",
        "Le escribo en relación con mi contrato de alquiler. ¿Podría llamarme?",
        "Me permito contactarle por el examen de mi hija. ¿Podría revisar la nota?",
        "Estimada doctora, me tomo la libertad de escribirle porque la fiebre no baja.",
        "Retomo el contacto con usted por mi expediente. ¿Hay novedades?",
    ],
    "en": [
        "I hope this email finds you well. I am writing to ask whether you have received my application.",
        "I am reaching out as a student at Leeds: would you have ten minutes for my dissertation?",
        "I'm following up on my referral letter, has the hospital replied?",
        "Sorry to chase, just following up on my deposit. Any news?",
        "Dear Dr Patel, I am writing with regard to my mother's prescription, which the pharmacy could not find.",
        "I am taking the liberty of writing to you about my daughter's place at the nursery.",
        "Apologies for the follow-up. Did the school get my form?",
        "I'm reaching out about my test results. Are they in?",
        "Just circling back on my tenancy, has the landlord signed?",
        "I wanted to get in touch about my internship. Did your manager say anything?",
    ],
}
SELLERS = {
    "fr": [
        "Avez-vous un budget à engager ? Nous avons une offre spéciale collectivités.",
        "Je me permets de vous contacter car notre solution aide les PME à doubler leurs ventes. Une démo jeudi ?",
        "Je me permets de vous relancer au sujet de notre communiqué sur les vins d'Alsace.",
        "Je reviens vers vous au sujet de notre offre de référencement. Avez-vous 15 minutes cette semaine ?",
        "Bonjour, je me permets de vous proposer un sujet clé en main sur notre cliente, une cheffe étoilée.",
        "Je me permets de revenir vers vous au sujet de la collaboration : nos produits plairaient à vos abonnés.",
        "Je reviens vers vous concernant notre dossier de presse. Souhaitez-vous une interview de notre directeur ?",
    ],
    "de": [
        "Ich erlaube mir, Ihnen unsere Software vorzustellen, mit der Kanzleien 30 % Zeit sparen. 15 Minuten diese "
        "Woche?",
        "Ich komme auf unser Angebot zurück: Bis Freitag gilt der Rabatt. Wollen wir kurz telefonieren?",
    ],
    "es": [
        "Me permito escribirle para presentarle nuestra plataforma, que duplica sus ventas. ¿Agendamos una demo?",
        "Me pongo en contacto con usted para ofrecerle nuestros servicios de SEO con un 20 % de descuento.",
    ],
    "en": [
        "I'm reaching out because our platform doubles your leads. Are you open to a demo this week?",
        "Just circling back on my proposal. Would 15 minutes next week work to show you our software?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in LETTERS for each in LETTERS[language]])
def test_courtesy_sells_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH
    assert not acts(language, text, mine=True) & Act.PITCH


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in SELLERS for each in SELLERS[language]])
def test_who_sells_politely_sells(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, je me permets de vous écrire : êtes-vous encore professeure au lycée ?",
        "Je reviens vers vous au sujet de mon stage. Avez-vous eu un retour ?",
        "Je me permets de vous relancer : avez-vous reçu mon dossier ?",
    ],
)
def test_what_is_asked_courteously_is_asked(text: str) -> None:
    assert acts("fr", text) & (Act.QUESTION | Act.ASK)


#: The same courtesy among neighbours and relatives.
IN_ORDINARY_LIFE = {
    "en": [
        "I am writing about the dog, he barks at night",
        "I'm reaching out about the parents' evening",
        "Following up on the choir's biscuits, who brings them?",
        "I hope this finds you well, Aunt Joan",
        "I'm writing to ask for the recipe",
        "I wanted to reach out about Dad's surgery",
        "Quick follow-up on the hedge, shall we cut it?",
        "Sorry to chase about the key",
        "Writing with regard to the bins",
        "Circling back on the lift, it's stuck again",
        "I take the liberty of sending you my son's drawing",
    ],
    "de": [
        "Ich komme auf den Hund zurück, er bellt nachts",
        "Ich melde mich wegen der Hecke",
        "Ich erlaube mir, Ihnen ein Bild meines Enkels zu schicken",
        "Ich wende mich an Sie wegen des Lärms",
        "Ich komme auf das Essen am Sonntag zurück",
        "Ich melde mich bei dir wegen der Kekse",
        "Darf ich nach dem Rezept fragen?",
        "Ich komme auf dich zu wegen der Schlüssel",
        "Ich wende mich an dich, weil Oma im Krankenhaus ist",
        "Ich erlaube mir, an die Mülltonnen zu erinnern",
        "Ich melde mich noch einmal wegen des Aufzugs",
        "Ich schreibe Ihnen bezüglich des Elternabends",
    ],
    "es": [
        "Me permito escribirle por el perro, ladra de noche",
        "Vuelvo a escribirle por el ascensor",
        "Me dirijo a usted por el ruido",
        "Retomo el contacto por lo de la comida",
        "Me permito mandarle un dibujo de mi nieto",
        "Le escribo por las llaves",
        "Me pongo en contacto con usted por la reunión de padres",
        "Me tomo la libertad de pedirle la receta",
        "Disculpe la molestia por los cubos de basura",
        "Me permito recordarle la derrama",
        "Le escribo en relación con el seto",
        "Me permito insistir con lo del garaje",
    ],
    "fr": [
        "Je me permets de vous écrire au sujet du chien, il aboie la nuit",
        "Je reviens vers vous pour l'ascenseur",
        "Je reviens vers toi pour le repas de dimanche",
        "Je me permets de vous demander la recette",
        "Je vous sollicite pour les clés",
        "Je me permets de vous envoyer un dessin de mon petit-fils",
        "Je me tourne vers vous à cause du bruit",
        "Je vous relance pour les poubelles",
        "Je me permets d'insister pour la haie",
        "Je vous contacte pour la réunion de parents",
        "Je te relance pour les gâteaux de la chorale",
        "Je me permets de vous déranger pour le courrier",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_courtesy_among_neighbours_sells_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH
