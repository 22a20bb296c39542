"""What is wrong with facts, in words: faults, and the error that names them all."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cerra_rules.errors import ContradictionError, FactError, Fault, FaultCode, near
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.readings import Reading
from cerra_rules.language.terms import FactSpec

MOST_NAMED = 20
"""So many faults are said in words; `FactError.faults` has them all."""
UNKNOWN_IS_NONE = ("unknown is None: leave it out, or give None", "未知请写 None，或者不写该项")
IN_SHANGHAI = (
    "give its day in Shanghai: `.tz_convert('Asia/Shanghai').date()`",
    "写其在上海的日期：`.tz_convert('Asia/Shanghai').date()`",
)
WITH_OFFSET = (
    "give a date, or an instant with its offset such as +08:00",
    "写日期，或者写带时差的时刻，例如 +08:00",
)
_LONGEST_NAME = 100

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60
_short.maxdict = _short.maxlevel = 2


def shown(value: object) -> str:
    """Return a value as it is shown to people, whatever its own code does."""
    try:
        return " ".join(str.__str__(_short.repr(value)).split())  # some libraries show their values on several lines
    except Exception:  # noqa: BLE001  # a stranger's __repr__
        return f"<{kind_of(value)}>"


def kind_of(value: object) -> str:
    """Return what the type of a value is called."""
    return str.__str__(_name(type(value)))


_name = type.__dict__["__name__"].__get__


def refusal(place: str, faults: Sequence[Fault], more: str | None = None) -> FactError:
    """Return the error for all that is wrong with facts; a ContradictionError where that is nothing else.

    `more` says what is not said in words; left out, it is how many faults that is.
    """
    named = faults[:MOST_NAMED]
    if more is None:
        more = f"{len(faults) - MOST_NAMED} more" if len(faults) > MOST_NAMED else ""
    about: dict[str, dict[str, None]] = {}  # what several facts need is said once
    for fault in named:
        about.setdefault(fault.hint[0], {})[f"`{fault.fact}`" if fault.fact and len(faults) > 1 else ""] = None
    hints = [": ".join(filter(None, (", ".join(filter(None, facts)), hint))) for hint, facts in about.items() if hint]
    kind = ContradictionError if all(fault.code == "contradiction" for fault in faults) else FactError
    said = [*dict.fromkeys(fault.text[0] for fault in named), *([f"and {more}"] if more else [])]
    error = kind(f"{place}: {'; '.join(said)}", "; ".join(hints))
    error.faults = tuple(faults)
    return error


def refusal_at(place: str, faults: Sequence[Fault], spots: Iterable[str], more: str | None = None) -> FactError:
    """Return the same error, in which each fault is said at its own spot, such as a column."""
    said = [
        replace(fault, text=(": ".join(filter(None, (spot, fault.text[0]))), fault.text[1]))
        for fault, spot in zip(faults, spots, strict=True)
    ]
    error = refusal(place, said, more)
    error.faults = tuple(faults)
    return error


def validation_error(title: str, faults: Iterable[Fault]) -> ValidationError:
    """Return the same faults as pydantic says them: each at the place of its fact."""
    lines = []
    for fault in faults:
        (en, zh), (hint, hint_zh) = fault.text, fault.hint
        context = {"fact": fault.fact, "en": en, "zh": zh, "hint": hint, "hint_zh": hint_zh}
        said = PydanticCustomError(fault.code, "{en}", context)
        lines.append(InitErrorDetails(type=said, loc=(fault.fact,) if fault.fact else (), input=fault.value))
    return ValidationError.from_exception_data(title, lines)


def from_pydantic(error: ValidationError) -> list[Fault]:
    """Return what validators say of facts that are all well formed: contradictions, and what a model's own ones find."""
    found: list[Fault] = []
    for line in error.errors(include_url=False):
        cause = line.get("ctx", {}).get("error")
        if isinstance(cause, FactError) and cause.faults:
            found += cause.faults
        else:
            fact = str(line["loc"][0]) if line["loc"] else ""
            found.append(Fault(fact, line["input"], "other", (line["msg"], line["msg"])))
    return found


def contradiction(hint: tuple[str, str]) -> Fault:
    """Return the fault of facts that cannot be true together."""
    return Fault("", None, "contradiction", ("these facts contradict each other", "这些事实相互矛盾"), hint)


def no_case(hints: Sequence[tuple[str, str]]) -> Fault:
    """Return the fault of facts with which nothing that is unknown can be true; `hints` say what holds of every case."""
    text = ("no case satisfies all these facts together", "没有一种情形能同时符合这些事实")
    en, zh = (end.join(dict.fromkeys(hint[i] for hint in hints)) for i, end in enumerate(("; ", "；")))
    return Fault("", None, "contradiction", text, (en, zh))


def denied(day: str, flag: str) -> Fault:
    """Return the fault of a day that is stated where it is denied that there is one."""
    text = (f"`{day}` is stated, and `{flag}` is denied", f"写明了 `{day}`，又否认 `{flag}`")
    return Fault(
        "", None, "contradiction", text, (f"leave out `{day}`, or state `{flag}`", f"不写 `{day}`，或者写明 `{flag}`")
    )


def twice(name: str, value: object) -> Fault:
    """Return the fault of a fact that is stated twice."""
    return Fault(name, value, "unknown_fact", (f"fact `{name}` is stated twice", f"事实 `{name}` 出现两次"))


def not_facts(facts: object, wanted: str, also: str = "") -> Fault:
    """Return the fault of what is no facts at all, where `also` something else could be given."""
    kind = kind_of(facts)
    text = (f"facts cannot be a {kind}", f"事实不能是 {kind}")
    return Fault("", facts, "not_facts", text, (f"give a {wanted}{also}", f"请给出 {wanted} 或者映射"))


def no_fact(name: str, value: object, specs: Iterable[str], reading: Reading | None) -> Fault:
    """Return the fault of what is none of the facts; of a reading of the law, that it is one."""
    name = name.encode(errors="backslashreplace").decode()  # half a letter is none that could be written
    if reading is None:
        name = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "..."
        text = (f"fact `{name}` is not one of its facts", f"没有名为 `{name}` 的事实")
        return Fault(name, value, "unknown_fact", text, _near(name, specs))
    choose = f'readings={{"{name}": ...}}'
    text = (f"`{name}` is a reading of the law, not a fact", f"`{name}` 是对法律的解释方案，不是事实")
    options = [f"`{option}`" for option in reading.options]
    hint = (f"choose it: {choose}, one of {', '.join(options)}", f"请选定：{choose}，下列之一：{'、'.join(options)}")
    return Fault(name, value, "reading", text, hint)


def cannot_be(
    spec: FactSpec, value: object, code: FaultCode = "wrong_type", hint: tuple[str, str] | None = None
) -> Fault:
    """Return the fault of a fact that cannot be a value."""
    what = shown(value)
    text = (f"fact `{spec.name}` cannot be `{what}`", f"“{spec.zh}”（`{spec.name}`）不能是 `{what}`")
    return Fault(spec.name, value, code, text, hint or _remedy(spec, value))


def because(spec: FactSpec, value: object, code: FaultCode, why: tuple[str, str], hint: tuple[str, str]) -> Fault:
    """Return the fault of a fact whose value says itself what is wrong with it."""
    return Fault(
        spec.name, value, code, (f"fact `{spec.name}`: {why[0]}", f"“{spec.zh}”（`{spec.name}`）：{why[1]}"), hint
    )


def _remedy(spec: FactSpec, value: object) -> tuple[str, str]:
    match spec.kind:
        case "bool":
            return "write true or false; leave it out where it is unknown", "写 `true` 或者 `false`；未知者不写"
        case "int":
            return f"write a whole number from {spec.low} to {spec.high}", f"写 {spec.low} 至 {spec.high} 的整数"
        case "date" | "dates":
            what, what_zh = ("a list of days", "一组日期") if spec.kind == "dates" else ("a day", "日期")
            return (
                f"write {what} as YYYY-MM-DD, from {EARLIEST_DAY} to {LATEST_DAY}",
                f"按 YYYY-MM-DD 写{what_zh}，自 {EARLIEST_DAY} 至 {LATEST_DAY}",
            )
        case _:
            known = [str(v) for v in spec.values]
            wanted = _near(value, known) if type(value) is str and value not in known else ("", "")
            listed = ", ".join(f"`{k}`" for k in known)
            if wanted[0].startswith("did"):
                return wanted
            return (
                (f"a list of {listed}", f"由下列各项组成的列表：{_in_line(listed)}")
                if spec.kind == "set"
                else (f"one of {listed}", f"下列之一：{_in_line(listed)}")
            )


def _near(name: str, names: Iterable[str]) -> tuple[str, str]:
    en = near(name[:_LONGEST_NAME], names)  # what is longer is like none of them, and takes long to compare
    return en, _in_line(en.replace("did you mean", "是否指").replace("?", "？").replace("known: ", "已有："))


def _in_line(listed: str) -> str:
    """Return names that are listed, with the comma that Chinese lists have."""
    return listed.replace("`, `", "`、`")
