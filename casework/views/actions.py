"""Actions: what was promised about a person, by whom and by when."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import AddActionForm, CompleteActionForm
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson


class Actions(AboutPerson, TemplateView):
    """What is still to be done about one person, and what was done."""

    permission = Permission.SEE_ACTIONS
    template_name = "casework/actions.html"
    current = "actions"

    def get_context_data(self, **context):
        """Adds the open actions, first due first, and the last fifty done."""
        user = self.request.user
        may = granted(user, self.person, Permission.ADD_ACTION, Permission.COMPLETE_ACTION)
        return super().get_context_data(
            **context,
            open_actions=queries.open_actions(user, self.person),
            done_actions=queries.done_actions(user, self.person)[:50],
            may_add=Permission.ADD_ACTION in may,
            may_complete=Permission.COMPLETE_ACTION in may,
        )


class ActionDeed(AboutPerson, DeedView):
    """What the deeds on actions share: the tab, and the list they lead to."""

    current = "actions"

    def onward(self, done):
        """The person's actions."""
        return reverse("casework:actions", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class AddAction(ActionDeed):
    """Promise something that did not come out of a contact."""

    permission = Permission.ADD_ACTION
    template_name = "casework/add_action.html"
    form_class = AddActionForm
    heading = "Add an action"

    def get_form_kwargs(self):
        """Adds the team that may own the action."""
        organisations = organisations_for(self.request.user, self.permission)
        colleagues = queries.colleagues(organisations, self.today)
        return super().get_form_kwargs() | {"author": self.request.user, "colleagues": colleagues}

    def act(self, answers):
        """Keep it."""
        return actions.add_action(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """Whose it is now."""
        return f"Action added for {done.who}."


class CompleteAction(ActionDeed):
    """Say that an action was done, and what came of it."""

    permission = Permission.COMPLETE_ACTION
    template_name = "casework/complete_action.html"
    form_class = CompleteActionForm
    heading = "Complete an action"

    def scope(self):
        """The action, among those somebody may read, and its person."""
        found = policies.actions_for(self.request.user).select_related(
            "owner",
            "person__responsible_council",
            "person__responsible_icb",
            "person__link_worker",
        )
        self.action = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.action.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def get(self, request, *args, **kwargs):
        """The form; an action that is done leads back to the list."""
        if self.action.done_on is not None:
            messages.info(request, "This action has already been completed.")
            return redirect(self.onward(self.action))
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        """Done today, unless said otherwise."""
        return {"done_on": self.today}

    def get_context_data(self, **context):
        """Adds the action."""
        return super().get_context_data(**context, action=self.action) | {
            "caption": self.heading,
            "heading": self.action.what,
        }

    def act(self, answers):
        """Complete it."""
        return actions.complete_action(by=self.request.user, action=self.action, today=self.today, **answers)

    def said(self, done):
        """What was done."""
        return f"Done: {done.what}"
