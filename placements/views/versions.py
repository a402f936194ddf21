"""What was recorded before: every change of a person and of a home, newest first."""

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from accounts.roles import Permission
from placements import policies
from placements.queries import home_page, versions
from placements.views.about_person import AboutPerson
from placements.views.homes import AboutHome

CHANGES_A_PAGE = 25


class PersonVersions(AboutPerson, TemplateView):
    """What the record of one person said before, for whoever may edit it or see who looked."""

    permission = Permission.EDIT_PERSON
    template_name = "placements/person_versions.html"
    current = "summary"

    def may(self):
        """Either permission is enough."""
        return bool(self.granted & set(versions.READING))

    def get_context_data(self, **context):
        """Adds a page of changes."""
        found = Paginator(versions.changes_of_person(self.person, self.granted), CHANGES_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        changes = versions.told_of_person(page.object_list, self.granted)
        return super().get_context_data(**context, page=page, changes=changes, query=self.request.GET)


class HomeVersions(AboutHome, TemplateView):
    """What was kept about one home before."""

    permission = Permission.EDIT_HOME
    template_name = "placements/home_versions.html"

    def may(self):
        """Whoever may change the home."""
        return policies.may_edit_home(self.request.user, self.home)

    def get_context_data(self, **context):
        """Adds a page of changes."""
        found = Paginator(versions.changes_of_home(self.home), CHANGES_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        changes = versions.told_of_home(page.object_list, self.home)
        return super().get_context_data(
            **context,
            home=self.home,
            name=home_page.shown_name(self.home),
            page=page,
            changes=changes,
            query=self.request.GET,
        )
