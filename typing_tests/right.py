"""What must type-check: checked by mypy and pyright, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from cerra_rules import Decision, RestDays, decide
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.seven_day_return import DigitalSupply, Return
from cerra_rules.charter.resolution import Resolution
from cerra_rules.language import TWO_THIRDS, Condition, Rule, Term, all_of, days, not_

assert_type(Return.is_service, Condition)
assert_type(Return.received_on, Term[date])
assert_type(Return.digital_supply, Term[DigitalSupply])
assert_type(Resolution.votes_for, Term[int])
assert_type(Return.received_on + days(7), Term[date])
assert_type(Return.received_on <= Return.assessed_on, Condition)
assert_type(Resolution.votes_for + 1 >= Resolution.present_members, Condition)
assert_type(Resolution.present_members.at_least(TWO_THIRDS, of=Resolution.members_in_office), Condition)
assert_type(all_of(Return.is_service, not_(Return.was_received)), Condition)

model = Return(is_service=False, received_on=date(2024, 3, 1))
assert_type(model.received_on, date | None)
assert_type(model.is_service, bool | None)
assert_type(decide("anxi.seven_day_return", model, calendar=RestDays.none()), Decision)

Rule("a-rule", ANXI.article(13).item(4), Return.digital_supply.is_(DigitalSupply.NONE))
