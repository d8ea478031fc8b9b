"""Fear for one's work, a dismissal or a threat is grave in each language alike; who tells of it while they hand on what
they know is a source, who wants to be heard and not to be comforted."""

import pytest

from auditor.language import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "J'ai peur pour mon poste, ils ferment tout l'étage."),
        ("fr", "j'ai peur de perdre mon boulot"),
        ("fr", "On m'a licenciée ce matin."),
        ("fr", "Ils menacent de me virer si je tombe encore malade."),
        ("fr", "J'ai peur pour ma fille, elle ne répond plus."),
        ("fr", "Mon père est mort cette nuit. J'ai des documents de lui à vous montrer."),
        ("de", "Ich habe Angst um meine Stelle, sie machen die Etage zu."),
        ("de", "Ich hab Angst, dass ich meinen Job verliere."),
        ("de", "Heute bin ich entlassen worden."),
        ("de", "Sie drohen mir mit Kündigung."),
        ("de", "Ich fürchte um meinen Arbeitsplatz."),
        ("de", "Mein Vater ist heute Nacht gestorben. Ich habe Unterlagen von ihm, die ich Ihnen zeigen kann."),
        ("en", "I'm afraid for my job, they are closing the whole floor."),
        ("en", "I am scared of losing my job."),
        ("en", "They fired me this morning."),
        ("en", "They threatened to sack me if I fall ill again."),
        ("en", "I fear for my job."),
        ("en", "My father died last night. I have documents of his that I can show you."),
        ("es", "Tengo miedo por mi puesto, cierran toda la planta."),
        ("es", "Tengo miedo de perder el trabajo."),
        ("es", "Me han despedido esta mañana."),
        ("es", "Amenazan con despedirme si vuelvo a enfermar."),
        ("es", "Temo por mi empleo."),
        ("es", "Mi padre murió anoche. Tengo documentos suyos que puedo enseñarle."),
        ("fr", "j'ai peur pour ma place"),
        ("fr", "Ils vont me virer, c'est sûr"),
        ("de", "Ich habe Angst um meinen Job"),
        ("de", "ich bange um meine Stelle"),
        ("en", "I'm really scared for my job"),
        ("en", "worried sick about losing my job"),
        ("es", "tengo mucho miedo por mi trabajo"),
        ("es", "temo perder el empleo"),
    ],
)
def test_what_befalls_somebody_is_grave_in_each_language(language: str, text: str) -> None:
    assert read(text, hint=language).grave


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "J'ai peur pour mon chômage. Est-ce que ça vous intéresse ?"),
        ("fr", "J'ai gardé les factures en double, mais j'ai peur pour mon emploi. Voulez-vous les voir ?"),
        ("fr", "On m'a licenciée après. J'ai gardé les mails, je peux vous les montrer, mais ne me citez pas."),
        ("fr", "Ils menacent de me virer si je parle. Je peux vous donner les plannings, sans mon nom."),
        ("fr", "J'ai peur de perdre mon poste, mais j'ai des documents sur le chantier pour votre enquête."),
        ("fr", "J'ai peur pour mon gâteau, le four chauffe mal."),
        ("de", "Ich habe Angst um meine Stelle. Interessiert Sie das?"),
        ("de", "Ich habe die Rechnungen kopiert, aber ich habe Angst um meinen Job. Wollen Sie sie sehen?"),
        (
            "de",
            "Danach bin ich entlassen worden. Ich habe die Mails noch und kann sie Ihnen zeigen, nur nicht zitieren.",
        ),
        ("de", "Sie drohen mir mit Kündigung, wenn ich rede. Die Dienstpläne kann ich Ihnen geben, ohne meinen Namen."),
        ("de", "Ich habe Angst, dass ich den Job verliere, aber ich habe Unterlagen zum Bau für Ihre Recherche."),
        ("de", "Ich habe Angst um meinen Kuchen, der Ofen spinnt."),
        ("en", "I'm afraid for my job. Would that interest you?"),
        ("en", "I copied the invoices, but I am afraid for my job. Do you want to see them?"),
        ("en", "They fired me afterwards. I have kept the emails and can show you, but don't quote me."),
        ("en", "They threatened to sack me if I talk. I can give you the rotas, without my name."),
        ("en", "I'm scared of losing my job, but I have documents about the site for your investigation."),
        ("en", "I'm afraid for my cake, the oven is acting up."),
        ("es", "Tengo miedo por mi puesto. ¿Le interesa?"),
        ("es", "Copié las facturas, pero tengo miedo por mi trabajo. ¿Quiere verlas?"),
        ("es", "Me despidieron después. Guardé los correos y se los puedo enseñar, pero no me cite."),
        ("es", "Amenazan con despedirme si hablo. Puedo darle los turnos, sin mi nombre."),
        ("es", "Tengo miedo de perder el trabajo, pero tengo documentos de la obra para su investigación."),
        ("es", "Tengo miedo por mi pastel, el horno va mal."),
        ("fr", "On m'a virée en juin pour avoir parlé. J'ai encore les plannings, dites-moi si ça vous intéresse."),
        ("fr", "Je risque mon poste en vous écrivant, j'ai peur, mais voici le rapport. Gardez mon nom pour vous."),
        ("de", "Man hat mir gekündigt, weil ich geredet habe. Die Pläne habe ich noch, falls Sie das interessiert."),
        ("de", "Ich riskiere meine Stelle und habe Angst, aber hier ist der Bericht. Bitte ohne Namen."),
        ("en", "They sacked me for speaking up. I still have the rotas if you're interested."),
        ("en", "I'm scared and I risk my job by writing, but here is the report. Keep my name out of it."),
        ("es", "Me echaron por hablar. Aún tengo los turnos, por si le interesa."),
        ("es", "Me juego el puesto y tengo miedo, pero aquí está el informe. No diga mi nombre."),
    ],
)
def test_who_hands_on_what_they_know_and_fears_for_their_work_tells_of_nothing_grave(language: str, text: str) -> None:
    assert not read(text, hint=language).grave
