"""Worked cases: a question, facts, and what is expected of them.

In the order of the work: `documents` and `spots` read files and know where each value stands, `tables` rows; `cases` says what a
case is, `named` which question it is about; `check` decides it and compares. A receipt is a case with its answer: `receipts`
decides it again.
"""
