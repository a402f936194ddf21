"""Recording what a regulator said of a home, and withdrawing what was recorded wrongly."""

from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements import policies
from placements.actions import inspections as actions
from placements.forms.inspections import RecordInspectionForm, WithdrawInspectionForm
from placements.queries import home_page, inspections
from placements.views.homes import AboutHome


class HomeRecordDeed(AboutHome, DeedView):
    """What the deeds about a home share: who may, and the page they lead to."""

    permission = Permission.RECORD_PROVIDER_EVENT

    def may(self):
        """Whoever keeps, hosts or places in the home records what happens to it."""
        return policies.may_record_about(self.request.user, self.home)

    def onward(self, done):
        return reverse("placements:home", args=[self.home.uid])

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "cancel_url": self.onward(None),
            "home_name": home_page.shown_name(self.home),
        }


class RecordInspection(HomeRecordDeed):
    """What the regulator said, one question a dimension."""

    form_class = RecordInspectionForm
    template_name = "placements/record_inspection.html"
    heading = "Record an inspection"
    heard = "The inspection is recorded."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"regulator": inspections.regulator_of(self.home)}

    def act(self, answers):
        return actions.record_inspection(by=self.request.user, home=self.home, today=self.today, **answers)


class WithdrawInspection(HomeRecordDeed):
    """Take out what was recorded wrongly."""

    form_class = WithdrawInspectionForm
    template_name = "placements/withdraw_inspection.html"
    heading = "Withdraw this inspection"
    heard = "The inspection is withdrawn. It is kept with your reason and counts for nothing."

    def scope(self):
        """The inspection, and the home it is about, or 404."""
        self.inspection = inspections.inspection_named(self.request.user, self.kwargs["uid"])
        self.home = home_page.home_named(self.request.user, self.inspection.home.uid)

    def may(self):
        """Whoever recorded it, or a colleague."""
        return policies.may_withdraw(self.request.user, self.inspection)

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"inspection": self.inspection}

    def act(self, answers):
        return actions.withdraw_inspection(
            by=self.request.user, inspection=self.inspection, now=timezone.now(), **answers
        )
