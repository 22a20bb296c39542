"""Values that strangers state as facts, each with what it holds: a plain value, or nothing that a fact can be."""

from __future__ import annotations

import string
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from cerra_rules.language.taking import LISTS
from cerra_rules.language.terms import FactSpec

REFUSED: Any = object()
"""What no fact can be."""
DAYS = ("2024-02-29", "2024-09-24", "2024-10-08", "2023-01-01")


class LyingText(str):
    """A text that says it is another."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("none")

    def __str__(self) -> str:
        return "none"


class LyingDay(date):
    """A day that says it is earlier than all."""

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __ge__ = __gt__ = __lt__

    def toordinal(self) -> int:
        """Say that it is the first day of all."""
        return 1

    def isoformat(self) -> str:
        """Say that it is another day."""
        return "1999-01-01"


class LyingInstant(datetime):
    """An instant that says it is on another day."""

    def astimezone(self, tz: tzinfo | None = None) -> Any:  # noqa: ARG002  # as datetime declares it
        """Return another day."""
        return datetime(1999, 1, 1, tzinfo=UTC)


class LyingNumber(int):
    """A number that says it is seven."""

    def __int__(self) -> int:
        return 7

    __index__ = __int__

    def __le__(self, other: object) -> bool:
        return True

    __lt__ = __ge__ = __gt__ = __eq__ = __le__

    def __hash__(self) -> int:
        return 7


class LyingList(list[Any]):
    """A list that says it is empty."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Raising:
    """What raises whatever it is asked."""

    def __repr__(self) -> str:
        raise RuntimeError("repr")

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    def __hash__(self) -> int:
        raise RuntimeError("hash")

    def __bool__(self) -> bool:
        raise RuntimeError("bool")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)


class Pretending:
    """What says that it is of another class."""

    def __init__(self, kind: type) -> None:
        self.__dict__["kind"] = kind

    @property  # type: ignore[misc]  # that is the pretence
    def __class__(self) -> Any:
        return self.__dict__["kind"]

    def __bool__(self) -> bool:
        return True

    def __int__(self) -> int:
        return 1

    __index__ = __int__


class Meta(type):
    """A class of classes that raises."""

    def __hash__(cls) -> int:
        raise RuntimeError("hash of a class")

    def __eq__(cls, other: object) -> bool:
        raise RuntimeError("eq of a class")

    def __instancecheck__(cls, instance: object) -> bool:
        raise RuntimeError("instance")


class OfMeta(metaclass=Meta):
    """Something of such a class."""


class list_(list[Any]):  # noqa: N801  # reprlib goes by the name
    """A list under a name that reprlib knows, which does not let itself be shown."""

    def __len__(self) -> int:
        raise RuntimeError("len")


list_.__name__ = "list"


class Zone(tzinfo):
    """A time zone that raises."""

    def utcoffset(self, dt: datetime | None) -> timedelta:  # noqa: ARG002  # as tzinfo declares it
        """Raise."""
        raise RuntimeError("zone")

    def dst(self, dt: datetime | None) -> timedelta:  # noqa: ARG002  # as above
        """Raise."""
        raise RuntimeError("summer")

    def tzname(self, dt: datetime | None) -> str:  # noqa: ARG002  # as above
        """Raise."""
        raise RuntimeError("name")


class Other(StrEnum):
    """Options of something else."""

    NONE = "none"


class Number(IntEnum):
    """Numbers with names."""

    SIX = 6


def _self_containing() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


def _deep() -> Any:
    found: Any = "none"
    for _ in range(3_000):
        found = [found]
    return found


def _exhausted() -> Iterator[Any]:
    found = iter(["none"])
    list(found)
    return found


NEVER: tuple[Any, ...] = (
    *(float("nan"), np.float64("nan"), np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT"), np.timedelta64("NaT"), Decimal("NaN")),
    *(1.0, 0.0, 1e300, float("inf"), Decimal(6), Fraction(6), 6 + 0j, np.float64(6), np.float32(1)),
    *(b"none", bytearray(b"none"), memoryview(b"none"), b"2024-09-24", np.bytes_(b"none")),
    *("1727136000", "2024-W39-2", "20240924", "2024-9-24", "2024-09-24 ", "2024-09-24\n", "\u20602024-09-24"),
    *("２０２４-09-24", "2024-W39-2T00:00Z", "2024-09-24T25:00Z", "2024-09-24T18:30", "0000-00-00"),
    *("yes", "no", "1", "0", "true", "True", "", " ", "NONE", "none ", "\ud800", "x" * 100_000, "{en}", "%s", "`"),
    *("2200-12-31T20:00Z", "9999-12-31T23:00-08:00", "0001-01-01T00:00+08:00", "2201-01-01", "1899-12-31"),
    *(date(1899, 12, 31), date(2201, 1, 1), datetime(2024, 9, 24), datetime(2024, 9, 24, tzinfo=Zone()), LyingInstant(2024, 9, 24, tzinfo=UTC)),  # noqa: DTZ001  # naive on purpose
    *(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), timedelta(1), np.datetime64("2024-09-24"), np.timedelta64(1)),
    *(pd.Timestamp("2024-09-24"), pd.Timestamp("2024-09-24", tz="UTC"), pd.Timedelta(1), pd.Period("2024-09-24")),
    *(100, -1, 10**30, -(10**5000), 1 << 63, np.uint64(1 << 63), np.int8(-1), LyingNumber(700)),
    *({}, {"none": 1}, {"none": 1}.keys(), deque(["none"]), range(3), pl.Series(["none"]), pd.Series([True]), np.array([1]), np.array(True)),
    *(pl.DataFrame({"a": [1]}), pa.scalar(True), pa.scalar(1), object(), type, Ellipsis, NotImplemented, len, lambda: True),
    *(Raising(), Pretending(bool), Pretending(int), Pretending(str), Pretending(date), Pretending(list), OfMeta(), OfMeta, Meta),
    *([Raising()], [None], ["nobody"], [["none"]], _self_containing(), _deep(), [b"none"], [1], [float("nan")], list_(["none"]), LyingList(["none"])),
    *((Raising(), OfMeta()), {"nobody", "none"}, frozenset({1}), [OfMeta()], [LyingText("zz")], LyingText("zz")),
)  # fmt: skip
"""What no fact can be, or not all: of each kind something that is like it."""
AGAIN: tuple[Any, ...] = (
    _exhausted,
    lambda: iter(["none"]),
    lambda: (x for x in ("none",)),
    lambda: map(str, ["none"]),
)
"""What makes things that can be read only once."""


def _options(spec: FactSpec) -> list[str]:
    return [str(value) for value in spec.values]  # noqa: PD011  # of no pandas


def _is_plain(spec: FactSpec, value: Any) -> bool:
    """Whether a plain value is one that a fact can have, as its declaration says."""
    match spec.kind:
        case "bool":
            return type(value) is bool
        case "int":
            return type(value) is int and spec.low <= value <= spec.high
        case "date":
            return type(value) is date and spec.low <= value.toordinal() <= spec.high
        case "enum":
            return type(value) is str and value in _options(spec)
    return False


def good(spec: FactSpec, rng: Random) -> Any:
    """Return a plain value that a fact can have."""
    options = _options(spec)
    match spec.kind:
        case "bool":
            return rng.random() < 0.5
        case "int":
            return rng.randint(spec.low, min(spec.high, 20))
        case "date":
            return rng.choice([rng.choice(DAYS), date.fromisoformat(rng.choice(DAYS))])
        case "enum":
            return rng.choice(options)
        case "set":
            return [option for option in options if rng.random() < 0.3]
        case _:
            return [rng.choice(DAYS) for _ in range(rng.randint(0, 3))]


def hostile(spec: FactSpec, rng: Random) -> tuple[Any, Any]:
    """Return a value that a stranger states, and the plain value that it holds, or REFUSED."""
    if rng.random() < 0.5:
        return _dressed(spec, good(spec, rng), rng)
    if rng.random() < 0.1:
        return rng.choice(AGAIN)(), REFUSED
    if rng.random() < 0.2:
        text = "".join(rng.choices(string.printable + "年月日零٢\u200b", k=rng.randint(0, 12)))
        return text, REFUSED if not _is_plain(spec, text) else text
    value = rng.choice(NEVER)
    if type(value) is int and _is_plain(spec, value):
        return value, value
    if type(value) is bool and spec.kind == "bool":
        return value, value
    if spec.kind == "set" and any(type(value) is kind for kind in LISTS) and not value:
        return value, value
    return value, REFUSED


def _dressed(spec: FactSpec, plain: Any, rng: Random) -> tuple[Any, Any]:
    """Return a good value as some library or class has it."""
    match spec.kind:
        case "bool":
            return rng.choice([plain, np.bool_(plain)]), plain
        case "int":
            kinds: Any = [int, np.int64, np.uint8, np.int16, LyingNumber]
            dressed = [kind(plain) for kind in kinds] + ([Number.SIX] if plain == 6 else [])
            return rng.choice(dressed), plain
        case "date":
            day = plain if type(plain) is date else date.fromisoformat(plain)
            noon = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
            return rng.choice([plain, day, LyingDay(day.year, day.month, day.day), noon, f"{day}T23:59:59.9+08:00", f"{day} 18:30:00+08:00", f"{day}t04:00z", np.str_(day)]), day.isoformat()  # fmt: skip
        case "enum":
            member = next(v for v in spec.values if v == plain)  # noqa: PD011  # of no pandas
            others = [Other.NONE] if plain == "none" else []
            return rng.choice([plain, member, np.str_(plain), LyingText(plain), *others]), plain
        case _:
            kinds = [list, tuple]
            if spec.kind == "set":
                kinds += [set, frozenset]
            return rng.choice(kinds)(LyingText(v) if rng.random() < 0.2 and spec.kind == "dates" else v for v in plain), plain  # fmt: skip
