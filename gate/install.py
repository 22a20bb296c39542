"""Installs cerra-rules beside a checkout of strangers, so that nothing of the checkout is imported, run or read.

    python3 -I install.py CHECKOUT FOLDER [--parquet]

FOLDER, which is new or empty, gets a Python of its own: FOLDER/bin/python, or FOLDER/Scripts/python.exe on Windows, whose name is
printed. What is installed is pinned by hash, in the files beside this one. Exit code: 0 installed, 2 it cannot be.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
OF_THE_MACHINE = {
    f"PIP_{name}"
    for name in (
        "CACHE_DIR", "CERT", "CLIENT_CERT", "CONFIG_FILE", "DEFAULT_TIMEOUT", "EXTRA_INDEX_URL", "FIND_LINKS", "INDEX_URL",
        "NO_INDEX", "PROXY", "RETRIES", "TRUSTED_HOST",
    )
}  # fmt: skip
"""How the machine says from where pip may fetch; what is fetched is pinned. What else pip takes is left out."""


def main(names: list[str]) -> None:
    """Install cerra-rules into a folder, as said above."""
    checkout, folder = (Path(os.path.realpath(name)) for name in names[:2])
    locked = [HERE / "requirements.txt", *(HERE / "parquet.txt" for extra in names[2:] if extra == "--parquet")]
    if sys.version_info < (3, 11):  # noqa: UP036  # it is run by whatever Python is there
        _refuse(f"Python {sys.version.split()[0]} is too old", "put actions/setup-python with 3.11 or later before it")
    for place, what in ((HERE, "cerra-rules"), (sys.executable, "the Python that runs it"), (folder, "its folder")):
        if _is_in(place, checkout):
            _refuse(f"{what} is in the checkout that is to be checked: `{place}`", "take one from elsewhere")
    folder.mkdir(exist_ok=True)
    if any(folder.iterdir()):
        _refuse(f"`{folder}` is not empty", "name a new folder")
    environment = cleaned(os.environ, checkout)

    def run(*command: str | Path) -> None:
        # In the new folder: a relative name in the environment leads to nothing there.
        done = subprocess.run([*command], cwd=folder, env=environment, stdout=sys.stderr, check=False)  # noqa: S603  # our own
        if done.returncode:
            _refuse("it cannot be installed", "pip says why above")

    run(sys.executable, "-I", "-m", "venv", folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-compile", "--no-deps")
    pip = (python, "-I", "-m", "pip", "install", *options)
    run(*pip, "--require-hashes", "--only-binary=:all:", *(word for file in locked for word in ("-r", file)))
    run(*pip, "--no-index", "--no-build-isolation", HERE.parent)
    sys.stdout.write(f"{python}\n")


def cleaned(environment: Mapping[str, str], checkout: Path) -> dict[str, str]:
    """Return the environment without what steers Python or pip, and without all that leads into the checkout."""
    kept: dict[str, str] = {}
    for name, value in environment.items():
        if name == "PATH":
            kept[name] = os.pathsep.join(p for p in value.split(os.pathsep) if not _leads_into(p, checkout))
        elif (name in OF_THE_MACHINE or not name.startswith(("PYTHON", "PIP_"))) and not _leads_into(value, checkout):
            kept[name] = value
    return kept


def _leads_into(value: str, checkout: Path) -> bool:
    """Whether a value names a place in the checkout, alone or among others, as a path or as a URL."""
    words = (unquote(word).removeprefix("file://") for word in re.split(rf"\s|{os.pathsep}", value))
    return any(Path(word).is_absolute() and _is_in(word, checkout) for word in words)


def _is_in(place: str | Path, checkout: Path) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(checkout)


def _refuse(fault: str, hint: str) -> NoReturn:
    sys.stderr.write(f"cerra-rules: {fault}\nhint: {hint}\n")
    sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
