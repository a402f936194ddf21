"""Actions: what was promised about a person, by whom and by when."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from accounts.policies import organisations_for
from accounts.roles import Permission
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
        return super().get_context_data(
            **context,
            open_actions=queries.open_actions(user, self.person),
            done_actions=queries.done_actions(user, self.person)[:50],
            may_add=policies.standing(user, self.person, Permission.ADD_ACTION) is not None,
            may_complete=policies.standing(user, self.person, Permission.COMPLETE_ACTION) is not None,
        )


class AddAction(AboutPerson, TemplateView):
    """Promise something that did not come out of a contact."""

    permission = Permission.ADD_ACTION
    template_name = "casework/add_action.html"
    current = "actions"

    def get(self, request, *args, **kwargs):
        """The form."""
        return self.page(self.form())

    def post(self, request, *args, **kwargs):
        """Keep it, or give the form back with what to do."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            action = actions.add_action(
                by=request.user, person=self.person, promise=form.promise, today=self.today
            )
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.page(form)
        messages.success(request, f"Action added for {action.who}.")
        return redirect("casework:actions", self.person.uid)

    def form(self, data=None):
        """The form, with the team that may own the action."""
        user = self.request.user
        organisations = organisations_for(user, self.permission)
        colleagues = queries.colleagues(organisations, self.today)
        return AddActionForm(data, author=user, colleagues=colleagues, today=self.today)

    def page(self, form):
        """The page with a form in it."""
        return self.render_to_response(self.get_context_data(form=form))


class CompleteAction(AboutPerson, TemplateView):
    """Say that an action was done, and what came of it."""

    permission = Permission.COMPLETE_ACTION
    template_name = "casework/complete_action.html"
    current = "actions"

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
            return redirect("casework:actions", self.person.uid)
        return self.page(CompleteActionForm(today=self.today, initial={"done_on": self.today}))

    def post(self, request, *args, **kwargs):
        """Complete it, or give the form back with what to do."""
        form = CompleteActionForm(request.POST, today=self.today)
        if not form.is_valid():
            return self.page(form)
        try:
            actions.complete_action(
                by=request.user, action=self.action, today=self.today, **form.cleaned_data
            )
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.page(form)
        messages.success(request, f"Done: {self.action.what}")
        return redirect("casework:actions", self.person.uid)

    def page(self, form):
        """The page with a form in it."""
        return self.render_to_response(self.get_context_data(form=form, action=self.action))
