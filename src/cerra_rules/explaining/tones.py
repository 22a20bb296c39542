"""The tone of an outcome in words, with whom it concerns: favourable for the consumer, 对消费者有利."""

from __future__ import annotations

from collections.abc import Mapping

from cerra_rules.deciding.answer import Text
from cerra_rules.language.rows import Lang, Pair
from cerra_rules.language.rules import AnswerTone

TONES: Mapping[Lang, Mapping[AnswerTone, tuple[str, str]]] = {
    "en": {
        "favourable": ("favourable", "favourable for {}"),
        "adverse": ("adverse", "adverse to {}"),
        "open": ("neutral", "neutral for {}"),
        "undetermined": ("undetermined", "undetermined"),
    },
    "zh": {
        "favourable": ("有利", "对{}有利"),
        "adverse": ("不利", "对{}不利"),
        "open": ("中性", "就{}而言为中性"),
        "undetermined": ("未能确定", "未能确定"),
    },
}
"""By language: the tone alone, and with whom it concerns."""


def toned(tone: AnswerTone, concerns: Pair) -> Text:
    """Return a tone with whom it concerns; alone where that is nobody."""
    english, chinese = concerns[0].partition(";")[0], concerns[1].partition("（")[0]
    if english in ("", "nobody"):
        return Text(en=TONES["en"][tone][0], zh=TONES["zh"][tone][0])
    return Text(en=TONES["en"][tone][1].format(english), zh=TONES["zh"][tone][1].format(chinese))
