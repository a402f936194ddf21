"""Actions: what was promised about a person, by whom and by when."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from casework import actions, policies, queries
from casework.forms import (
    AddActionForm,
    CompleteActionForm,
    DropActionForm,
    MoveActionForm,
    ReassignActionForm,
)
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson

CLOSED_SHOWN = 50


class Actions(AboutPerson, TemplateView):
    """What is still to be done about one person, and what was done."""

    permission = Permission.SEE_ACTIONS
    template_name = "casework/actions.html"
    current = "actions"

    def get_context_data(self, **context):
        """Adds the open actions, first due first, the last fifty done, and those no longer needed."""
        user = self.request.user
        asked = (Permission.ADD_ACTION, Permission.COMPLETE_ACTION, Permission.ESCALATE)
        may = granted(user, self.person, *asked)
        return super().get_context_data(
            **context,
            open_actions=queries.with_history(queries.open_actions(user, self.person)),
            done_actions=queries.with_history(queries.done_actions(user, self.person))[:CLOSED_SHOWN],
            dropped_actions=queries.with_history(queries.dropped_actions(user, self.person))[:CLOSED_SHOWN],
            may_add=Permission.ADD_ACTION in may,
            may_complete=Permission.COMPLETE_ACTION in may,
            may_escalate=Permission.ESCALATE in may,
        )


class ActionDeed(AboutPerson, DeedView):
    """What the deeds on actions share: the tab, and the list they lead back to.

    `?back=` holds the filters of the list of all people's actions, when somebody came from there.
    """

    current = "actions"

    def onward(self, done):
        """The list somebody came from, else the person's actions."""
        if "back" in self.request.GET:
            return f"{reverse('casework:all-actions')}?{self.request.GET['back']}"
        return reverse("casework:actions", args=[self.person.uid])

    def owners(self) -> dict:
        """Who may own an action: the team, and the organisations outside."""
        organisations = organisations_for(self.request.user, self.permission)
        return {
            "author": self.request.user,
            "colleagues": queries.colleagues(organisations, self.today),
            "partners": queries.partners(self.request.user, self.today),
        }

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class AddAction(ActionDeed):
    """Promise something that did not come out of a contact."""

    permission = Permission.ADD_ACTION
    template_name = "casework/add_action.html"
    form_class = AddActionForm
    keeps_draft = True
    heading = "Add an action"

    def get_form_kwargs(self):
        """Adds who may own the action."""
        return super().get_form_kwargs() | self.owners()

    def act(self, answers):
        """Keep it."""
        return actions.add_action(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """Whose it is now."""
        return f"Action added for {done.who}."


class AboutAction(ActionDeed):
    """A deed on one action, named in the address by `uid`. One that is closed leads back to the list."""

    permission = Permission.COMPLETE_ACTION
    keeps_draft = True

    def scope(self):
        """The action, among those somebody may read, and its person."""
        found = policies.actions_for(self.request.user).select_related(
            "owner",
            "owner_organisation",
            "organisation",
            "person__responsible_council",
            "person__responsible_icb",
            "person__link_worker",
        )
        self.action = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.action.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def get(self, request, *args, **kwargs):
        """The form, while there is something to do."""
        if not self.action.is_open:
            how = "completed" if self.action.done_on else "found to be no longer needed"
            messages.info(request, f"This action has already been {how}.")
            return redirect(self.onward(None))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **context):
        """Adds the action."""
        return super().get_context_data(**context, action=self.action) | {
            "caption": self.heading,
            "heading": self.action.what,
        }


class CompleteAction(AboutAction):
    """Say that an action was done, and what came of it."""

    template_name = "casework/complete_action.html"
    form_class = CompleteActionForm
    heading = "Complete an action"

    def get_initial(self):
        """Done today, unless said otherwise."""
        return {"done_on": self.today}

    def act(self, answers):
        """Complete it."""
        return actions.complete_action(by=self.request.user, action=self.action, today=self.today, **answers)

    def said(self, done):
        """What was done."""
        return f"Done: {done.what}"


class MoveAction(AboutAction):
    """Put the day it is due on another day."""

    template_name = "casework/move_action.html"
    form_class = MoveActionForm
    heading = "Move the date"
    heard = "The date is moved. The first date is kept: keeping one’s word is counted from it."

    def act(self, answers):
        """Move it."""
        return actions.move_action(by=self.request.user, action=self.action, today=self.today, **answers)


class ReassignAction(AboutAction):
    """Give it to somebody else."""

    template_name = "casework/reassign_action.html"
    form_class = ReassignActionForm
    heading = "Hand it to somebody else"

    def get_form_kwargs(self):
        """Adds the action and who may own it."""
        return super().get_form_kwargs() | self.owners() | {"action": self.action}

    def act(self, answers):
        """Hand it over."""
        return actions.reassign_action(by=self.request.user, action=self.action, today=self.today, **answers)

    def said(self, done):
        """Whose it is now."""
        return f"From now on this is for {done.who}."


class DropAction(AboutAction):
    """Say that it is no longer needed."""

    template_name = "casework/drop_action.html"
    form_class = DropActionForm
    heading = "No longer needed"
    heard = "It is kept that this is no longer needed. It counts as neither kept nor broken."

    def act(self, answers):
        """Drop it."""
        return actions.drop_action(by=self.request.user, action=self.action, today=self.today, **answers)


def back_to_list(query) -> str:
    """What a link from the list of all people's actions carries, so that the deed leads back to it."""
    return urlencode({"back": query.urlencode()})
