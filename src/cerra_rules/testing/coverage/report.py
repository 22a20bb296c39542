"""The legal coverage of some questions: which of their points were seen, merged over processes, as text and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cerra_rules.deciding.reference import evaluator
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import readings_in
from cerra_rules.testing.coverage.observing import Asked, Observer
from cerra_rules.testing.coverage.points import KINDS, Point, Points

MOST_SHOWN = 20
"""How many points of a question that were not seen are listed, unless all are asked for."""


@dataclass(slots=True)
class Coverage:
    """For each question (by id) the points that facts can reach, and whether they were seen."""

    questions: dict[str, dict[Point, bool]] = field(default_factory=dict)
    elsewhere: dict[str, dict[Point, bool]] = field(default_factory=dict)
    """The same for points under other readings than the default, which are reported apart and in no percentage."""

    @classmethod
    def of(cls, observer: Observer, named: Iterable[Question[Any]] = ()) -> Coverage:
        """Return the coverage of the questions named (asked or not), or of all that were asked where none is."""
        questions = {question.id: question for question in named}
        asked: dict[Question[Any], Iterable[Asked]] = {
            **dict.fromkeys(questions.values(), ()),
            **{q: cases for q, cases in observer.asked.items() if not questions or q.id in questions},
        }
        found = cls()
        for question, cases in asked.items():
            found.add(question.id, cover(question, cases), cover_elsewhere(question, cases))
        return found

    def add(self, id: str, points: Mapping[Point, bool], elsewhere: Mapping[Point, bool]) -> None:
        """Take in what was seen of a question."""
        for mine, others in ((self.questions, points), (self.elsewhere, elsewhere)):
            known = mine.setdefault(id, {})
            for point, seen in others.items():
                known[point] = seen or known.get(point, False)

    def share(self, id: str | None = None) -> tuple[int, int]:
        """Return how many points of a question (or of all) were seen, and how many there are."""
        points = [self.questions[id]] if id else self.questions.values()
        return sum(sum(p.values()) for p in points), sum(len(p) for p in points)

    @property
    def percent(self) -> float:
        """The share of points seen, 0 to 100; nothing asked is nothing seen."""
        seen, there = self.share()
        return 100 * seen / there if there else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the coverage as plain data."""
        return {
            "percent": round(self.percent, 2),
            "questions": {
                id: {
                    "seen": self.share(id)[0],
                    "points": _rows(points),
                    "under_other_readings": _rows(self.elsewhere.get(id, {})),
                }
                for id, points in sorted(self.questions.items())
            },
        }

    def take(self, data: Mapping[str, Any]) -> None:
        """Take in the coverage of another process, given as `to_dict` has it."""
        for id, question in data["questions"].items():
            self.add(id, _points(question["points"]), _points(question["under_other_readings"]))

    def lines(self, *, every: bool = False) -> Iterator[str]:
        """Yield the table, and under it what was not seen; with `every` all of that."""
        width = max([len("question"), *map(len, self.questions)])
        titles = [f"{kind}s" if kind != "boundary" else "boundaries" for kind in KINDS]
        yield f"{'question':{width}}  {'  '.join(titles)}  seen"
        for id, points in sorted(self.questions.items()):
            cells = []
            for kind, title in zip(KINDS, titles, strict=True):
                mine = [seen for point, seen in points.items() if point.kind == kind]
                shown = f"{sum(mine)}/{len(mine)}" if mine else "-"
                cells.append(f"{shown:>{len(title)}}")
            yield f"{id:{width}}  {'  '.join(cells)}  {_percent(*self.share(id)):>4}"
        seen, there = self.share()
        yield f"{seen} of {there} points seen, {_percent(seen, there)}"
        others = [seen for points in self.elsewhere.values() for seen in points.values()]
        if others:
            yield f"under other readings than the default, not counted above: {sum(others)} of {len(others)} points seen"
        for id, points in sorted(self.questions.items()):
            listed = points | (self.elsewhere.get(id, {}) if every else {})
            yield from _missing(id, [p for p, seen in listed.items() if not seen], every=every)


def cover(question: Question[Any], asked: Iterable[Asked]) -> dict[Point, bool]:
    """Return the points that facts can reach under the default readings, seen or not.

    A case decided under other readings counts for the points that do not hang on those.
    """
    return _seen(question, asked, question.choose(None))


def cover_elsewhere(question: Question[Any], asked: Iterable[Asked]) -> dict[Point, bool]:
    """Return the points that are otherwise under another option of one reading than under the default, seen or not."""
    asked, found = tuple(asked), {}
    for reading in question.readings.values():
        for option in reading.options:
            if option != reading.default:
                points = _seen(question, asked, question.choose({reading.name: option}), hanging_on=reading.name)
                for point, seen in points.items():
                    subject = f"{point.subject}, under {reading.name} = {option}"
                    found[Point(point.kind, subject, point.way, point.provisions)] = seen
    return found


def _seen(
    question: Question[Any],
    asked: Iterable[Asked],
    chosen: Mapping[str, str],
    hanging_on: str | None = None,
) -> dict[Point, bool]:
    points = Points(question, chosen)
    hangs = {point: {r.name for r in readings_in(*conditions)} for point, conditions in points.all.items()}
    left = {
        point: conditions
        for point, conditions in points.all.items()
        if (hanging_on is None or hanging_on in hangs[point]) and points.can_be(point)
    }
    found = dict.fromkeys(left, False)
    for case in asked:
        others = {name for name, option in chosen.items() if dict(case.chosen).get(name) != option}
        if hanging_on in others:
            continue  # it exercises none of them
        value = evaluator(dict(zip(question.facts.specs, case.facts, strict=True)), dict(case.chosen), case.calendar)
        for point in [p for p in left if not hangs[p] & others and all(value(c) is True for c in left[p])]:
            found[point] = True
            del left[point]
    return found


def _rows(points: Mapping[Point, bool]) -> list[dict[str, Any]]:
    return [
        {"kind": p.kind, "subject": p.subject, "way": p.way, "provisions": [*p.provisions], "seen": seen}
        for p, seen in points.items()
    ]


def _points(rows: Iterable[Mapping[str, Any]]) -> dict[Point, bool]:
    return {Point(r["kind"], r["subject"], r["way"], tuple(r["provisions"])): r["seen"] for r in rows}


def _missing(id: str, points: list[Point], *, every: bool) -> Iterator[str]:
    shown = points if every else points[:MOST_SHOWN]
    if points:
        yield f"{id}, not seen:"
    for point in shown:
        cited = f" [{', '.join(point.provisions)}]" if point.provisions else ""
        yield f"    {point}{cited}"
    if len(shown) < len(points):
        yield f"    and {len(points) - len(shown)} more; -v shows all"


def _percent(seen: int, there: int) -> str:
    """Return a share in whole percents, rounded down: 100 % is said where all was seen."""
    return f"{100 * seen // there} %" if there else "0 %"
