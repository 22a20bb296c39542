"""What is said to someone who writes rules of their own, where a word does not fit: at definition, with a hint."""

import pydoc
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

import pytest
from annotated_types import Ge, Le

from cerra_rules.deciding.engine import engine
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.errors import DefinitionError
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.front import decide
from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    OTHERWISE,
    Computed,
    ComputedCondition,
    Constant,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Outcome,
    Period,
    Question,
    Reading,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    either,
    fact,
    favourable,
    is_given,
    largest,
    months,
    neutral,
    not_,
    number_of,
    reading,
    weeks,
    years,
)
from cerra_rules.language.terms import Choice

TOWN = Instrument("town", en="Town library rules", zh="镇图书馆规则", short="Town", outline="1 2 3")


class Kind(StrEnum):
    """What is lent."""

    BOOK = "book"
    FILM = "film"


class Other(StrEnum):
    """What no library lends here."""

    MAP = "map"


class Loan(Facts):
    """A loan."""

    lent_on: Fact[date] = fact("Day of lending", "出借日")
    returned_on: Fact[date] = fact("Day of return", "归还日")
    renewals: Fact[Annotated[int, Ge(0), Le(2)]] = fact("Renewals", "续借次数")
    was_ill: Fact[bool] = fact("Was ill", "患病")
    kind: Fact[Kind] = fact("What was lent", "种类")
    lost: Fact[frozenset[Kind]] = fact("What was lost", "遗失物")


class Long(Loan):
    """A loan for long."""

    why: Fact[bool] = fact("There is a reason", "有理由")


LATE = adverse("late", "Late", "逾期")
FINE = favourable("fine", "In time", "如期")
RULE = Rule("illness", TOWN.article(1), Loan.was_ill)


def question(**parts: Any) -> Question[Loan]:
    usual: dict[str, Any] = {"asks": ("Late?", "逾期？"), "facts": Loan, "answers": {LATE: (RULE,), FINE: OTHERWISE}}
    return Question(parts.pop("id", "town.fine"), **(usual | parts))


def doubt(
    default: str, *, a: Any = ("A", "甲"), issue: Any = ("What?", "何？"), provisions: Any = ("town:1",)
) -> Reading:
    options = {"a": a, "b": ("B", "乙")}
    return reading("doubt", id="T1", default=default, options=options, provisions=provisions, issue=issue)


MISFIT: Any = days(1)


def unchecked(made: Any) -> Any:
    """Return what type checkers then no longer look at."""
    return made


loan: Any = Loan  # what type checkers would stop first
MISTAKES: list[tuple[Callable[[], object], str]] = [
    (lambda: loan.returned_on > loan.renewals,
     "`renewals` is a count, `returned_on` is a day: neither comes before the other\n"
     "hint: to move a day, add a period: `received_on + days(7)`"),
    (lambda: loan.returned_on > loan.lent_on + 28,
     "`+`: `lent_on` is a day, not a count\n"
     "hint: a day is moved by a period: `day + days(28)`; from day to day is days_between(start, end); "
     "number_of(...) counts conditions"),
    (lambda: loan.lent_on + timedelta(28), "`+`: `lent_on` is a day, not a count"),
    (lambda: loan.returned_on - loan.lent_on, "`-`: `returned_on` is a day, not a count"),
    (lambda: loan.was_ill + 1, "`+`: `was_ill` is a condition, not a count"),
    (lambda: loan.lent_on < "2024-01-01",
     "a comparison: `2024-01-01` is of type str, not a count or a day\n"
     "hint: write a day as date(2025, 1, 31), and compare options with .is_()"),
    (lambda: loan.renewals >= 1.5, "a comparison: `1.5` is of type float, not a count or a day"),
    (lambda: loan.kind <= Kind.BOOK, "a comparison: `kind` is an option, not a count or a day"),
    (lambda: largest(loan.lent_on) > 3, "`3` is a count, `Extreme of lent_on` is a day"),
    (lambda: loan.renewals + days(7), "a period is added: `renewals` is a count, not a day"),
    (lambda: loan.lent_on + months(1) + months(1),
     "two periods are added to `lent_on` one after the other\nhint: add them up first: days(28) + days(14)"),
    (lambda: loan.lent_on + either(loan.was_ill, MISFIT, MISFIT), "`1 day` is a length of time, no value\nhint: choose between days"),
    (lambda: loan.renewals * 1.5, "`renewals` is multiplied by `1.5`\nhint: a count takes a whole number"),
    (lambda: loan.kind.is_(Other.MAP), "`kind` is never `map`\nhint: known: `book`, `film`"),
    (lambda: loan.lost.contains(Other.MAP), "`lost` is never `map`"),
    (lambda: all_of(loan.lent_on), "all_of: `lent_on` is a day, not a condition\nhint: compare it"),
    (lambda: number_of(True), "number_of: `True` is not a condition\nhint: what Python knows already"),  # type: ignore[arg-type]
    (lambda: 0 < loan.renewals < 2, "`Compare of renewals` has no truth value before facts are given"),
    (lambda: is_given(loan.returned_on),
     "is_given: `returned_on` is a fact, which always has a value, known or not\n"
     "hint: declare a yes or no beside it: `was_received` beside `received_on`"),
    (lambda: doubt("c"), "reading `doubt` has no option `c`\nhint: known: `a`, `b`"),
    (lambda: neutral("undetermined", "?", "？"), "outcome `undetermined` is what the evaluator answers"),
    (lambda: neutral("Too late", "?", "？"), "outcome `Too late`: a code is lower case, such as `too_late`"),
    (lambda: Outcome("late", "advers", en="?", zh="？"), "outcome `late`: `advers` is no tone\nhint: did you mean `adverse`?"),  # type: ignore[arg-type]
    (lambda: Rule("Late Return", TOWN.article(1), loan.was_ill),
     "rule `Late Return`: an id is a noun phrase such as `late-return`"),
    (lambda: Rule("late", TOWN.article(1), loan.renewals),
     "rule `late`: `renewals` is a count, not a condition"),
    (lambda: question(id="Town Q"), "question `Town Q`: an id is a name without spaces, such as `library.late_fee`"),
    (lambda: question(asks="Late?"), "town.fine: `Late?` does not ask in two languages"),
    (lambda: question(answers={LATE: RULE, FINE: OTHERWISE}), "town.fine: the rules of `late` are a single Rule\nhint: a comma is missing: `(rule,)`"),
    (lambda: question(answers={LATE: (FINE,), FINE: OTHERWISE}), "among the rules of `late` is no Rule"),
    (lambda: question(answers={}), "town.fine has no outcome"),
    (lambda: question(values=Value("due", "", "", loan.lent_on + weeks(4))), "town.fine: the values are a single Value"),
    (lambda: question(values=(Value("lent_on", "", "", loan.lent_on + weeks(4)),)),
     "town.fine: value `lent_on` has the name of another value, or of a fact"),
    (lambda: END_OF_YEAR + years(10), "`the rest of the year` and `10 years` are no length together\nhint: add one after the other to a day"),
    (lambda: question(facts=Long, answers={LATE: (RULE,), FINE: OTHERWISE}),
     "town.fine: fact `was_ill` is that of another model\nhint: write Long.was_ill, which Long declares or inherits"),
    (lambda: unchecked(Value)("faults", "", "", loan.renewals), "value `faults`: not a name for a value"),
    (lambda: loan.lent_on - days(14), "`-`: `lent_on` is a day, not a count\nhint: a day is moved by a period"),
    (lambda: 100 - loan.lent_on, "`-`: `lent_on` is a day, not a count"),
    (lambda: sum([loan.lent_on]), "`+`: `lent_on` is a day, not a count"),
    (lambda: -loan.was_ill, "`*`: `was_ill` is a condition, not a count"),
    (lambda: unchecked(days)(1.5), "a period of `1.5`\nhint: days, weeks, months and years come in whole numbers"),
    (lambda: days(10**9), "a period of 1000000000 days is longer than all days there are"),
    (lambda: loan.kind.contains(Kind.BOOK), "contains: `kind` is an option, not a set"),
    (lambda: unchecked(any_of)([Loan.was_ill]), "any_of: a list is not a condition\nhint: write the conditions without brackets"),
    (lambda: all_of(loan.renewals == 2), "all_of: `False` is not a condition\nhint: what Python knows already"),
    (lambda: loan.renewals.at_least(0.5, of=loan.renewals), "a share of `0.5`\nhint: Fraction(2, 3)"),
    (lambda: either(loan.was_ill, loan.lent_on, Constant(5)), "either: `lent_on` is a day, `5` is a count"),
    (lambda: unchecked(doubt("a")).choose(a=5, b=loan.lent_on), "reading `doubt`: `5` is a count, `lent_on` is a day"),
    (lambda: doubt("a", a="A"), 'reading `doubt`: `a` is not said in two languages\nhint: ("English", "中文")'),
    (lambda: doubt("a", issue="What?"), "reading `doubt`: `issue` is not said in two languages"),
    (lambda: doubt("a", provisions="town:1"), 'reading `doubt`: its provisions are no tuple\nhint: ("anxi:13(4)",)'),
    (lambda: unchecked(Value)("due", "", "", 5), "value `due`: `5` is no term"),
    (lambda: unchecked(Value)("outcome", "", "", loan.renewals), "value `outcome`: not a name for a value"),
    (lambda: unchecked(Value)("due", "", "", loan.renewals, only=LATE), "value `due`: the outcomes in `only` are a single Outcome"),
    (lambda: unchecked(Value)("due", "", "", loan.renewals, only=("late",)), "value `due`: `late` among the outcomes in `only` is no Outcome"),
    (lambda: question(answers={"late": (RULE,)}), "town.fine: `late` among the outcomes is no Outcome"),
    (lambda: Rule("late", (), loan.was_ill), "rule `late` cites nothing"),
    (lambda: unchecked(Rule)("late", "town:1", loan.was_ill), "`'town:1'` is no provision"),
    (lambda: RULE.outcome, "rule `illness` stands in no question, so it leads nowhere"),
    (lambda: question(facts=Kind), "town.fine: its facts are no fact model"),
    (lambda: Instrument("town", en="t", zh="镇", short="T", outline="1 x(y"), "outline of `town`: `x(y` is no locator"),
    (lambda: Instrument("town", en="t", zh="镇", short="T", outline="1 2 1"), "outline of `town`: `1` stands twice"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "said"), MISTAKES, ids=[said.splitlines()[0] for _, said in MISTAKES])
def test_a_mistake_is_an_error_where_it_is_written(made: Callable[[], object], said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        made()
    assert str(caught.value).startswith(said) or said in str(caught.value)


def test_an_invariant_that_no_model_can_check_says_what_it_is_made_of() -> None:
    class Odd(Facts):
        """A case."""

        n: Fact[Annotated[int, Ge(0), Le(9)]] = fact("A count", "数")
        was_ill: Fact[bool] = fact("Was ill", "患病")

        @classmethod
        def invariants(cls) -> tuple[Invariant, ...]:
            return (Invariant(either(cls.was_ill, cls.n, cls.n + 1) <= 5, "no more than five"),)

    with pytest.raises(
        DefinitionError,
        match="an invariant cannot use `Choice of was_ill, n`\nhint: it is made of facts",
    ):
        Odd(n=3)


def test_periods_are_added_up_and_multiplied() -> None:
    assert weeks(4) + 2 * days(14) == Period(days=56)
    assert months(1) + months(1) * 2 == Period(months=3)
    with pytest.raises(TypeError):
        END_OF_YEAR + days(1)
    lent = date(2024, 1, 31)
    due = Value("due", "", "", Loan.lent_on + (months(1) + months(1)))
    late = question(values=(due,))
    assert engine(late, None, None)(Loan(lent_on=lent, was_ill=True), None).values["due"] == date(2024, 3, 31)


def test_counts_are_multiplied() -> None:
    twice = question(values=(Value("twice", "", "", 2 * Loan.renewals + Loan.renewals * 3),))
    assert engine(twice, None, None)(Loan(renewals=2, was_ill=True), None).values["twice"] == 10


def test_no_function_is_called_with_nothing() -> None:
    counted = either(Loan.was_ill, Loan.renewals, NOTHING)
    many = ComputedCondition("many renewals", lambda n: n > 1, (counted,))
    squared: Term[int] = Computed("renewals squared", lambda n: n * n, (counted,))
    well, ill, unknown = ({"was_ill": was_ill, "renewals": 2} for was_ill in (False, True, None))
    assert [evaluate(many, facts, {}) for facts in (well, ill, unknown)] == [False, True, UNKNOWN]
    assert [evaluate(not_(many), facts, {}) for facts in (well, ill)] == [True, False]
    assert [evaluate(squared, facts, {}) for facts in (well, ill, unknown)] == [None, 4, UNKNOWN]
    decided = question(values=(Value("squared", "", "", squared), Value("many", "", "", many)))
    assert decide(decided, well).values == {"squared": None, "many": False}
    assert decide(decided, ill).values == {"squared": 4, "many": True}


def test_terms_say_what_they_are_about() -> None:
    assert str(Loan.lent_on + weeks(1)) == "Shift of lent_on"
    assert str(Choice((), Loan.renewals)) == "Choice of renewals"


MODEL = """
from cerra_rules.language import Fact, Facts, Invariant, OTHERWISE, Question, fact, neutral

class Loan(Facts):
    was_ill: Fact[bool] = fact("Was ill", "患病")
{invariants}

Question("town.fine", asks=("?", "？"), facts=Loan, answers={{neutral("fine", "?", "？"): OTHERWISE}})
"""
SLIPS = {
    "    def invariants(cls):\n        return ()": "Loan.invariants is no class method\nhint: write @classmethod above it\n",
    "    @classmethod\n    def invariants(cls):\n        return Invariant(cls.was_ill, '')":
        "Loan: the invariants are a single Invariant\nhint: a comma is missing: `(rule,)`\n",
    "    @classmethod\n    def invariants(cls):\n        return (cls.was_ill,)": "Loan: `was_ill` among the invariants is no Invariant\n",
}  # fmt: skip


@pytest.mark.parametrize(("invariants", "said"), SLIPS.items())
def test_a_slip_in_the_invariants_is_an_error_of_the_question(invariants: str, said: str) -> None:
    """In a process of its own: a broken model would be drawn wherever any model is."""
    run = subprocess.run(
        [sys.executable, "-c", MODEL.format(invariants=invariants)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr.endswith(f"DefinitionError: {said}")


def test_counts_are_added_up_from_the_left_too() -> None:
    """Seen: `100 - fact`, `sum([...])` and `-fact` were raw TypeErrors."""
    renewals = Loan.renewals
    decided = question(
        values=(
            Value("left", "", "", 100 - renewals), Value("all", "", "", unchecked(sum([renewals, renewals * 2]))),
            Value("less", "", "", -renewals), Value("due_on", "", "", days(3) + Loan.lent_on),
        )
    )  # fmt: skip
    values = decide(decided, {"renewals": 2, "lent_on": "2024-01-01"}).values
    assert dict(values) == {"left": 98, "all": 6, "less": -2, "due_on": date(2024, 1, 4)}


def test_a_period_that_leads_on_and_back_is_said_so() -> None:
    """Seen: `lent_on - -3 years 6 months`."""
    moved = Loan.lent_on + (years(3) + months(-6))
    assert Formulas("en").line(moved).endswith(" + 3 years - 6 months")
    assert Formulas("zh").line(moved).endswith(" + 3年 - 6个月")
    asked = question(values=(Value("due_on", "Due", "期限", moved),))
    answer = decide(asked, {"was_ill": True, "lent_on": "2024-01-01"}).answer()
    assert "3 years less 6 months, counted from the next day" in answer.text("en", detail="full")
    assert "三年减去六个月" in answer.text("zh", detail="full")


def test_it_is_said_why_a_value_is_the_one_of_two() -> None:
    """Seen: the day from `either`, and not why that branch was taken."""
    due = either(Loan.renewals >= 1, Loan.lent_on + days(3), Loan.lent_on + days(5))
    asked = question(values=(Value("due_on", "Due", "期限", due),))
    answer = decide(asked, {"was_ill": True, "lent_on": "2024-01-01", "renewals": 2}).answer()
    (value,) = answer.values
    assert value.derivation is not None
    assert value.derivation.en.startswith("renewals: 2; that is at least 1; day of lending: 1 January 2024; 3 days")
    assert value.derivation.zh.startswith("续借次数为2")


def test_help_tells_the_meaning_of_each_fact() -> None:
    text = pydoc.plain(pydoc.render_doc(Long))
    assert "A loan for long." in text
    assert "was_ill: Was ill" in text
    assert Long.model_json_schema()["description"] == "A loan for long."
    assert "en='Was ill', zh='患病'" in repr(Long.specs["was_ill"])
