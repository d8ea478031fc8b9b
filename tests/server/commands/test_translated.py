"""The terminal speaks the language of the person."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from server.commands.main import main
from server.commands.translated import confirmed
from server.installation.settings import Settings
from server.store.store import open_store
from server.translations import speaking
from tests.server.commands.test_main import archive, data
from tests.server.translations.remaining import english_left

__all__ = ["archive", "data"]  # fixtures


def rapport(data: Path, *words: str, typed: str | None = None, **environment: str) -> Result:
    told = {"RAPPORT_DATA": str(data), "RAPPORT_DATABASE_URL": "", "LANG": "de_DE.UTF-8", **environment}
    return CliRunner(env=told).invoke(main, words, input=typed)


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_all_help_is_german(data: Path, path: tuple[str, ...]) -> None:
    shown = rapport(data, *path, "--help")
    assert shown.exit_code == 0
    assert shown.output.startswith("Aufruf:")
    told = " ".join(shown.output.split())
    assert "Diese Hilfe anzeigen und beenden." in told
    assert not english_left("de", iter([told]))


def test_the_same_process_may_speak_english_next(data: Path) -> None:
    rapport(data, "audit", "--help")
    shown = rapport(data, "audit", "--help", LANG="en_GB.UTF-8").output
    assert shown.startswith("Usage:")
    assert "Show this message and exit." in shown
    assert "Audit your activity and print the report." in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("audit",), "Fehler: Es gibt noch keine Aktivität"),
        (("nonsense",), "Fehler: Es gibt keinen Befehl 'nonsense'."),
        (("adit",), "Meinst du 'audit'?"),
        (("audit", "more"), "Ein Argument ist zu viel (more)"),
        (("export", "--format", "x"), "ist keines von 'as2'"),
        (("audit", "--from", "gestern"), "„gestern“ ist kein Tag wie 2026-02-08."),
        (("audit", "--role", "kaiser"), "Es gibt keine Rolle „kaiser“, nur"),
        (("schedule", "remove", "x"), "Es gibt keinen Zeitplan „x“"),
        (("devices", "revoke", "x"), "Kein Gerät heißt „x“"),
        (("devices", "list"), "Nichts ist verbunden."),
        (("extension",), "Netzwerke beobachten, jedes nur, wenn du es einschaltest."),
    ],
)
def test_what_is_told_is_german(data: Path, words: tuple[str, ...], told: str) -> None:
    assert told in " ".join(rapport(data, *words).output.split())


def test_an_import_and_its_audit_are_german(data: Path, archive: Path) -> None:
    assert "4 neu, 0 schon da, 0 ausgelassen" in " ".join(rapport(data, "import", str(archive)).output.split())
    shown = rapport(data, "audit").output
    assert "Gewohnheiten, Erwartungen oder das Netzwerk?" in shown
    assert "Dein Netzwerken, " in shown
    page = rapport(data, "audit", "--format", "html").output
    assert '<html lang="de">' in page
    assert "Nichts ist eingerichtet" in rapport(data, "schedule", "list").output
    added = rapport(data, "schedule", "add", "--every", "weekly").output
    assert "Jeden Montag um 09:00 Uhr; nächstes Mal: Montag, " in added


def test_the_doctor_and_the_questions_are_german(data: Path) -> None:
    examined = rapport(data, "doctor").output
    assert not english_left("de", iter(examined.splitlines()))
    assert "Die Datenbank ist unbeschädigt" in examined
    asked = rapport(data, "expectations", typed="2\n" + "\n" * 40).output
    assert "Ich arbeite in den Medien" in asked
    assert not english_left("de", iter(asked.splitlines()))


def test_an_answer_can_be_declined_by_number(data: Path) -> None:
    unease = "When I contact someone for a work reason"
    before = rapport(data, "expectations", typed="\n" * 40, LANG="en_GB.UTF-8").output.partition(unease)[0]
    asked_before = before.count("> ")
    rapport(data, "expectations", typed="\n" * asked_before + "0\n" + "\n" * 40)
    assert '"prefer not to say"' in rapport(data, "expectations", "--show").output


def test_the_setting_counts_before_the_terminal(data: Path) -> None:
    settings = Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})
    with open_store(settings) as store:
        store.change(language="de")
    told = rapport(data, "nonsense", LANG="en_GB.UTF-8")
    assert rapport(data, "audit", "--help", LANG="en_GB.UTF-8").output.startswith("Aufruf:")
    assert "Fehler: Es gibt noch keine Aktivität" in rapport(data, "audit", LANG="en_GB.UTF-8").output
    assert told.exit_code == 2


@pytest.mark.parametrize(("typed", "erased"), [("j", True), ("ja", True), ("yes", True), ("n", False), ("", False)])
def test_yes_is_understood_in_german_and_english(typed: str, erased: bool) -> None:
    @click.command()
    def ask() -> None:
        with speaking("de"):
            click.echo(f"said {confirmed('Wirklich?')}")

    answered = CliRunner().invoke(ask, input=f"{typed}\n").output
    assert "Wirklich? [j/N]" in answered
    assert f"said {erased}" in answered
