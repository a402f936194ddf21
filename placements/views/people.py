"""One person: their summary, registering them, keeping the record right."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from placements.actions import people as actions
from placements.forms.people import EditPersonForm, RegisterPersonForm
from placements.queries import merges, versions
from placements.queries.circle import first_contacts
from placements.queries.dates_from_above import dates_from_above
from placements.queries.fact_entries import entries
from placements.queries.glance import glance
from placements.queries.person_page import person_page
from placements.queries.references import person_references
from placements.queries.watch import what_stands
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed


class Person(AboutPerson, TemplateView):
    """Where somebody lives, who pays, what is recorded and what is not."""

    permission = Permission.SEE_PEOPLE
    template_name = "placements/person.html"
    current = "summary"
    became = None

    def scope(self):
        """The person; the address of a record that was merged leads to the one that was kept."""
        try:
            super().scope()
        except Http404:
            self.became = merges.kept_instead(self.request.user, self.kwargs["uid"])
            if self.became is None:
                raise
            self.take(self.became.uid)

    def answer(self, request, *args, **kwargs):
        """The page, or the way to the record kept."""
        if self.became is None:
            return super().answer(request, *args, **kwargs)
        messages.info(request, "The record you asked for was merged into this one.")
        return redirect("placements:person", uid=self.became.uid)

    def get_context_data(self, **context):
        """Adds the summary of the person's record."""
        context = super().get_context_data(**context)
        banner, asked = context["banner"], {"on": self.today, "granted": self.granted}
        page = person_page(self.person, banner.placement, **asked)
        contacts = first_contacts(self.person, banner.placement, **asked)
        besides = {
            "lent": dates_from_above(self.request.user, self.person, **asked),
            "stands": what_stands(self.person, page, staff=self.request.user, **asked),
        }
        return context | {
            "page": page,
            "glance": glance(self.person, banner, page.money, contacts=contacts, **besides, **asked),
            "told": entries(banner.recorded, on=self.today),
            "references": person_references(self.person),
            "changed": versions.summary_of_person(self.person, self.granted),
        }


class RegisterPerson(RecordDeed):
    """Put somebody on the register."""

    permission = Permission.REGISTER_PERSON
    form_class = RegisterPersonForm
    template_name = "placements/register_person.html"
    heading = "Register a person"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def get_initial(self):
        return {"responsible_council": self.authority(), "caseload_from": self.today}

    def act(self, answers):
        return actions.register_person(
            by=self.request.user, authority=self.authority(), today=self.today, **answers
        )

    def refused(self, form, refusal):
        form.found = getattr(refusal, "found", ())
        if form.found:
            alike = [likeness.person.uid for likeness in form.found]
            audit.listed(by=self.request.user, kind="people alike", people=alike)
        super().refused(form, refusal)

    def said(self, done):
        return f"{done.reference} is on the register."


class EditPerson(AboutPerson, RecordDeed):
    """Keep the record right."""

    permission = Permission.EDIT_PERSON
    form_class = EditPersonForm
    template_name = "placements/edit_person.html"
    current = "summary"
    heading = "Change what is recorded"
    heard = "The record is changed."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user, "person": self.person}

    def get_initial(self):
        return {name: getattr(self.person, name) for name in EditPersonForm.base_fields}

    def get_context_data(self, **context):
        """Adds how often the record was changed: asked when the page is drawn, once its line is in the trail."""
        changed = partial(versions.summary_of_person, self.person, self.granted)
        return super().get_context_data(**context) | {"changed": changed}

    def act(self, answers):
        return actions.edit_person(by=self.request.user, person=self.person, today=self.today, **answers)
