"""Locates the browser extension on this machine, and packs it for the browsers' stores."""

import json
import zipfile
from pathlib import Path
from typing import Any

from server.installation.private_files import private_file

_UNPACKED = {".md", ".svg"}  # files that only people read
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip; a fixed time makes the same content the same file


def folder() -> Path:
    """The folder to load into a browser: beside this package, in a checkout as in an installation."""
    return Path(__file__).parents[2] / "extension"


def list_sites(extension: Path) -> list[str]:
    """The names of the sites that the extension can watch: those declared with hosts. Also updates the list in
    ``sites.json``, for browsers in which an extension cannot list its own folder."""
    declared = {file.stem: json.loads(file.read_bytes()) for file in (extension / "sites").glob("*.json")}
    names = sorted(name for name, site in declared.items() if "hosts" in site)
    listed = extension / "sites.json"
    text = json.dumps(names) + "\n"
    if not listed.exists() or listed.read_text("utf-8") != text:
        listed.write_text(text, "utf-8")
    return names


def pack(extension: Path, target: Path) -> list[Path]:
    """Write one zip for Chromium's stores and one for Firefox's into `target`; byte for byte the same each time."""
    manifest = json.loads((extension / "manifest.json").read_text("utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    packed = []
    for browser, wanted in (("chromium", _for_chromium(manifest)), ("firefox", _for_firefox(manifest))):
        file = target / f"rapport-{manifest['version']}-{browser}.zip"
        _write(file, extension, wanted)
        packed.append(file)
    return packed


def _for_chromium(manifest: dict[str, Any]) -> dict[str, Any]:
    background = {key: value for key, value in manifest["background"].items() if key != "scripts"}
    kept = {key: value for key, value in manifest.items() if key != "browser_specific_settings"}
    return {**kept, "background": background}


def _for_firefox(manifest: dict[str, Any]) -> dict[str, Any]:
    background = {key: value for key, value in manifest["background"].items() if key != "service_worker"}
    kept = {key: value for key, value in manifest.items() if key != "minimum_chrome_version"}
    return {**kept, "background": background}


def _write(file: Path, extension: Path, manifest: dict[str, Any]) -> None:
    with private_file(file) as written, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(extension.rglob("*"), key=lambda path: path.relative_to(extension).as_posix()):
            name = path.relative_to(extension).as_posix()
            if path.is_dir() or path.suffix in _UNPACKED or "__pycache__" in name:
                continue
            content = json.dumps(manifest, indent=2).encode() if name == "manifest.json" else path.read_bytes()
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
