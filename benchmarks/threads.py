"""Threads and processes: whether every engine answers alike from many at once, and what memory it holds.

    python benchmarks/threads.py --seconds 45                                 4 processes of 8 threads
    python benchmarks/threads.py --engine z3 --processes 1 --seconds 20       the solver, whose turns are one after the other
    python benchmarks/threads.py --engine durable --start fork

Each thread decides cases of all questions, with half of the facts unknown, and compares each answer with the one that a single thread
gave before. With `fork`, the children start while a thread of the parent decides. Ends with 1 where an answer differs or a process dies.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import threading
import time
from pathlib import Path
from random import Random
from typing import Any

from drawn import draw

from cerra_rules import RestDays, decide, find, question_ids
from cerra_rules.smt import smt_decide

Work = tuple[str, dict[str, Any]]
HEAVY = {"charter.resolution", "charter.competence", "charter.annual_plenary"}
"""Left out for the native engines: the first two are long to write out, the third calls Python."""


def cases(engine: str, number: int) -> list[Work]:
    """Draw facts that can be true together."""
    ids = [id for id in question_ids() if engine == "decide" or id not in HEAVY]
    random = Random(1)  # noqa: S311  # a draw of cases is no secret
    return [draw(ids, random) for _ in range(number)]


def answer(engine: str, work: Work) -> object:
    """Return what an engine says, as plain data."""
    question, facts = find(work[0]), work[1]
    if engine == "z3":
        found = smt_decide(question, facts, None, RestDays.none())
        return sorted(found.outcomes), found.needs
    decision = decide(question, facts, engine="durable") if engine == "durable" else decide(question, facts)
    return decision.to_dict()


def memory() -> float:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def race(
    engine: str, work: list[Work], expected: list[object], threads: int, seconds: float
) -> tuple[int, int, float, float]:
    """Decide in many threads; return how many answers there were, how many differed, and memory after a third and at the end."""
    counts, wrong, start = [0] * threads, [0] * threads, time.monotonic()

    def run(number: int) -> None:
        random = Random(number)  # noqa: S311  # nor is the order
        while time.monotonic() - start < seconds:
            place = random.randrange(len(work))
            wrong[number] += answer(engine, work[place]) != expected[place]
            counts[number] += 1

    running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    time.sleep(seconds / 3)
    early = memory()
    for thread in running:
        thread.join()
    return sum(counts), sum(wrong), early, memory()


def child(engine: str, work: list[Work], expected: list[object], threads: int, seconds: float) -> None:
    """Say what one process found, and die of a difference."""
    sys.setswitchinterval(1e-4)
    count, wrong, early, late = race(engine, work, expected, threads, seconds)
    print(f"  {count:,} answers, {wrong} differ; {early:.0f} MB after a third, {late:.0f} MB at the end", flush=True)
    raise SystemExit(wrong > 0)


def main() -> int:
    """Run, and return 1 where an answer differs or a process dies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("decide", "z3", "durable"), default="decide")
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--start", choices=("spawn", "fork"), default="spawn")
    options = parser.parse_args()
    work = cases(options.engine, options.cases)
    expected = [answer(options.engine, one) for one in work]
    context: Any = multiprocessing.get_context(options.start)
    parent = threading.Thread(target=race, args=(options.engine, work, expected, 1, 2))  # decides while they start
    parent.start()
    arguments = (options.engine, work, expected, options.threads, options.seconds)
    children = [context.Process(target=child, args=arguments) for _ in range(options.processes)]
    for one in children:
        one.start()
    for one in children:
        one.join()
    codes = [one.exitcode for one in children]
    print(
        f"{options.engine}: {options.processes} processes x {options.threads} threads, {options.start}: exit codes {codes}"
    )
    return int(any(codes))


if __name__ == "__main__":
    raise SystemExit(main())
