"""Taking what strangers state as facts: exact values, and a fault for each that is none.

No code of a stranger decides anything here: types are looked at, and values read by the methods of Python's own types, so that a
value whose methods lie comes in as what it holds, or not at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import ModuleType
from typing import Any

from cerra_rules.errors import Fault
from cerra_rules.language.faults import IN_SHANGHAI, UNKNOWN_IS_NONE, WITH_OFFSET, because, cannot_be
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY, shanghai_day
from cerra_rules.language.terms import FactSpec

ISO_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAY = re.compile(ISO_DAY)
_INSTANT = re.compile(ISO_DAY + r"[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?")
LISTS = (list, tuple, set, frozenset)
"""What several things are given in: what can be read twice, and is read by Python itself."""


_bases = type.__dict__["__mro__"].__get__
"""The classes a class is made of, whatever the class of the class says."""


def is_of(value: object, kind: type) -> bool:
    """Whether something is an instance of a class; its own `__class__` is not asked."""
    return any(base is kind for base in _bases(type(value)))


def as_dict(facts: object) -> dict[Any, Any] | None:
    """Return a mapping as a dictionary; None for what is none, or does not let itself be read."""
    found: Any = facts
    try:
        return dict(found) if issubclass(type(facts), Mapping) else None
    except Exception:  # noqa: BLE001  # whatever a stranger's methods raise
        return None


def taken(spec: FactSpec, value: object) -> Any:
    """Return a value as its fact has it, None where it is unknown, or the Fault that it is."""
    if value is None:
        return None
    try:
        value = _native(value)
        if _is_missing(value):
            return cannot_be(spec, value, "missing", UNKNOWN_IS_NONE)
        return _KINDS[spec.kind](spec, value)
    except Exception:  # noqa: BLE001  # whatever a stranger's type raises when it is looked at
        return cannot_be(spec, value)


def _flag(spec: FactSpec, value: Any) -> Any:
    return value if type(value) is bool else cannot_be(spec, value)


def _count(spec: FactSpec, value: Any) -> Any:
    if type(value) is not int:
        return cannot_be(spec, value)
    return value if spec.low <= value <= spec.high else cannot_be(spec, value, "out_of_range")


def _option(spec: FactSpec, value: Any) -> Any:
    if type(value) is not str:
        return cannot_be(spec, value)
    options = {str(option): option for option in spec.values}
    return options[value] if value in options else cannot_be(spec, value, "no_option")


def _day(spec: FactSpec, value: Any) -> Any:
    """Return a day; an instant is taken as its day in Shanghai."""
    day = value
    if type(value) is str:
        try:
            if _INSTANT.fullmatch(value):
                day = datetime.fromisoformat(value.upper())
            elif _DAY.fullmatch(value):
                day = date.fromisoformat(value)
        except ValueError:
            pass
        if day is value:
            return cannot_be(spec, value, "no_day")
    if type(day) is datetime:
        if day.tzinfo is None or day.utcoffset() is None:
            said = day.isoformat()
            return because(
                spec, value, "no_time_zone", (f"`{said}` has no time zone", f"`{said}` 没有时区"), WITH_OFFSET
            )
        day = shanghai_day(day)
    if type(day) is not date:
        return cannot_be(spec, value, hint=IN_SHANGHAI if isinstance(value, datetime) else None)
    return day if EARLIEST_DAY <= day <= LATEST_DAY else cannot_be(spec, value, "out_of_range")


def _options(spec: FactSpec, value: Any) -> Any:
    found = _each(spec, value, _option)
    return frozenset(found) if type(found) is list else found


def _days(spec: FactSpec, value: Any) -> Any:
    found = _each(spec, value, _day)
    return tuple(found) if type(found) is list else found


_KINDS = {"bool": _flag, "int": _count, "enum": _option, "date": _day, "set": _options, "dates": _days}


def _each(spec: FactSpec, value: Any, take: Any) -> Any:
    """Return each of several things, or the one Fault of all that are wrong."""
    if type(value) not in LISTS:
        return cannot_be(spec, value)
    found = [take(spec, _native(item)) for item in value]
    faults = [item for item in found if isinstance(item, Fault)]
    if len(faults) < 2:
        return faults[0] if faults else found
    en, zh = (end.join(dict.fromkeys(f.hint[i] for f in faults)) for i, end in enumerate(("; ", "；")))
    return cannot_be(spec, [fault.value for fault in faults], faults[0].code, (en, zh))


def _native(value: Any) -> Any:
    """Return a subclass of text, whole numbers or days as what it holds, and an exact scalar of NumPy as Python's own."""
    kind = type(value)
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, int):
        return value if kind is bool else int.__int__(value)
    if issubclass(kind, date) and not issubclass(kind, datetime):
        return date.fromordinal(date.toordinal(value))
    if numpy := sys.modules.get("numpy"):
        if kind is numpy.bool_:
            return bool(value)
        if kind in _whole_numbers(numpy):
            return int(value)
    return value


@cache
def _whole_numbers(numpy: ModuleType) -> frozenset[type]:
    """Return the exact types of whole numbers that NumPy has."""
    return frozenset(numpy.dtype(code).type for code in "bBhHiIlLqQ")


def _is_missing(value: Any) -> bool:
    """Whether this is what other libraries write for what is unknown: NaN, NaT, NA."""
    if isinstance(value, float):
        return float.__ne__(value, value)
    pandas, numpy = sys.modules.get("pandas"), sys.modules.get("numpy")
    if pandas and (value is pandas.NA or value is pandas.NaT):
        return True
    if numpy and type(value) in {numpy.datetime64, numpy.timedelta64}:
        return bool(numpy.isnat(value))
    return bool(numpy and type(value) in {numpy.float16, numpy.float32} and numpy.isnan(value))
