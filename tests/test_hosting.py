"""The files for a server for many people use existing options, and ask for the settings that they name."""

import re
from pathlib import Path

import pytest
import yaml
from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from server.commands.main import main
from server.store.membership_tables import metadata as of_nobody
from server.store.schema import metadata as of_persons

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


def test_the_plan_for_several_machines_spreads_every_table_of_people_and_copies_the_others() -> None:
    plan = (HOSTING / "citus.sql").read_text("utf-8")
    spread = re.findall(r"create_distributed_table\('(\w+)', 'person_id'", plan)
    assert spread[0] == "persons"
    assert sorted(spread) == sorted(of_persons.tables)
    assert re.findall(r"create_reference_table\('(\w+)'\)", plan) == list(of_nobody.tables)
    for name in spread:
        for other in of_persons.tables[name].foreign_key_constraints:
            assert spread.index(other.referred_table.name) < spread.index(name)


@pytest.mark.parametrize("table", of_persons.sorted_tables, ids=lambda table: table.name)
def test_whatever_must_be_unique_or_referred_to_lies_with_its_person(table: Table) -> None:
    """What Citus asks of tables that are spread by person."""
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    indexes = [each for each in table.indexes if each.unique]
    asked: list[UniqueConstraint | ForeignKeyConstraint | Index] = [*unique, *indexes, *table.foreign_key_constraints]
    for each in (table.primary_key, *asked):
        assert "person_id" in each.columns
    for reference in table.foreign_keys:
        assert reference.constraint is not None
        assert "person_id" in {element.column.name for element in reference.constraint.elements}


def test_a_new_container_knows_its_own_imports() -> None:
    assert SERVICES["rapport"]["hostname"]


def test_what_is_secret_in_this_folder_stays_out_of_images_and_commits() -> None:
    root = HOSTING.parent
    ignored = (root / ".containerignore").read_text("utf-8")  # for Podman; Docker reads the other file
    assert (root / ".dockerignore").read_text("utf-8") == ignored
    assert "**/.env" in ignored.splitlines()
    assert "/hosting/.env" in (root / ".gitignore").read_text("utf-8").splitlines()
