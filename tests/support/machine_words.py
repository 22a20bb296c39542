"""Words that only machines need, in a text for people: ids, names of facts, codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cerra_rules.language.rows import Lang

NAMES = re.compile(r"CERRA|ICP|ISP|IP|B2B|B2C|C2C|YYYY-MM-DD")
"""Latin letters that Chinese lawyers write too, and how a day is typed."""
_ENGLISH = re.compile(r"[^\W_]+_\w*[^\W_]|(?:anxi|charter)[.:]\w+|\b(?:HL|RA|RC)\d+|Term\(|=\(")


def machine_words(text: str, lang: Lang, ids: Iterable[str] = ()) -> list[str]:
    """Return the machine words of a text: in Chinese all that is written in Latin letters; some `ids` in English too."""
    if lang == "zh":
        return re.findall("[A-Za-z]+", NAMES.sub("", text))
    return _ENGLISH.findall(text) + [id for id in ids if id in text]
