"""A back end for the solver z3: witnesses, proofs, and what changed between two versions of a question.

Needs the extra: `pip install "/path/to/cerra_rules[smt]"`. Whatever the solver finds is confirmed by the reference evaluator
before it is returned.
"""

from cerra_rules.smt.answers import Possible, Witness, smt_decide, solve
from cerra_rules.smt.claims import Claim, Proof, prove
from cerra_rules.smt.solver import GaveUpError
from cerra_rules.smt.versions import Answer, Comparison, Difference, compare

__all__ = [
    "Answer", "Claim", "Comparison", "Difference", "GaveUpError", "Possible", "Proof", "Witness", "compare", "prove",
    "smt_decide", "solve",
]  # fmt: skip
