"""Who asks for people to be named because a number of them is expected or rewarded, and who asks for a person.

Both lists are by the hand that wrote the cues, so they say what is meant and not how often it is found.
"""

import pytest

from auditor.language import read

FOR_A_NUMBER = [
    ("en", "We're two names short for Refer a Friend this month. Can you give me two by Friday?"),
    ("en", "Reminder: every member brings one referral a week. What have you got for me?"),
    ("en", "There's a £500 referral bonus if someone you recommend gets hired. Any names?"),
    ("en", "I still need three referrals for my target. Who can you put down?"),
    ("en", "HR wants five names from each team for the referral campaign, please send yours by the 4th."),
    ("en", "How many referrals have you passed this quarter? We're behind on the quota."),
    ("de", "Für die Aktion Mitarbeiter werben Mitarbeiter brauchen wir noch drei Namen aus deinem Team."),
    ("de", "Pro Empfehlung gibt es 300 Euro Prämie. Hast du jemanden?"),
    ("de", "Uns fehlen noch zwei Empfehlungen bis Monatsende, kannst du welche beisteuern?"),
    ("de", "Jedes Mitglied bringt bitte eine Empfehlung pro Woche mit. Was hast du?"),
    ("de", "Ich brauch noch vier Kontakte für meine Quote, fällt dir wer ein?"),
    ("es", "Nos faltan dos nombres para la campaña de referidos. ¿Me pasas alguno?"),
    ("es", "Hay un bono de 300 € por cada recomendado que entre. ¿A quién conoces?"),
    ("es", "Cada miembro tiene que traer una referencia por semana. ¿Qué tienes?"),
    ("es", "Necesito tres referidos más para llegar al objetivo, ¿me ayudas?"),
    ("fr", "Il nous manque deux noms pour l'opération parrainage. Tu m'en donnes ?"),
    ("fr", "Prime de cooptation de 500 € par personne recrutée, tu as des noms ?"),
    ("fr", "Chaque membre apporte une recommandation par semaine. Tu as quoi ?"),
    ("fr", "J'ai encore besoin de trois recommandations pour mon objectif, tu peux aider ?"),
]
FOR_A_PERSON = [
    ("en", "Do you know anybody who repairs boilers?"),
    ("en", "I need two more names for the caption. Who's the woman on the left?"),
    ("en", "Could you refer me to a good physio?"),
    ("en", "My bonus came through, dinner's on me"),
    ("en", "Can you send me the names for the guest list by Friday?"),
    ("en", "We need three volunteers for the cake stall."),
    ("de", "Kennst du jemanden, der Heizungen repariert?"),
    ("de", "Mir fehlen noch zwei Namen für die Bildunterschrift."),
    ("de", "Kannst du mir einen Zahnarzt empfehlen?"),
    ("de", "Die Prämie ist da, ich geb einen aus"),
    ("es", "¿Conoces a alguien que arregle calderas?"),
    ("es", "Me faltan dos nombres para el pie de foto."),
    ("es", "¿Me recomiendas un fisio?"),
    ("fr", "Tu connais quelqu'un qui répare les chaudières ?"),
    ("fr", "Il me manque deux noms pour la légende."),
    ("fr", "Tu me recommandes un kiné ?"),
]


@pytest.mark.parametrize(("language", "text"), FOR_A_NUMBER)
def test_names_for_a_number_or_a_reward_are_seen(language: str, text: str) -> None:
    assert read(text, hint=language).quota


@pytest.mark.parametrize(("language", "text"), FOR_A_PERSON)
def test_who_asks_for_a_person_or_for_other_names_has_no_quota(language: str, text: str) -> None:
    assert not read(text, hint=language).quota
