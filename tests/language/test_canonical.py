"""The hash of the meaning: the same however rules are named and ordered, another as soon as an answer can be another."""

from __future__ import annotations

import json
import pickle
import random
import subprocess
import sys
import types
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from cerra_rules import Question, decide, find, question_ids
from cerra_rules.audit.mutation.changes import mutants
from cerra_rules.errors import DefinitionError
from cerra_rules.language import Computed, ComputedCondition, Condition, Constant, Period, Reading, Term
from cerra_rules.language import terms as language
from cerra_rules.language.canonical import digest, form_of, form_of_question, value_form
from cerra_rules.language.terms import AllOf, AnyOf, FactTerm, Later, Shift, parts_of
from cerra_rules.version import __version__

LIBRARY = '''
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from annotated_types import Ge, Le
from cerra_rules.language import *

RULES = Instrument("library", en="Library Rules", zh="图书馆规则", short="Library", outline="1 2 3 3(1) 4 5")


class Thing(StrEnum):
    """What is lent."""

    BOOK = "book"
    FILM = "film"
    SCORE = "score"


class Loan(Facts):
    """A loan."""

    thing: Fact[Thing] = fact("what is lent", "所借之物")
    flaws: Fact[frozenset[Thing]] = fact("what else was damaged", "损坏的")
    lent_on: Fact[date] = fact("the day of the loan", "借出日")
    returned_on: Fact[date] = fact("the day of the return", "归还日")
    was_ill: Fact[bool] = fact("the reader was ill", "患病", judgement=True)
    is_pupil: Fact[bool] = fact("the reader is a pupil", "学生")
    loans: Fact[Annotated[int, Ge(0), Le(50)]] = fact("loans so far", "已借数")
    late: Fact[Annotated[int, Ge(0), Le(50)]] = fact("late ones", "逾期数")

    @classmethod
    def invariants(cls):
        """Return what always holds."""
        return (
            Invariant(cls.late <= cls.loans, "late ones are loans", "逾期者亦为已借者"),
            Invariant(cls.lent_on <= cls.returned_on, "nothing comes back first", "先借后还"),
        )


period = reading(
    "period", id="L1", default="calendar", options={"calendar": ("calendar days", "日历日"), "open": ("open days", "开放日")},
    provisions=("library:3",), issue=("which days", "何种日"), reason=("plain words", "字面"), certainty="high",
)
scope = reading(
    "scope", id="L2", default="all", options={"all": ("all", "全部"), "films": ("films", "影片")},
    provisions=("library:4",), issue=("what", "何物"), reason=("plain words", "字面"), certainty="high",
)
EXCUSED = favourable("excused", "Excused.", "免责。", RULES.article(1))
LATE = adverse("late", "Late.", "逾期。")
IN_TIME = neutral("in_time", "In time.", "按时。")
last_day = period.choose(calendar=Loan.lent_on + days(28), open=roll(Loan.lent_on + days(28)))
due = largest(last_day, (Loan.is_pupil, Loan.lent_on + END_OF_YEAR))
ILLNESS = Rule("illness", RULES.article(2), all_of(Loan.was_ill, not_(Loan.is_pupil), scope.is_("all")))
LATENESS = (
    Rule("late-return", (RULES.article(3), Limb(RULES.article(3).item(1), Loan.flaws.contains_any(Thing.FILM))),
         any_of(Loan.returned_on > due, number_of(Loan.was_ill, Loan.is_pupil) > 1)),
    Rule("habit", RULES.article(4), all_of(
        Loan.loans + 2 * Loan.late >= 9, Loan.late.at_least(Fraction(1, 3), of=Loan.loans), Loan.thing.is_one_of(Thing.BOOK, Thing.FILM),
        is_given(Loan.thing.by({Thing.BOOK: 3})), days_between(Loan.lent_on, Loan.returned_on) > 3, Loan.late.is_(Loan.loans),
    )),
    Rule("moon", RULES.article(5), ComputedCondition("full moon", lambda day: True, (Loan.lent_on,))),
)
QUESTION = Question(
    "library.late", asks=("Is it late?", "是否逾期？"), facts=Loan,
    answers={EXCUSED: (ILLNESS,), LATE: LATENESS, IN_TIME: OTHERWISE},
    values=(
        Value("last_day", "day", "日", due, only=(LATE, IN_TIME)),
        Value("most", "most", "多", least_count(Fraction(2, 3), of=Loan.loans)),
        Value("duties", "duties", "义务", listing((Loan.was_ill, "rest"), (Loan.is_pupil, RULES.article(5)))),
        Value("always", "always", "恒", either(Loan.is_pupil, date(2024, 2, 29), Loan.lent_on)),
        Value("steps", "steps", "步", Computed("steps", lambda n: n, (Loan.loans,)), only=(LATE,), otherwise=()),
    ),
    higher_law=("H1",),
    adverse_law=("H2",),
)
'''


def written(*changes: tuple[str, str], module: str = "library") -> Question[Any]:
    """Return the question as it is after some changes to its text, in a module of this name."""
    text = LIBRARY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    made = types.ModuleType(module)
    exec(compile(text, module, "exec", dont_inherit=True), vars(made))  # noqa: S102  # our own text, from this page
    question: Question[Any] = made.QUESTION
    return question


@cache
def usual() -> str:
    return written().hash


def test_every_kind_of_node_has_a_form() -> None:
    question = written()
    kinds = {
        k
        for k in (*vars(language).values(), Reading)
        if isinstance(k, type) and issubclass(k, Term) and "__match_args__" in vars(k)
    }
    used = {type(part) for part in parts_of((*question.terms, *(i.holds for i in question.facts.invariants())))}
    assert used | {language.Truth, language.Later} == kinds  # these stand in no text: lowering makes them
    lent_on: FactTerm[date] = FactTerm(question.facts.specs["lent_on"])
    assert form_of(Later(lent_on, Constant(1))) not in (form_of(lent_on), form_of(Later(lent_on, Constant(2))))
    assert json.loads(json.dumps(form_of_question(question, question.provisions))) == form_of_question(
        question, question.provisions
    )


SAME = {
    "a facts class": (("Loan", "Borrowing"),),
    "an enum": (("Thing", "Medium"),),
    "a member": (("BOOK", "VOLUME"),),
    "names of the module": (("EXCUSED", "FREE"), ("RULES", "LIBRARY"), ("last_day =", "until ="), ("(last_day,", "(until,")),
    "an inserted provision": (('outline="1 2 3', 'outline="1 1¶2 2 3'),),
    "words of a fact": (("the day of the loan", "day of lending"), ("借出日", "出借日")),
    "words of an outcome": (("Excused.", "No fault."), ("免责。", "无责。")),
    "words of a reading": (("plain words", "usage"), ("which days", "days"), ('"high"', '"medium"'), ("日历日", "自然日")),
    "words of an invariant": (("late ones are loans", "no more late ones than loans"),),
    "words of a value": (('"most", "most", "多"', '"most", "at most", "至多"'),),
    "the title of a rule": (('scope.is_("all")))', 'scope.is_("all")), title=("illness", "患病"))'),),
    "words of the question": (("Is it late?", "Late?"),),
    "the instrument's name": (("Library Rules", "Rules of the Library"),),
    "order of all_of": (("all_of(Loan.was_ill, not_(Loan.is_pupil)", "all_of(not_(Loan.is_pupil), Loan.was_ill"),),
    "order of number_of": (("number_of(Loan.was_ill, Loan.is_pupil)", "number_of(Loan.is_pupil, Loan.was_ill)"),),
    "order of options": (("(Thing.BOOK, Thing.FILM)", "(Thing.FILM, Thing.BOOK)"),),
    "order of members": (('    BOOK = "book"\n    FILM = "film"\n', '    FILM = "film"\n    BOOK = "book"\n'),),
    "order of a sum": (("Loan.loans + 2 * Loan.late", "2 * Loan.late + Loan.loans"),),
    "sides of an equation": (("Loan.late.is_(Loan.loans)", "Loan.loans.is_(Loan.late)"),),
    "order of invariants": (
        ('Invariant(cls.late <= cls.loans, "late', 'Invariant(cls.lent_on <= cls.returned_on, "late'),
        ('Invariant(cls.lent_on <= cls.returned_on, "nothing', 'Invariant(cls.late <= cls.loans, "nothing'),
    ),
    "another function of the same name": (("lambda day: True", "lambda day: False"),),
    "a greater side": (("Loan.returned_on > due", "due < Loan.returned_on"),),
    "a fact that nobody can change": (('fact("the day of the loan"', 'fixed("the day of the loan"'),),
}  # fmt: skip


@pytest.mark.parametrize("changes", SAME.values(), ids=SAME)
def test_what_changes_no_answer_changes_no_hash(changes: tuple[tuple[str, str], ...]) -> None:
    assert written(*changes).hash == usual()


OTHER = {
    "the id": ("library.late", "library.too_late"),
    "a tone": ("IN_TIME = neutral", "IN_TIME = favourable"),
    "precedence": ("EXCUSED: (ILLNESS,), LATE: LATENESS,", "LATE: LATENESS, EXCUSED: (ILLNESS,),"),
    "a number": (">= 9", ">= 10"),
    "a factor": ("2 * Loan.late", "3 * Loan.late"),
    "a share": ("Fraction(1, 3)", "Fraction(1, 2)"),
    "a share made whole": ("Fraction(2, 3)", "Fraction(3, 4)"),
    "more than a share": ("of=Loan.loans)),\n        Value", "of=Loan.loans, exceed=True)),\n        Value"),
    "a comparator": ("> due", ">= due"),
    "a period": ("calendar=Loan.lent_on + days(28)", "calendar=Loan.lent_on + days(29)"),
    "the end of the year": ("END_OF_YEAR)", "days(365))"),
    "a fixed day": ("date(2024, 2, 29)", "date(2024, 2, 28)"),
    "rest days": ("roll(Loan.lent_on + days(28))", "Loan.lent_on + days(28)"),
    "largest or smallest": ("due = largest", "due = smallest"),
    "not": ("not_(Loan.is_pupil)", "Loan.is_pupil"),
    "all or any": ("any_of(Loan.returned_on", "all_of(Loan.returned_on"),
    "an option": ("(Thing.BOOK, Thing.FILM)", "(Thing.BOOK, Thing.SCORE)"),
    "a member asked for": ("contains_any(Thing.FILM)", "contains_any(Thing.BOOK)"),
    "a table": ("{Thing.BOOK: 3}", "{Thing.BOOK: 4}"),
    "which days": ("days_between(Loan.lent_on, Loan.returned_on)", "days_between(Loan.returned_on, Loan.lent_on)"),
    "a default": ('default="calendar"', 'default="open"'),
    "a list of options": ('"films": ("films", "影片")', '"films": ("films", "影片"), "books": ("books", "书籍")'),
    "the name of a reading": ('"scope"', '"range"'),
    "a citation": ("RULES.article(2)", "RULES.article(1)"),
    "a citation of an outcome": ("RULES.article(1)", "RULES.article(5)"),
    "a condition of a citation": ("Loan.flaws.contains_any(Thing.FILM)", "Loan.was_ill"),
    "the order of the text": ('outline="1 2 3', 'outline="2 1 3'),
    "the id of a rule": ('"illness"', '"sickness"'),
    "a code": ('"in_time"', '"timely"'),
    "the name of a fact": ("is_pupil", "is_student"),
    "the order of facts": (
        '    was_ill: Fact[bool] = fact("the reader was ill", "患病", judgement=True)\n'
        '    is_pupil: Fact[bool] = fact("the reader is a pupil", "学生")\n',
        '    is_pupil: Fact[bool] = fact("the reader is a pupil", "学生")\n'
        '    was_ill: Fact[bool] = fact("the reader was ill", "患病", judgement=True)\n',
    ),
    "what a person must find": (", judgement=True", ""),
    "a range": ("Le(50)", "Le(60)"),
    "the values of a fact": ('    SCORE = "score"', '    SCORE = "score"\n    MAP = "map"'),
    "an invariant": ("cls.late <= cls.loans", "cls.late < cls.loans"),
    "no invariant": ('            Invariant(cls.lent_on <= cls.returned_on, "nothing comes back first", "先借后还"),\n', ""),
    "a computed condition": ('"full moon"', '"new moon"'),
    "a computed value": ('Computed("steps"', 'Computed("stairs"'),
    "the name of a value": ('Value("most"', 'Value("fewest"'),
    "where a value is given": ("only=(LATE, IN_TIME)", "only=(LATE,)"),
    "what a value is otherwise": (", otherwise=()", ""),
    "an item": ('"rest"', '"bed"'),
    "the order of items": (
        '(Loan.was_ill, "rest"), (Loan.is_pupil, RULES.article(5))', '(Loan.is_pupil, RULES.article(5)), (Loan.was_ill, "rest")',
    ),
    "an item of another type": ('"rest"', '"5"'),
    "a note": ('"H1"', '"H3"'),
    "a note where adverse": ('"H2"', '"H3"'),
}  # fmt: skip


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_what_can_change_an_answer_changes_the_hash(change: tuple[str, str]) -> None:
    assert written(change).hash != usual()


def test_no_two_of_these_changes_have_one_hash() -> None:
    hashes = [written(change).hash for change in OTHER.values()]
    assert len({*hashes, usual()}) == len(OTHER) + 1


def test_a_module_may_move() -> None:
    assert written(module="elsewhere.library").hash == usual()


def shuffled(value: Any, pick: random.Random) -> Any:
    """Return a term with the conditions of each `all_of` and `any_of` in it in another order."""
    if isinstance(value, tuple):
        return tuple(shuffled(v, pick) for v in value)
    if isinstance(value, Reading) or not isinstance(value, Term):
        return value
    node: Any = value
    made = replace(node, **{name: shuffled(getattr(node, name), pick) for name in node.__match_args__})
    return (
        replace(made, items=tuple(pick.sample(made.items, len(made.items))))
        if isinstance(made, AllOf | AnyOf)
        else made
    )


def test_the_order_of_conditions_is_no_part_of_the_form(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            for term in find(id).terms:
                assert form_of(shuffled(term, random.Random(id))) == form_of(term)


@pytest.mark.parametrize("id", ["anxi.seven_day_return", "charter.audit_and_publication", "charter.liquidation"])
def test_every_mutant_has_a_hash_of_its_own(id: str) -> None:
    question = find(id)
    same = [(m.place, m.before, m.after) for m in mutants(question) if m.question.hash == question.hash]
    assert not same


SHOW = """
from cerra_rules import find, question_ids
print(*(find(id).hash for id in sorted(question_ids())))
"""


def test_another_process_has_the_same_hashes() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={"PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert run.stdout.split() == [find(id).hash for id in sorted(question_ids())]


def test_no_two_questions_have_one_hash() -> None:
    assert len({find(id).hash for id in question_ids()}) == len(question_ids())


def test_a_decision_that_comes_back_is_of_the_same_rules() -> None:
    decision = decide(find("charter.dissolution"), {})
    again = pickle.loads(pickle.dumps(decision))  # noqa: S301  # our own
    assert again.to_dict()["version"] == decision.to_dict()["version"] == {
        "cerra_rules": __version__, "rules": digest(form_of_question(decision.question, decision.question.provisions)),
    }  # fmt: skip


def test_what_is_no_part_of_the_language_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd(Condition):
        pass

    class Fortnight(Period):
        pass

    day = Constant(date(2024, 1, 1))
    with pytest.raises(DefinitionError, match="is no term of the rule language"):
        form_of(AllOf((Odd(),)))
    with pytest.raises(DefinitionError, match="is no period of the rule language"):
        form_of(Shift(day, Fortnight(14)))


def test_values_of_different_types_do_not_look_alike() -> None:
    day = date(2024, 1, 1)
    values = (
        5,
        "5",
        True,
        None,
        "None",
        day,
        "2024-01-01",
        ("5",),
        frozenset({"5"}),
        Fraction(2, 3),
        "2/3",
        (),
    )
    assert len({digest(value_form(v)) for v in values}) == len(values)
    assert value_form(Fraction(2, 3)) == ["fraction", "2/3"]


def test_a_function_counts_by_its_name() -> None:
    moon: Term[int] = Computed("moon", abs, (Constant(1),))
    assert form_of(moon) == form_of(Computed("moon", round, (Constant(1),))) == ["computed", "moon", ["value", 1]]
    assert form_of(ComputedCondition("moon", bool, (Constant(1),))) == form_of(moon)
