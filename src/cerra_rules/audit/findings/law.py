"""What the properties need to know of the two instruments: how a motion is turned round, and who allots and votes."""

from __future__ import annotations

from cerra_rules.audit.findings.motions import Motion
from cerra_rules.audit.findings.organs import Bodies
from cerra_rules.charter.competence import Actor, Form
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.member_rights import MemberRight
from cerra_rules.charter.resolution import Resolution, Standing
from cerra_rules.language.terms import Compare, all_of

_against = Resolution.present_members - Resolution.left_before_vote - Resolution.votes_for
_bystanders = (Standing.NONE, Standing.ABSENT)

MOTIONS = (
    Motion(
        "charter.resolution",
        passes=("valid",),
        # Whoever votes against a motion votes for its opposite; its opposite is the motion.
        opposite={"votes_for": _against, "opposite_votes_for": Resolution.votes_for},
        given=all_of(
            Resolution.opposite_motion_was_voted,
            Compare(Resolution.opposite_votes_for, "=", _against),
            # Everybody who votes is in the room, and none of them is a person of whom more is known.
            Resolution.remote_members.is_(0),
            Resolution.proxies.is_(0),
            Resolution.honorary_chair.is_one_of(*_bystanders),
            Resolution.member_concerned.is_one_of(*_bystanders),
        ),
        provisions=(CHARTER.article(16).norm("b"),),
    ),
)

BODIES = (
    Bodies(
        "charter.competence",
        act="act",
        actor="actor",
        competent="competent",
        form="form",
        vote=Form.RESOLUTION,
        given={"was_conferred_by_presidium": True, "was_validly_delegated": False},
        voters={CHARTER.article(10).item(1): Actor.MEMBER},
        right=(
            "charter.member_rights",
            {"is_member": True, "right": MemberRight.ELECT_AND_VOTE, "members_forum_exists": False},
        ),
    ),
)
