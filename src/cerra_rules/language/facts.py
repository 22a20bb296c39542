"""Fact models: pydantic models on which `Model.fact` is a typed term and `model.fact` a value.

A fact is known (a value) or unknown (absent or None). Nothing is guessed: a misspelt name, a value of the
wrong type or outside its range is a FactError, never false or zero. Dates are `datetime.date` or ISO text; an
instant with a time zone is taken as its day in Shanghai, one without is refused.
"""

from __future__ import annotations

import reprlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    Self,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    overload,
)

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from cerra_rules.errors import ContradictionError, DefinitionError, FactError, NoSuchFactError, near
from cerra_rules.language.decided import Decided, decisions_in, settled
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY, shanghai_day
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Pair
from cerra_rules.language.terms import Condition, DecidedBy, FactCondition, FactSpec, FactTerm, Term

T = TypeVar("T")
By = tuple[DecidedBy, ...] | DecidedBy

Count = Annotated[int, Ge(0), Le(99)]
"""A count of people or votes, 0 to 99."""
PositiveCount = Annotated[int, Ge(1), Le(99)]
"""A count that is at least one, 1 to 99."""


def _day(value: object) -> date:
    """Take an instant as its Shanghai day; everything else is for pydantic to refuse."""
    if isinstance(value, str) and "T" in value.upper():
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return shanghai_day(value)
    raise ValueError


_DATE = core_schema.date_schema(ge=EARLIEST_DAY, le=LATEST_DAY)
_ISO_TEXT = core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_DAY_SCHEMA = core_schema.union_schema(
    [
        core_schema.chain_schema([_ISO_TEXT, _DATE]),
        core_schema.date_schema(strict=True, ge=EARLIEST_DAY, le=LATEST_DAY),
        core_schema.chain_schema([core_schema.no_info_plain_validator_function(_day), _DATE]),
    ],
    mode="left_to_right",
)


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


def _schema(kind: Any) -> CoreSchema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        low, high = _bounds(arguments)
        return core_schema.int_schema(strict=True, ge=low, le=high)
    if origin is frozenset:
        return core_schema.frozenset_schema(_schema(arguments[0]))
    if origin is tuple:
        return core_schema.tuple_variable_schema(_DAY_SCHEMA)
    if kind is bool:
        return core_schema.bool_schema(strict=True)
    if kind is date:
        return _DAY_SCHEMA
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return core_schema.enum_schema(kind, list(kind), sub_type="str")
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
        return core_schema.nullable_schema(_schema(get_args(source)[0]))


def fact(
    en: str, zh: str, *, judgement: bool = False, only_if: str = "", decided_by: By = (), ask: Pair | None = None
) -> Any:
    """Declare a fact that somebody can still make otherwise: what it states, in English and Chinese.

    `judgement` where a person must find it. `only_if` names the yes or no without which there is no such day: to state the
    day is to state it, to deny it beside the day is a contradiction. `decided_by` names the question whose answer says
    whether it is so. `ask` is what somebody is asked who is to state it, in English and Chinese; left out, it is made of `en` and `zh`.
    """
    return _declared(en, zh, judgement, only_if, decided_by, ask, changeable=True)


def fixed(
    en: str, zh: str, *, judgement: bool = False, only_if: str = "", decided_by: By = (), ask: Pair | None = None
) -> Any:
    """Declare a fact that nobody can make otherwise any more, so that it is never proposed to: a day that is past, the kind of goods."""
    return _declared(en, zh, judgement, only_if, decided_by, ask, changeable=False)


def decided_by(question: str, *outcomes: str) -> DecidedBy:
    """Say that a fact is so if the answer to a question (by its id) is one of these outcomes."""
    return DecidedBy(question, outcomes)


def _declared(en: str, zh: str, judgement: bool, only_if: str, by: By, ask: Pair | None, *, changeable: bool) -> Any:
    decided_by = by if isinstance(by, tuple) else (by,)
    said = {"decided_by": decided_by, "only_if": only_if, "judgement": judgement, "ask": ask}
    extra: dict[str, Any] = {"zh": zh, "changeable": changeable, **said}
    return Field(default=None, description=en, json_schema_extra=extra)


def _spec(name: str, annotation: Any, en: str, extra: Mapping[str, Any]) -> FactSpec:
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


def _only_if(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("only_if", "")) if isinstance(extra, dict) else ""


def _check_flags(model: str, specs: Mapping[str, FactSpec]) -> None:
    for name, spec in specs.items():
        flag = specs.get(spec.only_if)
        if spec.only_if and (spec.kind != "date" or flag is None or flag.kind != "bool"):
            raise DefinitionError(
                f"{model}.{name}: only_if=`{spec.only_if}` names no yes or no beside a day", near(spec.only_if, specs)
            )


@dataclass(frozen=True, slots=True)
class Invariant:
    """A condition that holds of every possible case, in words; known facts that break it are an error."""

    holds: Condition
    en: str
    zh: str = ""


if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)  # pydantic keeps the name private; a test pins that this is a metaclass


@dataclass_transform(kw_only_default=True)
class FactsMeta(ModelMetaclass):
    """Makes `Model.fact` a term; hidden from type checkers, which would take every misspelling for Any."""

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any:  # noqa: N805  # this is a metaclass
            terms = cls.__dict__.get("_terms")
            if terms is not None and name in terms:
                return terms[name]
            if terms is not None and not name.startswith("_"):
                raise NoSuchFactError(f"{cls.__name__} has no fact `{name}`", near(name, terms))
            return super().__getattr__(name)


def _as_base_init(init: T) -> T:
    """Mark a constructor as pydantic marks its own: validation then builds models without calling it."""
    vars(init)["__pydantic_base_init__"] = True
    return init


OR_MAPPING = ", or {name: value}"


class Facts(BaseModel, metaclass=FactsMeta):
    """Base of every fact model: immutable, closed, strict; a fact is unknown unless stated.

    A fact that another question decides takes the decision of that question (several in a list), and is true, false or
    unknown by its outcome. Raises FactError for a fact that is misspelt, wrongly typed or out of range, or a decision of
    another question, and ContradictionError for facts that break one of the model's invariants.
    """

    __slots__ = ("_given",)  # beside the facts: the decisions that some were given by
    model_config = ConfigDict(frozen=True, extra="forbid")
    specs: ClassVar[Mapping[str, FactSpec]]
    invariant_compiler: ClassVar[Callable[[type[Facts]], Callable[[Facts], Invariant | None]]]
    """How broken invariants are found; the evaluator supplies it, for the language knows no evaluator."""
    _terms: ClassVar[Mapping[str, Term[Any]]] = {}
    _readings: ClassVar[Mapping[str, Reading]] = {}
    _flags: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Each day that means something only where a yes or no holds, and that."""

    @classmethod
    def read_under(cls, readings: Mapping[str, Reading]) -> None:
        """Tell the model the readings of a question about it, so that one given as a fact is refused as what it is."""
        cls._readings = {**cls._readings, **readings}

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what every possible case satisfies; a model that has invariants overrides this."""
        return ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        specs = {}
        for name, info in cls.model_fields.items():
            extra = info.json_schema_extra
            if get_origin(info.annotation) is not Fact or not isinstance(extra, dict):
                raise DefinitionError(f"{cls.__name__}.{name} is not declared as a fact", 'x: Fact[bool] = fact("...")')
            specs[name] = _spec(name, info.annotation, info.description or "", extra)
        _check_flags(cls.__name__, specs)
        cls.specs = MappingProxyType(specs)
        cls._flags = tuple((n, s.only_if) for n, s in specs.items() if s.only_if)
        cls._terms = {n: FactCondition(s) if s.kind == "bool" else FactTerm(s) for n, s in specs.items()}
        hooks = sys.modules.get("_cerra_rules_hooks")  # loaded where tests run, so that they can draw every model
        if hooks is not None:
            hooks.model_defined(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        has_flags = any(_only_if(info) for info in cls.model_fields.values())
        has_invariants = cls.invariants.__qualname__ != "Facts.invariants"
        if not has_flags and not has_invariants:
            return schema
        find: Callable[[Facts], Invariant | None] | None = None

        def checked(facts: Facts) -> Facts:
            nonlocal find
            if has_flags:
                stated: Any = facts.__dict__
                for day, flag in cls._flags:
                    if stated[day] is not None and stated[flag] is not True:
                        if stated[flag] is False:
                            raise ContradictionError(
                                f"`{day}` is stated, and `{flag}` is denied", f"leave out `{day}`, or state `{flag}`"
                            )
                        stated[flag] = True
            if not has_invariants:
                return facts
            if find is None:
                find = cls.invariant_compiler(cls)
            broken = find(facts)
            if broken is not None:
                raise ContradictionError("these facts contradict each other", broken.en)
            return facts

        return core_schema.no_info_after_validator_function(checked, schema)

    @_as_base_init
    def __init__(self, /, **facts: Any) -> None:
        try:
            self.__pydantic_validator__.validate_python(facts, self_instance=self)
        except ValidationError as error:
            fault = fact_error(type(self), type(self).__name__, error)
        else:
            return
        if given := decisions_in(facts):
            self.__init__(**settled(type(self), facts, given, type(self).__name__))  # type: ignore[misc]  # once more, with truths
            object.__setattr__(self, "_given", given)
            return
        raise fault  # not while pydantic's error is handled: it would be kept, and with it the frames of all callers

    @classmethod
    def read(cls, facts: Mapping[str, Any], place: str = "") -> Self:
        """Validate a mapping of facts; `place` begins the error message (a question id, a file name)."""
        if type(facts) is not dict and not isinstance(facts, Mapping):
            raise cls.refused(facts, place or cls.__name__, OR_MAPPING)
        try:
            model: Self = cls.__pydantic_validator__.validate_python(facts if type(facts) is dict else dict(facts))
        except ValidationError as error:
            fault = fact_error(cls, place or cls.__name__, error)
        else:
            return model
        if given := decisions_in(facts):
            model = cls.read(settled(cls, facts, given, place or cls.__name__), place)
            object.__setattr__(model, "_given", given)
            return model
        raise fault  # as above

    @property
    def decided(self) -> Mapping[str, tuple[Decided, ...]]:
        """The decisions of other questions that facts were given by, by the name of the fact."""
        try:
            given: Mapping[str, tuple[Decided, ...]] = object.__getattribute__(self, "_given")
        except AttributeError:
            return MappingProxyType({})
        return MappingProxyType(given)

    @classmethod
    def refused(cls, facts: object, place: str, also: str = "") -> FactError:
        """Return the error for what is not these facts, where `also` something else could be given."""
        return FactError(f"{place}: facts cannot be a {type(facts).__name__}", f"give a {cls.__name__}{also}")

    @classmethod
    def no_fact(cls, name: str, place: str) -> FactError:
        """Return the error for what is none of these facts."""
        reading = cls._readings.get(name)
        if reading is None:
            return FactError(f"{place}: fact `{name}` is not one of its facts", near(name, cls.specs))
        choose = f'choose it: readings={{"{name}": ...}} (--reading {name}={"|".join(reading.options)})'
        return FactError(f"{place}: `{name}` is a reading of the law, not a fact", choose)

    def known(self) -> dict[str, Any]:
        """Return the facts that are known, by name, in the order of the model."""
        return {name: value for name, value in self.__dict__.items() if value is not None}


def fact_error(model: type[Facts], place: str, error: ValidationError) -> FactError:
    """Say in the law's words what pydantic found: the first fault, its place, and the remedy."""
    fault = error.errors(include_url=False)[0]
    cause = fault.get("ctx", {}).get("error")
    if not fault["loc"]:
        kind = ContradictionError if isinstance(cause, ContradictionError) else FactError
        return kind(f"{place}: {getattr(cause, 'message', fault['msg'])}", getattr(cause, "hint", ""))
    name = str(fault["loc"][0])
    spec = model.specs.get(name)
    if spec is None:
        return model.no_fact(name, place)
    value = error.errors()[0]["input"] if len(fault["loc"]) == 1 else fault["input"]
    for other in error.errors():
        nested = other.get("ctx", {}).get("error")
        if other["loc"][0] == name and isinstance(nested, FactError):
            return FactError(f"{place}: fact `{name}`: {nested.message}", nested.hint)
    shown = _short.repr(value)
    return FactError(f"{place}: fact `{name}` cannot be `{shown}`", _remedy(spec, value))


_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60
_short.maxdict = _short.maxlevel = 2


def _remedy(spec: FactSpec, value: object) -> str:
    match spec.kind:
        case "bool":
            return "write true or false; leave it out where it is unknown"
        case "int":
            return f"write a whole number from {spec.low} to {spec.high}"
        case "date" | "dates":
            what = "a list of days" if spec.kind == "dates" else "a day"
            return f"write {what} as YYYY-MM-DD, from {EARLIEST_DAY} to {LATEST_DAY}"
        case _:
            known = [str(v) for v in spec.values]
            wanted = near(value, known) if isinstance(value, str) and value not in known else ""
            shape = "a list of " if spec.kind == "set" else "one of "
            return wanted if wanted.startswith("did") else shape + ", ".join(f"`{k}`" for k in known)
