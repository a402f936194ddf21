"""Where a deed about somebody's record leads."""

from django.urls import reverse

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from placements import policies


class RecordDeed(DeedView):
    """A deed about a person or a placement: it leads to the person, or to the register once out of reach."""

    def onward(self, done):
        """The person's own page while somebody may still open it."""
        person = getattr(done, "person", done)
        if policies.may(self.request.user, Permission.SEE_PEOPLE, person):
            return reverse("placements:person", args=[person.uid])
        return reverse("placements:register")


class MoneyDeed(RecordDeed):
    """A deed about who pays: it leads to the Money tab, or to the person for who may not read that."""

    def onward(self, done):
        """The tab says what is proposed and who pays by now."""
        if policies.may(self.request.user, Permission.SEE_COSTS, self.person):
            return reverse("placements:person-money", args=[self.person.uid])
        return super().onward(self.person)


class PlacementsDeed(RecordDeed):
    """A deed of the Placements tab: it leads back to it, and so does leaving it undone."""

    current = "placements"

    def onward(self, done):
        """The tab while somebody may still open it."""
        person = getattr(done, "person", None) or self.person
        if policies.may(self.request.user, Permission.SEE_PLACEMENTS, person):
            return reverse("placements:placements", args=[person.uid])
        return super().onward(person)

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "cancel_url": reverse("placements:placements", args=[self.person.uid])
        }
