"""A new scaffold is sound except for one test that says what is missing, and passes once it is filled in.

Each is created in a copy of the project that is thrown away. types.py checks its types together with the project's.
"""

import json
import re
from pathlib import Path

import pytest

from tests.scaffold.__main__ import main
from tests.scaffold.beginning import LEFT, ROOT, trying
from tests.scaffold.copies import begin, copy, run

AUDIT, AUDIT_TEST = "auditor/audits/voice/kind_words.py", "tests/audits/test_kind_words.py"
ARCHIVE, CASE = "auditor/archives/somesite.py", "tests/archives/cases/somesite/first"
SITE, REQUESTS = "extension/sites/othersite.json", "tests/sites/othersite/requests.json"
#: The tests of what is begun here; tests without parameters are of all there is.
BEGUN = "kind or somesite or othersite"
#: The tests that read scaffolds.
READERS = [
    AUDIT_TEST,
    "tests/audits/test_catalogue.py",
    "tests/audits/test_documentation.py",
    "tests/archives/test_cases.py",
    "tests/archives/test_documented.py",
    "tests/canary/test_marked.py",
    "tests/sites/test_declarations.py",
    "tests/sites/test_known.py",
    "tests/sites/test_requests.py",
    "tests/pages/test_declarations.py",
    "tests/server/installation/test_extension.py",
    "tests/test_documents.py",
    "tests/test_golden.py",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project."""
    return copy(tmp_path / "project")


def tried(project: Path, *chosen: str) -> str:
    """What pytest prints for the copy, after ruff has found no fault in it."""
    for order in (["check"], ["format", "--check"]):
        said = run(project, "ruff", *order, "--no-cache", "auditor", "tests")
        assert said.returncode == 0, said.stdout
    return run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *READERS, *chosen).stdout


def test_a_scaffold_fails_until_it_is_filled_in_and_then_passes(project: Path) -> None:
    begin(project, "audit", "voice/kind-words")
    begin(project, "archive", "somesite")
    begin(project, "site", "othersite")
    said = tried(project, "-k", f"{BEGUN} or not [")
    assert re.findall(r"^(?:FAILED|ERROR) (\S+)", said, re.MULTILINE) == [
        f"{AUDIT_TEST}::test_the_audit_is_written",
        "tests/archives/test_cases.py::test_reading_gives_what_is_expected[somesite/first]",
        "tests/sites/test_declarations.py::test_requests_we_wrote_say_so[othersite]",
    ], said
    reasons = [line for line in said.splitlines() if re.match(rf"E +Failed: {LEFT}", line)]
    assert [file for file in (AUDIT, ARCHIVE, SITE) if not any(file in why for why in reasons)] == []
    assert unfinished(project) == []
    fill_in(project)
    said = tried(project, "-k", f"{BEGUN} or golden or catalogue")
    assert re.search(r"^\d+ passed", said, re.MULTILINE), said


def fill_in(project: Path) -> None:
    for file in (AUDIT, ARCHIVE, SITE):
        text = (project / file).read_text("utf-8")
        assert LEFT in text
        (project / file).write_text(text.replace(f"{LEFT} ", ""), "utf-8")
    audit = re.sub(r"return Missing\(.*\)", lambda _: MEASURE, (project / AUDIT).read_text("utf-8"))
    audit = audit.replace("import Missing, PointsTo", "import PointsTo").replace("Grounds, ", "Grounds, Measure, ")
    (project / AUDIT).write_text(audit, "utf-8")
    (project / AUDIT_TEST).write_text(STORIES, "utf-8")
    requests = json.loads((project / REQUESTS).read_text("utf-8"))
    del requests["left"]
    (project / REQUESTS).write_text(json.dumps(requests), "utf-8")
    archive = re.sub(r"    (steps|advice)=.*", lambda found: WAY[found[1]], (project / ARCHIVE).read_text("utf-8"))
    (project / ARCHIVE).write_text(archive, "utf-8")
    posts = [{"id": "1", "created_at": "2026-11-01T10:00:00Z", "text": "?"}, {"id": "2", "created_at": "?"}]
    (project / CASE / "posts.json").write_text(json.dumps({"somesite_posts": posts}), "utf-8")
    written = run(project, "tests.scaffold.generated", "cases", "documents", "golden")
    assert written.returncode == 0, written.stderr
    expected = json.loads((project / CASE / "expected.json").read_text("utf-8"))
    assert [made["object"]["content"] for made in expected["activities"]] == ["?"]
    assert expected["problems"] == ["posts.json, item 2: the date “?” cannot be read"]


#: Sentences that are already translated.
WAY = {
    "steps": '    steps=("Preferences", "Request your archive"),',
    "advice": '    advice="A server makes one every six days.",',
}
MEASURE = """sent = facts.within("messages").filter("mine")
    n, k = sent.height, int(sent["composed"].sum())
    words = gettext("%(k)s of %(n)s messages had five words or more", k=k, n=n)
    sent_so_many = gettext("You sent %(n)s messages.", n=n)
    return Measure(value=k / n if n else 0.0, n=n, k=k, words=words, observation=sent_so_many)"""

STORIES = '''"""kind-words: messages of five words or more."""

from auditor.audits.voice.kind_words import AUDIT
from auditor.report import State
from tests.story import Story


def test_long_messages_are_counted_among_all() -> None:
    story = Story()
    for number in range(12):
        story.write(480, f"p{number}", "Yes." if number < 3 else "How have you been since the summer?")
    result = story.audit(AUDIT)
    assert result.state is State.INFORMATIVE
    assert result.value
    assert (result.value.k, result.value.n) == (9, 12)
'''


def test_a_site_known_by_its_archive_keeps_what_is_declared(project: Path) -> None:
    file = project / "extension/sites/somesite.json"
    file.write_text('{"site": "somesite", "title": "Some Site", "objectId": "([0-9]+)$"}', "utf-8")
    begin(project, "site", "somesite")
    declared = json.loads(file.read_text("utf-8"))
    assert list(declared) == ["site", "title", "hosts", "checked", "evidence", "objectId", "pages", "requests"]
    assert (declared["title"], declared["hosts"]) == ("Some Site", ["somesite.example"])
    before = file.read_bytes()
    again = run(project, "tests.scaffold", "site", "somesite")
    assert (again.returncode, again.stdout, file.read_bytes()) == (2, "", before)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say what to begin (audit, archive, site) and its name."),
        (("poem", "ode"), "Say what to begin (audit, archive, site) and its name."),
        (("audit", "kind-words"), "Name an audit as category/its-id"),
        (("audit", "voice/Kind Words"), "Name an audit as category/its-id"),
        (("audit", "voice/import"), "Name an audit as category/its-id"),
        (("audit", "voice/question-asking"), "auditor/audits/voice/question_asking.py is there already."),
        (("audit", "voice/reply-rate"), "tests/audits/test_reply_rate.py is there already."),
        (("archive", "../x"), "Name a site in small letters and digits"),
        (("archive", "misskey"), "auditor/archives/misskey.py is there already."),
        (("archive", "mastodon"), "auditor/archives/mastodon is there already."),
        (("archive", "linkedin"), "auditor/archives/linkedin is there already."),
        (("site", "linkedin"), "tests/sites/linkedin/requests.json is there already."),
        (("site", ""), "Name a site in small letters and digits"),
    ],
)
def test_an_impossible_scaffold_is_refused_in_one_line(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(words)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)


@pytest.mark.parametrize(("what", "name"), [("audit", "reciprocity/reply-rate"), ("archive", "misskey"), ("site", "x")])
def test_the_tests_that_say_what_is_missing_exist(what: str, name: str) -> None:
    command = trying(what, name).split(" -k ")[0]
    assert [word for word in command.split()[1:] if not (ROOT / word).exists()] == []


def unfinished(project: Path) -> list[str]:
    """Files of the product that are marked as incomplete although no test fails because of them."""

    def marked(top: str) -> dict[str, str]:
        files = [file for file in (project / top).rglob("*") if file.suffix in {".py", ".json", ".toml"}]
        texts = {file.relative_to(project).as_posix(): file.read_text("utf-8") for file in files}
        return {name: text for name, text in texts.items() if LEFT in text}

    failing = "\n".join(marked("tests").values())
    return [name for top in ("auditor", "extension", "server") for name in marked(top) if name not in failing]


def test_nothing_is_left_to_fill_in_that_no_test_fails_for() -> None:
    assert unfinished(ROOT) == []


def test_a_file_left_as_it_was_begun_is_found(tmp_path: Path) -> None:
    for name, text in {AUDIT: f"# {LEFT} all", AUDIT_TEST: f"# {LEFT} {AUDIT}", SITE: f'"{LEFT} all"'}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert unfinished(tmp_path) == [SITE]
