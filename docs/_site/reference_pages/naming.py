"""What the terms of a question are called: a value by its own name, others as the module of the law calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from cerra_rules.explaining.rewriting import gathered, summands
from cerra_rules.language import Condition, Constant, Limb, Question, Reading, Term
from cerra_rules.language.terms import Contains, FactCondition, FactTerm, Listing, Not, OneOf, Sum, Truth, mapped
from reference_pages.prose import Prose

_SHORT = 60


def names_of(question: Question[Any]) -> dict[Term[Any], str]:
    """Return the names of terms that say more by their name: values, and what is long or used more than once."""
    values = {v.term: v.name for v in question.values if not isinstance(v.term, Listing) and not is_plain(v.term)}
    taken = {*question.facts.specs, *question.readings, *(v.name for v in question.values)}
    named = dict(values)
    for name, thing in vars(import_module(f"cerra_rules.{question.id}")).items():
        term = thing.when if isinstance(thing, Limb) else thing
        if isinstance(term, Term) and not is_plain(term) and name.lower() not in taken:
            named.setdefault(term, name.lower())
    uses = _uses(_roots(question), named)
    return {
        term: name
        for term, name in named.items()
        if term in values
        or uses[term] > 1
        or (uses[term] and not isinstance(term, Condition) and len(Prose("en").line(term)) > _SHORT)
    }


def is_plain(term: Term[Any]) -> bool:
    """Whether a term is so short that a name would hide more than it says."""
    match term:
        case FactTerm() | FactCondition() | Reading() | Constant() | Truth() | OneOf() | Contains():
            return True
        case Not(item):
            return is_plain(item)
        case _:
            return False


def _roots(question: Question[Any]) -> Iterator[Term[Any]]:
    yield from (rule.when for rule in question.rules)
    yield from (limb.when for rule in question.rules for limb in rule.own_limbs)
    yield from (limb.when for outcome in question.outcomes for limb in outcome.limbs)
    for value in question.values:
        yield from (c for c, _ in value.term.items) if isinstance(value.term, Listing) else (value.term,)


def _uses(roots: Iterable[Term[Any]], named: Mapping[Term[Any], str]) -> Counter[Term[Any]]:
    """Count where named terms are used; what is inside one of them counts once."""
    uses: Counter[Term[Any]] = Counter()

    def visit(node: Term[Any]) -> Term[Any]:
        if node in named:
            uses[node] += 1
            if uses[node] > 1:
                return node
        if isinstance(node, Sum):
            for _, part in summands(node.parts, named):
                visit(part)
        else:
            mapped(gathered(node, named) if isinstance(node, Condition) else node, visit)
        return node

    for root in roots:
        visit(root)
    return uses
