"""`cerra-rules audit`: what is proven of the rules, a certificate of it, and the check of one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from cerra_rules.audit.auditor import BUDGET
from cerra_rules.audit.certificate import (
    CertificateError,
    Entry,
    certificate,
    differences,
    read_certificate,
    written,
)  # fmt: skip
from cerra_rules.audit.claims import Status
from cerra_rules.audit.findings import findings, text_lines
from cerra_rules.audit.mutation import STATUSES
from cerra_rules.audit.mutation.running import mutate_each
from cerra_rules.audit.report import structure
from cerra_rules.audit.running import audit_each
from cerra_rules.cases.documents import SUFFIXES, write_text
from cerra_rules.cli.app import UNDETERMINED, FormatOption, print_json, tell
from cerra_rules.cli.arguments import check_outputs
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.cli.waiting import TimeoutOption, Waiting
from cerra_rules.errors import CaseFileError, CerraError, QuestionError, unreadable
from cerra_rules.front import question_ids


def audit_command(
    questions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUESTION",
            autocompletion=question_ids,
            help="Ids, or places of your own questions such as shop.rules:late_return; all of the two instruments if left out.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--certificate", metavar="FILE", help="Write the certificate there, anew if it exists."),
    ] = None,
    verify: Annotated[
        str | None,
        typer.Option("--verify", metavar="FILE", help="Compare with a certificate, and replay its cases."),
    ] = None,
    budget: Annotated[
        int,
        typer.Option("--budget", min=1, metavar="STEPS", help="Steps of one search; past them cases are drawn."),
    ] = BUDGET,
    mutate: Annotated[
        bool,
        typer.Option("--mutate", help="Change one thing at a time in the rules: does a worked case notice?"),
    ] = False,
    cases: Annotated[
        list[str] | None,
        typer.Option(
            "--cases",
            metavar="PATH",
            help="A file or folder of worked cases for --mutate, again for each; else those of the library.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Processes; as many as processors if left out."),
    ] = None,
    format: FormatOption = "text",
    timeout: TimeoutOption = None,
) -> None:
    """Prove of every outcome, rule, citation, comparison, fact and reading that it matters, with a case that shows it.

    Exit code: 0 every claim holds or is accepted with a reason; 1 a claim fails, a certificate differs, or a mutant
    survives; 2 usage or input error; 4 a claim is neither shown nor excluded, or --timeout ended it.
    """  # fmt: skip
    started = time.perf_counter()
    _check_usage(questions or [], mutate=mutate, cases=bool(cases), certificate=bool(to or verify))
    if mutate:
        names = list(dict.fromkeys(questions or question_ids()))
        raise typer.Exit(_mutate(names, cases or [], jobs, format, Waiting(len(names), timeout)))
    check_outputs({"--certificate": to}, [verify], force=True)  # made anew
    recorded = _read(verify) if verify is not None else None
    names = list(dict.fromkeys(questions or _recorded_ids(recorded, verify or "") or question_ids()))
    before: dict[str, Entry] = {e["question"]: e for e in recorded["questions"]} if recorded else {}
    waiting = Waiting(len(names), timeout)
    audited = list(waiting.each(audit_each(names, budget=budget, recorded=before, jobs=jobs)))
    made = certificate(a.entry for a in audited)
    entries = [a.entry for a in audited]
    different = [d for a in audited for d in a.differences]
    if recorded is not None:
        missing = [e["question"] for e in entries if e["question"] not in before]
        different += [f"{id}: is not in the certificate" for id in missing]
        if len(entries) == len(before):
            different = [*differences(recorded, made), *different]
    if to is not None:
        write_text(to, written(made))
    doubts = findings() if recorded is None and not questions else ()
    if format == "json":
        found = made | {"the_text_itself": [doubt.to_dict() for doubt in doubts]} if doubts else made
        print_json(found if recorded is None else {"differences": different})
    elif recorded is None:
        tell(structure(entries, SPEAKER.says))
        if doubts:
            tell(["", *text_lines(doubts, SPEAKER.lang)])
        tell([f"Audited in {time.perf_counter() - started:.1f} seconds."])
    else:
        tell([*different, _again(len(entries), len(different))])
    raise typer.Exit(_exit_code(entries, different))


def _again(audited: int, different: int) -> str:
    if different == 1:
        return f"{audited} audited again: 1 difference"
    return (
        f"{audited} audited again: {different} differences" if different else f"{audited} audited again: no differences"
    )


def _check_usage(names: Sequence[str], *, mutate: bool, cases: bool, certificate: bool) -> None:
    """Refuse what would be passed over in silence, and files where questions are expected."""
    for name in names:
        if name.endswith(SUFFIXES):
            again = f"--cases takes one file or folder, and can be given more than once: --cases {name}"
            other = "an audit takes no cases; `cerra-rules check` does, and --mutate with --cases"
            raise QuestionError(f"`{name}` is a file, not a question", again if mutate else other)
    if cases and not mutate:
        raise CerraError("--cases: only --mutate takes cases", "add --mutate, or leave --cases out")
    if certificate and mutate:
        raise CerraError("--mutate: makes no certificate", "leave out --certificate and --verify, or --mutate")


def _mutate(names: Sequence[str], paths: Sequence[str], jobs: int | None, format: str, waiting: Waiting) -> int:
    """Print what became of the mutants of each question; return 1 where one survives."""
    reports: list[dict[str, Any]] = []
    for lines, data in waiting.each(mutate_each(names, paths, jobs=jobs)):
        reports.append(data)
        if format == "text":
            tell(lines)
    total = {status: sum(report[status] for report in reports) for status in ("mutants", *STATUSES)}
    if format == "json":
        print_json({**total, "questions": reports})
    else:
        tell([f"All together: {', '.join(f'{n} {status}' for status, n in total.items())}."])
    return 1 if total["survived"] else 0


def _exit_code(entries: Sequence[Entry], different: Sequence[str]) -> int:
    statuses = {claim["status"] for e in entries for claim in e["claims"]}
    if different or Status.FAILS in statuses:
        return 1
    return UNDETERMINED if Status.OPEN in statuses else 0


def _read(file: str) -> dict[str, Any]:
    if not file:
        raise CaseFileError("--verify: no file is named", "name one, or leave the option out")
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(file, error) from None
    return read_certificate(text, file)


def _recorded_ids(recorded: dict[str, Any] | None, file: str) -> list[str]:
    """Return the ids that a certificate holds; questions of others must be named, for a file imports nothing."""
    ids = [str(e["question"]) for e in recorded["questions"]] if recorded else []
    for id in ids:
        if id not in question_ids():
            raise CertificateError(
                f"{file}: `{id}` is no question of the two instruments",
                "name the places of your questions too: cerra-rules audit shop.rules:late_return --verify FILE",
            )
    return ids
