"""Accounts on the sites in words: whose they are, and what of a report is left out for it."""

from collections.abc import Callable
from typing import Any

from auditor.activities.sites import title
from auditor.report import Report
from auditor.translatable import plain_name
from server.store.accounts import Account
from server.translations import gettext, ngettext


def left_out(report: Report) -> list[str]:
    """What a report leaves out, as it concerns accounts that are not the person's, or may not be."""
    return [
        ngettext(
            "%(num)s activity of an account on %(site)s that you said is not yours was left out.",
            "%(num)s activities of an account on %(site)s that you said is not yours were left out.",
            each.activities,
            site=title(each.site),
        )
        if each.refused
        else ngettext(
            "%(num)s activity of an account on %(site)s is left out until you say that it is yours.",
            "%(num)s activities of an account on %(site)s are left out until you say that it is yours.",
            each.activities,
            site=title(each.site),
        )
        for each in report.left_out
    ]


def named(account: Account) -> str:
    """What an account is called, and where it is."""
    if account.me.names and account.me.addresses:
        name, address = account.me.names[0], account.me.addresses[0]
        return gettext(
            "%(name)s (%(address)s) on %(site)s",
            name=plain_name(name),
            address=plain_name(address),
            site=title(account.site),
        )
    return gettext("%(name)s on %(site)s", name=plain_name(account.name), site=title(account.site))


def standing(account: Account) -> str:
    """Whose it is as far as the person said, and whether it counts."""
    match account.mine, account.counted:
        case True, _:
            return gettext("Yours: it counts.")
        case False, _:
            return gettext("Not yours: it is left out.")
        case _, True:
            return gettext("You have not said whether it is yours. It counts, as it was the first on this site.")
        case _:
            return gettext("You have not said whether it is yours. It is left out until you do.")


def seen(account: Account) -> str:
    """How much is known of it, and who told."""
    if account.via == "archive":
        return ngettext(
            "%(num)s activity; an archive comes from this account.",
            "%(num)s activities; an archive comes from this account.",
            account.activities,
        )
    return ngettext("It acted %(num)s time.", "It acted %(num)s times.", account.activities)


FILTERS: dict[str, Callable[..., Any]] = {
    "account_named": named,
    "account_seen": seen,
    "account_standing": standing,
    "left_out": left_out,
}
