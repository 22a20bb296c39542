"""A check in CI: CPU time and memory of `cerra-rules check` on many files, on one of many cases, and on one table.

    python benchmarks/gate.py                    # about five minutes
    python benchmarks/gate.py files table        # some of the inputs
    python benchmarks/gate.py --keep FOLDER      # the inputs stay there, to look at or to profile

Each run is a process of its own, in a repository of git; its time is that of its CPU, its memory the most that was
resident in one process. Each input is tried at two sizes, of which the second is twice the first. Cases are complete, and
expect the answer that they have; the rows of a table all differ. Of `late`, half of the rows are late and expect nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from by_hand import BY_HAND
from cases import CALENDARS, USUAL, as_json, cases

from cerra_rules import decide, find
from cerra_rules.cases.documents import write_data

FORMATS = ("text", "json", "jsonl", "sarif", "junit", "tap", "github", "gitlab", "html")
RETURN = "anxi.seven_day_return"
IN_A_FILE = 3
"""Cases in each of many files."""


@dataclass(frozen=True)
class Input:
    """What is checked: its two sizes, what makes it in a folder, and with which options."""

    said: str
    sizes: tuple[int, int]
    make: Callable[[Path, int], None]
    options: tuple[str, ...] = ()


def drawn(n: int) -> Iterator[dict[str, Any]]:
    """Give so many cases of ten questions in turn, each with the answer that it has."""
    streams = [(question, cases(question, -(-n // len(BY_HAND)))) for question in BY_HAND]
    for number in range(n):
        question, stream = streams[number % len(streams)]
        facts = next(stream)
        case: dict[str, Any] = {"id": f"case-{number}", "question": question, "facts": as_json(facts)}
        if question in CALENDARS:
            case["calendar"] = "none"
        yield case | {"expect": decide(find(question), facts, **CALENDARS.get(question, {})).outcome}


def files(folder: Path, n: int) -> None:
    """Write so many files of three cases each, of three shops."""
    made = drawn(n * IN_A_FILE)
    for number in range(n):
        shop = folder / "shops" / ("tea", "porcelain", "bamboo")[number % 3]
        shop.mkdir(parents=True, exist_ok=True)
        write_data(shop / f"{number:05}.yaml", {"cases": list(islice(made, IN_A_FILE))})


def excepted(folder: Path, n: int) -> None:
    """Write so many files as well, and 800 exceptions for breaches in 2,001 of them (of fewer, as large a share)."""
    files(folder, n)
    text = ""
    for number in range(n * 800 // 2_001):
        file = f"shops/tea/breach-{number:05}.yaml"
        write_data(folder / file, {"question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}})
        text += f'[[exceptions]]\nrule = "anxi:13(6)#c"\nfile = "{file}"\nowner = "tea"\nreason = "old"\nexpires = 2099-12-31\n\n'
    (folder / "cerra-rules.toml").write_text(text, encoding="utf-8")


def one_file(folder: Path, n: int) -> None:
    """Write so many cases into one file."""
    write_data(folder / "cases.yaml", list(drawn(n)))


def table(folder: Path, n: int, *, has_late: bool = False, least: int = 0) -> None:
    """Write so many returns into one table, no two of the same days, each asked for after so many days at least."""
    usual = {name: str(value).lower() for name, value in USUAL[RETURN].items()} | {"return_was_requested": "true"}
    with (folder / "returns.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", *usual, "received_on", "return_requested_on", "expect"])
        for number in range(n):
            received = date(1990, 1, 1) + timedelta(number // 15)
            asked = received + timedelta(least + number % 15)
            expect = "" if has_late else "must_accept_return" if number % 15 <= 7 else "too_late"
            rows.writerow([f"r{number:07}", *usual.values(), received.isoformat(), asked.isoformat(), expect])


def late(folder: Path, n: int) -> None:
    """Write a table of which half of the rows are late, and the rest have a caution."""
    table(folder, n, has_late=True)


def all_late(folder: Path, n: int) -> None:
    """Write a table of which every row is late."""
    table(folder, n, has_late=True, least=8)


_TABLE = ("--question", RETURN, "--calendar", "none", "returns.csv")
INPUTS = {
    "files": Input("{} files of 3 cases", (2_001, 4_002), files, ("shops",)),
    "outputs": Input("the same, nine outputs", (2_001, 4_002), files, ("shops", *(f"--output={f}:out.{f}" for f in FORMATS))),
    "exceptions": Input("{} files, 800 exceptions of 2,001", (2_001, 4_002), excepted, ("shops",)),
    "cases": Input("one YAML of {} cases", (10_000, 20_000), one_file, ("cases.yaml",)),
    "table": Input("one CSV of {} rows", (100_000, 200_000), table, _TABLE),
    "late": Input("one CSV of {} rows, half of them late", (100_000, 200_000), late, _TABLE),
    "all-late": Input("one CSV of {} rows, all of them late", (100_000, 200_000), all_late, _TABLE),
    "late-sarif": Input("the same, SARIF", (100_000, 200_000), all_late, ("--output=sarif:out.sarif", *_TABLE)),
}  # fmt: skip


_MEASURE = """
import json, os, resource, sys
start = os.times().elapsed
status = os.spawnv(os.P_WAIT, sys.executable, [sys.executable, *sys.argv[1:]])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, os.times().elapsed - start, used.ru_maxrss / 1000, status]), file=sys.stderr)
"""
"""Runs Python and measures it. The system says of a process that it never had less memory than the one that started it, so a small one does."""


def run(folder: Path, options: tuple[str, ...]) -> tuple[float, float, float, int]:
    """Check, and return CPU and wall time in seconds, the memory in MB, and the exit code. Bytecode is cached."""
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=str(Path(tempfile.gettempdir(), "cerra-gate-bytecode")))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-I", "-S", "-c", _MEASURE, "-m", "cerra_rules", "check", *options]
    done = subprocess.run(  # noqa: S603  # this Python, and our own options
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True
    )  # fmt: skip
    cpu, wall, memory, code = json.loads(done.stderr.splitlines()[-1])
    return cpu, wall, memory, code


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help=", ".join(INPUTS))
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run; the fastest counts")
    parser.add_argument("--option", action="append", default=[], help="one more for check, such as --option=--jobs=2")
    asked = parser.parse_args()
    print(
        "| what | s CPU | s | MB | twice as much, s CPU | MB | times | exit code |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    )
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as place:
        with tempfile.TemporaryDirectory() as first:
            files(Path(first), 10)
            run(Path(first), ("shops",))  # writes the bytecode
        for name in asked.inputs or INPUTS:
            measured = []
            for size in INPUTS[name].sizes:
                folder = Path(place, f"{INPUTS[name].make.__name__}-{size}")
                if not folder.exists():
                    folder.mkdir(parents=True)
                    subprocess.run(["git", "init", "-q", str(folder)], check=True)  # noqa: S603, S607  # git of the machine
                    INPUTS[name].make(folder, size)
                options = (*INPUTS[name].options, *asked.option)
                measured.append(min(run(folder, options) for _ in range(asked.runs)))
            (cpu, wall, memory, code), (cpu_2, _, memory_2, _) = measured
            said = INPUTS[name].said.format(f"{INPUTS[name].sizes[0]:,}")
            print(
                f"| {said} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {cpu_2:.2f} | {memory_2:.0f} | {cpu_2 / cpu:.2f} | {code} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
