"""Remedies that errors have for programs, in the words of the command line; apart, for every command speaks through it."""

from __future__ import annotations

import re

_WORDS = (
    (r'`?readings=\{"(\w+)": \.\.\.\}(?:, one of |`，可选)((?:`\w+`(?:, |、)?)+)', lambda found: f"--reading {found[1]}={_choice(found[2])}"),
    (r'give columns=\{"(\w+)": "([^"]*)"\}', lambda found: f"name it in the `[map]` of a recipe (bulk: --map {found[1]}={found[2]})"),
    (r'请写 `columns=\{"(\w+)": "([^"]*)"\}`', lambda found: f"请在读表方案的 `[map]` 中写明（`bulk` 可用 `--map {found[1]}={found[2]}`）"),
    (r'columns=\{"(\w+)": "([^"]*)"\}', lambda found: f"--map {found[1]}={found[2]}"),
    (r'prefix="(\w+)"', lambda found: f"--prefix {found[1]}"),
    (r'faults="column"', lambda _: "--faults column"),
    (r"force=True", lambda _: "--force"),
    (r"`cerra_rules\.question_ids\(\)`", lambda _: "`cerra-rules questions`"),
    (r"`decision\.receipt\(\)` gives", lambda _: "`cerra-rules decide --receipt FILE` writes"),
    (r"`decision\.receipt\(\)` 给出", lambda _: "`cerra-rules decide --receipt FILE` 写出"),
    (r"`cerra_rules\.text\.source\.verify_file`", lambda _: "`cerra-rules source verify`"),
)  # fmt: skip


def _choice(options: str) -> str:
    return options.replace("`", "").replace(", ", "|").replace("、", "|")


def in_command_words(hint: str) -> str:
    """Return a hint, in either language, as somebody follows it who types commands.

    >>> in_command_words('give columns={"received_on": "delivered"}, or rename the column')
    'name it in the `[map]` of a recipe (bulk: --map received_on=delivered), or rename the column'
    """
    for pattern, said in _WORDS:
        hint = re.sub(pattern, said, hint)
    return hint
