"""Findings on the real case: every rule speaks of the kind of thing it says it speaks of."""

from datetime import date

import pytest

from salford_css.core import registry
from salford_css.core.models import Role
from tests.factories.core import user_with

pytestmark = pytest.mark.django_db
DAYS = (date(2004, 6, 1), date(2020, 3, 1))


@pytest.mark.parametrize("code", registry.findings.rules)
def test_a_rule_finds_things_of_the_kind_it_names(the_case, code: str):
    rule, director = registry.findings.rules[code], user_with(Role.DIRECTOR)
    found = [finding for day in DAYS for finding in rule.look(as_at=day, reader=director)]
    assert {type(finding.subject) for finding in found} <= {rule.subjects}
