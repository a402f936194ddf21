"""What was raised with a manager or a board: of one person, of everybody, and what is done with one."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import organisations_for
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from casework import actions
from casework.forms import (
    AnswerEscalationForm,
    EscalationFilterForm,
    HandOverEscalationForm,
    PassUpEscalationForm,
    RaiseEscalationForm,
    ResolveEscalationForm,
)
from casework.queries import escalation_list
from casework.queries import escalations as queries
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson

ON_A_PAGE = 50


class Escalations(GatedView, TemplateView):
    """Everything raised that somebody may read, the oldest first, with the days left or over."""

    permission = Permission.ESCALATE
    template_name = "casework/escalations.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        staff = self.request.user
        self.form = EscalationFilterForm(self.request.GET)
        found = escalation_list.narrowed(staff, self.today, **self.form.narrowing)
        self.page = Paginator(found, ON_A_PAGE).get_page(self.request.GET.get("page"))
        self.rows = escalation_list.rows(staff, self.page, self.today)
        audit.listed(
            by=staff, kind="escalations", people=list(dict.fromkeys(row.person_uid for row in self.rows))
        )

    def get_context_data(self, **context):
        """Adds one page of them."""
        return super().get_context_data(
            **context,
            form=self.form,
            page=self.page,
            rows=self.rows,
            query=self.request.GET,
            today=self.today,
        )


class PersonEscalations(AboutPerson, TemplateView):
    """What was raised about one person."""

    permission = Permission.ESCALATE
    template_name = "casework/person_escalations.html"
    current = "actions"

    def get_context_data(self, **context):
        """Adds them, the oldest first."""
        found = queries.escalations(self.request.user, self.person)
        return super().get_context_data(
            **context, rows=escalation_list.rows(self.request.user, found, self.today)
        )


class RaiseEscalation(AboutPerson, DeedView):
    """Ask the team manager: about an action, a dispute, or a worry in words. `?about=` chooses from the list."""

    keeps_draft = True
    permission = Permission.ESCALATE
    template_name = "casework/raise_escalation.html"
    form_class = RaiseEscalationForm
    heading = "Escalate"
    current = "actions"

    def get_form_kwargs(self):
        """Adds what is open about the person, and who could answer."""
        staff = self.request.user
        return super().get_form_kwargs() | {
            "causes": queries.causes(staff, self.person, self.granted),
            "answerers": queries.answerers(organisations_for(staff, self.permission), self.today),
        }

    def get_initial(self):
        """What the link that led here names."""
        return {"cause": self.request.GET.get("about", "")}

    def act(self, answers):
        """Raise it."""
        return actions.raise_escalation(by=self.request.user, person=self.person, today=self.today, **answers)

    def said(self, done):
        """Who has until when."""
        return f"Raised with {done.owner}. {escalation_list.until(done)}"

    def onward(self, done):
        """The escalation."""
        return reverse("casework:escalation", args=[done.uid])

    def get_context_data(self, **context):
        """Adds the way back."""
        back = reverse("casework:person-escalations", args=[self.person.uid])
        return super().get_context_data(**context) | {"cancel_url": back}


class AboutEscalation(AboutPerson):
    """A page about one escalation, named in the address by `uid`, and so about its person."""

    permission = Permission.ESCALATE
    current = "actions"

    def scope(self):
        """The escalation, among those somebody may read, its person and what is granted for them."""
        self.escalation = get_object_or_404(
            queries.whole(self.request.user).select_related(
                "person__responsible_council", "person__responsible_icb", "person__link_worker"
            ),
            uid=self.kwargs["uid"],
        )
        self.person = self.escalation.person
        asked = (self.permission, Permission.ESCALATE, Permission.ANSWER_ESCALATION)
        self.granted = granted(self.request.user, self.person, *asked, *SHOWN)

    def opened(self):
        """Reading one writes a line that names it."""
        audit.looked_at(by=self.request.user, subject=self.escalation, person=self.person)

    def get_context_data(self, **context):
        """Adds the escalation, how it stands, and what may be done with it."""
        return super().get_context_data(
            **context,
            escalation=self.escalation,
            row=escalation_list.row(self.escalation, self.granted, self.today),
        )


class EscalationPage(AboutEscalation, TemplateView):
    """One escalation with every step."""

    template_name = "casework/escalation.html"

    def opened(self):
        """Whoever asked has now read what was answered."""
        super().opened()
        if self.request.method == "GET":  # whoever asks for the head alone has read nothing
            actions.read_answer(by=self.request.user, escalation=self.escalation, now=timezone.now())


class EscalationDeed(AboutEscalation, DeedView):
    """A step of one escalation; it leads back to it."""

    keeps_draft = True

    def onward(self, done):
        """The escalation."""
        return reverse("casework:escalation", args=[self.escalation.uid])

    def get_context_data(self, **context):
        """Adds the way back."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}

    def answered_with(self) -> dict:
        """What every step is given."""
        return {"by": self.request.user, "escalation": self.escalation, "today": self.today}


class PassUpEscalation(EscalationDeed):
    """Ask a level above."""

    template_name = "casework/pass_up_escalation.html"
    form_class = PassUpEscalationForm
    heading = "Pass it up"

    def get_form_kwargs(self):
        """Adds the level it is at, and who could take it further."""
        organisations = organisations_for(self.request.user, self.permission)
        return super().get_form_kwargs() | {
            "level": self.escalation.level,
            "answerers": queries.answerers(organisations, self.today),
        }

    def act(self, answers):
        """Pass it up."""
        return actions.pass_up_escalation(**self.answered_with(), **answers)

    def said(self, done):
        """Who has until when."""
        return f"Passed up to the {done.get_level_display()}. {escalation_list.until(done)}"


class HandOverEscalation(EscalationDeed):
    """Another manager sees to the answer."""

    permission = Permission.ANSWER_ESCALATION
    template_name = "casework/hand_over_escalation.html"
    form_class = HandOverEscalationForm
    heading = "Hand it over"

    def get_form_kwargs(self):
        """Adds who could answer there."""
        answerers = queries.answerers([self.escalation.organisation], self.today)
        return super().get_form_kwargs() | {"answerers": answerers}

    def act(self, answers):
        """Hand it over."""
        return actions.hand_over_escalation(**self.answered_with(), **answers)

    def said(self, done):
        """Who has until when."""
        return f"{done.owner} sees to it from now on. {escalation_list.until(done)}"


class AnswerEscalation(EscalationDeed):
    """Record what the level said."""

    permission = Permission.ANSWER_ESCALATION
    template_name = "casework/answer_escalation.html"
    form_class = AnswerEscalationForm
    heading = "Record the answer"
    heard = "The answer is recorded. It stays open until it is resolved."

    def act(self, answers):
        """Record it."""
        return actions.answer_escalation(**self.answered_with(), **answers)


class ResolveEscalation(EscalationDeed):
    """Close it."""

    permission = Permission.ANSWER_ESCALATION
    template_name = "casework/resolve_escalation.html"
    form_class = ResolveEscalationForm
    heading = "Resolve it"
    heard = "It is resolved."

    def act(self, answers):
        """Resolve it."""
        return actions.resolve_escalation(**self.answered_with(), **answers)
