"""What a fact can be: its declaration, the kind of its values, and how pydantic validates them.

The schemas are exact: of each kind they take what Python itself made, and leave all else to `taking`, which says what is
wrong with it. The exact types are told apart by `type`, so that no subclass passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, get_args, get_origin, overload

from annotated_types import Ge, Le
from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from cerra_rules.errors import DefinitionError
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.rows import Pair
from cerra_rules.language.taking import ISO_DAY, LISTS
from cerra_rules.language.terms import Condition, DecidedBy, FactSpec, Term

T = TypeVar("T")
By = tuple[DecidedBy, ...] | DecidedBy

Count = Annotated[int, Ge(0), Le(99)]
"""A count of people or votes, 0 to 99."""
PositiveCount = Annotated[int, Ge(1), Le(99)]
"""A count that is at least one, 1 to 99."""

MOST_COUNTED = 1 << 63
"""What counts stay below, as they do in every kind of table."""


def _bounds(arguments: tuple[Any, ...]) -> tuple[int, int]:
    low = [m.ge for m in arguments if isinstance(m, Ge) and isinstance(m.ge, int)]
    high = [m.le for m in arguments if isinstance(m, Le) and isinstance(m.le, int)]
    if arguments[0] is not int or len(low) != 1 or len(high) != 1:
        raise DefinitionError(f"a count needs one Ge and one Le: `{arguments}`")
    if low[0] < -MOST_COUNTED or high[0] >= MOST_COUNTED:
        raise DefinitionError(f"a count that can be more than 64 bits hold: `{arguments}`", "give it a smaller Le")
    return low[0], high[0]


def _exactly(choices: Mapping[type, CoreSchema], described: CoreSchema) -> CoreSchema:
    """Return the schema of what is of exactly one of some types; JSON Schema describes it as another."""
    chosen: Any = choices  # keys may be anything that the discriminator returns
    return core_schema.json_or_python_schema(described, core_schema.tagged_union_schema(chosen, discriminator=type))


_DAY = core_schema.date_schema(ge=EARLIEST_DAY, le=LATEST_DAY)
_TEXT_DAY = core_schema.chain_schema([core_schema.str_schema(pattern=f"^{ISO_DAY}$"), _DAY])
_DAY_SCHEMA = _exactly({date: _DAY, str: _TEXT_DAY}, _DAY)


def _schema(kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        low, high = _bounds(arguments)
        return core_schema.int_schema(strict=True, ge=low, le=high)
    if origin is frozenset:
        options = core_schema.frozenset_schema(_schema(arguments[0], handler))
        return _exactly(dict.fromkeys(LISTS, options), options)
    if origin is tuple:
        days = core_schema.tuple_variable_schema(_DAY_SCHEMA)
        return _exactly(dict.fromkeys(LISTS, days), days)
    if kind is bool:
        return core_schema.bool_schema(strict=True)
    if kind is date:
        return _DAY_SCHEMA
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        option = handler.generate_schema(kind)  # by reference, so that it is described once
        text = core_schema.str_schema(strict=True)  # reads what a text holds, not what its methods say
        return core_schema.json_or_python_schema(option, core_schema.chain_schema([text, option]))
    raise DefinitionError(
        f"a fact cannot be of type `{kind}`",
        "use bool, date, a bounded int (Annotated with Ge and Le), a StrEnum, a frozenset of one, or tuple[date, ...]",
    )


class Fact(Generic[T]):
    """`Model.x` is a term of the rule language; `model.x` is a value, or None where it is unknown."""

    if TYPE_CHECKING:

        @overload
        def __get__(self: Fact[bool], instance: None, owner: type[Any]) -> Condition: ...
        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Term[T]: ...
        @overload
        def __get__(self, instance: object, owner: type[Any]) -> T | None: ...
        def __get__(self, instance: object | None, owner: type[Any]) -> Any: ...
        def __set__(self, instance: object, value: T | None) -> None: ...

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.nullable_schema(_schema(get_args(source)[0], handler))


def fact(
    en: str,
    zh: str,
    *,
    judgement: bool = False,
    only_if: str = "",
    decided_by: By = (),
    said: Pair = ("", ""),
    ask: Pair | None = None,
) -> Any:
    """Declare a fact that somebody can still make otherwise: what it states, in English and Chinese.

    `judgement` where a person must find it. `only_if` names the yes or no without which there is no such day: to state the
    day is to state it, to deny it beside the day is a contradiction. `decided_by` names the question whose answer says
    whether it is so. `said` is how a count is said in a sentence, with `{}` where the number stands: `("{} came", "实到{}人")`.
    `ask` is what somebody is asked who is to state it; left out, it is made of `en` and `zh`.
    """
    return _declared(en, zh, judgement, only_if, decided_by, said, ask, changeable=True)


def fixed(
    en: str,
    zh: str,
    *,
    judgement: bool = False,
    only_if: str = "",
    decided_by: By = (),
    said: Pair = ("", ""),
    ask: Pair | None = None,
) -> Any:
    """Declare a fact that nobody can make otherwise any more, so that it is never proposed to: a day that is past, the kind of goods."""
    return _declared(en, zh, judgement, only_if, decided_by, said, ask, changeable=False)


def decided_by(question: str, *outcomes: str) -> DecidedBy:
    """Say that a fact is so if the answer to a question (by its id) is one of these outcomes."""
    return DecidedBy(question, outcomes)


def _declared(
    en: str, zh: str, judgement: bool, only_if: str, by: By, said: Pair, ask: Pair | None, *, changeable: bool
) -> Any:
    told: dict[str, Any] = {
        "zh": zh,
        "judgement": judgement,
        "only_if": only_if,
        "said": said,
        "ask": ask,
        "changeable": changeable,
    }
    told["decided_by"] = by if isinstance(by, tuple) else (by,)
    return Field(default=None, description=en, json_schema_extra=told)


def spec_from(name: str, annotation: Any, en: str, extra: Mapping[str, Any]) -> FactSpec:
    """Return what a field of a model declares."""
    kind = get_args(annotation)[0]
    origin, arguments = get_origin(kind), get_args(kind)
    spec = partial(FactSpec, name, en=en, **extra)
    if origin is Annotated:
        low, high = _bounds(arguments)
        return spec(kind="int", low=low, high=high)
    if kind is date:
        return spec(kind="date", low=EARLIEST_DAY.toordinal(), high=LATEST_DAY.toordinal())
    if origin is frozenset:
        return spec(kind="set", values=tuple(arguments[0]))
    if origin is tuple:
        return spec(kind="dates")
    if kind is bool:
        return spec(kind="bool", values=(True, False))
    return spec(kind="enum", values=tuple(kind))
