"""Who looked at what, who did what, and what was refused."""

from uuid import UUID

from django.views.generic import ListView

from accounts import policies
from accounts.queries.trail import trail_of
from accounts.roles import Permission
from accounts.views.gate import GatedView


class AuditTrail(GatedView, ListView):
    """The trail of one's own organisations, newest first; `?person=` and `?staff=` narrow it."""

    permission = Permission.SEE_AUDIT_TRAIL
    template_name = "accounts/audit_trail.html"
    context_object_name = "lines"
    paginate_by = 50

    def get_queryset(self):
        """An id that is none narrows to nothing rather than failing."""
        organisations = policies.organisations_for(self.request.user, self.permission)
        wanted = {name: self.request.GET.get(name, "") for name in ("person", "staff")}
        try:
            narrowed = {name: UUID(value) for name, value in wanted.items() if value}
        except ValueError:
            return trail_of([])
        return trail_of(organisations, **narrowed)
