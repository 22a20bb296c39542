"""The action, the hook and the page on CI: files that other programs read, checked as those programs would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from cerra_rules.checking.settings import read_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "howto" / "ci.md").read_text(encoding="utf-8")
BLOCKS = {name: text for text, name in re.findall(r"```\w+\n(# (\S+).*?)```", PAGE, re.DOTALL)}
SHOP = ROOT / "tests" / "reports" / "sample_shop"


def validate(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("github-workflows", ".github/workflows/cases.yml"),
        ("github-workflows", ".github/workflows/pull-requests.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_the_snippets_have_the_published_schema(schema: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_text(BLOCKS[name], encoding="utf-8")
    validate(schema, path)


def test_the_action_has_the_published_schema() -> None:
    validate("github-actions", ROOT / "action.yml")


def test_the_settings_of_the_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "cerra-rules.toml"
    path.write_text(BLOCKS["cerra-rules.toml"], encoding="utf-8")
    settings = read_settings(path)
    assert len(settings.exceptions) == 1
    assert len(settings.severities) == 2


def test_the_hook_is_named_as_on_the_page() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"]
    assert hook["id"] == repository["hooks"][0]["id"]


PINS = {
    name.replace("_", "-").lower(): (version, hashes.count("--hash=sha256:"))
    for file in ("requirements.txt", "parquet.txt")
    for name, version, hashes in re.findall(
        r"^([\w-]+)==(\S+)(.*(?:\n    .*)*)",
        (ROOT / "gate" / file).read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


def test_what_the_gate_needs_is_pinned_by_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    needed = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *extras["cli"],
        *extras["calendar"],
    ]
    needed.remove("cerra-rules[calendar]")
    needed += [text for text in extras["frames"] if text.startswith("pyarrow")]
    assert [text for text in needed if not is_pinned(text)] == []
    assert [name for name, (_, hashes) in PINS.items() if not hashes] == []


def is_pinned(text: str) -> bool:
    requirement = Requirement(text)
    version, _ = PINS.get(requirement.name.lower(), ("", 0))
    return bool(version) and version in requirement.specifier


def test_the_hook_has_the_pins_of_the_gate() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    pinned = {r.name: str(r.specifier) for r in map(Requirement, hook["additional_dependencies"])}
    builds = {"hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers", "pyarrow"}
    assert pinned == {name: f"=={version}" for name, (version, _) in PINS.items() if name not in builds}


def test_steps_of_others_are_named_by_their_commit() -> None:
    used = re.findall(r"uses: (\S+)@(\S+)", PAGE)
    assert len(used) >= 3
    assert [name for name, at in used if not re.fullmatch("[0-9a-f]{40}|COMMIT", at)] == []


NAMED = re.compile(r"""pip install [^\n`]*["' ]cerra[-_]rules""")


def test_nothing_tells_anyone_to_install_what_is_not_published() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")]
    code = [*(ROOT / "src").rglob("*.py")]
    assert [p for p in (*pages, *code) if NAMED.search(p.read_text(encoding="utf-8"))] == []
    assert "urls" not in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.skipif(os.name != "posix", reason="the action runs bash")
def test_the_action_checks_and_trims_its_inputs(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in action["runs"]["steps"] if step["name"] == "Check")
    inputs = dict.fromkeys(step["env"], "") | {
        "CHECK_PYTHON": sys.executable,
        "CHECK_SARIF": f" {tmp_path / 'out.sarif'} ",
        "CHECK_PATHS": "\n records/returns.json \r\nrecords\n\n",
        "CHECK_FAIL_ON": "violation\n",
    }
    env = os.environ | inputs | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    command = ["/bin/bash", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=SHOP, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error title=anxi%3A13(6)#c" in done.stdout
    assert (tmp_path / "out.sarif").exists()
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## cerra-rules\n")
