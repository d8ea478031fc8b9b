"""Documentation that can be wrong is compared with what it documents."""

import json
import re
from pathlib import Path

import click
import pytest

from auditor.audits.catalogue import AUDITS
from auditor.audits.documentation import pages
from auditor.report.schema import json_schema
from server.commands.main import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "text"), pages().items())
def test_the_page_of_an_audit_is_what_the_audit_says(name: str, text: str) -> None:
    page = ROOT / "docs" / "audits" / name
    assert page.exists(), "run “make docs”"
    assert page.read_text("utf-8") == text, "run “make docs”"


def test_no_page_is_left_of_an_audit_that_went() -> None:
    assert {page.name for page in (ROOT / "docs" / "audits").glob("*.md")} == set(pages())


def test_the_schema_of_the_report_is_the_one_written_down() -> None:
    assert json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8")) == json_schema(), "run “make docs”"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert f"`rapport {name}" in README
    assert all(option.help for option in command.params if isinstance(option, click.Option) and not option.show_default)


@pytest.mark.parametrize("group", [command for command in main.commands.values() if isinstance(command, click.Group)])
def test_every_command_of_a_group_has_help_and_stands_in_the_readme(group: click.Group) -> None:
    named = re.search(rf"`rapport {group.name} ([a-z|\\-]+)`", README)
    assert named
    assert set(named[1].replace("\\", "").split("|")) == set(group.commands)
    for command in group.commands.values():
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_every_environment_variable_stands_in_the_readme() -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "server").rglob("*.py"))
    assert set(re.findall(r"RAPPORT_[A-Z_]+", code)) <= set(re.findall(r"RAPPORT_[A-Z_]+", README))


def test_the_links_of_the_documents_lead_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, to) for page in documents for to in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))]
    assert not [(page.name, to) for page, to in links if "://" not in to and not (page.parent / to).exists()]


def test_every_audit_has_both_grades_and_a_source_or_says_that_it_is_a_convention() -> None:
    for audit in AUDITS.values():
        grounds = audit.grounds
        assert grounds.direction
        assert grounds.threshold
        assert grounds.sources or grounds.direction.startswith(("E", "D"))
