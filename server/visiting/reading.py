"""Reading a page in a process that is ended where it takes too long: no bound on its size bounds the time.

A page of some megabytes is parsed in seconds, and one that is made to take hours looks no different before.
"""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

import auditor
from auditor.activities import declared
from auditor.pages.__main__ import Read, Request
from auditor.pages.own import LARGEST, OwnProfile, UnreadablePage
from auditor.translatable import lazy_gettext

SECONDS = 60


def own_profile_of(markup: str, address: str = "", seconds: float = SECONDS) -> OwnProfile:
    """As ``auditor.pages.own.own_profile`` reads it, within so many seconds. Raises UnreadablePage."""
    if len(markup) > LARGEST:
        raise UnreadablePage(lazy_gettext("This page is larger than Rapport reads."))
    asked = Request(markup.encode("utf-8", "replace").decode(), address, declared.update())
    environment = os.environ | {"PYTHONPATH": str(Path(auditor.__file__).parents[1])}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "auditor.pages"],
            input=msgspec.json.encode(asked),
            capture_output=True,
            timeout=seconds,
            check=True,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise UnreadablePage(lazy_gettext("This page takes longer to read than Rapport waits.")) from None
    except subprocess.CalledProcessError as failed:
        raise UnreadablePage(lazy_gettext("This page is built in a way that Rapport does not read.")) from failed
    read = msgspec.json.decode(done.stdout, type=Read)
    if read.failure or read.profile is None:
        raise UnreadablePage(read.failure or lazy_gettext("The profile on this page tells nothing that Rapport uses."))
    return OwnProfile(read.site, read.address, read.profile)
