"""Two Chinese e-commerce instruments as declarative rules, decided exactly and with cited articles."""

from typing import TYPE_CHECKING

from cerra_rules.deciding.answer import Answer
from cerra_rules.deciding.basis import Finding
from cerra_rules.deciding.decision import Decision
from cerra_rules.errors import CerraError
from cerra_rules.front import question_ids
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.version import __version__

if TYPE_CHECKING:  # the same, as type checkers see it: with the names of every question
    from cerra_rules.typed import decide, decider, find, next_facts
else:
    from cerra_rules.front import decide, decider, find

    def __getattr__(name: str) -> object:
        """Load what needs the words beside the rules: an app that only decides never does."""
        if name != "next_facts":
            raise AttributeError(f"module `cerra_rules` has no `{name}`")
        from cerra_rules.explaining.interview import next_facts  # noqa: PLC0415  # see above

        return next_facts


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
    "next_facts",
    "question_ids",
]
