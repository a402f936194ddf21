"""What people do in casework: every write, one function a deed."""

from casework.actions.action_changes import drop_action, move_action, reassign_action
from casework.actions.actions import Promise, add_action, complete_action, keep_promise
from casework.actions.beside import Beside
from casework.actions.cards import edit_own_card
from casework.actions.chases import chase_action, send_chase
from casework.actions.contacts import log_contact
from casework.actions.corrections import amend_contact, correct_contact, withdraw_contact
from casework.actions.drafts import close_draft, discard_draft, expire_drafts, save_draft
from casework.actions.escalations import (
    answer_escalation,
    hand_over_escalation,
    pass_up_escalation,
    raise_escalation,
    read_answer,
    resolve_escalation,
)
from casework.actions.feedback import (
    ask_for_feedback,
    confirm_feedback,
    decline_feedback,
    give_feedback,
    type_feedback,
)
from casework.actions.files import (
    attach_file,
    check_file,
    forget_unsent_files,
    keep_answer_of_scanner,
    keep_file,
    remove_file,
)
from casework.actions.goals import check_goal, edit_goal, set_goal
from casework.actions.notices import read_notices, reply_to_contact
from casework.actions.outcomes import record_outcome
from casework.actions.plans import cancel_planned_contact, move_planned_contact, plan_contact
from casework.actions.reassignment import (
    call_off_reassignment,
    carry_out_reassignment,
    reassign_caseload,
)
from casework.actions.referrals import (
    chase_referral,
    record_referral_step,
    refer_person,
    take_back_referral_step,
    tie_referral,
)
from casework.actions.services import (
    add_service,
    add_service_area,
    close_service,
    confirm_service,
    edit_service,
    remove_service_area,
    reopen_service,
)
from casework.actions.visits import Part, log_visit

__all__ = [
    "Beside",
    "Part",
    "Promise",
    "add_action",
    "add_service",
    "add_service_area",
    "amend_contact",
    "answer_escalation",
    "ask_for_feedback",
    "attach_file",
    "call_off_reassignment",
    "cancel_planned_contact",
    "carry_out_reassignment",
    "chase_action",
    "chase_referral",
    "check_file",
    "check_goal",
    "close_draft",
    "close_service",
    "complete_action",
    "confirm_feedback",
    "confirm_service",
    "correct_contact",
    "decline_feedback",
    "discard_draft",
    "drop_action",
    "edit_goal",
    "edit_own_card",
    "edit_service",
    "expire_drafts",
    "forget_unsent_files",
    "give_feedback",
    "hand_over_escalation",
    "keep_answer_of_scanner",
    "keep_file",
    "keep_promise",
    "log_contact",
    "log_visit",
    "move_action",
    "move_planned_contact",
    "pass_up_escalation",
    "plan_contact",
    "raise_escalation",
    "read_answer",
    "read_notices",
    "reassign_action",
    "reassign_caseload",
    "record_outcome",
    "record_referral_step",
    "refer_person",
    "remove_file",
    "remove_service_area",
    "reopen_service",
    "reply_to_contact",
    "resolve_escalation",
    "save_draft",
    "send_chase",
    "set_goal",
    "take_back_referral_step",
    "tie_referral",
    "type_feedback",
    "withdraw_contact",
]
