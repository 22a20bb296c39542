"""Dossiers in files: checked like cases, and refused where they are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.cases.check import Report, Status, check
from cerra_rules.cases.reading import read_cases
from cerra_rules.dossiers import both_instruments
from cerra_rules.durable import native
from cerra_rules.errors import CaseFileError
from villages import Data, needs_durable, village

# Files.


def dossier_file(folder: Path, **more: Any) -> Path:
    file = folder / "village.json"
    file.write_text(json.dumps({"dossier": list(village().values()), **more}), encoding="utf-8")
    return file


@needs_durable
def test_a_dossier_file_is_checked_like_cases(tmp_path: Path) -> None:
    file = dossier_file(
        tmp_path,
        expect=[{"question": "anxi.platform_records", "about": "site", "outcome": "compliant"}],
    )
    report = Report(tuple(check([tmp_path])))
    assert report.exit_code == 1
    by_question = {r.case.question: r for r in report.results if r.case}
    result = by_question["anxi.platform_records"]
    assert result.status is Status.UNEXPECTED
    assert result.place == f"{file}: site"
    assert result.case is not None
    assert "rests on shop, site, lin, record" in result.case.why
    assert result.steps == (0, "dossier", 1)
    assert by_question["anxi.platform_systems"].status is Status.UNDETERMINED
    assert [c.question for c in read_cases(file)] == [r.case.question for r in report.results if r.case]


@needs_durable
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"expect": [{"question": "anxi.own_platform", "about": "sight", "outcome": "no_extra_duties"}]},
            ": `expect`: anxi.own_platform does not arise about `sight`\nhint: did you mean `anxi.own_platform about site`?",
        ),
        ({"expect": {"a": "b"}}, ": `expect` is a mapping, not a list\nhint: write `question`, `about` and `outcome` of each"),
        ({"expect": [{"question": "anxi.own_platform"}]}, ": `expect`: item 1 names no question and entry"),
        ({"expect": [{"question": "anxi.own", "about": "site", "outcome": "x"}]}, ": there is no question `anxi.own`"),
        (
            {"expect": [{"question": "anxi.own_platform", "about": "site", "outcome": "no_extra_duties"}] * 2},
            ": `expect`: item 2: anxi.own_platform about `site` stands twice",
        ),
        ({"cases": []}, ": a dossier has no key `cases`"),
        ({"readings": {"half_basis": "x"}}, ": dossier: reading `half_basis` is not one of its readings"),
        ({"calendar": "2024"}, ": `calendar`: `2024` is no list of rest days"),
        ({"dossier": {}}, ": `dossier` is nothing, not a list of entries\nhint: each entry has at least `kind` and `id`"),
    ],
)  # fmt: skip
def test_a_malformed_dossier_file_is_an_error(more: Data, said: str, tmp_path: Path) -> None:
    file = dossier_file(tmp_path, **more)
    report = Report(tuple(check([file])))
    assert report.exit_code == 2
    assert [str(r.error) for r in report.results if r.error and str(r.error).startswith(f"{file}{said}")]


def test_without_durable_rules_a_dossier_file_is_an_error_and_cases_are_checked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    file = dossier_file(tmp_path)
    case = {"question": "anxi.own_platform", "facts": {"sells_via_own_site": False}, "expect": "no_extra_duties"}
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    monkeypatch.setattr(native, "import_module", absent)
    native.extension.cache_clear()
    both_instruments.cache_clear()
    try:
        report = Report(tuple(check([tmp_path])))
    finally:
        native.extension.cache_clear()
        both_instruments.cache_clear()
    assert [r.status for r in report.results] == [Status.AS_EXPECTED, Status.ERROR]
    error = report.results[1].error
    assert isinstance(error, CaseFileError)
    assert error.message == f"{file}: durable: durable_rules is not installed"
    assert error.hint.startswith('pip install "/path/to/cerra_rules[durable]"')
    assert report.exit_code == 2
