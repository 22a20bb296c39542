"""The other engine over many decisions: agreement, memory and cost.

    python benchmarks/durable.py                     about 20,000 decisions over all questions, each decided twice
    python benchmarks/durable.py --examples 50       fewer
    python benchmarks/durable.py --only charter.resolution

Cases are drawn from the rules' own boundaries by cerra_rules.testing.strategies, about half of them with unknown facts, under
the default readings and three other choices, with and without a calendar. In the first round outcome, citations and
needs are compared with the default engine, and everything is compiled; the second round is for time and memory.
Dossiers of growing size come last. All times are CPU time of this process.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
from pathlib import Path
from random import Random
from time import process_time_ns
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cerra_rules import Decision, RestDays, find, question_ids
from cerra_rules.dossiers import dossier
from cerra_rules.durable import settled_by_matching
from cerra_rules.front import decide
from cerra_rules.language import Facts, Question
from cerra_rules.testing.strategies import calendars, facts_for

CHOICES = 4


class Case(NamedTuple):
    """One case to decide."""

    question: Question[Any]
    facts: Facts
    readings: dict[str, str] | None
    calendar: RestDays | None


def drawn(id: str, examples: int) -> list[Case]:
    """Draw cases of one question; fewer where Hypothesis has seen every one there is."""
    question = find(id)
    found: list[Case] = []
    random = Random(id)  # noqa: S311  # shuffling is no secret
    options = {name: list(reading.options) for name, reading in question.readings.items()}
    # Few, for the default engine keeps what it compiles for each.
    choices = [None, *({n: random.choice(o) for n, o in options.items()} for _ in range(CHOICES - 1))]

    def collect(data: st.DataObject) -> None:
        facts = data.draw(facts_for(question, unknown=data.draw(st.booleans())))
        readings = data.draw(st.sampled_from(choices))
        found.append(Case(question, question.facts.read(facts), readings, data.draw(calendars())))

    checks = list(HealthCheck)
    limits = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=checks,
    )
    limits(given(data=st.data())(collect))()
    return found


def decided(case: Case, engine: Any = None) -> Decision:
    """Decide a case."""
    return decide(case.question, case.facts, readings=case.readings, calendar=case.calendar, engine=engine)


def told(decision: Decision) -> tuple[Any, ...]:
    """Return what is compared."""
    return decision.outcome, decision.citations, decision.needs


def memory() -> float:
    """Return the resident memory of this process in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def village(sellers: int) -> list[dict[str, Any]]:
    """Return a dossier of one platform, its sellers and a record of each, every tenth destroyed too early."""
    entries: list[dict[str, Any]] = [
        {"kind": "operator", "id": "o", "facts": {
            "does_business_in_anxi": True, "sells_goods_online": True, "sells_services_online": False,
            "publishes_business_information": False, "provides_platform": True, "provides_infrastructure_service": False,
        }},
        {"kind": "site", "id": "s", "run_by": "o", "facts": {
            "sells_via_own_site": True, "site_offers_trading_functions": True,
        }},
    ]  # fmt: skip
    for n in range(sellers):
        left = {"registration_was_cancelled": True, "registration_cancelled_on": f"202{3 + (n % 10 == 0)}-03-01"}
        record = {"record_kind": "platform_identity", "assessed_on": "2025-06-01"}
        entries += [
            {"kind": "seller", "id": f"seller-{n}", "sells_on": "s", "facts": left},
            {"kind": "record", "id": f"record-{n}", "kept_by": "o", "site": "s", "seller": f"seller-{n}",
             "was_destroyed": True, "facts": record},
        ]  # fmt: skip
    return entries


def main() -> None:
    """Compare, measure and print; exit with 1 where the engines differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=question_ids(), default=question_ids(), metavar="QUESTION")
    parser.add_argument("--examples", type=int, default=400)
    args = parser.parse_args()
    cases = [case for id in args.only for case in drawn(id, args.examples)]
    unknown = sum(None in case.facts.__dict__.values() for case in cases)
    print(f"{len(cases)} cases of {len(args.only)} questions, {unknown} with unknown facts", flush=True)

    wrong = alone = 0
    for case in cases:
        ours, theirs = decided(case), decided(case, "durable")
        alone += settled_by_matching(*case) is not None
        if told(ours) != told(theirs):
            wrong += 1
            print(f"MISMATCH {case.question.id} {case.facts!r} {case.readings}: {ours!r}, durable {theirs!r}")
    print(f"first round: {wrong} mismatches; the matcher alone settled {alone}, the completions the rest", flush=True)

    before = memory()
    costs: dict[str, list[int]] = {name: [] for name in args.only}
    for case in cases:
        start = process_time_ns()
        decided(case, "durable")
        costs[case.question.id].append(process_time_ns() - start)
    print(f"second round: resident memory {before:.1f} MB before, {memory():.1f} MB after")
    medians = {id: statistics.median(c) / 1e3 for id, c in costs.items() if c}
    slowest = sorted(medians, key=lambda name: -medians[name])[:5]
    print(f"CPU per decision, us: median of the questions' medians {statistics.median(medians.values()):.0f}; slowest")
    for id in slowest:
        print(f"  {id}: {medians[id]:.0f}")

    if len(args.only) > 1:
        for sellers in (10, 100, 300):
            entries = village(sellers)
            dossier(entries)
            start = process_time_ns()
            matters = dossier(entries)
            breach = next(m for m in matters if m.decision.question.id == "anxi.platform_records")
            spent = (process_time_ns() - start) / 1e6
            print(
                f"dossier of {len(entries)} entries: {len(matters)} questions, {breach.decision.outcome}, {spent:.0f} ms",
            )
        before = memory()
        for _ in range(200):
            dossier(village(10))
        print(f"200 dossiers: resident memory {before:.1f} MB before, {memory():.1f} MB after")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
