"""Which package answers at which address. Each package keeps its own list."""

from django.urls import include, path

from linkworker import views

handler400 = "linkworker.views.bad_request"
handler500 = "linkworker.views.server_error"

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("components/", views.components, name="components"),
    path("", include("accounts.urls")),
    path("", include("placements.urls")),
    path("", include("casework.urls")),
    path("", include("reviews.urls")),
    path("", include("partnership.urls")),
    path("", include("reporting.urls")),
]
