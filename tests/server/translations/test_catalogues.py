"""The catalogues are whole, up to date, compiled, and in the wheel."""

import re
import zipfile
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo

from server.translations import LANGUAGES, SOURCE
from server.translations.__main__ import catalogue_file, read
from server.translations.click_messages import MESSAGES
from server.translations.sources import ROOT, catalogue

OTHERS = [code for code in LANGUAGES if code != SOURCE]
PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)(?:![rs])?\}|(%%)")


@cache
def written(code: str) -> Catalog:
    return read(code)


def forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, list | tuple) else (str(string),)


def placeholders(sentence: str) -> set[str]:
    return {match[0].replace("!r", "").replace("!s", "") for match in PLACEHOLDER.finditer(sentence)}


def sentences(code: str) -> list[Message]:
    return [message for message in written(code) if message.id]


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_is_translated_and_none_by_guess(code: str) -> None:
    assert not [m.id for m in sentences(code) if m.fuzzy or not all(form.strip() for form in forms(m.string))]


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_placeholders_of_its_sentence(code: str) -> None:
    wrong = [
        (message.id, form)
        for message in sentences(code)
        for form in forms(message.string)
        if placeholders(form) not in [placeholders(said) for said in forms(message.id)]
    ]
    assert not wrong


@pytest.mark.parametrize("code", OTHERS)
def test_every_percent_sign_is_doubled(code: str) -> None:
    """One that is not would be found only when the sentence is said, and “70 % among” would even pass for a format."""
    said = [form for message in sentences(code) for form in (*forms(message.id), *forms(message.string))]
    assert not [form for form in said if "%" in re.sub(r"%%|%\(\w+\)s", "", form)]


@pytest.mark.parametrize("code", OTHERS)
def test_a_plural_has_all_forms_of_its_language(code: str) -> None:
    plural = [message for message in sentences(code) if isinstance(message.id, list | tuple)]
    assert plural
    assert not [m.id for m in plural if len(forms(m.string)) != written(code).num_plurals]


@pytest.mark.parametrize("code", OTHERS)
def test_the_catalogue_holds_what_the_sources_say_and_no_more(code: str) -> None:
    def ids(messages: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
        return {(message.context, forms(message.id)) for message in messages if message.id}

    wanted, kept = ids(catalogue()), ids(written(code))
    assert (wanted - kept, kept - wanted) == (set(), set()), "run: make translations"


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    with catalogue_file(code).with_suffix(".mo").open("rb") as file:
        compiled = {(m.context, forms(m.id)): forms(m.string) for m in read_mo(file) if m.id}
    assert compiled == {(m.context, forms(m.id)): forms(m.string) for m in sentences(code)}


def test_click_still_says_what_we_translate_of_it() -> None:
    said = {
        forms(message)[0]
        for file in Path(click.__file__).parent.glob("*.py")
        for _, message, _, _ in extract("python", BytesIO(file.read_bytes()), {"_": None, "ngettext": (1, 2)})
    }
    assert {forms(message)[0] for message in MESSAGES} <= said


def test_german_says_du_and_counts_everybody_in() -> None:
    said = [form for message in sentences("de") for form in forms(message.string)]
    assert not [form for form in said if re.search(r"\w[*:_](in|innen)\b", form)]
    assert not [
        form for form in said if re.search(r"\b(Sie|Ihnen) (können|haben|müssen|sollten|möchten)|\bbitte Sie\b", form)
    ]


def test_a_wheel_holds_the_compiled_catalogues(tmp_path: Path) -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel")
    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as packed:
        for code in OTHERS:
            name = catalogue_file(code).with_suffix(".mo").relative_to(ROOT).as_posix()
            with packed.open(name) as file:
                assert GNUTranslations(file).gettext("Settings") == "Einstellungen"
