"""Sending by Apprise. An address may hold a password, so neither it nor what a service answers is ever logged."""

import logging
from typing import Any

from auditor import faults
from auditor.report import Report
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store
from server.telling.digest import Digest, digest, trial


def understood(address: str) -> bool:
    """Whether Apprise knows what to do with an address, such as ``mailto://…`` or ``ntfy://…``."""
    return _apprise().add(address.strip()) is True


def send(store: Store, channel: str, message: Digest) -> bool:
    """Send a message to a channel, and note whether that worked. False if it did not, or there is no such channel."""
    address = store.channels.address(channel)
    if address is None:
        return False
    notifier = _apprise()
    # Said to be plain text, so that a service which shows HTML or Markdown shows a hostile name and no picture or link.
    worked = notifier.add(address) is True and bool(
        notifier.notify(title=message.title, body=message.body, body_format="text")
    )
    store.channels.note(channel, now(), worked=worked)
    return worked


def send_trial(store: Store, channel: str) -> bool:
    """“Send me a test”."""
    return send(store, channel, trial())


def tell(store: Store, report: Report, before: Report | None) -> int:
    """Tell every channel what is new in a report. Returns how many were told. A channel that fails stops no other, and
    is tried again with the next report that has something new."""
    told = 0
    for channel in store.channels.all():
        try:
            message = digest(store, report, before, names_people=channel.names_people)
            told += message is not None and send(store, channel.id, message)
        except StoreError as problem:
            logging.getLogger("rapport.telling").warning("a channel could not be told: %s", problem)
        except Exception as problem:
            faults.note("telling failed", problem)
    return told


def _apprise() -> Any:
    """A notifier of Apprise's, which is imported once something is to be told: it knows 130 services."""
    from apprise import Apprise

    for talkative in ("apprise", "urllib3"):  # of an answer that it cannot read, urllib3 logs the whole address
        logging.getLogger(talkative).setLevel(logging.CRITICAL + 1)
    return Apprise()
