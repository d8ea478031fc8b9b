"""The files for a server for many people use existing options, and ask for the settings that they name."""

import re
from pathlib import Path

import yaml

from server.commands.main import main

HOSTING = Path(__file__).parents[1] / "hosting"
COMPOSE = (HOSTING / "compose.yaml").read_text("utf-8")
SERVICES = yaml.safe_load(COMPOSE)["services"]
#: Settings that are not command-line options.
SECRETS = {"RAPPORT_OIDC_SECRET", "RAPPORT_PROXY_SECRET"}


def test_the_server_is_started_with_existing_options() -> None:
    command, *words = SERVICES["rapport"]["command"]
    known = {word for option in main.commands[command].params for word in option.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_setting_in_the_files_is_read() -> None:
    taken = {str(option.envvar) for each in (main, main.commands["serve"]) for option in each.params if option.envvar}
    assert set(SERVICES["rapport"]["environment"]) <= taken | SECRETS
    page = (HOSTING.parent / "docs" / "hosting.md").read_text("utf-8")
    assert set(re.findall(r"\bRAPPORT_\w+", page)) <= taken | SECRETS


def test_the_example_contains_exactly_the_required_settings() -> None:
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE))
    given = set(re.findall(r"^(\w+)=", (HOSTING / "env.example").read_text("utf-8"), re.MULTILINE))
    assert asked == given
    caddy = set(re.findall(r"\{\$(\w+)\}", (HOSTING / "Caddyfile").read_text("utf-8")))
    assert caddy == set(SERVICES["caddy"]["environment"])


def test_nothing_but_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]
    assert SERVICES["database"]["networks"] == ["inside"]


def test_a_new_container_knows_its_own_imports() -> None:
    assert SERVICES["rapport"]["hostname"]


def test_what_is_secret_in_this_folder_stays_out_of_images_and_commits() -> None:
    root = HOSTING.parent
    ignored = (root / ".containerignore").read_text("utf-8")  # for Podman; Docker reads the other file
    assert (root / ".dockerignore").read_text("utf-8") == ignored
    assert "**/.env" in ignored.splitlines()
    assert "/hosting/.env" in (root / ".gitignore").read_text("utf-8").splitlines()
