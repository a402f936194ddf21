"""The rights of one person: decisions about which capacity was looked at, and those made for them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from linkworker.words import long_day
from placements.views.about_person import AboutPerson
from reviews.actions import capacity as actions
from reviews.forms.capacity import RecordBestInterestsDecisionForm, RecordCapacityAssessmentForm
from reviews.queries import advocacy, capacity, liberty, withdrawing

TAB = "rights"


class Rights(AboutPerson, TemplateView):
    """What protects somebody's rights, and what is owed to them."""

    permission = Permission.SEE_RIGHTS
    template_name = "reviews/rights.html"
    current = TAB

    def get_context_data(self, **context):
        """Adds the deprivations of liberty, the decisions that were looked at, and the advocates owed."""
        papers = liberty.papers_of(self.person, self.today)
        return super().get_context_data(
            **context,
            proposed=liberty.proposed_scheme(self.person, self.today),
            running=[paper for paper in papers if paper.is_waiting or paper.is_running],
            past=[paper for paper in papers if not (paper.is_waiting or paper.is_running)],
            bare=liberty.bare_statuses(self.person, self.today),
            assessments=capacity.assessments_of(self.person, self.today),
            advocates=advocacy.owed_to(self.person, self.today),
        )


class RightsDeed(AboutPerson, DeedView):
    """A deed about somebody's rights; it leads back to the tab."""

    keeps_draft = True
    permission = Permission.RECORD_RIGHTS
    current = TAB

    def onward(self, done):
        """The tab."""
        return reverse("reviews:rights", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}


class RecordCapacityAssessment(RightsDeed):
    """One decision, one day, one finding."""

    form_class = RecordCapacityAssessmentForm
    template_name = "reviews/record_capacity_assessment.html"
    heading = "Record a capacity assessment"

    def get_form_kwargs(self):
        """Adds the moves it may be about."""
        moves = capacity.moves_to_decide(self.request.user, self.person)
        return super().get_form_kwargs() | {"proposals": moves}

    def get_initial(self):
        """About the move the address names, where it names one."""
        named = self.request.GET.get("move", "")
        move = next(
            (
                one
                for one in capacity.moves_to_decide(self.request.user, self.person)
                if str(one.uid) == named
            ),
            None,
        )
        return {"proposal": move.uid, "about": "home"} if move else {}

    def act(self, answers):
        """Keep it."""
        return actions.record_capacity_assessment(
            by=self.request.user, person=self.person, today=self.today, **answers
        )

    def said(self, done):
        """What follows from it."""
        if done.conclusion == "cannot":
            return "The assessment is recorded. Record the best-interests decision once it is made."
        if done.conclusion == "can":
            return "The assessment is recorded. The person makes this decision."
        return f"The assessment is recorded. The decision waits until {long_day(done.look_again_on)}."

    def onward(self, done):
        """The finding itself, from where the decision follows."""
        if done is None:
            return super().onward(done)
        return reverse("reviews:capacity-assessment", args=[done.uid])


class AboutAssessment(AboutPerson):
    """A page about one finding, named in the address by `uid`: the same scope, gate and trail."""

    current = TAB

    def scope(self):
        """The finding, among those somebody may read, and its person."""
        self.assessment = get_object_or_404(
            capacity.assessment_for(self.request.user), uid=self.kwargs["uid"]
        )
        self.take(self.assessment.person.uid)

    def get_context_data(self, **context):
        """Adds the finding."""
        return super().get_context_data(**context, assessment=self.assessment)


class CapacityAssessmentPage(AboutAssessment, TemplateView):
    """What was found about one decision, and what was decided."""

    permission = Permission.SEE_RIGHTS
    template_name = "reviews/capacity_assessment.html"

    def get_context_data(self, **context):
        """Adds the answers, the decisions made, whether one may be recorded, and what may be withdrawn."""
        finding, decisions = self.assessment, capacity.decisions_on(self.assessment)
        made = [told["decision"] for told in decisions]
        open_to = finding.conclusion == "cannot" and finding.withdrawn_at is None
        return super().get_context_data(
            **context,
            rows=capacity.finding_rows(finding),
            decisions=decisions,
            is_decided=any(one.withdrawn_at is None for one in made),
            may_decide=open_to and Permission.RECORD_RIGHTS in self.granted,
            may_withdraw=self.withdrawable([finding], Permission.WITHDRAW_CAPACITY_ASSESSMENT),
            withdrawable=self.withdrawable(made, Permission.WITHDRAW_BEST_INTERESTS_DECISION),
        )

    def withdrawable(self, rows, permission):
        """Which of some rows about the person the reader may withdraw."""
        return withdrawing.withdrawable(self.request.user, rows, self.person, permission)


class RecordBestInterestsDecision(AboutAssessment, RightsDeed):
    """What was decided for somebody who could not make this decision."""

    form_class = RecordBestInterestsDecisionForm
    template_name = "reviews/record_best_interests_decision.html"
    heading = "Record a best-interests decision"

    def get_form_kwargs(self):
        """Whether the risks of less support are asked."""
        return super().get_form_kwargs() | {"of_a_move": self.assessment.proposal_id is not None}

    def act(self, answers):
        """Keep it."""
        return actions.record_best_interests_decision(
            by=self.request.user, assessment=self.assessment, today=self.today, **answers
        )

    def said(self, done):
        """What it opens."""
        if done.move_id is None:
            return "The best-interests decision is recorded."
        return "The best-interests decision is recorded. It counts as the decision about the move."

    def onward(self, done):
        """The finding, with the decision under it."""
        return reverse("reviews:capacity-assessment", args=[self.assessment.uid])
