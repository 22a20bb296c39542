"""Worked cases: questions by name, cases from files, what they expect and what they come to."""
