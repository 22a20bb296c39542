"""Every engine against `decide`, on many rows: prints rows tried and mismatches for each engine and instrument.

    python benchmarks/agreement.py [--rows 100000] [--engines polars duckdb ...] [--seed 7] [--only QUESTION ...]

`--rows` is for each engine and each instrument; in a third of them every reading is open. About half an hour for 100,000.
Those that take one case at a time (`--engines durable smt`, another half hour) and Spark (`--engines spark --rows 10000`)
take part where named.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from cerra_rules import find, question_ids
from engines import ENGINES, SINGLE, SPARK, cases, mismatches  # the path comes first


def main() -> None:
    """Run, and end with exit code 1 if there is a mismatch."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--engines", nargs="+", default=list(ENGINES), choices=[*ENGINES, *SINGLE, *SPARK])
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--parts", type=int, default=3)
    arguments.add_argument("--only", nargs="+", default=question_ids(), choices=question_ids(), metavar="QUESTION")
    given = arguments.parse_args()
    refused = {"charter.annual_plenary"} if SINGLE.keys() & {*given.engines} else set()  # it calls Python
    ids = [id for id in given.only if id not in refused]
    per_book = Counter(id.partition(".")[0] for id in ids)
    rows: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    undetermined = 0
    for id in ids:
        book = id.partition(".")[0]
        each = given.parts * -(-given.rows // per_book[book] // given.parts)
        for part in cases(find(id), each, given.seed, given.parts):
            expected = part.expected
            undetermined += sum(d.reached is None for d in part.decisions)
            for engine in given.engines:
                found = mismatches(engine, part, expected)
                rows[engine, book] += len(part.facts)
                wrong[engine, book] += len(found)
                print(*found[:2], sep="\n", end="\n" * bool(found), flush=True)
        print(f"{id}: done", file=sys.stderr, flush=True)
    for (engine, book), count in rows.items():
        print(f"{engine:12} {book:8} {count:>9,} rows {wrong[engine, book]:>6,} mismatches")
    print(f"undetermined: {undetermined:,} of {sum(rows.values()) // len(given.engines):,} rows")
    raise SystemExit(1 if wrong.total() else 0)


if __name__ == "__main__":
    main()
