"""A run of `cerra-rules check`: what it is told, what it looks at, and what it writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.check import Report, Result, Status
from cerra_rules.cases.named import finder
from cerra_rules.checking.at_commit import baseline_at
from cerra_rules.checking.checked import Checked, assess
from cerra_rules.checking.exceptions import Baseline
from cerra_rules.checking.files import File, listed
from cerra_rules.checking.problems import Found, found_in
from cerra_rules.checking.project import Project, Said
from cerra_rules.checking.setting_values import FailOn
from cerra_rules.cli.app import complain, say
from cerra_rules.cli.arguments import recipe_for
from cerra_rules.cli.check_inputs import (
    baseline_in_force,
    check_environment,
    check_names,
    check_stdin,
    check_targets,
    may_be_replaced,
    project_in_force,
    writing,
)
from cerra_rules.cli.check_shown import settings_lines
from cerra_rules.cli.check_work import Told, Work
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.cli.waiting import Waiting
from cerra_rules.errors import CaseFileError, CerraError
from cerra_rules.language.rows import Lang
from cerra_rules.outside.saving import save
from cerra_rules.reports.formats import Output, OutputError
from cerra_rules.reports.formats.as_github import summary
from cerra_rules.reports.formats.as_text import Detail, closing
from cerra_rules.reports.problem_report import ProblemReport
from cerra_rules.text.quoting import Quotes, quotes_from


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever runs the check says, option by option."""

    paths: list[str]
    outputs: list[str]
    format: str | None
    question: str | None
    fail_on: FailOn | None
    baseline: str | None
    baseline_commit: str | None
    write_baseline: bool
    calendar: str | None
    as_of: str | None
    sources: list[str]
    rules: list[str]
    recipe: str | None
    config: str | None
    config_for: str | None
    lang: Lang | None
    stdin_filename: str | None
    is_quiet: bool
    is_verbose: bool
    has_statistics: bool
    has_codes: bool
    show_settings: bool
    list_files: bool
    jobs: int = 1

    def check(self) -> None:
        """Refuse what says nothing, and what does not go together. Raises CerraError."""
        check_names(
            self.paths, self.sources, config=self.config, baseline=self.baseline, baseline_commit=self.baseline_commit,
            question=self.question, stdin_filename=self.stdin_filename,
        )  # fmt: skip
        if self.is_quiet and self.is_verbose:
            raise CerraError("check: both --quiet and --verbose are given", "give one of them")
        if self.write_baseline and self.baseline_commit:
            raise CerraError("--write-baseline: not with --baseline-commit", "give one of them")

    def project(self) -> Project:
        """Return the project that is checked, with what is said here. Raises CerraError."""
        project = project_in_force(self.config, self.config_for, finder(self.rules))
        recipe, name = recipe_for(self.recipe, self.question)
        question = project.questions(name) if name else None
        project.said = Said(self.fail_on, calendar_from(self.calendar, ()), question, recipe)
        return project


@dataclass
class Run:
    """A run: the outputs wanted, as far as they are known, and in which language."""

    asked: Asked
    outputs: list[Output]
    lang: Lang
    day_of: Callable[[str | None], date]
    """Returns the day that is given, or today's."""
    quotes: Quotes | None = None
    detail: Detail = field(default_factory=Detail)

    def check(self, context: typer.Context) -> int:
        """Check, write all outputs, and return the exit code. Raises CerraError."""
        asked = self.asked
        check_environment(context)
        asked.check()
        self.detail = Detail(asked.is_quiet, asked.is_verbose, asked.has_statistics, asked.has_codes)
        project = asked.project()
        settings = project.settings
        self.outputs = _outputs(asked.outputs, asked.format, settings.output)
        self.lang = SPEAKER.lang = asked.lang or settings.lang or "en"
        self.quotes = quotes_from(asked.sources or settings.source)
        old = baseline_in_force(asked.baseline, project, asked.write_baseline)
        paths = list(asked.paths or settings.paths)
        if not paths and asked.show_settings:
            paths = [str(project.here)]
        if not paths:
            raise CaseFileError("check: no PATH is given", "name case files or folders, or set `paths`")
        check_stdin(asked.stdin_filename, paths)
        day = None if asked.as_of is None else self.day_of(asked.as_of)
        files = list(listed(paths, project, self._own(project, old, paths), asked.stdin_filename))
        if asked.show_settings or asked.list_files:
            return _shown(files, project, is_settings=asked.show_settings)
        found = list(self._found(files, project, has_old=bool(old or asked.baseline_commit)))
        olds = [old] if old else []
        if asked.baseline_commit:
            problems = (problem for part in found for problem in part.problems)
            olds.append(
                baseline_at(asked.baseline_commit, [f for f in files if isinstance(f, File)], problems, project)
            )
        checked = assess(
            found,
            project,
            baselines=olds,
            renew=asked.write_baseline,
            quotes=self.quotes,
            ask_day=lambda: day or settings.law.as_of or self.day_of(None),
            lang=self.lang,
        )
        self.write(checked)
        if asked.write_baseline and checked.baseline:
            checked.baseline.write()  # last: what no output could report is not pardoned
        return checked.exit_code

    def _own(self, project: Project, old: Baseline | None, paths: list[str]) -> list[str]:
        """Return the files of the check itself, none of which is read and written by one run. Raises OutputError."""
        asked, settings = self.asked, project.settings
        read = dict.fromkeys(asked.sources or settings.source, "is a copy of an official text")
        read |= {settings.file: "holds the settings"} if settings.file else {}
        option = "--output" if asked.outputs else f"{settings.file}: `output`"
        targets = [output.path for output in self.outputs if output.path]
        if old:
            if asked.write_baseline:
                check_targets([("--baseline", str(old.path))], read, paths)
            read[str(old.path)] = "is the baseline"
        check_targets([(option, target) for target in targets], read, paths)
        own = [name for name in (asked.config, asked.baseline or settings.baseline) if name]
        return [*own, *(str(project.counterpart(name)) for name in own if asked.config_for), *targets]

    def _found(self, files: Sequence[File | Result], project: Project, *, has_old: bool) -> Iterator[Found]:
        """Check the files; what could not be checked is told at once, and with --verbose every case."""
        is_verbose = self.detail.is_verbose and Output("text") in self.outputs
        needs_each = has_old or project.exceptions() or any(o.most is None for o in self.outputs)
        most = None if needs_each else max(o.most or 0 for o in self.outputs)
        keeps_all = any(o.tells_each for o in self.outputs)
        work = Work(keeps_all, most, is_verbose, self.detail.has_codes, self.lang)
        with Waiting(is_silent=is_verbose) as waiting:

            def tell(told: Told) -> None:
                waiting.advance()
                if told.rest or told.error:
                    waiting.make_room()
                if told.rest:
                    say(told.rest, mark=told.mark, colour=told.colour)
                if told.error:
                    complain(told.error)

            if self.asked.jobs > 1:
                yield from work.side_by_side(files, project, self.asked.jobs, self.asked.project, tell)
            else:
                yield from work.each(files, project, tell)

    def write(self, checked: Checked) -> None:
        """Write all outputs. Raises CerraError for the last that cannot be; the others are written all the same."""
        faults: list[CerraError] = []
        for output in self.outputs:
            try:
                self._write(output, checked)
            except CerraError as error:
                faults.append(error)
        for fault in faults[:-1]:
            complain(fault)
        if faults:
            raise faults[-1]

    def fail(self, error: CerraError) -> None:
        """Write into the files of the outputs that the check came to nothing: what an earlier run wrote does not stand for it."""
        results = (Result("check", Status.ERROR, error=error),)
        here, asked = Path.cwd(), self.asked
        read = [name for name in (asked.config, asked.baseline, *asked.paths, *asked.sources) if name]
        checked = assess([found_in(results, lambda _: {})], Project(here, here), ask_day=lambda: self.day_of(None))
        for output in self.outputs:
            if output.form == "github" or (output.path and may_be_replaced(output.path, read)):
                with suppress(CerraError):  # the check fails anyhow
                    self._write(output, checked)

    def _write(self, output: Output, checked: Checked) -> None:
        if output == Output("text"):
            verdict = ProblemReport(checked, self.lang).verdict
            for line in closing(checked, self.lang, self.detail, is_screen=True):
                if line == verdict:
                    say("", mark=verdict, colour="red" if checked.exit_code else "green")
                else:
                    say(line)
        elif not output.path:
            typer.echo(output.written(checked, self.lang), nl=False)
        else:
            text = output.written(checked, self.lang)
            with writing(output.path):
                save(output.path, text)
        if output.form == "github" and (step := os.environ.get("GITHUB_STEP_SUMMARY")):
            content = summary(checked, self.lang).encode("utf-8", "backslashreplace")
            with writing(step), Path(step).open("ab") as file:
                file.write(content)


def _outputs(given: list[str] | None, format: str | None, set_: Iterable[str]) -> list[Output]:
    """Return the outputs wanted; text goes to standard output where nothing else does."""
    wanted = [Output.read(text) for text in given or set_]
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


def _shown(found: Sequence[File | Result], project: Project, *, is_settings: bool) -> int:
    """Show the settings or the files, and say what would not be checked; return the exit code of that."""
    say("\n".join(settings_lines(project) if is_settings else [f.shown or "-" for f in found if isinstance(f, File)]))
    unread = [file for file in found if isinstance(file, Result)]
    for result in unread:
        if result.error and not is_settings:
            complain(result.error)
    return 0 if is_settings or (found and not unread) else Report(tuple(unread)).exit_code
