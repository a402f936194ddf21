"""Goals: what somebody wants to reach, and how it goes."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import CheckGoalForm, EditGoalForm, SetGoalForm
from linkworker.words import counted, long_day
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson

ASKED = ("text", "said_by", "part_of_life", "first_step", "who_helps", "check_every_weeks", "owner")


class Goals(AboutPerson, TemplateView):
    """What one person wants to reach, when each goal is looked at next, and what became of the others."""

    permission = Permission.SEE_GOALS
    template_name = "casework/goals.html"
    current = "goals"

    def get_context_data(self, **context):
        """Adds the goals, open and ended."""
        found = queries.goals_of(self.request.user, self.person, self.today)
        return super().get_context_data(
            **context,
            open_goals=[one for one in found if one.due],
            ended_goals=[one for one in found if not one.due],
            usual_weeks=queries.weeks_between(self.today),
        )


class GoalDeed(AboutPerson, DeedView):
    """What the deeds on goals share: the tab, the list they lead to, and who may look at a goal."""

    keeps_draft = True
    permission = Permission.EDIT_GOALS
    current = "goals"

    def onward(self, done):
        """The person's goals."""
        return reverse("casework:goals", args=[self.person.uid])

    def asking(self, owner=None) -> dict:
        """What a form about a goal chooses from; `owner` is who looks at it now."""
        organisations = organisations_for(self.request.user, self.permission)
        return {
            "parts": queries.parts_of_life(),
            "usual_weeks": queries.weeks_between(self.today),
            "colleagues": queries.colleagues(organisations, self.today, also=owner),
        }

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class SetGoal(GoalDeed):
    """Write down what somebody wants."""

    template_name = "casework/set_goal.html"
    form_class = SetGoalForm
    heading = "Set a goal"

    def get_form_kwargs(self):
        """Adds the parts of life and the team."""
        return super().get_form_kwargs() | self.asking() | {"author": self.request.user}

    def get_initial(self):
        """Agreed today, unless said otherwise."""
        return {"set_on": self.today}

    def act(self, answers):
        """Keep it."""
        return actions.set_goal(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """When it is looked at."""
        weeks = done.check_every_weeks or queries.weeks_between(self.today)
        return f"The goal is set. It is looked at every {counted(weeks, 'week')}."


class AboutGoal(GoalDeed):
    """A page about one goal, named in the address by `uid`, and so about the person."""

    def scope(self):
        """The goal, among those somebody may see, and its person."""
        found = policies.goals_for(self.request.user).select_related(
            "part_of_life",
            "owner",
            "person__responsible_council",
            "person__responsible_icb",
            "person__link_worker",
        )
        self.goal = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.goal.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def get_context_data(self, **context):
        """Adds the goal."""
        return super().get_context_data(**context) | {"goal": self.goal}


class EditGoal(AboutGoal):
    """Keep a goal right."""

    template_name = "casework/edit_goal.html"
    form_class = EditGoalForm
    heading = "Change the goal"
    heard = "The goal is changed."

    def get_form_kwargs(self):
        """Adds the parts of life and the team."""
        return super().get_form_kwargs() | self.asking(self.goal.owner)

    def get_initial(self):
        """As it is kept."""
        return {name: getattr(self.goal, name) for name in ASKED}

    def act(self, answers):
        """Save what changed."""
        return actions.edit_goal(by=self.request.user, goal=self.goal, today=self.today, **answers)


class CheckGoal(AboutGoal):
    """Look at a goal together."""

    template_name = "casework/check_goal.html"
    form_class = CheckGoalForm
    heading = "How is this goal going?"

    def get_initial(self):
        """Today, unless said otherwise."""
        return {"checked_on": self.today}

    def act(self, answers):
        """Keep both ratings."""
        return actions.check_goal(by=self.request.user, goal=self.goal, today=self.today, **answers)

    def said(self, done):
        """What counts now, and when it is looked at next."""
        due = queries.next_look_at(done.goal, self.today)
        onward = f"The next look is due by {long_day(due.on)}." if due else "The goal has ended."
        return f"Kept: {done.counts_as}. {onward}"
