"""How life is for somebody, and how that changed."""

from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, queries
from casework.choices import AskedIn
from casework.forms import RecordOutcomeForm
from linkworker.charts import Row, faces_over_time
from placements.views.about_person import AboutPerson


class Outcomes(AboutPerson, TemplateView):
    """Every time somebody was asked how life is: drawn, and as a table."""

    permission = Permission.SEE_GOALS
    template_name = "casework/outcomes.html"
    current = "goals"

    def get_context_data(self, **context):
        """Adds the drawing; None before the first time."""
        found = queries.over_time(self.request.user, self.person)
        rows = [Row(panel.label, tuple(mean for _, mean in panel.points)) for panel in found.panels]
        days = [time.answered_on for time in found.times]
        chart = faces_over_time("how-life-is", "How life is, over time", days, rows) if rows else None
        return super().get_context_data(**context, found=found, chart=chart)


class RecordOutcome(AboutPerson, DeedView):
    """Ask how life is."""

    keeps_draft = True
    permission = Permission.EDIT_GOALS
    template_name = "casework/record_outcome.html"
    form_class = RecordOutcomeForm
    heading = "How is life?"
    heard = "The answers are kept."
    current = "goals"

    def get_form_kwargs(self):
        """Adds the questions of today."""
        questions = queries.questions_of(AskedIn.OUTCOME, self.today)
        return super().get_form_kwargs() | {"questions": questions}

    def get_initial(self):
        """Today, unless said otherwise."""
        return {"answered_on": self.today}

    def act(self, answers):
        """Keep them."""
        return actions.record_outcome(by=self.request.user, person=self.person, today=self.today, **answers)

    def onward(self, done):
        """How life is, over time."""
        return reverse("casework:outcomes", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}
