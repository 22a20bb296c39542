"""`cerra-rules check`: files of cases, for people and for CI."""

from __future__ import annotations

import typer

from cerra_rules.cli import check_options as options
from cerra_rules.cli.app import CodesOption, RecipeOption, RulesOption
from cerra_rules.cli.check_run import Asked, Run
from cerra_rules.cli.today import today
from cerra_rules.errors import CerraError
from cerra_rules.reports.formats import Output


def check_command(
    context: typer.Context,
    paths: options.PathArguments = None,
    outputs: options.OutputOption = None,
    format: options.CheckFormatOption = None,
    question: options.AskedOption = None,
    fail_on: options.FailOnOption = None,
    baseline: options.BaselineOption = None,
    baseline_commit: options.BaselineCommitOption = None,
    write_baseline: options.WriteBaselineOption = False,
    calendar: options.DefaultCalendarOption = None,
    as_of: options.AsOfOption = None,
    files: options.SourcesOption = None,
    rules: RulesOption = None,
    recipe: RecipeOption = None,
    config: options.ConfigOption = None,
    config_for: options.ConfigForOption = None,
    lang: options.CheckLangOption = None,
    stdin_filename: options.StdinOption = None,
    quiet: options.QuietOption = False,
    verbose: options.VerboseOption = False,
    statistics: options.StatisticsOption = False,
    codes: CodesOption = False,
    exit_zero: options.ExitZeroOption = False,
    show_settings: options.ShowSettingsOption = False,
    list_files: options.ListFilesOption = False,
    jobs: options.JobsOption = 1,
) -> None:
    """Decide all cases in files and compare the answers with what they expect.

    Cases stand in YAML, JSON and TOML files, on the lines of JSON Lines, and in the rows of tables, whose question is said by
    --question, by their recipe or in the settings. What is not
    given here is taken from the environment (CERRA_RULES_OUTPUT and so on), then from the settings of the project.

    Exit code: 0 all as expected, and nothing adverse where nothing was expected; 1 an adverse or unexpected answer
    (with --fail-on caution, also one that national law takes back);
    2 usage or input error; 4 an answer is undetermined; 5 nothing was checked, or a file holds no case.
    """  # fmt: skip
    asked = Asked(
        paths or [], outputs or [], format, question, fail_on, baseline, baseline_commit, write_baseline, calendar, as_of, files or [],
        rules or [], recipe, config, config_for, lang, stdin_filename, quiet, verbose, statistics, codes, show_settings, list_files, jobs,
    )  # fmt: skip
    run = Run(asked, [Output.read(text) for text in asked.outputs], lang or "en", today)
    try:
        code = run.check(context)
    except CerraError as error:
        run.fail(error)
        raise
    raise typer.Exit(0 if exit_zero and code not in {2, 5} else code)
