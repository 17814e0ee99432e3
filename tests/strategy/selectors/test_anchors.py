"""A comment points to a paragraph of a version, by their numbers."""

import pytest
from django.core.exceptions import ValidationError

from strategy.selectors.anchors import anchor
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation():
    row = make.consultation()
    make.section(row.report_version, printed="4.7")
    return row


def test_a_paragraph_of_the_version_consulted_on_is_found(consultation):
    version, section = anchor(consultation, section="§4.7.")
    assert (version, section.number) == (consultation.report_version, "4.7")


def test_a_paragraph_of_an_older_version_is_looked_for_there(consultation):
    newer = make.report_version(report=consultation.report_version.report)
    make.section(newer, printed="5")
    assert anchor(consultation, version=2, section="5")[1].version == newer


@pytest.mark.parametrize(("version", "section", "field"), [(9, "", "version"), (1, "9.9", "section")])
def test_what_does_not_exist_is_refused_beside_its_field(consultation, version, section, field):
    with pytest.raises(ValidationError) as refused:
        anchor(consultation, version=version, section=section)
    assert list(refused.value.message_dict) == [field]
