"""Who looked at what, who did what, and what was refused."""

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from accounts import audit, policies
from accounts.roles import Permission
from accounts.views.gate import GatedView
from linkworker.moments import end_of, start_of
from placements.forms.trail import TrailFilterForm
from placements.queries import trail
from placements.views.about_person import AboutPerson

LINES_A_PAGE = 50


class AuditTrail(GatedView, TemplateView):
    """The trail of one's own organisations and of the people tied to them, newest first."""

    permission = Permission.SEE_AUDIT_TRAIL
    template_name = "placements/audit_trail.html"

    def opened(self):
        """Whoever is named on the page goes into the trail as well."""
        user, asked = self.request.user, self.request.GET
        organisations = policies.organisations_for(user, self.permission)
        lines = trail.lines_of(organisations, self.today)
        writers = trail.writers(organisations, lines, self.today, asked.get("staff", ""))
        self.filters = TrailFilterForm(asked, writers=writers, today=self.today)
        found = trail.narrowed(lines, **moments(self.filters.narrowing))
        self.page = Paginator(found, LINES_A_PAGE).get_page(asked.get("page"))
        self.lines = trail.told(self.page.object_list, user, self.today, organisations)
        shown = {line.whose.uid for line in self.lines if line.whose}
        if shown:
            audit.listed(by=user, kind="audit trail", people=sorted(shown))

    def get_context_data(self, **context):
        """Adds the filters and a page of lines."""
        return super().get_context_data(
            **context, form=self.filters, page=self.page, lines=self.lines, query=self.request.GET
        )


class PersonTrail(AboutPerson, TemplateView):
    """Who looked at one person's record, and who did what to it, whichever organisation they work for."""

    permission = Permission.SEE_WHO_LOOKED
    template_name = "placements/person_trail.html"
    current = "trail"

    def get_context_data(self, **context):
        """Adds a page of lines."""
        found = Paginator(trail.lines_about(self.person), LINES_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        lines = trail.told(page.object_list, self.request.user, self.today)
        return super().get_context_data(**context, page=page, lines=lines, query=self.request.GET)


def moments(asked: dict) -> dict:
    """The days asked for as moments: from the first minute of one until the last of the other, local time."""
    bounds = {"since": start_of, "until": end_of}
    return asked | {name: bound(asked[name]) for name, bound in bounds.items() if name in asked}
