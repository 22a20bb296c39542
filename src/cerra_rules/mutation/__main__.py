"""`python -m cerra_rules.mutation [QUESTION...]`: mutate questions of the rule book against its worked cases."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from cerra_rules.errors import CerraError
from cerra_rules.library import find, question_ids
from cerra_rules.mutation import mutate
from cerra_rules.mutation.packaged import packaged_cases


def main(arguments: Sequence[str] | None = None) -> int:
    """Mutate the questions named (all, if none is) and print what became of the mutants; 1 if any survives."""
    asked = sys.argv[1:] if arguments is None else list(arguments)
    total: Counter[str] = Counter()
    try:
        for id in asked or question_ids():
            report = mutate(find(id), packaged_cases(id))
            total.update(report.counts)
            print("\n".join(report.lines()), flush=True)  # noqa: T201  # what the command is for
    except CerraError as error:
        print(error, file=sys.stderr)  # noqa: T201  # the command's own message
        return 2
    text = ", ".join(f"{n} {status}" for status, n in total.items())
    print(f"all: {text}")  # noqa: T201  # what the command is for
    return 1 if total["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
