"""The entry point of `python -m cerra_rules.cli`, which does what `python -m cerra_rules` does."""

from cerra_rules.__main__ import main

if __name__ == "__main__":
    main()
