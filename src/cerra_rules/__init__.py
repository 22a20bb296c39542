"""Two Chinese e-commerce instruments as declarative rules, decided exactly and with cited articles."""

from cerra_rules.deciding.answer import Answer
from cerra_rules.deciding.decision import Decision, Finding
from cerra_rules.errors import CerraError
from cerra_rules.front import decide, decider, find, question_ids
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.version import __version__

__all__ = [
    "Answer",
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
