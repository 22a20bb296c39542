"""A check of files: what is wrong in them and where, what is excused and until when, and who answers for it.

In the order of the work: `problems` and `exceptions` say what counts as wrong, `settings` what a project asks for; `checked` is
the result that `reports` write. `schema` tells editors what a case file looks like.
"""
