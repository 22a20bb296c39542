"""What is said alike of all cases of a question under the options chosen: made once, and kept with the question."""

from __future__ import annotations

from typing import Any, NamedTuple, Self, cast

from cerra_rules.deciding.answer import Stated, Text
from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.deciding.lowering import UNTOLD
from cerra_rules.explaining import labels
from cerra_rules.explaining.grounds import Plain
from cerra_rules.explaining.rewriting import names_of_values
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import Term

OPEN = Text(en="Not decided yet: it still hangs on what is unknown", zh="未能确定，仍取决于尚不清楚的事项")


def meaning_of(outcome: Outcome | None) -> Text:
    """Return what an outcome says; of none, that it is open."""
    return OPEN if outcome is None else Text(en=outcome.en.rstrip("."), zh=outcome.zh.rstrip("。"))


class Alike(NamedTuple):
    """Texts and terms that every answer to a question takes from here."""

    en: dict[Term[Any], str]
    zh: dict[Term[Any], str]
    """What its computed values are called, by their terms."""
    labels: dict[str, Text]
    """What facts, and the calendar, are called."""
    meanings: dict[str, Text]
    """What its outcomes say, by their codes."""
    stated: dict[tuple[str, Any, bool], Stated]
    """Facts of few values as parts of an answer: by name, value, and whether the outcome rests on it."""
    plain: dict[int, Plain]
    """What stays the same of conditions of its rules and terms of its values, by their id."""

    @classmethod
    def of(cls, question: Question[Any], chosen: dict[str, str]) -> Self:
        """Return what is said of a question."""
        key = "said", frozenset(chosen.items())
        found = question.engines.get(key)
        if found is None:
            english, chinese = (names_of_values(question, chosen, lang) for lang in ("en", "zh"))
            specs = (*question.facts.specs.values(), UNTOLD)
            labelled = {s.name: Text(en=labels.label(s, "en"), zh=labels.label(s, "zh")) for s in specs}
            meanings = {o.code: meaning_of(o) for o in question.outcomes} | {UNDETERMINED: OPEN}
            found = question.engines[key] = cls(english, chinese, labelled, meanings, {}, {})
        return cast("Self", found)
