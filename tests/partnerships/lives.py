"""Taking agreements through their life by the services, for tests that look at what comes after."""

from datetime import date, timedelta

from partnerships.agreements.items import PARTS
from partnerships.models import Agreement, Flexibility
from partnerships.services import agreements as write
from partnerships.services.lifecycle import move
from salford_css.core import clock
from salford_css.core.dates import UncertainDate
from salford_css.core.models import Document, PostEmployment
from tests.factories import core
from tests.factories import partnerships as make

TODAY = UncertainDate(date(2010, 1, 1), date(2010, 1, 1))


def parties(agreement: Agreement):
    return [party.organisation for party in agreement.partnership.parties.all()]


def take(agreement: Agreement, *names: str, by, **facts) -> Agreement:
    for name in names:
        move(agreement=agreement, name=name, by=by, **facts)
    return agreement


def drafted(agreement: Agreement, by, *, leave_out: str = ""):
    """Take an agreement to drafting and write a full version."""
    take(agreement, "approve_in_principle", "consult", "begin_drafting", by=by)
    today = clock.today()
    version = write.draft_version(
        agreement=agreement,
        by=by,
        effective_from=today,
        ends_on=today + timedelta(days=1000),
        review_on=today + timedelta(days=365),
        improvement="One team instead of two.",
    )
    write.name_flexibility(version=version, flexibility=Flexibility.objects.get(code="pooled-fund"), by=by)
    for part in PARTS:
        if part not in ("start", "end", "review", leave_out):
            write.write_item(version=version, part=part, text="As agreed.", by=by)
    return version


def signed(agreement: Agreement, by):
    """Take an agreement to its signature."""
    version = drafted(agreement, by)
    take(agreement, "seek_approvals", by=by)
    version.refresh_from_db()
    for organisation in parties(agreement):
        write.record_approval(agreement=agreement, organisation=organisation, words="Approved.", by=by)
        write.record_signature(version=version, organisation=organisation, when=TODAY, by=by)
    document = Document.objects.create(ref=f"signed-{core.number()}", title="Signed agreement", kind="agreement")
    write.attach_signed_document(version=version, document=document, by=by)
    take(agreement, "sign", by=by)
    return version


def with_host(agreement: Agreement):
    council = agreement.partnership.lead_council
    post = core.post("Pool manager")
    PostEmployment.objects.create(post=post, organisation=council)
    make.fund(agreement.partnership, agreement=agreement, host=council, manager=post)
    return agreement
