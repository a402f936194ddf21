"""Reminding somebody outside of what they promised."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from casework import actions
from casework.choices import ChaseWay
from casework.forms import ChaseActionForm
from casework.queries import chases
from casework.views.actions import AboutAction
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson


class ChaseAction(AboutAction):
    """Read exactly what will be written, then send the email or print the letter.

    The button of a list sends the same form with the address that is on record: one click.
    """

    template_name = "casework/chase_action.html"
    form_class = ChaseActionForm
    heading = "Chase this promise"

    def scope(self):
        """The action, and whether it was chased in this working day."""
        super().scope()
        self.already = chases.chased_this_working_day(self.action, self.today)

    def get_form_kwargs(self):
        """Another chase of the same working day is asked about."""
        return super().get_form_kwargs() | {"chased_already": self.already is not None}

    def get_initial(self):
        """By email where an address is on record; the address of the last letter to the same organisation."""
        email = self.action.owner_email
        return {
            "way": ChaseWay.EMAIL if email else ChaseWay.LETTER,
            "to_email": email,
            "address": chases.address_used_before(self.request.user, self.action),
        }

    def act(self, answers):
        """Chase it."""
        return actions.chase_action(by=self.request.user, action=self.action, today=self.today, **answers)

    def said(self, done):
        """What goes where."""
        if done.way == ChaseWay.LETTER:
            return f"It is kept that a letter goes to {done.to}. Print it, sign it and post it."
        return f"An email is on its way to {done.to_email}. Our reference is {done.action.reference}."

    def onward(self, done):
        """A letter leads to itself, to be printed."""
        if done is not None and done.way == ChaseWay.LETTER:
            return reverse("casework:chase-letter", args=[done.uid])
        return super().onward(done)

    def get_context_data(self, **context):
        """Adds what will be written, and how it was chased before."""
        return super().get_context_data(
            **context,
            words=chases.words_of(self.action),
            already=self.already,
            before=self.action.chases.select_related("chased_by", "to_organisation"),
        )


class ChaseLetter(AboutPerson, TemplateView):
    """The letter of one chase, to be printed."""

    permission = Permission.SEE_ACTIONS
    template_name = "casework/chase_letter.html"
    current = "actions"

    def scope(self):
        """The chase, among those somebody may read, and the person it is about."""
        found = chases.letters_for(self.request.user)
        self.chase = get_object_or_404(found, uid=self.kwargs["uid"])
        self.person = self.chase.action.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)

    def opened(self):
        """Which letter was read."""
        audit.looked_at(by=self.request.user, subject=self.chase, person=self.person)

    def get_context_data(self, **context):
        """Adds the chase and its words."""
        return super().get_context_data(**context, chase=self.chase, words=chases.words_of(self.chase.action))
