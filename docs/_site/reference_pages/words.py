"""The page of the words that rules are written in: what each means, and an example with what it comes to.

What a word means is its docstring. Each example is evaluated when the page is written, so none can be wrong.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cerra_rules.deciding.decision import plain as as_data
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.language import END_OF_YEAR, Limb, Period, RestDays, Term, days, listed, months, weeks, words, years
from reference_pages import sample
from reference_pages.markdown import page, plain, table

CALENDAR = RestDays([date(2024, 2, 7)])
"""The rest days of the case."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, an expression that uses it, and what it means where no docstring says so."""

    of: Callable[..., Any] | str
    example: str
    says: str = ""

    @property
    def name(self) -> str:
        """What is written in a rule; a method with its dot."""
        if isinstance(self.of, str):
            return self.of
        return f".{self.of.__name__}" if "." in self.of.__qualname__ else self.of.__name__

    @property
    def meaning(self) -> str:
        """The first paragraph of its docstring, on one line."""
        return self.says or " ".join((inspect.getdoc(self.of) or "").partition("\n\n")[0].split())


SECTIONS: dict[str, tuple[Word, ...]] = {
    "Conditions": (
        Word(words.all_of, "all_of(Loan.is_member, Loan.items < 6)"),
        Word(words.any_of, "any_of(Loan.was_renewed, Loan.is_damp)"),
        Word(words.not_, "not_(Loan.was_renewed)"),
        Word(words.none_of, "none_of(Loan.was_renewed, Loan.items > 9)"),
        Word(words.implies, "implies(Loan.was_renewed, Loan.is_damp)"),
        Word("HOLDS", "HOLDS", "The condition that always holds."),
    ),
    "Facts compared": (
        Word("<= < >= >", "Loan.returned_on <= Loan.lent_on + days(30)", "Compare two counts, or two days."),
        Word(Term.is_, "Loan.kind.is_(Kind.FILM)"),
        Word("Named", "Loan.kind.is_(Kind.MAP)",
             "What a fact may be, one of several, each with its code and its name in Chinese. Any `StrEnum` is as good without names."),
        Word(Term.is_one_of, "Loan.kind.is_one_of(Kind.BOOK, Kind.MAP)"),
        Word(Term.contains, "Loan.damages.contains(Damage.TEAR)"),
        Word(Term.contains_any, "Loan.damages.contains_any(Damage.TEAR, Damage.STAIN)"),
        Word(Term.is_not_empty, "Loan.damages.is_not_empty()"),
        Word(Term.at_least, "Loan.votes.at_least(TWO_THIRDS, of=Loan.voters)"),
        Word(Term.more_than, "Loan.votes.more_than(ONE_HALF, of=Loan.voters)"),
    ),
    "Counts": (
        Word("+ - *", "3 * Loan.items - Loan.votes + 1", "Add, subtract, and multiply by a whole number."),
        Word(words.number_of, "number_of(Loan.is_member, Loan.was_renewed)"),
        Word(words.least_count, "least_count(TWO_THIRDS, of=Loan.voters)"),
        Word("ONE_HALF TWO_THIRDS", "least_count(ONE_HALF, of=Loan.voters, exceed=True)",
             "Shares by name; any other is a `fractions.Fraction`."),
        Word(words.days_between, "days_between(Loan.lent_on, Loan.returned_on)"),
        Word("Constant", "Constant(5) - Loan.items", "A plain value as a term, where none stands beside it."),
    ),
    "Days and periods": (
        Word(days, "Loan.lent_on + days(7)"),
        Word(weeks, "Loan.lent_on + weeks(2)"),
        Word(months, "Loan.lent_on + months(1)"),
        Word(years, "Loan.lent_on + years(2)"),
        Word("+ *, of periods", "Loan.lent_on + (months(1) + 2 * days(3))",
             "A longer period. It is added to a day once: the last day of a sum of periods is not that of one after the other."),
        Word("END_OF_YEAR", "Loan.lent_on + END_OF_YEAR", "What is left of the calendar year; it ends on 31 December."),
        Word(words.roll, "roll(Loan.lent_on + days(7))"),
        Word(words.largest, "largest(Loan.lent_on + days(7), (Loan.was_renewed, Loan.lent_on + days(28)))"),
        Word(words.smallest, "smallest(5, Loan.items, Loan.votes)"),
    ),
    "Choices": (
        Word(words.either, "either(Loan.kind.is_(Kind.FILM), Loan.lent_on + days(7), Loan.lent_on + days(28))"),
        Word(Term.by, "Loan.kind.by({Kind.BOOK: Loan.lent_on + days(28), Kind.FILM: Loan.lent_on + days(7)})"),
        Word(words.is_given, "is_given(Loan.kind.by({Kind.BOOK: Loan.lent_on + days(28)}))"),
        Word("NOTHING", "either(Loan.was_renewed, Loan.returned_on, NOTHING)",
             "No value at all, known to be so. A comparison with it fails."),
        Word("Reading", "LENDING_DAY.is_('counted')",
             "A contested point with options and a default, used like a fact."),
        Word(".choose", "LENDING_DAY.choose(counted=Loan.lent_on + days(6), not_counted=Loan.lent_on + days(7))",
             "Give what the chosen option of a reading says: one condition, or one term, for every option."),
    ),
    "Lists, for values": (
        Word(words.listing, "listing((Loan.is_member, 'member'), (Loan.was_renewed, 'renewed'))"),
        Word(listed, "listed(Limb(LENDING.article(1), Loan.is_member), Limb(LENDING.article(2), Loan.was_renewed))"),
    ),
    "What only Python can say": (
        Word("Computed", "Computed('digits of items', lambda items: len(str(items)), (Loan.items,))",
             "A value computed by a named function once all its facts are known; nothing where one of its terms is nothing. Solver and other engines refuse a question with one: the last resort."),
        Word("ComputedCondition", "ComputedCondition('leap year', lambda day: day.year % 4 == 0, (Loan.lent_on,))",
             "The same for a condition, which fails where one of its terms is nothing."),
    ),
}  # fmt: skip

NAMES: dict[str, Any] = {
    **{name: getattr(words, name) for name in words.__all__},
    **{name: value for name, value in vars(sample).items() if not name.startswith("_")},
    "days": days, "weeks": weeks, "months": months, "years": years, "END_OF_YEAR": END_OF_YEAR, "Period": Period,
    "Limb": Limb, "listed": listed, "date": date,
}  # fmt: skip


def words_page() -> str:
    """Return the page."""
    return page("# Words of the notation", *_intro(), *(part for title in SECTIONS for part in _section(title)))


def value_of(example: str) -> Any:
    """Return what an example comes to in the case of the page."""
    term: Term[Any] = eval(example, dict(NAMES))  # noqa: S307  # an expression of this module
    chosen = {sample.LENDING_DAY.name: sample.LENDING_DAY.default}
    facts = dict.fromkeys(sample.Loan.specs) | sample.CASE
    return evaluate(term, facts, chosen, CALENDAR)


def _intro() -> Iterator[str]:
    yield (
        "A rule is written in the words of `cerra_rules.language.words`, with lengths of time from `cerra_rules.language.periods`; "
        "[Write rules of your own](../howto/rules.md) shows them at work. Each is listed with what it means and an example "
        "on this model, and what that comes to in the case below it."
    )
    for part in (sample.Kind, sample.Damage, sample.Loan):
        yield f"```python\n{inspect.getsource(part).strip()}\n```"
    known = table(
        ("fact", "in the case"),
        [(f"`{name}`", _said(sample.CASE.get(name, UNKNOWN))) for name in sample.Loan.specs],
    )
    yield known
    rest = ", ".join(day.isoformat() for day in CALENDAR)
    yield f"Rest days are {rest}; the reading `lending_day` has its default, `not_counted`."


def _section(title: str) -> Iterator[str]:
    yield f"## {title}"
    yield table(
        ("word", "means", "example", "comes to"),
        (
            (f"`{w.name}`", _prose(w.meaning), f"`{w.example}`", _said(value_of(w.example)))
            for w in SECTIONS[title]
        ),
    )  # fmt: skip


def _prose(text: str) -> str:
    """Return a docstring as Markdown; what stands in back-ticks stays as it is."""
    return "`".join(plain(part) if i % 2 == 0 else part for i, part in enumerate(text.split("`")))


def _said(value: Any) -> str:
    match value:
        case True | False:
            return "holds" if value else "fails"
        case None:
            return "nothing"
        case _ if value is UNKNOWN:
            return "unknown"
        case frozenset() | tuple():
            return ", ".join(f"`{as_data(item)}`" for item in value) or "none"
        case _:
            return f"`{as_data(value)}`"
