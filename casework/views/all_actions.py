"""The actions of all people somebody may read, narrowed any way."""

import uuid

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.gate import GatedView
from casework import queries
from casework.forms import ActionFilterForm
from casework.queries.action_list import rows
from casework.views.actions import back_to_list

ON_A_PAGE = 50


class AllActions(GatedView, TemplateView):
    """Mine, the team's and those of others; the longest overdue first."""

    permission = Permission.SEE_ACTIONS
    template_name = "casework/all_actions.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        staff = self.request.user
        self.form = ActionFilterForm(
            self.request.GET,
            owners=queries.owners(staff, self.today),
            promisers=queries.promisers(staff),
            today=self.today,
        )
        found = queries.all_actions(staff, self.form.narrowing, self.today)
        self.page = Paginator(found, ON_A_PAGE).get_page(self.request.GET.get("page"))
        self.rows = rows(staff, self.page, self.today)
        people = list(dict.fromkeys(row.person_uid for row in self.rows))
        audit.listed(by=staff, kind="actions", people=people)

    def get_context_data(self, **context):
        """Adds the filters and one page of the list; a key for each button that chases."""
        return super().get_context_data(
            **context,
            form=self.form,
            page=self.page,
            rows=[(row, uuid.uuid4()) for row in self.rows],
            query=self.request.GET,
            back=back_to_list(self.request.GET),
            today=self.today,
            may_escalate=allowed(self.request.user, Permission.ESCALATE),
        )
