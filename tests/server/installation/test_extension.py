"""`rapport extension`: where it is, and packages that are the same whenever they are made."""

import json
import os
import time
import zipfile
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from auditor.activities.sites import sites
from auditor.pages import declaration
from server.commands.main import main
from server.installation.extension import folder, list_sites, pack
from server.installation.person_browser import BROWSERS, browser_of_agent, named_in, open_own_page
from tests.server.processes import until


def test_the_command_says_where_the_extension_is() -> None:
    result = CliRunner().invoke(main, ["extension"])
    assert result.exit_code == 0
    assert (Path(result.output.splitlines()[0]) / "manifest.json").exists()


def test_the_list_of_sites_names_every_site_that_can_be_watched(tmp_path: Path) -> None:
    watched = [site for site in sorted(sites()) if declaration(site).pages]
    assert json.loads((folder() / "sites.json").read_text()) == watched, "run “rapport extension”"
    copy = copytree(folder(), tmp_path / "extension")
    (copy / "sites/eleventh.json").write_text('{"site": "eleventh", "title": "Eleventh", "hosts": ["eleven.example"]}')
    (copy / "sites/twelfth.json").write_text('{"site": "twelfth", "title": "Twelfth"}')
    assert list_sites(copy) == sorted([*watched, "eleventh"])
    assert json.loads((copy / "sites.json").read_text()) == sorted([*watched, "eleventh"])


def test_packages_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    copy = copytree(folder(), tmp_path / "extension")
    first = [file.read_bytes() for file in pack(folder(), tmp_path / "one")]
    for file in copy.rglob("*"):
        os.utime(file, (time.time() - 86_400, time.time() - 86_400))
        file.chmod(0o755)
    assert [file.read_bytes() for file in pack(copy, tmp_path / "two")] == first


def test_each_store_gets_its_own_manifest_and_nothing_for_developers(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extension", "--zip", str(tmp_path)])
    assert result.exit_code == 0, result.output
    chromium, firefox = (zipfile.ZipFile(line) for line in result.output.splitlines())
    with chromium, firefox:
        assert json.loads(chromium.read("manifest.json"))["background"] == {
            "service_worker": "background/index.js",
            "type": "module",
        }
        assert "browser_specific_settings" not in json.loads(chromium.read("manifest.json"))
        assert json.loads(firefox.read("manifest.json"))["background"]["scripts"] == ["background/index.js"]
        for package in (chromium, firefox):
            names = package.namelist()
            assert names == sorted(names)
            assert "background/index.js" in names
            assert {"declared.json", "site.schema.json", "page.schema.json"} <= set(names)
            assert not [name for name in names if name.endswith((".md", ".py"))]


def test_every_permission_is_explained() -> None:
    manifest = json.loads((folder() / "manifest.json").read_text())
    explained = (folder() / "PERMISSIONS.md").read_text()
    for permission in manifest["permissions"] + manifest["host_permissions"] + manifest["optional_host_permissions"]:
        assert f"`{permission}`" in explained


@pytest.mark.parametrize("name", BROWSERS)
def test_the_steps_are_those_of_one_browser(name: str) -> None:
    result = CliRunner().invoke(main, ["extension", "--browser", name])
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert [f" {place}. " in told for place in (1, 2, 3, 4)] == [True, True, True, False]
    assert BROWSERS[name].page in told
    pages = {browser.page for browser in BROWSERS.values()} - {BROWSERS[name].page}
    assert not [page for page in pages if page in told]
    is_firefox = BROWSERS[name].is_firefox
    assert ("forgets a temporary add-on when it closes" in told) == ("Load Temporary" in told) == is_firefox
    assert ("--browser firefox|" in told) != (name == "firefox")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("firefox_firefox.desktop", "firefox"),
        ("google-chrome.desktop", "chrome"),
        ("org.chromium.Chromium.desktop", "chromium"),
        ("MSEdgeHTM", "edge"),
        ("FirefoxURL-308046B0AF4A39CB", "firefox"),
        ("com.brave.browser", "brave"),
        ("com.apple.safari", None),
        ("", None),
    ],
)
def test_the_browser_is_the_one_that_the_system_names(told: str, name: str | None) -> None:
    assert named_in(told) == name


def test_the_systems_browser_is_the_one_whose_steps_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/opt/vivaldi/vivaldi %s")
    assert "vivaldi://extensions" in CliRunner().invoke(main, ["extension"]).output
    monkeypatch.setenv("BROWSER", "w3m")
    told = CliRunner().invoke(main, ["extension"])
    assert told.exit_code == 0
    assert "--browser firefox|librewolf|edge" in told.output
    assert "Load unpacked" not in told.output
    monkeypatch.setenv("BROWSER", " ")  # as if it were not set
    assert CliRunner().invoke(main, ["extension"]).exit_code == 0


def test_a_browser_that_is_none_is_refused() -> None:
    told = CliRunner().invoke(main, ["extension", "--browser", "edgy"])
    assert told.exit_code == 2
    assert "Did you mean “edge”?" in told.output


def test_firefox_is_shown_its_own_page_and_no_other_browser_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chromium opens none of its own pages for another program: it would show an empty one."""
    noted, program = tmp_path / "noted", tmp_path / "firefox"
    program.write_text(f'#!/bin/sh\necho "$@" > {noted}.new; mv {noted}.new {noted}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr("sys.platform", "linux")
    assert not open_own_page("chromium")
    assert open_own_page("firefox")
    until(noted.exists)
    assert noted.read_text().strip() == BROWSERS["firefox"].page
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not open_own_page("firefox")


def test_signing_is_explained_and_done_by_nobody_else() -> None:
    told = " ".join(CliRunner().invoke(main, ["extension", "--sign"]).output.split())
    own = json.loads((folder() / "manifest.json").read_text())["browser_specific_settings"]["gecko"]["id"]
    for said in ("web-ext sign", "unlisted", "WEB_EXT_API_KEY", f"“{own}”", "Rapport itself uploads nothing"):
        assert said in told


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "chrome",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "edge"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", None),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", None),
    ],
)
def test_a_page_knows_the_browser_that_shows_it(agent: str, name: str | None) -> None:
    assert browser_of_agent(agent) == name
