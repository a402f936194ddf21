"""Coming home and moving on: the list, and one person's plan."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.gate import GatedView
from placements.actions import returns as actions
from placements.forms.returns import MoveReturnOnForm, PlanReturnForm, ReturnsFilterForm
from placements.queries import proposals, returns
from placements.views.about_person import AboutPerson
from placements.views.deeds import PlacementsDeed

PEOPLE_ON_A_PAGE = 50


class Returns(GatedView, TemplateView):
    """Everybody placed out, by how far their way back has come; those without a decision first."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/returns.html"

    def get_context_data(self, **context):
        """The counts, the filters and one page of the list; the people shown go into the trail."""
        staff, today = self.request.user, self.today
        form = ReturnsFilterForm(self.request.GET, today=today)
        asked = form.cleaned_data if form.is_valid() else {"stage": "", "barrier": ""}
        everyone = returns.on_the_way(staff, today)
        found = returns.ordered(returns.narrowed(everyone, **asked))
        page = Paginator(found, PEOPLE_ON_A_PAGE).get_page(self.request.GET.get("page"))
        rows = returns.rows(page.object_list, today)
        audit.listed(by=staff, kind="people coming home", people=[row.uid for row in rows])
        return super().get_context_data(
            **context,
            form=form,
            asked=asked,
            counts=returns.counts(everyone),
            rows=rows,
            page=page,
        )


class PlanDeed(AboutPerson, PlacementsDeed):
    """What both deeds about a plan share."""

    permission = Permission.PLAN_RETURN

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}


class PlanReturn(PlanDeed):
    """Begin a plan."""

    form_class = PlanReturnForm
    template_name = "placements/plan_return.html"
    heading = "Plan coming home or moving on"
    heard = "The plan is made."

    def get_initial(self):
        return {"owner": self.request.user}

    def act(self, answers):
        return actions.plan_return(by=self.request.user, person=self.person, today=self.today, **answers)


class MoveReturnOn(PlanDeed):
    """Say how far it has come."""

    form_class = MoveReturnOnForm
    template_name = "placements/move_return_on.html"
    heading = "How far has it come?"
    heard = "The step is kept."

    def scope(self):
        """The plan, among those of people somebody may know of."""
        self.plan = get_object_or_404(proposals.return_plans(self.request.user), uid=self.kwargs["uid"])
        self.take(self.plan.person.uid)

    def get_initial(self):
        return returns.standing_of(self.plan)

    def act(self, answers):
        return actions.move_return_on(by=self.request.user, plan=self.plan, today=self.today, **answers)
