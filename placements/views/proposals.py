"""Proposing a placement, deciding about it, agreeing to it, starting it, or not."""

from django.shortcuts import get_object_or_404

from accounts.roles import Permission
from linkworker.forms import GovukForm
from placements.actions import decisions
from placements.actions import proposals as actions
from placements.forms.decisions import RecordDecisionForm
from placements.forms.proposals import (
    ProposePlacementForm,
    RefuseProposalForm,
    StartProposalForm,
    WithdrawProposalForm,
)
from placements.queries import proposals
from placements.queries.banner import lives_at
from placements.views.about_person import AboutPerson
from placements.views.deeds import PlacementsDeed


class ProposePlacement(AboutPerson, PlacementsDeed):
    """A home for a person from a day, for somebody else to agree to."""

    permission = Permission.PROPOSE_PLACEMENT
    form_class = ProposePlacementForm
    template_name = "placements/propose_placement.html"
    heading = "Propose a placement"
    heard = (
        "The placement is proposed. Record who decided about the move, and have somebody else agree to it."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"staff": self.request.user}

    def get_initial(self):
        return {"placed_by": self.person.responsible_council}

    def act(self, answers):
        return actions.propose_placement(
            by=self.request.user, person=self.person, today=self.today, **answers
        )


class AboutProposal(AboutPerson):
    """A page about one proposal, named in the address by `uid`: the same scope, gate and trail."""

    def scope(self):
        """The proposal, among those of people somebody may know of."""
        self.proposal = get_object_or_404(proposals.proposals(self.request.user), uid=self.kwargs["uid"])
        self.take(self.proposal.person.uid)

    def get_context_data(self, **context):
        """Adds the proposal and where it would be."""
        address = Permission.SEE_ADDRESS in self.granted
        return super().get_context_data(
            **context, proposal=self.proposal, proposed_home=lives_at(self.proposal.home, address=address)
        )


class RecordDecision(AboutProposal, PlacementsDeed):
    """Who decided about the move."""

    permission = Permission.PROPOSE_PLACEMENT
    form_class = RecordDecisionForm
    template_name = "placements/record_decision.html"
    heading = "Who decided about this move?"
    heard = "The decision is recorded."

    def act(self, answers):
        return decisions.record_decision(
            by=self.request.user, proposal=self.proposal, today=self.today, **answers
        )


class AgreePlacement(AboutProposal, PlacementsDeed):
    """Yes, by somebody other than who proposed it."""

    permission = Permission.AGREE_PLACEMENT
    form_class = GovukForm
    template_name = "placements/agree_placement.html"
    heading = "Agree to this placement"
    heard = "The placement is agreed. It starts once they have moved in."

    def act(self, answers):
        return actions.agree_placement(by=self.request.user, proposal=self.proposal, today=self.today)


class StartProposal(AboutProposal, PlacementsDeed):
    """They have moved in."""

    permission = Permission.START_PLACEMENT
    form_class = StartProposalForm
    template_name = "placements/start_proposal.html"
    heading = "Record the start"
    heard = "The placement is started. Nobody pays for it yet: agree who does."

    def get_form_kwargs(self):
        home, replaces = self.proposal.home.uid, self.proposal.replaces is not None
        return super().get_form_kwargs() | {"replaces": replaces, "home": home}

    def act(self, answers):
        return actions.start_proposal(
            by=self.request.user, proposal=self.proposal, today=self.today, **answers
        )


class WithdrawProposal(AboutProposal, PlacementsDeed):
    """Take it back, with a reason."""

    permission = Permission.PROPOSE_PLACEMENT
    form_class = WithdrawProposalForm
    template_name = "placements/withdraw_proposal.html"
    heading = "Withdraw this proposal"
    heard = "The proposal is withdrawn."

    def act(self, answers):
        return actions.withdraw_proposal(
            by=self.request.user, proposal=self.proposal, today=self.today, **answers
        )


class RefuseProposal(AboutProposal, PlacementsDeed):
    """No, with a reason."""

    permission = Permission.AGREE_PLACEMENT
    form_class = RefuseProposalForm
    template_name = "placements/refuse_proposal.html"
    heading = "Refuse this proposal"
    heard = "The proposal is refused."

    def act(self, answers):
        return actions.refuse_proposal(
            by=self.request.user, proposal=self.proposal, today=self.today, **answers
        )
