"""What a promise is like: the thing it names, talk that may keep it, and what it waits for, in four languages."""

import pytest

from auditor.language import Promised, promised


@pytest.mark.parametrize(
    ("language", "text", "like"),
    [
        ("en", "I'll send you the photo of the kiln on Friday.", Promised(names_its_thing=True)),
        ("de", "Das Foto vom Ofen schicke ich dir am Freitag.", Promised(names_its_thing=True)),
        ("es", "Te mando la foto del horno el viernes.", Promised(names_its_thing=True)),
        ("fr", "Je t'envoie la photo du four vendredi.", Promised(names_its_thing=True)),
        ("en", "I'll send you his number on Friday.", Promised()),
        ("de", "Mach ich bis Freitag.", Promised()),
        ("en", "I'll call you on Friday.", Promised(in_talk=True)),
        ("de", "Ich rufe dich am Freitag an.", Promised(in_talk=True)),
        ("es", "Te llamo el viernes.", Promised(in_talk=True)),
        ("fr", "Je t'appelle vendredi.", Promised(in_talk=True)),
        ("en", "I'll ask my sister on Friday.", Promised(in_talk=True)),
        ("en", "I'll let you know as soon as the glaze is dry.", Promised(in_talk=True, on_condition=True)),
        ("de", "Sobald die Glasur trocken ist, melde ich mich.", Promised(in_talk=True, on_condition=True)),
        ("es", "En cuanto se seque el esmalte te aviso.", Promised(in_talk=True, on_condition=True)),
        ("fr", "Dès que l'émail est sec, je te préviens.", Promised(in_talk=True, on_condition=True)),
        ("en", "I'll send you the photo as soon as possible.", Promised(names_its_thing=True)),
        ("en", "I'll send you the photo when I get home.", Promised(names_its_thing=True)),
        ("en", "I'll call you on Friday. I'll send you the photo of the kiln too.", Promised()),
        ("en", "I'll keep that between us.", Promised(in_silence=True)),
        ("en", "I won't tell anybody, I promise.", Promised(in_talk=True, in_silence=True)),
        ("de", "Das bleibt unter uns, ich verspreche es dir.", Promised(in_silence=True)),
        ("de", "Ich werde Sie nirgends erwähnen.", Promised(in_talk=True, in_silence=True)),
        ("es", "Esto queda entre nosotros, te lo prometo.", Promised(in_silence=True)),
        ("fr", "Je garderai tout ça pour moi.", Promised(in_silence=True)),
        ("en", "I'll keep it to myself. I'll send you the photo of the kiln on Friday.", Promised()),
        ("en", "I will not use your name, and I'll ask my sister on Friday.", Promised()),
        ("en", "I'll send you the files, I won't share them.", Promised(names_its_thing=True)),
        ("en", "I won't forget to send you the photo of the kiln.", Promised(names_its_thing=True)),
        ("en", "The kiln is cold.", Promised()),
        ("it", "Ti mando la foto venerdì.", Promised()),
        (None, "I'll send you the photo of the kiln on Friday.", Promised()),
    ],
)
def test_what_a_promise_is_like(language: str | None, text: str, like: Promised) -> None:
    assert promised(text, language) == like
