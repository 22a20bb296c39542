"""What `cerra-rules check` is told: names that are refused, the settings that hold, and the baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cerra_rules.cases.cases import case_files, holds_cases
from cerra_rules.cases.named import Questions
from cerra_rules.checking.exceptions import Baseline
from cerra_rules.checking.settings import Settings, find_settings, read_settings
from cerra_rules.errors import CaseFileError, CerraError, near
from cerra_rules.outside.repositories import committed_link, link_out
from cerra_rules.outside.saving import check_writable
from cerra_rules.reports.formats import OutputError

_ENVIRONMENT = "CERRA_RULES_"
_KNOWN = {
    f"{_ENVIRONMENT}{name}"
    for name in (
        "OUTPUT",
        "LANG",
        "FAIL_ON",
        "BASELINE",
        "QUESTION",
        "SOURCE",
        "CONFIG",
        "CONFIG_FOR",
        "AS_OF",
        "TRACEBACK",
    )
}


def check_environment() -> None:
    """Refuse a variable that means nothing: it would be a setting that silently does not hold."""
    for name in os.environ:
        if name.startswith(_ENVIRONMENT) and name not in _KNOWN:
            raise CerraError(f"environment: there is no variable `{name}`", near(name, sorted(_KNOWN)))


def check_names(paths: list[str] | None, sources: list[str] | None, **options: str | None) -> None:
    """Refuse names that say nothing, and those by which the repository says what is read outside of it.

    An empty one would be the working folder, or as if it were not given.
    """
    given = [("check", path) for path in paths or []] + [("--source", file) for file in sources or []]
    for option, name in [*given, *((f"--{option}", name) for option, name in options.items())]:
        if name == "":
            what = "question" if option == "--question" else "file"
            raise CaseFileError(f"{option}: no {what} is named", "name one, or leave it out")
        if name and option not in {"check", "--question"} and link_out(name):
            fault = f"{option}: `{name}`: a link leads out of the repository"
            raise CaseFileError(fault, "name the file that it leads to")


def settings_in_force(config: str | None, about: str | None, questions: Questions) -> Settings:
    """Return the settings that are named, or those of the working folder. Raises CerraError."""
    if about is None:
        return read_settings(Path(config), questions) if config else find_settings(Path.cwd(), questions)
    if config is None:
        raise CaseFileError("--config-for: no settings are named", "give --config FILE as well")
    if not os.path.isdir(about):  # noqa: PTH112  # Path raises
        raise CaseFileError(f"--config-for: `{about}` is no folder", "name the one that the settings are about")
    if committed_link(config):  # which would choose the settings for itself
        raise CaseFileError(
            f"--config: `{config}` is reached through a link of the repository",
            "name where it leads to",
        )
    return read_settings(Path(config), questions, Path(about))


def baseline_in_force(given: str | None, settings: Settings, is_written: bool) -> Baseline | None:
    """Return the baseline that is given, or that of the settings, be it still to be written. Raises CerraError."""
    path, about = given or settings.baseline, None
    if path is None:
        if is_written:
            raise CerraError("--write-baseline: no file is named", "give --baseline FILE")
        return None
    if not given:
        about = settings.counterpart(path).parent
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


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Say of a file that it cannot be written, as OutputError."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise OutputError(f"{path}: cannot be written: {why}") from None
