"""The Anxi County e-commerce measures: which module answers which question.

A module is a part of the instrument, in the order of its articles; it is imported when it is first asked.
"""

QUESTIONS = {
    "seven_day_return": "returns",
    "receipts": "retention",
    "record_retention": "retention",
    "transaction_completion": "retention",
    "platform_records": "platforms",
    "infrastructure": "infrastructure",
    "prohibited_conduct": "prohibitions",
}
