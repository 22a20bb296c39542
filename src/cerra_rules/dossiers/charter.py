"""The charter over several things: meetings, resolutions, units, and what rests on a resolution.

A step that takes a valid resolution of the presidium looks at the meeting and the vote themselves; whether a unit is
a member follows from its applications and from the motions to end its membership.
"""

from __future__ import annotations

from typing import Annotated

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.dossiers.derivations import Ask, Conclude, Derivation, Settle, Take, answered, concluded, each, no
from cerra_rules.dossiers.entries import Entry, To
from cerra_rules.language.provisions import Provision

WHO_MAY_JOIN = CHARTER.article(7)
CONDITIONS = CHARTER.article(8)
ADMISSION = CHARTER.article(9)
RIGHTS = CHARTER.article(10)
TERMINATION = CHARTER.article(12)
DECIDES = CHARTER.article(15).norm("b")
QUORUM = CHARTER.article(16).norm("a")
MAJORITY = CHARTER.article(16).norm("b")
CONVENING = CHARTER.article(19).item(1)
SECRETARY_GENERAL = CHARTER.article(23).norm("b")
APPOINTMENTS = CHARTER.article(25)
NOT_VALID = ("invalid_no_quorum", "invalid_insufficient_votes", "invalid_not_duly_convened", "contradictory_no_effect")
ON_TERMINATION = ("charter.eligibility", "charter.admission")


class Meeting(Entry):
    """One meeting of the presidium: who came, and who convened it."""


class Resolution(Entry):
    """One motion put to the vote at a meeting."""

    at: Annotated[str, To(Meeting)]


class Unit(Entry):
    """A unit that is, was or wishes to be a member."""

    every_step_is_listed: bool = False
    """Whether all its applications, and all motions to end its membership, stand in the dossier."""


class Application(Entry):
    """A unit's application, or for a founding unit its standing."""

    of: Annotated[str, To(Unit)]
    resolution: Annotated[str | None, To(Resolution)] = None


class Termination(Entry):
    """A motion to end a unit's membership, on whatever ground, or the unit's wish to leave."""

    of: Annotated[str, To(Unit)]
    resolution: Annotated[str | None, To(Resolution)] = None


class Claim(Entry):
    """A unit's claim to a right of members."""

    of: Annotated[str, To(Unit)]


class Appointment(Entry):
    """An appointment in the secretariat."""

    resolution: Annotated[str | None, To(Resolution)] = None


class Dissolution(Entry):
    """A decision to dissolve the Alliance."""

    resolution: Annotated[str | None, To(Resolution)] = None


class Disposal(Entry):
    """A disposal of what is left after liquidation."""

    resolution: Annotated[str | None, To(Resolution)] = None


meeting, resolution, unit, application, termination, claim = (
    each(kind) for kind in (Meeting, Resolution, Unit, Application, Termination, Claim)
)
its_unit = each(Unit, id=application["of"])
listed_unit = each(Unit, every_step_is_listed=True)
admitted = concluded("admitted", unit=unit["id"])
admission_in_doubt = concluded("admission-in-doubt", unit=unit["id"])
ended = concluded("membership-ended", unit=unit["id"])
ending_in_doubt = concluded("ending-in-doubt", unit=unit["id"])


def _resting_on_a_resolution(
    kind: type[Entry],
    question: str,
    cites: tuple[Provision, ...],
    *,
    is_voted_out: bool = False,
) -> tuple[Derivation, ...]:
    """Say that a step rests on a resolution, and that whether this is valid is a fact of the step."""
    step = each(kind)
    its = each(Resolution, id=step["resolution"])

    def derivation(outcome: str, *, is_valid: bool) -> Derivation:
        # A meeting without quorum cannot be held, so nothing is voted on there.
        was_held = Settle(question, step, "vote_was_held", value=outcome != "invalid_no_quorum")
        return Derivation(
            f"{step.kind}-resting-on-{outcome.replace('_', '-')}",
            f"the {step.kind} rests on a resolution that is {'valid' if is_valid else 'not valid'}",
            (DECIDES, QUORUM, MAJORITY),
            when=(step, its, answered("charter.resolution", outcome, about=its["id"])),
            then=(Settle(question, step, "resolution_is_valid", value=is_valid), *(was_held,) * is_voted_out),
        )

    return (
        Derivation(
            f"{step.kind}-in-question",
            f"of every {step.kind} it is asked whether it is complete",
            cites,
            when=(step,),
            then=(Ask(question, step),),
        ),
        derivation("valid", is_valid=True),
        *(derivation(outcome, is_valid=False) for outcome in NOT_VALID),
    )


def _standing(question: str, kind: type[Entry], outcome: str, what: str, says: str) -> Derivation:
    """Conclude what an answer about an application or a termination means for the unit."""
    step = each(kind)
    return Derivation(
        f"{step.kind}-{outcome.replace('_', '-')}",
        says,
        (ADMISSION if kind is Application else TERMINATION,),
        when=(step, answered(question, outcome, about=step["id"])),
        then=(Conclude(what, {"unit": step["of"]}),),
    )


DERIVATIONS = (
    Derivation(
        "meeting-in-question",
        "of every meeting it is asked whether the right person convened it or presided",
        (CONVENING,),
        when=(meeting,),
        then=(Ask("charter.convening", meeting),),
    ),
    Derivation(
        "resolution-in-question",
        "a resolution is valid by the attendance of its meeting and by its own votes",
        (DECIDES, QUORUM, MAJORITY),
        when=(resolution, each(Meeting, id=resolution["at"])),
        then=(Ask("charter.resolution", resolution), Take("charter.resolution", resolution, meeting)),
    ),
    # Becoming a member, and ceasing to be one.
    Derivation(
        "application-of-a-unit",
        "what is known of the unit bears on its application, and on whether it may apply",
        (WHO_MAY_JOIN, CONDITIONS, ADMISSION),
        when=(application, its_unit),
        then=(
            Ask("charter.eligibility", application),
            Take("charter.eligibility", application, its_unit),
            Take("charter.admission", application, its_unit),
        ),
    ),
    *_resting_on_a_resolution(Application, "charter.admission", (ADMISSION,)),
    *_resting_on_a_resolution(Termination, "charter.termination", (TERMINATION,), is_voted_out=True),
    Derivation(
        "termination-of-a-unit",
        "what is known of the unit bears on the end of its membership",
        (TERMINATION,),
        when=(termination, each(Unit, id=termination["of"])),
        then=(Take("charter.termination", termination, unit),),
    ),
    _standing("charter.termination", Termination, "terminated", "membership-ended", "the unit's membership has ended"),
    _standing(
        "charter.termination",
        Termination,
        "undetermined",
        "ending-in-doubt",
        "whether its membership has ended is open",
    ),
    Derivation(
        "unit-once-terminated",
        "an earlier membership has ended, which takes from a founding unit its membership by right",
        (ADMISSION, TERMINATION),
        when=(unit, each(Application, of=unit["id"]), ended),
        then=tuple(Settle(q, application, "membership_was_terminated", value=True) for q in ON_TERMINATION),
    ),
    Derivation(
        "unit-never-terminated",
        "every step is listed, and no membership of the unit has ended, or may have",
        (ADMISSION, TERMINATION),
        when=(listed_unit, each(Application, of=unit["id"]), no(ended), no(ending_in_doubt)),
        then=tuple(Settle(q, application, "membership_was_terminated", value=False) for q in ON_TERMINATION),
    ),
    *(
        _standing("charter.admission", Application, outcome, "admitted", "the unit has become a member")
        for outcome in ("member", "member_by_right")
    ),
    _standing(
        "charter.admission",
        Application,
        "undetermined",
        "admission-in-doubt",
        "whether it became a member is open",
    ),
    # What members may claim.
    Derivation(
        "claim-in-question",
        "of every claim it is asked whether the unit has that right",
        (RIGHTS,),
        when=(claim,),
        then=(Ask("charter.member_rights", claim),),
    ),
    Derivation(
        "claim-of-a-member",
        "the unit was admitted, every step is listed, and its membership has not ended",
        (ADMISSION, RIGHTS),
        when=(listed_unit, each(Claim, of=unit["id"]), admitted, no(ended), no(ending_in_doubt)),
        then=(Settle("charter.member_rights", claim, "is_member", value=True),),
    ),
    Derivation(
        "claim-of-a-stranger",
        "no founding unit; every step is listed, and by none the unit has become a member, or may have",
        (ADMISSION, RIGHTS),
        when=(
            each(Unit, every_step_is_listed=True, is_founding_unit=False),
            each(Claim, of=unit["id"]),
            no(admitted),
            no(admission_in_doubt),
        ),
        then=(Settle("charter.member_rights", claim, "is_member", value=False),),
    ),
    Derivation(
        "claim-after-a-failed-application",
        "an application lacks steps, every step is listed, and by none the unit has become a member, or may have",
        (ADMISSION, RIGHTS),
        when=(
            listed_unit,
            each(Claim, of=unit["id"]),
            each(Application, of=unit["id"]),
            answered("charter.admission", "steps_missing", about=application["id"]),
            no(admitted),
            no(admission_in_doubt),
        ),
        then=(Settle("charter.member_rights", claim, "is_member", value=False),),
    ),
    # Other steps that take a valid resolution.
    *_resting_on_a_resolution(Appointment, "charter.secretariat_appointment", (APPOINTMENTS, SECRETARY_GENERAL)),
    *_resting_on_a_resolution(Dissolution, "charter.dissolution", (CHARTER.article(32),)),
    *_resting_on_a_resolution(Disposal, "charter.residual_assets", (CHARTER.article(34),)),
)
KINDS = (Meeting, Resolution, Unit, Application, Termination, Claim, Appointment, Dissolution, Disposal)
