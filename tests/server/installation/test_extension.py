"""`rapport extension`: where it is, and packages that are the same whenever they are made."""

import json
import os
import time
import zipfile
from pathlib import Path
from shutil import copytree

from click.testing import CliRunner

from auditor.activities.sites import sites
from auditor.pages import declaration
from server.commands.main import main
from server.installation.extension import folder, list_sites, pack


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
