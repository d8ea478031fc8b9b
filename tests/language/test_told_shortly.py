"""Grave news in few words, a colleague's tip about a post, and what is presented and is nobody. None of these was
learnt from; whoever wrote them knew what had been misread, and those that still are do not stand here
(docs/reading.md)."""

import pytest

from auditor.language import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She died at about two. We were all with her"),
        ("en", "She's gone. We were all there."),
        ("en", "Grandad's gone, love. About an hour ago"),
        ("en", "We've lost Grandad"),
        ("en", "Gran passed in her sleep"),
        ("en", "he slipped away at five, we were holding his hand"),
        ("en", "The baby didn't make it."),
        ("en", "they've made us redundant, the lot of us"),
        ("en", "I've just been let go"),
        ("en", "well, I'm redundant"),
        ("en", "they gave me my cards this morning"),
        ("en", "put on notice of redundancy today"),
        ("en", "Our Terry's died. Sunday, in his chair."),
        ("en", "Sad news, Auntie Jean passed this morning"),
        ("en", "it's Dad. he's dead"),
        ("en", "My da died at twenty to five. I was holding his hand"),
        ("en", "Grandma's gone. I'm on the train home"),
        ("en", "We lost Nanna this morning"),
        ("en", "Abuela passed last night, I'm flying out tomorrow"),
        ("en", "She's gone, love. Just after midnight."),
        ("en", "my brother didn't make it"),
        ("en", "Uncle Femi slipped away on Sunday"),
        ("en", "Mum lost her fight with it yesterday"),
        ("en", "they're letting me go at the end of the month"),
        ("en", "got made redundant this morning, whole marketing team"),
        ("en", "I've been laid off"),
        ("en", "HR just gave me my notice"),
        ("en", "our whole floor's been let go"),
        ("en", "stage four. they said months"),
        ("de", "Sie ist so gegen zwei gestorben. Wir waren alle da"),
        ("de", "Mama ist nicht mehr da"),
        ("de", "Opa hat's nicht geschafft"),
        ("de", "Er hat die Nacht nicht überlebt"),
        ("de", "Wir haben Opa verloren"),
        ("de", "Oma ist heute Nacht für immer eingeschlafen"),
        ("de", "unser Kurt ist gestorben. Sonntag, in seinem Sessel"),
        ("de", "Die haben uns alle entlassen"),
        ("de", "hab heut meine papiere gekriegt"),
        ("de", "ich bin meinen Job los"),
        ("de", "Papa ist tot. Heute um vier"),
        ("de", "Papa ist um zwanzig vor fünf gestorben. Ich hab seine Hand gehalten"),
        ("de", "Oma ist nicht mehr da. Ich sitz im Zug"),
        ("de", "Wir haben heute früh Oma verloren"),
        ("de", "Sie ist gegangen. Kurz nach Mitternacht, ganz ruhig"),
        ("de", "mein bruder hat es nicht geschafft"),
        ("de", "Onkel Femi ist am Sonntag friedlich eingeschlafen"),
        ("de", "Mama hat gestern den Kampf verloren"),
        ("de", "sie schmeißen mich zum Monatsende raus"),
        ("de", "heute gekündigt worden, das ganze Marketing"),
        ("de", "unsere ganze Etage wird entlassen"),
        ("es", "el abuelo ya no está"),
        ("es", "Mamá nos ha dejado esta madrugada"),
        ("es", "Hemos perdido a la yaya"),
        ("es", "han echado a todo el departamento"),
        ("es", "Mi hermano no ha superado la operación"),
    ],
)
def test_a_few_words_tell_of_something_grave(language: str, text: str) -> None:
    assert read(text, hint=language).grave


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the van passed away on the M6 🤣"),
        ("en", "the boiler died this morning, freezing in here"),
        ("en", "the projector died yesterday so no film"),
        ("en", "He's gone for a run, back at five"),
        ("en", "Mum's gone mad with the fairy lights"),
        ("en", "We lost on Saturday, 4-1"),
        ("en", "Mum's passed her driving test!!"),
        ("en", "he slipped away early to watch the match"),
        ("en", "Sorry I didn't make it last night"),
        ("en", "She didn't make the team"),
        ("en", "got my cards from the printer, they look great"),
        ("en", "lost my voice at the match"),
        ("en", "The dog's gone to the vet for his jabs"),
        ("en", "the cake's gone"),
        ("en", "She's passed the phone to me"),
        ("en", "the laptop died at two this morning with my essay on it"),
        ("en", "My beloved Corsa passed away on the A1"),
        ("en", "Our telly passed away during the penalty shootout"),
        ("en", "grandma's gone viral 😂"),
        ("en", "Dad's gone fishing"),
        ("en", "Mum's gone quiet, must be the crossword"),
        ("en", "We lost Uncle Femi at the airport, found him in Duty Free"),
        ("en", "the baby's passed the hearing test"),
        ("en", "She didn't make it to the final"),
        ("en", "He slipped away before the bill came"),
        ("en", "I let go of the rope"),
        ("en", "half these cables are redundant"),
        ("en", "He's gone! Finally, ten pm, thought he'd never leave"),
        ("en", "gave me my notice board back"),
        ("en", "the signal died on the last hill"),
        ("de", "der Bulli ist auf der A9 gestorben 🤣"),
        ("de", "mein Sauerteig ist am Sonntag gestorben"),
        ("de", "Mama ist einkaufen gegangen"),
        ("de", "Oma ist vorm Fernseher eingeschlafen"),
        ("de", "Wir haben am Samstag verloren, 4:1"),
        ("de", "Er hat's nicht ins Training geschafft"),
        ("de", "Opa hat's nicht rechtzeitig zum Bus geschafft"),
        ("de", "Hab meine Papiere wiedergefunden"),
        ("de", "der Kuchen ist nicht mehr da"),
        ("de", "der Laptop ist um zwei gestorben, mit meiner Hausarbeit"),
        ("de", "Mein geliebter Corsa ist auf der A1 von uns gegangen 😭😂"),
        ("de", "Papa ist angeln gegangen"),
        ("de", "Oma ist beim Krimi eingeschlafen"),
        ("de", "Sie hat es nicht ins Finale geschafft"),
        ("de", "Wir haben Onkel Femi am Flughafen verloren, stand im Duty Free"),
        ("de", "Er ist gegangen! Endlich, um zehn"),
        ("es", "el lavavajillas murió el sábado"),
        ("es", "se ha ido la luz"),
        ("es", "Hemos perdido a papá en Ikea 😂"),
        ("es", "Perdimos en los penaltis"),
        ("es", "Mamá se ha ido a la compra"),
        ("es", "La abuela ya no está para esos trotes"),
        ("es", "mi coche falleció ayer en la M30"),
    ],
)
def test_what_sounds_alike_is_nothing_grave(language: str, text: str) -> None:
    assert not read(text, hint=language).grave


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There's a job coming up in our lab. Shall I hand your CV in?"),
        ("en", "there's a deputy head post going at ours, fancy it?"),
        ("en", "shall I put you forward for the team leader job?"),
        ("en", "A position's opened up on my team. Can I pass your CV on?"),
        ("en", "got a vacancy on my crew, welding, Hull. you up for it?"),
        ("en", "Our department's hiring again. Want me to drop your CV on the manager's desk?"),
        ("en", "My manager's recruiting a site lead and asked if you'd be up for it"),
        ("en", "We've got a nurse manager post coming up on our ward. Interested?"),
        ("en", "There's a job opening up in the archive in spring, shall I give them your name?"),
        ("en", "they're advertising a lead brewer role at ours, shall I pass your CV to Mo?"),
        ("en", "our lab has a vacancy from May. would you be up for it?"),
        ("en", "Can I put you forward for the site manager job?"),
        ("en", "we're one teacher short from January, post's going up Monday, you should go for it"),
        ("de", "Bei uns im Labor wird was frei. Soll ich deinen Lebenslauf einreichen?"),
        ("de", "bei uns ist ne Stelle als Konrektor frei, wär das was für dich?"),
        ("de", "soll ich dich für den Teamleiterposten ins Spiel bringen?"),
        ("de", "In meinem Team ist eine Stelle frei geworden. Kann ich deinen Lebenslauf weiterleiten?"),
        ("de", "Wir suchen einen Nachtmanager. Reizt dich das?"),
        ("de", "Bei uns auf Station wird eine Leitungsstelle frei. Interesse?"),
        ("de", "Im Archiv wird im Frühjahr eine Stelle frei, soll ich deinen Namen nennen?"),
        ("de", "unser labor hat ab mai eine stelle. wär das was für dich?"),
        ("de", "Darf ich dich als Bauleiterin vorschlagen?"),
        ("es", "Sale una plaza en nuestro departamento en mayo, ¿te interesaría?"),
    ],
)
def test_a_colleague_offers_a_post(language: str, text: str) -> None:
    assert read(text, hint=language).vacancy


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There's a table going at ours, fancy it?"),
        ("en", "Want me to hand your essay to Mr Boyle?"),
        ("en", "There's a job going at ours. Do you know anyone?"),
        ("en", "There's a vacancy on the parish council, know anybody?"),
        ("en", "Our post is late again, fancy a walk to the depot?"),
        ("en", "there's a bed going on our ward if Nana needs it"),
        ("en", "There's a tombola going on in our office, fancy it?"),
        ("en", "Can I put you forward for fancy dress judge?"),
        ("en", "I've a job interview on our site Monday, fancy lunch after?"),
        ("en", "Our firm's recruiting again, do you know anyone?"),
        ("en", "Could you give my CV to your manager?"),
        ("de", "bei uns wird ein Platz im Chor frei, Interesse?"),
        ("de", "Bei uns wird eine Stelle frei. Kennst du wen?"),
        ("de", "Die Stelle im Text versteh ich nicht, du?"),
        ("de", "Bei uns auf Station wird ein Bett frei, falls Oma es braucht"),
        ("de", "Darf ich dich als Jurorin vorschlagen?"),
        ("de", "Unsere Firma stellt ein, kennst du jemanden?"),
        ("de", "Kannst du meinen Lebenslauf deiner Chefin geben?"),
        ("es", "Queda una plaza en el autobús, ¿te animas?"),
    ],
)
def test_what_is_going_or_handed_on_is_no_post(language: str, text: str) -> None:
    assert not read(text, hint=language).vacancy


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could I introduce you to our new range?"),
        ("en", "I can introduce you to our loyalty programme if you like."),
        ("en", "I'd be happy to introduce you to the new features."),
        ("en", "Would you like me to introduce you to the tool?"),
        ("en", "May I introduce you to our winter menu?"),
        ("en", "Could we meet so I can introduce you to our approach to onboarding?"),
        ("en", "Happy to introduce you to the world of sherry"),
        ("de", "Darf ich Ihnen unser neues Sortiment vorstellen?"),
        ("de", "Soll ich Ihnen unsere Methode bei einem Kaffee vorstellen?"),
        ("de", "Ich könnte Ihnen die Ergebnisse nächste Woche vorstellen."),
        ("de", "Darf ich Ihnen unsere Winterkarte vorstellen?"),
        ("de", "Soll ich Ihnen unseren neuen Sensor vorstellen?"),
        ("de", "Ich könnte Ihnen unseren Ansatz vorstellen, wenn Sie mögen"),
        ("es", "¿Puedo presentarle nuestro catálogo de invierno?"),
        ("es", "Si quiere, le presento nuestra propuesta la semana que viene"),
    ],
)
def test_a_thing_that_is_presented_is_nobody_to_meet(language: str, text: str) -> None:
    assert not read(text, hint=language).offers_introduction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I can introduce you to my sister if you like, she runs the studio."),
        ("en", "Would you like me to introduce you to Nadia?"),
        ("en", "Happy to introduce you to our choirmaster"),
        ("en", "Shall I introduce you to the head of the archive?"),
        ("en", "I could introduce you to Mairi if you like"),
        ("de", "Ich kann dich meiner Schwester vorstellen, wenn du magst, sie leitet das Studio."),
        ("de", "Soll ich dich Nadia vorstellen?"),
        ("de", "Soll ich dich der Archivleiterin vorstellen?"),
        ("de", "Ich kann dir gern meine Kollegin vorstellen"),
        ("es", "¿Quieres que te presente a mi hermana?"),
        ("es", "Te puedo presentar a la directora del archivo si quieres"),
    ],
)
def test_somebody_who_is_presented_is(language: str, text: str) -> None:
    assert read(text, hint=language).offers_introduction
