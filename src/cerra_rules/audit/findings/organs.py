"""Who has a right to vote votes somewhere, and no act belongs to two organs: searched in the table of competences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cerra_rules.audit.findings.doubts import Answer, Doubt, Property, options_of
from cerra_rules.deciding.decision import Decision
from cerra_rules.front import decide
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question

FORUM = Property(
    "every-vote-has-a-forum",
    "Who has a right to vote is competent for some act that is decided by vote.",
    "享有表决权者，至少对一项须经表决的事项有权表决。",
)
ONE_ORGAN = Property(
    "every-act-has-one-organ",
    "Every act belongs to one organ: the text makes no second one competent for it.",
    "每一事项仅归属一个机构，文本不使第二个机构同样有权。",
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """A question that allots acts to organs, and the rights to vote that should show in it.

    `act` and `actor` are its facts, `competent` its outcome for an organ that may act, `form` the value that says how
    an act is done and `vote` what it is for an act decided by vote. `given` are facts that stand for a power duly
    conferred: looked at only where nobody is competent without them, for conferring makes no organ of the text. `voters` gives, for each provision that grants a right to vote, who has it; `right` is a question, its
    facts and so its answer, that says what the right is worth.
    """

    question: str
    act: str
    actor: str
    competent: str
    form: str
    vote: str
    given: Mapping[str, bool]
    voters: Mapping[Provision, str]
    right: tuple[str, Mapping[str, Any]] | None = None


def votes_without_forum(questions: Sequence[Question[Any]], bodies: Sequence[Bodies]) -> Iterator[Doubt]:
    """Yield a doubt for each right to vote whose holder is competent for nothing that is decided by vote."""
    for question, table in _tables(questions, bodies):
        for right, voter in table.voters.items():
            readings = [("", question.choose(None)), *options_of(question)]
            votes = {option: _votes(question, table, voter, chosen) for option, chosen in readings}
            if any(decision.outcome == table.competent for decision in votes[""]):
                continue
            refused = votes[""][0]
            witness = [Answer.of(refused)]
            by_id = {q.id: q for q in questions}
            if table.right is not None and table.right[0] in by_id:
                witness.insert(0, Answer.of(decide(by_id[table.right[0]], table.right[1])))
            yield Doubt(
                FORUM,
                (
                    f"{right.cite()} grants a vote, and none of the {len(votes[''])} acts decided by vote is one for "
                    f"its holder (`{voter}`).",
                    f"{right.cite('zh')}赋予表决权，而{len(votes[''])}项须经表决的事项无一由享有者（{voter}）表决。",
                ),
                (right, *sorted({p for decision in votes[""] for p in decision.citations})),
                tuple(witness),
                tuple(o for o, found in votes.items() if o and any(d.outcome == table.competent for d in found)),
                (
                    f"every act of {question.id} decided by vote; {len(readings) - 1} other options of its readings",
                    f"{question.id} 中须经表决的全部事项；其解释方案的其他选项 {len(readings) - 1} 个",
                ),
            )


def acts_of_two_organs(questions: Sequence[Question[Any]], bodies: Sequence[Bodies]) -> Iterator[Doubt]:
    """Yield a doubt for each table of competences with acts for which two organs are competent."""
    for question, table in _tables(questions, bodies):
        shared = _shared(question, table, question.choose(None))
        if shared:
            options = list(options_of(question))
            cures = tuple(option for option, chosen in options if not _shared(question, table, chosen))
            acts = {act: [str(d.facts.known()[table.actor]) for d in found] for act, found in shared.items()}
            said = "; ".join(f"{act} ({', '.join(organs)})" for act, organs in acts.items())
            zh = "；".join(f"{act}（{'、'.join(organs)}）" for act, organs in acts.items())
            first = next(iter(shared.values()))
            yield Doubt(
                ONE_ORGAN,
                (f"{len(shared)} acts are for two organs each: {said}.", f"{len(shared)}项事项各归两个机构：{zh}。"),
                tuple(sorted({p for found in shared.values() for decision in found for p in decision.citations})),
                tuple(map(Answer.of, first)),
                cures,
                (
                    f"every act and actor of {question.id}; {len(options)} other options of its readings",
                    f"{question.id} 的全部事项和主体；其解释方案的其他选项 {len(options)} 个",
                ),
            )


def _tables(questions: Sequence[Question[Any]], bodies: Sequence[Bodies]) -> Iterator[tuple[Question[Any], Bodies]]:
    by_id = {question.id: question for question in questions}
    return ((by_id[table.question], table) for table in bodies if table.question in by_id)


def _competent(
    question: Question[Any], table: Bodies, act: str, chosen: Mapping[str, str], given: Mapping[str, bool]
) -> list[Decision]:
    """Return the answers for one act and every actor who is competent for it."""
    actors = question.facts.specs[table.actor].values
    found = (decide(question, {**given, table.act: act, table.actor: a}, readings=dict(chosen)) for a in actors)
    return [decision for decision in found if decision.outcome == table.competent]


def _votes(question: Question[Any], table: Bodies, voter: str, chosen: Mapping[str, str]) -> list[Decision]:
    """Return the answers for one actor and every act that is decided by vote."""
    acts = question.facts.specs[table.act].values
    given = {**table.given, table.actor: voter}
    found = (decide(question, {**given, table.act: act}, readings=dict(chosen)) for act in acts)
    return [decision for decision in found if decision.values[table.form] == table.vote]


def _shared(question: Question[Any], table: Bodies, chosen: Mapping[str, str]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for act in question.facts.specs[table.act].values:
        competent = _competent(question, table, act, chosen, dict.fromkeys(table.given, False))
        competent = competent or _competent(question, table, act, chosen, table.given)
        if len(competent) > 1:
            found[str(act)] = competent
    return found
