"""The printed report: one HTML page that needs nothing else, in English or Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from cerra_rules.cases.check import Result
from cerra_rules.cases.check_text import mismatch_said, place_said
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind, Problem, Sort, Standing
from cerra_rules.deciding.decision import Decision
from cerra_rules.explaining.tones import TONES
from cerra_rules.explaining.written import Writer
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Provision
from cerra_rules.language.rows import Lang
from cerra_rules.language.rules import AnswerTone
from cerra_rules.outside.chinese import said_in
from cerra_rules.outside.printing import markup as escape
from cerra_rules.reports.printed.charts import SHOWN, bars, time_line
from cerra_rules.reports.printed.deadlines import deadlines
from cerra_rules.reports.printed.style import STYLE
from cerra_rules.reports.printed.words import WORDS
from cerra_rules.reports.problem_report import ProblemReport
from cerra_rules.text.ledger import row_of
from cerra_rules.version import __version__

MOST_DEADLINES = 100
MOST_REASONED, MOST_BRIEF = 200, 500
"""Of so many cases with problems the reasons are given, and of so many without any, what came of them in short: the rest is a line each."""


def html(checked: Checked, lang: Lang = "en") -> str:
    """Return a check as a page: its verdict and open problems first, then what is excepted, the rest in short, and what is cited."""
    return "\n".join(_Page(checked, lang).lines()) + "\n"


class _Page:
    """A check, and the language it is written in."""

    def __init__(self, checked: Checked, lang: Lang) -> None:
        self.checked = checked
        self.report = report = checked.report
        self.problem_report = ProblemReport(checked, lang)
        self.groups, _ = self.problem_report.groups(shows=self._is_told)
        self.open = {id(problems[0].result) for group in self.groups for problems in group.cases}
        self.reasoned = self.brief = 0
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.days = deadlines(report)
        self.number = {id(result): number for number, result in enumerate(report.results, 1)}
        self.decided = [(r, r.decision) for r in report.results if r.decision is not None]
        self.cited = sorted(
            {p for _, d in self.decided for p in d.citations},
            key=lambda p: (p.instrument.code, p.position),
        )

    def lines(self) -> Iterator[str]:
        """Yield the page, piece by piece."""
        words = self.words
        title = words["title"].format(sum(1 for r in self.report.results if r.case is not None))
        sections: list[tuple[str, Iterable[str]]] = [
            ("problems", self._problems()), ("answered for", self._answered_for()), ("summary", self._summary()), ("deadlines", self._deadlines()), ("cases", self._cases()),
            ("provisions", self._provisions()), ("notes", self._notes()),
        ]  # fmt: skip
        present = [(name, list(lines)) for name, lines in sections]
        present = [(name, lines) for name, lines in present if lines]
        yield f'<!doctype html>\n<html lang="{"en" if self.lang == "en" else "zh-Hans"}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<link rel="icon" href="data:,">'
        yield f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
        yield f'<a class="skip" href="#cases">{words["skip"]}</a>'
        yield f"<header><h1>{escape(title)}</h1>"
        yield self._verdict()
        yield f'<p class="soft">{words["version"].format(__version__)} · {words["disclaimer"]}</p></header>'
        links = "".join(f'<li><a href="#{_slug(name)}">{words[name]}</a></li>' for name, _ in present)
        yield f"<nav><ul>{links}</ul></nav>\n<main>"
        for name, lines in present:
            slug = _slug(name)
            yield f'<section id="{slug}" aria-labelledby="h-{slug}"><h2 id="h-{slug}">{words[name]}</h2>'
            yield from lines
            yield "</section>"
        yield "</main>\n</body>\n</html>"

    # parts

    def _verdict(self) -> str:
        """Say first whether the check fails, and over how many problems."""
        kind = "unexpected" if self.checked.exit_code else "as_expected"
        return f'<p class="verdict {kind}"><strong>{escape(self.problem_report.verdict)}</strong></p>'

    def _is_told(self, sort: Sort) -> bool:
        """Whether each problem of a sort is told; cautions that fail nothing are counted."""
        return sort.kind is not Kind.CAUTION or self.checked.weighs(sort)

    def _problems(self) -> Iterator[str]:
        """Yield the cases with open problems, those that fail the check first, each with what is the matter, opened and with its reasons."""
        for group in reversed(self.groups):
            for problems in group.cases:
                yield from self._case(problems[0].result, problems)
        told = Counter(p.caution for p in self.checked.open if p.caution and not self.checked.fails(p))
        for note, number in told.items():
            said = self.words["caution"].format(number)
            yield f'<p class="soft">{said}{self.words[":"]}{escape(getattr(note, self.lang))}</p>'

    def _answered_for(self) -> Iterator[str]:
        """Yield a row for each problem that an exception or the baseline covers, and what is to be said of these."""
        covered = [p for p in self.checked.problems if p.standing is not Standing.OPEN]
        if covered:
            rows = (
                (
                    self.words[str(p.standing)],
                    escape(p.title(self.lang)),
                    self._to_case(p.result),
                    escape(p.note),
                )
                for p in covered
            )
            yield self._table(("standing", "what", "case", "reason"), rows)
        yield from (f"<p>{escape(note.text)}</p>" for note in self.checked.notes)

    def _summary(self) -> Iterator[str]:
        words = self.words
        if not self.report.results:
            yield f"<p>{words['no cases']}</p>"
            return
        counts = self.report.counts
        titles = {d.question.id: d.question.asks[self.lang == "zh"] for _, d in self.decided}
        yield "<p>" + " · ".join(f'<span class="{s}">{n} {words[s]}</span>' for s, n in counts.items()) + "</p>"
        chart = bars(self.report, words["chart said"], words, titles)
        if chart:
            yield f"<h3>{words['chart']}</h3>{chart}"
            shown = [s for s in SHOWN if s in counts]
            marks = " · ".join(f'<span class="{s}">■ {words[s]}</span>' for s in shown)
            yield f'<p class="soft">{words["marks"]}{words[":"]}{marks}</p>'
        if self.decided:
            by_outcome: Counter[tuple[str, str, str, AnswerTone]] = Counter(
                (d.question.id, d.question.asks[self.lang == "zh"], self._said(d), d.tone) for _, d in self.decided
            )
            rows = (
                (escape(asks), escape(said), self._tone(tone), n)
                for (_, asks, said, tone), n in sorted(by_outcome.items())
            )
            yield f"<h3>{words['by outcome']}</h3>" + self._table(("question", "outcome", "tone", "count"), rows)
        if self.cited:
            by_provision = Counter(p for _, d in self.decided for p in d.citations)
            adverse = Counter(p for _, d in self.decided if d.tone == "adverse" for p in d.citations)
            provisions = ((self._link(p), by_provision[p], adverse[p]) for p in self.cited)
            yield f"<h3>{words['by provision']}</h3>"
            yield self._table(("provision", "cited", "of them adverse"), provisions)

    def _deadlines(self) -> Iterator[str]:
        if not self.days:
            return
        ends = (self.days[0].on.isoformat(), self.days[-1].on.isoformat())
        yield time_line(self.days, self.words["line said"].format(*ends))
        rows = (
            (d.on.isoformat(), escape(d.says(self.lang)), self._to_case(d.result)) for d in self.days[:MOST_DEADLINES]
        )
        yield self._table(("day", "what", "case"), rows)
        if (more := len(self.days) - MOST_DEADLINES) > 0:
            yield f"<p>{self.words['rest'].format(more)}</p>"

    def _cases(self) -> Iterator[str]:
        """Yield the cases without open problems, folded: on paper each is one line."""
        for result in self.report.results:
            if id(result) not in self.open:
                yield from self._case(result, [])

    def _case(self, result: Result, problems: list[Problem]) -> Iterator[str]:
        """Yield one case: with problems it stands open and has its reasons, else it is folded and says what came of it in short."""
        number, kind = self.number[id(result)], "problem" if problems else "fine"
        answer = ""
        if result.decision is not None:
            decision = result.decision
            answer = f" {escape(self._said(decision))} {self._tone(decision.tone)}"
        is_open = " open" if problems else ""
        yield f'<details class="{kind}" id="case-{number}"{is_open}><summary><span class="mark {result.status}">{self.words[result.status]}</span>'
        details = "\n".join(self._details(result, problems))
        yield f"{escape(place_said(result, self.lang))}{answer}</summary>{details and f'<div>{details}</div>'}</details>"

    def _details(self, result: Result, problems: list[Problem]) -> Iterator[str]:
        words = self.words
        if result.decision is not None:
            otherwise = (mismatch_said(found, result.decision, self.lang) for found in result.mismatches)
            yield from (f'<p class="unexpected">{escape(text)}</p>' for text in otherwise)
        has_room = result.decision is None or self._has_room(is_problem=bool(problems))
        for problem in problems:
            said = (problem.title(self.lang), self.problem_report.change(problem), problem.note)
            more = "<br>".join(escape(text) for text in said if text)
            yield f"<p><code>{escape(self.problem_report.place(problem))}</code> {more}</p>"
        if result.case is not None and result.case.why:
            yield f'<p class="soft">{words["why"]}{words[":"]}{escape(result.case.why)}</p>'
        if result.error is not None:
            message, hint = said_in(self.lang, result.error)
            yield f'<p class="error">{words["error"]}{words[":"]}{escape(message)}</p>'
            if hint:
                yield f"<p>{words['hint']}{words[':']}{escape(hint)}</p>"
        if result.decision is None or not has_room:
            return
        writer = Writer(self.problem_report.answer(result.decision), self.lang)
        for title, text in writer.brief():
            yield f"<p><strong>{escape(title)}</strong>{words[':']}{escape(text)}</p>"
        if not problems:
            return
        yield "<dl>"
        for title, items in writer.reasoning():
            yield f"<dt>{escape(title)}</dt><dd><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul></dd>"
        yield "</dl>"

    def _has_room(self, *, is_problem: bool) -> bool:
        """Count a case that has more to say than its line; say whether there is room for it."""
        self.reasoned += is_problem
        self.brief += not is_problem
        return self.reasoned <= MOST_REASONED if is_problem else self.brief <= MOST_BRIEF

    def _provisions(self) -> Iterator[str]:
        rows = []
        for provision in self.cited:
            row = row_of(provision)
            summary = row.summary(self.lang) if row else ""
            name = f'<strong id="{_anchor(provision)}">{escape(provision.cite(self.lang))}</strong>'
            rows.append(f"<dt>{name}</dt><dd>{escape(summary)}</dd>")
        if rows:
            yield f"<dl>{''.join(rows)}</dl>"

    def _notes(self) -> Iterator[str]:
        notes: dict[HigherLaw, None] = dict.fromkeys(n for _, d in self.decided for n in d.notes)
        if notes:
            rows = (
                f"<dt>{escape(n.topic if self.lang == 'en' else n.topic_zh)}</dt>"
                f'<dd>{escape(getattr(n, self.lang))} <span class="soft">{escape(n.rests_on(self.lang))}</span></dd>'
                for n in sorted(notes, key=lambda n: n.id)
            )
            yield f"<dl>{''.join(rows)}</dl>"

    # pieces

    def _said(self, decision: Decision) -> str:
        return str(getattr(decision.reached, self.lang)) if decision.reached else self.words["undetermined"]

    def _tone(self, tone: AnswerTone) -> str:
        """Return a mark that says, in a word and not by colour alone, how an outcome is for whom it concerns."""
        return f'<span class="tone {tone}">{TONES[self.lang][tone][0]}</span>'

    def _to_case(self, result: Result) -> str:
        return f'<a href="#case-{self.number[id(result)]}">{escape(place_said(result, self.lang))}</a>'

    def _link(self, provision: Provision) -> str:
        return f'<a href="#{_anchor(provision)}">{escape(provision.cite(self.lang))}</a>'

    def _table(self, titles: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
        head = "".join(f'<th scope="col">{self.words[t]}</th>' for t in titles)
        body = "".join(
            "<tr>"
            + "".join(f'<td class="n">{c}</td>' if isinstance(c, int) else f"<td>{c}</td>" for c in row)
            + "</tr>"
            for row in rows
        )
        return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _anchor(provision: Provision) -> str:
    """Return the name of the place in the page where a provision stands."""
    return f"p-{provision.instrument.code}-{provision.position}"
