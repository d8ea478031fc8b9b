"""Who wants what they told taken out before it is published: with what is to go in quotation marks, with the reason
that they would be known by it, or in the words of a plain request. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", 'Il faut que tu retires "bloc opératoire", sinon on saura que c\'est moi'),
        ("fr", "il faudrait que vous enleviez « bloc opératoire », tout le monde va me reconnaître"),
        ("fr", "tu peux enlever le passage sur mon chef ? ils vont deviner que ça vient de moi"),
        ("fr", "Est-ce que vous pouvez effacer ce que je vous ai raconté mardi ?"),
        ("fr", "Pouvez-vous supprimer ma phrase avant la parution ?"),
        ("fr", "Je reprends ce que je vous ai dit hier"),
        ("fr", "finalement je préfère ne pas être nommée dans l'article"),
        ("fr", "je voudrais ne plus être cité"),
        ("fr", "faut pas que tu écrives le nom de mon étage"),
        ("de", 'du musst "Notaufnahme" streichen, sonst wissen die, dass ich das war'),
        ("de", "Sie müssten „Notaufnahme“ weglassen, da weiß jeder, dass ich es bin"),
        ("de", "Bitte nimm meinen Satz aus dem Beitrag"),
        ("de", "kannst du den Satz mit dem Dienstplan rausnehmen? die erkennen mich sonst"),
        ("de", "Können Sie löschen, was ich Ihnen erzählt habe?"),
        ("de", "Ich nehme zurück, was ich Ihnen gesagt habe."),
        ("de", "ich möchte lieber nicht mehr genannt werden"),
        ("de", "Sie dürfen meine Abteilung nicht erwähnen, sonst erkennt man mich"),
        ("en", 'you have to take out "ward 4", they\'ll know it was me'),
        ("en", "can you drop the line about the rota? they'll work out who said it"),
        ("en", "Could you delete what I told you on Monday?"),
        ("en", "Please take my sentence out before it goes to print"),
        ("en", "I take back what I told you yesterday"),
        ("en", "I'd rather not be quoted any more"),
        ("en", "you can't mention my department, they will recognise me"),
        ("es", 'tienes que quitar "urgencias", van a saber que soy yo'),
        ("es", "¿puedes quitar la frase del cuaderno? si no me van a reconocer"),
        ("es", "¿Puede borrar lo que le conté el lunes?"),
        ("es", "Por favor, quita mi frase antes de publicar"),
        ("es", "Retiro lo que le dije ayer"),
        ("es", "prefiero no ser citada"),
        ("es", "no pongas mi planta, que van a saber que soy yo"),
        ("fr", "Vous pourriez retirer le paragraphe sur ma sœur ? On va me reconnaître tout de suite"),
        ("fr", "il faudrait que tu enlèves mon nom"),
        ("fr", "Supprimez ce que je vous ai écrit hier, svp"),
        ("fr", "je ne veux plus qu'on cite mes propos"),
        ("fr", "J'aimerais que vous retiriez mon témoignage"),
        ("fr", "faut surtout pas que vous donniez le nom de mon village"),
        ("fr", "tu peux changer mon prénom ? ma cheffe va me reconnaître"),
        ("fr", 'Merci d\'enlever "infirmière-cheffe"'),
        ("de", "Könntest du den Absatz über meine Schwester streichen? Man erkennt mich sonst sofort"),
        ("de", "Bitte das mit dem Dienstplan weglassen, sonst wissen die, dass ich es war"),
        ("de", "Löschen Sie bitte, was ich Ihnen geschrieben habe"),
        ("de", "Ich will doch nicht genannt werden"),
        ("de", "Mein Dorf darf nicht drinstehen"),
        ("de", 'Sie müssen "Nachtdienst" rausnehmen'),
        ("de", "Bitte nennen Sie meine Klinik nicht"),
        ("de", "Kannst du meinen Namen ändern? Meine Chefin erkennt mich"),
        ("en", "Could you lose the paragraph about my sister? They'd recognise me at once"),
        ("en", "You need to take out the bit about the rota, everyone will know it's me"),
        ("en", "Please delete everything I told you"),
        ("en", "I don't want to be named after all"),
        ("en", "Please don't mention my ward"),
        ("en", "Can you change my name? My boss will recognise me"),
        ("en", 'You\'ll have to cut "night shift"'),
        ("en", "I want my quote out"),
        ("es", "¿Podrías quitar el párrafo de mi hermana? Me van a reconocer"),
        ("es", 'Hay que quitar "turno de noche"'),
        ("es", "Borra lo que te conté, por favor"),
        ("es", "Al final no quiero ser nombrada"),
        ("es", "No pongas el nombre de mi pueblo"),
        ("es", "¿Puedes cambiar mi nombre? Mi jefa me va a reconocer"),
        ("es", "Elimine mi declaración, por favor"),
        ("es", "quita eso del cuaderno, que saben que soy yo"),
    ],
)
def test_who_wants_what_they_told_taken_out_takes_it_back(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert reading.withdraws
    assert reading.urgent
    assert reading.acts is not None
    assert reading.acts & Act.ASK
    assert not reading.acts & Act.OFFER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "il faut que tu enlèves tes chaussures à l'entrée"),
        ("fr", "Est-ce que vous pouvez supprimer mon compte ?"),
        ("fr", "Peux-tu supprimer la ligne 4 du tableau ?"),
        ("fr", "je préfère ne plus être appelée le dimanche"),
        ("fr", "faut pas que tu mettes le four trop fort"),
        ("fr", "Je retire mes billets à la gare demain"),
        ("fr", "on est six au tournoi, ils vont savoir qui a gagné"),
        ("fr", "tu peux enlever la nappe ? ils vont arriver"),
        ("fr", 'il faut que tu lises "La Peste", ça va te plaire'),
        ("de", "du musst die Schuhe ausziehen"),
        ("de", "Kannst du den Müll rausnehmen?"),
        ("de", "Nimm meinen Schirm aus dem Auto, bitte"),
        ("de", "Können Sie meine Bestellung löschen?"),
        ("de", "Ich nehme zurück, was kaputt ist."),
        ("de", "Du darfst meine Schwester nicht vergessen"),
        ("de", "die erkennen mich nie mit der neuen Brille"),
        ("de", 'du musst "Die Pest" lesen, das gefällt dir'),
        ("en", "you have to take out the bins"),
        ("en", "can you drop the kids at school? they know the way"),
        ("en", "Could you delete what's on the whiteboard?"),
        ("en", "I take back what I said about the soup, it's great"),
        ("en", "you can't miss my department, it is next to the lift"),
        ("en", "they'll know it's me from the red coat"),
        ("en", "please take my coat out of the car"),
        ("en", 'you have to watch "Casablanca", they will know it at the shop'),
        ("es", "tienes que quitar la mesa antes de cenar"),
        ("es", "¿puedes quitar la música?"),
        ("es", "¿Puede borrar la pizarra?"),
        ("es", "Retiro el coche a las ocho"),
        ("es", "prefiero no ser la primera"),
        ("es", "no pongas mi taza en el lavavajillas"),
        ("es", "van a saber que soy yo por el sombrero"),
    ],
)
def test_what_is_put_away_or_known_otherwise_is_not_taken_back(language: str, text: str) -> None:
    assert not read(text, hint=language).withdraws
