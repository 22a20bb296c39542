"""What importing costs, against pydantic and the same fact models written as plain pydantic models.

    python benchmarks/imports.py [--rounds 15] [--runs 3]

Each import runs in a fresh interpreter, in a new order each round; the number is the CPU time of that process,
user and system, as the kernel accounts for it. A warm-up round writes all bytecode to a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from by_hand import BY_HAND
from plain_models import source

from cerra_rules import question_ids

TEN = tuple(BY_HAND)
PROGRAMS = {
    "bare interpreter": "pass",
    "import pydantic": "import pydantic",
    "pydantic and 10 plain models": "import plain_ten",
    "pydantic and 53 plain models": "import plain_all",
    "import cerra_rules": "import cerra_rules",
    "cerra_rules and the 10 questions": f"from cerra_rules import find\nfor id in {TEN}: find(id)",
    "cerra_rules and all 53 questions": (
        "from cerra_rules import find, question_ids\nfor id in question_ids(): find(id)"
    ),
    "cerra_rules, all 53 compiled": (
        "from cerra_rules import decider, question_ids\nfor id in question_ids(): decider(id)"
    ),
}
COMPARED = {
    "import cerra_rules": ("pydantic and 10 plain models", "1.3"),
    "cerra_rules and the 10 questions": ("pydantic and 10 plain models", ""),
    "cerra_rules and all 53 questions": ("pydantic and 53 plain models", "1.5"),
    "cerra_rules, all 53 compiled": ("pydantic and 53 plain models", ""),
}
BARE = "bare interpreter"


def cpu_ms(program: str, environment: dict[str, str]) -> float:
    """Run a program in a fresh interpreter and return its CPU time in milliseconds."""
    process = subprocess.Popen([sys.executable, "-c", program], env=environment)  # noqa: S603  # the programs above
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {program}")
    return (usage.ru_utime + usage.ru_stime) * 1e3


def measure(rounds: int, folder: str) -> dict[str, list[float]]:
    """Return the CPU time of every program, round by round."""
    Path(folder, "plain_ten.py").write_text(source(TEN), encoding="utf-8")
    Path(folder, "plain_all.py").write_text(source(question_ids()), encoding="utf-8")
    path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH", "")]))
    environment = dict(os.environ, PYTHONPATH=path, PYTHONPYCACHEPREFIX=str(Path(folder, "bytecode")))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    costs: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    random = Random(1)  # noqa: S311  # an order, not a secret
    for _ in range(rounds + 1):
        for name in random.sample(list(PROGRAMS), len(PROGRAMS)):
            costs[name].append(cpu_ms(PROGRAMS[name], environment))
    return {name: found[1:] for name, found in costs.items()}


def shown(values: list[float], digits: int) -> str:
    """Return one number, or the range of several."""
    texts = [f"{v:.{digits}f}" for v in (min(values), max(values))]
    return texts[0] if texts[0] == texts[1] else " - ".join(texts)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--runs", type=int, default=1, help="so many times all rounds, and the range over them")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure(args.rounds, folder) for _ in range(args.runs)]
    medians = [{name: statistics.median(found) for name, found in run.items()} for run in runs]
    print("| process | CPU ms, median |\n|---|---:|")
    for name in PROGRAMS:
        print(f"| {name} | {shown([m[name] for m in medians], 0)} |")
    print("\n| compared | with | ratio | without the bare interpreter | limit |\n|---|---|---:|---:|---:|")
    for name, (other, limit) in COMPARED.items():
        ratios = [statistics.median(a / b for a, b in zip(run[name], run[other], strict=True)) for run in runs]
        net = [(m[name] - m[BARE]) / (m[other] - m[BARE]) for m in medians]
        print(f"| {name} | {other} | {shown(ratios, 2)} | {shown(net, 2)} | {limit} |")


if __name__ == "__main__":
    main()
