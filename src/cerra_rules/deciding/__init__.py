"""The evaluator: from a question and what is known to its decision."""
