"""What must not type-check: each line is an error that both checkers see; an ignore that is not needed fails."""

from __future__ import annotations

from datetime import date

from cerra_rules import decide
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.seven_day_return import EXEMPT, RETURN, DigitalSupply, Return
from cerra_rules.charter.resolution import Resolution
from cerra_rules.language import Rule, all_of, days, not_

Return.recieved_on  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
Return(recieved_on=date(2024, 3, 1))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Return(received_on=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Return.received_on <= 7  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Resolution.votes_for >= date(2024, 3, 1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Resolution.votes_for + days(7)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
Return.digital_supply.is_("none")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resolution.votes_for.is_(DigitalSupply.NONE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
all_of(Return.is_service, True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
not_(Return.received_on)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", EXEMPT, Return.is_service)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", "anxi:13(4)", Return.is_service)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Rule("made-up", RETURN, True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
ANXI.article("13")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
decide("anxi.seven_day_return", Return(), calendar=[date(2024, 10, 1)])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
