"""`cerra-rules check`: files of cases, for people and for CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.check import Result, Status, check
from cerra_rules.cases.check_text import case_lines
from cerra_rules.cases.documents import SUFFIXES
from cerra_rules.cases.named import finder
from cerra_rules.checking.checked import Checked, assess
from cerra_rules.checking.settings import FailOn, Settings
from cerra_rules.cli.app import RecipeOption, RulesOption, complain, say
from cerra_rules.cli.arguments import recipe_for
from cerra_rules.cli.check_inputs import (
    baseline_in_force,
    check_environment,
    check_names,
    check_targets,
    settings_in_force,
    writing,
)
from cerra_rules.cli.today import today
from cerra_rules.errors import CaseFileError
from cerra_rules.language.rows import Lang
from cerra_rules.outside.saving import save
from cerra_rules.records.tables import TABLES
from cerra_rules.reports.formats import Output, OutputError
from cerra_rules.reports.formats.as_github import summary
from cerra_rules.reports.formats.as_text import closing
from cerra_rules.text.quoting import quotes_from

_COLOURS = {
    Status.AS_EXPECTED: "green", Status.DECIDED: "green", Status.UNEXPECTED: "red", Status.ADVERSE: "red",
    Status.UNDETERMINED: "yellow",
}  # fmt: skip


def check_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Case files, or folders of them; - is standard input."),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar="FORMAT[:FILE]",
            envvar="CERRA_RULES_OUTPUT",
            help="Write text, json, jsonl, sarif, junit, tap, github, gitlab, html or ics; may be given several times.",
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json"] | None,
        typer.Option("--format", help="The same as --output on standard output."),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="QUESTION",
            envvar="CERRA_RULES_QUESTION",
            help="What the rows of CSV and Parquet files answer.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            envvar="CERRA_RULES_FAIL_ON",
            help="Fail on violations only, (default) on undetermined answers too, or on these and cautions.",
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            envvar="CERRA_RULES_BASELINE",
            help="Old problems that do not fail the check.",
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write the problems of today into the baseline."),
    ] = False,
    calendar: Annotated[
        str | None,
        typer.Option(
            "--calendar",
            metavar="china|none|FILE",
            envvar="CERRA_RULES_CALENDAR",
            help="Which days are rest days where a case does not say it; else that is unknown.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="YYYY-MM-DD",
            envvar="CERRA_RULES_AS_OF",
            help="The day on which exceptions may have expired; else today.",
        ),
    ] = None,
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="FILE",
            envvar="CERRA_RULES_SOURCE",
            help="A copy of an official text, to quote it; one for each instrument.",
        ),
    ] = None,
    rules: RulesOption = None,
    recipe: RecipeOption = None,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            envvar="CERRA_RULES_CONFIG",
            help="The settings; else cerra-rules.toml or pyproject.toml.",
        ),
    ] = None,
    config_for: Annotated[
        str | None,
        typer.Option(
            "--config-for",
            metavar="FOLDER",
            envvar="CERRA_RULES_CONFIG_FOR",
            help="The folder that the settings of --config are about, for which theirs stands; else their own.",
        ),
    ] = None,
    lang: Annotated[
        Lang | None,
        typer.Option("--lang", envvar="CERRA_RULES_LANG", help="Language of the text."),
    ] = None,
) -> None:
    """Decide the cases in files and compare the answers with what they expect.

    Cases stand in YAML, JSON and TOML files and, with --question, in the rows of CSV and Parquet files. What is not
    given here is taken from the environment (CERRA_RULES_OUTPUT and so on), then from the settings of the project.

    Exit code: 0 all as expected, and nothing adverse where nothing was expected; 1 an adverse or unexpected answer
    (with --fail-on caution, also one that national law takes back);
    2 usage or input error; 4 an answer is undetermined; 5 nothing was checked, or a file holds no case.
    """  # fmt: skip
    check_environment()
    check_names(paths, files, config=config, baseline=baseline, question=question)
    questions = finder(rules or [])
    settings = settings_in_force(config, config_for, questions)
    wanted = _outputs(outputs, format, settings)
    said: Lang = lang or settings.lang or "en"
    quotes = quotes_from(files or settings.source)
    old = baseline_in_force(baseline, settings, write_baseline)
    if not (paths or settings.paths):
        raise CaseFileError("check: no PATH is given", "name case files or folders, or set `paths`")
    day = None if as_of is None else today(as_of)
    told = calendar_from(calendar, ())
    to_screen = Output("text") in wanted
    results: list[Result] = []
    read = dict.fromkeys(files or settings.source, "is a copy of an official text")
    read |= {settings.file: "holds the settings"} if settings.file else {}
    option = "--output" if outputs else f"{settings.file}: `output`"
    targets = [(option, output.path) for output in wanted if output.path]
    if old:
        if write_baseline:
            check_targets([("--baseline", str(old.path))], read, paths or settings.paths)
        read[str(old.path)] = "is the baseline"
    check_targets(targets, read, paths or settings.paths)
    own = [name for name in (settings.file, baseline or settings.baseline) if name]
    own += [str(settings.counterpart(name)) for name in own if config_for]
    own += [output.path for output in wanted if output.path]
    by, asked = recipe_for(recipe, question or settings.question)
    for result in check(paths or settings.paths, asked, leave_out=own, find=questions, calendar=told, recipe=by):
        results.append(result)
        _report(result, said, to_screen=to_screen)
    checked = assess(
        results,
        severities=settings.severities,
        exemptions=settings.exceptions,
        baseline=old,
        renew=write_baseline,
        fail_on=fail_on or settings.fail_on or "undetermined",
        quotes=quotes,
        ask_day=lambda: day or today(None),
        lang=said,
    )
    for output in wanted:
        _write(output, checked, said)
    if write_baseline and checked.baseline:
        checked.baseline.write()  # last: what no output could report is not pardoned
    raise typer.Exit(checked.exit_code)


def _outputs(given: list[str] | None, format: str | None, settings: Settings) -> list[Output]:
    """Return the outputs wanted; text goes to standard output where nothing else does."""
    wanted = [Output.read(text) for text in given or settings.output]
    if format:
        wanted = [output for output in wanted if output.path or given] + [Output(format)]
    on_screen = [output.form for output in wanted if not output.path]
    if len(on_screen) > 1 and sorted(on_screen) != ["github", "text"]:
        hint = "give all but one a file: FORMAT:FILE (text and github go together)"
        raise OutputError(f"--output: {' and '.join(on_screen)} go to standard output", hint)
    targets = [os.path.realpath(output.path) for output in wanted if output.path]
    if twice := next((path for path in targets if targets.count(path) > 1), None):
        raise OutputError(f"--output: two outputs go to {os.path.relpath(twice)}", "give each a file of its own")
    if not on_screen:
        wanted.append(Output("text"))
    return sorted(wanted, key=lambda output: output != Output("text"))


def _report(result: Result, lang: Lang, *, to_screen: bool) -> None:
    """Write the line of a case at once, and what is wrong with it to standard error."""
    if to_screen and result.decision is not None:
        mark, rest = case_lines(result, result.decision, lang)
        say(rest, mark=mark, colour=_COLOURS[result.status])
    if result.error:
        complain(result.error)
    elif result.status is Status.NO_CASE:
        is_table = Path(result.place).suffix.lower() in TABLES and Path(result.place).is_file()
        hint = (
            "a table has a row for each case, and this one none"
            if is_table
            else f"cases stand in {', '.join(SUFFIXES)} files"
        )
        complain(CaseFileError(f"{result.place}: no case in it", hint))


def _write(output: Output, checked: Checked, lang: Lang) -> None:
    if output == Output("text"):
        say("\n".join(closing(checked, lang)))
    elif not output.path:
        typer.echo(output.written(checked, lang), nl=False)
    else:
        text = output.written(checked, lang)
        with writing(output.path):
            save(output.path, text)
    if output.form == "github" and (step := os.environ.get("GITHUB_STEP_SUMMARY")):
        content = summary(checked, lang).encode("utf-8", "backslashreplace")
        with writing(step), Path(step).open("ab") as file:
            file.write(content)
