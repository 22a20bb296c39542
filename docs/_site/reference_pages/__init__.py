"""The reference pages, written from the rules: `python docs/_site/reference_pages [FOLDER] [--check]`.

One page for each question (`questions`), one for each instrument with its provisions (`instruments`), and an index.
Conditions are put into words by `prose` and `formulas`, after `rewriting`; `naming` says what their parts are called.
The same rules always give the same pages, byte for byte.
"""
