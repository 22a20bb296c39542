"""What a stranger may send in, and what becomes of it: the table of attacks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from runner import World

LOST = {"question": "anxi.receipts", "id": "lost", "facts": {"receipt_was_discarded_early": True}}
"""A case that is a violation: where it is checked, the check is red."""
FINE = {"question": "anxi.receipts", "id": "fine", "facts": {
    "buyer_is_consumer": False, "receipts_are_kept_complete": True, "receipt_was_discarded_early": False,
}}  # fmt: skip
SETTINGS = 'paths = ["cases"]\n'
HINT = "hint: settings name what is below the root of their repository; a flag may name more\n"


@dataclass(frozen=True)
class Attack:
    """A checkout of a stranger, and how the check of it ends.

    `files` and `links` are below the workspace. `error` is what the check says of it, on standard error.
    """

    name: str
    settings: str = SETTINGS
    cases: tuple[Any, ...] = (FINE,)
    files: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    programs: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    code: int = 2
    error: str = ""

    def __str__(self) -> str:
        return self.name


def _setting(name: str, line: str, fault: str, **more: Any) -> Attack:
    key = line.partition(" ")[0]
    settings = line if key == "paths" else SETTINGS + line
    return Attack(name, settings, error=f"cerra-rules.toml: `{key}`: {fault}\n{HINT}", **more)


ATTACKS = [
    _setting("settings write a hook", 'output = ["text:.git/hooks/post-checkout"]',
        "`.git/hooks/post-checkout` is in `.git`"),
    _setting("settings write outside", 'output = ["text:../outside/key"]', "`../outside/key` is outside the repository"),
    _setting("settings write through a link", 'output = ["text:report"]', "`report` is outside the repository",
        links={"report": "../outside/key"}),
    _setting("settings write through a link within", 'output = ["text:to/post-checkout"]',
        "`to/post-checkout` is in `.git`", links={"to": ".git/hooks"}),
    _setting("settings keep an executable bit", 'output = ["text:run.sh"]', "`run.sh` can be run as a program",
        files={"run.sh": "#!/bin/sh\n"}, programs=("run.sh",)),
    _setting("settings read outside: source", 'source = ["../outside/secret"]',
        "`../outside/secret` is outside the repository"),
    _setting("settings read outside: baseline", 'baseline = "../outside/old.json"',
        "`../outside/old.json` is outside the repository"),
    _setting("settings read outside: paths", 'paths = ["../outside"]', "`../outside` is outside the repository"),
    Attack("settings of a folder are laxer", SETTINGS, files={"cases/cerra-rules.toml": 'fail-on = "violation"\n'},
        error="cases/cerra-rules.toml: `fail-on` is `violation`, in cerra-rules.toml it is `undetermined`\n"
        "hint: settings of a folder can only make those above it stricter\n"),
    Attack("settings of a folder are a link", SETTINGS, links={"cases/cerra-rules.toml": "../../outside/secret.toml"},
        error="cases/cerra-rules.toml: a link leads out of the repository\nhint: put the settings in its place\n"),
    Attack("a calendar outside", SETTINGS + 'law.calendar = "../outside/secret.yaml"\n',
        error="cerra-rules.toml: `law`: `calendar`: `../outside/secret.yaml` is outside the repository\n" + HINT),
    Attack("the settings are a link", links={"cerra-rules.toml": "../outside/secret.toml"}, inputs={"paths": "cases"},
        error="cerra-rules.toml: a link leads out of the repository\nhint: put the settings in its place\n"),
    Attack("a case is a link", links={"cases/b.yaml": "../../outside/secret.yaml"},
        error="cases/b.yaml: a link leads out of the repository\nhint: name the file that it leads to\n"),
    Attack("the folder of cases is a link", links={"more": "../outside"}, inputs={"paths": "more"},
        error="more: a link leads out of the repository\nhint: name the file that it leads to\n"),
    Attack("an output over a link", links={"cerra-rules.sarif": "../outside/key"}, inputs={"paths": "cases"},
        error="cerra-rules.sarif: cannot be written: a link of the repository leads there\n"),
    Attack("an output over a link to a hook", links={"cerra-rules.sarif": ".git/hooks/post-checkout"},
        error="cerra-rules.sarif: cannot be written: a link of the repository leads there\n"),
]  # fmt: skip

SOFT = {
    "severity": ('severity = {"anxi.receipts.breach" = "off"}\n', {}),
    "fewer paths": ('paths = ["fine"]\n', {"fine/b.yaml": "question: anxi.seven_day_return\nfacts: {}\nexpect: undetermined\n"}),
    "exception": (
        '[[exceptions]]\nrule = "anxi:13(6)#c"\nfile = "cases/a.yaml"\nowner = "me"\nreason = "-"\nexpires = 2199-12-31\n', {},
    ),
    "exception of a folder": (
        'allow = ["exceptions"]\n',
        {"cases/cerra-rules.toml": '[[exceptions]]\nrule = "anxi:13(6)#c"\nfile = "a.yaml"\nowner = "me"\nreason = "-"\nexpires = 2199-12-31\n'},
    ),
    "excluded": ('exclude = ["a.yaml"]\n', {"cases/b.yaml": "question: anxi.seven_day_return\nfacts: {}\nexpect: undetermined\n"}),
    "baseline": (
        'baseline = "old.json"\n',
        {"old.json": '{"version": 1, "problems": [{"rule": "anxi:13(6)#c", "file": "cases/a.yaml",'
            ' "path": "lost/facts/receipt_was_discarded_early", "count": 1}]}'},
    ),
}  # fmt: skip
"""What a stranger writes into the settings, and beside them, so that a violation fails no check."""

COMMANDS = [
    "::error::forged", "  ::set-output name=x::y", "\u3000::add-mask::a", "x\n::error::forged", "x\r::error::forged",
    "x\u2028::error::forged", "\u034f::error::forged", "a ##[error]forged", "##vso[task.setvariable variable=x]y",
    "##VSO[task.complete result=Succeeded;]", "#\u034f#[error]forged", "\x1b[2J::error::forged",
]  # fmt: skip
"""What runners of GitHub and Azure take for a command, or might."""

MODULES = (
    "venv",
    "ensurepip",
    "logging",
    "yaml",
    "pip",
    "typer",
    "cerra_rules",
    "warnings",
    "sitecustomize",
    "usercustomize",
)
PROGRAMS = ("python3", "python", "grep", "mktemp", "git", "pip")


def spring(world: World, path: str = os.environ["PATH"]) -> None:
    """Put into the workspace what says so when it is run or read, and into the environment what leads there.

    `path` names the programs of the machine.
    """
    here = world.workspace
    for name in MODULES:
        (here / f"{name}.py").write_text(f"open({str(world.ran)!r}, 'a').write('{name} ')\n", encoding="utf-8")
    for name in PROGRAMS:
        program = here / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {name} >> '{world.ran}'\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    conf = f"[global]\nlog = {world.ran}\nindex-url = file://{here}/index\n[install]\ntarget = {here}/taken\n"
    for place in (here / "pip.conf", here / ".config" / "pip" / "pip.conf", here / ".pip" / "pip.conf"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(conf, encoding="utf-8")
    world.env |= {
        "PYTHONPATH": str(here), "PYTHONSTARTUP": str(here / "venv.py"), "PYTHONUSERBASE": str(here), "HOME": str(here),
        "PIP_CONFIG_FILE": str(here / "pip.conf"), "PIP_TARGET": str(here / "taken"), "PIP_LOG": str(world.ran),
        "PIP_CACHE_DIR": str(here / "cache"), "PATH": f"{here / 'bin'}:bin::{path}",
    }  # fmt: skip
