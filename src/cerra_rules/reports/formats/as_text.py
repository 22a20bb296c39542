"""Text for people: the report about problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.problem_report import WORDS, Entry, ProblemReport

MOST = 200
"""How many open problems a text shows; what is written for programs has all."""
_MOST_OTHERS = 3
_SAID_BEFORE = frozenset({Kind.UNREADABLE, Kind.NO_CASE})


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told."""

    is_quiet: bool = False
    is_verbose: bool = False
    has_statistics: bool = False
    has_codes: bool = False


def written(checked: Checked, lang: Lang) -> str:
    """Return all of it, with what cannot be read in its place."""
    return "\n".join(closing(checked, lang)) + "\n"


def closing(checked: Checked, lang: Lang, detail: Detail = Detail(), *, is_screen: bool = False) -> list[str]:
    """Return the report. What is on the screen already, for it was not checked, is not told there again."""
    report, words = ProblemReport(checked, lang, codes=detail.has_codes), WORDS[lang]
    groups, more = report.groups(MOST, lambda sort: not (is_screen and sort.kind in _SAID_BEFORE))
    lines: list[str] = []
    if more:
        lines.append(words["whole"].format(more, "--output json"))
    for problems in (problems for group in groups for problems in group.cases):
        shown = [e for e in map(report.entry, problems) if e.fails or not detail.is_quiet]
        lines += [report.head(problems[0])] if shown else []
        for entry in shown:
            lines += _entry(entry, lang, codes=detail.has_codes)
    if detail.is_quiet:
        return [*lines, report.verdict] if checked.exit_code else []
    others = report.others
    is_short = detail.is_verbose or len(others) <= _MOST_OTHERS
    lines += others if is_short else []
    if detail.has_statistics:
        lines += [f"{n:>7}  {f'{rule}  ' * detail.has_codes}{title}" for n, rule, title in report.statistics]
    if report.standings:
        lines.append(report.standings + ("" if is_short else f"{words['(']}{words['all']}{words[')']}"))
    return [report.verdict, *lines, report.counts]


def _entry(entry: Entry, lang: Lang, *, codes: bool) -> Iterator[str]:
    words = WORDS[lang]
    where = f"{words['(']}{entry.rule}{words[')']}" if codes else ""
    yield printable(f"    {entry.place}: {entry.mark}: {entry.provision}{where}")
    yield from (f"        {line}" for line in (entry.why, entry.change) if line)
