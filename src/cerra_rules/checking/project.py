"""A project: its root, and which settings hold for which file.

The root is the repository, or without one the folder of the settings. The outermost settings on the way to a file hold;
those of folders further in add to them, and can only make them stricter. Names in outputs are seen from the root.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cerra_rules.cases.calendars import CALENDARS, calendar_named
from cerra_rules.cases.check import Terms
from cerra_rules.cases.documents import STDIN
from cerra_rules.cases.named import Questions
from cerra_rules.checking.exceptions import Exemption
from cerra_rules.checking.problems import Severities
from cerra_rules.checking.setting_values import FailOn, Law, SettingsError, Table
from cerra_rules.checking.settings import NO_OWN, Settings, read_settings, settings_of
from cerra_rules.checking.stricter import added
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.outside.repositories import root_of
from cerra_rules.records.recipe import Recipe, read_recipe
from cerra_rules.records.tables import is_table


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever runs the check says: it goes before all settings."""

    fail_on: FailOn | None = None
    calendar: RestDays | None = None
    question: Question[Any] | None = None
    recipe: Recipe | None = None


@dataclass
class Project:
    """The settings of all folders of a project, each read once, and what whoever runs the check says."""

    root: Path
    here: Path
    """The folder that the run is about: the working folder, or the one that `first` is about."""
    first: Settings | None = None
    """Settings that were named, which stand for those of the root."""
    elsewhere: Path | None = None
    """The folder in which the settings of folders are looked for, where it is not the root itself."""
    questions: Questions = NO_OWN
    said: Said = Said()
    files: set[str] = field(default_factory=set)
    """The settings read so far and what they are read with, by their real names: they are no cases."""
    _own: dict[Path, Settings | None] = field(default_factory=dict)
    _held: dict[Path, Settings] = field(default_factory=dict)
    _read: dict[Any, Any] = field(default_factory=dict)
    _of_file: dict[str, Settings] = field(default_factory=dict)
    _of_folder: dict[str, Settings] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, folder: Path, questions: Questions = NO_OWN, config: Path | None = None, about: Path | None = None
    ) -> Project:
        """Return the project that a folder belongs to, or with `config` the one that these settings are `about`.

        Raises SettingsError.
        """
        here = Path(os.path.realpath(about or folder))
        root = root_of(here)
        if config is None:
            if root is None:
                root = next((place for place in (here, *here.parents) if settings_of(place, questions)), here)
            project = cls(root, here, questions=questions)
        else:
            first = read_settings(config, questions, about)
            elsewhere = Path(os.path.realpath(config)).parent if about else None
            project = cls(root or here, here, first, elsewhere, questions)
        if project.first:
            project._note(project.first)
        project.held(here)  # a fault in the settings is said before anything is done
        return project

    # Settings -----------------------------------------------------------------------------------------------------

    def held(self, folder: Path) -> Settings:
        """Return the settings that hold in a folder, all together. Raises SettingsError."""
        if not folder.is_relative_to(self.root):
            folder = self.here if self.here.is_relative_to(self.root) else self.root
        if folder not in self._held:
            outer = self.held(folder.parent) if folder != self.root else self.first or Settings()
            inner = self._settings_of(folder)
            self._held[folder] = added(outer, inner, self.questions, is_first=not outer.file) if inner else outer
        return self._held[folder]

    def _settings_of(self, folder: Path) -> Settings | None:
        """Return the settings of a folder itself. Those that were named stand for those of the root."""
        if self.first and (folder == self.root or (self.elsewhere and self.here not in folder.parents)):
            return None
        if folder not in self._own:
            place, about = (
                (self.elsewhere / folder.relative_to(self.here), folder) if self.elsewhere else (folder, None)
            )
            found = settings_of(place, self.questions, about)
            if found and self.first and found.file == self.first.file:
                found = None
            if found and folder != self.root:
                _check_exceptions(found, folder)
            if found:
                self._note(found)
            self._own[folder] = found
        return self._own[folder]

    def _note(self, settings: Settings) -> None:
        names = [table.recipe for table in settings.tables] + [table.law.calendar for table in settings.tables]
        names += [settings.file, settings.law.calendar]
        self.files |= {os.path.realpath(name) for name in names if name and name not in CALENDARS}

    @property
    def settings(self) -> Settings:
        """The settings of the folder that the run is about."""
        return self.held(self.here)

    def folders(self) -> Iterator[tuple[str, Settings]]:
        """Give the folders so far that have settings of their own, as they are shown, and what holds in each."""
        yield self.shown(self.root) or ".", self.held(self.root)
        for folder, own in sorted(self._own.items()):
            if own and folder != self.root:
                yield self.shown(folder), self.held(folder)

    def exceptions(self) -> tuple[Exemption, ...]:
        """Return the exceptions of all settings read so far."""
        return tuple(e for settings in [self.first, *self._own.values()] if settings for e in settings.exceptions)

    # What holds for a file ----------------------------------------------------------------------------------------

    def of_file(self, file: str | Path) -> Settings:
        """Return the settings that hold for a file. Raises SettingsError."""
        name = str(file)
        if name not in self._of_file:
            folder = str(self.here) if name == STDIN else os.path.dirname(self.real(name))  # noqa: PTH120  # of text
            if folder not in self._of_folder:
                self._of_folder[folder] = self.held(Path(folder))
            self._of_file[name] = self._of_folder[folder]
        return self._of_file[name]

    def table(self, file: str | Path) -> Table | None:
        """Return what is said of a table, by the outermost settings that say something."""
        return next((table for table in self.of_file(file).tables if table.glob.means(file)), None)

    def terms(self, file: str | Path, *, is_named: bool = False) -> Terms:
        """Return what holds for the cases of a file. Raises CerraError for a calendar or a recipe that is none.

        The recipe of whoever runs the check is for tables, and for what is named.
        """
        settings, table = self.of_file(file), self.table(file)
        law = settings.law
        if table:
            law = Law(table.law.calendar or law.calendar, table.law.readings or law.readings)
        calendar = self.said.calendar or (self._known(law.calendar, calendar_named) if law.calendar else None)
        fixed = {name for name in ("calendar", "readings") if getattr(law, name) is not None} - settings.allow
        question = table.question if table else self.said.question
        if question is None and settings.question:
            question = self.questions(settings.question)
        recipe = self.said.recipe if is_named or is_table(file) else None
        if table and table.recipe:
            recipe = self._known(table.recipe, read_recipe)
        return Terms(question, recipe, calendar, law.readings, frozenset(fixed), settings.files_are == "records")

    def _known(self, name: str, read: Callable[[str], Any]) -> Any:
        """Return a calendar or recipe, which is read once for the run. Raises CerraError."""
        if (found := self._read.get((read, name))) is None:
            found = self._read[read, name] = read(name)
        return found

    def severities(self, file: str) -> Severities:
        """Return how much outcomes weigh in a file, as it is set."""
        table = self.table(file) if file else None
        held = self.of_file(file).severities
        return {**held, **table.severities} if table and table.severities else held

    def fail_on(self, file: str) -> FailOn:
        """Return on what the check of a file fails."""
        return self.said.fail_on or self.of_file(file).fail_on or "undetermined"

    def part(self, file: str) -> str:
        """Return the part of the project that a file belongs to: the innermost folder with settings, seen from the root."""
        folder = Path(os.path.realpath(file)).parent
        while folder.is_relative_to(self.root) and folder != self.root:
            if self._own.get(folder):
                return f"{self.shown(folder)}/"
            folder = folder.parent
        return ""

    # Names --------------------------------------------------------------------------------------------------------

    def real(self, file: str | Path) -> str:
        """Return where a file really stands; where its folder does, is looked up once for the run."""
        folder, name = os.path.split(file)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        at = os.path.join(self._real[folder], name)  # noqa: PTH118  # asked of every file; Path takes ten times as long
        return os.path.realpath(at) if name in {"", ".", ".."} or os.path.islink(at) else at  # noqa: PTH114  # as above

    def counterpart(self, name: str) -> Path:
        """Return what a file beside the settings is called in the folder that they are about."""
        return self.first.counterpart(name) if self.first else Path(name)

    def shown(self, file: str | Path) -> str:
        """Return how a file is shown: below the root as seen from there, with `/`; elsewhere as it was given."""
        if str(file) == STDIN:
            return ""
        full, root = os.path.abspath(file), os.path.join(self.root, "")  # noqa: PTH100, PTH118  # keeps links
        if full.startswith(root):
            return full.removeprefix(root).replace(os.sep, "/")
        if not Path(full).is_relative_to(self.root):
            return str(file)
        return Path(os.path.relpath(full, self.root)).as_posix()

    def located(self, file: str) -> str:
        """Return a file as outputs for machines name it: below the root as it is shown, elsewhere in full."""
        full = Path(os.path.abspath(file))  # noqa: PTH100  # keeps links
        return (
            "" if file == STDIN else self.shown(file) if full.is_relative_to(self.root) else full.resolve().as_posix()
        )


def _check_exceptions(settings: Settings, folder: Path) -> None:
    """Refuse exceptions of a folder's settings for what stands elsewhere. Raises SettingsError."""
    for exemption in settings.exceptions:
        if not Path(os.path.realpath(exemption.file)).is_relative_to(folder):
            raise SettingsError(
                f"{settings.file}: an exception is for `{exemption.file}`, which is not in its folder",
                "put it into the settings of the root",
            )
