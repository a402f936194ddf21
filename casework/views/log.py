"""The log of one person, and one contact of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from casework import actions, policies, queries
from casework.forms import AmendContactForm, LogFilterForm, WithdrawContactForm
from placements.policies import granted
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
            may_withdraw=policies.may_change(user, self.contact, Permission.WITHDRAW_CONTACT),
        )


class ChangesContact(AboutContact, TemplateView):
    """A form whose deed changes a contact."""

    own_only = True
    form_class: type

    def get(self, request, *args, **kwargs):
        """The form."""
        return self.page(self.form())

    def post(self, request, *args, **kwargs):
        """Do it, or give the form back with what to do."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            messages.success(request, self.do(form.cleaned_data))
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.page(form)
        return redirect("casework:contact", self.contact.uid)

    def form(self, *posted):
        """The form, empty or as it was sent."""
        return self.form_class(*posted)

    def page(self, form):
        """The page with a form in it."""
        return self.render_to_response(self.get_context_data(form=form))


class AmendContact(ChangesContact):
    """Add something to a locked contact."""

    permission = Permission.AMEND_CONTACT
    template_name = "casework/amend_contact.html"
    form_class = AmendContactForm

    def form(self, *posted):
        """With the question whether the person was there, while that is not recorded."""
        return self.form_class(*posted, contact=self.contact)

    def do(self, answers) -> str:
        """Keep the amendment."""
        actions.amend_contact(by=self.request.user, contact=self.contact, **answers)
        return "Added to this contact. What was written first has not changed."


class WithdrawContact(ChangesContact):
    """Take a contact out of the log, with a reason."""

    permission = Permission.WITHDRAW_CONTACT
    template_name = "casework/withdraw_contact.html"
    form_class = WithdrawContactForm

    def do(self, answers) -> str:
        """Withdraw it; the copy stays for managers."""
        actions.withdraw_contact(
            by=self.request.user, contact=self.contact, because=answers["because"], now=timezone.now()
        )
        return "Contact withdrawn. It is out of the log and out of every count. This copy is kept."
