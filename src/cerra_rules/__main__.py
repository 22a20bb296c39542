"""The entry point of `cerra-rules` and `python -m cerra_rules`."""

import sys

EXTRA = ("typer", "rich", "yaml")
"""What the command line needs beside the library."""


def main() -> None:
    """Run the command line, or say which extra it needs."""
    try:
        from cerra_rules.cli import run  # noqa: PLC0415  # may be missing what it needs
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] not in EXTRA:
            raise
        sys.stderr.write('cerra-rules: the command line needs an extra\nhint: pip install "cerra-rules[cli]"\n')
        sys.exit(2)
    run()


if __name__ == "__main__":
    main()
