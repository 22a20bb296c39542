"""What holds of the lending rules whatever the facts; the worked cases stand beside this file."""

from hypothesis import given
from hypothesis import strategies as st

from cerra_rules import decide, testing
from lending_rules.borrowing import may_borrow
from lending_rules.late_fees import TWELVE_YEARS, Loan, late_fee

# One test for each property that every question should have: monotone, deterministic, total, ...
test_borrowing = testing.properties(may_borrow)
test_late_fees = testing.properties(late_fee)


# Loans are drawn at the boundaries of the rules, and satisfy the invariants; some facts may be unknown.
@given(st.from_type(Loan))
def test_a_child_never_owes_a_fee(loan: Loan) -> None:
    decision = decide(late_fee, loan)
    if loan.age_in_years is not None and loan.age_in_years < TWELVE_YEARS:
        assert decision.outcome == "waived"


@given(st.from_type(Loan))
def test_counting_the_lending_day_helps_nobody(loan: Loan) -> None:
    usual = decide(late_fee, loan)
    counted = decide(late_fee, loan, readings={"lending_day": "counted"})
    assert (usual.outcome, counted.outcome) != ("fee_owed", "in_time")
