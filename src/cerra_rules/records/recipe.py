"""Recipes: how a table is read that was not made for these rules, written down in a small TOML; nothing is guessed.

A value that is `?` is open: `cerra-rules recipe` writes it for what it could not tell, and a recipe with one is refused.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr, ValidationError

from cerra_rules.errors import CaseFileError, near, system_said

OPEN = "?"
SERIAL, UNIX, UNIX_MS, ISO = "excel", "unix", "unix-ms", "iso"
"""Formats of days that are no pattern: days since 1900 as Excel counts them, seconds or milliseconds since 1970, ISO 8601."""


def _encoding(name: str) -> str:
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except LookupError:
        raise ValueError(f"`{name}` is no encoding: utf-8, gb18030, cp1252 and the like") from None


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"`{name}` is no zone: Asia/Shanghai, Europe/Berlin and the like") from None
    return name


def _format(pattern: str) -> str:
    if pattern in {SERIAL, UNIX, UNIX_MS, ISO}:
        return pattern
    try:
        datetime.strptime(datetime(2024, 9, 24).strftime(pattern), pattern)  # noqa: DTZ001, DTZ007  # a trial
    except (ValueError, re.error):  # the second where a sign stands twice
        raise ValueError(f"`{pattern}` is no format of days: %Y-%m-%d %H:%M, excel, unix, unix-ms or iso") from None
    if not all(sign in pattern for sign in ("%Y", "%m", "%d")):
        raise ValueError(f"`{pattern}` does not tell the day: it wants %Y, %m and %d")
    return pattern


Encoding = Annotated[StrictStr, AfterValidator(_encoding)]
Word = StrictStr
Value = StrictBool | StrictInt | StrictStr | list[StrictStr]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PassOver(_Part):
    """The lines that are no rows."""

    blank: StrictBool = False
    """Lines without anything in them."""
    begins: tuple[Word, ...] = ()
    """Lines whose first cell that is not empty begins with one of these, such as a total."""


class Days(_Part):
    """How days are written."""

    formats: tuple[Annotated[StrictStr, AfterValidator(_format)], ...] = (ISO,)
    zone: Annotated[StrictStr, AfterValidator(_zone)] | None = None
    """Where the clock stood that wrote times without a zone."""

    @cached_property
    def _clock(self) -> ZoneInfo | None:
        return ZoneInfo(self.zone) if self.zone else None

    def read(self, cell: str, decimal: str) -> datetime | str | None:
        """Return the instant that a cell tells, a day as YYYY-MM-DD, or None where no format reads it."""
        for form in self.formats:
            if form == ISO:
                if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|T)", cell):
                    return cell
            elif form == SERIAL:
                if (found := _serial(cell, decimal)) is not None:
                    return self.place(found)
            elif form in {UNIX, UNIX_MS}:
                if re.fullmatch(r"[0-9]{1,14}", cell):
                    seconds = int(cell) / (1000 if form == UNIX_MS else 1)
                    return datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(seconds=seconds)
            else:
                try:
                    found = datetime.strptime(cell, form)  # noqa: DTZ007  # the zone is put to it
                except ValueError:
                    continue
                return self.place(found, has_time="%H" in form or "%I" in form)
        return None

    def place(self, found: datetime, *, has_time: bool | None = None) -> datetime | str:
        """Return what a clock showed as an instant; as a day where it shows none but midnight, unless its format has a time."""
        if found.tzinfo is not None:
            return found
        has_time = found.time() != datetime.min.time() if has_time is None else has_time
        return found.replace(tzinfo=self._clock) if has_time else found.date().isoformat()


def _serial(cell: str, decimal: str) -> datetime | None:
    """Return what Excel means by a number; before March 1900 it counts a day that never was, and nothing is read."""
    cell = cell.replace(decimal, ".")
    if not re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]+)?", cell) or not 61 <= float(cell) < 2_958_466:
        return None
    seconds = round(float(cell) * 86_400)
    return datetime(1899, 12, 30) + timedelta(seconds=seconds)  # noqa: DTZ001  # the zone is put to it


class Words(_Part):
    """The words for yes, no and unknown; an empty cell is unknown in any case."""

    true: tuple[Word, ...] = ("true",)
    false: tuple[Word, ...] = ("false",)
    unknown: tuple[Word, ...] = ()


class Flag(_Part):
    """A yes or no that a column tells by being given."""

    column: Word
    given: StrictBool = True
    """What it is where the column says something."""
    empty: StrictBool | None = None
    """What it is where the column is empty; left out: unknown."""


class Output(_Part):
    """How what `bulk` writes is encoded."""

    encoding: Encoding = "utf-8"
    bom: StrictBool = False
    """Whether a mark stands before it by which Excel knows UTF-8."""
    separator: Annotated[StrictStr, Field(min_length=1, max_length=1)] = ","


class Recipe(_Part):
    """How a table is read; see docs/howto/exports.md."""

    question: Word | None = None
    """The question that the rows answer, where the command does not name one."""
    encoding: Encoding = "utf-8"
    separator: Annotated[StrictStr, Field(min_length=1, max_length=1)] = ","
    decimal: Literal[".", ","] = "."
    quotes: tuple[Literal["formula", "apostrophe"], ...] = ()
    """Habits that keep a number text: `="..."`, or an apostrophe before it."""
    header: Annotated[StrictInt, Field(ge=1, le=1000)] = 1
    sheet: Word | None = None
    """Of a spreadsheet file, the sheet; left out, it has one only."""
    pass_over: PassOver = PassOver()
    map: dict[str, Word] = {}
    """The column of each fact."""
    days: Days = Days()
    words: Words = Words()
    values: dict[str, dict[str, Value]] = {}
    """For a fact, what the words in its column mean."""
    constants: dict[str, Value] = {}
    """Facts that are the same in all rows."""
    flags: dict[str, Flag] = {}
    keep: tuple[Word, ...] | None = None
    """The columns that stand beside the answer; left out, all."""
    output: Output = Output()

    @cached_property
    def truths(self) -> dict[str, bool | None]:
        """What the words for yes, no and unknown say."""
        unknown: dict[str, bool | None] = dict.fromkeys(self.words.unknown)
        return unknown | dict.fromkeys(self.words.true, True) | dict.fromkeys(self.words.false, False)

    def columns(self) -> Iterator[str]:
        """Give the columns that it speaks of."""
        yield from self.map.values()
        yield from (flag.column for flag in self.flags.values())
        yield from self.keep or ()


def shipped() -> list[str]:
    """Return the names of the recipes that come with the package."""
    return sorted(file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml"))


def shipped_text(name: str) -> str:
    """Return a recipe that comes with the package, as it is written."""
    text: str = (_folder() / f"{name}.toml").read_text(encoding="utf-8")
    return text


def read_recipe(name: str) -> Recipe:
    """Return the recipe in a file, or the shipped one of this name.

    Raises CaseFileError for a file that is none, an open point, and parts that do not go together.
    """
    path = Path(name)
    text = None
    if path.suffix.lower() != ".toml" and name in shipped():
        text = shipped_text(name)
    try:
        text = text if text is not None else path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        said = system_said(error)
        hint = f"{near(name, shipped())} (or name a file)" if isinstance(error, FileNotFoundError) else ""
        raise CaseFileError(f"recipe `{name}`: {said}", hint) from None
    return recipe_of(text, name)


def recipe_of(text: str, name: str) -> Recipe:
    """Return the recipe that a text is; `name` begins every message. Raises CaseFileError."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CaseFileError(f"recipe `{name}`: {str(error).lower()[:200]}", "a recipe is TOML") from None
    if points := [*_open(data, "")]:
        raise CaseFileError(
            f"recipe `{name}`: open: {', '.join(points)}", f"say it in place of `{OPEN}`, or take it out"
        )
    try:
        recipe = Recipe.model_validate(data)
    except ValidationError as error:
        raise _refused(error, name) from None
    _check(recipe, name)
    return recipe


def _open(data: Any, at: str) -> Iterator[str]:
    if data == OPEN:
        yield f"`{at}`"
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _open(value, f"{at}.{key}".removeprefix("."))
            if key == OPEN:
                yield f"`{at}.{key}`"
    elif isinstance(data, list):
        for value in data:
            yield from _open(value, at)


def _refused(error: ValidationError, name: str) -> CaseFileError:
    fault = error.errors(include_url=False)[0]
    at = ".".join(str(step) for step in fault["loc"] if not str(step).endswith("]"))
    if fault["type"] == "extra_forbidden":
        outer = _model_at(fault["loc"][:-1])
        return CaseFileError(f"recipe `{name}`: there is no `{at}`", near(str(fault["loc"][-1]), outer.model_fields))
    what = fault["msg"]
    if fault["type"] == "value_error":
        return CaseFileError(f"recipe `{name}`: `{at}`: {what.removeprefix('Value error, ')}")
    return CaseFileError(f"recipe `{name}`: `{at}` should be {what.removeprefix('Input should be ').lower()}")


def _model_at(steps: tuple[int | str, ...]) -> type[BaseModel]:
    model: type[BaseModel] = Recipe
    for step in steps:
        found = model.model_fields.get(str(step))
        kind = Flag if step == "flags" else found.annotation if found else None
        model = kind if isinstance(kind, type) and issubclass(kind, BaseModel) else model
    return model


def _check(recipe: Recipe, name: str) -> None:
    """Refuse what does not go together."""
    said = [*recipe.map, *recipe.constants, *recipe.flags]
    if twice := next((fact for fact in said if said.count(fact) > 1), None):
        raise CaseFileError(
            f"recipe `{name}`: fact `{twice}` is told in two ways", "keep one of map, constants and flags"
        )
    both = {*recipe.words.true} & {*recipe.words.false} or {*recipe.words.unknown} & {
        *recipe.words.true,
        *recipe.words.false,
    }
    if both:
        raise CaseFileError(f"recipe `{name}`: `{min(both)}` stands for two things in `words`", "keep one of them")
    timed = [f for f in recipe.days.formats if f == SERIAL or ("%" in f and ("%H" in f or "%I" in f) and "%z" not in f)]
    if timed and not recipe.days.zone:
        hint = 'say where the clock stood: zone = "Asia/Shanghai"'
        raise CaseFileError(
            f"recipe `{name}`: `{timed[0]}` tells a time without a zone, and `days.zone` is not given", hint
        )
    if loose := next((fact for fact in recipe.values if fact not in recipe.map), None):
        raise CaseFileError(f"recipe `{name}`: `values.{loose}`: the fact has no column", "name its column in `map`")
    if not recipe.map and not recipe.flags:
        raise CaseFileError(f"recipe `{name}`: no column tells a fact", "name some in `map`")
    if recipe.output.bom and recipe.output.encoding != "utf-8":
        raise CaseFileError(f"recipe `{name}`: `output.bom` goes with UTF-8 alone", "take it out")


def _folder() -> Any:
    return files("cerra_rules.records") / "shipped"
