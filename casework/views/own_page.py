"""The person's own page: one side of paper they can read; and the card of whoever works for them."""

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.views.generic import TemplateView, View

from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from casework import actions, queries
from casework.choices import Face
from casework.forms import EditOwnCardForm
from linkworker import stored_files
from placements.views.about_person import AboutPerson

PHOTOS = "worker-photos"


class MyPage(AboutPerson, TemplateView):
    """Who helps me, when they come, what I want, how I say what I think, whom I tell."""

    permission = Permission.SEE_GOALS
    template_name = "casework/my_page.html"
    current = "goals"

    def get_context_data(self, **context):
        """Adds the page."""
        own = queries.own_page(self.request.user, self.person, self.today)
        return super().get_context_data(**context, own=own, faces=Face.choices)


class WorkerPhoto(AboutPerson, View):
    """The photo of one person's link worker, for that person's page."""

    permission = Permission.SEE_GOALS

    def get(self, request, *args, **kwargs):
        """The file, or 404 where there is none."""
        return photo(queries.photo_of_worker(self.person))


class EditOwnCard(DeedView):
    """One's own photo and phone."""

    permission = Permission.EDIT_OWN_CARD
    template_name = "casework/edit_own_card.html"
    form_class = EditOwnCardForm
    heading = "How people see you"
    heard = "Kept. It stands on the pages of the people you work for."

    def scope(self):
        """Their own, and nobody else's."""
        self.card = queries.own_card(self.request.user)

    def get_form_kwargs(self):
        """Adds whether there is a photo to take away."""
        return super().get_form_kwargs() | {"has_photo": bool(self.card and self.card.photo)}

    def get_initial(self):
        """The number kept."""
        return {"phone": self.card.phone if self.card else ""}

    def act(self, answers):
        """Keep it."""
        return actions.edit_own_card(by=self.request.user, **answers)

    def onward(self, done):
        """The same page, with the photo."""
        return reverse("casework:edit-own-card")

    def get_context_data(self, **context):
        """Adds the card."""
        return super().get_context_data(**context) | {
            "card": self.card,
            "cancel_url": settings.LOGIN_REDIRECT_URL,
        }


class OwnPhoto(GatedView, View):
    """One's own photo, for the page on which it is changed."""

    permission = Permission.EDIT_OWN_CARD

    def get(self, request, *args, **kwargs):
        """The file, or 404 where there is none."""
        card = queries.own_card(request.user)
        return photo(card.photo if card else "")


def photo(name: str) -> FileResponse:
    """A stored photo, as a picture and nothing else. Raises Http404."""
    path = stored_files.path_of(PHOTOS, name)
    if not name or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/jpeg")
