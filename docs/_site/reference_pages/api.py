"""The page of the API: what is public in Python, its signature and its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

from reference_pages.markdown import page, table

MODULES: dict[str, tuple[str, ...]] = {
    "cerra_rules": (),
    "cerra_rules.explaining.interview": ("next_facts", "FactToAsk", "Option", "Interview"),
    "cerra_rules.deciding.decision": ("Change", "Proposal"),
    "cerra_rules.cases.receipts": ("receipt_text", "replay", "Replay", "Difference", "ReceiptError"),
    "cerra_rules.tables": (),
    "cerra_rules.dossiers": (),
    "cerra_rules.testing": (),
    "cerra_rules.audit": (),
    "cerra_rules.errors": (
        "CerraError", "QuestionError", "FactError", "Fault", "ContradictionError", "ReadingError", "CalendarError", "NoSuchValueError",
        "StaleAnswerError", "CaseFileError", "MissingExtraError", "DefinitionError", "NoSuchFactError", "ProvisionError",
    ),
}  # fmt: skip
"""The public modules, each with its public names; none where `__all__` says them."""
INTRODUCTION = """# Python API

What may be imported, written from the docstrings; what is not here may change without notice ([what is promised](../stability.md)). The words that rules are written in have
[a page of their own](words.md). Where types are checked, `decide`, `decider`, `find` and `next_facts` are known by the names of every question ([decide in an app](../howto/app.md#typed-facts))."""


def api_page() -> str:
    """Return the page."""
    return page(
        INTRODUCTION, *(part for name, names in MODULES.items() for part in _module(import_module(name), names))
    )


def public_names() -> Iterator[tuple[str, str]]:
    """Yield what is public: the module, and the name in it."""
    for name, names in MODULES.items():
        yield from ((name, public) for public in names or import_module(name).__all__)


def _module(module: ModuleType, names: tuple[str, ...]) -> Iterator[str]:
    yield f"## `{module.__name__}`"
    yield _said(module)
    for name in names or module.__all__:
        yield from _public(name, getattr(module, name))


def _public(name: str, what: Any) -> Iterator[str]:
    if not (inspect.isclass(what) or inspect.isroutine(what)):
        return
    yield f"### `{name}`"
    if not inspect.isclass(what):
        yield _code(name, what)
    elif issubclass(what, BaseException):
        yield f"Is a {' and a '.join(f'`{base.__name__}`' for base in what.__bases__)}."
    elif not issubclass(what, Enum) and "__init__" in vars(what):
        yield _code(name, what)
    yield _said(what)
    if inspect.isclass(what):
        yield table(("", "is"), members) if (members := [*_members(what)]) else ""


def _members(kind: type) -> Iterator[tuple[str, str]]:
    for name, member in [*vars(kind).items()]:
        of = member.__func__ if isinstance(member, classmethod | staticmethod) else getattr(member, "func", member)
        if name.startswith("_") or not (callable(of) or isinstance(of, property)) or not inspect.getdoc(of):
            continue
        is_called = of is member or isinstance(member, classmethod | staticmethod)
        call = _call(of) if is_called and not isinstance(of, property) else ""
        yield f"`{name}{call}`", " ".join(_said(of).split())


def _call(what: Any) -> str:
    """Return the parameters by name, as they are given."""
    parameters = [p for p in inspect.signature(what).parameters.values() if p.name not in {"self", "cls"}]
    return f"({', '.join(p.name if p.default is p.empty else f'{p.name}={_shown(p.default)}' for p in parameters)})"


def _code(name: str, what: Any) -> str:
    parts, star = [], False
    for p in inspect.signature(what).parameters.values():
        if p.kind is p.KEYWORD_ONLY and not star:
            star = True
            parts.append("*")
        mark = "*" if p.kind is p.VAR_POSITIONAL else "**" if p.kind is p.VAR_KEYWORD else ""
        star = star or mark == "*"
        kind = "" if p.annotation is p.empty else f": {_type(p.annotation)}"
        parts.append(f"{mark}{p.name}{kind}" + ("" if p.default is p.empty else f" = {_shown(p.default)}"))
    found = inspect.signature(what).return_annotation
    returns = "" if inspect.isclass(what) or found is inspect.Signature.empty else f" -> {_type(found)}"
    return "\n".join(["```python", f"{name}(", *(f"    {part}," for part in parts), f"){returns}", "```"])


def _type(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def _shown(value: Any) -> str:
    return getattr(value, "__name__", None) or repr(value)


def _said(what: Any) -> str:
    """Return a docstring, but for its examples."""
    return (inspect.getdoc(what) or "").partition("\n>>> ")[0].strip()
