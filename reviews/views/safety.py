"""What keeps one person safe, on one tab: concerns, restrictive practice, the dynamic support register, a death."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements.views.about_person import AboutPerson
from reviews.queries import deaths, discharge, dynamic_support, restraint, safeguarding, withdrawing


class Safety(AboutPerson, TemplateView):
    """Everything about somebody's safety; what is still owed stands with each part."""

    permission = Permission.SEE_SAFEGUARDING
    template_name = "reviews/safety.html"
    current = "safety"

    def get_context_data(self, **context):
        """Adds each part as far as it may be seen: the register tells of health, a plan to leave is a review's."""
        staff, person, today = self.request.user, self.person, self.today
        practices = restraint.practices_of(staff, person)
        health = Permission.SEE_HEALTH in self.granted
        support = dynamic_support.support_of(staff, person, today) if health else None
        rated = [entry.row for entry in support.entries] if support else []
        used = [one.practice for one in practices]
        reads_reviews = Permission.READ_REVIEW in self.granted
        return super().get_context_data(
            **context,
            concerns=safeguarding.concerns_of(staff, person, today),
            practices=practices,
            tally=restraint.tally(practices, timezone.now()),
            support=support,
            practices_to_withdraw=withdrawing.withdrawable(
                staff, used, person, Permission.WITHDRAW_RESTRAINT
            ),
            ratings_to_withdraw=withdrawing.withdrawable(staff, rated, person, Permission.WITHDRAW_RATING),
            death=deaths.death_of(staff, person, today),
            plan=discharge.plan_of(person, today) if reads_reviews else None,
        )


class SafetyDeed(AboutPerson, DeedView):
    """What the deeds of the tab share: they lead back to it."""

    keeps_draft = True
    permission = Permission.RECORD_SAFEGUARDING
    current = "safety"

    def onward(self, done):
        """The tab."""
        return reverse("reviews:safety", args=[self.person.uid])

    def get_context_data(self, **context):
        """The way back is the way on."""
        return super().get_context_data(**context) | {"cancel_url": self.onward(None)}
