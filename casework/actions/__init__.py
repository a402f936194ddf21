"""What people do in casework: every write, one function a deed."""

from casework.actions.actions import Promise, add_action, complete_action, keep_promise
from casework.actions.contacts import amend_contact, log_contact, withdraw_contact
from casework.actions.drafts import discard_draft, save_draft

__all__ = [
    "Promise",
    "add_action",
    "amend_contact",
    "complete_action",
    "discard_draft",
    "keep_promise",
    "log_contact",
    "save_draft",
    "withdraw_contact",
]
