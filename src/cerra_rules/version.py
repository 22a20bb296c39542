"""The version of the package; a decision and its receipt name it."""

__version__ = "0.2.0"
