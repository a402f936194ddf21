"""Going away for a while, and coming back."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from placements.actions import short_stays as actions
from placements.forms.short_stays import EndShortStayForm, StartShortStayForm
from placements.queries import proposals
from placements.views.about_person import AboutPerson
from placements.views.deeds import PlacementsDeed


class StartShortStay(AboutPerson, PlacementsDeed):
    """In hospital, on respite or on holiday, with the placement kept."""

    permission = Permission.START_PLACEMENT
    form_class = StartShortStayForm
    template_name = "placements/start_short_stay.html"
    heading = "Record a short stay"
    heard = "The short stay is recorded. The placement is kept."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def act(self, answers):
        return actions.start_short_stay(by=self.request.user, person=self.person, today=self.today, **answers)


class EndShortStay(AboutPerson, PlacementsDeed):
    """Back again."""

    permission = Permission.START_PLACEMENT
    form_class = EndShortStayForm
    template_name = "placements/end_short_stay.html"
    heading = "End this short stay"
    heard = "The short stay is ended."

    def scope(self):
        """The short stay, among those of people somebody may know of."""
        self.short_stay = get_object_or_404(proposals.short_stays(self.request.user), uid=self.kwargs["uid"])
        self.take(self.short_stay.person.uid)

    def get_context_data(self, **context):
        """Adds the stay."""
        return super().get_context_data(**context) | {"short_stay": self.short_stay}

    def act(self, answers):
        return actions.end_short_stay(
            by=self.request.user, short_stay=self.short_stay, today=self.today, **answers
        )
