"""Fact models: pydantic models on which `Model.fact` is a typed term and `model.fact` a value.

A fact is known (a value) or unknown (absent or None). Nothing is guessed: a misspelt name, a value of the
wrong type or outside its range is a FactError, never false or zero. Dates are `datetime.date` or ISO text; an
instant with a time zone is taken as its day in Shanghai, one without is refused.

There is one door, `Facts.read`: whatever makes or changes a model, pydantic's own ways included, goes through it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from cerra_rules.errors import DefinitionError, FactError, Fault, NoSuchFactError, near
from cerra_rules.language.decided import Decided, decided_value, decisions_in
from cerra_rules.language.fact_kinds import Fact, spec_from
from cerra_rules.language.faults import (
    MOST_NAMED,
    contradiction,
    denied,
    from_pydantic,
    no_fact,
    not_facts,
    refusal,
    shown,
    twice,
    validation_error,
)
from cerra_rules.language.readings import Reading
from cerra_rules.language.taking import as_dict, is_of, taken
from cerra_rules.language.terms import Condition, FactCondition, FactSpec, FactTerm, Term

T = TypeVar("T")


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
_SET_FREELY = frozenset({"title", "json_schema_extra", "use_attribute_docstrings", "json_schema_mode_override"})
"""What the configuration of a model may say: nothing that changes what is taken."""


class Facts(BaseModel, metaclass=FactsMeta):
    """Base of every fact model: immutable, closed, strict; a fact is unknown unless stated.

    A fact that another question decides takes the decision of that question (several in a list), and is true, false or
    unknown by its outcome. Raises FactError for a fact that is misspelt, wrongly typed or out of range, or a decision of
    another question, and ContradictionError for facts that break the model's invariants; `faults` has all that is wrong.
    What pydantic calls (`model_validate`, a model inside another) raises its ValidationError with the same faults.
    """

    __slots__ = ("_given",)  # beside the facts: the decisions that some were given by
    model_config = ConfigDict(frozen=True, extra="forbid")
    specs: ClassVar[Mapping[str, FactSpec]]
    invariant_compiler: ClassVar[Callable[[type[Facts]], Callable[[Facts], tuple[Invariant, ...]]]]
    """How broken invariants are found; the evaluator supplies it, for the language knows no evaluator."""
    _terms: ClassVar[Mapping[str, Term[Any]]] = {}
    _readings: ClassVar[Mapping[str, Reading]] = {}
    _flags: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Each day that means something only where a yes or no holds, and that."""
    _about: ClassVar[str]
    """What the model says of itself; `help` tells the meaning of each fact besides."""
    _maker: ClassVar[SchemaValidator]
    """What makes models of exact values; all else is looked at closely first."""

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
        config: Mapping[str, Any] = cls.model_config
        usual: Mapping[str, Any] = Facts.model_config
        if strange := [name for name in config if name not in _SET_FREELY and config[name] != usual.get(name)]:
            raise DefinitionError(
                f"{cls.__name__}: facts are taken in one way: `{strange[0]}` is not set", "leave it out"
            )
        specs = {}
        for name, info in cls.model_fields.items():
            extra = info.json_schema_extra
            if get_origin(info.annotation) is not Fact or not isinstance(extra, dict):
                raise DefinitionError(f"{cls.__name__}.{name} is not declared as a fact", 'x: Fact[bool] = fact("...")')
            specs[name] = spec_from(name, info.annotation, info.description or "", extra)
        _check_flags(cls.__name__, specs)
        cls.specs = MappingProxyType(specs)
        cls._about = cls.__doc__ or ""
        cls.__doc__ = "\n".join([cls._about.rstrip(), "", "Facts:", *(f"    {n}: {s.en}" for n, s in specs.items())])
        cls._flags = tuple((n, s.only_if) for n, s in specs.items() if s.only_if)
        cls._terms = {n: FactCondition(s) if s.kind == "bool" else FactTerm(s) for n, s in specs.items()}
        cls._maker = SchemaValidator(_behind_the_door(cls.__pydantic_core_schema__))
        hooks = sys.modules.get("_cerra_rules_hooks")  # loaded where tests run, so that they can draw every model
        if hooks is not None:
            hooks.model_defined(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner: Any = {**handler.resolve_ref_schema(handler(source))}
        ref = inner.pop("ref", None)  # it is the whole that others refer to
        inner["frozen"] = True  # for pydantic-core too, which else assigns
        has_flags = any(_only_if(info) for info in cls.model_fields.values())
        has_invariants = cls.invariants.__qualname__ != "Facts.invariants"
        if has_flags or has_invariants:
            check = _together(cls, has_flags=has_flags, has_invariants=has_invariants)
            inner = core_schema.no_info_after_validator_function(check, inner)
        return core_schema.no_info_wrap_validator_function(cls._enter, inner, ref=ref)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(schema)
        told = handler.resolve_ref_schema(found)
        told.pop("description", None)  # each fact has its own
        if cls._about:
            told["description"] = cleandoc(cls._about)
        return found

    @classmethod
    def _enter(cls, value: Any, handler: Callable[[Any], Any]) -> Any:
        """Let in what pydantic brings from any of its doors. Raises ValidationError."""
        if is_of(value, cls):
            return handler(value)  # made before; or to be assigned to, which pydantic refuses
        try:
            return cls.read(value)
        except FactError as error:
            faults = error.faults
        raise validation_error(cls.__name__, faults)

    @_as_base_init
    def __init__(self, /, **facts: Any) -> None:
        is_made = True
        try:
            self._maker.validate_python(facts, self_instance=self)
        except Exception:  # noqa: BLE001  # whatever it is, it is looked at closely
            is_made = False
        if is_made:
            return
        self._read_closely(
            facts, type(self).__name__, self
        )  # not while an error is handled: it would be kept, with the frames of all callers

    @classmethod
    def read(cls, facts: Mapping[str, Any], place: str = "") -> Self:
        """Validate a mapping of facts; `place` begins the error message (a question id, a file name)."""
        if type(facts) is dict:
            model: Self | None
            try:
                model = cls._maker.validate_python(facts)
            except Exception:  # noqa: BLE001  # as above
                model = None
            if model is not None:
                return model
        return cls._read_closely(facts, place or cls.__name__)

    @classmethod
    def _read_closely(cls, facts: object, place: str, instance: Facts | None = None) -> Self:
        """Return the model of facts that are not all exact, or raise FactError for all that is wrong with them."""
        stated = as_dict(facts)
        if stated is None:
            raise cls.refused(facts, place, OR_MAPPING)
        given = decisions_in(stated)
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for key, value in stated.items():
            name = str.__str__(key) if is_of(key, str) else shown(key)
            spec = cls.specs.get(name)
            found: Any
            if spec is None:  # likely names are looked for as long as they are said
                found = no_fact(name, value, cls.specs if len(faults) < MOST_NAMED else (), cls._readings.get(name))
            elif name in values:
                found = twice(name, value)
            else:
                found = decided_value(spec, given[name]) if name in given else taken(spec, value)
            if isinstance(found, Fault):
                faults.append(found)
            else:
                values[name] = found
        model = cls._made(values, faults, None if faults else instance)
        if model is None:
            raise refusal(place, faults)
        if given:
            object.__setattr__(model, "_given", given)
        return model

    @classmethod
    def _made(cls, values: dict[str, Any], faults: list[Fault], instance: Facts | None) -> Self | None:
        """Return the model of taken values; add to the faults what is wrong with them together."""
        try:
            model: Self = cls._maker.validate_python(values, self_instance=instance)
        except ValidationError as error:
            faults += from_pydantic(error)
            return None
        return None if faults else model

    def but(self, /, **changes: Any) -> Self:
        """Return these facts with some of them otherwise, None where one is to be unknown. Raises FactError."""
        return self._with(changes)

    def _with(self, changes: object) -> Self:
        said = as_dict(changes)
        if said is None:
            raise self.refused(changes, type(self).__name__)
        return self.read({**self.known(), **self.decided, **said})

    def __replace__(self, /, **changes: Any) -> Self:
        return self._with(changes)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:  # noqa: ARG002  # facts hold nothing that changes
        """Return these facts with some of them otherwise, as `but` does."""
        return self if update is None else self._with(update)

    def copy(self, **_: Any) -> NoReturn:
        """Raise FactError: pydantic's way of old to make copies validates nothing."""
        raise FactError(f"{type(self).__name__}: facts are not copied so", "facts.but(name=value)")

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Return the model of these facts; they are validated as everywhere."""
        return cls.read(values)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise FactError(f"{type(self).__name__}: facts do not change", f"facts.but({name}=...) returns others")

    def __delattr__(self, name: str) -> NoReturn:
        raise FactError(f"{type(self).__name__}: facts do not change", f"facts.but({name}=None) returns others")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object = None) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _sent, (type(self), {**self.known(), **self.decided})

    def __setstate__(self, state: Any) -> None:
        facts = state.get("__dict__") if type(state) is dict else state
        self._read_closely(facts, type(self).__name__, self)

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
        return refusal(place, [not_facts(facts, cls.__name__, also)])

    def known(self) -> dict[str, Any]:
        """Return the facts that are known, by name, in the order of the model."""
        return {name: value for name, value in self.__dict__.items() if value is not None}


def _sent(model: type[Facts], facts: dict[str, Any]) -> Facts:
    """Return the facts that another process has sent, or that were kept."""
    return model.read(facts)


def _behind_the_door(schema: Any) -> CoreSchema:
    """Return what a model's schema comes to once `Facts._enter` is passed."""
    if schema["type"] == "definitions":
        return core_schema.definitions_schema(_behind_the_door(schema["schema"]), schema["definitions"])
    inner: CoreSchema = schema["schema"]
    return inner


def _together(model: type[Facts], *, has_flags: bool, has_invariants: bool) -> Callable[[Facts], Facts]:
    """Return what says whether facts can be true together; it states the flags of the days that are stated."""
    find: Callable[[Facts], tuple[Invariant, ...]] | None = None

    def checked(facts: Facts) -> Facts:
        nonlocal find
        if has_flags:
            stated: Any = facts.__dict__
            for day, flag in model._flags:  # noqa: SLF001  # its own
                if stated[day] is not None and stated[flag] is not True:
                    if stated[flag] is False:
                        raise refusal("", [denied(d, f) for d, f in model._flags if stated[d] and stated[f] is False])  # noqa: SLF001
                    stated[flag] = True
        if not has_invariants:
            return facts
        if find is None:
            find = model.invariant_compiler(model)
        if broken := find(facts):
            raise refusal("", [contradiction((i.en, i.zh or i.en)) for i in broken])
        return facts

    return checked
