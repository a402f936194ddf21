"""At which address is which programme?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from partnership.views import programmes

app_name = "partnership"

PROGRAMMES = NavigationLink("Programmes", "partnership:programmes", Permission.SEE_PROGRAMMES)

urlpatterns = [
    path("programmes/", programmes.Programmes.as_view(), name="programmes"),
    path("programmes/<uuid:uid>/", programmes.ProgrammePage.as_view(), name="programme"),
    path(
        "milestones/<uuid:uid>/completion/", programmes.CompleteMilestone.as_view(), name="complete-milestone"
    ),
]
