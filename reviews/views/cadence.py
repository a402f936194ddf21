"""The rules of review dates: what is in force, what it was and will be; and changing one, with its preview first."""

from functools import partial

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts import audit
from accounts.policies import allowed
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.words import long_day
from reviews import actions
from reviews.forms import CadenceForm, ConfirmCadenceForm
from reviews.queries import cadence
from reviews.views import wording


class Cadence(GatedView, TemplateView):
    """How often each kind of review is due, since when and why; of a change, whose dates it moves."""

    permission = Permission.SEE_CADENCE
    template_name = "reviews/cadence.html"

    def opened(self):
        """Whoever is named goes into the trail."""
        self.moves, self.rule = [], None
        asked = self.request.GET.get("moves", "")
        if asked:
            self.rule = cadence.newest_rule(asked)
            before = self.rule and cadence.rule_before(self.rule)
            if before is None:
                raise Http404
            if allowed(self.request.user, Permission.SEE_REVIEWS):
                self.moves = cadence.moves_of(self.request.user, before, self.rule)
                audit.listed(by=self.request.user, kind="dates moved", people=[one.uid for one in self.moves])

    def get_context_data(self, **context):
        """The rules, and the people behind one change."""
        user = self.request.user
        return super().get_context_data(
            **context,
            rules=[wording.rule(told, self.today) for told in cadence.rules_told(self.today)],
            may_change=allowed(user, Permission.CHANGE_CADENCE),
            names_people=allowed(user, Permission.SEE_REVIEWS),
            moved_by=self.rule and wording.version(self.rule),
            moves=self.moves,
        )


class ChangeCadence(DeedView):
    """How often a kind of review is due from a day on. The questions stand in the address, the preview confirms."""

    permission = Permission.CHANGE_CADENCE
    template_name = "reviews/change_cadence.html"
    form_class = ConfirmCadenceForm
    heading = "Change how often a review is due"

    def scope(self):
        """The rule the address names, and what was asked; a confirmation without questions is no page."""
        self.rule = cadence.newest_rule(self.request.GET.get("rule", ""))
        if self.rule is None:
            raise Http404
        self.questions = self.asked()
        self.preview = (
            self.questions.is_bound and self.questions.is_valid() and "change" not in self.request.GET
        )
        if self.request.method == "POST" and not self.preview:
            raise Http404

    def asked(self):
        """The form of the questions: as answered in the address, else as the rule stands."""
        stands = wording.answers_of(self.rule)
        answered = self.request.GET if "first_number" in self.request.GET else None
        return CadenceForm(
            answered,
            initial=stands | {"rule": self.rule.key},
            repeats="then_number" in stands,
            begun_on=self.rule.valid_from,
            in_force={name: getattr(self.rule, name) for name in (*actions.PERIODS, "source")},
            too_late=partial(cadence.too_late, self.rule),
            today=self.today,
        )

    def get_context_data(self, **context):
        """The questions, or the preview with its counts."""
        back = reverse("reviews:cadence")
        context = super().get_context_data(**context) | {
            "rule": wording.version(self.rule),
            "questions": self.questions,
            "preview": self.preview,
            "back_url": back,
            "cancel_url": back,
        }
        return context | (self.previewed() if self.preview else {})

    def previewed(self):
        """What would move, council by council: counts, and never whose."""
        said = self.questions.cleaned_data
        wanted = cadence.changed(self.rule, self.questions.periods, said["source"], said["valid_from"])
        counts = cadence.counts_of(self.rule, wanted)
        return {
            "wanted": wording.version(wanted),
            "counts": counts,
            "total": cadence.total(counts),
            "again_url": f"?{self.request.GET.urlencode()}&change=yes",
        }

    def act(self, answers):
        """Change it."""
        said = self.questions.cleaned_data
        return actions.change_cadence(
            by=self.request.user,
            rule=self.rule,
            valid_from=said["valid_from"],
            periods=self.questions.periods,
            source=said["source"],
            today=self.today,
            now=timezone.now(),
            **answers,
        )

    def said(self, done):
        """From when."""
        return f"Changed from {long_day(done.valid_from)} on. Until then nothing changes."

    def onward(self, done):
        """The rules."""
        return reverse("reviews:cadence")
