"""An answer made from a decision: the one place where rules are walked to be explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from typing import Any, Concatenate, ParamSpec

from cerra_rules.deciding.answer import (
    Answer,
    Asked,
    Cited,
    Given,
    Need,
    Noted,
    Otherwise,
    Premise,
    Reason,
    Result,
    Stated,
    Taken,
    Text,
    Version,
)
from cerra_rules.deciding.basis import Finding
from cerra_rules.deciding.decision import Decision, plain
from cerra_rules.deciding.engine import outcomes_on, plan_of
from cerra_rules.deciding.lowering import CALENDAR, UNTOLD
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.explaining import labels
from cerra_rules.explaining.alike import Alike, meaning_of
from cerra_rules.explaining.asking import question_of
from cerra_rules.explaining.citing import label, short_name
from cerra_rules.explaining.decisive import decisive
from cerra_rules.explaining.grounds import Case, Ground
from cerra_rules.explaining.premises import Premises
from cerra_rules.explaining.speech import Speech
from cerra_rules.explaining.tones import toned
from cerra_rules.language.facts import Invariant
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.readings import readings_in
from cerra_rules.language.rows import Lang, Pair
from cerra_rules.language.rules import Rule
from cerra_rules.language.terms import Compare, FactSpec, FactTerm, facts_in
from cerra_rules.outside.printing import visible
from cerra_rules.text.ledger import row_of, title_of
from cerra_rules.text.quoting import Quotes
from cerra_rules.version import __version__

P = ParamSpec("P")


def answer_of(decision: Decision, quotes: Quotes | None = None, *, receipt: bool = False) -> Answer:
    """Return the answer of a decision; with `quotes` it has the words of the provisions, with `receipt` its hash."""
    return _Answering(decision, quotes).answer(receipt)


def conclusion_of(decision: Decision) -> Text:
    """Return the conclusion of a decision's answer alone, which costs little."""
    return _Answering(decision, None).conclusion


def called(decision: Decision, names: Iterable[str]) -> Text:
    """Return what facts and readings of a decision are called, one after another."""
    english, chinese = _Answering(decision, None).called(names)
    return Text(en=english, zh=chinese)


@cache
def noted(note: HigherLaw, *, is_caution: bool) -> Noted:
    """Return a note on national law as a part of an answer, made once."""
    return Noted(
        id=note.id, topic=Text(en=note.topic, zh=note.topic_zh), says=Text(en=note.en, zh=note.zh),
        source=Text(en=note.source, zh=note.source_zh or note.source),
        certainty=Text(en=note.certainty, zh=note.certainty_zh or note.certainty),
        checked_on=note.checked_on, is_caution=is_caution,
    )  # fmt: skip


@cache
def _cited(instrument: Instrument, locator: str) -> Cited:
    provision = instrument[locator]
    row = row_of(provision)
    return Cited(
        locator=locator,
        label=Text(en=label(provision, "en"), zh=label(provision, "zh")),
        instrument=Text(en=instrument.short, zh=f"《{instrument.zh}》"),
        short=Text(en=short_name(instrument, "en"), zh=short_name(instrument, "zh")),
        summary=None if row is None else Text(en=row.summary("en"), zh=row.summary("zh")),
    )


def _pair(texts: Pair) -> Text:
    return Text(en=texts[0], zh=texts[1])


class _Answering:
    """One decision, and what is needed to say it in two languages."""

    def __init__(self, decision: Decision, quotes: Quotes | None) -> None:
        self.decision = decision
        self.question = decision.question
        self.quotes = quotes
        self.basis = decision.basis
        said = Alike.of(self.question, decision.plan.chosen)
        self.case = Case(decision.facts.__dict__, decision.readings, decision.calendar, said.plain, self.basis.value)
        specs = self.question.facts.specs
        self.en, self.zh = Speech("en", self.case, said.en, specs), Speech("zh", self.case, said.zh, specs)
        self.labels, self.meanings, self.stated = said.labels, said.meanings, said.stated

    @cached_property
    def premises(self) -> Premises:
        """What settles rules where the stated facts alone do not."""
        plan = plan_of(self.question, self.case.chosen, self.decision.calendar)
        return Premises(plan, self.decision.facts.__dict__, self.decision.calendar)

    def both(self, say: Callable[Concatenate[Speech, P], str], *args: P.args, **named: P.kwargs) -> Text:
        """Return what is said in each language."""
        return Text(en=say(self.en, *args, **named), zh=say(self.zh, *args, **named))

    def answer(self, receipt: bool) -> Answer:
        """Return the whole answer."""
        decision, question = self.decision, self.question
        findings = self.basis.findings
        reasons = [self._reason(f.rule, wanted=True) for f in findings if f.status == "applies" and decision.reached]
        obstacles = [
            r for f in findings if self._stood_in_the_way(f) and (r := self._reason(f.rule, wanted=False))[0].premises
        ]
        needs = tuple(map(self._need, decision.needs))
        values = tuple(self._values())
        return Answer(
            question=Asked(id=question.id, title=_pair(question.asks), concerns=_pair(question.concerns)),
            outcome=Result(
                code=decision.outcome,
                meaning=self.meanings[decision.outcome],
                tone=decision.tone,
            ),
            conclusion=self.conclusion,
            decisive=decisive(self.en, self.zh, reasons, obstacles, values, needs),
            citations=tuple(map(self._citation, decision.citations)),
            reasons=tuple(r for r, _ in reasons),
            obstacles=tuple(r for r, _ in obstacles),
            pending=tuple(self._pending(findings)) if decision.reached is None else (),
            needs=needs,
            values=values,
            readings=tuple(self._readings()),
            notes=tuple(self._notes()),
            facts=tuple(self._facts()),
            calendar=None if decision.calendar is None else decision.calendar.to_data(),
            version=Version(
                cerra_rules=__version__, rules=question.hash, receipt=decision.receipt()["receipt"] if receipt else ""
            ),
        )

    @property
    def conclusion(self) -> Text:
        """The sentence that a person needs first."""
        said = self.meanings[self.decision.outcome]
        if self.decision.reached is None:
            return Text(en=said.en + ".", zh=said.zh + "。")
        tone = toned(self.decision.tone, self.question.concerns)
        return Text(
            en=f"{said.en}, {tone.en}." if said.en.endswith(")") else f"{said.en} ({tone.en}).",
            zh=f"{said.zh}，{tone.zh}。" if said.zh.endswith("）") else f"{said.zh}（{tone.zh}）。",
        )

    def _citation(self, provision: Provision) -> Cited:
        cited = _cited(provision.instrument, provision.locator)
        if self.quotes is None:
            return cited
        words, fault = self.quotes.words(provision)
        if fault not in ("differs", "missing"):  # what else there is concerns a whole copy
            return cited.model_copy(update={"words": words and "\n".join(visible(words))})
        why = Text(en=self.quotes.note(provision, fault, "en"), zh=self.quotes.note(provision, fault, "zh"))
        return cited.model_copy(update={"not_quoted": why})

    # rules

    def _stood_in_the_way(self, finding: Finding) -> bool:
        """Whether a rule would have led to an earlier outcome."""
        if self.decision.reached is None or finding.status != "not_triggered":
            return False
        order = self.question.outcomes
        return order.index(finding.rule.outcome) < order.index(self.decision.reached)

    def _reason(self, rule: Rule, *, wanted: bool) -> tuple[Reason, list[Ground]]:
        grounds = self.case.grounds(rule.when, wanted=wanted)
        premises = tuple(map(self._premise, grounds))
        if not premises and (wanted or self.case.value(rule.when) is UNKNOWN):
            premises = (self._settled(rule),)
        held = wanted and self.case.value(rule.when) is True
        limbs = [b for b in rule.own_limbs if held and self.case.value(b.when) is True]
        limbs = limbs or [b for b in rule.own_limbs if wanted and b.provision in self.decision.citations]
        cited = sorted({b.provision for b in limbs or rule.own_limbs})  # in the order of the text
        return self._about(rule, tuple(map(self._citation, cited)), premises), grounds

    def _about(self, rule: Rule, cited: tuple[Cited, ...], premises: tuple[Premise, ...]) -> Reason:
        title = Text(en=title_of(rule, "en").rstrip("."), zh=title_of(rule, "zh").rstrip("。"))
        code = rule.outcome.code
        return Reason(
            rule=rule.id, title=title, outcome=code, meaning=self.meanings[code], citations=cited, premises=premises
        )

    def _premise(self, ground: Ground) -> Premise:
        derivation = None
        if isinstance(ground.condition, Compare):
            found = [
                self.both(Speech.derivation, t)
                for t in (ground.condition.left, ground.condition.right)
                if not isinstance(t, FactTerm)
            ]
            derivation = next((text for text in found if text.en), None)
        return Premise(
            says=self.both(Speech.sentence, ground),
            facts=tuple(spec.name for spec in ground.facts),
            derivation=derivation,
        )

    def _settled(self, rule: Rule) -> Premise:
        """Say on which unknown facts it does not hang whether a rule applies, and which premises see to that."""
        looked_for = self.case.looked_for(rule.when)
        names = [spec.name for spec in self.question.looks_at[rule.id]] + [
            reading.name for reading in readings_in(rule.when)
        ]
        names = [name for name in names if name in looked_for]
        english, chinese = self.called(names)
        said = (
            Text(en=f"does not hang on: {english}", zh=f"不取决于{chinese}")
            if names
            else Text(en="in every case", zh="在任何情形下均如此")
        )
        return Premise(says=self._resting(said, self.premises.settling(rule)), facts=tuple(names))

    def _resting(self, said: Text, invariants: tuple[Invariant, ...]) -> Text:
        if not invariants:
            return said
        english, chinese = ([self._invariant(i, speech) for i in invariants] for speech in (self.en, self.zh))
        return Text(en=f"{said.en}: {'; '.join(english)}", zh=f"{said.zh}：{'；'.join(chinese)}")

    def _invariant(self, invariant: Invariant, speech: Speech) -> str:
        """Say what is true of all cases, with the facts known of it."""
        facts = ((spec, getattr(self.decision.facts, spec.name)) for spec in facts_in(invariant.holds))
        known = labels.listed(
            (speech.entry(speech.called(s), speech.said(v)) for s, v in facts if v is not None), speech.lang
        )
        said = invariant.en if speech.en else invariant.zh.rstrip("。") or speech.premise(invariant.holds)
        return said if not known else f"{said} ({known})" if speech.en else f"{said}（{known}）"

    def called(self, names: Iterable[str]) -> Pair:
        """List facts and readings by what they are called."""
        listed = [*names]
        return self._listed(listed, self.en), self._listed(listed, self.zh)

    def _listed(self, names: list[str], speech: Speech) -> str:
        found = self.labels
        said = [found[n].said(speech.lang) if n in found else self._issue(n)[not speech.en] for n in names]
        return ("; " if speech.en else "、").join(text if speech.en else labels.quoted(text) for text in said)

    def _issue(self, reading: str) -> Pair:
        english, chinese = self.question.readings[reading].point.issue
        return english.rstrip("."), chinese.rstrip("。")

    def _pending(self, findings: tuple[Finding, ...]) -> Iterator[Reason]:
        """Say of each rule on which unknown facts it hangs, and which of these cannot change the answer alone."""
        told: set[str] = set()
        for finding in findings:
            if finding.status != "undetermined" or not finding.needs:
                continue
            english, chinese = self.called(finding.needs)
            premises = [Premise(says=Text(en=f"hangs on: {english}", zh=f"取决于{chinese}"), facts=finding.needs)]
            for name in finding.needs:
                if name not in self.decision.needs and name not in told and (held := self.premises.muting(name)):
                    told.add(name)
                    english, chinese = self.called([name])
                    said = Text(en=f"{english}: that alone cannot change the answer", zh=f"仅{chinese}一项不能改变结论")
                    premises.append(Premise(says=self._resting(said, held), facts=(name,)))
            cited = tuple(_cited(b.provision.instrument, b.provision.locator) for b in finding.rule.own_limbs)
            yield self._about(finding.rule, cited, tuple(premises))

    # parts

    def _need(self, name: str) -> Need:
        if name not in self.labels:
            reading = self.question.readings[name]
            issue = _pair(reading.point.issue)
            options = {option: _pair(meaning) for option, meaning in reading.options.items()}
            return Need(name=name, kind="reading", label=issue, asks=issue, options=options)
        said = self.labels[name]
        if name == CALENDAR:
            return Need(name=name, kind="calendar", label=said, asks=_pair(question_of(self.question, UNTOLD)))
        spec = self.question.facts.specs[name]
        asks = _pair(question_of(self.question, spec))
        hanging = (rule for rule in self.question.rules if spec in self.question.looks_at[rule.id])
        rules = tuple(Text(en=title_of(rule, "en"), zh=title_of(rule, "zh")) for rule in hanging)
        need = Need(
            name=name, kind="fact", label=said, asks=asks, type=spec.kind, judgement=spec.judgement, rules=rules
        )
        if spec.kind in {"enum", "set"}:
            options = {str(v): Text(en=labels.option(v, "en"), zh=labels.option(v, "zh")) for v in spec.values}
            return need.model_copy(update={"options": options})
        if spec.kind == "int":
            return need.model_copy(update={"min": spec.low, "max": spec.high})
        if spec.kind == "date":
            ends = {"min": date.fromordinal(spec.low), "max": date.fromordinal(spec.high)}
            return need.model_copy(update=ends)
        return need

    def _values(self) -> Iterator[Given]:
        found = self.basis.values.given
        for value in self.question.values:
            known = found[value.name]
            if known is None:
                continue
            derivation = self.both(Speech.derivation, value.term) if isinstance(known, date) else Text(en="", zh="")
            ways = [self.both(Speech.sentence, ground) for ground in self.case.ways(value.term)]
            english = [text for text in (*(way.en for way in ways), derivation.en) if text]
            chinese = [text for text in (*(way.zh for way in ways), derivation.zh) if text]
            yield Given(
                name=value.name,
                label=Text(en=value.en or labels.option(value.name, "en"), zh=value.zh or value.en),
                value=plain(known),
                said=self.both(Speech.said, known),
                derivation=Text(en="; ".join(english), zh="；".join(chinese)) if english else None,
            )

    def _readings(self) -> Iterator[Taken]:
        """Say which readings would have changed the answer, and how."""
        decision = self.decision
        for name, option in decision.readings.items():
            reading = self.question.readings[name]
            otherwise = tuple(
                Otherwise(option=other, means=_pair(reading.options[other]), outcome=code, meaning=self.meanings[code])
                for other, code in outcomes_on(decision, name)
                if code != decision.outcome
            )
            if otherwise:
                taken = self.both(Speech.taken, reading, option)
                issue, sure = self._issue(name), reading.point.certainty
                yield Taken(
                    name=name, id=reading.point.id, issue=_pair(issue), option=option, means=taken,
                    is_default=option == reading.default, certainty=sure, otherwise=otherwise,
                )  # fmt: skip

    def _notes(self) -> Iterator[Noted]:
        cautions = self.basis.cautions
        for note in dict.fromkeys((*cautions, *self.decision.notes)):
            yield noted(note, is_caution=note in cautions)

    def _facts(self) -> Iterator[Stated]:
        facts = self.decision.facts
        decided = facts.decided
        deciding = {spec.name for spec in self.basis.judgements}
        for name, value in {**dict.fromkeys(decided), **facts.known()}.items():
            spec, decides = facts.specs[name], name in deciding
            by = [d for d in decided.get(name, ()) if isinstance(d, Decision)]
            is_alike = spec.kind in {"bool", "enum"} and not by
            found = self.stated.get((name, value, decides)) if is_alike else None
            if found is None:
                found = self._stated(spec, value, by, decides=decides)
                if is_alike:
                    self.stated[name, value, decides] = found
            yield found

    def _stated(self, spec: FactSpec, value: Any, by: list[Decision], *, decides: bool) -> Stated:
        english, chinese = ("; ".join(_decided(d, "en") for d in by), "；".join(_decided(d, "zh") for d in by))
        return Stated(
            name=spec.name,
            label=self.labels[spec.name],
            value=plain(value),
            said=self.both(Speech.said, value),
            says=self.both(Speech.stated, spec),
            origin="derived" if by else "judged" if spec.judgement else "stated",
            decides=decides,
            source=Text(en=english, zh=chinese) if by else None,
        )


def _decided(decision: Decision, lang: Lang) -> str:
    """Say what another question came to, and by which provisions."""
    asked, came_to = decision.question.asks[lang == "zh"], meaning_of(decision.reached).said(lang)
    cited = labels.listed((label(p, lang) for p in decision.citations), lang)
    return f"{asked} {came_to} ({cited})" if lang == "en" else f"{asked}{came_to}（{cited}）"
