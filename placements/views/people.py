"""The register, and one person: their summary, registering them, keeping the record right."""

from django.views.generic import TemplateView
from django_tables2 import RequestConfig

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.gate import GatedView
from placements.actions import people as actions
from placements.filters import RegisterFilter
from placements.forms.people import EditPersonForm, RegisterPersonForm
from placements.queries import register
from placements.queries.person_page import person_page
from placements.rules.directions import LABELS
from placements.tables import Counted, RegisterTable
from placements.views.about_person import AboutPerson
from placements.views.deeds import RecordDeed

PEOPLE_ON_A_PAGE = 50


class Register(GatedView, TemplateView):
    """Everyone somebody may know of, both sides of the border, in one list with one switch."""

    permission = Permission.SEE_PEOPLE
    template_name = "placements/register.html"

    def get_context_data(self, **context):
        """The switch, the filters and one page of the list; the people shown go into the trail."""
        staff, today = self.request.user, self.today
        everyone = register.register(staff, on=today)
        facets = register.facets(everyone)
        filters = RegisterFilter(self.request.GET, facets=facets)
        asked = filters.narrowing()
        found = register.rows(register.narrowed(everyone, asked, on=today), costs=facets.sees_costs, on=today)
        table = self.table(found, asked, facets)
        audit.listed(by=staff, kind="people", people=[row.record["uid"] for row in table.paginated_rows])
        return super().get_context_data(
            **context,
            filters=filters,
            asked=asked,
            narrowed=asked.filters_in_use,
            table=table,
            facets=facets,
            switch=self.switch(asked, facets),
            may_register=policies.allowed(staff, Permission.REGISTER_PERSON),
        )

    def table(self, found, asked, facets):
        """The list, nearest first when something was searched for, else by name."""
        searched = bool(asked.question) and not self.request.GET.get("sort")
        rows = register.by_likeness(found) if searched else found
        total = facets.found_by(asked)
        table = RegisterTable(
            rows if total is None else Counted(rows, total),
            today=self.today,
            order_by=() if searched else "name",
            exclude=() if facets.sees_costs else ("weekly",),
        )
        RequestConfig(self.request, paginate={"per_page": PEOPLE_ON_A_PAGE}).configure(table)
        found = table.paginator.count
        table.caption = f"{found:,} {'person' if found == 1 else 'people'}"
        return table

    def switch(self, asked, facets):
        """Everybody, or one direction: each with its count and an address that keeps the other filters."""
        sides = [("", "All", facets.everyone)]
        sides += [(side, words, facets.directions[side]) for side, words in LABELS.items()]
        return [
            {"label": words, "count": count, "url": self.turned_to(side), "current": side == asked.direction}
            for side, words, count in sides
        ]

    def turned_to(self, side: str) -> str:
        """This page's address with the switch turned, from the first page on."""
        query = self.request.GET.copy()
        query.pop("page", None)
        query["direction"] = side
        return f"?{query.urlencode()}"


class Person(AboutPerson, TemplateView):
    """Where somebody lives, who pays, what is recorded and what is not."""

    permission = Permission.SEE_PEOPLE
    template_name = "placements/person.html"
    current = "summary"

    def get_context_data(self, **context):
        """Adds the summary of the person's record."""
        context = super().get_context_data(**context)
        page = person_page(self.person, context["banner"].placement, on=self.today, granted=self.granted)
        return context | {"page": page}


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

    def act(self, answers):
        return actions.edit_person(by=self.request.user, person=self.person, today=self.today, **answers)
