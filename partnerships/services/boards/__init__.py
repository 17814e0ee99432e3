"""Boards: seats and who fills them, terms of reference, meetings from call to agreed minutes, written procedure."""

from partnerships.services.boards.attending import declare_interest, enter_attendance, take_seat
from partnerships.services.boards.deciding import decide
from partnerships.services.boards.meetings import call_meeting, say_of_paper, take_chair
from partnerships.services.boards.minutes import agree_minutes, write_minutes
from partnerships.services.boards.papers import put_paper
from partnerships.services.boards.referrals import answer_referral
from partnerships.services.boards.seats import (
    add_seat,
    appoint,
    end_seat,
    fill_seat,
    leave_seat,
    look_after,
    name_board,
)
from partnerships.services.boards.terms import bring_into_effect, draft_terms, set_terms
from partnerships.services.boards.written import conclude_written, propose_written, reply_written

__all__ = [
    "add_seat",
    "agree_minutes",
    "answer_referral",
    "appoint",
    "bring_into_effect",
    "call_meeting",
    "conclude_written",
    "decide",
    "declare_interest",
    "draft_terms",
    "end_seat",
    "enter_attendance",
    "fill_seat",
    "leave_seat",
    "look_after",
    "name_board",
    "propose_written",
    "put_paper",
    "reply_written",
    "say_of_paper",
    "set_terms",
    "take_chair",
    "take_seat",
    "write_minutes",
]
