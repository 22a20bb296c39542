"""The entry point of `cerra-rules` and `python -m cerra_rules`; in a checkout of strangers, of `python -I -m`."""

import sys

from cerra_rules.errors import MissingExtraError


def main() -> None:
    """Run the command line, or say which extra it needs."""
    try:
        from cerra_rules.cli import run  # noqa: PLC0415  # may be missing what it needs
    except MissingExtraError as missing:
        sys.stderr.write(f"{missing}\n")
        sys.exit(2)
    run()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        # `python -m` looks for modules where it runs first. Some are imported by now: only `python -I` keeps all of them out.
        sys.path.pop(0)
    main()
