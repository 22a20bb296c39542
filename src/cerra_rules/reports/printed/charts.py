"""The two drawings of the printed report, as SVG in the page: bars of cases by question, and days on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from cerra_rules.cases.check import Report, Status
from cerra_rules.outside.printing import markup as escape
from cerra_rules.reports.printed.deadlines import Deadline

LABEL, WIDTH, ROW = 250, 900, 22
SHOWN = (
    Status.AS_EXPECTED, Status.DECIDED, Status.ADVERSE, Status.UNEXPECTED, Status.UNDETERMINED, Status.ERROR,
)  # fmt: skip
MOST_TICKS = 12
MOST_BARS = 20
"""Of more questions than these, those with the fewest cases are only counted."""


def bars(report: Report, said: str, words: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return a bar for each question by its title, in pieces by what became of its cases."""
    counts: dict[str, Counter[Status]] = {}
    for result in report.results:
        if result.case is not None:
            counts.setdefault(result.case.question, Counter())[result.status] += 1
    if not counts:
        return ""
    shown = dict(sorted(counts.items(), key=lambda item: -item[1].total())[:MOST_BARS])
    most = max(c.total() for c in shown.values())
    scale = (WIDTH - LABEL - 50) / most
    drawn = [f'<svg role="img" viewBox="0 0 {WIDTH} {ROW * len(shown) + 6}" aria-label="{escape(said)}">']
    for row, (question, counted) in enumerate(sorted(shown.items())):
        top, left = row * ROW + 4, float(LABEL)
        drawn.append(
            f'<text x="{LABEL - 8}" y="{top + 12}" text-anchor="end">{escape(_cut(titles.get(question, question)))}</text>'
        )
        for status in SHOWN:
            if number := counted[status]:
                tip = f"{titles.get(question, question)}{words[':']}{words[status]} {number}"
                width = number * scale
                drawn.append(
                    f'<rect class="{status}" x="{left:.1f}" y="{top}" width="{max(1.0, width):.1f}" height="16">'
                    f"<title>{escape(tip)}</title></rect>",
                )
                left += width
        drawn.append(f'<text x="{left + 6:.1f}" y="{top + 12}">{counted.total()}</text>')
    rest = f"<p>{words['rest'].format(more)}</p>" if (more := len(counts) - len(shown)) else ""
    return "".join([*drawn, "</svg>", rest])


def _cut(text: str) -> str:
    """Return as much of a text as stands beside a bar; a Chinese letter is as wide as two others."""
    most = 17 if any(character > "\u3000" for character in text) else 28
    return text if len(text) <= most else text[: most - 1] + "…"


def time_line(days: tuple[Deadline, ...], said: str) -> str:
    """Return the days of some deadlines on a line; a larger mark stands for more of them."""
    counted = Counter(d.on for d in days)
    first, last = min(counted), max(counted)
    span = max(1, (last - first).days)

    def across(day: date) -> float:
        return 30 + (WIDTH - 60) * (day - first).days / span

    drawn = [f'<svg role="img" viewBox="0 0 {WIDTH} 70" aria-label="{escape(said)}">']
    drawn.append(f'<line class="axis" x1="20" y1="40" x2="{WIDTH - 20}" y2="40"/>')
    for day, text in _ticks(first, last):
        x = across(day)
        drawn.append(f'<line class="axis" x1="{x:.1f}" y1="40" x2="{x:.1f}" y2="46"/>')
        drawn.append(f'<text x="{x:.1f}" y="60" text-anchor="middle">{text}</text>')
    for day, number in sorted(counted.items()):
        size = min(14.0, 3.5 + number**0.5)
        drawn.append(
            f'<circle cx="{across(day):.1f}" cy="24" r="{size:.1f}"><title>{day.isoformat()}: {number}</title></circle>',
        )
    return "".join([*drawn, "</svg>"])


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield the first days of months or years, at most a dozen; of a shorter time, its two ends."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((n for n in (1, 2, 3, 6) if months <= n * MOST_TICKS), 12 * -(-months // (12 * MOST_TICKS)))
    starts = range(first.year * 12 + first.month, last.year * 12 + last.month)
    days = [date(m // 12, m % 12 + 1, 1) for m in starts if m % step == 0]
    if not days:
        days = sorted({first, last})
    for day in days:
        yield day, day.isoformat() if len(days) <= 2 else f"{day:%Y}" if step >= 12 else f"{day:%Y-%m}"
