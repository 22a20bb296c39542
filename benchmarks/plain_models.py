"""The same fact models as plain pydantic models, and as slots dataclasses: what one would write without the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import make_dataclass
from typing import Any

from pydantic import BaseModel

from cerra_rules import find
from cerra_rules.language import Facts
from cerra_rules.language.terms import FactSpec

HEAD = """\
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

"""
ENUM = """\
class {name}(StrEnum):
{members}

"""
MODEL = """\
class {name}(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

{fields}

"""
AFTER = """\
    @model_validator(mode="after")
    def _is_consistent(self) -> Any:
        return consistent(self)

"""


def source(questions: Iterable[str], *, own_enums: bool = True, checked: bool = False) -> str:
    """Return the source of the plain models of these questions, with enums of their own unless told otherwise.

    With `checked`, each model calls `consistent` (which the caller provides) after validation.
    """
    enums: dict[str, str] = {}
    models: dict[type[Facts], str] = {}
    for question in questions:
        model = find(question).facts
        if model in models:
            continue
        fields = "\n".join(f"    {spec.name}: {_annotation(spec)}" for spec in model.specs.values())
        models[model] = MODEL.format(name=class_name(question), fields=fields + ("\n\n" + AFTER if checked else ""))
        for spec in model.specs.values():
            if spec.kind in ("enum", "set"):
                kind = type(spec.values[0])
                members = "\n".join(f'    {m.name} = "{m.value}"' for m in kind)
                enums[_enum_name(kind)] = ENUM.format(name=_enum_name(kind), members=members)
    return HEAD + "\n".join(enums.values() if own_enums else ()) + "\n".join(models.values())


def plain_model(question: str, consistent: Callable[[Any], Any] | None = None) -> type[BaseModel]:
    """Return the plain model of one question, over the same enums; `consistent` checks a model that is valid."""
    specs = find(question).facts.specs.values()
    kinds = {type(s.values[0]) for s in specs if s.kind in ("enum", "set")}
    scope: dict[str, Any] = {"consistent": consistent, **{_enum_name(kind): kind for kind in kinds}}
    text = source([question], own_enums=False, checked=consistent is not None)
    exec(compile(text, f"<plain {question}>", "exec", dont_inherit=True), scope)  # noqa: S102  # text made here
    model: type[BaseModel] = scope[class_name(question)]
    return model


def as_dataclass(question: str) -> Callable[[Facts], Any]:
    """Return the function from a fact model to a slots dataclass with the same facts."""
    names = list(find(question).facts.specs)
    made = make_dataclass(class_name(question), names, slots=True)
    return lambda facts: made(*(getattr(facts, name) for name in names))


def class_name(question: str) -> str:
    """Return the name of the plain model of a question."""
    return "".join(word.title() for word in re.split(r"[._]", question))


def _enum_name(kind: type) -> str:
    return f"{kind.__module__.rpartition('.')[2].title().replace('_', '')}{kind.__name__}"


def _annotation(spec: FactSpec) -> str:
    described = f"description={spec.en!r}"
    match spec.kind:
        case "bool":
            return f"bool | None = Field(None, strict=True, {described})"
        case "int":
            return f"int | None = Field(None, strict=True, ge={spec.low}, le={spec.high}, {described})"
        case "date":
            return f"date | None = Field(None, ge=date(1900, 1, 1), le=date(2200, 12, 31), {described})"
        case "enum":
            return f"{_enum_name(type(spec.values[0]))} | None = Field(None, {described})"
        case "set":
            return f"frozenset[{_enum_name(type(spec.values[0]))}] | None = Field(None, {described})"
        case _:
            return f"tuple[date, ...] | None = Field(None, {described})"
