"""Two records of one person made one: proposing, agreeing, dropping and undoing, and the list of merges."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from accounts.views.gate import GatedView
from linkworker.words import long_day
from placements.actions import merges as actions
from placements.forms.merges import ProposeMergeForm, SureForm
from placements.queries import merges
from placements.views.about_person import AboutPerson

MOST_LISTED = 100


class ProposeMerge(AboutPerson, DeedView):
    """Say that another record is of this person too."""

    permission = Permission.PROPOSE_MERGE
    form_class = ProposeMergeForm
    template_name = "placements/propose_merge.html"
    current = "summary"
    heading = "Merge with another record"

    def get_initial(self):
        return {"other_reference": self.request.GET.get("other", "")}

    def act(self, answers):
        return actions.propose_merge(by=self.request.user, person=self.person, now=timezone.now(), **answers)

    def said(self, done):
        return "The merge is proposed. Somebody else must agree before anything moves."

    def onward(self, done):
        return reverse("placements:agree-merge", args=[done.uid])


class AboutMerge(GatedView):
    """A page about one merge: 404 unless both people are one's own council's."""

    permission = Permission.MERGE_PEOPLE

    def scope(self):
        """The merge, among those somebody could have proposed."""
        mine = merges.merges_for(self.request.user, Permission.PROPOSE_MERGE)
        self.merge = get_object_or_404(mine, uid=self.kwargs["uid"])

    def may(self):
        """The page's permission at the very council of the two."""
        return self.merge in merges.merges_for(self.request.user, self.permission)

    def opened(self):
        """Both are named."""
        people = [self.merge.kept.uid, self.merge.other.uid]
        audit.listed(by=self.request.user, kind="merge", people=people)

    def get_context_data(self, **context):
        """The two side by side."""
        return super().get_context_data(
            **context,
            merge=self.merge,
            kept=merges.side(self.request.user, self.merge.kept, self.merge),
            other=merges.side(self.request.user, self.merge.other, self.merge),
            back_url=reverse("placements:merges"),
            cancel_url=reverse("placements:merges"),
        )

    def onward(self, done):
        return reverse("placements:merges")


class AgreeMerge(AboutMerge, DeedView):
    """The two records side by side; agreeing makes them one."""

    form_class = SureForm
    template_name = "placements/agree_merge.html"
    heading = "Are these one person?"

    def may(self):
        """Who proposes may look; who may merge may agree."""
        self.may_agree = super().may()
        return self.may_agree or self.request.method in ("GET", "HEAD")

    def get_context_data(self, **context):
        """Adds what is in the way, and whether this reader is the one to agree."""
        waiting = not (self.merge.agreed_at or self.merge.dropped_at)
        own = self.merge.proposed_by == self.request.user
        return super().get_context_data(
            **context,
            waiting=waiting,
            may_agree=waiting and self.may_agree and not own,
            may_undo=self.may_agree and self.merge.agreed_at and not self.merge.undone_at,
            conflicts=merges.conflicts(self.merge.kept, self.merge.other) if waiting else [],
            proposed=long_day(timezone.localtime(self.merge.proposed_at)),
        )

    def act(self, answers):
        return actions.agree_merge(by=self.request.user, merge=self.merge, now=timezone.now())

    def said(self, done):
        return f"{done.other.reference} is now part of {done.kept.reference}. This can be undone."

    def onward(self, done):
        return reverse("placements:person", args=[done.kept.uid])


class DropMerge(AboutMerge, ButtonDeed):
    """Take a proposal back, or say no to it."""

    permission = Permission.PROPOSE_MERGE
    heard = "The proposal is dropped. Nothing was moved."

    def act(self):
        return actions.drop_merge(by=self.request.user, merge=self.merge, now=timezone.now())


class UndoMerge(AboutMerge, DeedView):
    """Make two records of one again, as they were."""

    form_class = SureForm
    template_name = "placements/undo_merge.html"
    heading = "Undo this merge"

    def scope(self):
        """Only a merge that is in force can be undone."""
        super().scope()
        if not self.merge.agreed_at or self.merge.undone_at:
            raise Http404

    def act(self, answers):
        return actions.undo_merge(by=self.request.user, merge=self.merge, now=timezone.now())

    def said(self, done):
        return f"{done.other.reference} is a record of its own again."

    def onward(self, done):
        return reverse("placements:person", args=[done.other.uid])


class Merges(GatedView, TemplateView):
    """What is proposed, merged and undone among one's own people, the newest first."""

    permission = Permission.PROPOSE_MERGE
    template_name = "placements/merges.html"

    def get_context_data(self, **context):
        """The merges; everybody named goes into the trail."""
        staff = self.request.user
        found = merges.listed(staff, merges.merges_for(staff, self.permission)[:MOST_LISTED])
        people = [person.uid for row in found for person in (row.merge.kept, row.merge.other)]
        audit.listed(by=staff, kind="merges", people=list(dict.fromkeys(people)))
        return super().get_context_data(**context, merges=found)
