"""The solver from many threads, and in a child: it ends a process that does not take turns, so these run in one of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

MANY = """
import os, sys, threading
import z3
from cerra_rules import find
from cerra_rules.smt import smt_decide
sys.setswitchinterval(1e-5)
receipts, facts = find("anxi.receipts"), {"buyer_is_consumer": True}
expected = smt_decide(receipts, facts)
found, is_over = [], IS_OVER

def ask(times):
    for _ in range(times):
        found.append(smt_decide(receipts, facts))

def solve_something_else():  # in the context that all other users of z3 in a process share
    while not is_over:
        solver, number = z3.Solver(), z3.Int("n")
        solver.add(number * number == 49)
        assert solver.check() == z3.sat

other = threading.Thread(target=solve_something_else)
threads = [threading.Thread(target=ask, args=(8,)) for _ in range(4)]
for thread in (other, *threads):
    thread.start()
"""
THREADS = """
for thread in threads:
    thread.join()
is_over = True
other.join()
assert found == [expected] * 32, found
"""
FORKS = """
children = []
for _ in range(4):
    child = os.fork()
    if not child:
        inside = threading.Thread(target=ask, args=(1,))
        found.clear()
        inside.start()
        inside.join(60)
        os._exit(found != [expected] or smt_decide(receipts, facts) != expected)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
"""


HAS_FORK = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


@pytest.mark.parametrize(("is_over", "then"), [(False, THREADS), pytest.param(True, FORKS + THREADS, marks=HAS_FORK)])
def test_the_solver_answers_from_threads_beside_others_who_use_it_and_in_a_child(is_over: bool, then: str) -> None:
    code = MANY.replace("IS_OVER", str(is_over)) + then
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=120)
