"""What is asked of all who read it, and of nobody in particular; and what has its words and is asked of one."""

from auditor.language.to_many import to_many

OF_ALL = {
    "en": [
        "Does anybody have a ladder I could borrow?",
        "Has anyone seen the key to the shed?",
        "who can bring the chairs on Saturday?",
        "Who's up for a swim on Sunday?",
        "Guys, can you send your sizes by Friday?",
        "Hi all, could you let me know who eats meat?",
        "We all have to bring two new people by the end of the month.",
        "Each of us should recruit three. Who will you bring?",
        "Everyone please bring two new people by Friday",
        "Can one of you open up tomorrow?",
        "Thanks Mia! Does anyone know when the hall closes?",
        "Any volunteers for the stall?",
        "Is anyone around for lunch on Friday?",
        "We each have to bring in two people by June.",
        "Dear team, please send me your hours by Thursday.",
    ],
    "de": [
        "Hat jemand eine Leiter für mich?",
        "Wer kann am Samstag die Stühle mitbringen?",
        "Kann wer von euch morgen aufsperren?",
        "Leute, schickt ihr mir bis Freitag eure Größen?",
        "Hallo zusammen, könnt ihr mir sagen, wer Fleisch isst?",
        "Jeder von uns soll drei neue Leute mitbringen. Wen bringt ihr mit?",
        "Wir müssen alle bis Freitag zwei Neue werben.",
        "Weiß jemand, wann der Saal schließt?",
        "Wer kommt alles am Sonntag?",
        "Liebe alle, bitte schickt mir eure Stunden bis Donnerstag.",
        "Danke dir! Wer hat den Schlüssel vom Schuppen?",
    ],
    "es": [
        "¿Alguien tiene una escalera?",
        "¿Quién puede traer las sillas el sábado?",
        "¿Alguno de vosotros puede abrir mañana?",
        "Chicos, ¿me mandáis las tallas antes del viernes?",
        "Hola a todos, ¿me decís quién come carne?",
        "Cada uno tiene que traer a dos personas nuevas. ¿A quién traéis?",
        "Todos tenemos que traer tres antes del viernes.",
        "¿Sabe alguien a qué hora cierran la sala?",
        "Gracias. ¿Quién se apunta el domingo?",
        "Tenemos que traer dos personas nuevas cada uno.",
        "¿Quién tiene la llave del trastero?",
    ],
    "fr": [
        "Quelqu'un a une échelle ?",
        "Qui peut apporter les chaises samedi ?",
        "Est-ce que quelqu'un sait quand la salle ferme ?",
        "L'un d'entre vous peut ouvrir demain ?",
        "Salut à tous, vous m'envoyez vos tailles avant vendredi ?",
        "Chacun doit amener deux personnes. Vous venez avec qui ?",
        "On doit tous amener trois nouveaux avant vendredi.",
        "Les amis, qui mange de la viande ?",
        "Merci. Qui vient dimanche ?",
        "Y a-t-il quelqu'un qui a la clé du local ?",
    ],
}
OF_ONE = {
    "en": [
        "Mia, does anybody in your office have a projector?",
        "Do you know anybody who has a ladder?",
        "Do you know who can bring the chairs?",
        "Who is your editor there?",
        "Has anyone called you back?",
        "Can you help me with the chairs? Or does anybody else have time?",
        "Who can I write to about the hall?",
        "Everyone has paid but you. Could you send it today?",
        "Does anybody look after your mum while you are away?",
        "Who did you bring last year?",
        "Everyone says you bake well. Could you bring the cake?",
        "All good here. Are you coming on Sunday?",
        "Does anyone know? Mia, you were there, what time was it?",
        "I told everybody. Will you be there?",
        "Could you ask each of us what we eat?",
        "Hi Mia, who is coming with you?",
        "Thank you all. Mia, can you send me the list?",
        "@Mia who can open tomorrow?",
        "Who can open tomorrow, Mia?",
        "Hi Mia! Does anybody know when the hall closes?",
        "It was lovely with you all, thank you.",
        "The two of you should talk. When are you free?",
    ],
    "de": [
        "Mia, hat jemand bei dir einen Beamer?",
        "Kennst du jemanden, der eine Leiter hat?",
        "Weißt du, wer die Stühle bringen kann?",
        "Wer ist deine Redakteurin dort?",
        "Hat dich jemand zurückgerufen?",
        "Wem soll ich wegen des Saals schreiben?",
        "Alle sagen, dass du gut bäckst. Bringst du den Kuchen?",
        "Alles gut hier. Kommst du am Sonntag?",
        "Wer hat dir das erzählt?",
        "Weiß das jemand? Mia, du warst doch dabei, wann war das?",
        "Danke euch allen! Mia, schickst du mir die Liste?",
        "Kannst du jeden von uns fragen, was er isst?",
        "Alle haben bezahlt außer dir, überweist du heute?",
        "Hat Ihnen jemand geantwortet?",
    ],
    "es": [
        "Mia, ¿alguien de tu oficina tiene un proyector?",
        "¿Conoces a alguien que tenga una escalera?",
        "¿Sabes quién puede traer las sillas?",
        "¿Quién es tu jefa de sección?",
        "¿Alguien te ha llamado?",
        "Todos dicen que cocinas bien. ¿Traes la tarta?",
        "¿A quién le escribo por lo de la sala?",
        "Todos tenemos días malos. ¿Quieres que te llame?",
        "¿Quién te lo ha contado?",
        "Gracias a todos. Mia, ¿me mandas la lista?",
        "Todo bien por aquí. ¿Vienes el domingo?",
        "¿Lo sabe alguien? Mia, tú estabas, ¿a qué hora fue?",
    ],
    "fr": [
        "Mia, quelqu'un chez toi a un projecteur ?",
        "Tu connais quelqu'un qui a une échelle ?",
        "Tu sais qui peut apporter les chaises ?",
        "Qui est ta rédactrice là-bas ?",
        "Quelqu'un t'a rappelée ?",
        "Tout le monde dit que tu cuisines bien. Tu apportes le gâteau ?",
        "À qui dois-je écrire pour la salle ?",
        "On doit tous mourir un jour. Tu viens dîner ?",
        "Qui vous a raconté ça ?",
        "Merci à tous. Mia, tu m'envoies la liste ?",
        "Tout va bien ici. Tu viens dimanche ?",
        "Quelqu'un le sait ? Mia, tu y étais, c'était à quelle heure ?",
    ],
}


def test_what_is_asked_of_all_is_asked_of_nobody_in_particular() -> None:
    assert [text for language, lines in OF_ALL.items() for text in lines if not to_many(text, language)] == []


def test_what_is_asked_of_one_is_not_asked_of_all() -> None:
    assert [text for language, lines in OF_ONE.items() for text in lines if to_many(text, language)] == []


def test_of_a_language_that_is_not_read_nothing_is_said() -> None:
    assert not to_many("Qualcuno ha una scala?", "it")
    assert not to_many("Does anybody have a ladder?", None)
