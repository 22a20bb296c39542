"""A town library's lending rules."""
