"""What `check` can write: one module `as_FORMAT` for each, with a function `written(checked, lang)`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from cerra_rules.checking.checked import Checked
from cerra_rules.errors import CerraError, near
from cerra_rules.language.rows import Lang

FORMATS = ("text", "json", "jsonl", "sarif", "junit", "tap", "github", "gitlab", "html", "ics")


_MOST = {"text": 1_000, "github": 1_000, "sarif": 25_000}
"""Of formats that are cut where people or code hosts stop reading, after how many problems at the latest."""


class OutputError(CerraError, ValueError):
    """An output is asked for that there is not, or it cannot be written."""


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; without one, standard output."""

    form: str
    path: str = ""

    @classmethod
    def read(cls, text: str) -> Output:
        """Return what FORMAT or FORMAT:PATH asks for. Raises OutputError."""
        form, colon, path = text.partition(":")
        if form not in FORMATS:
            raise OutputError(f"--output: there is no format `{form}`", near(form, FORMATS))
        if colon and not path:
            raise OutputError(f"--output: `{text}` names no file", f"write {form}:FILE, or {form} for standard output")
        return cls(form, path)

    @property
    def tells_each(self) -> bool:
        """Whether it tells of each case; others tell of problems, and count the rest."""
        return self.form in {"json", "jsonl", "junit", "tap", "html", "ics"}

    @property
    def most(self) -> int | None:
        """How many problems of one kind in a file it tells of at most, the others being counted; None where it tells of each."""
        return _MOST.get(self.form)

    def written(self, checked: Checked, lang: Lang) -> str:
        """Return the check in this format, with a line break at its end."""
        text: str = import_module(f"cerra_rules.reports.formats.as_{self.form}").written(checked, lang)
        return text
