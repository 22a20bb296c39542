"""The slowest decisions that a random search finds: facts half known, readings open or chosen, calendars that tell all, some or nothing.

    python benchmarks/slowest.py                          5,000 tries over all questions
    python benchmarks/slowest.py --tries 500 --only charter.resolution

A try is a decision and, apart, all that it works out when asked (`to_dict`). CPU time of this process; what is compiled once for a
question and a choice of readings is counted where it happens, and told apart. Ends with 1 where a decision took longer than `--limit` seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from time import process_time
from typing import Literal, NamedTuple, TypeVar

from drawn import complete, draw

from cerra_rules import RestDays, find, question_ids
from cerra_rules.front import decide

T = TypeVar("T")
KEPT = 5
HOLIDAYS = [date(2024, 10, 1) + timedelta(n) for n in range(7)]
CALENDARS = {
    "unknown": None,
    "none": RestDays.none(),
    "part": RestDays(HOLIDAYS, covers=(date(2024, 9, 24), date(2024, 10, 8))),
    "all": RestDays.of(HOLIDAYS, covers=(date(1900, 1, 1), date(2199, 12, 31)), weekend=(5, 6)),  # 31,000 days
}


def readings_of(id: str, random: Random) -> dict[str, str] | Literal["any"] | None:
    """Choose readings: all open, the defaults, or any option of some."""
    readings = find(id).readings
    kind = random.random()
    if kind < 0.4 or not readings:
        return "any" if kind < 0.4 else None
    if kind < 0.6:
        return None
    return {name: random.choice([*reading.options]) for name, reading in readings.items() if random.random() < 0.5}


class Try(NamedTuple):
    """One try: seconds of the first decision, of the second, and of all that it works out; and what was asked."""

    seconds: tuple[float, float, float]
    what: str
    is_exact: bool


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU time that something takes, and what it gives."""
    start = process_time()
    done = work()
    return process_time() - start, done


def main() -> int:
    """Search, print the slowest, and return 1 where one took longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=1.5)
    parser.add_argument("--only", nargs="+", default=question_ids(), choices=question_ids(), metavar="QUESTION")
    given = parser.parse_args()
    random, ids = Random(given.seed), list(given.only)  # noqa: S311  # a draw is no secret
    for id in ids:
        complete(id)
    found: list[Try] = []
    for _ in range(given.tries):
        id, facts = draw(ids, random)
        readings, calendar = readings_of(id, random), random.choice([*CALENDARS])
        ask = partial(decide, id, facts, readings=readings, calendar=CALENDARS[calendar])
        (first, _), (again, decision) = timed(ask), timed(ask)  # the second time everything is compiled
        worked, _ = timed(decision.to_dict)
        said = {name: str(value) for name, value in facts.items()}
        found.append(Try((first, again, worked), f"{id} {readings} {calendar} {said}", decision.is_exact))
    for place, what in enumerate(("a decision, what is compiled included", "a decision", "all that it works out")):
        found.sort(key=lambda one: -one.seconds[place])
        middle, late = (found[len(found) // part].seconds[place] * 1000 for part in (2, 100))
        print(f"{what}: median {middle:.2f} ms, 99 of 100 within {late:.1f} ms; slowest:")
        for one in found[:KEPT]:
            print(f"  {one.seconds[place]:.3f} s", one.what)
    print(f"not exact: {sum(not one.is_exact for one in found)} of {len(found)}")
    return int(max(one.seconds[0] for one in found) > given.limit)


if __name__ == "__main__":
    raise SystemExit(main())
