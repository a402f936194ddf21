"""The circle of support of one person: its tab, who joins and who leaves, and whom to speak to first."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from placements.actions import advocacy as advocacy_actions
from placements.actions import circle as actions
from placements.forms.advocacy import RecordAdvocacyForm
from placements.forms.circle import AddCircleMemberForm, EditCircleMemberForm, EndCircleMemberForm
from placements.queries import circle
from placements.queries.advocacy import advocacy
from placements.queries.health_provision import health_map
from placements.views.about_person import AboutPerson


class Circle(AboutPerson, TemplateView):
    """Who is in the circle, by side; where nobody is named; advocacy and health care."""

    permission = Permission.SEE_NAMES
    template_name = "placements/circle.html"
    current = "circle"

    def get_context_data(self, **context):
        """Adds the circle, and what only those who may read of health see."""
        context = super().get_context_data(**context)
        found = circle.circle(self.person, context["banner"].placement, on=self.today, granted=self.granted)
        health = Permission.SEE_HEALTH in self.granted
        return context | {
            "circle": found,
            "advocacy": advocacy(self.person, advocates=found.advocates) if health else None,
            "health": health_map(self.person, on=self.today) if health else None,
            "may_edit": Permission.EDIT_PERSON in self.granted,
        }


class CircleDeed(AboutPerson, DeedView):
    """What the deeds on the circle share: the tab, and where they lead."""

    permission = Permission.EDIT_PERSON
    current = "circle"

    def onward(self, done):
        """The circle."""
        return reverse("placements:circle", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class AboutMember(AboutPerson):
    """A page about somebody in a circle, named in the address by `uid`, and so about the person."""

    def scope(self):
        """Among those in the circle of somebody within reach."""
        self.member = get_object_or_404(circle.members_for(self.request.user), uid=self.kwargs["uid"])
        self.take(self.member.person.uid)


class MemberDeed(AboutMember, CircleDeed):
    """A form about somebody in a circle."""

    def get_context_data(self, **context):
        """Adds whom it is about."""
        return super().get_context_data(**context) | {"member": self.member, "caption": self.member.name}


class AddCircleMember(CircleDeed):
    """Somebody joins the circle."""

    template_name = "placements/add_circle_member.html"
    form_class = AddCircleMemberForm
    heading = "Add somebody to the circle"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def act(self, answers):
        return actions.add_circle_member(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        advocate = " The record now says that the person has an advocate." if done.is_advocate else ""
        return f"{done.name} is in the circle.{advocate}"


class EditCircleMember(MemberDeed):
    """Keep right how somebody is reached."""

    template_name = "placements/edit_circle_member.html"
    form_class = EditCircleMemberForm
    heading = "Change what is recorded"
    heard = "The circle is changed."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def get_initial(self):
        return {name: getattr(self.member, name) for name in EditCircleMemberForm.base_fields}

    def act(self, answers):
        return actions.edit_circle_member(
            by=self.request.user, member=self.member, today=self.today, **answers
        )


class EndCircleMember(MemberDeed):
    """Somebody left the circle."""

    template_name = "placements/end_circle_member.html"
    form_class = EndCircleMemberForm
    heading = "End their part in the circle"

    def act(self, answers):
        return actions.end_circle_member(
            by=self.request.user, member=self.member, today=self.today, **answers
        )

    def said(self, done):
        none_left = done.is_advocate and done.person.advocate_in_place is False
        advocate = " The record now says that the person has no advocate." if none_left else ""
        return f"{done.name} is no longer in the circle.{advocate}"


class NameFirstContact(AboutMember, ButtonDeed):
    """From today, speak to them first."""

    permission = Permission.EDIT_PERSON

    def act(self):
        return actions.name_first_contact(by=self.request.user, member=self.member, today=self.today)

    def said(self, done):
        return f"{done.name} is the first point of contact now."

    def onward(self, done):
        """The circle."""
        return reverse("placements:circle", args=[self.person.uid])


class RecordAdvocacy(CircleDeed):
    """An advocate was offered, accepted, declined, or none was to be had."""

    template_name = "placements/record_advocacy.html"
    form_class = RecordAdvocacyForm
    heading = "Record what happened about an advocate"
    heard = "Recorded. Once an advocate has started, add them to the circle."

    def may(self):
        return super().may() and Permission.SEE_HEALTH in self.granted

    def act(self, answers):
        return advocacy_actions.record_advocacy(
            by=self.request.user, person=self.person, today=self.today, **answers
        )
