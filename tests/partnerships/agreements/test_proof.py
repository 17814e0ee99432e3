"""Beside each rule of the checklist stands what the record shows for it."""

from datetime import date

import pytest

from partnerships.agreements.checklist import CHECKS, Rule
from partnerships.agreements.facts import Consulted, Facts, Party
from partnerships.agreements.proof import SHOWS, held_against

DAY = date(2004, 6, 1)
PARTIES = (
    Party("Salford City Council", "local_authority", "metropolitan district", eligible=True),
    Party("Salford PCT", "nhs", "primary care trust", eligible=True),
    Party("Greater Manchester Police", "other_public", "police force", statutory=False),
)


def held(check: str, **facts):
    return held_against([Rule("7(3)", check, "approvals")], Facts(on=DAY, **facts))[0]


def test_every_check_has_its_evidence():
    assert set(SHOWS) == set(CHECKS)


@pytest.mark.parametrize(
    ("check", "facts", "said"),
    [
        (
            "both_sides",
            {"parties": PARTIES},
            "Partners: Salford City Council (metropolitan district) and Salford PCT (primary care trust).",
        ),
        ("eligible_nhs_bodies", {"parties": PARTIES}, "Salford PCT, a primary care trust."),
        (
            "other_participants",
            {"parties": PARTIES},
            "Taking part without being partners in law: Greater Manchester Police.",
        ),
        ("improvement", {"improvement": " One team. "}, "One team."),
        (
            "consultation",
            {"consultations": [Consulted(date(2004, 3, 8), frozenset({"users", "carers", "staff"}))]},
            "Consultation closed on 8 March 2004, asking carers, staff and users.",
        ),
        ("consents", {}, "No NHS trust takes part, so no consent is needed."),
        ("consents", {"consents_given": {"the trust": ["the PCT"]}}, "Consent given by the PCT for the trust."),
        (
            "review_within_term",
            {"starts_on": date(2004, 4, 1), "ends_on": date(2007, 3, 31)},
            "Start 1 April 2004 and end 31 March 2007.",
        ),
        (
            "one_host",
            {"hosts": ["the council"], "manager": "Pool manager", "manager_employers": ["the council"]},
            "Host: the council; manager: Pool manager, employed by the council.",
        ),
        ("signed_document", {"document": True}, "The signed document is on record."),
        ("advice", {"legal_advice": True}, "Legal advice stands in a report on the agreement."),
    ],
)
def test_the_record_shows(check: str, facts: dict, said: str):
    assert held(check, **facts).shows == said


def test_a_rule_that_misses_something_says_what_and_shows_nothing():
    checked = held("improvement")
    assert not checked.holds
    assert checked.shows == ""
    assert checked.missing[0].sentence.startswith("How the exercise of the functions will improve")
