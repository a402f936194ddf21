"""Logging a contact: from a person's page, or from anywhere."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.actions.refusals import AlreadySent
from casework.forms import LogContactForm
from casework.forms.promises import MOST_ROWS, ROWS, rows_in
from casework.views import wording
from linkworker.forms import key_in
from linkworker.refusals import Refusal
from placements.policies import people_for, standing
from placements.views.about_person import AboutPerson


class WritesContact(DeedView):
    """What both pages share: the form, its draft, and what happens when it is sent."""

    form_class = LogContactForm
    person = None
    draft = None

    def get(self, request, *args, **kwargs):
        """An empty form, or the draft somebody carries on with; a form that was sent leads to its contact."""
        if "draft" in request.GET:
            key = key_in(request.GET["draft"])
            self.draft = self.drafts(key).first() if key else None
            if self.draft is None:
                return self.sent_before(key)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Log the contact, or only make room for more actions."""
        key = key_in(request.POST.get("submission"))
        if "add_rows" in request.POST and key:
            return self.with_more_rows(key)
        return super().post(request, *args, **kwargs)

    def act(self, answers):
        """One contact, with the actions promised in it."""
        person = answers.pop("person", self.person)
        return actions.log_contact(by=self.request.user, person=person, now=timezone.now(), **answers)

    def said(self, done):
        """What it changed for the person."""
        return wording.logged(done, len(queries.promised_in(self.request.user, done)))

    def onward(self, done):
        """The log, or the next empty form."""
        if "another" in self.request.POST:
            return self.request.path
        return reverse("casework:contacts", args=[done.person.uid])

    def get_form(self, form_class=None):
        """The draft, as it was left; else the form as it was sent, or with nothing answered but when."""
        if self.draft is None:
            return super().get_form(form_class)
        return LogContactForm.begun(self.draft.answers, **self.get_form_kwargs())

    def get_form_kwargs(self):
        """What the form needs to know of who fills it in."""
        organisations = organisations_for(self.request.user, self.permission)
        asked = self.request.GET.get("rows", "")
        return super().get_form_kwargs() | {
            "author": self.request.user,
            "colleagues": queries.colleagues(organisations, self.today),
            "rows": int(asked) if asked.isdecimal() and len(asked) < 3 else ROWS,
        }

    def get_initial(self):
        """A draft brings its key, and the person it was begun about."""
        if self.draft is None:
            return {}
        person = self.draft.person
        return {"submission": self.draft.submission} | ({"person": person.uid} if person else {})

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

    def with_more_rows(self, key: UUID):
        """Keep what is typed and show the form again with three more rows for actions."""
        rows = min(rows_in(self.request.POST) + ROWS, MOST_ROWS)
        try:
            draft = keep(self.request, key, self.person or person_in(self.request))
        except AlreadySent:
            return self.sent_before(key)
        except Refusal as refusal:
            form = self.get_form()
            form.refused(refusal)
            return self.form_invalid(form)
        kept = f"draft={draft.submission}&" if draft else ""
        return redirect(f"{self.request.path}?{kept}rows={rows}#actions")

    def get_context_data(self, **context):
        """Adds the draft, and on an empty form one that was left unfinished."""
        context = super().get_context_data(**context)
        begun = self.draft is not None or context["form"].is_bound
        unfinished = None if begun else queries.unfinished_for(self.request.user, self.person)
        return context | {"draft": self.draft, "unfinished": unfinished}


class LogContact(AboutPerson, WritesContact):
    """Log a contact with the person the address names."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact.html"
    current = "contacts"

    def get_form_kwargs(self):
        """Adds what is known because the person is: whom to share with, and how long since each side."""
        user = self.request.user
        ours = standing(user, self.person, self.permission)
        among = policies.contacts_for(user)
        latest = queries.recency_by_side(self.person, self.today, among=among)
        return super().get_form_kwargs() | {
            "sides": queries.other_sides(self.person, ours, self.today),
            "recency": wording.since(latest, self.today),
        }

    def drafts(self, key):
        """Only drafts about this person."""
        return queries.draft_of(self.request.user, key, about=self.person)

    def get_context_data(self, **context):
        """Adds the contacts logged before, to stand beside the form."""
        previous = queries.previous(self.request.user, self.person)
        return super().get_context_data(**context, previous=previous)


class LogContactForAnyone(WritesContact):
    """Log a contact from anywhere: the person is chosen in the form."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact_for_anyone.html"

    def opened(self):
        """Everybody who could be chosen is named on the page, and so in the trail."""
        people = people_for(self.request.user, self.permission).order_by("pk").values_list("uid", flat=True)
        audit.listed(by=self.request.user, kind="people to choose from", people=people)

    def get_form_kwargs(self):
        """Adds the people somebody may write about."""
        people = people_for(self.request.user, self.permission)
        return super().get_form_kwargs() | {"people": people}


def person_in(request):
    """The person a form says it is about, when it is one that somebody may write about."""
    uid = key_in(request.POST.get("person"))
    return queries.person_to_write_about(request.user, uid) if uid else None


def keep(request, submission: UUID, person):
    """Save what stands in the form that was sent as a draft; None when nothing has been typed yet."""
    return actions.save_draft(
        by=request.user,
        submission=submission,
        answers=LogContactForm.typed(request.POST),
        now=timezone.now(),
        person=person,
    )
