"""A report without names, to show to others: the numbers stay, and nobody in them is named.

Lines about single people and single messages go, as do the network, who waits and the days on which one was where; of
tips stays what does not depend on somebody. Sentences are then read once more for every name that is known. What
remains can still be guessed by somebody who knows the person well; docs/sharing.md says so.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from auditor.activities.letters import in_form
from auditor.activities.sites import sites, title
from auditor.report import AuditResult, Detail, Report, Table, Tip, Verdict
from auditor.runner.tips import numbered
from server.store.called import named_in
from server.store.store import Store
from server.translations import gettext, speaking

#: More words than this are not looked for as one name; longer ones are not kept.
_LONGEST = 500
#: What is not seen within a word, and marks over letters; signs that are words by themselves: of scripts that set no
#: spaces, and pictures.
_UNSEEN, _OVER = "\u00ad\u200b-\u200d\u2060\ufeff", "\u0300-\u036f"
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}](?:[{_UNSEEN}{_OVER}]*[^\W_{_ALONE}])*[{_OVER}]*")
_FORMS = re.compile(f"[{_UNSEEN}]")
_SHORT_NUMBER = 4  # of fewer digits, what somebody calls themselves is a number in any sentence
#: The fields of a report that hold sentences or labels; all others are ids, numbers and words of its own.
_PROSE = frozenset(
    [
        "title",
        "words",
        "conduct",
        "complaint",
        "observation",
        "credit",
        "reason",
        "choice",
        "action",
        "label",
        "value",
        "what",
        "remedy",
        "note",
        "notes",
        "no_band",
        "experiment",
    ]
)


def shared(store: Store, report: Report) -> Report:
    """The report without anybody's name that is known here, the person's own included."""
    names = set(store.acquaintances.names().values())
    names.update(person.name for person in store.answers.get().inner_circle)
    names |= named_in(report)  # who is called otherwise by now, or no longer known here
    for account in store.accounts.all():
        names.update(account.me.names)
    return without_names(report, names)


def without_names(report: Report, names: Iterable[str]) -> Report:
    """The report without what is about single people; ``names``: those that must not occur in what is left."""
    with speaking(report.language):
        somebody = gettext("somebody")
        kept = msgspec.structs.replace(
            report,
            waiting=(),
            waited_longer=(),
            network=None,
            presence=(),
            breaks=(),
            outcomes=(),
            spoiling=(),
            tips=numbered([_general(tip) for tip in report.tips if tip.about is None]),
            further_steps=(),
            verdict=_verdict(report.verdict),
            further=report.further
            and msgspec.structs.replace(
                report.further,
                verdict=_verdict(report.further.verdict),
                audits=tuple(map(_audit, report.further.audits)),
            ),
            categories=tuple(
                msgspec.structs.replace(category, audits=tuple(map(_audit, category.audits)))
                for category in report.categories
            ),
        )
    # Who calls themselves “X” is not found by it, and every sentence about the site would say “somebody”.
    of_sites = {_words(title(site)) for site in sites()}
    known = {found for name in names if (found := _words(name))} - of_sites
    if not known:
        return kept
    plain = _swept(msgspec.to_builtins(kept), _Names(known, somebody))
    return msgspec.convert(plain, type=Report)


def taken_out(words: str, names: Iterable[str]) -> str:
    """Words in which “somebody” stands for each of these names."""
    return _Names({found for name in names if (found := _words(name))}, gettext("somebody")).taken_out(words)


def without(report: Report, names: Iterable[str], spared: Iterable[str] = ()) -> Report:
    """The report whole, but that these names stand in no sentence and no label of it, unless as a part of a longer one
    of those ``spared``."""
    known = {found for name in names if (found := _words(name))}
    if not known:
        return report
    others = {words for name in spared if (words := _words(name))}
    with speaking(report.language):
        names_of_them = _Names(known, gettext("somebody"), others)
        return msgspec.convert(_swept(msgspec.to_builtins(report), names_of_them), type=Report)


class Named:
    """Whether some words name one of these people, and not only another of those ``spared``."""

    def __init__(self, names: Iterable[str], spared: Iterable[str] = ()) -> None:
        known = {found for name in names if (found := _words(name))}
        self._names = _Names(known, "", {found for name in spared if (found := _words(name))})

    def in_(self, words: str) -> bool:
        """Whether it is so."""
        return self._names.taken_out(words) != words

    def general(self, tip: Tip) -> Tip:
        """The step as it is given where nobody is named, if its action names one of them."""
        return _general(tip) if tip.about is None and self.in_(tip.action) else tip


def _verdict(verdict: Verdict) -> Verdict:
    return msgspec.structs.replace(verdict, details=_details(verdict.details), bearing=())


def _audit(result: AuditResult) -> AuditResult:
    tip = result.tip and _general(result.tip)
    return msgspec.structs.replace(result, details=_details(result.details), tip=tip)


def _general(tip: Tip) -> Tip:
    """The tip as it is given where nobody is named."""
    from auditor.audits.catalogue import AUDITS  # with Polars and all, which takes a second: only when needed

    if not tip.named or tip.audit not in AUDITS:
        return tip
    return msgspec.structs.replace(tip, action=gettext(AUDITS[tip.audit].advice.action), named=False)


def _details(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """The details without lines about somebody, or about one message; tables that are left empty go."""
    kept: list[Detail] = []
    for each in details:
        if not isinstance(each, Table):
            kept.append(each)
            continue
        rows = tuple(row for row in each.rows if not (row.activities or row.day or row.site))
        if rows:
            kept.append(msgspec.structs.replace(each, rows=rows, more=each.more + len(each.rows) - len(rows)))
    return tuple(kept)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name as they are looked for; none of one that cannot be told from what else is said."""
    words = tuple(map(_form, _WORD.findall(name)))[:_LONGEST]
    return () if len(words) == 1 and words[0].isdecimal() and len(words[0]) < _SHORT_NUMBER else words


def _form(word: str) -> str:
    """What is alike of a word in whatever letters it is written."""
    return (word if word.isascii() else in_form("NFKC", _FORMS.sub("", word))).casefold()


class _Names:
    """Known names, by their words; ``somebody`` takes their place. Those ``spared``, of others, stay, and so does what
    is a part of one."""

    def __init__(
        self, known: set[tuple[str, ...]], somebody: str, spared: Collection[tuple[str, ...]] = frozenset()
    ) -> None:
        self._known = known
        self._named = known | set(spared)
        self._lengths: dict[str, set[int]] = {}
        for name in self._named:
            self._lengths.setdefault(name[0], set()).add(len(name))
        self._somebody = somebody

    def taken_out(self, text: str) -> str:
        """The text with every known name replaced, the longest first."""
        words = list(_WORD.finditer(text))
        forms = [_form(word[0]) for word in words]
        told, done, at = [], 0, 0
        while at < len(words):
            length = self._length_at(forms, at)
            if length and tuple(forms[at : at + length]) in self._known:
                told += [text[done : words[at].start()], self._somebody]
                done = words[at + length - 1].end()
            at += length or 1
        return "".join((*told, text[done:]))

    def _length_at(self, words: list[str], at: int) -> int:
        lengths = sorted(self._lengths.get(words[at], ()), reverse=True)
        fit = (length for length in lengths if at + length <= len(words))
        return next((length for length in fit if tuple(words[at : at + length]) in self._named), 0)


def _swept(node: Any, names: _Names, field: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _swept(value, names, key) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_swept(each, names, field) for each in node]
    return names.taken_out(node) if isinstance(node, str) and field in _PROSE else node
