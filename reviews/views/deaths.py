"""Recording that somebody died, and who was told."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from placements.policies import may
from reviews import actions
from reviews.forms import RecordDeathForm, RecordDeathNoticeForm
from reviews.queries import deaths
from reviews.views.safety import SafetyDeed


class RecordDeath(SafetyDeed):
    """Record that somebody has died."""

    template_name = "reviews/record_death.html"
    form_class = RecordDeathForm
    heading = "Record a death"

    def act(self, answers):
        """Keep it."""
        return actions.record_death(
            by=self.request.user, person=self.person, today=self.today, now=timezone.now(), **answers
        )

    def said(self, done):
        """What has ended."""
        return "The death is recorded. What was planned with them by your organisation has been cancelled."

    def onward(self, done):
        """The tab, unless the person is out of reach now: who hosted them hosts nobody who has died."""
        if done is not None and not may(self.request.user, self.permission, self.person):
            return reverse("placements:register")
        return super().onward(done)


class RecordDeathNotice(SafetyDeed):
    """Record that LeDeR or somebody else was told of a death, named in the address by `uid`."""

    template_name = "reviews/record_death_notice.html"
    form_class = RecordDeathNoticeForm
    heading = "Record who was told"
    heard = "It is recorded."

    def scope(self):
        """The death, among those somebody may read of, and its person."""
        self.death = get_object_or_404(deaths.whole(self.request.user), uid=self.kwargs["uid"])
        self.take(self.death.person.uid)

    def get_initial(self):
        """LeDeR, where it waits; today."""
        waits = deaths.leder_waits(self.death, self.today) is not None
        return {"notified_on": self.today} | ({"kind": "leder"} if waits else {})

    def act(self, answers):
        """Keep it."""
        return actions.record_death_notice(
            by=self.request.user, death=self.death, today=self.today, **answers
        )
