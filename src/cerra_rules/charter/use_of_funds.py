"""Article 27: what the Alliance's money may be used for, and that none is distributed among members.

Business scope and the growth of the cause are read as two destinations, one of which is enough: to ask for both would bar the
running costs. A fair price or a proven cost paid to a member is no distribution; the text does not say so, and it is contested.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, adverse, all_of, fact, favourable, none_of, not_

PURPOSE = CHARTER.article(27).norm("a")
NO_DISTRIBUTION = CHARTER.article(27).norm("b")


class Spending(Facts):
    """One use of the Alliance's money."""

    # what for
    is_within_business_scope: Fact[bool] = fact("The use serves an activity of the business scope", "用于业务范围内的活动")
    advances_the_cause: Fact[bool] = fact("The use serves the development of the cause", "用于事业发展", judgement=True)

    # to whom
    is_paid_to_members: Fact[bool] = fact("The money goes to one or more members", "款项付给成员")
    is_fair_price_or_cost: Fact[bool] = fact(
        "The payment to members is a fair price for goods or services that the member supplies, or the reimbursement of proven costs; irrelevant when nothing is paid to members",
        "系成员提供货物或服务的公允对价，或对已证明费用的报销（未付给成员时无关）",
    )


PERMITTED_USE_TEST = CHARTER.reading("permitted_use_test", options=("either", "both"), default="either")  # RC30
PAYMENTS_TO_MEMBERS = CHARTER.reading("payments_to_members", options=("consideration_allowed", "none_allowed"), default="consideration_allowed")  # RC56

is_consideration = all_of(PAYMENTS_TO_MEMBERS.is_("consideration_allowed"), Spending.is_fair_price_or_cost)
is_for_another_purpose = PERMITTED_USE_TEST.choose(
    either=none_of(Spending.is_within_business_scope, Spending.advances_the_cause),
    both=not_(all_of(Spending.is_within_business_scope, Spending.advances_the_cause)),
)

PROHIBITED_DISTRIBUTION = adverse("prohibited_distribution", "Distribution among members", "构成在成员中分配")
OUTSIDE_PERMITTED_USE = adverse("outside_permitted_use", "Not for a permitted purpose", "超出允许用途")
PERMITTED_USE = favourable("permitted_use", "For a permitted purpose", "用途允许", PURPOSE)

use_of_funds = Question(
    "charter.use_of_funds",
    asks=("Is this use of funds permitted?", "该项经费使用是否允许？"),
    facts=Spending,
    answers={
        PROHIBITED_DISTRIBUTION: (Rule("distribution-among-members", NO_DISTRIBUTION, all_of(Spending.is_paid_to_members, not_(is_consideration))),),
        OUTSIDE_PERMITTED_USE: (Rule("money-used-for-another-purpose", PURPOSE, is_for_another_purpose),),
        PERMITTED_USE: OTHERWISE,
    },
    higher_law=("HL30",),
)
