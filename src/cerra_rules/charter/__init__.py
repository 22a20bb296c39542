"""The CERRA charter: which module answers which question.

A module is a part of the instrument, in the order of its articles; it is imported when it is first asked.
"""

QUESTIONS = {
    "eligibility": "membership",
    "admission": "membership",
    "termination": "termination",
    "resolution": "meetings",
    "annual_plenary": "plenaries",
    "competence": "competences",
}
