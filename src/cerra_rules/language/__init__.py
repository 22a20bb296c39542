"""The language that rules of law are written in: one import for a module of law.

A module of law says, in this order: which provisions it is made of; the facts that may be stated; the contested readings;
conditions, counts and days made of them; the answers, each with the rules that lead to it; the question. The words stand
here in that order. What each means is said once, in `cerra_rules.deciding.reference`.
"""

from datetime import date

from cerra_rules.language.fact_kinds import Count, Fact, PositiveCount, decided_by, fact, fixed
from cerra_rules.language.facts import Facts, Invariant
from cerra_rules.language.periods import END_OF_YEAR, Period, days, months, weeks, years
from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading, reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import (
    OTHERWISE,
    AnswerTone,
    Caution,
    Limb,
    Outcome,
    Rule,
    Tone,
    Value,
    adverse,
    favourable,
    listed,
    neutral,
)
from cerra_rules.language.terms import Condition, Constant, Term, all_of, any_of, not_
from cerra_rules.language.words import (
    HOLDS,
    NOTHING,
    ONE_HALF,
    TWO_THIRDS,
    Computed,
    ComputedCondition,
    Named,
    days_between,
    either,
    implies,
    is_given,
    largest,
    least_count,
    listing,
    none_of,
    number_of,
    roll,
    smallest,
)

__all__ = [  # noqa: RUF022  # in the order in which a module of law uses them
    # the text that is encoded, and how it is cited
    "Instrument",
    "Provision",
    "Limb",
    # what may be stated: a model of facts, each a yes or no, a day, a count, an option or a set of options
    "Facts",
    "Fact",
    "fact",
    "fixed",
    "decided_by",
    "date",
    "Count",
    "PositiveCount",
    "Named",
    "Invariant",
    # what is contested
    "Reading",
    "reading",
    # conditions
    "Condition",
    "all_of",
    "any_of",
    "not_",
    "none_of",
    "implies",
    "is_given",
    "HOLDS",
    # counts and shares
    "Term",
    "Constant",
    "NOTHING",
    "number_of",
    "largest",
    "smallest",
    "either",
    "least_count",
    "ONE_HALF",
    "TWO_THIRDS",
    # days
    "Period",
    "days",
    "weeks",
    "months",
    "years",
    "END_OF_YEAR",
    "days_between",
    "roll",
    "RestDays",
    # answers, the rules that lead to them, and what is computed beside them
    "AnswerTone",
    "Tone",
    "Outcome",
    "favourable",
    "adverse",
    "neutral",
    "Caution",
    "Rule",
    "OTHERWISE",
    "Value",
    "listed",
    "listing",
    "Question",
    # where only Python can say it
    "Computed",
    "ComputedCondition",
]
