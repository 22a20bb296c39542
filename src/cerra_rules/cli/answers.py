"""What somebody types in an interview, as a value: yes or no, a number in a list, names with commas, a day as ISO text."""

from __future__ import annotations

import re
from typing import Any

from cerra_rules.explaining.interview import FactToAsk

YES = frozenset({"true", "yes", "y", "是", "对", "有"})
NO = frozenset({"false", "no", "n", "否", "不", "无"})
EMPTY = frozenset({"none", "无", "[]", "{}"})


def value_of(asked: FactToAsk, said: str) -> Any:
    """Return the value that an answer is. What states nothing is left as it is, for the fact model to refuse."""
    text = said.strip()
    word = text.casefold()
    match asked.kind:
        case "bool":
            return True if word in YES else False if word in NO else text
        case "int":
            return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else text
        case "enum":
            return _option(asked, text)
        case "set" | "dates":
            if word in EMPTY:
                return []
            items = [item.strip() for item in re.split(r"[,，、]", text)]
            return [_option(asked, item) for item in items] if asked.kind == "set" else items
        case _:
            return False if asked.only_if and word in EMPTY else text


def _option(asked: FactToAsk, text: str) -> str:
    """Return the option of this number or name."""
    number = int(text) if re.fullmatch(r"[0-9]{1,3}", text) else 0
    if 1 <= number <= len(asked.options):
        return asked.options[number - 1].value
    return next((option.value for option in asked.options if text in option.label), text)
