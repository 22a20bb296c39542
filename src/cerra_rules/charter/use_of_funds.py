"""Article 27: what the Alliance's money may be used for, and that none is distributed among members.

Business scope and the growth of the cause are read as two destinations, one of which is enough: to ask for both would bar the
running costs. A fair price or a proven cost paid to a member is no distribution, nor is money that a member only passes on to a
project; the text does not say so, and it is contested. What the project is for is a matter of the first norm alone.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, adverse, all_of, decided_by, fact, favourable, none_of, not_

PURPOSE = CHARTER.article(27).norm("a")
NO_DISTRIBUTION = CHARTER.article(27).norm("b")


class Spending(Facts):
    """One use of the Alliance's money."""

    # what for
    is_within_business_scope: Fact[bool] = fact(
        "The use serves an activity of the business scope", "用于业务范围内的活动", judgement=True, decided_by=decided_by("charter.business_scope", "in_scope")
    )
    advances_the_cause: Fact[bool] = fact("The use serves the development of the cause", "用于事业发展", judgement=True)

    # to whom
    is_paid_to_members: Fact[bool] = fact("The money goes to one or more members", "款项付给联盟成员")
    is_fair_price_or_cost: Fact[bool] = fact(
        "It is a fair price for goods or services that the member supplies, or the reimbursement of proven costs; irrelevant when nothing is paid to members",
        "属于联盟成员提供货物或者服务的公允对价，或者对已证明费用的报销（未付给联盟成员时无关）",
        judgement=True,
    )
    is_bound_to_project: Fact[bool] = fact(
        "It is bound to a named project, is spent on it alone (overheads that the project needs are part of it) and accounted for, what is left goes back, and the member keeps no benefit; used only under payments_to_members = project_money_allowed",
        "专用于指定项目，仅用于该项目（项目所必需的间接费用计入该项目）并予以结算，余款退回，联盟成员不留存利益（仅在允许项目专款的读法下使用）",
        judgement=True,
    )


PERMITTED_USE_TEST = CHARTER.reading("permitted_use_test", options=("either", "both"), default="either")  # RC30
PAYMENTS_TO_MEMBERS = CHARTER.reading(
    "payments_to_members", options=("project_money_allowed", "consideration_allowed", "none_allowed"), default="project_money_allowed"
)  # RC56

is_consideration = all_of(not_(PAYMENTS_TO_MEMBERS.is_("none_allowed")), Spending.is_fair_price_or_cost)
is_project_money = all_of(PAYMENTS_TO_MEMBERS.is_("project_money_allowed"), Spending.is_bound_to_project)
is_for_another_purpose = PERMITTED_USE_TEST.choose(
    either=none_of(Spending.is_within_business_scope, Spending.advances_the_cause),
    both=not_(all_of(Spending.is_within_business_scope, Spending.advances_the_cause)),
)

PROHIBITED_DISTRIBUTION = adverse("prohibited_distribution", "Distribution among members", "构成在联盟成员中分配。")
OUTSIDE_PERMITTED_USE = adverse("outside_permitted_use", "Not for a permitted purpose", "超出章程允许的用途。")
PERMITTED_USE = favourable("permitted_use", "For a permitted purpose", "符合章程允许的用途。", PURPOSE)

use_of_funds = Question(
    "charter.use_of_funds",
    asks=("Is this use of funds permitted?", "该项经费使用是否允许？"),
    concerns=("the Alliance", "联盟"),
    facts=Spending,
    answers={
        PROHIBITED_DISTRIBUTION: (
            Rule(
                "distribution-among-members",
                NO_DISTRIBUTION,
                all_of(Spending.is_paid_to_members, none_of(is_consideration, is_project_money)),
                title=("Distribution among members", "在联盟成员中分配"),
            ),
        ),
        OUTSIDE_PERMITTED_USE: (
            Rule("money-used-for-another-purpose", PURPOSE, is_for_another_purpose, title=("Money used for another purpose", "经费用于其他用途")),
        ),
        PERMITTED_USE: OTHERWISE,
    },
    higher_law=("HL30", "HL34"),
)
