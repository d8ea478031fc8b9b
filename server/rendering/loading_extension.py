"""Says how the browser extension is loaded into one browser, in three steps, for the terminal and for the dashboard."""

from pathlib import Path

from server.installation.person_browser import BROWSERS
from server.translations import gettext

#: Where Mozilla gives out the keys with which one signs, and the program that does so.
_KEYS = "https://addons.mozilla.org/developers/addon/api/key/"
_SIGN = ("npx", "web-ext", "sign", "--channel", "unlisted")


def steps(name: str, folder: Path, *, opened: bool = False) -> list[str]:
    """The three steps of this browser. ``opened``: whether its page is open already."""
    browser = BROWSERS[name]
    told = {"browser": browser.name, "page": browser.page, "folder": folder}
    if browser.is_firefox:
        first = (
            gettext("In %(browser)s, look at the page that has just opened: %(page)s", **told)
            if opened
            else gettext("Open %(page)s in %(browser)s.", **told)
        )
        load = gettext("Choose “Load Temporary Add-on…”, and manifest.json in %(folder)s", **told)
    else:
        first = gettext("Type %(page)s into %(browser)s's address bar; no other program can open that page.", **told)
        load = gettext("Switch on “Developer mode”, choose “Load unpacked”, and this folder: %(folder)s", **told)
    last = gettext("Press Rapport's icon and “Connect to Rapport”, and type the code it shows on the page “Devices”.")
    return [first, load, last]


def forgets(name: str) -> str | None:
    """What the person must know of this browser beside the steps; None if nothing."""
    if not BROWSERS[name].is_firefox:
        return None
    return gettext(
        "%(browser)s forgets a temporary add-on when it closes: load it again then, and connect it again. One that is "
        "signed with a key of your own stays; “rapport extension --sign” says how.",
        browser=BROWSERS[name].name,
    )


def signing(folder: Path) -> list[str]:
    """How the person has the extension signed for Firefox with a key of their own."""
    return [
        gettext(
            "Make an account at %(address)s and a key for it there.",
            address=_KEYS,
        ),
        gettext(
            "Copy the folder %(folder)s, and in the copy's manifest.json put a name of your own, such as "
            "rapport@your-name.example, in place of “rapport@rapport.example”: each name is taken by whoever signs it "
            "first.",
            folder=folder,
        ),
        gettext(
            "Keep the key and its secret in the variables WEB_EXT_API_KEY and WEB_EXT_API_SECRET, and run in the copy: "
            "%(command)s (needs Node.js; “unlisted” means for you alone, in no store).",
            command=" ".join(_SIGN),
        ),
        gettext("Open the file ending in .xpi that it leaves in web-ext-artifacts with Firefox. It then stays."),
    ]
