"""The options of `cerra-rules check`, each with its help, its variable and how it is completed."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from cerra_rules.checking.setting_values import FailOn
from cerra_rules.front import question_ids
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats import FORMATS


def _formats(begun: str) -> list[str]:
    """Return the formats that a word begins to name."""
    return [form for form in FORMATS if form.startswith(begun)]


PathArguments = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Case files, or folders of them; - is standard input."),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT[:FILE]",
        envvar="CERRA_RULES_OUTPUT",
        help="Write text, json, jsonl, sarif, junit, tap, github, gitlab, html or ics, a FILE anew if it exists; may be given several times.",
        autocompletion=_formats,
    ),
]
CheckFormatOption = Annotated[
    Literal["text", "json"] | None,
    typer.Option("--format", help="The same as --output on standard output."),
]
AskedOption = Annotated[
    str | None,
    typer.Option(
        "--question",
        metavar="QUESTION",
        envvar="CERRA_RULES_QUESTION",
        help="What the rows of the tables that are named answer.",
        autocompletion=question_ids,
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        envvar="CERRA_RULES_FAIL_ON",
        help="Fail on violations only, (default) on undetermined answers too, or on these and cautions.",
    ),
]
BaselineOption = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        envvar="CERRA_RULES_BASELINE",
        help="Old problems that do not fail the check.",
    ),
]
BaselineCommitOption = Annotated[
    str | None,
    typer.Option(
        "--baseline-commit",
        metavar="REF",
        envvar="CERRA_RULES_BASELINE_COMMIT",
        help="Fail on new problems only: those that were not there at this commit.",
    ),
]
WriteBaselineOption = Annotated[
    bool,
    typer.Option("--write-baseline", help="Write the problems of today into the baseline."),
]
DefaultCalendarOption = Annotated[
    str | None,
    typer.Option(
        "--calendar",
        metavar="china|none|FILE",
        envvar="CERRA_RULES_CALENDAR",
        help="Which days are rest days where a case does not say it; else that is unknown.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        envvar="CERRA_RULES_AS_OF",
        help="The day on which exceptions may have expired; else today.",
    ),
]
SourcesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="FILE",
        envvar="CERRA_RULES_SOURCE",
        help="A copy of an official text, to quote it; one for each instrument.",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        envvar="CERRA_RULES_CONFIG",
        help="The settings of the root; else its cerra-rules.toml or pyproject.toml.",
    ),
]
ConfigForOption = Annotated[
    str | None,
    typer.Option(
        "--config-for",
        metavar="FOLDER",
        envvar="CERRA_RULES_CONFIG_FOR",
        help="The folder that the settings of --config are about, for which theirs stands; else their own.",
    ),
]
CheckLangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language of the text."),
]
StdinOption = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        help="What standard input is called; its settings and form are those of this file.",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Of the text only what fails the check.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="A line for each case before the report.")]
StatisticsOption = Annotated[bool, typer.Option("--statistics", help="How many problems there are of each rule.")]
ExitZeroOption = Annotated[
    bool, typer.Option("--exit-zero", help="End with 0 whatever was found, unless something was not checked.")
]
ShowSettingsOption = Annotated[
    bool, typer.Option("--show-settings", help="Show which settings hold where, and check nothing.")
]
JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs", min=1, metavar="N", envvar="CERRA_RULES_JOBS", help="Processes that work side by side on the files."
    ),
]
ListFilesOption = Annotated[
    bool, typer.Option("--list-files", help="List the files that would be checked, and check nothing.")
]
