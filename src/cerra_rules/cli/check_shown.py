"""What `check --show-settings` shows: which settings hold in which folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cerra_rules.checking.globs import Globs
from cerra_rules.checking.project import Project
from cerra_rules.checking.setting_values import Table
from cerra_rules.checking.settings import Settings


def settings_lines(project: Project) -> Iterator[str]:
    """Give the root, and each folder that has settings of its own with what is set there, all together."""
    yield f"root = {_plain(str(project.root))}"
    for folder, settings in project.folders():
        yield f"\n[{folder}]"
        yield from (f"{name} = {_plain(value)}" for name, value in _values(settings, project) if value)


def _values(settings: Settings, project: Project) -> Iterator[tuple[str, Any]]:
    """Give what is set, by its key in a file of settings."""
    yield "file", project.shown(settings.file) if settings.file else None
    for key in ("paths", "source"):
        yield key, [project.shown(name) for name in getattr(settings, key)]
    yield from (
        ("output", settings.output),
        ("lang", settings.lang),
        ("fail-on", settings.fail_on),
        ("files_are", settings.files_are),
    )
    yield from (("include", settings.include), ("exclude", settings.exclude), ("baseline", settings.baseline))
    yield from (("question", settings.question), ("severity", settings.severities), ("allow", sorted(settings.allow)))
    yield from ((f"law.{key}", getattr(settings.law, key)) for key in ("calendar", "readings", "as_of"))
    yield "tables", settings.tables
    yield "exceptions", len(settings.exceptions)


def _plain(value: Any) -> str:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False, default=_data)


def _data(value: Any) -> Any:
    match value:
        case Globs():
            return list(value.texts)
        case Table():
            return {"glob": value.glob, "question": value.question.id, "recipe": value.recipe}
        case Mapping():
            return dict(value)
        case _:
            return str(value)
