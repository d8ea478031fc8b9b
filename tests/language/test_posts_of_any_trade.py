"""A post that somebody looks to fill, whatever its trade: told by what a post has (a contract, a salary, a start) and
by whom it is put to, not by a list of trades. Who looks for somebody to do a job for them offers no post. None was
learnt from."""

import pytest

from auditor.language import read

POSTS = {
    "es": [
        "Busco auditora de calidad para una planta en Sagunto, contrato indefinido. ¿Tendrías 10 minutos esta semana?",
        "Hola Elena, buscamos una contable para nuestra oficina de Vigo. Salario según convenio. ¿Te interesa?",
        "Estoy buscando bióloga con experiencia en acuicultura, jornada completa. He visto tu perfil y encajas.",
        "Busco periodista de datos, incorporación en enero. Vi tu perfil, ¿hablamos?",
        "Buscamos analista de riesgos, teletrabajo, 38.000 brutos. ¿Te cuento más?",
        "Necesitamos un comercial con idiomas para la zona norte, sueldo fijo más variable. Tu perfil me ha gustado.",
        "Selecciono traductora jurada para un despacho, contrato fijo. ¿Estarías abierta a hablar?",
        "Buscamos soldador para obra en Cádiz, alta desde el primer día y contrato. ¿Te animas?",
    ],
    "en": [
        "I'm looking for a food quality auditor in Leeds, permanent contract. Would you have ten minutes this week?",
        "We're looking for an accountant for our Cork office, salary 52k. Would that interest you?",
        "Looking for a marine biologist, full-time, start in January. I saw your profile, could we talk?",
        "I'm hiring a data journalist, fully remote, good pay. Your profile stood out. Open to a chat?",
        "We're searching for a risk analyst, permanent position. Shall I tell you more?",
        "We need a welder in Hull, permanent contract, day shifts. Are you up for it?",
        "My client seeks a sworn translator, salary up to 45k. Would you be open to hearing more?",
    ],
    "de": [
        "Ich suche eine Buchhalterin für ein Werk in Ulm, unbefristeter Vertrag. Hätten Sie diese Woche zehn Minuten?",
        "Wir suchen einen Lebensmittelchemiker für unser Labor, Gehalt nach Tarif. Wäre das interessant für Sie?",
        "Suche eine Meeresbiologin, Vollzeit, Start im Januar. Ihr Profil ist mir aufgefallen, können wir sprechen?",
        "Ich suche eine Datenjournalistin in Festanstellung. Ihr Profil passt. Offen für ein Gespräch?",
        "Wir suchen einen Risikoanalysten, unbefristet, mobiles Arbeiten. Darf ich Ihnen mehr erzählen?",
        "Wir brauchen einen Schweißer in Kiel, fester Vertrag, Tagschicht. Hast du Interesse?",
        "Suche Auditorin für Qualität, Gehalt bis 62.000. Dein Profil hat mich überzeugt, magst du telefonieren?",
    ],
    "fr": [
        "Je cherche une auditrice qualité pour une usine à Nantes, CDI. Auriez-vous dix minutes cette semaine ?",
        "Nous cherchons un comptable pour notre bureau de Lille, salaire selon profil. Ça vous intéresse ?",
        "Je recherche une biologiste marine, temps plein, début en janvier. J'ai vu votre profil, on peut se parler ?",
        "On cherche une journaliste de données, CDI, télétravail. Votre profil m'a marqué. On en parle ?",
        "Nous recherchons un analyste de risques, contrat à durée indéterminée. Je vous en dis plus ?",
        "On cherche un soudeur à Brest, CDI, horaires de jour. Ça te tente ?",
        "Je cherche une traductrice assermentée, salaire jusqu'à 45 k. Seriez-vous ouverte à un échange ?",
    ],
}
NO_POSTS = {
    "es": [
        "Busco una canguro para el sábado, ¿te interesa?",
        "Busco fontanero que no me robe, ¿conoces a alguno?",
        "Buscamos compañera de piso, contrato de alquiler de un año. ¿Te interesa?",
        "Busco a Elena, ¿la has visto?",
        "Busco auditora para mi tesis, solo serían diez minutos de entrevista. ¿Te animas?",
        "Busco trabajo de contable, mi contrato acaba en enero. ¿Sabes de algo?",
        "¿Conoces a alguna bióloga? Buscamos una con contrato indefinido",
        "Busco piso en Sagunto, el contrato se me acaba. ¿Te enteras de algo?",
        "Buscamos pareja de pádel para el jueves, ¿te apuntas?",
    ],
    "en": [
        "I'm looking for a plumber who won't rob me, would you know one?",
        "Looking for a flatmate, twelve month contract. Interested?",
        "I'm looking for a babysitter for Saturday, are you up for it?",
        "I'm looking for a job as an accountant, my contract ends in January. Any ideas?",
        "We're looking for a fourth for bridge on Thursday, are you up for it?",
        "Do you know a marine biologist? We're looking for one, permanent contract",
        "I'm looking for a translator for my thesis, would you have ten minutes?",
    ],
    "de": [
        "Ich suche einen Klempner, der mich nicht abzockt, kennst du einen?",
        "Wir suchen eine Mitbewohnerin, unbefristeter Mietvertrag. Hast du Interesse?",
        "Suche eine Babysitterin für Samstag, magst du?",
        "Ich suche eine Arbeit als Buchhalterin, mein Vertrag läuft im Januar aus. Hast du eine Idee?",
        "Wir suchen einen vierten Mann für Skat am Donnerstag, bist du dabei?",
        "Kennst du eine Meeresbiologin? Wir suchen eine, unbefristeter Vertrag",
        "Ich suche eine Übersetzerin für meine Masterarbeit, hättest du zehn Minuten?",
    ],
    "fr": [
        "Je cherche un plombier qui ne m'arnaque pas, tu en connais un ?",
        "On cherche une colocataire, contrat d'un an. Ça t'intéresse ?",
        "Je cherche une baby-sitter pour samedi, ça te tente ?",
        "Je cherche un travail de comptable, mon contrat finit en janvier. Tu as une idée ?",
        "On cherche un quatrième pour la belote jeudi, ça te tente ?",
        "Tu connais une biologiste ? On en cherche une, en CDI",
        "Je cherche une traductrice pour mon mémoire, tu aurais dix minutes ?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in POSTS for each in POSTS[language]])
def test_a_post_is_offered(language: str, text: str) -> None:
    assert read(text, hint=language).vacancy


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NO_POSTS for each in NO_POSTS[language]]
)
def test_who_is_looked_for_otherwise_is_offered_no_post(language: str, text: str) -> None:
    assert not read(text, hint=language).vacancy
