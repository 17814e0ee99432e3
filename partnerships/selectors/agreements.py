"""What the page of an agreement shows: where it stands, what may follow, and what is on record around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from partnerships.agreements.checklist import Objection, refusals, warnings
from partnerships.agreements.items import REGULATIONS, VARIANT_WORDS, ItemState
from partnerships.agreements.lifecycle import MOVES, STATE_WORDS, State, against
from partnerships.agreements.proof import Checked, held_against
from partnerships.models import Agreement, AgreementVersion, ChecklistAnswer, ChecklistRule
from partnerships.readings.evidence import items_of_version
from partnerships.readings.facts import basis_on, facts_of
from partnerships.selectors.partnership import Form
from salford_css.core.components import Entry, Fact, Step, StepState
from salford_css.core.words import counted, listed

LIFE = (
    State.PROPOSAL,
    State.APPROVED_IN_PRINCIPLE,
    State.CONSULTATION,
    State.DRAFTING,
    State.APPROVALS,
    State.SIGNED,
    State.LIVE,
    State.ENDED,
)
STANDS_AT = {
    State.NOTIFIED: State.SIGNED,
    State.VARIATION: State.LIVE,
    State.UNDER_REVIEW: State.LIVE,
    State.NOTICE_GIVEN: State.LIVE,
    State.CLOSING: State.LIVE,
}
"""States that lie beside the line, by the state of the line they belong to."""


@dataclass(frozen=True)
class Way:
    """A step that the state allows, its address, and what stands against it today."""

    name: str
    words: str
    url: str
    refused: Sequence[str]
    warned: Sequence[str]


@dataclass(frozen=True)
class RuleLine:
    """A rule of the checklist: what the record shows and misses, and what was checked by hand."""

    rule: ChecklistRule
    found: Checked
    answers: Sequence[ChecklistAnswer]

    @property
    def latest(self) -> ChecklistAnswer | None:
        """Return the newest check by hand."""
        return self.answers[-1] if self.answers else None

    @property
    def state(self) -> str:
        """Name the shape that says whether the evidence is on record."""
        return ItemState.ON_RECORD if self.found.holds else ItemState.NOT_ON_RECORD

    @property
    def differs(self) -> bool:
        """Say whether what somebody checked differs from what the record shows."""
        return self.latest is not None and (self.latest.answered == "met") != self.found.holds


def ways_on(agreement: Agreement, day: date) -> list[Way]:
    """Return every step that the state allows, with what stands against it; the facts are read once."""
    names = [name for name, move in MOVES.items() if agreement.state in move.sources]
    if not names:
        return []
    facts, rules = facts_of(agreement, on=day), [line.as_rule() for line in rules_on(agreement, day)]
    return [_way(agreement, name, against(name, facts, rules)) for name in names]


def _way(agreement: Agreement, name: str, found: Sequence[Objection]) -> Way:
    url = reverse("partnerships:agreement-step", args=[agreement.ref, name.replace("_", "-")])
    return Way(name, MOVES[name].words, url, refusals(found), warnings(found))


def rules_on(agreement: Agreement, day: date) -> list[ChecklistRule]:
    """Return the rows of the checklist that hold on a day under the agreement's power."""
    rows = ChecklistRule.objects.in_force(day).filter(legal_basis=basis_on(agreement, day))
    return list(rows.order_by("reference", "step", "check_name"))


def checklist_of(agreement: Agreement, day: date) -> list[RuleLine]:
    """Return the checklist held against an agreement on a day, with every check by hand known by then."""
    rows = rules_on(agreement, day)
    found = held_against([row.as_rule() for row in rows], facts_of(agreement, on=day))
    answers: dict[int, list[ChecklistAnswer]] = {}
    for answer in agreement.checklist_answers.filter(checked_on__lte=day).select_related("made_by", "document"):
        answers.setdefault(answer.rule_id, []).append(answer)
    return [RuleLine(row, checked, answers.get(row.pk, [])) for row, checked in zip(rows, found, strict=True)]


def checklist_words(lines: Sequence[RuleLine], day: date) -> str:
    """Say how the checklist stands: what holds, what would refuse a step, what only warns."""
    if not lines:
        return f"No rule of the checklist is on record for {day:%-d %B %Y}."
    hold = sum(line.found.holds for line in lines)
    blocking = sum(any(refusals(line.found.missing)) for line in lines)
    checked = sum(line.latest is not None for line in lines)
    said = f"{hold} of {counted(len(lines), 'rule')} hold on {day:%-d %B %Y}."
    missing = len(lines) - hold
    if missing:
        verb = "refuses" if blocking == 1 else "refuse"
        said += f" Of the {missing} that do not, {blocking or 'none'} {verb} a step; the others warn."
    by_hand = f"{checked or 'none'} {'was' if checked == 1 else 'were'} checked by hand"
    return f"{said} {by_hand[:1].upper()}{by_hand[1:]}."


def line_of(agreement: Agreement) -> list[Step]:
    """Return the life of an agreement as a line, with where it stands."""
    if agreement.state == State.WITHDRAWN:
        return []
    at = LIFE.index(STANDS_AT.get(State(agreement.state), State(agreement.state)))
    note = STATE_WORDS[agreement.state] if agreement.state in STANDS_AT else ""
    unproven = () if agreement.versions.filter(signatures__isnull=False).exists() else (State.SIGNED,)
    return [
        Step(STATE_WORDS[state], _place(number, at, state in unproven), note if number == at else "")
        for number, state in enumerate(LIFE)
    ]


def _place(number: int, at: int, unproven: bool) -> StepState:
    if number < at:
        return "unproven" if unproven else "passed"
    return "now" if number == at else "to_come"


def forms_of_version(version: AgreementVersion, day: date) -> list[Form]:
    """Return items (a) to (g) of one wording, in each form it needs."""
    return [
        Form(VARIANT_WORDS[variant], REGULATIONS[variant], items)
        for variant, items in items_of_version(version, on=day).items()
    ]


def facts_about(agreement: Agreement, version: AgreementVersion | None, forms: Sequence[Form]) -> list[Fact]:
    """Return state, power, wording, term and completeness in a row."""
    complete = [f"{form.complete} of {len(form.items)}" for form in forms]
    return [
        Fact("State", agreement.state_words),
        Fact(
            "Legal basis",
            str(agreement.legal_basis or "none on record"),
            note=f"written “{agreement.legal_basis_as_written}”" if agreement.legal_basis_as_written else "",
        ),
        Fact("Wording in force", f"version {version.number}" if version else "none on record"),
        Fact("Term", _term(version)),
        Fact("Items on record", listed(complete) or "no list applies"),
    ]


def _term(version: AgreementVersion | None) -> str:
    if version is None or not (version.effective_from or version.ends_on):
        return "not recorded"
    begins = f"from {version.effective_from:%-d %B %Y}" if version.effective_from else "start not recorded"
    return f"{begins} to {version.ends_on:%-d %B %Y}" if version.ends_on else f"{begins}, no end recorded"


def around(agreement: Agreement) -> list[tuple[str, str, list[Entry], str]]:
    """Return what happened around an agreement: heading, anchor, lines, and the sentence where there are none."""
    return [
        ("Approvals", "approvals", _approvals(agreement), "No partner's approval is on record."),
        ("Consultation and advice", "asked", _asked(agreement), "No consultation and no advice is on record."),
        ("Consents of NHS trusts", "consents", _consents(agreement), "No consent is asked for."),
        ("Signatures", "signatures", _signatures(agreement), "Nobody's signature is on record."),
        ("Notification", "notification", _notified(agreement), "No notification is on record."),
        ("Notice", "notice", _notices(agreement), "No notice was given."),
    ]


def _approvals(agreement: Agreement) -> list[Entry]:
    rows = agreement.approvals.select_related("organisation", "decision__body", "version")
    return [
        Entry(
            str(row.when),
            f"{row.organisation}: {row.decision or row.words}",
            row.decision.get_absolute_url() if row.decision else "",
            "in principle" if row.in_principle else f"version {row.version.number}" if row.version else "",
        )
        for row in rows
    ]


def _asked(agreement: Agreement) -> list[Entry]:
    consultations = [
        Entry(
            str(row.consultation.when),
            str(row.consultation),
            row.consultation.get_absolute_url(),
            f"asked: {listed([g for g in ('users', 'carers', 'staff') if getattr(row, g)]) or 'nobody named'}",
        )
        for row in agreement.consultations.select_related("consultation")
    ]
    reports = [
        Entry("", str(row.report_version), row.report_version.get_absolute_url(), "advice")
        for row in agreement.reports.select_related("report_version__report")
    ]
    return consultations + reports


def _consents(agreement: Agreement) -> list[Entry]:
    return [
        Entry(
            str(row.when) if row.given else "",
            f"{row.given_by}, for {row.trust}",
            row.document.get_absolute_url() if row.document else "",
            "given" if row.given else "asked for, not given",
        )
        for row in agreement.consents.select_related("trust", "given_by", "document")
    ]


def _signatures(agreement: Agreement) -> list[Entry]:
    found = []
    for version in agreement.versions.prefetch_related("signatures__organisation", "signatures__post"):
        for row in version.signatures.all():
            post = f", {row.post}" if row.post else ""
            found.append(Entry(str(row.when), f"{row.organisation}{post}", note=f"version {version.number}"))
        for one in version.attachments.select_related("document"):
            page = one.document.get_absolute_url()
            found.append(Entry(str(one.document.when), one.document.title, page, one.get_role_display()))
    return found


def _notified(agreement: Agreement) -> list[Entry]:
    return [Entry(str(row.when), row.sent_to, note=str(row.responsible or "")) for row in agreement.notifications.all()]


def _notices(agreement: Agreement) -> list[Entry]:
    return [
        Entry(
            str(row.when),
            f"{row.given_by}, of {row.get_scope_display()}"
            + (f", to end on {row.ends_on:%-d %B %Y}" if row.ends_on else ""),
            note=f"withdrawn on {row.withdrawn_on:%-d %B %Y}" if row.withdrawn_on else row.reason,
        )
        for row in agreement.notices.select_related("given_by")
    ]


def parts_of_draft(version: AgreementVersion) -> dict[str, Any]:
    """Return flexibilities and functions of a wording, read once."""
    return {
        "flexibilities": list(version.flexibilities.select_related("flexibility", "lead")),
        "functions": list(version.functions.select_related("function", "accountable", "exercised_by")),
    }
