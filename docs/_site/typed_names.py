"""Writes `src/cerra_rules/typed.py`: the names of every question, for type checkers.

    python docs/_site/typed_names.py [--check]

writes it, or exits with 1 where it is stale. Decision 0029 says why it is generated, and why as overloads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

from cerra_rules import find, question_ids
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import (
    NOTHING,
    Choice,
    Computed,
    Constant,
    FactSpec,
    FactTerm,
    Listing,
    Roll,
    Term,
    parts_of,
)
from cerra_rules.outside.saving import save

FILE = Path(__file__).parents[2] / "src" / "cerra_rules" / "typed.py"
HEAD = '''"""The names of every question, for type checkers: what may be stated and chosen, and what comes out.

Written by `python docs/_site/typed_names.py`; a test keeps it fresh. `cerra_rules.decide` and its neighbours have these signatures where
types are checked. For `anxi.seven_day_return`, whose facts are called `Return`, the names for annotations are `ReturnFacts`, `ReturnReadings`,
`ReturnOutcome`, `ReturnValues` and `ReturnDecision`; so for every other question. To import them imports none of the law.
"""
# An id that is written out is looked up first, then any text; and a question of the library, then any other.
# pyright: reportOverlappingOverload=false
# mypy: disable-error-code="overload-overlap"

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Never, TypeAlias, TypeVar, overload

from typing_extensions import ReadOnly, TypedDict, Unpack

from cerra_rules import front
from cerra_rules.deciding.decision import Decision
from cerra_rules.explaining import interview

if TYPE_CHECKING:
'''
AFTER = '''
F = TypeVar("F", bound="Facts")
Day = date | str
Days = list[date] | list[str] | tuple[date | str, ...]


class Within(TypedDict, total=False):
    """What else a decider is made with: the rest days, and how long a search may be."""

    calendar: RestDays | None
    budget: int


class How(Within, total=False):
    """What else a decision is made with: another engine."""

    engine: Literal["durable"] | None


class Known(TypedDict, total=False):
    """What else is known in an interview: what somebody does not know, and the rest days."""

    declined: Iterable[str]
    calendar: RestDays | None


class DoesNotFit:
    """What a call comes to whose readings or names are not those of a question of the library: nothing can be done with it."""


class NoReadings(TypedDict):
    """The readings of a question that has none."""


class NoValues(TypedDict):
    """The values of a question that has none."""

'''
LAST = '''

@overload
def find(id: str) -> Question[Facts]: ...
def find(id: str) -> Question[Any]:
    """Return the question with an id, or any text that may be one; see `cerra_rules.front.find`."""
    return front.find(id)


@overload
def decide(question: OfTheLibrary, facts: Facts, readings: Any = None, **how: Any) -> DoesNotFit: ...
@overload
def decide(question: Question[F], facts: F, readings: Readings | None = None, **how: Unpack[How]) -> Decision[F]: ...
@overload
def decide(question: Question[Facts], facts: Facts | Mapping[str, Any], readings: Readings | None = None, **how: Unpack[How]) -> Decision: ...
def decide(question: Any, facts: Any, readings: Any = None, **how: Any) -> Any:
    """Decide a question, by its id or as it is; see `cerra_rules.front.decide`."""
    return front.decide(question, facts, readings, **how)


@overload
def decider(question: OfTheLibrary, *, readings: Any = None, **within: Any) -> DoesNotFit: ...
@overload
def decider(question: Question[F], *, readings: Readings | None = None, **within: Unpack[Within]) -> Callable[[F], Decision[F]]: ...
def decider(question: Any, *, readings: Any = None, **within: Any) -> Any:
    """Return the function that decides a question on fact models; see `cerra_rules.front.decider`."""
    return front.decider(question, readings=readings, **within)


@overload
def next_facts(question: OfTheLibrary, facts: Facts, **known: Any) -> DoesNotFit: ...
@overload
def next_facts(question: Question[F], facts: F, *, readings: Readings | None = None, **known: Unpack[Known]) -> tuple[FactToAsk, ...]: ...
@overload
def next_facts(
    question: Question[Facts], facts: Facts | Mapping[str, Any], *, readings: Readings | None = None, **known: Unpack[Known]
) -> tuple[FactToAsk, ...]: ...
def next_facts(question: Any, facts: Any, *, readings: Any = None, **known: Any) -> Any:
    """Return the facts to ask for next; see `cerra_rules.explaining.interview.next_facts`."""
    return interview.next_facts(question, facts, readings=readings, **known)
'''


def typed_names() -> str:
    """Return the module. Raises ValueError where two questions call their facts alike."""
    questions = [find(id) for id in question_ids()]
    names = [question.facts.__name__ for question in questions]
    if len(set(names)) < len(names):
        raise ValueError(f"fact models of two questions have one name: {sorted(names)}")
    found = Names()
    values = {question.id: [*found.of(question)] for question in questions}
    facts = [line for question in questions for line in found.facts_of(question)]
    return "\n".join([
        HEAD.rstrip("\n"), *found.imports(), *AFTER.rstrip("\n").splitlines(),
        *(line for question in questions for line in values[question.id]), *_decisions(found.decisions), *facts, "",
        f"OfTheLibrary: TypeAlias = {' | '.join(f'Question[{name}]' for name in names)!r}", "",
        *_overloads(questions),
    ]) + "\n"  # fmt: skip


def _decisions(types: dict[str, str]) -> Iterator[str]:
    """Yield a name for the type of each decision: a class, so that it is called by its name where types are shown."""
    yield from ("", "if TYPE_CHECKING:")
    for model, of in types.items():
        yield from (f"    class {model}Decision({of}):", f'        """A decision on `{model}`."""')
    yield from ("else:", f"    {' = '.join(f'{model}Decision' for model in types)} = Decision")


def _overloads(questions: list[Question[Any]]) -> Iterator[str]:
    last = LAST.strip("\n").split("\n\n\n")
    finds, decides, deciders, asks = [], [], [], []
    for question in questions:
        model, asked = question.facts.__name__, f'Literal["{question.id}"]'
        given = f"{model}Readings" if question.readings else "NoReadings"
        either, chosen = f"{asked} | Question[{model}]", f'{given} | Literal["any"] | None = None'
        finds += ["@overload", f"def find(id: {asked}) -> Question[{model}]: ..."]
        decides += [
            "@overload",
            f"def decide(question: {either}, facts: {model} | {model}Facts, readings: {chosen}, **how: Unpack[How]) -> {model}Decision: ...",
        ]
        deciders += [
            "@overload",
            f"def decider(question: {either}, *, readings: {chosen}, **within: Unpack[Within]) -> Callable[[{model}], {model}Decision]: ...",
        ]
        known = f"*, declined: Iterable[{model}Name] = (), readings: {chosen}, calendar: RestDays | None = None"
        asks += [
            "@overload",
            f"def next_facts(question: {either}, facts: {model} | {model}Facts, {known}) -> tuple[FactToAsk[{model}Name], ...]: ...",
        ]
    for lines, end in zip((finds, decides, deciders, asks), last, strict=True):
        yield from ("", *lines, *end.splitlines(), "")


class Names:
    """The names of the law that are mentioned, each imported once; two of one name are told apart."""

    def __init__(self) -> None:
        self.known: dict[str, type] = {"Provision": Provision}
        self.decisions: dict[str, str] = {}
        self._all = {id: find(id) for id in question_ids()}
        for question in self._all.values():
            self._name(question.facts)

    def imports(self) -> Iterator[str]:
        """Yield the lines that import them."""
        by: dict[str, list[str]] = {
            "cerra_rules.language.facts": ["Facts"],
            "cerra_rules.language.questions": ["Question"],
        }
        by |= {
            "cerra_rules.language.rest_days": ["RestDays"],
            "cerra_rules.deciding.decision": ["Readings"],
            "cerra_rules.explaining.interview": ["FactToAsk"],
        }
        for alias, what in self.known.items():
            by.setdefault(what.__module__, []).append(
                what.__name__ if alias == what.__name__ else f"{what.__name__} as {alias}"
            )
        for module in sorted(by):
            yield f"    from {module} import {', '.join(sorted(by[module]))}"

    def of(self, question: Question[Any]) -> Iterator[str]:
        """Yield what comes out of a question, and what may be chosen."""
        model = self._name(question.facts)
        yield from ("", f"# {question.id}")
        yield f"{model}Name = {self._names(question)}"
        yield f"{model}Outcome = {_literal([*(o.code for o in question.outcomes), 'undetermined'])}"
        if question.readings:
            yield from self._class(
                f"{model}Readings",
                question,
                (f"{n}: {_literal(r.options)}" for n, r in question.readings.items()),
                "readings",
                total=False,
            )
        typed = (f"{v.name}: ReadOnly[{self._value(v.term)} | None]" for v in question.values)
        if question.values:
            yield from self._class(f"{model}Values", question, typed, "values")
        options = dict.fromkeys(option for r in question.readings.values() for option in r.options)
        chosen = (
            f"Mapping[{_literal(question.readings)}, {_literal([*options, 'any'])}]"
            if question.readings
            else "Mapping[Never, str]"
        )
        values = f"{model}Values" if question.values else "NoValues"
        self.decisions[model] = f"Decision[{model}, {model}Outcome, {values}, {chosen}, {model}Name]"

    @staticmethod
    def _names(question: Question[Any]) -> str:
        """Return the type of what an answer may hang on: facts, readings and the calendar."""
        rolls = ["calendar"] if any(isinstance(part, Roll) for part in parts_of(question.terms)) else []
        return _literal([*question.facts.specs, *question.readings, *rolls])

    def facts_of(self, question: Question[Any]) -> Iterator[str]:
        """Yield what may be stated, as a mapping."""
        typed = (f"{name}: {self._fact(spec)} | None" for name, spec in question.facts.specs.items())
        yield from self._class(f"{question.facts.__name__}Facts", question, typed, "facts", total=False)

    def _class(
        self, name: str, question: Question[Any], typed: Iterable[str], what: str, *, total: bool = True
    ) -> Iterator[str]:
        yield f"class {name}(TypedDict{'' if total else ', total=False'}):"
        yield from (f'    """The {what} of `{question.id}`."""', *(f"    {line}" for line in typed))

    def _name(self, what: type) -> str:
        name = what.__name__
        if self.known.setdefault(name, what) is not what:
            name = f"{what.__module__.rpartition('.')[2].title().replace('_', '')}{name}"
            self.known[name] = what
        return name

    def _fact(self, spec: FactSpec) -> str:
        if spec.kind in {"enum", "set"}:
            option = f"{self._name(type(spec.values[0]))} | {_literal(spec.values)}"
            return option if spec.kind == "enum" else f"Collection[{option}]"
        if spec.kind == "bool" and spec.decided_by:
            by = " | ".join(f"{self._all[d.question].facts.__name__}Decision" for d in spec.decided_by)
            return f"bool | {by} | list[{by}]"
        return {"bool": "bool", "int": "int", "date": "Day", "dates": "Days"}[spec.kind]

    def _value(self, term: Term[Any]) -> str:
        """Return the type of what a term comes to."""
        match term:
            case Listing():
                return f"tuple[{self._union(item for _, item in term.items)}, ...]"
            case Computed():
                return _annotation(get_type_hints(term.function)["return"])
            case Choice():
                terms = [t for t in (*(t for _, t in term.cases), term.default) if t != NOTHING]
                return " | ".join(dict.fromkeys(map(self._value, terms)))
            case Constant():
                return self._union([term.value])
            case FactTerm() if term.spec.values:
                option = self._union(term.spec.values)
                return f"frozenset[{option}]" if term.spec.kind == "set" else option
        return {"bool": "bool", "int": "int", "date": "date"}[term.kind]

    def _union(self, items: Iterable[Any]) -> str:
        found: dict[str, None] = {}
        texts = []
        for item in items:
            if type(item) is str:
                texts.append(item)
            else:
                found[self._name(type(item))] = None
        return " | ".join([*found, *([_literal(texts)] if texts else [])])


def _annotation(hint: Any) -> str:
    plain: dict[Any, str] = {date: "date", int: "int", tuple[int, ...]: "tuple[int, ...]", date | None: "date"}
    return plain[hint]


def _literal(items: Iterable[str | StrEnum]) -> str:
    return f"Literal[{', '.join(chr(34) + str(item) + chr(34) for item in items)}]"


def main(arguments: list[str]) -> int:
    """Write the module, or with --check compare it; return the exit code."""
    text = typed_names()
    if FILE.is_file() and FILE.read_text(encoding="utf-8") == text:
        return 0
    if arguments == ["--check"]:
        sys.stderr.write(f"{FILE.name}: is stale\nhint: `python docs/_site/typed_names.py` writes it again\n")
        return 1
    save(FILE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
