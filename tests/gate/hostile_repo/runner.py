"""A runner of GitHub Actions and one of pre-commit, as far as action.yml and the hook need them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
_EXPRESSION = re.compile(r"\$\{\{ (?:inputs\.([\w-]+)|steps\.(\w+)\.outputs\.(\w+)) \}\}")
# Of what is around, what says where programs and packages are; the rest would be the surroundings of these tests.
_KEPT = re.compile(
    r"PATH|HOME|PYENV_ROOT|LANG|SYSTEMROOT|SSL_\w+|(?:\w+_)?CA_BUNDLE|PIP_\w+|(?:https?|no)_proxy",
    re.IGNORECASE,
)


@dataclass
class World:
    """A workspace with the checkout of a stranger, what is outside of it, and the runner's own folder."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in (self.workspace / ".git" / "hooks", self.outside, self.temp):
            place.mkdir(parents=True)

    @property
    def workspace(self) -> Path:
        """Where the checkout is."""
        return self.folder / "workspace"

    @property
    def outside(self) -> Path:
        """What is none of the checkout's business."""
        return self.folder / "outside"

    @property
    def temp(self) -> Path:
        """The folder of the runner."""
        return self.folder / "temp"

    @property
    def ran(self) -> Path:
        """What code of the stranger writes when it is run."""
        return self.outside / "ran"

    def state(self) -> dict[str, tuple[int, bytes | str]]:
        """Return what stands in the workspace and outside: mode and content of each file, and where links lead."""
        found: dict[str, tuple[int, bytes | str]] = {}
        for place in (self.workspace, self.outside):
            for path in sorted(place.rglob("*")):
                if not path.is_dir() or path.is_symlink():
                    content = str(path.readlink()) if path.is_symlink() else path.read_bytes()
                    found[str(path.relative_to(self.folder))] = path.lstat().st_mode, content
        return found

    def action(self, inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None, step: str = "Check",
               action_path: Path = ROOT) -> tuple[Done, dict[str, str]]:  # fmt: skip
        """Run a step of action.yml, and return what came of it and the outputs it has set."""
        values = {name: given["default"] for name, given in ACTION["inputs"].items()} | (inputs or {})
        (found,) = (s for s in ACTION["runs"]["steps"] if s["name"] == step)
        assert found["shell"] == "bash"

        def value(match: re.Match[str]) -> str:
            return str(values[match[1]]) if match[1] else (outputs or {})[match[3]]

        script, said = self.temp / "step.sh", self.temp / "output"
        script.write_text(found["run"], encoding="utf-8")
        said.write_text("", encoding="utf-8")
        env = {name: _EXPRESSION.sub(value, text) for name, text in found["env"].items()} | {
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_ACTION_PATH": str(action_path),
            "GITHUB_OUTPUT": str(said), "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"), "RUNNER_TEMP": str(self.temp),
        }  # fmt: skip
        done = self._run(["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], env)
        set_ = [line.partition("=") for line in said.read_text(encoding="utf-8").splitlines()]
        return done, {name: text for name, _, text in set_}

    def hook(self, python: str, files: list[str]) -> Done:
        """Run the hook on some files, in an environment that pre-commit has made for it."""
        path = os.pathsep.join([str(Path(python).parent), self.env.get("PATH", os.environ["PATH"])])
        return self._run([*shlex.split(HOOK["entry"]), *HOOK["args"], *files], {"PATH": path})

    def _run(self, command: list[str], env: dict[str, str]) -> Done:
        around = {name: text for name, text in os.environ.items() if _KEPT.fullmatch(name)}
        done = subprocess.run(
            command, cwd=self.workspace, env=around | self.env | env, capture_output=True, text=True, encoding="utf-8",
            timeout=300, check=False,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Done:
    """What came of a program."""

    code: int
    out: str
    err: str

    def lines(self) -> list[str]:
        """Return all lines of the log."""
        return re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", f"{self.out}\n{self.err}")


def as_text(value: Any) -> str:
    """Return plain data as a case file has it."""
    return yaml.safe_dump(value, allow_unicode=True)
