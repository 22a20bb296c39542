"""The command: `python docs/_site/reference_pages [FOLDER]` writes the pages, `--check` compares them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cerra_rules.errors import CerraError
from cerra_rules.outside.saving import save

COMMAND = "python docs/_site/reference_pages"
FOLDER = Path("docs/reference")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code: 1 where --check finds a stale page, 2 where files cannot be used."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Write the reference pages.")
    where = f"two levels below the root of the repository, as its links are; default: {FOLDER.as_posix()}"
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, metavar="FOLDER", help=where)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name the pages that are stale")
    given = parser.parse_args(arguments)
    try:
        from reference_pages.folder import changes  # noqa: PLC0415  # may be missing what it needs

        changed = changes(given.folder)
        for path, text in changed.items():
            sys.stdout.write(f"{path}: {'is stale' if given.check else _put(path, text)}\n")
    except CerraError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {(error.strerror or str(error)).lower()}\n")
        return 2
    if given.check and changed:
        again = "" if given.folder == FOLDER else f" {given.folder}"
        sys.stderr.write(f"hint: `{COMMAND}{again}` writes them again\n")
    return int(given.check and bool(changed))


def _put(path: Path, text: str | None) -> str:
    """Write a page, or remove one that is no longer written; say which."""
    if text is None:
        path.unlink()
        return "removed"
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, text)
    return "written"


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])  # run as a folder, its modules are no package yet
    sys.exit(main())
