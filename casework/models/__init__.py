"""What casework keeps: contacts, their amendments, drafts and actions."""

from casework.models.actions import Action
from casework.models.contacts import Contact, ContactAmendment
from casework.models.drafts import Draft

__all__ = ["Action", "Contact", "ContactAmendment", "Draft"]
