"""`cerra-rules prove`: claims over all numbers, all days and all cases."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from cerra_rules.cases.named import question_at
from cerra_rules.cli.app import UNDETERMINED, FormatOption, LangOption, print_json, say, tell
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.cli.waiting import TimeoutOption, Waiting
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import columns, typed
from cerra_rules.smt import Proof
from cerra_rules.smt.case import OneCase
from cerra_rules.smt.claims import witness_data

REFUTED, NOTHING_PROVED = 1, 5
_WIDEST = 11
"""How many columns the longest result takes."""
_COLOURS = {"proved": "green", "refuted": "red", "empty": "red", "open": "yellow", "not covered": "yellow"}


def _claim_ids() -> tuple[str, ...]:
    from cerra_rules.audit.proofs import claim_ids  # noqa: PLC0415  # reads both instruments, which no other command needs

    return claim_ids()


def prove_command(
    words: Annotated[
        str,
        typer.Argument(
            metavar="SEARCH",
            help="Part of the id of a claim, such as charter.resolution, or the place of a question of your own.",
            autocompletion=_claim_ids,
        ),
    ] = "",
    seconds: Annotated[
        int,
        typer.Option("--seconds", min=1, help="How long the solver may work on one step before it gives up."),
    ] = 60,
    lang: LangOption = "en",
    format: FormatOption = "text",
    timeout: TimeoutOption = None,
) -> None:
    """Prove claims about the rules over all numbers, days and cases, or refute them with a case.

    Needs the extra smt. Every case shown is confirmed by the reference evaluator.

    Exit code: 0 all proved, 1 a claim is refuted or says nothing, 4 the solver gave up on one or --timeout ended it, 5 nothing was proved,
    2 usage or input error. Claims about questions that the solver cannot read are shown as not covered.
    """
    from cerra_rules.audit.proofs import proofs  # noqa: PLC0415  # reads both instruments, which no other command needs

    found: list[Proof] = []
    asked = question_at(words) if ":" in words else words
    for proof in Waiting(timeout=timeout).each(proofs(asked, patience=1000 * seconds)):
        found.append(proof)
        if format == "text":
            _show(proof, lang)
    count = Counter(proof.result for proof in found)
    if format == "json":
        print_json({"proofs": [proof.to_dict() for proof in found], "count": dict(count)})
    else:
        tell([", ".join(f"{n} {result}" for result, n in count.items())])
    raise typer.Exit(_exit_code(count))


def _exit_code(count: Counter[Any]) -> int:
    if count["refuted"] or count["empty"]:
        return REFUTED
    if count["open"]:
        return UNDETERMINED
    return 0 if count["proved"] else NOTHING_PROVED


def _show(proof: Proof, lang: Lang) -> None:
    cited = "; ".join(p.cite(lang) for p in proof.provisions)
    mark = SPEAKER.says(proof.result)
    say(f"  {proof.id}", mark=mark + " " * (_WIDEST - columns(mark)), colour=_COLOURS[proof.result])
    say(f"             {proof.text[lang == 'zh']}" + f" ({cited})" * bool(cited))
    if proof.reason:
        tell([f"             {proof.reason}"])
    for case in proof.witnesses:
        say(f"             {_in_words(case)}")


def _in_words(case: OneCase) -> str:
    data = witness_data(case)
    facts = ", ".join(f"{name} = {typed(value)}" for name, value in data["facts"].items())
    return facts + (f" -> {data['outcome']}" if "outcome" in data else "")
