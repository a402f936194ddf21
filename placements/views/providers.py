"""One provider: its homes, their ratings, and what lives there and is paid within reach."""

from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.gate import GatedView
from placements.queries import providers


class Provider(GatedView, TemplateView):
    """Who runs homes somebody may know of."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/provider.html"

    def scope(self):
        """The provider, or 404."""
        self.provider = providers.provider_named(self.request.user, self.kwargs["uid"])

    def get_context_data(self, **context):
        """Adds the page of the provider."""
        return super().get_context_data(
            **context,
            provider=self.provider,
            page=providers.provider_page(self.provider, self.request.user, on=self.today),
        )
