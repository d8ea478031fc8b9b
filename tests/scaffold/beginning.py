"""Writes the files of each scaffold, among them a test that fails until they are filled in."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from keyword import iskeyword
from pathlib import Path
from string import Template

from auditor.audits.catalogue import CATEGORIES
from auditor.audits.controls import CONTROLS, Control, Side
from server.installation.extension import list_sites

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).with_name("templates")
CATALOGUE, CONTROL_POINTS = "auditor/audits/catalogue.py", "auditor/audits/controls.toml"
#: Marks what is left to write. A file may have it only while a test fails because of it.
LEFT = "Fill in" + ":"


class Refused(ValueError):  # noqa: N818  it is an answer, not a fault
    """Says in a sentence why no scaffold was created."""


def begin_audit(name: str, generated: bool = True) -> list[str]:
    """Create an audit named ``category/id``: its file, its test, its control points, its line in the catalogue, and, if
    ``generated``, the pages and golden reports that mention it. Returns the files to fill in. Raises Refused."""
    category, _, id_ = name.partition("/")
    known = [each.id for each in CATEGORIES]
    module = id_.replace("-", "_")
    if category not in known or not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", id_) or iskeyword(module):
        raise Refused(f"Name an audit as category/its-id, such as voice/kind-words. Categories: {', '.join(known)}.")
    file, test = f"auditor/audits/{category}/{module}.py", f"tests/audits/test_{module}.py"
    control = CONTROLS.get(id_) or Control("INFO", points_to="HABIT", direction="E", threshold="E")
    words = {"id": id_, "file": file, **_graded(control)}
    _write({file: _filled("audit", words), test: _filled("audit_test", words)})
    if id_ not in CONTROLS:
        with (ROOT / CONTROL_POINTS).open("a", encoding="utf-8") as controls:
            controls.write(f'\n[{id_}]\ncurve = "INFO"\npoints_to = "HABIT"\ndirection = "E"\nthreshold = "E"\n')
    _list_audit(category, module)
    if generated:
        _run("tests.scaffold.generated", "documents", "golden")
    return [file, test, CONTROL_POINTS, CATALOGUE]


def _graded(control: Control) -> dict[str, str]:
    """The evidence about an audit, as Python code."""
    curve = _curve(control)
    names = ", ".join(sorted(set(re.findall(r"[A-Z]\w+(?=\()", curve))))
    pointed = re.match("HABIT|EXPECTATION|SITE|CONTEXT", control.points_to)
    return {
        "curve": f"    curve={curve},\n" if curve else "",
        "import_curve": f"from auditor.scoring.curves import {names}\n" if curve else "",
        "points_to": pointed[0] if pointed else "HABIT",
        "direction": control.direction.partition(" ")[0],
        "threshold": control.threshold.partition(" ")[0],
    }


def _curve(control: Control | Side) -> str:
    if isinstance(control, Control) and control.low and control.high:
        return f"Band(low={_curve(control.low)}, high={_curve(control.high)})"
    kinds = {"LN": "LogNormal", "LG": "LogitShare", "PL": "Piecewise"}
    made = kinds.get(control.curve[:2])
    return f"{made}(good={control.good}, fair={control.fair})" if made else ""


def _list_audit(category: str, module: str) -> None:
    """Add an audit at the end of its category; ruff merges and sorts the import."""
    catalogue = ROOT / CATALOGUE
    text = catalogue.read_text("utf-8")
    at = text.index("\n        ),", text.index(f'    Category(\n        "{category}",'))
    text = f"{text[:at]}\n            Entry({module}.AUDIT),{text[at:]}"
    first = text.index("from auditor.")
    catalogue.write_text(f"{text[:first]}from auditor.audits.{category} import {module}\n{text[first:]}", "utf-8")
    _run("ruff", "check", "--quiet", "--select", "I", "--fix", str(catalogue))
    _run("ruff", "format", "--quiet", str(catalogue))


def begin_archive(name: str, generated: bool = True) -> list[str]:
    """Create the reader of a site's export: its file and a case; for an undeclared site also a minimal declaration;
    and, if ``generated``, the pages that mention it. Returns the files to fill in. Raises Refused."""
    title = _site_title(name)
    if (ROOT / "auditor" / "archives" / name).exists():
        raise Refused(f"auditor/archives/{name} is there already.")
    file, case = f"auditor/archives/{name}.py", f"tests/archives/cases/{name}/first"
    left = (
        f"{LEFT} what is marked in {file}, put an export that you made up into {case}, with “?” where words stand that "
        "must leave no trace, run “python -m tests.archives.cases” and read the expected.json that it wrote in place "
        "of this one."
    )
    posts = [{"id": "1", "created_at": "2026-11-01T10:00:00Z", "text": "?"}, {"id": "2", "created_at": "?"}]
    texts = {
        file: _filled("archive", {"name": name, "title": title}),
        f"{case}/posts.json": _json({f"{name}_posts": posts}),
        f"{case}/expected.json": _json({"left": left}),
    }
    declaration = f"extension/sites/{name}.json"
    if not (ROOT / declaration).exists():
        texts[declaration] = _json({"site": name, "title": title})
    _write(texts)
    if generated:
        _run("tests.scaffold.generated", "documents")
    return list(texts)


def begin_site(name: str) -> list[str]:
    """Create a site: its declaration, its requests, and its name in the list that Firefox reads. A declaration with
    only what an archive needs is kept and extended. Returns the files to fill in. Raises Refused."""
    title = _site_title(name)
    file, requests = f"extension/sites/{name}.json", f"tests/sites/{name}/requests.json"
    host = f"{name}.example"
    like, other = f"https://{host}/api/like/7", f"https://{host}/api/other"
    declared = {
        "site": name,
        "title": title,
        "hosts": [host],
        "checked": "never",
        "evidence": f"{LEFT} who says what stands here, and in which year, such as 2026",
        "pages": [{"kind": "feed", "path": "^/$"}],
        "requests": [
            {
                "action": "like",
                "method": "POST",
                "url": f"^https://{name}[.]example/api/like/(?<id>[0-9]+)$",
                "bare": True,
                "do": [{"type": "Like", "object": {"type": "Note", "id": "{path.id}"}}],
            },
            {
                "action": "another request",
                "method": "POST",
                "url": f"^https://{name}[.]example/api/other$",
                "ignore": f"{LEFT} hosts, kinds of pages, and a rule for each act instead of these two",
            },
        ],
    }
    left = (
        f"{LEFT} {file}, and in {requests} a request for each rule of it, in place of these; "
        "docs/sites.md says how, and how pages are added."
    )
    told = {"type": "Like", "object": {"type": "Note", "id": "7"}}
    cases = [
        {"action": "like", "request": {"method": "POST", "url": like}, "expected": [told]},
        {"action": "another request", "request": {"method": "POST", "url": other}, "expected": []},
    ]
    about = {"about": "Written by us for the tests.", "left": left, "initiator": f"https://{host}", "cases": cases}
    known = json.loads((ROOT / file).read_bytes()) if (ROOT / file).exists() else {}
    added_to = bool(known) and "hosts" not in known
    _write({requests: _json(about)} | ({} if added_to else {file: _json(declared)}))
    if added_to:
        order = json.loads((ROOT / "extension" / "site.schema.json").read_bytes())["properties"]
        both = declared | known
        (ROOT / file).write_text(_json({key: both[key] for key in order if key in both}), "utf-8")
    list_sites(ROOT / "extension")
    return [file, requests]


BEGINNINGS: Mapping[str, Callable[[str], list[str]]] = {
    "audit": begin_audit,
    "archive": begin_archive,
    "site": begin_site,
}


#: The tests of a scaffold, which take a minute at most; all tests take many.
_TRYING: Mapping[str, str] = {
    "audit": "tests/audits/test_{module}.py tests/audits/test_catalogue.py tests/server/translations "
    "tests/test_documents.py tests/test_golden.py",
    "archive": "tests/archives/test_cases.py tests/archives/test_documented.py tests/canary/test_marked.py "
    "tests/sites/test_known.py -k '{module} or reader or code'",
    "site": "tests/sites tests/pages -k '{module} or known'",
}


def trying(what: str, name: str) -> str:
    """The command that says what is missing in a scaffold."""
    return f"pytest {_TRYING[what].format(module=name.rpartition('/')[2].replace('-', '_'))}"


def _site_title(name: str) -> str:
    """A site's title: as declared, or its name with a capital. Raises Refused if the name is invalid."""
    if not re.fullmatch(r"[a-z][a-z0-9]*", name) or iskeyword(name):
        raise Refused("Name a site in small letters and digits, such as somesite.")
    declaration = ROOT / "extension" / "sites" / f"{name}.json"
    return str(json.loads(declaration.read_bytes())["title"]) if declaration.exists() else name.capitalize()


def _filled(template: str, words: Mapping[str, str]) -> str:
    return Template((TEMPLATES / f"{template}.txt").read_text("utf-8")).substitute(words, left=LEFT)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _write(texts: Mapping[str, str]) -> None:
    """Write all files by their paths in the project, or none: raises Refused if one already exists."""
    for name in texts:
        if (ROOT / name).exists():
            raise Refused(f"{name} is there already.")
    for name, text in texts.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, "utf-8")


def _run(module: str, *words: str) -> None:
    """Run ``python -m`` in a new process, which sees the files just written."""
    subprocess.run([sys.executable, "-m", module, *words], check=True, cwd=ROOT)
