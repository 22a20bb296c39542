"""Any calendar: days that are moved past rest days, where nobody says which days those are.

A rolled day is then an unknown of its own. All that is used of it is that it is not earlier than the day it was rolled
from, and that of two days rolled from days of one count, the later is not rolled to an earlier one.
"""

from __future__ import annotations

from cerra_rules.deciding.completions import Space
from cerra_rules.deciding.diagram import NO, Node, below
from cerra_rules.deciding.orders import ROLL, Chain, Order, Slot
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.terms import FactSpec

_Rolled = dict[tuple[str, Chain], FactSpec]
"""What stands for each day that is rolled, by the day and the chain whose last step rolls it."""


def under_any_calendar(space: Space, node: Node) -> tuple[Space, Node]:
    """Return a space in which rolled days are facts of their own, and a diagram that ends in YES or NO in it."""
    rolled: _Rolled = {}
    diagram = space.diagram
    always = [_freed(order, rolled) for order in space.always]
    made: dict[Node, Node] = {}
    for part in below(space.invariant, node):
        if part.variable is None:
            made[part] = part
        elif not part.variable.orders:
            made[part] = NO
            for answer, kid in enumerate(part.kids):
                made[part] = diagram.choose(diagram.answer(part.variable, answer), made[kid], made[part])
        else:
            order = diagram.order(_freed(part.variable.orders[0], rolled))
            made[part] = diagram.choose(order, *(made[kid] for kid in part.kids))
    specs = {**space.specs, **{spec.name: spec for spec in rolled.values()}}
    return Space(specs, diagram, (*always, *_links(rolled)), made[space.invariant]), made[node]


def _freed(order: Order, rolled: _Rolled) -> Order:
    """Return an order in which each rolled day is a fact of its own."""
    return Order(tuple(_own(slot, rolled) for slot in order.slots), order.constant)


def _own(slot: Slot, rolled: _Rolled) -> Slot:
    if ROLL not in slot.chain:
        return slot
    at = len(slot.chain) - slot.chain[::-1].index(ROLL)
    key = (slot.name, slot.chain[:at])
    if key not in rolled:
        _own(Slot(1, slot.name, slot.chain[: at - 1]), rolled)
        low, high = EARLIEST_DAY.toordinal(), 2 * LATEST_DAY.toordinal()
        rolled[key] = FactSpec(f"{slot.name} rolled {len(rolled)}", "date", "", "", (), low, high)
    return Slot(slot.factor, rolled[key].name, slot.chain[at:])


def _links(rolled: _Rolled) -> list[Order]:
    links = []
    for (name, chain), spec in rolled.items():
        before = _own(Slot(1, name, chain[:-1]), rolled)
        links.append(Order((before, Slot(-1, spec.name)), 0))
        for (base, others), other in rolled.items():
            least, most = _days_before(chain), _days_before(others)
            if base == name and other is not spec and least is not None and most is not None and least <= most:
                links.append(Order((Slot(1, spec.name), Slot(-1, other.name)), 0))
    return links


def _days_before(chain: Chain) -> int | None:
    """Return how many days a chain adds before it rolls; None where it adds months, or rolls twice."""
    lengths = [None if step == ROLL else step.in_days for step in chain[:-1]]
    return sum(n for n in lengths if n is not None) if None not in lengths else None
