"""The directory of services and community assets: searched, kept right, and narrowed to where somebody lives."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.queries import versions
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from accounts.views.gate import GatedView
from casework import actions, policies
from casework.forms.services import (
    CHANGED,
    AddServiceAreaForm,
    AddServiceForm,
    CloseServiceForm,
    DirectoryFilterForm,
    EditServiceForm,
)
from casework.queries import service_page
from casework.queries import services as directory
from placements.views.about_person import AboutPerson

ENTRIES_A_PAGE = 25


class Searched(TemplateView):
    """A page on which the directory is searched; the filters stand in the address."""

    def near(self):
        """The council in whose area somebody lives whom the search is for; None for nobody."""
        return

    def get_context_data(self, **context):
        """Adds the filters and one page of entries."""
        near = self.near()
        filters = DirectoryFilterForm(
            self.request.GET, councils=directory.councils(self.today), today=self.today
        )
        asked = directory.Asked(**filters.narrowing)
        found = directory.found(self.request.user, asked, on=self.today, near=near)
        page = Paginator(found, ENTRIES_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **context,
            form=filters,
            page=page,
            entries=directory.entries(self.request.user, page.object_list, on=self.today, near=near),
            near=near,
            query=self.request.GET,
        )


class Services(GatedView, Searched):
    """The whole directory, whosever the entries."""

    permission = Permission.SEE_SERVICES
    template_name = "casework/services.html"

    def get_context_data(self, **context):
        """Adds whether somebody may add to it, and whether they follow referrals."""
        user = self.request.user
        return super().get_context_data(
            **context,
            may_add=acting.allowed(user, Permission.EDIT_SERVICE),
            may_see_referrals=acting.allowed(user, Permission.SEE_REFERRALS),
        )


class ServicesForPerson(AboutPerson, Searched):
    """The directory narrowed to where somebody lives: their own area first, then the region."""

    permission = Permission.REFER_PERSON
    template_name = "casework/services_for_person.html"
    current = "referrals"

    def near(self):
        """Where they live."""
        return directory.host_council(self.person, self.today)


class AboutService(GatedView):
    """A page about the entry the address names."""

    def scope(self):
        """The entry, or 404."""
        found = policies.services_for(self.request.user).select_related("owner", "checked_by")
        self.service = get_object_or_404(found, uid=self.kwargs["uid"])

    def may_edit(self):
        """At the organisation that keeps it."""
        return policies.may_edit_service(self.request.user, self.service)

    def get_context_data(self, **context):
        """Adds the entry."""
        return super().get_context_data(**context) | {"service": self.service}


class ServicePage(AboutService, TemplateView):
    """One entry: what it is, how to refer, and what our own referrals tell."""

    permission = Permission.SEE_SERVICES
    template_name = "casework/service.html"

    def opened(self):
        """Reading who was referred there writes a line."""
        self.page = service_page.service_page(self.request.user, self.service, on=self.today)
        people = dict.fromkeys(one.referral.person.uid for one in self.page.ours)
        audit.listed(by=self.request.user, kind="people referred to a service", people=people)

    def get_context_data(self, **context):
        """Adds everything on record, and what somebody may do with it."""
        may_edit = self.may_edit()
        return super().get_context_data(
            **context,
            page=self.page,
            may_edit=may_edit,
            changed=service_page.summary(self.service) if may_edit else None,
        )


class ServiceVersions(AboutService, TemplateView):
    """What the entry said before."""

    permission = Permission.EDIT_SERVICE
    template_name = "casework/service_versions.html"

    def may(self):
        """Whoever may change the entry."""
        return self.may_edit()

    def get_context_data(self, **context):
        """Adds a page of changes."""
        found = Paginator(service_page.changes(self.service), ENTRIES_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        told = versions.told(page.object_list, service_page.fields_told())
        return super().get_context_data(**context, page=page, changes=told, query=self.request.GET)


class AddService(DeedView):
    """Put a service into the directory."""

    keeps_draft = True
    permission = Permission.EDIT_SERVICE
    template_name = "casework/add_service.html"
    form_class = AddServiceForm
    heading = "Add to the directory"

    def get_form_kwargs(self):
        """Adds the councils it may serve."""
        return super().get_form_kwargs() | {"councils": directory.councils(self.today)}

    def get_context_data(self, **context):
        """Adds the way back."""
        return super().get_context_data(**context) | {"cancel_url": reverse("casework:services")}

    def act(self, answers):
        """Keep it."""
        return actions.add_service(
            by=self.request.user, authority=self.authority(), today=self.today, **answers
        )

    def said(self, done):
        """What is in the directory now."""
        return f"{done.name} is in the directory."

    def onward(self, done):
        """The entry."""
        return reverse("casework:service", args=[done.uid])


class ServiceDeed(AboutService):
    """What the deeds on an entry share: who may, and where they lead."""

    permission = Permission.EDIT_SERVICE

    def may(self):
        """Only the organisation that keeps it."""
        return self.may_edit()

    def onward(self, done):
        """The entry."""
        return reverse("casework:service", args=[self.service.uid])


class ServiceForm(ServiceDeed, DeedView):
    """A deed on an entry that asks something."""

    keeps_draft = True

    def get_context_data(self, **context):
        """Adds which entry it is, and the way back."""
        return super().get_context_data(**context) | {
            "cancel_url": self.onward(None),
            "back_url": self.onward(None),
            "caption": self.service.name,
        }


class EditService(ServiceForm):
    """Keep an entry right."""

    template_name = "casework/edit_service.html"
    form_class = EditServiceForm
    heading = "Change this entry"
    heard = "The entry is changed."

    def get_initial(self):
        """What it says now."""
        return {name: getattr(self.service, name) for name in CHANGED}

    def act(self, answers):
        """Change it."""
        return actions.edit_service(by=self.request.user, service=self.service, **answers)


class CloseService(ServiceForm):
    """Take an entry out of what can be referred to."""

    template_name = "casework/close_service.html"
    form_class = CloseServiceForm
    heading = "Close this entry"
    heard = "The entry is closed. Its referrals stay on record."

    def get_initial(self):
        """Today, unless said otherwise."""
        return {"closed_on": self.today}

    def act(self, answers):
        """Close it."""
        return actions.close_service(by=self.request.user, service=self.service, today=self.today, **answers)


class ReopenService(ServiceDeed, ButtonDeed):
    """Open it again."""

    heard = "The entry is open again, and counts as checked today."

    def act(self):
        """Open it."""
        return actions.reopen_service(by=self.request.user, service=self.service, today=self.today)


class ConfirmService(ServiceDeed, ButtonDeed):
    """Everything in it is still right."""

    heard = "Thank you. The entry counts as checked today."

    def act(self):
        """Note it."""
        return actions.confirm_service(by=self.request.user, service=self.service, today=self.today)


class AddServiceArea(ServiceForm):
    """It serves another council's area, too."""

    template_name = "casework/add_service_area.html"
    form_class = AddServiceAreaForm
    heading = "Add a council’s area"

    def get_form_kwargs(self):
        """Adds the councils it may serve."""
        return super().get_form_kwargs() | {"councils": directory.councils(self.today)}

    def act(self, answers):
        """Keep it."""
        return actions.add_service_area(by=self.request.user, service=self.service, **answers)

    def said(self, done):
        """Whose area."""
        return f"It serves {done.council}, too."


class RemoveServiceArea(ServiceDeed, ButtonDeed):
    """It no longer serves a council's area."""

    def scope(self):
        """The area, and the entry it is of, or 404."""
        self.area = get_object_or_404(directory.areas_of(self.request.user), uid=self.kwargs["uid"])
        self.service = self.area.service

    def act(self):
        """Take it away."""
        return actions.remove_service_area(by=self.request.user, area=self.area, today=self.today)

    def said(self, done):
        """Whose area."""
        return f"It no longer serves {done.council}."
