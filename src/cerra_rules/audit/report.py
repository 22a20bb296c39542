"""What an audit says to people: a table of questions, and below it what fails, what is accepted, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cerra_rules.audit.claims import MEANINGS, Kind, Status
from cerra_rules.outside.printing import columns, typed

Entry = Mapping[str, Any]
_HEADER = "question cases outcomes rules citations values comparisons facts readings others result"
_COLUMNS: tuple[tuple[Kind, ...], ...] = (
    (Kind.REACHED, Kind.GROUNDED),
    (Kind.MATTERS, Kind.ALONE),
    (Kind.LIMB,),
    (Kind.ITEM, Kind.BRANCH),
    (Kind.THRESHOLD,),
    (Kind.FACT,),
    (Kind.READING,),
    (Kind.UNAMBIGUOUS, Kind.EXCLUSIVE, Kind.PROPERTY, Kind.ACCEPTED),
)


def structure(entries: Sequence[Entry], says: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the lines of the report on the structure of some questions; `says` says the table in another language."""
    header = tuple(says(_HEADER).split())
    rows = [header, *(_row(entry, says) for entry in entries)]
    widths = [max(columns(row[i]) for row in rows) for i in range(len(header))]
    for row in rows:
        gaps = [" " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [row[0] + gaps[0], *(gap + cell for gap, cell in zip(gaps[1:-1], row[1:-1], strict=True)), row[-1]]
        yield "  ".join(cells).rstrip()
    for status, title in (
        (Status.FAILS, "Fails"), (Status.OPEN, "Open: neither shown nor excluded"), (Status.ACCEPTED, "Accepted"),
    ):  # fmt: skip
        found = [(e, c) for e in entries for c in e["claims"] if c["status"] == status]
        if found:
            yield from ("", title)
            for question, claim in found:
                yield from _claim(question, claim)
    yield from _elsewhere(entries)
    yield from _sampled(entries)
    yield from ("", *_unnamed(entries), *_uncited(entries), *_totals(entries))


def _row(entry: Entry, says: Callable[[str], str]) -> tuple[str, ...]:
    claims = [(Kind(c["claim"].split(" ")[0]), c["status"]) for c in entry["claims"]]
    cells = []
    for kinds in _COLUMNS:
        mine = [status for kind, status in claims if kind in kinds]
        held = sum(status == Status.HOLDS for status in mine)
        cells.append(str(held) if held == len(mine) else f"{held}/{len(mine)}")
    statuses = Counter(status for _, status in claims)
    parts = [f"{statuses[s]} {s}" for s in (Status.FAILS, Status.OPEN, Status.ACCEPTED) if statuses[s]]
    cases = _number(sum(c["cases"] for c in entry["counts"]))
    return (entry["question"], cases, *cells, says(", ".join(parts) or "holds"))


def _claim(entry: Entry, claim: Entry) -> Iterator[str]:
    yield f"  {entry['question']}: {claim['claim']}"
    yield f"    wanted: {MEANINGS[Kind(claim['claim'].split(' ')[0])]}"
    if claim.get("says"):
        yield f"    found: {claim['says']}"
    for case in claim.get("cases", ()):
        yield f"    such as: {said_case(case)}"
    if claim.get("reason"):
        yield f"    accepted: {claim['reason']}"


def said_case(case: Entry) -> str:
    """Return a case in one line: the facts that are not plain, and the readings that are not the default."""
    facts = [f"{name} = {typed(value)}" for name, value in case.get("facts", {}).items()]
    readings = [f"reading {name} = {option}" for name, option in case.get("readings", {}).items()]
    calendar = ["with rest days"] if case.get("calendar") else []
    return "; ".join([*(facts or ["nothing is the case"]), *readings, *calendar])


def _elsewhere(entries: Iterable[Entry]) -> Iterator[str]:
    found = [(e["question"], c) for e in entries for c in e["claims"] if "default" in c.get("not_under", ())]
    if found:
        yield from ("", "Only under other readings than the default")
        for question, claim in found:
            readings = claim["cases"][0].get("readings", {}) if claim.get("cases") else {}
            under = ", ".join(f"{name}={option}" for name, option in readings.items())
            yield f"  {question}: `{claim['claim']}`: under {under or 'other combinations'}"


def _sampled(entries: Iterable[Entry]) -> Iterator[str]:
    drawn = [
        e["question"] for e in entries if any(part["method"] == "sampled" for part in (*e["claims"], *e["counts"]))
    ]
    if drawn:
        yield from ("", f"Drawn cases stand for all cases in part of: {', '.join(drawn)}")


def _unnamed(entries: Iterable[Entry]) -> Iterator[str]:
    found = []
    for entry in entries:
        claimed = {c["claim"] for c in entry["claims"]}
        left = [name for name in entry["plain"] if f"{Kind.FACT} {name}" not in claimed]
        if left and len(claimed) > 1:  # else the audit was given up
            found.append(f"{entry['question']}: {', '.join(left)}")
    if found:
        yield f"No rule names these facts: {'; '.join(found)}."


def _uncited(entries: Iterable[Entry]) -> Iterator[str]:
    open_ended = [f"{e['question']} `{u['outcome']}`" for e in entries for u in e["uncited"]]
    if open_ended:
        yield f"Reached somewhere without any citation, for nobody and against nobody: {'; '.join(open_ended)}"
    overlaps = [o for e in entries for o in e["overlaps"]]
    together = sum(bool(o["cases"]) for o in overlaps)
    yield f"Of {len(overlaps)} pairs of outcomes with rules, {together} can meet in one case; precedence decides there."


def _totals(entries: Sequence[Entry]) -> Iterator[str]:
    claims = Counter(c["status"] for e in entries for c in e["claims"])
    counts = [c for e in entries for c in e["counts"]]
    cases, stands = sum(c["cases"] for c in counts), sum(c["combinations"] for c in counts)
    parts = ", ".join(f"{_number(claims[s])} {s}" for s in Status if claims[s])
    found = f"{_number(claims.total())} claims: {parts}; {_number(cases)} cases, which stand for {_number(stands)} combinations of answers."
    yield f"1 question, {found}" if len(entries) == 1 else f"{len(entries)} questions, {found}"


def _number(n: int) -> str:
    return f"{n:,}"
