"""A back end for the solver z3: witnesses, proofs, and what changed between two versions of a question.

Needs the extra: `pip install "cerra-rules[smt]"`. Whatever the solver finds is confirmed by the reference evaluator
before it is returned.
"""

from cerra_rules.smt.answers import Possible, Witness, smt_decide, solve

__all__ = ["Possible", "Witness", "smt_decide", "solve"]
