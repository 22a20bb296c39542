"""Checking files of worked cases: reading them strictly, deciding them, and saying what is wrong and where.

In the order of the work: `documents`, `tables` and `spots` read files and know where each value stands; `cases` says
what a case is; `check` runs cases; `problems`, `exceptions` and `settings` say what counts as wrong and who answers for
it; `checked` is the result that `outputs` write. `schema` tells editors what a case file looks like.
"""
