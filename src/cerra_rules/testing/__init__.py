"""A kit of properties that every question should have, to be run on questions of your own.

In a test module one line gives a test for each property:

    test_loan = testing.properties(loan)

`check_question` runs them all at once, and every `assert_...` runs one. A failure names the question, the facts and
both answers. What they try is drawn by Hypothesis at the boundaries of the question's own rules; none of it counts as
legal coverage, for it expects no particular answer.
"""

from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent
from cerra_rules.testing.kit import (
    PROPERTIES,
    assert_citations_resolve,
    assert_deterministic,
    assert_engines_agree,
    assert_monotone,
    assert_needs_complete,
    assert_open_readings_agree,
    assert_total,
    assert_unambiguous,
    check_question,
    properties,
)

__all__ = [
    "PROPERTIES",
    "Answer",
    "answer",
    "assert_citations_resolve",
    "assert_deterministic",
    "assert_engines_agree",
    "assert_monotone",
    "assert_needs_complete",
    "assert_open_readings_agree",
    "assert_total",
    "assert_unambiguous",
    "check_question",
    "is_consistent",
    "properties",
]
