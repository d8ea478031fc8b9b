"""Sends notifications by Apprise, in a separate process (``child``), and retries failed ones.

An address may contain a password, so neither it nor a service's answer is ever logged.
"""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Any

import msgspec

from auditor import faults
from auditor.report import Report
from server.store.channels import Channel
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store
from server.telling.child import UNSURE, Message
from server.telling.digest import Digest, digest, trial
from server.translations import gettext
from server.translations.cldr import moment

#: Delays before a failed notification is tried again, in milliseconds, the first and the second time; after that it is
#: tried with the next self-audit (our convention).
BACK_OFF = (15 * 60_000, 60 * 60_000)

#: Words with which chats such as Discord, Slack, Mattermost and Matrix notify everybody; and the beginnings of what
#: they take for a person, a channel or a link with other words.
_CALLING = re.compile(r"@(?=(?:everyone|here|channel|all|room|online|team|group)\b)", re.IGNORECASE)
_LEADING = re.compile(r"<(?=[@!#]|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
#: The time limit for one message; slow services take a few seconds (our convention).
SECONDS = 60
#: The folder of our own packages: Python looks for ``server`` in the working folder first.
_INSTALLED = Path(__file__).resolve().parents[2]
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows opens one
_TO_START = 30  # seconds for the process to start on a busy machine


def understood(address: str) -> bool:
    """Whether Apprise supports an address, such as ``mailto://…`` or ``ntfy://…``."""
    return _apprise().add(address.strip()) is True


class Outcome(Enum):
    """What is known of a message that was sent."""

    WORKED = auto()
    FAILED = auto()
    UNSURE = auto()


def send(store: Store, channel: str, message: Digest) -> bool:
    """Send a message to a channel, and store whether that worked. Returns False if it failed, if nobody knows whether
    it arrived (``Channel.unsure``), or if there is no such channel.

    That it is sent is noted first, so that whoever finds nothing more does not send it once more."""
    address = store.channels.address(channel)
    if address is None:
        return False
    store.channels.begin(channel, now(), message.reminders)
    outcome = _sent(Message(address, calling_nobody(message.title), calling_nobody(message.body), SECONDS))
    if outcome is Outcome.UNSURE:
        store.channels.leave_unsure(channel, now())
    else:
        store.channels.note(channel, now(), worked=outcome is Outcome.WORKED, reminders=message.reminders)
    return outcome is Outcome.WORKED


def _sent(message: Message) -> Outcome:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "server.telling.child"],
            input=msgspec.json.encode(message),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=_INSTALLED,
            creationflags=_NO_WINDOW,
            timeout=SECONDS + _TO_START,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as problem:  # the latter where no process could be started
        logging.getLogger("rapport.telling").warning("a message could not be sent: %s", type(problem).__name__)
        return Outcome.FAILED if isinstance(problem, OSError) else Outcome.UNSURE
    if done.returncode < 0 or done.returncode == UNSURE:  # something killed it in the middle
        return Outcome.UNSURE
    return Outcome.WORKED if done.returncode == 0 else Outcome.FAILED


def calling_nobody(words: str) -> str:
    """Words as a chat shows them, with what somebody calls themselves in them: it must not call everybody who reads
    there, and not lead elsewhere than it says."""
    return _LEADING.sub("‹", _CALLING.sub("＠", words.replace("](", "] (")))


def send_trial(store: Store, channel: str) -> bool:
    """Send the test message to a channel. Returns whether that worked."""
    return send(store, channel, trial())


def tell(store: Store, report: Report, before: Report | None) -> int:
    """Tell every channel what is new in a report. Returns how many were told. A channel that fails stops no other; what
    it could not be told, it is told later (``try_again``), or with the next report, together with what is new then."""
    told = 0
    for channel in store.channels.all():
        told += _told(store, channel, report, before)
    return told


def try_again(store: Store, moment: int) -> int:
    """Tell those channels that failed lately, and not too often, what they could not be told, and those in the middle
    of which a program ended before anything was sent. Returns how many were told. A try is noted before it is made, so
    that a program that ends meanwhile does not try for ever. What was being sent may have arrived, and is not tried."""
    for each in store.channels.all():
        if each.broke_off and _is_over(each, moment):
            store.channels.leave_unsure(each.id, each.unsure or moment)
    there = [each for each in store.channels.all() if not each.broke_off]
    missing = [each for each in there if each.missed is not None and each.retried < len(BACK_OFF)]
    report = store.reports.last() if missing else None
    if report is None:
        return 0
    made = round(report.created.timestamp() * 1000)
    due = [each for each in missing if _is_due(each, moment, made)]
    return sum(
        _told(store, each, report, report, again=True) for each in due if store.channels.retry(each.id, each.retried)
    )


def _is_over(channel: Channel, moment: int) -> bool:
    """Whether the message that is noted as being sent cannot be under way any more."""
    return channel.unsure is not None and abs(moment - channel.unsure) > (SECONDS + _TO_START) * 1_000


def _is_due(channel: Channel, moment: int, made: int) -> bool:
    """Whether it is time to try a channel again that misses something, with the last report ``made`` then: one that
    took a message since it failed, or since then, misses nothing that is not told with the next."""
    if channel.failed is None and (channel.told or 0) >= made:
        return False
    return moment >= max(channel.failed or 0, made) + BACK_OFF[channel.retried]


def _told(store: Store, channel: Channel, report: Report, before: Report | None, *, again: bool = False) -> bool:
    """Tell one channel what is new; whether there was something, and it worked. ``again``: it is tried again before
    the next self-audit."""
    worked = False
    try:
        kept = store.reports.get(report.id)
        if kept is None:  # somebody in it was erased while others were told
            return False
        report, since = kept, _since(store, channel, before)
        reminded = store.channels.reminded(channel.id)
        message = digest(store, report, since, names_people=channel.names_people, reminded=reminded)
        if message is None or (worked := send(store, channel.id, message)):
            store.channels.catch_up(channel.id, message.reminders if message else ())
            return worked
    except StoreError as problem:
        logging.getLogger("rapport.telling").warning("a channel could not be told: %s", problem)
    except Exception as problem:
        faults.note("telling failed", problem)
    if not worked and not _is_unsure(store, channel):
        _miss(store, channel, before, again=again)
    return worked


def _is_unsure(store: Store, channel: Channel) -> bool:
    """Whether the message of this moment may have arrived."""
    try:
        found = next((each.unsure for each in store.channels.all() if each.id == channel.id), None)
    except StoreError:
        return False  # and what was noted before it was sent stays
    return found is not None and found != channel.unsure


def _since(store: Store, channel: Channel, before: Report | None) -> Report | None:
    """The report to compare with for a channel: ``before``, or an earlier one if news could not be sent since then.
    None if there was no report before."""
    if channel.missed is None:
        return before
    return (store.reports.get(channel.missed) or before) if channel.missed else None


def _miss(store: Store, channel: Channel, before: Report | None, *, again: bool) -> None:
    try:
        if not again:
            store.channels.retry_anew(channel.id)
        store.channels.miss(channel.id, before.id if before else None)
        store.channels.note(channel.id, now(), worked=False)
    except StoreError as problem:
        logging.getLogger("rapport.telling").warning("that a channel could not be told is not noted: %s", problem)


def untold(store: Store) -> Iterator[tuple[Outcome, str]]:
    """What became of the last message to each channel, and a sentence about it, where it failed or nobody knows whether
    it arrived."""
    channels = store.channels.all()
    zone = store.owner.get().zone if channels else ""
    for each in channels:
        if each.unsure and (not each.broke_off or _is_over(each, now())):
            told = gettext(
                "Whether the message by “%(name)s” arrived is not known: %(when)s. Either Rapport was ended while it "
                "was sent, or the service gave no clear answer. It is not sent a second time; what was new is on the "
                "start page.",
                name=each.name,
                when=moment(each.unsure, zone),
            )
            yield Outcome.UNSURE, told
        elif each.failed and each.unsure is None:
            when = moment(each.failed, zone)
            told = gettext("Telling you by “%(name)s” did not work: %(when)s.", name=each.name, when=when)
            yield Outcome.FAILED, told


def _apprise() -> Any:
    """A notifier of Apprise, which is imported only when it is needed, because it loads 130 services."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # it would log addresses that it does not understand
    return Apprise()
