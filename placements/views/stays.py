"""Starting, ending and moving a placement."""

from accounts.roles import Permission
from placements.actions import stays as actions
from placements.forms.stays import EndPlacementForm, MovePlacementForm, StartPlacementForm
from placements.views.about_person import AboutPerson, AboutPlacement
from placements.views.deeds import RecordDeed


class StartPlacement(AboutPerson, RecordDeed):
    """The person lives in a home from a day."""

    permission = Permission.START_PLACEMENT
    form_class = StartPlacementForm
    template_name = "placements/start_placement.html"
    current = "summary"
    heading = "Start a placement"
    heard = "The placement is started."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def get_initial(self):
        return {"placed_by": self.person.responsible_council}

    def act(self, answers):
        return actions.start_placement(by=self.request.user, person=self.person, today=self.today, **answers)


class EndPlacement(AboutPlacement, RecordDeed):
    """The person left."""

    permission = Permission.END_PLACEMENT
    form_class = EndPlacementForm
    template_name = "placements/end_placement.html"
    heading = "End this placement"
    heard = "The placement is ended, and so is every funding line."

    def act(self, answers):
        return actions.end_placement(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )


class MovePlacement(AboutPlacement, RecordDeed):
    """The person lives somewhere else from a day."""

    permission = Permission.MOVE_PLACEMENT
    form_class = MovePlacementForm
    template_name = "placements/move_placement.html"
    heading = "Move to another home"
    heard = "The person is moved. Nobody pays for the new placement yet: agree who does."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def act(self, answers):
        return actions.move_placement(
            by=self.request.user, placement=self.placement, today=self.today, **answers
        )
