"""Claims about outcomes, rules and citations: nothing dead, nothing shadowed, nothing without ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cerra_rules.audit.auditor import Auditor, Goal
from cerra_rules.audit.claims import Claim, Confirm, Kind
from cerra_rules.audit.nodes import both, but_not, some
from cerra_rules.audit.replay import answer, holds
from cerra_rules.audit.space import Sought, Space
from cerra_rules.diagrams import YES
from cerra_rules.reference.formulas import Formulas
from cerra_rules.rules import Limb, Outcome, Rule, Tone
from cerra_rules.terms import HOLDS, AllOf, Condition, Listing, all_of, any_of, not_

_SAID = Formulas("en")


def outcomes(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every outcome is reached, and that one for or against somebody always cites something."""
    question = auditor.question
    for outcome in question.outcomes:

        def is_reached(cases: Any, code: str = outcome.code) -> bool:
            return answer(question, cases[0]).outcome == code

        def is_bare(cases: Any, code: str = outcome.code) -> bool:
            found = answer(question, cases[0])
            return found.outcome == code and not found.citations

        def reached(space: Space, outcome: Outcome = outcome) -> Any:
            return space.reached(outcome)

        if outcome is question.outcomes[-1] and auditor.declared.complete:
            yield auditor.never(Kind.PROPERTY, "complete", reached, is_reached, "a gap: no rule covers this case")
        else:
            sought, elsewhere = _under(auditor, reached)
            if sought.cases:
                yield auditor.shown(Kind.REACHED, outcome.code, sought, is_reached, not_under=elsewhere)
            else:
                yield auditor.refuted(
                    Kind.REACHED, outcome.code, "no case comes to it", sought, is_proven=sought.is_proven
                )
        if outcome.tone is not Tone.OPEN:

            def uncited(space: Space, outcome: Outcome = outcome) -> Any:
                return space.uncited(outcome)

            yield auditor.never(Kind.GROUNDED, outcome.code, uncited, is_bare, "reached without any citation")


def _under(auditor: Auditor, goal: Goal) -> tuple[Sought, tuple[str, ...]]:
    """Return a case in some space, and the names of the single choices of readings that have none."""
    results = [(space.name, space.find(goal(space))) for space in auditor.spaces]
    first = next((sought for _, sought in results if sought.cases), None)
    if first is None:
        return auditor.somewhere(goal), tuple(name for name, _ in results)
    return first, tuple(name for name, sought in results if not sought.cases and sought.is_proven)


def rules(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every rule matters, and that every one decides some case alone."""
    question = auditor.question
    for rule in question.rules:

        def changes(cases: Any, rule: Rule = rule) -> bool:
            return answer(question, cases[0])[:2] != answer(question, cases[0], without=rule.id)[:2]

        def is_alone(cases: Any, rule: Rule = rule) -> bool:
            fellows = [r for r in question.rules if r.outcome is rule.outcome and holds(r.when, cases[0])]
            before, after = answer(question, cases[0]), answer(question, cases[0], without=rule.id)
            return fellows == [rule] and before.outcome == rule.outcome.code != after.outcome

        def matters(space: Space, rule: Rule = rule) -> Any:
            return some(space.diagram, space.is_alone(rule), space.brings(rule))

        def alone(space: Space, rule: Rule = rule) -> Any:
            return space.is_alone(rule)

        sought, elsewhere = _under(auditor, matters)
        if not sought.cases:
            yield _without_effect(auditor, rule, sought)
            continue
        yield auditor.shown(Kind.MATTERS, rule.id, sought, changes, not_under=elsewhere)
        sought = auditor.somewhere(alone)
        if sought.cases:
            yield auditor.shown(Kind.ALONE, rule.id, sought, is_alone)
        else:
            yield _never_alone(auditor, rule, sought.is_proven)


def _never_alone(auditor: Auditor, rule: Rule, is_proven: bool) -> Claim:
    def decides(space: Space) -> Any:
        return space.decides(rule)

    sought = auditor.somewhere(decides)
    fellows = _fellows(auditor, rule, sought)
    says = f"wherever it decides, another rule with the same outcome applies too, such as {', '.join(fellows)}"
    return auditor.refuted(
        Kind.ALONE, rule.id, says, sought, lambda cases: holds(rule.when, cases[0]), is_proven=is_proven
    )


def _fellows(auditor: Auditor, rule: Rule, sought: Sought) -> list[str]:
    same = (r for r in auditor.question.rules if r.outcome is rule.outcome and r is not rule)
    return [f"`{r.id}`" for r in same if sought.cases and holds(r.when, sought.cases[0])]


def _without_effect(auditor: Auditor, rule: Rule, sought: Sought) -> Claim:
    """Return the claim that a rule matters, which fails, and why: it is dead, shadowed, or redundant."""
    question, is_proven = auditor.question, sought.is_proven
    applying = auditor.somewhere(lambda space: space.rules[rule.id])
    if not applying.cases:
        says, near = _dead(auditor.spaces[0], rule)
        return auditor.refuted(
            Kind.MATTERS, rule.id, says, near, lambda cases: not holds(rule.when, cases[0]), is_proven=is_proven
        )
    deciding = auditor.somewhere(lambda space: space.decides(rule))
    if not deciding.cases:
        code = answer(question, applying.cases[0]).outcome
        says = f"shadowed: wherever it applies, an earlier outcome is reached, such as `{code}`"
        return auditor.refuted(
            Kind.MATTERS, rule.id, says, applying,
            lambda cases: holds(rule.when, cases[0]) and answer(question, cases[0]).outcome != rule.outcome.code,
            is_proven=is_proven,
        )  # fmt: skip
    says = f"redundant: wherever it decides, the answer is the same without it, by {', '.join(_fellows(auditor, rule, deciding))}"
    return auditor.refuted(
        Kind.MATTERS, rule.id, says, deciding,
        lambda cases: answer(question, cases[0])[:2] == answer(question, cases[0], without=rule.id)[:2],
        is_proven=is_proven,
    )  # fmt: skip


def _dead(space: Space, rule: Rule) -> tuple[str, Sought]:
    """Say which parts of a rule's condition exclude each other, with a case in which all of them but one hold."""
    core = list(rule.when.items) if isinstance(rule.when, AllOf) else [rule.when]

    def is_possible(parts: list[Condition]) -> bool:
        return bool(space.find(space.condition(all_of(*parts))).cases)

    for part in list(core):
        rest = [p for p in core if p is not part]
        if rest and not is_possible(rest):
            core = rest
    *most, last = core
    near = space.find(both(space.diagram, space.condition(all_of(*most)), space.condition(not_(last))))
    said = "; ".join(_SAID.line(part) for part in core)
    if len(core) == 1:
        return f"dead: no case meets its condition: {said}", near
    return f"dead: no case meets all of these at once: {said}", near


def limbs(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every citation with a condition of its own is brought somewhere and left out somewhere."""
    for rule in auditor.question.rules:
        yield from _limbs(auditor, rule.id, rule.own_limbs, lambda s, r=rule: s.decides(r), rule.when, rule.outcome)  # type: ignore[misc]
    for outcome in auditor.question.outcomes:
        yield from _limbs(auditor, outcome.code, outcome.limbs, lambda s, o=outcome: s.reached(o), HOLDS, outcome)  # type: ignore[misc]


def _limbs(
    auditor: Auditor, place: str, limbs: tuple[Limb, ...], decided: Goal, when: Condition, outcome: Outcome
) -> Iterator[Claim]:
    for number, limb in enumerate(limbs):
        if limb.when != HOLDS:
            again = sum(other.provision == limb.provision for other in limbs[:number])
            subject = f"{place}: {limb.provision}" + (f" ({again + 1})" if again else "")

            def is_decided(case: Any) -> bool:
                return holds(when, case) and answer(auditor.question, case).outcome == outcome.code

            yield turning(auditor, Kind.LIMB, subject, decided, limb.when, is_decided, "brought", "left out")


def items(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every item of a listed value is listed somewhere and left out somewhere."""
    for value in auditor.question.values:
        if isinstance(value.term, Listing):
            codes = {o.code for o in value.only or auditor.question.outcomes}

            def given(space: Space, codes: set[str] = codes) -> Any:
                wanted = (o for o in auditor.question.outcomes if o.code in codes)
                return some(space.diagram, *map(space.reached, wanted)) if codes else YES

            def is_given(case: Any, codes: set[str] = codes) -> bool:
                return answer(auditor.question, case).outcome in codes

            grouped: dict[str, list[Condition]] = {}
            for condition, item in value.term.items:
                grouped.setdefault(str(item), []).append(condition)
            for item, conditions in grouped.items():
                when = any_of(*conditions)
                if when != HOLDS:
                    subject = f"{value.name}: {item}"
                    yield turning(auditor, Kind.ITEM, subject, given, when, is_given, "listed", "left out")


def turning(
    auditor: Auditor, kind: Kind, subject: str, where: Goal, when: Condition, is_there: Callable[[Any], bool],
    yes: str, no: str,
) -> Claim:  # fmt: skip
    """Return the claim that, where something is the case, a condition holds in one case and fails in another."""
    held = auditor.somewhere(lambda s: both(s.diagram, where(s), s.condition(when)))
    failed = auditor.somewhere(lambda s: but_not(s.diagram, where(s), s.condition(when)))

    def is_shown(cases: Any) -> bool:
        wanted = (True, False) if len(cases) == 2 else (bool(held.cases),)
        return all(is_there(c) and holds(when, c) is w for c, w in zip(cases, wanted, strict=True))

    confirm: Confirm = is_shown
    if held.cases and failed.cases:
        return auditor.shown(kind, subject, Sought(held.cases + failed.cases), confirm)
    missing = no if held.cases else yes
    return auditor.refuted(
        kind, subject, f"never {missing}", held if held.cases else failed, confirm,
        is_proven=(failed if held.cases else held).is_proven,
    )  # fmt: skip


def declared(auditor: Auditor) -> Iterator[Claim]:
    """Claim what the author declares: outcomes that exclude each other, and properties."""
    question = auditor.question
    by_code = {o.code: o for o in question.outcomes}
    for one, other in auditor.declared.exclusive:
        first, second = by_code[one], by_code[other]

        def overlap(space: Space, pair: tuple[Outcome, Outcome] = (first, second)) -> Any:
            return overlapping(space, *pair)

        def do_overlap(cases: Any, pair: tuple[Outcome, Outcome] = (first, second)) -> bool:
            return all(any(r.outcome is o and holds(r.when, cases[0]) for r in question.rules) for o in pair)

        says = "rules of both apply, and precedence alone decides"
        yield auditor.never(Kind.EXCLUSIVE, f"{one} / {other}", overlap, do_overlap, says)
    for wanted in auditor.declared.properties:
        when, codes = wanted.when, wanted.outcomes

        def broken(space: Space, when: Condition = when, codes: tuple[str, ...] = codes) -> Any:
            fine = (space.reached(by_code[code]) for code in codes)
            return but_not(space.diagram, space.condition(when), *fine)

        def is_broken(cases: Any, when: Condition = when, codes: tuple[str, ...] = codes) -> bool:
            return holds(when, cases[0]) and answer(question, cases[0]).outcome not in codes

        yield auditor.never(Kind.PROPERTY, wanted.id, broken, is_broken, wanted.en or "broken")


def overlapping(space: Space, one: Outcome, other: Outcome) -> Any:
    """Return the diagram that says whether rules of two outcomes apply to the same case."""
    sides = (some(space.diagram, *(space.rules[r.id] for r in space.rules_of(o))) for o in (one, other))
    return both(space.diagram, *sides)
