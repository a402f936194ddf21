"""The log of one person, and one contact of it."""

from typing import ClassVar

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import AmendContactForm, LogFilterForm, WithdrawContactForm
from placements.policies import granted, may
from placements.views.about_person import SHOWN, AboutPerson

ENTRIES_A_PAGE = 25


class Contacts(AboutPerson, TemplateView):
    """Every contact with one person that somebody may read, newest first."""

    permission = Permission.SEE_CONTACTS
    template_name = "casework/contacts.html"
    current = "contacts"

    def get_context_data(self, **context):
        """Adds the filters, which stand in the address, and one page of entries."""
        user = self.request.user
        filters = LogFilterForm(
            self.request.GET, workers=queries.workers(user, self.person), today=self.today
        )
        found = queries.entries(user, self.person, **filters.narrowing)
        page = Paginator(found, ENTRIES_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **context,
            form=filters,
            page=page,
            query=self.request.GET,
            unfinished=queries.unfinished_for(user, self.person),
        )


class AboutContact(AboutPerson):
    """A page about one contact, named in the address by `uid`, and so about its person.

    404 when the contact is out of scope, exactly as one that is not there.
    """

    current = "contacts"
    own_only = False  # a deed only the organisation that wrote the contact may do

    def scope(self):
        """The contact, among those somebody may open, with its person and what is granted for them."""
        found = queries.contact_for(self.request.user).select_related(
            "person__responsible_council", "person__responsible_icb", "person__link_worker"
        )
        self.contact = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.contact.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def may(self):
        """The permission reaches the person, and a deed also the organisation that wrote the contact."""
        if not super().may():
            return False
        return not self.own_only or policies.may_change(self.request.user, self.contact, self.permission)

    def opened(self):
        """Reading a contact writes a line that names it."""
        audit.looked_at(by=self.request.user, subject=self.contact, person=self.person)

    def get_context_data(self, **context):
        """Adds the contact."""
        return super().get_context_data(**context, contact=self.contact)


class ContactPage(AboutContact, TemplateView):
    """One contact: locked, with what was added to it and the actions promised in it."""

    permission = Permission.SEE_CONTACTS
    template_name = "casework/contact.html"

    def get_context_data(self, **context):
        """Adds the actions and what somebody may do with the contact."""
        user = self.request.user
        return super().get_context_data(
            **context,
            promised=queries.promised_in(user, self.contact),
            may_amend=policies.may_change(user, self.contact, Permission.AMEND_CONTACT),
            may_complete=may(user, Permission.COMPLETE_ACTION, self.person),
            may_withdraw=policies.may_change(user, self.contact, Permission.WITHDRAW_CONTACT),
        )


class ChangesContact(AboutContact, DeedView):
    """A form whose deed changes a contact."""

    own_only = True

    def onward(self, done):
        """The contact."""
        return reverse("casework:contact", args=[self.contact.uid])

    def get_context_data(self, **context):
        """Which contact it is, and the way back to it."""
        return super().get_context_data(**context) | {
            "caption": self.contact,
            "cancel_url": self.onward(self.contact),
        }


class AmendContact(ChangesContact):
    """Add something to a locked contact."""

    permission = Permission.AMEND_CONTACT
    template_name = "casework/amend_contact.html"
    form_class = AmendContactForm
    heading = "Add to this contact"
    heard = "Added to this contact. What was written first has not changed."

    def get_form_kwargs(self):
        """With the question whether the person was there, while that is not recorded."""
        return super().get_form_kwargs() | {"contact": self.contact}

    def act(self, answers):
        """Keep the amendment."""
        return actions.amend_contact(by=self.request.user, contact=self.contact, **answers)


class WithdrawContact(ChangesContact):
    """Take a contact out of the log, with a reason; the copy stays for managers."""

    permission = Permission.WITHDRAW_CONTACT
    template_name = "casework/withdraw_contact.html"
    form_class = WithdrawContactForm
    heading = "Withdraw this contact"
    extra_context: ClassVar = {"dangerous": True}
    heard = "Contact withdrawn. It is out of the log and out of every count. This copy is kept."

    def act(self, answers):
        """Withdraw it."""
        return actions.withdraw_contact(
            by=self.request.user, contact=self.contact, now=timezone.now(), **answers
        )
