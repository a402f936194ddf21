"""Logging a contact: from a person's page, or from anywhere."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.gate import GatedView
from casework import actions, policies, queries
from casework.forms import LogContactForm
from casework.forms.promises import MOST_ROWS, ROWS, rows_in
from casework.views import wording
from placements.policies import people_for
from placements.views.about_person import AboutPerson


class WritesContact(TemplateView):
    """What both pages share: the form, its draft, and what happens when it is sent."""

    person = None
    draft = None

    def get(self, request, *args, **kwargs):
        """An empty form, or the draft somebody carries on with; a form that was sent leads to its contact."""
        if "draft" in request.GET:
            key = key_in(request.GET.get("draft"))
            self.draft = self.drafts(key).first() if key else None
            if self.draft is None:
                return self.sent_before(key)
        return self.page(self.empty_form())

    def post(self, request, *args, **kwargs):
        """Log the contact, or give the form back with everything typed and what to do."""
        if "add_rows" in request.POST:
            return self.with_more_rows()
        form = LogContactForm(request.POST, **self.given())
        if not form.is_valid():
            return self.page(form)
        person = self.person or form.cleaned_data["person"]
        try:
            contact = actions.log_contact(
                by=request.user,
                person=person,
                now=timezone.now(),
                submission=self.submission(),
                promises=form.promises,
                **form.answers,
            )
        except actions.Refusal as refusal:
            form.refused(refusal.field, refusal.message)
            return self.page(form)
        effect = queries.effect_of(contact, self.today)
        messages.success(request, wording.logged(str(person), effect))
        return redirect(self.afterwards(person))

    def page(self, form):
        """The page with a form in it."""
        return self.render_to_response(self.get_context_data(form=form))

    def given(self) -> dict:
        """What the form needs to know of who fills it in, when, and about whom."""
        organisations = organisations_for(self.request.user, self.permission)
        return {
            "author": self.request.user,
            "colleagues": queries.colleagues(organisations, self.today),
            "today": self.today,
            "now": timezone.localtime(),
        }

    def empty_form(self):
        """Nothing answered but when; or the draft, as it was left."""
        asked = self.request.GET.get("rows", "")
        rows = int(asked) if asked.isdecimal() and len(asked) < 3 else ROWS
        if self.draft is not None:
            return LogContactForm.begun(self.draft.answers, rows=rows, **self.given())
        return LogContactForm(rows=rows, **self.given())

    def drafts(self, key):
        """One's own drafts that may be carried on with here."""
        return queries.draft_of(self.request.user, key)

    def sent_before(self, key):
        """No draft: was the form sent? Then show what it made; else there is no such page."""
        contact = queries.contact_sent(self.request.user, key) if key else None
        if contact is None:
            raise Http404
        messages.info(self.request, "This form has already been sent. This is the contact it made.")
        return redirect("casework:contact", contact.uid)

    def submission(self) -> UUID:
        """The key of this form: its draft's, the one it was sent with, or a new one."""
        if self.draft is not None:
            return self.draft.submission
        if not hasattr(self, "_submission"):
            self._submission = key_in(self.request.POST.get("submission")) or uuid4()
        return self._submission

    def with_more_rows(self):
        """Keep what is typed and show the form again with three more rows for actions."""
        rows = min(rows_in(self.request.POST) + ROWS, MOST_ROWS)
        try:
            draft = keep(self.request, self.submission(), self.person or person_in(self.request))
        except actions.Refusal:
            return self.sent_before(self.submission())
        kept = f"draft={draft.submission}&" if draft else ""
        return redirect(f"{self.request.path}?{kept}rows={rows}#actions")

    def afterwards(self, person) -> str:
        """Where to go once the contact is logged."""
        if "another" in self.request.POST:
            return self.request.path
        return reverse("casework:contacts", args=[person.uid])

    def get_context_data(self, **context):
        """Adds the keys of the form and, on an empty one, a draft that was left unfinished."""
        unfinished = None
        if self.draft is None and not context["form"].is_bound:
            unfinished = queries.unfinished_for(self.request.user, self.person)
        return super().get_context_data(
            **context, submission=self.submission(), draft=self.draft, unfinished=unfinished
        )


class LogContact(AboutPerson, WritesContact):
    """Log a contact with the person the address names."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact.html"
    current = "contacts"

    def given(self):
        """Adds what is known because the person is: whom to share with, and how long since each side."""
        user = self.request.user
        standing = policies.standing(user, self.person, self.permission)
        among = policies.contacts_for(user)
        latest = queries.recency_by_side(self.person, self.today, among=among)
        return {
            **super().given(),
            "sides": queries.other_sides(self.person, standing, self.today),
            "recency": wording.since(latest, self.today),
        }

    def drafts(self, key):
        """Only drafts about this person."""
        return super().drafts(key).filter(person=self.person)

    def get_context_data(self, **context):
        """Adds the contacts logged before, to stand beside the form."""
        previous = queries.previous(self.request.user, self.person)
        return super().get_context_data(**context, previous=previous)


class LogContactForAnyone(GatedView, WritesContact):
    """Log a contact from anywhere: the person is chosen in the form."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact_for_anyone.html"

    def opened(self):
        """Everybody who could be chosen is named on the page, and so in the trail."""
        people = people_for(self.request.user, self.permission).order_by("pk").values_list("uid", flat=True)
        audit.listed(by=self.request.user, kind="people to choose from", people=people)

    def given(self):
        """Adds the people somebody may write about."""
        people = people_for(self.request.user, self.permission)
        chosen = {"person": self.draft.person.uid} if self.draft and self.draft.person else {}
        return {**super().given(), "people": people, "initial": chosen}


def key_in(text: str | None) -> UUID | None:
    """The key typed or sent, or None when it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def person_in(request):
    """The person a form says it is about, when it is one that somebody may write about."""
    uid = key_in(request.POST.get("person"))
    people = people_for(request.user, Permission.LOG_CONTACT)
    return people.filter(uid=uid).first() if uid else None


def keep(request, submission: UUID, person):
    """Save what stands in the form that was sent as a draft; None when nothing has been typed yet."""
    return actions.save_draft(
        by=request.user,
        submission=submission,
        answers=LogContactForm.typed(request.POST),
        now=timezone.now(),
        person=person,
    )
