"""docs/stores.md: what the forms of the browsers' stores are answered, from the extension's own files.

The reasons for permissions are those of extension/PERMISSIONS.md, so that people and stores read the same.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

EXTENSION = Path(__file__).parents[1] / "extension"
MOST = 1_000  # characters that Chrome's store takes as the reason for a permission
SHORT = 132  # characters of a short description there; Mozilla's takes 250

#: What Chrome's store calls the data that Firefox's manifest names.
CHROME_CALLS = {
    "browsingActivity": "Web history",
    "websiteActivity": "User activity",
    "websiteContent": "Website content",
    "personalCommunications": "Personal communications",
}
_LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French"}
_PURPOSE = (
    "Brings what you do on the networking sites that you switch on to your own Rapport, on your own computer, which "
    "audits how you use them."
)
_DESCRIPTION = """\
Is it the site, or how it is used? Rapport reads your own networking activity on your own computer, scores habits
and expectations against good practice, and names who waits for an answer of yours. It is a program that you install
beside this extension; without it the extension does nothing.

The extension sees, on the sites that you switch on and on no other:
* what you do there: that you liked, posted, commented, invited or wrote, and to whom
* what comes in: messages, who wrote them and when
* how long you look, and how many items of which origin the feed showed, as counts

It sends that to your Rapport, sealed with a key that you agree on by typing a code, and to nobody else. Texts are
read there on arrival and dropped. There is no account, no telemetry and no server of ours. It never clicks, types
or changes anything in a page, and no site can tell that it is there. After installation it can reach no site at
all.\
"""
_REVIEW = """\
No build step: the files are the sources, nothing is minified, and no library is packed with them. To try it:
install Rapport (`make run` opens its dashboard), press *Connect to Rapport* in the popup, type the code on the
dashboard's page *Devices*, and switch a site on. Packages are made by `rapport extension --zip DIR`, byte for byte
the same from one commit.\
"""
_BOLD = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.:]) (?=[A-Z])")


def reasons(permissions: str) -> dict[str, str]:
    """By each name that stands in a paragraph's bold beginning, the reason that the paragraph gives, as plain text and
    as far as whole sentences fit into a store's form."""
    found: dict[str, str] = {}
    for paragraph in permissions.split("\n\n"):
        if not (said := _BOLD.fullmatch(paragraph.strip())):
            continue
        plain = re.sub(r"\[(.+?)\]\(.+?\)|[`*]", lambda link: link[1] or "", " ".join(said[2].split()))
        for name in re.findall(r"`(.+?)`", said[1]):
            found[name.split(":")[0] if name.endswith("not_allowed") else name] = _fitting(plain)
    return found


def _fitting(reason: str) -> str:
    kept = ""
    for sentence in _SENTENCE.split(reason):
        if len(kept) + len(sentence) + 1 > MOST:
            break
        kept += f" {sentence}"
    return kept.strip()


def short_descriptions(extension: Path = EXTENSION) -> dict[str, str]:
    """The extension's short description, by language."""
    files = {file.parent.name: file for file in sorted((extension / "_locales").glob("*/messages.json"))}
    return {name: json.loads(file.read_bytes())["description"]["message"] for name, file in files.items()}


def page(extension: Path = EXTENSION) -> str:
    """The whole page, as Markdown."""
    manifest = json.loads((extension / "manifest.json").read_bytes())
    why = reasons((extension / "PERMISSIONS.md").read_text("utf-8"))
    asked: dict[str, list[str]] = defaultdict(list)
    for name in (*manifest["permissions"], *manifest["host_permissions"], *manifest["optional_host_permissions"]):
        asked[why[name]].append(f"`{name}`")
    told = manifest["browser_specific_settings"]["gecko"]["data_collection_permissions"]["required"]
    short = short_descriptions(extension)
    return _PAGE.format(
        version=manifest["version"],
        short="\n".join(f"* Short description, {_LANGUAGES[name]}: {said}" for name, said in short.items()),
        purpose=_PURPOSE,
        description="\n".join(f"> {line}".rstrip() for line in _DESCRIPTION.splitlines()),
        reasons="\n".join(f"| {', '.join(names)} | {reason} |" for reason, names in asked.items()),
        data="\n".join(f"| `{name}` | {CHROME_CALLS[name]} | yes |" for name in told),
        review=_REVIEW,
    )


_PAGE = """\
# What the browsers' stores are told

Made from the extension's own files by `make docs`; the reasons are those of
[PERMISSIONS.md](../extension/PERMISSIONS.md).
It stands in no store so far. Until it does, `rapport extension` says how it is loaded, and `rapport extension --sign`
how you sign it for Firefox yourself.

## Listing

Name: Rapport. Packages: `rapport extension --zip DIR`, version {version}. Category: productivity.

{short}

Single purpose: {purpose}

Description:

{description}

## A reason for each permission

| permission | reason |
|---|---|
{reasons}

Remote code: none. The extension runs no code but that of its package; what it gets from your Rapport are declarations,
which are data.

## Privacy answers

| Firefox's manifest | Chrome's form | |
|---|---|---|
{data}
| | Personally identifiable information | yes: what the people with whom you have to do are called on the site |
| | Health, financial and payment, authentication, location | no |

Both stores count what leaves the browser. It leaves for your own computer, or for the one server that you name in the
options.

* Data are not sold or given to third parties. Certified: yes.
* They are used for the extension's single purpose and for nothing else. Certified: yes.
* They are not used to judge whether somebody is good for a loan. Certified: yes.

Privacy policy: [PERMISSIONS.md](../extension/PERMISSIONS.md) and [security.md](security.md), at the address under which
the release is published.

## Notes for who reviews it

{review}

Firefox for Android is not offered: nobody has shown the extension to work there.
"""
