"""A report in the terminal: one next step, what stands out, the verdict, what was measured, what would tell more."""

from collections.abc import Sequence

from msgspec.structs import replace
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from auditor.report import AuditResult, Band, CategoryResult, FurtherGoal, Report, State, Tip, Verdict
from auditor.report.comparing import Comparison, Outcome
from auditor.report.waiting import Waiting
from server.rendering import changes, comparing
from server.rendering.accounts import left_out
from server.rendering.filters import (
    about_others,
    basis,
    coverage,
    foreign,
    sentence,
    standing,
    waiting_until,
)
from server.rendering.labels import (
    apart_from_the_first,
    cause,
    ends,
    further_verdict,
    hope,
    in_another_language,
    looked_at,
)
from server.rendering.tiles import and_so_far, lacking, untold, would_help
from server.rendering.verdicts import who_may_matter
from server.rendering.waiting import count_new, count_pitching, count_selling, numbered, shown, waiters, wrote
from server.standing.past import proposed
from server.standing.steps import Steps
from server.store.steps import Step
from server.translations import gettext, ngettext
from server.translations.cldr import day, decimal, near_day, percent

_STYLES = {Band.WORKING: "green", Band.LOOK: "yellow", Band.TRY: "magenta"}
_MARKS = {Band.WORKING: "●", Band.LOOK: "◐", Band.TRY: "◎"}


def show(report: Report, console: Console) -> None:
    """Print the whole report."""
    console.print(Text(titled(report), style="bold"))
    console.print(Text(basis(report), style="dim"))
    if told := foreign(report):
        console.print(Text(told))
    for words in left_out(report):
        console.print(Text(words))
    for note in report.notes:
        console.print(Text(note, style="yellow"))
    if report.waiting:
        console.print(_heading(waiting_until(report)))
        _waits(report.waiting, console)
    if tips := proposed(report):
        console.print(_step(tips[0]))
    audits = report.audits()
    if report.findings:
        console.print(_heading(gettext("What stands out")))
        console.print(_lines([audits[found] for found in report.findings]))
    console.print(_heading(gettext("Habits, expectations, or the site?")))
    console.print(_verdict(report.verdict, report.waiting))
    if report.further and (judged := further_verdict(report)):
        _further(replace(report.further, verdict=judged), report.waiting, console)
    for category in report.categories:
        if lines := _category(category):
            console.print(_heading(category.title))
            console.print(lines)
    if found := lacking(report):
        console.print(_heading(gettext("What would tell more")))
        for each in found:
            questions = " ".join(map(and_so_far, each.audits))
            console.print(Text.assemble((f"◌ {each.remedy}", "bold"), (f"\n  {would_help(each)}: {questions}", "dim")))
    if report.gaps:
        console.print(_heading(gettext("What these sources do not tell")))
        for gap in untold(report):
            console.print(Padding(Text(f"{gap.sites}: {gap.note} {gap.remedy}", style="dim"), (0, 0, 0, 2)))


def _further(further: FurtherGoal, waiting: Sequence[Waiting], console: Console) -> None:
    """What else is hoped for: its verdict, and what was measured of the goal itself or is missing for that."""
    console.print(_heading(gettext("What else you hope for: %(outcome)s", outcome=hope(further.outcome))))
    console.print(Text(apart_from_the_first(further), style="dim"))
    console.print(_verdict(further.verdict, waiting))
    console.print(_lines([audit for audit in further.audits if audit.value]))
    for audit in further.audits:
        if audit.missing:
            console.print(Text(f"◌ {audit.question} {audit.missing.what}", style="dim"))


def _waits(waiting: Sequence[Waiting], console: Console) -> None:
    """Those who come first, then how many strangers wrote, and who, where these are seen at once."""
    found = waiters(waiting)
    _some(found.known, console)
    if found.new:
        console.print(Text(f"  {count_new(found.new)}", style="dim"))
        if found.open:
            _some(found.new, console)
    if found.perhaps:
        console.print(Text(f"  {count_pitching(found.perhaps)}", style="dim"))
    if found.selling_on:
        console.print(Text(f"  {count_selling(found.selling_on)}", style="dim"))
    if word := numbered(waiting):
        console.print(Padding(Text(word, style="dim"), (0, 0, 0, 2)))
    if not waiting:
        nobody = gettext("Nobody.")
        console.print(Text(f"  {nobody}", style="dim"))


def _some(waiting: Sequence[Waiting], console: Console) -> None:
    part = shown(waiting)
    for each in part.first:
        console.print(Text.assemble("  ", (each.name, "bold"), ": " if each.promised else " ", wrote(each)))
    if part.more:
        more = ngettext("%(num)s more", "%(num)s more", part.more)
        console.print(Text(f"  {more}", style="dim"))


def show_today(
    report: Report,
    waiting: Sequence[Waiting],
    steps: Steps,
    console: Console,
    trials: Sequence[str] = (),
    thanked: str = "",
    quiet: str = "",
    question: str = "",
) -> None:
    """Print what stands on the start page; ``trials``: how these stand, in words; ``thanked``: who thanked lately;
    ``quiet``: who is silent for longer than usual; ``question``: the one whose answer would tell more, in words."""
    if words := in_another_language(report):
        console.print(Text(words, style="yellow"))
    console.print(_heading(waiting_until(report)))
    _waits(waiting, console)
    if trials:
        console.print(_heading(gettext("Trials")))
        for words in trials:
            console.print(Padding(Text(words), (0, 0, 0, 2)))
    if steps.judging:
        _answered(gettext("You did this. Did it help? The start page takes your answer."), steps.judging, console)
    for step in steps.look_done:
        _answered(gettext("You took this up, and it looks done:"), step, console)
        asked = gettext("The page of steps asks whether it is.")
        console.print(Text(f"  {asked}", style="dim"))
    for taken in steps.at_hand:
        is_due = taken in steps.due
        _answered(
            gettext("You wanted to be reminded of this:") if is_due else gettext("You took this up:"), taken, console
        )
        if taken.until and not is_due:
            told = gettext("You are reminded on %(day)s.", day=near_day(taken.until))
            console.print(Text(f"  {told}", style="dim"))
    for step in steps.back[:1]:
        day_come = near_day(step.until) if step.until else ""
        _answered(gettext("You put this off until %(day)s:", day=day_come), step, console)
    if steps.proposed and not (steps.taken or steps.back):
        console.print(_step(steps.proposed[0]))
    console.print(_heading(gettext("Is it the site, or how it is used?")))
    for line in _silent_or_told(report.verdict, waiting):
        console.print(Padding(line, (0, 0, 0, 2)))
    if question:
        by = gettext("“rapport expectations --one” takes your answer.")
        console.print(Padding(Text.assemble((question, "bold"), (f"\n{by}", "dim")), (0, 0, 0, 2)))
    if further := report.further:
        console.print(_heading(gettext("What else you hope for: %(outcome)s", outcome=hope(further.outcome))))
        for line in _silent_or_told(further_verdict(report) or further.verdict, waiting):
            console.print(Padding(line, (0, 0, 0, 2)))
    console.print(_heading(gettext("What changed")))
    counted_on = changes.counted_on(report.changes)
    for change in report.changes:
        usual = changes.usual(change, sites=not counted_on)
        between = "; " if change.of == "stopped" else " "  # other sentences go on: "5 a month, over the last 3 months"
        console.print(Text.assemble(f"  {changes.sentence(change)}{between}", (usual, "dim")))
    if counted_on:
        console.print(Text(f"  {counted_on}", style="dim"))
    if not report.changes:
        console.print(Text(f"  {changes.none(report)}", style="dim"))
    for note in (changes.too_new(report), changes.away(report), thanked, quiet):
        if note:
            console.print(Text(f"  {note}", style="dim"))


def _answered(words: str, step: Step, console: Console) -> None:
    """A step to which the person said something, below a heading."""
    console.print(_heading(words))
    console.print(Text(f"  {step.action}"))


def _silent_or_told(verdict: Verdict, waiting: Sequence[Waiting]) -> list[Text]:
    """The verdict, with who of those ``waiting`` may matter; where it cannot tell, with what is known of one's own
    part, and what would tell more."""
    words = " ".join(each for each in (verdict.words, who_may_matter(verdict, waiting)) if each)
    lines = [Text(words), *(Text(f"· {said}") for said in verdict.conduct)]
    if verdict.complaint:
        lines.append(Text(" ".join(verdict.complaint)))
    if verdict.missing:
        lines.append(Text(f"{verdict.missing.what} {verdict.missing.remedy}", style="dim"))
    return lines


def titled(report: Report) -> str:
    """What the report is called."""
    return gettext("Your networking, %(first)s to %(last)s", first=day(report.first), last=day(report.last))


def _heading(words: str) -> RenderableType:
    return Padding(Rule(Text(words, style="bold"), align="left", style="dim"), (1, 0, 0, 0))


def _step(tip: Tip) -> RenderableType:
    effort = ngettext("about %(num)s minute", "about %(num)s minutes", tip.minutes) if tip.minutes else ""
    leave = gettext("Not for you? “rapport audit --mute %(audit)s” leaves it out.", audit=tip.audit)
    parts: list[RenderableType] = [
        Text(" ".join(part for part in (tip.observation, tip.credit) if part)),
        Text(f"\n{tip.reason} {tip.choice}\n"),
        Text.assemble((tip.action, "bold"), (f"  {effort}", "dim")),
        Text(f"\n{leave}", style="dim"),
    ]
    return Padding(
        Panel(Group(*parts), title=gettext("One next step"), title_align="left", border_style="blue"), (1, 0, 0, 0)
    )


def _chip(audit: AuditResult) -> Text:
    if audit.band is None or audit.muted:
        return Text(f"◌ {standing(audit)}", style="dim")
    return Text(f"{_MARKS[audit.band]} {standing(audit)}", style=_STYLES[audit.band])


def _lines(audits: list[AuditResult]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=24)
    table.add_column(ratio=1)
    for audit in audits:
        said = Text(audit.title)
        if audit.value:
            days = f" ({looked_at(audit)})" if audit.days else ""
            said.append(f"\n{sentence(audit.value.words)}{days}", style="dim")
            if between := ends(audit.value):
                told = gettext("(probably %(low)s to %(high)s)", low=between[0], high=between[1])
                said.append(f" {told}", style="dim")
        if others := about_others(audit):
            said.append(f"\n{others}", style="dim italic")
        table.add_row(_chip(audit), said)
    return table


def _category(category: CategoryResult) -> RenderableType | None:
    """What was measured, and what failed; None where there is neither."""
    seen = [audit for audit in category.audits if audit.value]
    failed = [audit for audit in category.audits if audit.state is State.ERROR]
    if not seen and not failed:
        return None
    parts: list[RenderableType] = [Text(coverage(category), style="dim")]
    if seen:
        parts.append(_lines(seen))
    parts += [Text.assemble(f"◌ {audit.question} ", (audit.note or "", "dim"), overflow="fold") for audit in failed]
    return Group(*parts)


def _verdict(verdict: Verdict, waiting: Sequence[Waiting]) -> RenderableType:
    parts: list[RenderableType] = [Text(verdict.words, style="bold")]
    if bearing := who_may_matter(verdict, waiting):
        parts.append(Text(bearing))
    parts += [Text(f"· {said}") for said in verdict.conduct]
    if verdict.complaint:
        parts.append(Text(" ".join(verdict.complaint)))
    if verdict.missing:
        parts.append(Text(f"{verdict.missing.what} {verdict.missing.remedy}", style="dim"))
    if verdict.parts:
        table = Table(box=None, padding=(0, 2, 0, 0))
        columns = ("", gettext("Factor"), gettext("80 %% interval"), gettext("Chance it is the largest"))
        for column in columns:
            table.add_column(column, justify="left" if not column else "right")
        for part in verdict.parts:
            table.add_row(
                cause(part.cause),
                f"× {decimal(part.factor)}",
                gettext("%(low)s to %(high)s", low=decimal(part.low), high=decimal(part.high)),
                percent(part.largest),
            )
        parts.append(table)
    if verdict.experiment:
        parts.append(Text(gettext("What would tell: %(experiment)s", experiment=verdict.experiment)))
    return Group(*parts)


def show_comparison(
    first: Report, second: Report, found: Comparison, console: Console, *, zone: str, brief: bool = False
) -> None:
    """Print two reports side by side; ``brief``: only what differs."""
    console.print(Text(comparing.headline(found), style="bold"))
    if not brief:
        console.print(gettext("First: %(first)s", first=comparing.about(first, second, zone)))
        console.print(gettext("Second: %(second)s", second=comparing.about(second, first, zone)))
        for words in comparing.cautions(found):
            console.print(words, style="dim")
    titles: dict[Outcome, str] = {
        "differs": gettext("Differs by more than chance"),
        "apart": gettext("Moved, though it may be chance"),
        "same": gettext("The same as far as can be told"),
        "one": gettext("Measured in one of them only, or not comparable"),
    }
    for outcome, title in titles.items():
        pairs = found.of(outcome)
        if not pairs or (brief and outcome != "differs"):
            continue
        table = Table(title=None if brief else title, title_justify="left", box=None, show_header=not brief)
        for head in (gettext("Question"), gettext("First"), gettext("Second"), ""):
            table.add_column(head, overflow="fold")
        for pair in pairs:
            beside = [
                comparing.asked(pair),
                comparing.direction(pair),
                pair.why or pair.unlike,
                "" if brief else comparing.aside(pair),
            ]
            told = (
                comparing.question(pair),
                comparing.side(pair.first),
                comparing.side(pair.second),
                "; ".join(filter(None, beside)),
            )
            table.add_row(*map(Text, told))
        console.print(table)
        if outcome == "apart":
            console.print(comparing.apart_note(found), style="dim")
