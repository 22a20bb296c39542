"""Two Chinese e-commerce instruments as declarative rules, decided exactly and with cited articles."""

from cerra_rules.decisions import Decision, Finding
from cerra_rules.errors import CerraError
from cerra_rules.library import decide, decider, find, question_ids
from cerra_rules.periods import RestDays
from cerra_rules.rules import Question
from cerra_rules.version import __version__

__all__ = [
    "CerraError",
    "Decision",
    "Finding",
    "Question",
    "RestDays",
    "__version__",
    "decide",
    "decider",
    "find",
    "question_ids",
]
