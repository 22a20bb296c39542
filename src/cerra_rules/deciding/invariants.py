"""Whether facts can be true together: generated Python where all are known, the search where some are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.completions import Completions, Space
from cerra_rules.deciding.diagram import YES, Diagram
from cerra_rules.deciding.lowering import Assumed, lower
from cerra_rules.deciding.plan import bound
from cerra_rules.deciding.python_source import Source
from cerra_rules.language.facts import Facts, Invariant
from cerra_rules.language.question_checks import check_invariants
from cerra_rules.language.terms import all_of, facts_in


def compile_invariants(model: type[Facts]) -> Callable[[Facts], tuple[Invariant, ...]]:
    """Return a function that finds the invariants which facts break, or all as one where they break no single one."""
    check_invariants(model)
    invariants = model.invariants()
    assumed = Assumed({}, "none")
    lowered = {invariant: lower(invariant.holds, assumed) for invariant in invariants}
    source = Source()
    lines = ["def decide(f, calendar=None):", "    d = f.__dict__", "    try:"]
    lines += [
        f"        if {source.test(condition, negated=True).text}: return broken(f)" for condition in lowered.values()
    ]
    lines += ["        return ()", "    except TypeError:", "        return broken(f)  # a fact is unknown"]

    @cache
    def space(*some: Invariant) -> Space:
        diagram = Diagram()
        try:
            return Space(model.specs, diagram, *bound(diagram, [lowered[i] for i in some]))
        except OverBudgetError:
            return Space(model.specs, diagram, (), YES, is_whole=False)

    def is_possible(facts: Facts, *some: Invariant) -> bool:
        return Completions(space(*some), facts.__dict__).exist()

    def broken(facts: Facts) -> tuple[Invariant, ...]:
        is_whole = space(*invariants).is_whole  # else they are too many to be looked at together: each says what it can
        if is_whole and is_possible(facts, *invariants):
            return ()
        alone: dict[Invariant, set[str]] = {}
        for invariant in (i for i in invariants if not is_possible(facts, i)):
            about = {spec.name for spec in facts_in(invariant.holds) if facts.__dict__[spec.name] is not None}
            if not any(others <= about for others in alone.values()):  # those follow from what is said already
                alone[invariant] = about
        if alone or not is_whole:
            return tuple(alone)
        en, zh = ("; ".join(i.en for i in invariants), "；".join(i.zh for i in invariants))
        return (Invariant(all_of(*(i.holds for i in invariants)), en, zh),)

    return source.compile(f"invariants of {model.__name__}", lines, broken=broken)
