"""What `cerra-rules check` is told: names that are refused, the project that holds, and the baselines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import typer

from cerra_rules.cases.cases import case_files, holds_cases
from cerra_rules.cases.named import Questions
from cerra_rules.checking.exceptions import Baseline
from cerra_rules.checking.project import Project
from cerra_rules.checking.settings import OWN_FILE, SHARED_FILE
from cerra_rules.cli.speaking import VARIABLE
from cerra_rules.errors import CaseFileError, CerraError, near, system_said
from cerra_rules.outside.repositories import committed_link, link_out
from cerra_rules.outside.saving import check_writable
from cerra_rules.records.tables import is_table
from cerra_rules.reports.formats import OutputError

_ENVIRONMENT = "CERRA_RULES_"


def check_environment(context: typer.Context) -> None:
    """Refuse a variable that means nothing: it would be a setting that silently does not hold."""
    known = {str(name) for option in context.command.params if (name := option.envvar)} | {
        VARIABLE,
        f"{_ENVIRONMENT}TRACEBACK",
    }
    for name in os.environ:
        if name.startswith(_ENVIRONMENT) and name not in known:
            meant = near(name.removeprefix(_ENVIRONMENT), sorted(n.removeprefix(_ENVIRONMENT) for n in known))
            raise CerraError(f"environment: there is no variable `{name}`", meant.replace("`", f"`{_ENVIRONMENT}", 1))


def check_names(paths: list[str] | None, sources: list[str] | None, **options: str | None) -> None:
    """Refuse names that say nothing, and those by which the repository says what is read outside of it.

    An empty one would be the working folder, or as if it were not given.
    """
    given = [("check", path) for path in paths or []] + [("--source", file) for file in sources or []]
    for option, name in [*given, *((f"--{option.replace('_', '-')}", name) for option, name in options.items())]:
        if name == "":
            what = {"--question": "question", "--baseline-commit": "commit"}.get(option, "file")
            raise CaseFileError(f"{option}: no {what} is named", "name one, or leave it out")
        if name and option in {"--config", "--baseline", "--source"} and link_out(name):
            fault = f"{option}: `{name}`: a link leads out of the repository"
            raise CaseFileError(fault, "name the file that it leads to")


def check_stdin(name: str | None, paths: Iterable[str]) -> None:
    """Refuse a name for standard input that says nothing. Raises CaseFileError."""
    if name is None:
        return
    if "-" not in paths:
        raise CaseFileError("--stdin-filename: standard input is not read", "give - as a PATH")
    if is_table(name):
        raise CaseFileError(f"--stdin-filename: `{name}` is a table", "give tables as files")


def project_in_force(config: str | None, about: str | None, questions: Questions) -> Project:
    """Return the project of the working folder, or the one that the settings that are named are about. Raises CerraError."""
    if about is None:
        return Project.of(Path.cwd(), questions, Path(config) if config else None)
    if config is None:
        raise CaseFileError("--config-for: no settings are named", "give --config FILE as well")
    if not os.path.isdir(about):  # noqa: PTH112  # Path raises
        raise CaseFileError(f"--config-for: `{about}` is no folder", "name the one that the settings are about")
    if committed_link(config):  # which would choose the settings for itself
        raise CaseFileError(
            f"--config: `{config}` is reached through a link of the repository",
            "name where it leads to",
        )
    return Project.of(Path.cwd(), questions, Path(config), Path(about))


def baseline_in_force(given: str | None, project: Project, is_written: bool) -> Baseline | None:
    """Return the baseline that is given, or that of the settings, be it still to be written. Raises CerraError."""
    path, about = given or project.settings.baseline, None
    if path is None:
        if is_written:
            raise CerraError("--write-baseline: no file is named", "give --baseline FILE")
        return None
    if not given:
        about = project.counterpart(path).parent
    return (
        Baseline(Path(path), about=about)
        if is_written and not Path(path).exists()
        else Baseline.read(Path(path), about)
    )


def check_targets(targets: Iterable[tuple[str, str]], read: Mapping[str, str], paths: Iterable[str]) -> None:
    """Refuse to write what this run reads (the files in `read`, by what they are, and files of cases) or what cannot be.

    In a folder, what an earlier run has written is passed over as no case, and may be written again.
    """
    used = {os.path.realpath(name): what for name, what in read.items()}
    used |= {os.path.realpath(path): "is one of the files to check" for path in paths if os.path.isfile(path)}  # noqa: PTH113  # Path raises
    for option, target in targets:
        real = os.path.realpath(target)
        if real not in used and os.path.isfile(real) and holds_cases(real):  # noqa: PTH113  # Path raises
            found = (file for path in paths for file in case_files(path) if isinstance(file, Path))
            used |= {os.path.realpath(file): "is one of the files to check" for file in found}
        if real in used:
            raise OutputError(f"{option}: `{target}` {used[real]}", "write somewhere else")
        with writing(target):
            check_writable(target)


def may_be_replaced(target: str, read: Iterable[str]) -> bool:
    """Say whether what stands at the target of an output is no file that a run which came to nothing may have read."""
    real = os.path.realpath(target)
    if os.path.basename(real) in {OWN_FILE, SHARED_FILE} or real in map(os.path.realpath, read):  # noqa: PTH119  # text
        return False
    return not (os.path.isfile(real) and holds_cases(real))  # noqa: PTH113  # Path raises


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Say of a file that it cannot be written, as OutputError."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = system_said(error)
        raise OutputError(f"{path}: cannot be written: {why}") from None
