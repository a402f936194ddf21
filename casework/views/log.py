"""The log of one person, and one contact of it."""

from typing import ClassVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import AmendContactForm, CorrectContactForm, LogFilterForm, WithdrawContactForm
from placements.policies import granted, may, standing
from placements.queries.banner import current_placement
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
        found = queries.found(user, self.person, **filters.narrowing)
        page = Paginator(found, ENTRIES_A_PAGE).get_page(self.request.GET.get("page"))
        now = timezone.now()
        page.object_list = queries.drawn(user, page.object_list)
        return super().get_context_data(
            **context,
            form=filters,
            page=page,
            correctable={each.pk for each in page.object_list if policies.may_correct_now(user, each, now)},
            query=self.request.GET,
            unfinished=queries.unfinished_for(user, self.person),
            plans=queries.planned_with(user, self.person),
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

    def opened(self):
        """Whoever was told of it, or waits for a reply, has now read it."""
        super().opened()
        actions.read_notices(by=self.request.user, contact=self.contact, now=timezone.now())

    def get_context_data(self, **context):
        """Adds what stands beside the contact and what somebody may do with it."""
        user = self.request.user
        now, untouched = timezone.now(), self.untouched()
        may_withdraw = policies.may_change(user, self.contact, Permission.WITHDRAW_CONTACT)
        may_amend = policies.may_change(user, self.contact, Permission.AMEND_CONTACT)
        return super().get_context_data(
            **context,
            promised=queries.promised_in(user, self.contact),
            named=queries.named_in(self.contact, self.granted),
            linked=queries.linked(user, self.contact, own=may_amend, granted=self.granted),
            files=self.contact.files.all(),
            notices=queries.notices_of(user, self.contact),
            changes=queries.changes_of(self.contact) if may_withdraw else (),
            may_amend=may_amend,
            may_complete=may(user, Permission.COMPLETE_ACTION, self.person),
            may_correct=untouched and policies.may_correct_now(user, self.contact, now),
            open_for_a_slip=untouched and policies.open_for_a_slip(self.contact, now),
            time_is_over=now >= self.contact.corrected_until,
            may_withdraw=may_withdraw,
        )

    def untouched(self):
        """Nothing has been added to it."""
        return not self.contact.amendments.all()


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


class CorrectContact(ChangesContact):
    """Put a slip right, while it is fresh; what stood there before is kept."""

    permission = Permission.AMEND_CONTACT
    template_name = "casework/correct_contact.html"
    form_class = CorrectContactForm
    heading = "Put a slip right"

    def may(self):
        """Its author alone."""
        return super().may() and policies.may_correct(self.request.user, self.contact)

    def get(self, request, *args, **kwargs):
        """The form; when it is late for that, the contact, and what to do instead."""
        if not policies.may_correct_now(request.user, self.contact, timezone.now()):
            messages.info(request, "It is too late to put a slip right. Add what is missing to the contact.")
            return redirect(self.onward(self.contact))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        """What the contact says."""
        return CorrectContactForm.saying(self.contact)

    def get_form_kwargs(self):
        """With whom it may be shared."""
        user = self.request.user
        ours = standing(user, self.person, Permission.LOG_CONTACT)
        placement = current_placement(self.person, self.today)
        sides = queries.other_sides(self.person, ours, placement) if ours else []
        return super().get_form_kwargs() | {"sides": sides}

    def act(self, answers):
        """Put it right."""
        self.before = self.contact.corrected_at
        return actions.correct_contact(
            by=self.request.user, contact=self.contact, now=timezone.now(), **answers
        )

    def said(self, done):
        """Whether anything changed."""
        if done.corrected_at == self.before:
            return "Nothing was changed."
        return "The slip is put right. What stood there before is kept."


class AmendContact(ChangesContact):
    """Add something to a locked contact."""

    permission = Permission.AMEND_CONTACT
    template_name = "casework/amend_contact.html"
    form_class = AmendContactForm
    keeps_draft = True
    heading = "Add to this contact"
    heard = "Added to this contact. What was written first has not changed."

    def get_form_kwargs(self):
        """With the question whether the person was there, while that is not recorded."""
        unmark = policies.may_change(self.request.user, self.contact, Permission.WITHDRAW_CONTACT)
        return super().get_form_kwargs() | {"contact": self.contact, "may_unmark": unmark}

    def act(self, answers):
        """Keep the amendment."""
        return actions.amend_contact(by=self.request.user, contact=self.contact, **answers)


class WithdrawContact(ChangesContact):
    """Take a contact out of the log, with a reason; the copy stays for managers."""

    permission = Permission.WITHDRAW_CONTACT
    template_name = "casework/withdraw_contact.html"
    form_class = WithdrawContactForm
    keeps_draft = True
    heading = "Withdraw this contact"
    extra_context: ClassVar = {"dangerous": True}
    heard = "Contact withdrawn. It is out of the log and out of every count. This copy is kept."

    def act(self, answers):
        """Withdraw it."""
        return actions.withdraw_contact(
            by=self.request.user, contact=self.contact, now=timezone.now(), **answers
        )
