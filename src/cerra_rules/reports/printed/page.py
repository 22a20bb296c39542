"""The printed report: one HTML page that needs nothing else, in English or Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from cerra_rules.cases.check import Report, Result, Status
from cerra_rules.deciding.decision import Decision
from cerra_rules.explaining.written import WORDS as SPOKEN
from cerra_rules.explaining.written import Writer
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Provision
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import markup as escape
from cerra_rules.reports.printed.charts import SHOWN, bars, time_line
from cerra_rules.reports.printed.deadlines import Deadline, deadlines
from cerra_rules.reports.printed.style import STYLE
from cerra_rules.reports.printed.words import WORDS
from cerra_rules.reports.problem_report import WORDS as SAID
from cerra_rules.reports.problem_report import ProblemReport
from cerra_rules.text.ledger import row_of
from cerra_rules.version import __version__

MOST_DEADLINES = 500
MOST_PROBLEMS = 500


def html(report: Report, lang: Lang = "en", problems: ProblemReport | None = None) -> str:
    """Return a report as a page: its problems, summary, chart, deadlines, every case with its reasons, and the provisions cited."""
    return "\n".join(_Page(report, lang, problems).lines()) + "\n"


class _Page:
    """A report, and the language it is written in."""

    def __init__(self, report: Report, lang: Lang, problems: ProblemReport | None) -> None:
        self.report = report
        self.problems = problems
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.days = deadlines(report)
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
            ("problems", self._problems()), ("summary", self._summary()), ("deadlines", self._deadlines()), ("cases", self._cases()),
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
        yield f'<p class="soft">{words["version"].format(__version__)} · {words["disclaimer"]}</p></header>'
        links = "".join(f'<li><a href="#{name}">{words[name]}</a></li>' for name, _ in present)
        yield f"<nav><ul>{links}</ul></nav>\n<main>"
        for name, lines in present:
            yield f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{words[name]}</h2>'
            yield from lines
            yield "</section>"
        yield "</main>\n</body>\n</html>"

    # parts

    def _problems(self) -> Iterator[str]:
        report = self.problems
        if report is None or not report.checked.results:
            return
        yield f"<p><strong>{escape(report.verdict)}</strong></p>"
        groups, more = report.groups(MOST_PROBLEMS)
        for file, entries in reversed(groups):
            yield f"<h3>{escape(file)}</h3><ul>" if file else "<ul>"
            for entry in entries:
                rule = f" <code>{escape(entry.rule)}</code>" if entry.rule != entry.provision else ""
                said = "<br>".join(escape(text) for text in (entry.case, entry.why, entry.fact, entry.change) if text)
                yield f"<li><code>{escape(entry.place)}</code> {escape(entry.mark)}: {escape(entry.provision)}{rule}<br>{said}</li>"
            yield "</ul>"
        if more:
            yield f"<p>{escape(SAID[self.lang]['whole'].format(more, '--output json'))}</p>"
        if report.standings:
            listed = "".join(f"<li>{escape(line)}</li>" for line in report.others[:MOST_PROBLEMS])
            yield f"<details><summary>{escape(report.standings)}</summary><ul>{listed}</ul></details>"

    def _summary(self) -> Iterator[str]:
        words = self.words
        if not self.report.results:
            yield f"<p>{words['no cases']}</p>"
            return
        counts = self.report.counts
        yield "<p>" + " · ".join(f'<span class="{s}">{n} {words[s]}</span>' for s, n in counts.items()) + "</p>"
        chart = bars(self.report, words["chart said"], words)
        if chart:
            yield f"<h3>{words['chart']}</h3>{chart}"
            shown = [s for s in SHOWN if s in counts]
            marks = " · ".join(f'<span class="{s}">■ {words[s]}</span>' for s in shown)
            yield f'<p class="soft">{words["marks"]}{words[":"]}{marks}</p>'
        if self.decided:
            by_outcome = Counter((d.question.id, d.outcome, self._said(d), d.tone) for _, d in self.decided)
            rows = (
                (f"<code>{escape(q)}</code>", f"<code>{escape(o)}</code> {escape(s)}", self._tone(tone), n)
                for (q, o, s, tone), n in sorted(by_outcome.items())
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
            (
                d.on.isoformat(),
                escape(d.says(self.lang)),
                f'<a href="#case-{d.number}">{escape(d.result.shown(d.result.place))}</a>',
            )
            for d in self.days[:MOST_DEADLINES]
        )
        yield self._table(("day", "what", "case"), rows)
        if (more := len(self.days) - MOST_DEADLINES) > 0:
            yield f"<p>{self.words['rest'].format(more)}</p>"

    def _cases(self) -> Iterator[str]:
        by_case: dict[int, list[Deadline]] = {}
        for day in self.days:
            by_case.setdefault(day.number, []).append(day)
        for number, result in enumerate(self.report.results, 1):
            is_open = " open" if result.status in {Status.UNEXPECTED, Status.ERROR} else ""
            answer = ""
            if result.decision is not None:
                decision = result.decision
                code = f"<strong>{escape(decision.outcome)}</strong>"
                said = code if self.lang == "en" else f"{escape(self._said(decision).rstrip('。'))}（{code}）"
                answer = f" <code>{decision.question.id}</code> {said} {self._tone(decision.tone)}"
            yield f'<details id="case-{number}"{is_open}><summary><span class="mark {result.status}">{self.words[result.status]}</span>'
            yield f"{escape(result.shown(result.place))}{answer}</summary><div>"
            yield from self._details(result, by_case.get(number, []))
            yield "</div></details>"

    def _details(self, result: Result, days: list[Deadline]) -> Iterator[str]:
        words = self.words
        for found in result.mismatches:
            said = words["expected"].format(found.what, self._plain(found.expected), self._plain(found.got))
            yield f'<p class="unexpected">{escape(said)}</p>'
        if result.case is not None and result.case.why:
            yield f'<p class="soft">{words["why"]}{words[":"]}{escape(result.case.why)}</p>'
        if result.error is not None:
            yield f'<p class="error">{words["error"]}{words[":"]}{escape(result.error.message)}</p>'
            if result.error.hint:
                yield f"<p>{words['hint']}{words[':']}{escape(result.error.hint)}</p>"
        if result.decision is None:
            return
        decision = result.decision
        for note in decision.cautions:
            said = f"{getattr(note, self.lang)} ({note.id})" if self.lang == "en" else f"{note.zh}（{note.id}）"
            yield f"<p><strong>{SPOKEN[self.lang]['caution']}</strong>{words[':']}{escape(said)}</p>"
        yield f"<p>{escape(decision.question.asks[self.lang == 'zh'])} <strong>{escape(self._said(decision))}</strong></p>"
        if decision.citations:
            yield f"<p>{words[','].join(map(self._link, decision.citations))}</p>"
        if days:
            yield "<p>" + "<br>".join(f"{d.on.isoformat()} {escape(d.says(self.lang))}" for d in days) + "</p>"
        yield "<dl>"
        for title, items in _sections(decision, self.lang):
            listed = "".join(f"<li>{escape(item)}</li>" for item in items)
            yield f"<dt>{escape(title)}</dt><dd><ul>{listed}</ul></dd>"
        yield "</dl>"
        if decision.notes:
            notes = words[","].join(
                f'<a href="#note-{escape(n.id)}">{escape(n.title(self.lang))}</a>' for n in decision.notes
            )
            yield f'<p class="soft">{words["notes"]}{words[":"]}{notes}</p>'

    def _provisions(self) -> Iterator[str]:
        rows = []
        for provision in self.cited:
            row = row_of(provision)
            summary = row.summary(self.lang) if row else ""
            name = f'<strong id="{_anchor(provision)}">{escape(provision.cite(self.lang))}</strong>'
            rows.append(f"<dt>{name} <code>{escape(provision)}</code></dt><dd>{escape(summary)}</dd>")
        if rows:
            yield f"<dl>{''.join(rows)}</dl>"

    def _notes(self) -> Iterator[str]:
        notes: dict[HigherLaw, None] = dict.fromkeys(n for _, d in self.decided for n in d.notes)
        if notes:
            rows = (
                f'<dt id="note-{escape(n.id)}">{escape(n.title(self.lang))}</dt>'
                f'<dd>{escape(getattr(n, self.lang))} <span class="soft">{escape(n.rests_on(self.lang))}</span></dd>'
                for n in sorted(notes, key=lambda n: n.id)
            )
            yield f"<dl>{''.join(rows)}</dl>"

    # pieces

    def _said(self, decision: Decision) -> str:
        return str(getattr(decision.reached, self.lang)) if decision.reached else self.words["undetermined"]

    def _tone(self, tone: str) -> str:
        """Return a mark that says, in a word and not by colour alone, how an outcome is for whom it concerns."""
        return f'<span class="tone {tone}">{self.words[f"tone {tone}"]}</span>'

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

    def _plain(self, value: object) -> str:
        if isinstance(value, list):
            return self.words[","].join(map(str, value)) or self.words["none"]
        return str(value)


def _sections(decision: Decision, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections of an explanation, title and items, but for those that the page has elsewhere."""
    for title, lines in Writer(decision.answer(), lang).sections():
        if title != SPOKEN[lang]["notes"]:
            yield title, list(lines)


def _anchor(provision: Provision) -> str:
    """Return the name of the place in the page where a provision stands."""
    return f"p-{provision.instrument.code}-{provision.position}"
