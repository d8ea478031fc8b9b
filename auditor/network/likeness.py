"""Who may be one person under two ids: pairs worth asking about, few and probably right.

A name alone is not enough, for two people may well be called the same; but of two whom I know, each on a site of their
own where nobody else has the name, it is worth asking: we exchanged words, or did so on one, be it among a few as after
an introduction, and are connected on the other, or stood there in one conversation with others, as people connect on
one site and talk on another. So it is where
we exchanged words on both, and one name is the other with one more, as a second surname is left out in Spanish or added
by marriage, if nobody else there may be meant by either; and where a messenger tells no more than what I call somebody,
a trade or a ward may stand behind the name. On one site, two ids of different kinds (a number and an
address, a handle and a DID) speak for one person where nobody else there has the name. Otherwise something beside the
name has to: the same employer, the same handle, or two contacts in common. A handle that is merely the name counts
where nobody else has the surname. Names that differ in case, diacritics or order are the same name; an initial or a
left-out middle name may be. What speaks against it ends the matter: another employer on the same site, being connected
to me there under two ids of one kind, or having stood in one message together. Our convention (grade E), meant to be
cautious."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Literal

import polars as pl

from auditor.activities.names import plain, words
from auditor.facts.families import Families
from auditor.facts.messages import FEW_TOGETHER, in_company
from auditor.history.identities import Identities
from auditor.history.introduced import BY_NAME
from auditor.history.people import made_plain
from auditor.network.by_a_part import by_a_part
from auditor.network.retold import retold
from auditor.network.somebody import Somebody
from auditor.report.ego_network import Alike, Known

MOST = 30
#: People looked at, those with most messages first.
LOOKED_AT = 5_000
#: What more people share than this tells none of them apart.
COMMON = 4
LEAST_CONTACTS = 2
LEAST_HANDLE = 5
MOST_TOGETHER = 8
_LEGAL = frozenset(
    {"ab", "ag", "as", "bv", "co", "corp", "gmbh", "inc", "kg", "llc", "ltd", "nv", "plc", "sa", "se", "srl", "the"}
)


_Why = tuple[Literal["forms", "employer", "handle", "contacts", "name", "surname"], tuple[str, ...]]
#: A name may stand for so many ids as people who share it have names.
_NAMES_EACH = 4


def likely(families: Families) -> tuple[Alike, ...]:
    """Pairs to ask about, those first with whom most was written; of several ids of one person as many pairs as join
    them, and none between two whom something keeps apart."""
    everybody = _everybody(families)
    contacts = _Contacts(families)
    identities = families.history.identities
    found: list[Alike] = []
    taken = _Joined(everybody, contacts, identities)
    for places, count in retold(families):
        mains = {identities.main(place) for place in places}
        apart = identities.distinct(*places) or places[0] in contacts.together[places[1]]
        if len(mains) > 1 and not taken.any(mains) and not apart and len(found) < MOST:
            here, there = places
            names, ids = (everybody.name(here), everybody.name(there)), (here[1], there[1])
            found.append(Alike((here[0], there[0]), ids, names, "messages", (str(count),)))
            taken.join(here, there)
    for here, there in _signed(families):
        mains = {identities.main(here), identities.main(there)}
        if len(mains) > 1 and not taken.any(mains) and not identities.distinct(here, there) and len(found) < MOST:
            names, ids = (families.name(*here), everybody.name(there)), (here[1], there[1])
            found.append(Alike((here[0], there[0]), ids, names, "signed"))
            taken.join(here, there)
    for one, other in _candidates(everybody):
        if not taken.may_join(one, other):
            continue
        if (why := _evidence(one, other, everybody, contacts)) is not None:
            by, shared = why
            known = tuple(who.known for who in (one, other) if who.known) if by in ("name", "surname") else ()
            found.append(Alike((one.site, other.site), (one.id, other.id), (one.name, other.name), by, shared, known))
            taken.join(one.place, other.place)
        if len(found) >= MOST:
            break
    for one, other, part, said in by_a_part(everybody.everybody, families):
        apart = identities.distinct(one.place, other.place) or one.place in contacts.together[other.place]
        if taken.any({one.main, other.main}) or one.main == other.main or apart or len(found) >= MOST:
            continue
        known = tuple(who.known for who in (one, other) if who.known)
        found.append(Alike((one.site, other.site), (one.id, other.id), (one.name, other.name), part, said, known))
        taken.join(one.place, other.place)
    return tuple(found)


def _signed(families: Families) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Numbers, and whose name their messages give as that of who writes; none of one that gives several."""
    lines = families["messages"].filter(pl.col("reading").str.contains('"signed_by":[', literal=True).fill_null(False))
    given = [pl.col("reading").str.json_path_match(f"$.signed_by[{at}]").alias(f"by_{at}") for at in (0, 1)]
    told = lines.filter(pl.col("partner").is_not_null()).select("site", "partner", *given).unique()
    counted = told.filter(pl.len().over("site", "partner") == 1).sort("site", "partner")
    return [((site, partner), (there, other)) for site, partner, there, other in counted.iter_rows()]


def _everybody(families: Families) -> "_People":
    met = in_company(families).select("site", "partner", met=pl.lit(True))
    few = _among_few(families).with_columns(few=pl.lit(True))
    rows = (
        families.people.join(families.across, left_on=["site", "id"], right_on=["site", "partner"], how="anti")
        .filter(pl.col("name").is_not_null(), ~pl.col("id").str.starts_with("hidden:"))
        .with_columns(messages=pl.col("sent") + pl.col("received"))
        .sort("messages", "site", "id", descending=[True, False, False])
        .head(LOOKED_AT)
        .join(met, left_on=["site", "id"], right_on=["site", "partner"], how="left", maintain_order="left")
        .join(few, left_on=["site", "id"], right_on=["site", "partner"], how="left", maintain_order="left")
    )
    identities = families.history.identities
    names = _names(families) if identities.groups else {}
    found = []
    for row in rows.iter_rows(named=True):
        main = identities.main((row["site"], row["id"]))
        for site, id_ in identities.all(main):
            name = names.get((site, id_), row["name"])
            one = _somebody({**row, "site": site, "id": id_, "name": name}, main)
            if one.words:
                found.append(one)
    return _People(found)


def _among_few(families: Families) -> pl.DataFrame:
    """Who wrote to me and a few others, where I wrote to them too. Columns: site, partner."""
    place = ["site", "partner"]
    groups = families["messages"].filter(
        pl.col("audience") == "group", ~pl.col("comment"), pl.col("recipients").list.len() <= FEW_TOGETHER
    )
    theirs = groups.filter(~pl.col("mine")).select(place).drop_nulls().unique()
    mine = groups.filter("mine").select("site", partner="recipients").explode("partner").unique()
    return theirs.join(mine, on=place, how="semi")


def _names(families: Families) -> dict[tuple[str, str], str]:
    """What those of whom several ids are known are called under each."""
    several = {place for group in families.history.identities.groups for place in group}
    told = families.history.people.filter(pl.col("id").is_in([id_ for _, id_ in several]), pl.col("name").is_not_null())
    rows = made_plain(told).select("site", "id", "name").iter_rows()
    return {(site, id_): name for site, id_, name in rows if (site, id_) in several and name}


def _somebody(row: dict[str, Any], main: tuple[str, str]) -> Somebody:
    employer = " ".join(word for word in words(row["employer"] or "") if word not in _LEGAL)
    return Somebody(
        row["site"],
        row["id"],
        row["name"],
        _with_each_surname(plain(row["name"])),
        employer or None,
        (row["employer"] or "").strip(),
        row["connected_at"] is not None,
        row["messages"],
        _known(row),
        main,
        near=bool((row["sent"] and row["received"]) or row["few"]),
    )


def _with_each_surname(called: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, in which surnames joined by a hyphen, as many marry to, are words of their own; a first name
    of two is one."""
    return (*called[:-1], *called[-1].split("-")) if len(called) > 1 else called


def _known(row: dict[str, Any]) -> Known | None:
    """How I know somebody, by what says most."""
    if row["sent"] and row["received"]:
        return "exchanged"
    if row["met"]:
        return "together"
    return "connected" if row["connected_at"] is not None else None


class _People:
    """Everybody looked at, and who shares what."""

    def __init__(self, everybody: Sequence[Somebody]) -> None:
        self.everybody = everybody
        self._named = {one.place: one.name for one in everybody}
        self.called: dict[str, list[Somebody]] = defaultdict(list)
        self.longer: dict[str, list[Somebody]] = defaultdict(list)
        self.labelled: dict[str, list[Somebody]] = defaultdict(list)
        self.bearing: dict[str, list[Somebody]] = defaultdict(list)
        self.working: dict[tuple[str, str, str], list[Somebody]] = defaultdict(list)
        self.surnames: dict[str, set[str]] = defaultdict(set)
        for one in everybody:
            self.called[one.called].append(one)
            for shorter in one.shorter:
                self.longer[shorter].append(one)
            for name in one.labelled:
                self.labelled[name].append(one)
            self.surnames[one.words[-1]].add(one.called)
            if len(one.handle) >= LEAST_HANDLE:
                self.bearing[one.handle].append(one)
            if one.employer and len(one.words) > 1:
                self.working[one.words[-1], one.words[0][0], one.employer].append(one)

    def name(self, place: tuple[str, str]) -> str:
        """What somebody is called."""
        return self._named.get(place) or place[1].removeprefix(BY_NAME)

    def alone(self, *both: Somebody) -> bool:
        """Whether nobody else of the site of either with the same kind of id has their name."""
        return all(_single(one, self.called[one.called]) for one in both)

    def alone_with_either(self, one: Somebody, other: Somebody) -> bool:
        """Whether one name is the other with one more, and nobody else of the site of either with the same kind of id
        has the shorter, or one that is longer by one."""
        shorter = min(one, other, key=lambda who: len(who.words)).called
        bearers = [*self.called[shorter], *self.longer[shorter]]
        return one.called != other.called and all(who in bearers and _single(who, bearers) for who in (one, other))

    def alone_behind_a_label(self, one: Somebody, other: Somebody) -> bool:
        """Whether one name is the other with more behind it, and nobody else of the site of either with the same kind
        of id has the shorter, or one that is longer, be it by a surname or a label."""
        longer, shorter = sorted((one, other), key=lambda who: -len(who.words))
        bearers = {
            who.place: who for those in (self.called, self.longer, self.labelled) for who in those[shorter.called]
        }
        told = shorter.called in longer.labelled
        return told and all(_single(who, list(bearers.values())) for who in (one, other))

    def tells(self, one: Somebody) -> bool:
        """Whether the handle says more than the name: it is not made of it, or nobody else has the surname."""
        first, last = one.words[0], one.words[-1]
        made = {"".join(one.words), first + last, last + first, first[0] + last, first + last[0], last + first[0]}
        return one.handle not in made | set(one.words) or len(self.surnames[last]) == 1

    def works(self, one: Somebody, other: Somebody) -> bool:
        """Whether both have the same employer, and nobody else there a name that may be theirs."""
        if not one.employer or one.employer != other.employer or min(len(one.words), len(other.words)) < 2:
            return False
        return all(
            _single(who, self.working[who.words[-1], who.words[0][0], who.employer or ""]) for who in (one, other)
        )


class _Joined:
    """Who is asked about so far: which places would be one person if all of it were true."""

    def __init__(self, people: _People, contacts: "_Contacts", identities: Identities) -> None:
        self._contacts, self._identities = contacts, identities
        self._bearers: dict[tuple[str, str], list[Somebody]] = defaultdict(list)
        for one in people.everybody:
            self._bearers[one.main].append(one)
        self._groups: dict[tuple[str, str], set[tuple[str, str]]] = {}

    def any(self, mains: Iterable[tuple[str, str]]) -> bool:
        """Whether one of these people is asked about already."""
        return any(main in self._groups for main in mains)

    def join(self, *places: tuple[str, str]) -> None:
        """Take two places to be one person from now on."""
        group = set[tuple[str, str]]().union(*(self._group(self._identities.main(place)) for place in places))
        self._groups |= dict.fromkeys(group, group)

    def may_join(self, one: Somebody, other: Somebody) -> bool:
        """Whether what is asked so far does not join these, and nothing keeps apart two of all whom it would join."""
        here, there = self._group(one.main), self._group(other.main)
        if other.main in here:
            return False
        pairs = [
            (a, b) for mine in here for a in self._bearers[mine] for theirs in there for b in self._bearers[theirs]
        ]
        if any(self._identities.distinct(mine, theirs) for mine in here for theirs in there):
            return False
        if len(here) == len(there) == 1:
            return not _against(one, other)
        return not any(_against(a, b) or a.place in self._contacts.together[b.place] for a, b in pairs)

    def _group(self, main: tuple[str, str]) -> set[tuple[str, str]]:
        return self._groups.get(main, {main})


def _candidates(people: _People) -> Iterator[tuple[Somebody, Somebody]]:
    """Pairs that share a name, but for a surname perhaps, a handle, or an employer and the name's ends, those with most
    messages first."""
    longer = {name: [*people.called[name], *those] for name, those in people.longer.items() if name in people.called}
    labelled = {
        name: [*people.called[name], *those] for name, those in people.labelled.items() if name in people.called
    }
    groups = (people.called, people.bearing, people.working, longer, labelled)
    pairs = {
        (one.place, other.place): (one, other)
        for shared in groups
        for group in shared.values()
        if 2 <= len(group) <= COMMON * _NAMES_EACH and 2 <= len({one.main for one in group}) <= COMMON
        for one, other in combinations(group, 2)
    }
    yield from sorted(pairs.values(), key=lambda pair: (-pair[0].messages - pair[1].messages, *_places(pair)))


def _places(pair: Iterable[Somebody]) -> list[tuple[str, str]]:
    return [one.place for one in pair]


def _against(one: Somebody, other: Somebody) -> bool:
    """Whether something speaks against their being one person."""
    if not _may_be(one.words, other.words):
        return True
    if one.site != other.site:
        return False
    if one.employer and other.employer and one.employer != other.employer:
        return True
    return one.connected and other.connected and one.form == other.form


def _may_be(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one: all words of the shorter stand in the longer, an initial for a word."""
    shorter, longer = sorted((one, other), key=len)
    left = list(longer)
    for word in shorter:
        match = next((each for each in left if _stands_for(word, each)), None)
        if match is None:
            return False
        left.remove(match)
    return len(shorter) > 1 or one == other


def _stands_for(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0] and word[0].isascii())


def _single(one: Somebody, group: Sequence[Somebody]) -> bool:
    return {other.main for other in group if (other.site, other.form) == (one.site, one.form)} == {one.main}


def _evidence(one: Somebody, other: Somebody, people: _People, contacts: "_Contacts") -> _Why | None:
    """What speaks for one person beside the name, and what of it is shared; None: nothing does."""
    if one.place in contacts.together[other.place]:
        return None
    same = one.called == other.called
    if (
        len(one.handle) >= LEAST_HANDLE
        and one.handle == other.handle
        and people.tells(one)
        and people.alone(one, other)
    ):
        return "handle", (one.handle,)
    two_kinds = one.site == other.site and one.form != other.form
    if (one.site != other.site or two_kinds) and people.works(one, other):
        return "employer", (one.workplace,)
    if two_kinds and same and len(one.words) > 1 and people.alone(one, other):
        return "forms", ()
    shared = contacts.shared(one, other)
    if len(shared) >= LEAST_CONTACTS:
        return "contacts", shared[:3]
    exchanged = [who.known == "exchanged" for who in (one, other)]
    near = any(who.near for who in (one, other))
    if one.site == other.site or min(len(one.words), len(other.words)) < len(("first", "last")):
        return None
    if same and one.known and other.known and near and people.alone(one, other):
        return "name", ()
    if one.known and other.known and any(exchanged) and people.alone_behind_a_label(one, other):
        return "surname", ()
    return ("surname", ()) if all(exchanged) and people.alone_with_either(one, other) else None


class _Contacts:
    """With whom people stood in one message of mine or to me: ``beside``, names by place, and ``together``, places by
    place. A message to many introduces nobody."""

    def __init__(self, families: Families) -> None:
        self.beside: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.together: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        groups = families["messages"].filter(pl.col("audience") == "group")
        for site, recipients, partner in groups.select("site", "recipients", "partner").unique().iter_rows():
            ids = sorted({*(recipients or ()), *([partner] if partner else ())})
            if len(ids) > MOST_TOGETHER:
                continue
            for id_ in ids:
                others = [other for other in ids if other != id_]
                self.together[site, id_] |= {(site, other) for other in others}
                self.beside[site, id_] |= {families.name(site, other) for other in others}

    def shared(self, one: Somebody, other: Somebody) -> tuple[str, ...]:
        """Names, of more than one word, of people beside whom both stood."""
        mine, theirs = (
            {" ".join(sorted(words)): name for name in self.beside[who.place] if len(words := plain(name)) > 1}
            for who in (one, other)
        )
        both = sorted((mine.keys() & theirs.keys()) - {one.called, other.called})
        return tuple(mine[words] for words in both)
