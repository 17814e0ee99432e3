"""Oscar enters, revises and ends joint posts; what cannot be is refused in one sentence and nothing is written."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.models import JointPostAgreement
from partnerships.services.joint_posts import (
    Employer,
    end_joint_post,
    hold_jointly,
    report_to,
    revise_terms,
    stop_reporting,
)
from salford_css.core.models import Organisation, Placement, Post, PostEmployment, ReportingLine, Role
from tests.factories import partnerships as make
from tests.factories.core import organisation, post, user_with

pytestmark = pytest.mark.django_db
APRIL_2003, APRIL_2004 = date(2003, 4, 1), date(2004, 4, 1)


@pytest.fixture
def council(db) -> Organisation:
    return make.council()


@pytest.fixture
def trust(db) -> Organisation:
    return make.trust()


@pytest.fixture
def oscar(db):
    return user_with(Role.OFFICER)


@pytest.fixture
def head(oscar, council, trust) -> Post:
    """The joint head of service: the council leads and pays 60 per cent, the trust pays 40, from April 2003."""
    return hold_jointly(
        title="Joint Head of Service", employers=split(council, "60", trust, "40"), lead=council, since=APRIL_2003,
        by=oscar, partnership=make.partnership(), basis="secondment",
    )  # fmt: skip


def split(one: Organisation, share: str, other: Organisation, rest: str) -> list[Employer]:
    return [Employer(one, Decimal(share)), Employer(other, Decimal(rest))]


def terms_on(row: Post, day: date) -> set[tuple[str, Decimal | None, bool]]:
    rows = PostEmployment.objects.in_force(day).filter(post=row).select_related("organisation")
    return {(str(one.organisation), one.share, one.is_lead) for one in rows}


def test_a_joint_post_has_two_employers_shares_and_terms(head, council, trust):
    assert terms_on(head, APRIL_2003) == {(str(council), Decimal(60), True), (str(trust), Decimal(40), False)}
    assert head.joint_agreements.get().basis == "secondment"
    assert terms_on(head, date(2003, 3, 31)) == set()


def test_a_post_on_record_becomes_joint_and_its_single_employment_ends_the_day_before(oscar, council, trust):
    single = post("Head of Service")
    PostEmployment.objects.create(post=single, organisation=council)
    hold_jointly(post=single, employers=split(council, "50", trust, "50"), lead=trust, since=APRIL_2004, by=oscar)
    assert terms_on(single, date(2004, 3, 31)) == {(str(council), None, False)}
    assert terms_on(single, APRIL_2004) == {(str(council), Decimal(50), False), (str(trust), Decimal(50), True)}


@pytest.mark.parametrize(
    ("shares", "leading", "sentence"),
    [
        (("60", "30"), "council", "The shares of the cost come to 90 per cent; they come to 100 per cent together, "
                                  "so 10 per cent is missing."),
        (("60", None), "council", "No share of the cost is given for Salford Primary Care Trust; give every "
                                  "employer's share, or none."),
        (("60", "40"), "police", "Greater Manchester Police is said to lead and is none of the employers."),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_are_refused_and_nothing_is_written(oscar, council, trust, shares, leading, sentence):
    lead = council if leading == "council" else organisation("Greater Manchester Police")
    employers = [Employer(who, Decimal(share) if share else None)
                 for who, share in zip((council, trust), shares, strict=True)]  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        hold_jointly(title="Joint Head", employers=employers, lead=lead, since=APRIL_2003, by=oscar)
    assert refused.value.messages == [sentence]
    assert not Post.objects.filter(title="Joint Head").exists()
    assert not JointPostAgreement.objects.exists()


def test_one_employer_is_not_enough_and_the_same_one_twice_is_not_two(oscar, council):
    with pytest.raises(ValidationError, match="A joint post has two employers; name both"):
        hold_jointly(title="X", employers=[Employer(council)], lead=None, since=APRIL_2003, by=oscar)
    with pytest.raises(ValidationError, match="Salford City Council is named two times"):
        hold_jointly(title="X", employers=[Employer(council)] * 2, lead=None, since=APRIL_2003, by=oscar)


def test_an_employer_exists_on_the_day(oscar, council, trust):
    trust.valid_from = APRIL_2004
    trust.save()
    with pytest.raises(ValidationError, match="Salford Primary Care Trust did not exist on 1 April 2003"):
        hold_jointly(title="X", employers=split(council, "60", trust, "40"), lead=None, since=APRIL_2003, by=oscar)


def test_terms_are_revised_from_a_day_and_the_earlier_ones_stay(oscar, head, council, trust):
    revise_terms(post=head, employers=split(council, "50", trust, "50"), lead=council, on=APRIL_2004, by=oscar)
    assert (str(trust), Decimal(40), False) in terms_on(head, date(2004, 3, 31))
    assert (str(trust), Decimal(50), False) in terms_on(head, APRIL_2004)
    with pytest.raises(ValidationError, match="is held jointly already; revise its terms instead"):
        hold_jointly(post=head, employers=split(council, "50", trust, "50"), lead=None, since=APRIL_2004, by=oscar)
    with pytest.raises(ValidationError, match="is not held jointly on 1 January 2000"):
        revise_terms(
            post=head, employers=split(council, "50", trust, "50"), lead=None, on=date(2000, 1, 1), by=oscar
        )  # fmt: skip


def test_terms_are_agreed_anew_and_those_before_stay(oscar, head, council, trust):
    asked = {"employers": split(council, "60", trust, "40"), "lead": council, "by": oscar}
    revise_terms(post=head, on=APRIL_2004, basis="section 113", **asked)
    assert head.joint_agreements.in_force(date(2004, 3, 31)).get().basis == "secondment"
    now = head.joint_agreements.in_force(APRIL_2004).get()
    assert (now.basis, now.partnership) == ("section 113", head.joint_agreements.first().partnership)
    revise_terms(post=head, on=date(2005, 4, 1), basis="section 113", **asked)
    assert head.joint_agreements.count() == 2


def test_it_ends_on_a_day_and_one_employer_may_keep_it(oscar, head, council, trust):
    report_to(post=head, superior=post("Chief Executive"), organisation=trust, since=APRIL_2003, by=oscar)
    end_joint_post(post=head, last_day=date(2005, 3, 31), by=oscar, reason="The trust withdrew.", kept_by=council)
    assert terms_on(head, date(2005, 4, 1)) == {(str(council), None, False)}
    assert not ReportingLine.objects.in_force(date(2005, 4, 1)).exists()
    assert not JointPostAgreement.objects.in_force(date(2005, 4, 1)).exists()


def test_it_does_not_end_before_it_began_and_is_kept_by_an_employer(oscar, head, council):
    with pytest.raises(ValidationError) as refused:
        end_joint_post(
            post=head, last_day=date(2002, 1, 1), by=oscar, reason="x", kept_by=organisation("Police")
        )  # fmt: skip
    assert refused.value.message_dict == {
        "last_day": ["Its terms began on 1 April 2003; it cannot end before that."],
        "kept_by": ["Police is none of its employers."],
    }
    assert len(terms_on(head, APRIL_2004)) == 2


def test_it_reports_once_at_each_employer_and_a_new_line_ends_the_old(oscar, head, council, trust):
    first, second, chief = post("Assistant Director"), post("Director"), post("Chief Executive")
    report_to(post=head, superior=first, organisation=council, since=APRIL_2003, by=oscar)
    report_to(post=head, superior=chief, organisation=trust, since=APRIL_2003, by=oscar)
    report_to(post=head, superior=second, organisation=council, since=APRIL_2004, by=oscar)
    assert {line.superior.title for line in ReportingLine.objects.in_force(date(2004, 3, 31))} == {
        "Assistant Director", "Chief Executive"
    }  # fmt: skip
    assert {line.superior.title for line in ReportingLine.objects.in_force(APRIL_2004)} == {
        "Director", "Chief Executive"
    }  # fmt: skip
    stop_reporting(post=head, organisation=trust, last_day=date(2004, 6, 30), by=oscar)
    assert ReportingLine.objects.in_force(date(2004, 7, 1)).count() == 1
    with pytest.raises(ValidationError, match="reports to nobody at Salford Primary Care Trust"):
        stop_reporting(post=head, organisation=trust, last_day=date(2004, 8, 1), by=oscar)


def test_reporting_does_not_go_round_in_a_circle(oscar, head, council):
    director = post("Director")
    PostEmployment.objects.create(post=director, organisation=council)
    report_to(post=head, superior=director, organisation=council, since=APRIL_2003, by=oscar)
    with pytest.raises(ValidationError) as refused:
        report_to(post=director, superior=head, organisation=council, since=APRIL_2004, by=oscar)
    assert refused.value.message_dict["superior"] == [
        "That would go round in a circle: Director would report to Joint Head of Service, who reports to Director."
    ]
    assert ReportingLine.objects.count() == 1


def test_a_line_is_at_an_employer_and_to_somebody_who_works_there(oscar, head, council, trust):
    at_the_trust = post("Director of Nursing")
    PostEmployment.objects.create(post=at_the_trust, organisation=trust)
    with pytest.raises(ValidationError, match="Director of Nursing is not employed by Salford City Council"):
        report_to(post=head, superior=at_the_trust, organisation=council, since=APRIL_2003, by=oscar)
    with pytest.raises(ValidationError, match="Police does not employ Joint Head of Service on 1 April 2003"):
        report_to(
            post=head, superior=at_the_trust, organisation=organisation("Police"), since=APRIL_2003, by=oscar
        )  # fmt: skip


def test_units_of_one_council_are_one_house(oscar, head, council):
    directorate, director = organisation("The Directorate"), post("Director")
    Placement.objects.create(organisation=directorate, parent=council)
    PostEmployment.objects.create(post=director, organisation=directorate)
    assert report_to(post=head, superior=director, organisation=council, since=APRIL_2003, by=oscar).pk


def test_a_cabinet_member_enters_none(head, council, trust):
    with pytest.raises(PermissionDenied):
        revise_terms(
            post=head, employers=split(council, "50", trust, "50"), lead=None, on=APRIL_2004,
            by=user_with(Role.CABINET_MEMBER),
        )  # fmt: skip
