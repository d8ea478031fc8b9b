"""Who lives by what they write, show or teach asks for work by proposing some, and asks clearly. Who speaks of a text
that is there, or proposes a coffee, does not."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicon
from auditor.language.text import sentences

PROPOSED = {
    "en": [
        "Hi Tom, can I pitch you a story on asbestos in schools?",
        "Would you be interested in a piece on night buses?",
        "I'd like to offer you a feature about the last ferry. Shall I send it?",
        "Would a photo essay on the harbour suit your magazine?",
        "Could I send you an op-ed on rents?",
        "Would you be open to a series about lidos?",
        "Hello Ms Ortiz, might I propose an essay on lighthouses for your spring issue?",
        "Can I send you a short story for the anthology?",
        "I would love to pitch you a series about weirs",
    ],
    "de": [
        "Darf ich Ihnen ein Stück über Asbest in Schulen anbieten?",
        "Hätten Sie Interesse an einer Reportage über Nachtbusse?",
        "Könnte ich dir einen Text über die Fähre schicken?",
        "Wäre ein Porträt der letzten Fährfrau etwas für euch?",
        "Ich würde Ihnen gern eine Fotostrecke vom Hafen anbieten.",
        "Hallo Herr Brunn, dürfte ich Ihnen einen Artikel über Leuchttürme vorschlagen?",
        "Habt ihr Platz für einen Beitrag über Wehre?",
        "Ist ein Text über Schrebergärten etwas für Ihre Seite?",
    ],
    "es": [
        "Te propongo dos temas: los lodos y las esperas. ¿Cómo lo ves?",
        "¿Te interesaría una pieza sobre amianto?",
        "Hola Irene, ¿puedo enviarte un reportaje sobre los autobuses nocturnos?",
        "¿Os encajaría una crónica del último ferri?",
        "¿Le interesa un artículo sobre alquileres?",
        "Hola Marta, te propongo un taller de radio para otoño",
        "¿Le encajaría una serie sobre faros?",
        "¿Podría enviarle una propuesta de columna?",
    ],
    "fr": [
        "Est-ce qu'un papier sur les bus de nuit t'intéresserait ?",
        "Seriez-vous intéressée par un reportage sur le dernier bac ?",
        "Je vous propose une enquête sur les loyers, qu'en dites-vous ?",
        "Je peux t'envoyer un texte sur le port ?",
        "Bonjour, pourrais-je te soumettre une chronique sur les phares ?",
        "Un portrait de la batelière vous intéresserait ?",
        "Serais-tu partante pour un atelier radio ?",
    ],
}
OTHERWISE = {
    "en": [
        "Did you like my article on rents?",
        "I can send you the piece you lent me back",
        "Have you read the feature about the ferry?",
        "Would you be interested in a coffee?",
        "Can I send you the story Mum told about the boat?",
    ],
    "de": [
        "Hast du den Text gelesen?",
        "Kann ich dir ein Stück Kuchen mitbringen?",
        "Haben Sie Interesse an einem Treffen?",
        "Die Reportage war schön",
        "Ist der Text fertig?",
    ],
    "es": [
        "¿Has leído mi artículo?",
        "Te propongo un café",
        "¿Te interesa el puesto?",
        "El reportaje quedó muy bien",
        "te propongo que quedemos el martes",
        "¿Te interesa el tema de Ana?",
    ],
    "fr": [
        "As-tu lu mon papier ?",
        "Je te propose un café",
        "Vous intéressez-vous au poste ?",
        "Le reportage était superbe",
        "Je vous propose mardi",
        "Ce sujet t'intéresse depuis longtemps ?",
    ],
}

#: Cake, series, what was read in a paper, a seller's wares: in the cues' own words, and nobody's own work.
IN_ORDINARY_LIFE = {
    "en": [
        "Can I have a piece of the cake?",
        "I'll give you a piece of my mind, shall I?",
        "May I tell you a story?",
        "I have a story for you about my cousin",
        "Can I send you a piece of cake in the post?",
        "Can I offer you a piece of pie?",
        "May I suggest a chapter to begin with, my dear book club?",
        "Would a series on Netflix suit you tonight?",
        "Would you be up for a series tonight?",
        "Are you up for a workshop on Saturday, it's pottery?",
        "Would you be interested in a story about my cousin?",
        "Are you open to some feature requests on the app?",
        "Can I offer you some article of clothing?",
        "I'd like to propose a story at bedtime, then lights out",
        "Could I send you an article I read about knees?",
        "Can I send you a funny story from the office?",
        "May I send you the chapter we have to read for class?",
        "Can I interest you in a piece of toast?",
        "Can I propose a column of shelves in the hall?",
        "Are you interested in a story I heard about the neighbours?",
        "Can I tempt you to a piece of fruit?",
        "Would you be interested in a series of sessions with our coach?",
        "I'd like to offer you a piece of advice",
        "Can I send you my daughter's essay on bees to check?",
        "Could I offer you a feature on our hotel's new spa?",
        "Would you be interested in a workshop on tax for your staff? We run them",
        "Can I send you two chapters of the thriller I'm reading?",
        "May I propose a toast?",
    ],
    "de": [
        "Darf ich dir ein Stück Torte anbieten?",
        "Darf ich dir ein Stück schicken, vom Käse?",
        "Kann ich dir einen Artikel aus der Zeitung schicken?",
        "Kann ich dir den Text von Mama schicken?",
        "Hast du Lust auf eine Serie heute Abend?",
        "Habt ihr Platz für einen Beitrag zum Buffet?",
        "Hast du Lust auf einen Workshop am Samstag? Töpfern",
        "Ist ein Stück Kuchen was für dich?",
        "Wäre diese Serie etwas für dich?",
        "Ist dieser Artikel was für dich? Der Mantel ist reduziert",
        "Haben Sie Interesse an dem Artikel? Ich verkaufe ihn für 20 Euro",
        "Haben Sie Interesse an unserem Workshop für Führungskräfte?",
        "Ich möchte dir gern ein Stück Pizza anbieten",
        "Ich würde dir gern ein Stück vom Kuchen anbieten",
        "Darf ich euch die Beiträge der Kinder schicken?",
        "Könnte ich dir den Text fürs Referat schicken?",
        "Hättest du Lust auf ein Porträt beim Schnellzeichner?",
        "Darf ich Ihnen unsere neue Serie Staubsauger anbieten?",
        "Hast du Bedarf an einem Textmarker?",
        "Haben Sie Platz für ein Textilregal?",
        "Darf ich dir einen Text von meiner Tochter schicken?",
        "Darf ich Ihnen ein Stück Seife anbieten?",
        "Hätten Sie Interesse an einer Serie von Massagen?",
        "Ich würde dir gern ein Stück Land anbieten",
        "Hast du Lust auf einen Beitrag zur Kaffeekasse?",
        "Darf ich Ihnen einen Artikel aus unserem Katalog anbieten?",
        "Kann ich dir ein Stück Seife schicken?",
        "Hast du Lust auf eine Serie über Wikinger heute Abend?",
    ],
    "es": [
        "Te propongo una serie para esta noche",
        "Te propongo un taller de cerámica el sábado, ¿te vienes?",
        "¿Te interesa esta pieza? La vendo por 20 €",
        "¿Te interesa un artículo que leí?",
        "¿Te interesa mi serie de sellos? La vendo",
        "Te propongo un tema de conversación",
        "¿Puedo enviarte el texto de mamá?",
        "¿Puedo ofrecerte una pieza de fruta?",
        "¿Puedo mandarte el artículo que leí sobre rodillas?",
        "¿Le interesa una serie de productos de limpieza?",
        "¿Te encaja un taller de yoga el jueves?",
        "Tengo un tema con mi hermana, te lo puedo contar",
        "¿Os encaja esta pieza del puzle?",
        "Te propongo este texto para la tarjeta de papá",
        "¿Te interesa una propuesta de trabajo en Leroy?",
        "¿Puedo proponerte una serie? La están dando en la 2",
        "¿Podría enviarle una propuesta de seguro?",
        "Os propongo un taller en la empresa, somos líderes en formación",
        "Te propongo una columna de salsa y cenar fuera",
        "¿Te cuadra un taller de coche cerca de casa?",
        "¿Puedo ofrecerle una pieza de recambio?",
        "¿Te interesa un tema de mates para el examen?",
        "Te propongo una serie de ejercicios",
        "¿Puedo mandarte un texto de mi hija?",
        "¿Le interesa una serie de masajes?",
        "¿Te interesa una serie sobre vikingos esta noche?",
        "¿Puedo ofrecerle un taller para empleados?",
        "Te propongo una pieza de Bach",
    ],
    "fr": [
        "Je peux t'envoyer un article que j'ai lu ?",
        "Je peux te proposer une série pour ce soir ?",
        "Je te propose une série ce soir",
        "Je te propose un sujet de conversation",
        "Je te propose un atelier poterie samedi",
        "Je vous propose cette série d'aspirateurs",
        "Est-ce que je peux vous proposer un article en promotion ?",
        "Un papier cadeau vous conviendrait ?",
        "Une série comme ça t'intéresse ?",
        "Serais-tu partante pour une série ce soir ?",
        "Serais-tu partant pour un atelier cuisine avec les enfants ?",
        "Je peux t'envoyer le texte de maman ?",
        "Je peux te proposer un papier pour écrire ?",
        "Ce sujet t'intéresse ?",
        "Un article de journal sur ton quartier, ça t'intéresse ?",
        "Je vous propose un texte pour la carte de papi",
        "Puis-je vous soumettre un sujet pour la réunion de syndic ?",
        "Je peux t'envoyer la chronique de ce matin à la radio ?",
        "Vous seriez intéressés par nos ateliers de team building ?",
        "Mon portrait t'intéresse ? C'est la petite qui l'a dessiné",
        "Je peux te proposer une série d'exercices ?",
        "Je te propose un sujet de bac blanc",
        "Je peux vous proposer un article du catalogue ?",
        "Je peux t'envoyer un texte de ma fille ?",
        "Seriez-vous intéressée par une série de massages ?",
        "Je te propose une série sur les Vikings ce soir",
        "Puis-je vous proposer un atelier pour vos salariés ?",
        "Je te propose un texte à trous",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in PROPOSED.items() for text in texts])
def test_who_proposes_work_of_their_own_asks_clearly(language: str, text: str) -> None:
    found = read(text, hint=language, mine=True)
    assert found.acts is not None
    assert found.acts & Act.CLEAR_ASK


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in OTHERWISE.items() for text in texts])
def test_who_speaks_of_a_text_or_proposes_something_else_does_not(language: str, text: str) -> None:
    found = read(text, hint=language, mine=True)
    assert found.acts is not None
    assert not found.acts & Act.CLEAR_ASK


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_is_eaten_watched_or_handed_on_is_no_piece_of_ones_own(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    found = [rule.name for sentence in sentences(known.spelled(text), ()) for rule, *_ in known.hits(sentence)]
    assert "a piece of one's own" not in found
