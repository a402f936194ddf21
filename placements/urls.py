"""At which address is what of placements?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from placements.views import funding, homes, people, stays, trail

app_name = "placements"

PEOPLE = NavigationLink("People", "placements:register", Permission.SEE_PEOPLE)
AUDIT_TRAIL = NavigationLink("Audit trail", "placements:audit-trail", Permission.SEE_AUDIT_TRAIL)
HOMES = NavigationLink("Homes", "placements:homes", Permission.SEE_PLACEMENTS)

urlpatterns = [
    path("people/", people.Register.as_view(), name="register"),
    path("people/new/", people.RegisterPerson.as_view(), name="register-person"),
    path("people/<uuid:uid>/", people.Person.as_view(), name="person"),
    path("people/<uuid:uid>/edit/", people.EditPerson.as_view(), name="edit-person"),
    path("people/<uuid:uid>/placements/new/", stays.StartPlacement.as_view(), name="start-placement"),
    path("placements/<uuid:uid>/ending/", stays.EndPlacement.as_view(), name="end-placement"),
    path("placements/<uuid:uid>/move/", stays.MovePlacement.as_view(), name="move-placement"),
    path("placements/<uuid:uid>/funding/new/", funding.AgreeFunding.as_view(), name="agree-funding"),
    path("people/<uuid:uid>/trail/", trail.PersonTrail.as_view(), name="person-trail"),
    path("audit/", trail.AuditTrail.as_view(), name="audit-trail"),
    path("homes/", homes.Homes.as_view(), name="homes"),
    path("homes/new/", homes.AddHome.as_view(), name="add-home"),
    path("homes/<uuid:uid>/", homes.Home.as_view(), name="home"),
    path("homes/<uuid:uid>/edit/", homes.EditHome.as_view(), name="edit-home"),
]
