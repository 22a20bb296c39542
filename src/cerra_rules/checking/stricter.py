"""Settings of a folder added to those above it: they can make them stricter, never laxer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cerra_rules.cases.cases import FILES_ARE
from cerra_rules.cases.named import Questions
from cerra_rules.checking.problems import Severities, Severity
from cerra_rules.checking.setting_values import FAIL_ON, Law, SettingsError, Table
from cerra_rules.checking.settings import Settings
from cerra_rules.deciding.decision import Readings

_HINT = "settings of a folder can only make those above it stricter"
_ALONE = ("baseline", "include", "exclude", "allow")
"""What only the outermost settings may say: each of it makes a check laxer, or is about all files."""
_RANKS = (None, Severity.NOTE, Severity.WARNING, Severity.ERROR)


def added(outer: Settings, inner: Settings, questions: Questions, *, is_first: bool = False) -> Settings:
    """Return what holds in a folder: what holds above it, and its own settings. Raises SettingsError.

    Of what a run is told (paths, outputs, sources, language, question) the innermost holds. The first settings on the way
    may say anything.
    """
    if is_first:
        return inner
    if fault := next(_laxer(outer, inner, questions), ""):
        raise SettingsError(f"{inner.file}: {fault}", _HINT)
    own = {name: value for name in ("paths", "output", "source", "lang", "question") if (value := getattr(inner, name))}
    return replace(
        outer,
        **own,
        file=inner.file,
        about=inner.about,
        fail_on=inner.fail_on or outer.fail_on,
        files_are=inner.files_are or outer.files_are,
        severities={**outer.severities, **inner.severities},
        exceptions=(*outer.exceptions, *inner.exceptions),
        law=Law(
            inner.law.calendar or outer.law.calendar, _both(outer.law.readings, inner.law.readings), outer.law.as_of
        ),
        tables=(*outer.tables, *inner.tables),
    )


def _both(outer: Readings | None, inner: Readings | None) -> Readings | None:
    return {**outer, **inner} if isinstance(outer, Mapping) and isinstance(inner, Mapping) else inner or outer


def _laxer(outer: Settings, inner: Settings, questions: Questions) -> Iterator[str]:
    """Give what in the settings of a folder is laxer than those above it."""
    above = f"in {outer.file}"
    for name in _ALONE:
        if getattr(inner, name):
            yield f"`{name}` can only be set {above}"
    if inner.law.as_of:
        yield f"`law`: `as_of` can only be set {above}"
    if inner.exceptions and "exceptions" not in outer.allow:
        yield f'`exceptions` can only be set {above}, or `allow = ["exceptions"]` there'
    set_ = outer.fail_on or "undetermined"
    if inner.fail_on and FAIL_ON.index(inner.fail_on) < FAIL_ON.index(set_):
        yield f"`fail-on` is `{inner.fail_on}`, {above} it is `{set_}`"
    if inner.files_are and outer.files_are and FILES_ARE.index(inner.files_are) < FILES_ARE.index(outer.files_are):
        yield f"`files_are` is `{inner.files_are}`, {above} it is `{outer.files_are}`"
    yield from _weighs_less(outer.severities, inner.severities, questions, "`severity`", above)
    yield from _other_law(outer.law, inner.law, "`law`", above)
    for number, table in enumerate(inner.tables, 1):
        yield from _laxer_table(outer, table, questions, f"`tables`: table {number}", above)


def _laxer_table(outer: Settings, table: Table, questions: Questions, place: str, above: str) -> Iterator[str]:
    yield from _weighs_less(outer.severities, table.severities or {}, questions, f"{place}: `severity`", above)
    yield from _other_law(outer.law, table.law, place, above)


def _weighs_less(outer: Severities, inner: Severities, questions: Questions, place: str, above: str) -> Iterator[str]:
    for name, level in inner.items():
        id, _, code = name.rpartition(".")
        (outcome,) = (outcome for outcome in questions(id).outcomes if outcome.code == code)
        set_ = outer.get(name, Severity.ERROR if outcome.tone == "adverse" else None)
        if _RANKS.index(level) < _RANKS.index(set_):
            yield f"{place}: `{name}` is `{level or 'off'}`, {above} it is `{set_}`"


def _other_law(outer: Law, inner: Law, place: str, above: str) -> Iterator[str]:
    if inner.calendar and outer.calendar and inner.calendar != outer.calendar:
        yield f"{place}: `calendar` is another than {above}"
    if inner.readings is None or outer.readings is None:
        return
    if not isinstance(inner.readings, Mapping) or not isinstance(outer.readings, Mapping):
        if inner.readings != outer.readings:
            yield f"{place}: `readings` are others than {above}"
        return
    for name, option in inner.readings.items():
        if outer.readings.get(name, option) != option:
            yield f"{place}: `{name}` is `{option}`, {above} it is `{outer.readings[name]}`"
