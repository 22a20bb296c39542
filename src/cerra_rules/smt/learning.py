"""Learning more never changes what was known: the proof that the logic of unknown facts is sound for a question."""

from __future__ import annotations

from typing import Any

from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import Term
from cerra_rules.smt.answers import disagreement
from cerra_rules.smt.anycase import AnyCase, Variables, alike_in
from cerra_rules.smt.case import OneCase
from cerra_rules.smt.days import AnyDays
from cerra_rules.smt.solver import PATIENCE, Bool, Ground, alone, every, fails, implies
from cerra_rules.smt.symbols import same_answer


@alone
def check_learning(question: Question[Any], *, patience: int = PATIENCE) -> tuple[int, tuple[str, OneCase] | None]:
    """Prove for each rule and value that, where it is known, it is the same in every completion of the known facts.

    Which facts are known is left open, and so are all readings. Returns how many there are, and the first for which
    it is not so with a completion in which it differs. Nothing is known about rest days. Raises GaveUpError, and CerraError for a computed question.
    """
    ground = Ground(patience)
    variables = Variables(ground, AnyDays(ground))
    names = frozenset(question.facts.specs)
    one = AnyCase(question, variables, {}, partial=True)
    other = AnyCase(question, variables, {}, partial=True, own={*names, CALENDAR}, tag="'")
    shared = [implies(one.known[name], alike_in(one, other, name)) for name in names]
    parts = [(f"rule `{r.id}`", r.when) for r in question.rules] + [(f"`{v.name}`", v.term) for v in question.values]
    for what, term in parts:
        settled = _is_settled(one, other, term)
        example = ground.find(one.is_in_range, other.is_in_range, *shared, fails(settled))
        if example is not None:
            found = other.read(example)
            known = {name: value for name, value in found.facts.items() if example[one.known[name]]}
            before = evaluate(term, known, found.readings)
            if before is UNKNOWN or before == evaluate(term, found.facts, found.readings, found.calendar):
                raise disagreement(question.id, f"{what} where {known} is known")
            return len(parts), (what, found)
    return len(parts), None


def _is_settled(one: AnyCase, other: AnyCase, term: Term[Any]) -> Bool:
    """Hold where a term is unknown, or known to be the same in two completions."""
    a, b = one.formula.cell(term), other.formula.cell(term)
    return implies(a.known, every(b.known, same_answer(a, b)))
