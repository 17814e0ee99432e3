"""Writing agreements: drafting one, and recording who approved, consented and signed."""

from partnerships.services.agreements.around import (
    ask_consent,
    attach_signed_document,
    keep_signed_document,
    link_consultation,
    link_report,
    record_approval,
    record_consent,
    record_notice,
    record_notification,
    record_signature,
)
from partnerships.services.agreements.drafting import (
    change_draft,
    cover_function,
    draft_version,
    drop_part,
    name_flexibility,
    propose_agreement,
    write_item,
)

__all__ = [
    "ask_consent",
    "attach_signed_document",
    "change_draft",
    "cover_function",
    "draft_version",
    "drop_part",
    "keep_signed_document",
    "link_consultation",
    "link_report",
    "name_flexibility",
    "propose_agreement",
    "record_approval",
    "record_consent",
    "record_notice",
    "record_notification",
    "record_signature",
    "write_item",
]
