"""A relative or a friend who also sells may ask something in the same message, of the family, a feast or who comes
along: the question is one beside the pitch. A seller's own question qualifies a buyer. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

ASKED = {
    "en": [
        "Are you coming to grandma's birthday on Saturday? Also I have a starter pack at £49 that is flying off the "
        "shelves, shall I put one aside for you?",
        "How is your mum doing? And by the way, our oils are 30% off until Sunday, use my code at checkout.",
        "Will you take the train to the wedding? I'm also looking for three people to join my team and earn from home.",
        "Who brings the cake for dad? PS our new collection is out, 20% off with my link until Friday.",
        "Are you both coming for dinner on Sunday? And I've got a discount code for the shakes, 25% off today only.",
    ],
    "de": [
        "Kommt ihr am Samstag zu Omas Geburtstag? Und sonst habe ich ein Startpaket für 49 €, das weggeht wie warme "
        "Semmeln, ich leg dir eins zurück.",
        "Wie geht es deiner Mutter? Übrigens sind unsere Öle bis Sonntag 30 % günstiger, nimm einfach meinen Code.",
        "Fahrt ihr mit dem Zug zur Hochzeit? Ich suche außerdem drei Leute für mein Team, die von zu Hause verdienen "
        "wollen.",
        "Wer bringt den Kuchen für Papa mit? PS: Unsere neue Kollektion ist da, 20 % Rabatt über meinen Link.",
        "Kommt ihr Sonntag zum Essen? Und ich habe noch einen Rabattcode für die Shakes, 25 % nur heute.",
    ],
    "es": [
        "¿Venís el sábado al cumple de la abuela? Y además tengo un pack de inicio a 49 € que vuela, te guardo uno.",
        "¿Cómo está tu madre? Por cierto, nuestros aceites tienen un 30 % de descuento hasta el domingo con mi código.",
        "¿Vais en tren a la boda? También busco tres personas para mi equipo que quieran ganar dinero desde casa.",
        "¿Quién trae la tarta de papá? PD: ha salido nuestra nueva colección, 20 % de descuento con mi enlace.",
        "¿Venís a comer el domingo? Y tengo un código de descuento para los batidos, 25 % solo hoy.",
    ],
    "fr": [
        "Coucou ! Pour les 90 ans de mamie le 13 décembre, vous venez en train ou en voiture ? Et sinon j'ai un pack "
        "découverte à 49 € qui part comme des petits pains, je te le mets de côté",
        "Comment va ta mère ? Au fait, nos huiles sont à -30 % jusqu'à dimanche avec mon code.",
        "Vous prenez le train pour le mariage ? Je cherche aussi trois personnes pour mon équipe, 100 % de chez toi.",
        "Qui apporte le gâteau de papa ? PS : notre nouvelle collection est sortie, -20 % avec mon lien.",
        "Vous venez dîner dimanche ? Et j'ai encore un code promo pour les shakes, -25 % aujourd'hui seulement.",
    ],
}
SOLD = {
    "en": [
        "Are you the right person to talk to about IT? Our platform saves teams ten hours a week. Open to a demo?",
        "Do you want to lose weight before the wedding? Our shakes are 25% off today only, use my code.",
        "Is your mum tired all the time? Our oils help, 30% off until Sunday, order now with my link.",
    ],
    "de": [
        "Sind Sie der richtige Ansprechpartner für IT? Unsere Plattform spart Teams zehn Stunden. Demo diese Woche?",
        "Willst du vor der Hochzeit abnehmen? Unsere Shakes gibt es heute mit 25 % Rabatt über meinen Code.",
    ],
    "es": ["¿Quieres adelgazar antes de la boda? Nuestros batidos tienen un 25 % de descuento hoy con mi código."],
    "fr": ["Tu veux perdre du poids avant le mariage ? Nos shakes sont à -25 % aujourd'hui avec mon code."],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in ASKED for each in ASKED[language]])
def test_what_is_asked_beside_a_pitch_is_asked(language: str, text: str) -> None:
    assert acts(language, text) & (Act.QUESTION | Act.ASK)


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in SOLD for each in SOLD[language]])
def test_what_a_seller_asks_is_none(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.PITCH
    assert not found & Act.QUESTION


#: Sellers who ask after a feast, a mother or the children.
IN_ORDINARY_LIFE = {
    "en": [
        "Would you like to look younger for your mum's birthday? Our creams are 30% off, use my code.",
        "Who brings you the best oils? We do, 20% off until Sunday, order with my link.",
        "Are you coming to the end of your tether? Our platform helps teams, book a demo.",
        "How is your skin this winter? Our serum is 25% off today, use my code.",
        "Do you want to earn from home while the kids sleep? Join my team, starter pack £49.",
        "Are you travelling to a wedding? Our luggage is 30% off, code TRIP.",
    ],
    "de": [
        "Willst du zu Omas Geburtstag jünger aussehen? Unsere Cremes sind 30 % günstiger, nimm meinen Code.",
        "Wer bringt dir die besten Öle? Wir, 20 % Rabatt über meinen Link.",
        "Wie geht es deiner Haut? Unser Serum gibt es heute mit 25 % Rabatt über meinen Code.",
        "Fahrt ihr in den Urlaub? Unsere Koffer sind 30 % günstiger mit Code REISE.",
        "Willst du von zu Hause verdienen, wenn die Kinder schlafen? Komm in mein Team, Startpaket 49 €.",
        "Kommt ihr im Büro auch nicht hinterher? Unsere Software spart Teams zehn Stunden, Demo buchen.",
    ],
    "es": [
        "¿Quieres verte más joven para el cumple de tu madre? Nuestras cremas tienen un 30 % con mi código.",
        "¿Quién trae los mejores aceites? Nosotros, 20 % de descuento con mi enlace.",
        "¿Cómo está tu piel este invierno? Nuestro sérum tiene un 25 % hoy con mi código.",
        "¿Quieres ganar desde casa mientras duermen los niños? Únete a mi equipo, pack 49 €.",
        "¿Venís agobiados de la oficina? Nuestra plataforma ahorra diez horas, reserva una demo.",
    ],
    "fr": [
        "Tu veux rajeunir pour les 60 ans de ta mère ? Nos crèmes sont à -30 % avec mon code.",
        "Qui apporte les meilleures huiles ? Nous, -20 % avec mon lien.",
        "Comment va ta peau cet hiver ? Notre sérum est à -25 % aujourd'hui avec mon code.",
        "Vous partez au mariage ? Nos valises sont à -30 % avec le code NOCES.",
        "Tu veux gagner de chez toi pendant que les enfants dorment ? Rejoins mon équipe, pack 49 €.",
        "Vous venez de perdre du temps au bureau ? Notre plateforme fait gagner dix heures, réservez une démo.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_a_seller_asks_after_is_no_question(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & Act.PITCH
    assert not found & Act.QUESTION
